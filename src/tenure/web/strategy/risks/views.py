"""The risk register: every open risk and the matrix, one risk with its history, and those that are closed."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.db.models import Prefetch
from django.http import HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from tenure.partnership import may, riskers
from tenure.partnership.endings import owners_who_left
from tenure.partnership.models import Risk, RiskScore
from tenure.publish.strategy.barriers import RiskRow, as_table, register
from tenure.publish.tables import table_csv
from tenure.strategy.barriers.judging import IMPACTS, LIKELIHOODS, Mitigation, standing
from tenure.web.showing import CSV, SignedIn, download, show, told
from tenure.web.strategy.meetings.saying import Fault

ENDED = " (their account has ended)"
ROWS = 40
"""Risks on one page, each with a title of up to 200 letters."""


@require_safe
@login_required
@told
def risks(request: SignedIn) -> HttpResponse:
    """The open risks, largest first, a page at a time, and the matrix of all."""
    may.require(riskers.see_risks(request.user), by=request.user, about="the risk register")
    found = register(open_rows())
    numbers = {row.code: n for n, row in enumerate(found.rows, 1)}
    return show(
        request,
        "strategy/risks/list.html",
        found=found,
        page=Paginator(found.rows, ROWS).get_page(request.GET.get("page")),
        numbers=numbers,
        closed=Risk.objects.filter(closed_on__isnull=False).count(),
        keeps=bool(riskers.keep_risks(request.user)),
    )


@require_safe
@login_required
@told
def table(request: SignedIn) -> HttpResponse:
    """The open risks as a file."""
    may.require(riskers.see_risks(request.user), by=request.user, about="the risk register")
    return download(table_csv(as_table(open_rows())), name="risks.csv", kind=CSV)


@require_safe
@login_required
@told
def closed(request: SignedIn) -> HttpResponse:
    """The risks that are closed, latest first, each with the reason, a page at a time."""
    may.require(riskers.see_risks(request.user), by=request.user, about="the risk register")
    found = Risk.objects.filter(closed_on__isnull=False).order_by("-closed_on", "code")
    page = Paginator(found, ROWS).get_page(request.GET.get("page"))
    return show(request, "strategy/risks/closed.html", page=page)


@require_safe
@login_required
@told
def risk(request: SignedIn, code: str) -> HttpResponse:
    """One risk: where it stands, its history, what is done about it."""
    return risk_page(request, one_risk(request, code))


def one_risk(request: SignedIn, code: str) -> Risk:
    """The risk with this code; there is no such page where there is none."""
    may.require(riskers.see_risks(request.user), by=request.user, about=f"risk {code[:60]}")
    found = Risk.objects.filter(code=code).first()
    if found is None:
        raise may.OutOfSight("There is no such risk on the register.")
    return found


def risk_page(request: SignedIn, one: Risk, *, fault: Fault = "", at: str = "") -> HttpResponse:
    """The page of a risk; with what was wrong with a form that was sent."""
    return show(
        request,
        "strategy/risks/risk.html",
        one=one,
        row=_row(one),
        scores=list(one.scores.select_related("by").order_by("-on", "-pk")[:40]),
        mitigations=list(one.mitigations.select_related("done_by")[:ROWS]),
        left=owners_who_left(),
        named=named,
        likelihoods=LIKELIHOODS,
        impacts=IMPACTS,
        keeps=bool(riskers.keep_risks(request.user)),
        today=timezone.localdate(),
        typed=request.POST,
        fault=fault,
        at=at,
        status=400 if fault else 200,
    )


def open_rows() -> list[RiskRow]:
    """Every open risk as its readers see it, by code."""
    scores = Prefetch("scores", RiskScore.objects.order_by("on", "pk"))
    found = Risk.objects.filter(closed_on__isnull=True).prefetch_related(scores, "mitigations", "person")
    return [_row(each) for each in found]


def _row(one: Risk) -> RiskRow:
    today = timezone.localdate()
    scores = [each.score for each in one.scores.all()]
    done: list[Any] = list(one.mitigations.all())
    stands = standing(
        scores, [Mitigation(each.due, each.done_on) for each in done], review=one.review, on=today
    )
    return RiskRow(one.code, one.title, owner_of(one), stands)


def owner_of(one: Risk) -> str:
    """Who answers for a risk, and that they have left where they have."""
    if one.person is None:
        return named(one.owner, owners_who_left())
    return f"{one.person.name}{'' if one.person.is_active else ENDED}"


def named(owner: str, left: Collection[str]) -> str:
    """A name, and that its account has ended where nobody of that name is left."""
    return f"{owner}{ENDED if owner in left else ''}"
