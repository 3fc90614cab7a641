"""What is done at and around a meeting: its agenda, who came, decisions, ratifying, actions."""

from __future__ import annotations

import re
from collections.abc import Callable

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from tenure.partnership import convenors, may
from tenure.partnership.actions import meetings as actions
from tenure.partnership.actions.meetings import Due
from tenure.partnership.models import BoardDecision, Meeting
from tenure.terms.problems import UsedWrongly
from tenure.web.showing import SignedIn, told
from tenure.web.strategy.meetings.saying import (
    day_in,
    fault_of,
    number_in,
    person_in,
    require_each,
    whom_in,
    words_in,
)
from tenure.web.strategy.meetings.views import meeting_page, one_meeting

Work = Callable[[Meeting], object]


def done(request: SignedIn, number: int, work: Work, says: str, *, at: str) -> HttpResponse:
    """Do something with a meeting, and go back to it; or show what was wrong with what was asked."""
    found = one_meeting(request, number)
    may.require(convenors.keep_meetings(request.user), by=request.user, about=f"meeting {number}")
    try:
        work(found)
    except UsedWrongly as problem:
        return meeting_page(request, found, fault=fault_of(problem), at=at)
    messages.success(request, says)
    return redirect(found)


@require_POST
@login_required
@told
def cancel(request: SignedIn, number: int) -> HttpResponse:
    """Cancel a meeting to come."""
    return done(
        request, number, lambda one: actions.cancel(one, by=request.user), "It is cancelled.", at="agenda"
    )


@require_POST
@login_required
@told
def item(request: SignedIn, number: int) -> HttpResponse:
    """Put something on the agenda."""
    said = request.POST
    more = {"lead": said.get("lead", ""), "link": said.get("link", "")}
    return done(
        request,
        number,
        lambda one: actions.add_item(one, said.get("title", ""), by=request.user, **more),
        "It is on the agenda.",
        at="title",
    )


@require_POST
@login_required
@told
def came(request: SignedIn, number: int) -> HttpResponse:
    """Write down who came, and who instead."""
    said, deputies = _by_seat(request, "seat"), _by_seat(request, "deputy")
    return done(
        request,
        number,
        lambda one: actions.write_attendance(one, said, by=request.user, deputies=deputies),
        "Who came is written down.",
        at="came",
    )


def _by_seat(request: SignedIn, what: str) -> dict[int, str]:
    """What a form says of each seat; what was left empty is passed over."""
    return {
        int(name.rpartition("-")[2]): str(said)
        for name, said in request.POST.items()
        if re.fullmatch(f"{what}-[0-9]{{1,9}}", name) and said
    }


@require_POST
@login_required
@told
def decide(request: SignedIn, number: int) -> HttpResponse:
    """Write down a decision."""
    said = request.POST
    return done(
        request,
        number,
        lambda one: actions.decide(
            one, said.get("decision", ""), about=said.get("about", ""), by=request.user
        ),
        "The decision is written down.",
        at="decision",
    )


@require_POST
@login_required
@told
def ratify(request: SignedIn, number: int) -> HttpResponse:
    """Ratify a recommendation of an earlier meeting."""

    def work(one: Meeting) -> None:
        wanted = number_in(request, "which", "The recommendation")
        found = BoardDecision.objects.filter(pk=wanted, meeting__board=one.board).first()
        if found is None:
            raise UsedWrongly("There is no such recommendation of this board.")
        actions.ratify(found, one, by=request.user)

    return done(request, number, work, "It is ratified.", at="decisions")


@require_POST
@login_required
@told
def give(request: SignedIn, number: int) -> HttpResponse:
    """Give somebody something to do."""

    def work(one: Meeting) -> None:
        require_each(
            {
                "text": lambda: words_in(request, "text", "action"),
                "person": lambda: whom_in(request, "who", "owner"),
                "due": lambda: day_in(request, "due", "action"),
            }
        )
        owner, person = whom_in(request, "who", "owner"), person_in(request, "person")
        due = Due(request.POST["text"], owner, day_in(request, "due", "action"), person)
        actions.give_action(one, due, by=request.user)

    return done(request, number, work, "The action is given.", at="text")
