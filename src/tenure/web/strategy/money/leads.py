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
from tenure.terms.problems import UsedWrongly
from tenure.web.showing import SignedIn, show, told
from tenure.web.strategy.meetings.saying import day_in, people, person_in
from tenure.web.strategy.money.saying import MOST_LISTED, done

ROWS = 20
"""Workstreams on one page: each has forms of its own, some 2 kB."""


@require_safe
@login_required
@told
def leads(request: SignedIn) -> HttpResponse:
    """Every workstream that somebody leads."""
    return _page(request)


def _page(request: SignedIn, *, fault: str = "", at: str = "") -> HttpResponse:
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


@require_POST
@login_required
@told
def appoint(request: SignedIn) -> HttpResponse:
    """Give a workstream its lead."""

    def work() -> None:
        actions.appoint(request.POST.get("workstream", ""), _taking(request), by=request.user)

    return _done(request, work, "The lead is written down.", at="workstream")


@require_POST
@login_required
@told
def end(request: SignedIn, number: int) -> HttpResponse:
    """End a lead or a time of standing in."""

    def work() -> None:
        actions.end_lead(_lead(number), until=day_in(request, "until", "day it ends"), by=request.user)

    return _done(request, work, "It ends on that day.", at=f"end-{number}")


@require_POST
@login_required
@told
def stand_in(request: SignedIn, number: int) -> HttpResponse:
    """Let somebody stand in for a lead."""

    def work() -> None:
        why, until = request.POST.get("why", ""), day_in(request, "until", "day it ends")
        actions.stand_in(_lead(number), _taking(request), until=until, why=why, by=request.user)

    return _done(request, work, "They stand in for that time.", at=f"name-{number}")


def _lead(number: int) -> WorkstreamLead:
    found = WorkstreamLead.objects.filter(pk=number).first()
    if found is None:
        raise UsedWrongly("There is no such lead.")
    return found


def _taking(request: SignedIn) -> Taking:
    said = request.POST
    partner = Partner.objects.filter(slug=said.get("partner", "")).first()
    person = person_in(request, "person")
    name = said.get("name", "") or (person.name if person else "")
    return Taking(name, day_in(request, "since", "first day"), partner, person)


def _done(request: SignedIn, work: Callable[[], object], says: str, *, at: str) -> HttpResponse:
    may.require(treasurers.keep_money(request.user), by=request.user, about="workstream leads")
    return done(
        request,
        work,
        says,
        again=lambda fault: _page(request, fault=fault, at=at),
        to=reverse("strategy:leads"),
    )
