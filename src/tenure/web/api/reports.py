"""Reports and case studies as JSON: which there are, one built, its file, and what partners wrote."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import HttpResponse
from django.utils import timezone
from ninja import Query, Router, Status

from tenure.partnership import limits, may, reporters, reporting
from tenure.partnership.actions import cases
from tenure.partnership.actions import reports as actions
from tenure.partnership.models import CaseStudy, ReportMade
from tenure.publish.strategy.reports.kinds import KINDS, kind_of
from tenure.publish.strategy.reports.parts import Report
from tenure.publish.strategy.reports.writing import FORMS
from tenure.strategy.casestudies import Consent, Told
from tenure.terms.problems import UsedWrongly
from tenure.web.api.reportshapes import (
    CaseIn,
    CaseOut,
    ConsentIn,
    DaysQuestion,
    KindOut,
    MadeOut,
    ReportOut,
)
from tenure.web.plan.scenarios import whose
from tenure.web.showing import SignedIn, download

router = Router(tags=["reports"])


@router.get("/reports", response=list[KindOut], summary="The reports there are")
def reports(request: SignedIn) -> list[dict[str, Any]]:
    may.require(reporters.see_reports(request.user), by=request.user, about="reports")
    return [
        {"key": each.key, "name": each.name, "says": each.says, "since": each.since, "forms": list(FORMS)}
        for each in KINDS.values()
    ]


@router.get("/reports/made", response=list[MadeOut], summary="Reports that were taken, newest first")
def made(request: SignedIn) -> list[ReportMade]:
    may.require(reporters.see_reports(request.user), by=request.user, about="reports")
    return list(ReportMade.objects.all()[:200])


@router.get("/reports/{key}", response=ReportOut, summary="One report: its findings and its figures, cited")
def report(request: SignedIn, key: str, days: Query[DaysQuestion]) -> Report:
    on, since = _days(key, days)
    return actions.seen(key, by=request.user, on=on, since=since)


@router.get("/reports/{key}/{form}", summary="One report as a file: pdf, pptx, xlsx or html")
def file(request: SignedIn, key: str, form: str, days: Query[DaysQuestion]) -> HttpResponse:
    on, since = _days(key, days)
    if form not in FORMS:
        raise UsedWrongly(f"A report is not written as {form[:20]}. Ask for {', '.join(FORMS)}.")
    limits.spend("export", request.user.pk)
    taken = actions.take(key, form, by=request.user, on=on, since=since)
    return download(taken.content, name=f"{taken.report.file}.{form}", kind=FORMS[form])


def _days(key: str, days: DaysQuestion) -> tuple[date | None, date | None]:
    """The days that are asked for; what changed counts from a quarter of a year ago, if nothing is said."""
    since = days.since or (reporting.usual_since(days.on) if kind_of(key).since else None)
    return days.on, since


@router.get("/case-studies", response=list[CaseOut], summary="The case studies that you may see")
def listing(request: SignedIn) -> list[dict[str, Any]]:
    may.require(reporters.see_reports(request.user), by=request.user, about="case studies")
    return [_shape(case) for case in cases.cases_of(request.user)]


@router.get("/case-studies/{number}", response=CaseOut, summary="One case study")
def one(request: SignedIn, number: int) -> dict[str, Any]:
    return _shape(cases.case_of(request.user, number))


@router.post("/case-studies", response={201: CaseOut}, summary="Write a case study")
def tell(request: SignedIn, asked: CaseIn) -> Status[dict[str, Any]]:
    framework, _ = reporting.framework_on(timezone.localdate())
    told = Told(**{**asked.dict(), "evidence": tuple(asked.evidence)})
    case = cases.tell(told=told, framework=framework, partner=whose(request), by=request.user)
    return Status(201, _shape(case))


@router.post("/case-studies/{number}/consent", response=CaseOut, summary="Record whose consent it rests on")
def consent(request: SignedIn, number: int, asked: ConsentIn) -> dict[str, Any]:
    case = cases.case_of(request.user, number)
    given = Consent(asked.given_by, asked.on, asked.scope, asked.until)
    cases.record_consent(case=case, consent=given, by=request.user)
    return _shape(cases.case_of(request.user, number))


@router.post("/case-studies/{number}/share", response=CaseOut, summary="Show it to the whole partnership")
def share(request: SignedIn, number: int) -> dict[str, Any]:
    case = cases.case_of(request.user, number)
    cases.share(case=case, by=request.user)
    return _shape(case)


@router.post("/case-studies/{number}/withdraw", response=CaseOut, summary="Take it out for good")
def withdraw(request: SignedIn, number: int) -> dict[str, Any]:
    case = cases.case_of(request.user, number)
    cases.withdraw(case=case, by=request.user)
    return _shape(cases.case_of(request.user, number))


def _shape(case: CaseStudy) -> dict[str, Any]:
    """A case study without the name of whoever gave consent."""
    known = cases.consent_of(case)
    told = vars(cases.told_of(case))
    return {
        **told,
        "number": case.pk,
        "partner": case.partner.number if case.partner else None,
        "shared": case.shared_at is not None,
        "withdrawn_on": timezone.localdate(case.withdrawn_at) if case.withdrawn_at else None,
        "scope": known.scope if known else None,
        "until": known.until if known else None,
    }
