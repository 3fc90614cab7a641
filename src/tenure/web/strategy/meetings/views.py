"""Meetings: those to come and those that were, and one with its agenda, decisions, actions and minutes."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from tenure.partnership import convenors, may
from tenure.partnership.actions.meetings import quorum_of, seats_of
from tenure.partnership.models import Board, BoardAction, BoardDecision, Meeting
from tenure.partnership.models.meetings import CANCELLED, HELD, PLANNED, RECOMMENDED
from tenure.publish.strategy.meeting import answer_of
from tenure.strategy.governing.judging import action_state
from tenure.web.showing import SignedIn, show, told
from tenure.web.strategy.meetings.carried import carried_to
from tenure.web.strategy.meetings.saying import Fault, about, people

ROWS = 25


@require_safe
@login_required
@told
def meetings(request: SignedIn) -> HttpResponse:
    """What is next, what is overdue, and every meeting."""
    may.require(convenors.see_meetings(request.user), by=request.user, about="meetings")
    today = timezone.localdate()
    every = Meeting.objects.select_related("board")
    coming = list(every.filter(on__gte=today, state=PLANNED).order_by("on"))
    late = BoardAction.standing.filter(done_on__isnull=True, due__lt=today).count()
    waiting = BoardDecision.objects.filter(stands=RECOMMENDED).count()
    past = every.exclude(pk__in=[each.pk for each in coming])
    first = (str(coming[0].board), coming[0].on) if coming else None
    return show(
        request,
        "strategy/meetings/list.html",
        answer=answer_of(first, late=late, waiting=waiting),
        coming=coming[:ROWS],
        more_coming=max(0, len(coming) - ROWS),
        page=Paginator(past, ROWS).get_page(request.GET.get("page")),
        boards=Board.objects.filter(ended_on__isnull=True),
        keeps=bool(convenors.keep_meetings(request.user)),
    )


@require_safe
@login_required
@told
def meeting(request: SignedIn, number: int) -> HttpResponse:
    """One meeting."""
    return meeting_page(request, one_meeting(request, number))


def one_meeting(request: SignedIn, number: int) -> Meeting:
    """The meeting with this number; there is no such page where there is none."""
    may.require(convenors.see_meetings(request.user), by=request.user, about=f"meeting {number}")
    found = Meeting.objects.select_related("board", "agreed_at").filter(pk=number).first()
    if found is None:
        raise may.OutOfSight("There is no such meeting.")
    return found


def meeting_page(request: SignedIn, one: Meeting, *, fault: Fault = "", at: str = "") -> HttpResponse:
    """The page of a meeting; with what was wrong with a form that was sent."""
    keeps = bool(convenors.keep_meetings(request.user)) and not one.agreed_at_id
    return show(
        request,
        "strategy/meetings/meeting.html",
        one=one,
        quorum=quorum_of(one),
        seats=_seats(one),
        decisions=[(each, about(each.about)) for each in one.decisions.select_related("ratified_at")],
        carried=carried_to(one),
        ratified=list(one.ratified.select_related("meeting__board")),
        actions=[_action(request, each) for each in one.actions.select_related("person")],
        items=list(one.items.all()),
        frameworks=one.frameworks.defer("document"),
        later=list(one.board.meetings.filter(on__gt=one.on, state=HELD).order_by("on")),
        keeps=keeps and one.state != "cancelled",
        hands_over=bool(convenors.hand_over(request.user)) and one.state != CANCELLED,
        people=people() if convenors.hand_over(request.user) else (),
        held=one.state == HELD,
        has_come=one.on <= timezone.localdate(),
        typed=request.POST,
        fault=fault,
        at=at,
        status=400 if fault else 200,
    )


def _seats(one: Meeting) -> list[tuple[Any, str, str]]:
    """Each seat of the day, whether its holder came, and the deputy who came instead."""
    came = {each.seat_id: (each.came, each.deputy) for each in one.attendance.all()}
    return [(each, *came.get(each.pk, ("", ""))) for each in seats_of(one)]


def _action(request: SignedIn, each: BoardAction) -> dict[str, Any]:
    return {
        "one": each,
        "state": action_state(each.due, each.done_on, on=timezone.localdate()),
        "finishes": each.done_on is None and bool(convenors.finish_action(request.user, each)),
    }
