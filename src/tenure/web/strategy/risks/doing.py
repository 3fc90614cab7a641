"""What a lead does with risks: open, review, plan and finish mitigations, close, and open again."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Final

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from tenure.partnership import may, riskers
from tenure.partnership.actions import risks as actions
from tenure.partnership.actions.risks import Opened, Planned, Reviewed
from tenure.partnership.models import Risk
from tenure.strategy.barriers.judging import IMPACTS, LIKELIHOODS
from tenure.terms.problems import UsedWrongly
from tenure.web.showing import SignedIn, show, told
from tenure.web.strategy.meetings.saying import Fault, day_in, fault_of, require_each, words_in
from tenure.web.strategy.risks.views import one_risk, risk_page

STEPS_SAID: Final = {"likelihood": "how likely it is", "impact": "how bad it would be"}
"""What each step judges."""


@require_http_methods(["GET", "POST"])
@login_required
@told
def new(request: SignedIn) -> HttpResponse:
    """Put a risk on the register."""
    may.require(riskers.keep_risks(request.user), by=request.user, about="a risk")
    fault: Fault = ""
    if request.method == "POST":
        try:
            _require(request, title="title", cause="cause", consequence="consequence", owner="owner")
            return redirect(actions.open_risk(_opened(request), _reviewed(request), by=request.user))
        except UsedWrongly as problem:
            fault = fault_of(problem)
    said = {"likelihoods": LIKELIHOODS, "impacts": IMPACTS, "typed": request.POST, "fault": fault}
    return show(request, "strategy/risks/new.html", status=400 if fault else 200, **said)


@require_POST
@login_required
@told
def review(request: SignedIn, code: str) -> HttpResponse:
    """Judge a risk again."""

    def work(risk: Risk) -> None:
        _require(request)
        actions.review(risk, _reviewed(request), by=request.user)

    return _done(request, code, work, "The review is written down.", at="likelihood")


@require_POST
@login_required
@told
def plan(request: SignedIn, code: str) -> HttpResponse:
    """Write down what is to be done about a risk."""
    said = request.POST

    def work(risk: Risk) -> None:
        require_each(
            {
                "text": lambda: words_in(request, "text", "mitigation"),
                "who": lambda: words_in(request, "who", "owner"),
                "due": lambda: day_in(request, "due", "due day"),
            }
        )
        planned = Planned(said.get("text", ""), said.get("who", ""), day_in(request, "due", "due day"))
        actions.plan(risk, planned, by=request.user)

    return _done(request, code, work, "The mitigation is planned.", at="text")


@require_POST
@login_required
@told
def mitigated(request: SignedIn, code: str, number: int) -> HttpResponse:
    """Say that a mitigation is done."""

    def work(risk: Risk) -> None:
        found = risk.mitigations.filter(pk=number).first()
        if found is None:
            raise UsedWrongly("There is no such mitigation of this risk.")
        actions.mitigated(found, on=timezone.localdate(), by=request.user)

    return _done(request, code, work, "The mitigation is done.", at="mitigations")


@require_POST
@login_required
@told
def close(request: SignedIn, code: str) -> HttpResponse:
    """Close a risk with the reason."""
    why = request.POST.get("why", "")
    return _done(
        request, code, lambda risk: actions.close(risk, why=why, by=request.user), "It is closed.", at="why"
    )


@require_POST
@login_required
@told
def again(request: SignedIn, code: str) -> HttpResponse:
    """Open a closed risk again."""
    return _done(
        request, code, lambda risk: actions.open_again(risk, by=request.user), "It is open again.", at="why"
    )


def _done(
    request: SignedIn, code: str, work: Callable[[Risk], object], says: str, *, at: str
) -> HttpResponse:
    risk = one_risk(request, code)
    may.require(riskers.keep_risks(request.user), by=request.user, about=f"risk {code[:60]}")
    try:
        work(risk)
    except UsedWrongly as problem:
        return risk_page(request, risk, fault=fault_of(problem), at=at)
    messages.success(request, says)
    return redirect(risk)


def _require(request: SignedIn, **words: str) -> None:
    """Faulty where these words, or what a review says, are not as they have to be."""
    reads = {name: partial(words_in, request, name, what) for name, what in words.items()}
    judged = {name: partial(_step, request, name) for name in STEPS_SAID}
    require_each({**reads, **judged, "review": lambda: day_in(request, "review", "next review")})


def _opened(request: SignedIn) -> Opened:
    said = request.POST
    title, cause, consequence, owner = (
        said.get(name, "") for name in ("title", "cause", "consequence", "owner")
    )
    return Opened(title, cause, consequence, owner)


def _reviewed(request: SignedIn) -> Reviewed:
    said = request.POST
    return Reviewed(
        _step(request, "likelihood"),
        _step(request, "impact"),
        day_in(request, "review", "next review"),
        said.get("note", ""),
    )


def _step(request: SignedIn, name: str) -> int:
    said = request.POST.get(name, "")
    if not (said.isascii() and said.isdigit() and len(said) == 1):
        raise UsedWrongly(f"Choose {STEPS_SAID[name]}, from 1 to 5.")
    return int(said)
