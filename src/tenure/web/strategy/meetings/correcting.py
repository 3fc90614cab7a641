"""Putting right what was written of a meeting, and moving one that is to come."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.views.decorators.http import require_POST

from tenure.partnership.actions import correcting as actions
from tenure.partnership.models import Meeting
from tenure.terms.problems import UsedWrongly
from tenure.web.showing import SignedIn, told
from tenure.web.strategy.meetings.doing import done
from tenure.web.strategy.meetings.saying import day_in, number_in, time_in

STRUCK: Final[dict[str, tuple[str, Callable[..., None], str]]] = {
    "item": ("items", actions.strike_item, "It is off the agenda."),
    "decision": ("decisions", actions.strike_decision, "The decision is struck out."),
    "action": ("actions", actions.strike_action, "The action is taken back."),
}
"""What a form names, where a meeting keeps it, what strikes it out, and what is said then."""


@require_POST
@login_required
@told
def move(request: SignedIn, number: int) -> HttpResponse:
    """Give a meeting to come another day, hour or place."""

    def work(one: Meeting) -> None:
        on, begins = day_in(request, "on", "meeting"), time_in(request, "begins")
        actions.move(one, on, begins=begins, place=request.POST.get("place", ""), by=request.user)

    return done(request, number, work, "The meeting is moved.", at="on")


@require_POST
@login_required
@told
def strike(request: SignedIn, number: int) -> HttpResponse:
    """Strike out an item, a decision or an action that was written down by mistake."""
    kind = next((each for each in STRUCK if each in request.POST), "item")
    kept, act, says = STRUCK[kind]

    def work(one: Meeting) -> None:
        several: Any = getattr(one, kept)
        found = several.filter(pk=number_in(request, kind, f"The {kind}")).first()
        if found is None:
            raise UsedWrongly(f"There is no such {kind} of this meeting.")
        act(found, by=request.user)

    return done(request, number, work, says, at="agenda")
