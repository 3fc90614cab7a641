"""Who leads which workstream, who stands in, and handing a lead over."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from tenure.partnership import accounting, may, treasurers
from tenure.partnership.actions import leads as actions
from tenure.partnership.actions.leads import Taking
from tenure.partnership.models import Partner, WorkstreamLead
from tenure.web.showing import SignedIn, show, told
from tenure.web.strategy.meetings.saying import (
    Fault,
    day_in,
    people,
    person_in,
    require_each,
    whom_in,
    words_in,
)
from tenure.web.strategy.money.saying import MOST_LISTED, done

ROWS = 20
"""Workstreams on one page, and those who stood in that the page of a lead shows."""


@require_safe
@login_required
@told
def leads(request: SignedIn) -> HttpResponse:
    """Every workstream that somebody leads."""
    return _page(request)


def _page(request: SignedIn, *, fault: Fault = "", at: str = "") -> HttpResponse:
    keeps = bool(treasurers.keep_money(request.user))
    found, named = accounting.workstreams(request.user), accounting.workstream_titles()
    return show(
        request,
        "strategy/money/leads.html",
        found=found,
        page=Paginator(found, ROWS).get_page(request.GET.get("page")),
        past=WorkstreamLead.objects.filter(until__lte=timezone.localdate()).order_by("-until")[:40],
        titles=sorted(named.items(), key=lambda each: each[1]) if len(named) <= MOST_LISTED else (),
        named=named,
        people=people() if keeps else (),
        partners=Partner.objects.all() if keeps else (),
        keeps=keeps,
        today=timezone.localdate(),
        typed=request.POST,
        fault=fault,
        at=at,
        status=400 if fault else 200,
    )


@require_safe
@login_required
@told
def lead(request: SignedIn, number: int) -> HttpResponse:
    """One lead: who stands in, and the forms to let somebody stand in or to end it."""
    return _one_page(request, _lead(request, number))


def _one_page(request: SignedIn, one: WorkstreamLead, *, fault: Fault = "", at: str = "") -> HttpResponse:
    return show(
        request,
        "strategy/money/lead.html",
        one=one,
        title=accounting.workstream_titles().get(one.workstream, one.workstream),
        stand_ins=one.stand_ins.select_related("person", "partner").order_by("-since", "-pk")[:ROWS],
        people=people(),
        typed=request.POST,
        fault=fault,
        at=at,
        status=400 if fault else 200,
    )


@require_POST
@login_required
@told
def appoint(request: SignedIn) -> HttpResponse:
    """Give a workstream its lead."""

    may.require(treasurers.keep_money(request.user), by=request.user, about="workstream leads")

    def work() -> None:
        workstream = {"workstream": lambda: words_in(request, "workstream", "workstream")}
        require_each({**workstream, **_fields(request, "new")})
        actions.appoint(request.POST["workstream"], _taking(request), by=request.user)

    return done(
        request,
        work,
        "The lead is written down.",
        again=lambda fault: _page(request, fault=fault, at="workstream"),
        to=reverse("strategy:leads"),
    )


@require_POST
@login_required
@told
def end(request: SignedIn, number: int) -> HttpResponse:
    """End a lead or a time of standing in."""

    def work(one: WorkstreamLead) -> None:
        actions.end_lead(one, until=day_in(request, "until", "day it ends"), by=request.user)

    return _done(request, number, work, "It ends on that day.", at=f"end-{number}")


@require_POST
@login_required
@told
def stand_in(request: SignedIn, number: int) -> HttpResponse:
    """Let somebody stand in for a lead."""

    def work(one: WorkstreamLead) -> None:
        require_each(
            {
                **_fields(request, str(number)),
                f"until-{number}": lambda: day_in(request, "until", "day it ends"),
                f"why-{number}": lambda: words_in(request, "why", "reason"),
            }
        )
        until = day_in(request, "until", "day it ends")
        actions.stand_in(one, _taking(request), until=until, why=request.POST["why"], by=request.user)

    return _done(request, number, work, "They stand in for that time.", at=f"name-{number}")


def _lead(request: SignedIn, number: int) -> WorkstreamLead:
    may.require(treasurers.keep_money(request.user), by=request.user, about="workstream leads")
    found = WorkstreamLead.objects.select_related("person", "partner").filter(pk=number).first()
    if found is None:
        raise may.OutOfSight("There is no such lead.")
    return found


def _fields(request: SignedIn, mark: str) -> dict[str, Callable[[], object]]:
    """What reads who takes a lead on, and from when, by the fields' ids."""
    return {
        f"name-{mark}": lambda: whom_in(request, "name", "name"),
        f"since-{mark}": lambda: day_in(request, "since", "first day"),
    }


def _taking(request: SignedIn) -> Taking:
    said = request.POST
    partner = Partner.objects.filter(slug=said.get("partner", "")).first()
    person = person_in(request, "person")
    return Taking(whom_in(request, "name", "name"), day_in(request, "since", "first day"), partner, person)


def _done(
    request: SignedIn, number: int, work: Callable[[WorkstreamLead], object], says: str, *, at: str
) -> HttpResponse:
    one = _lead(request, number)
    return done(
        request,
        lambda: work(one),
        says,
        again=lambda fault: _one_page(request, one, fault=fault, at=at),
        to=reverse("strategy:leads"),
    )
