"""Boards and groups: a new one, one with its seats and meetings, a seat given or ended, a meeting called."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from tenure.partnership import convenors, may
from tenure.partnership.actions import meetings as actions
from tenure.partnership.actions.meetings import Seated
from tenure.partnership.models import Board, Partner
from tenure.partnership.models.meetings import ROLES
from tenure.terms.problems import UsedWrongly
from tenure.web.showing import SignedIn, show, told
from tenure.web.strategy.meetings.saying import (
    Fault,
    day_in,
    fault_of,
    number_in,
    people,
    person_in,
    require_each,
    time_in,
    whom_in,
    words_in,
)


@require_http_methods(["GET", "POST"])
@login_required
@told
def new(request: SignedIn) -> HttpResponse:
    """Found a board or group."""
    may.require(convenors.keep_meetings(request.user), by=request.user, about="a board")
    fault: Fault = ""
    if request.method == "POST":
        said = request.POST
        try:
            require_each(
                {
                    "name": lambda: words_in(request, "name", "name"),
                    "quorum": lambda: number_in(request, "quorum", "The quorum"),
                }
            )
            needed = number_in(request, "quorum", "The quorum")
            return redirect(
                actions.found_board(
                    said.get("name", ""), quorum=needed, terms=said.get("terms", ""), by=request.user
                )
            )
        except UsedWrongly as problem:
            fault = fault_of(problem)
    status = 400 if fault else 200
    return show(request, "strategy/meetings/new_board.html", status=status, typed=request.POST, fault=fault)


@require_safe
@login_required
@told
def board(request: SignedIn, code: str) -> HttpResponse:
    """One board: what it is for, who sits on it, its meetings."""
    return _page(request, _one(request, code))


def _one(request: SignedIn, code: str) -> Board:
    may.require(convenors.see_meetings(request.user), by=request.user, about=f"board {code[:60]}")
    found = Board.objects.filter(code=code).first()
    if found is None:
        raise may.OutOfSight("There is no such board.")
    return found


def _page(request: SignedIn, one: Board, *, fault: Fault = "", at: str = "") -> HttpResponse:
    keeps = bool(convenors.keep_meetings(request.user))
    today = timezone.localdate()
    seats = list(one.seats.select_related("partner", "person"))
    return show(
        request,
        "strategy/meetings/board.html",
        one=one,
        seats=[each for each in seats if each.until is None or each.until > today],
        past=[each for each in seats if each.until is not None and each.until <= today],
        meetings=one.meetings.all()[:40],
        keeps=keeps,
        people=people() if keeps else (),
        partners=Partner.objects.all() if keeps else (),
        roles=ROLES,
        today=today,
        typed=request.POST,
        fault=fault,
        at=at,
        status=400 if fault else 200,
    )


def _done(
    request: SignedIn, code: str, work: Callable[[Board], object], says: str, *, at: str
) -> HttpResponse:
    one = _one(request, code)
    may.require(convenors.keep_meetings(request.user), by=request.user, about=f"board {code[:60]}")
    try:
        made = work(one)
    except UsedWrongly as problem:
        return _page(request, one, fault=fault_of(problem), at=at)
    messages.success(request, says)
    return redirect(made if hasattr(made, "get_absolute_url") else one)


@require_POST
@login_required
@told
def seat(request: SignedIn, code: str) -> HttpResponse:
    """Give somebody a seat."""

    def work(one: Board) -> None:
        require_each(
            {
                "name": lambda: whom_in(request, "name", "name"),
                "since": lambda: day_in(request, "since", "seat"),
            }
        )
        said, person = request.POST, person_in(request, "person")
        partner = Partner.objects.filter(number=said.get("partner", "")).first()
        name, since = whom_in(request, "name", "name"), day_in(request, "since", "seat")
        actions.seat(one, Seated(name, since, said.get("role", "member"), partner, person), by=request.user)

    return _done(request, code, work, "The seat is given.", at="name")


@require_POST
@login_required
@told
def end(request: SignedIn, code: str, number: int) -> HttpResponse:
    """End a seat today."""

    def work(one: Board) -> None:
        found = one.seats.filter(pk=number).first()
        if found is None:
            raise UsedWrongly("There is no such seat on this board.")
        actions.end_seat(found, until=timezone.localdate(), by=request.user)

    return _done(request, code, work, "The seat ends today.", at="seats")


@require_POST
@login_required
@told
def call(request: SignedIn, code: str) -> HttpResponse:
    """Call a meeting."""

    def work(one: Board) -> object:
        require_each(
            {
                "on": lambda: day_in(request, "on", "meeting"),
                "begins": lambda: time_in(request, "begins"),
            }
        )
        on, begins = day_in(request, "on", "meeting"), time_in(request, "begins")
        return actions.call(one, on, begins=begins, place=request.POST.get("place", ""), by=request.user)

    return _done(request, code, work, "The meeting is called.", at="on")
