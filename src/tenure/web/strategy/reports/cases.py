"""Pages of case studies: the list, one of them, writing, consent, sharing and withdrawing."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models import TextField
from django.db.models.functions import Cast
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from tenure.partnership import may, reporters, reporting
from tenure.partnership.actions import cases as actions
from tenure.partnership.models import CaseStudy, ReportMade
from tenure.publish.strategy.reports.kinds import NAMES
from tenure.strategy.casestudies import SCOPES
from tenure.web.plan.scenarios import whose
from tenure.web.showing import SignedIn, show, told
from tenure.web.strategy.reports.forms import CaseForm, ConsentForm


@require_safe
@login_required
@told
def listing(request: SignedIn) -> HttpResponse:
    may.require(reporters.see_reports(request.user), by=request.user, about="case studies")
    framework, _ = reporting.framework_on(timezone.localdate())
    return show(
        request,
        "strategy/reports/cases.html",
        cases=[(one, actions.consent_of(one)) for one in actions.cases_of(request.user)],
        activities={each.code: each.title for each in framework.activities},
        writes=reporters.write_case(request.user, whose(request)),
        scopes=SCOPES,
    )


@require_safe
@login_required
@told
def case(request: SignedIn, number: int) -> HttpResponse:
    found = actions.case_of(request.user, number)
    framework, _ = reporting.framework_on(timezone.localdate())
    activity, outcome = framework.activity(found.activity), framework.outcome(found.outcome)
    return show(
        request,
        "strategy/reports/case.html",
        case=found,
        activity=activity,
        outcome=outcome,
        evidence=[kpi for code in found.evidence if (kpi := framework.kpi(code))],
        consent=actions.consent_of(found),
        scopes=SCOPES,
        changes=reporters.change_case(request.user, found),
        withdraws=reporters.withdraw_case(request.user, found),
        told_in=_told_in(found),
        names=NAMES,
    )


def _told_in(case: CaseStudy) -> list[ReportMade]:
    """The reports that told it: numbers are asked for in the list as the database writes it, as [3, 12]."""
    written = ReportMade.objects.annotate(told=Cast("stories", TextField()))
    return list(written.filter(told__regex=rf"[\[ ]{case.pk}[\],]"))


@require_http_methods(["GET", "POST"])
@login_required
@told
def new(request: SignedIn) -> HttpResponse:
    partner = whose(request)
    may.require(reporters.write_case(request.user, partner), by=request.user, about="a case study")

    def keep(told: Any, framework: Any) -> CaseStudy:
        return actions.tell(told=told, framework=framework, partner=partner, by=request.user)

    return _writing(request, None, keep)


@require_http_methods(["GET", "POST"])
@login_required
@told
def change(request: SignedIn, number: int) -> HttpResponse:
    found = actions.case_of(request.user, number)
    may.require(reporters.change_case(request.user, found), by=request.user, about=f"case study {number}")

    def keep(told: Any, framework: Any) -> CaseStudy:
        return actions.change(case=found, told=told, framework=framework, by=request.user)

    return _writing(request, found, keep)


def _writing(request: SignedIn, case: CaseStudy | None, keep: Any) -> HttpResponse:
    """The form of a case study, and what became of it."""
    framework, _ = reporting.framework_on(timezone.localdate())
    posted = request.POST if request.method == "POST" else None
    form = CaseForm(posted, framework=framework)
    if posted is not None and form.is_valid():
        try:
            kept = keep(form.told(), framework)
        except actions.NotYet as problem:
            _tell(form, problem)
        else:
            messages.success(request, "The case study is kept. It is shown once consent is recorded.")
            return redirect(kept)
    said = posted or (vars(actions.told_of(case)) if case else {})
    ticked = set(posted.getlist("evidence") if posted is not None else (case.evidence if case else ()))
    status = 400 if form.errors else 200
    page = {"form": form, "case": case, "framework": framework, "said": said, "ticked": ticked}
    return show(request, "strategy/reports/case_form.html", status=status, **page)


def _tell(form: Form, problem: actions.NotYet) -> None:
    for name, says in problem.faults.items():
        form.add_error(name, says)


@require_http_methods(["GET", "POST"])
@login_required
@told
def consent(request: SignedIn, number: int) -> HttpResponse:
    """Write down who agreed, when, for whose eyes and until when."""
    found = actions.case_of(request.user, number)
    may.require(reporters.change_case(request.user, found), by=request.user, about=f"case study {number}")
    form = ConsentForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.record_consent(case=found, consent=form.consent(), by=request.user)
        except actions.NotYet as problem:
            _tell(form, problem)
        else:
            messages.success(request, "The consent is written down.")
            return redirect(found)
    status = 400 if form.errors else 200
    page = {"case": found, "form": form, "scopes": SCOPES, "today": timezone.localdate()}
    return show(request, "strategy/reports/consent.html", status=status, **page)


@require_POST
@login_required
@told
def share(request: SignedIn, number: int) -> HttpResponse:
    found = actions.case_of(request.user, number)
    actions.share(case=found, by=request.user)
    messages.success(request, "The case study is shared, and told in the reports that its consent covers.")
    return redirect(found)


@require_http_methods(["GET", "POST"])
@login_required
@told
def withdraw(request: SignedIn, number: int) -> HttpResponse:
    """Ask once, then take a case study out for good."""
    found = actions.case_of(request.user, number)
    decision = reporters.withdraw_case(request.user, found)
    may.require(decision, by=request.user, about=f"case study {number}")
    if request.method == "POST":
        actions.withdraw(case=found, by=request.user)
        messages.success(request, "The case study is taken out. No later report tells it.")
        return redirect(found)
    return show(request, "strategy/reports/withdraw.html", case=found, told_in=_told_in(found), names=NAMES)
