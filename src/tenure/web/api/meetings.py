"""Boards, meetings and actions as JSON: what their pages show, and what leads and owners do on them."""

from __future__ import annotations

from datetime import date, time
from typing import Any

from django.utils import timezone
from ninja import Router, Status

from tenure.partnership import convenors, may
from tenure.partnership.actions import meetings as actions
from tenure.partnership.models import Account, Board, BoardAction, BoardDecision, Meeting
from tenure.strategy.governing.judging import action_state
from tenure.terms.problems import UsedWrongly
from tenure.web.api.meetingshapes import (
    ActionIn,
    ActionOut,
    ActionsOut,
    AgendaIn,
    AttendanceIn,
    BoardOut,
    DecisionIn,
    DecisionOut,
    DoneIn,
    MeetingIn,
    MeetingOut,
    MeetingsOut,
    MinutesIn,
)
from tenure.web.showing import SignedIn
from tenure.web.strategy.meetings.views import one_meeting

router = Router(tags=["strategy"])
MEETINGS, ACTIONS = 50, 200
"""Meetings, each whole with its minutes, and actions in one answer; ask on with `offset`."""
FURTHEST = 1_000_000_000
"""A database counts rows no further than some number; nobody has as many meetings as this."""


@router.get("/strategy/boards", response=list[BoardOut], summary="Boards and groups, and who sits on them")
def boards(request: SignedIn) -> list[dict[str, Any]]:
    may.require(convenors.see_meetings(request.user), by=request.user, about="boards")
    return [_board(each) for each in Board.objects.prefetch_related("seats__partner")]


@router.get("/strategy/meetings", response=MeetingsOut, summary="Meetings, the latest first")
def meetings(request: SignedIn, board: str | None = None, offset: int = 0) -> dict[str, Any]:
    """Up to 50 from `offset` on, of all boards or of one by its code."""
    may.require(convenors.see_meetings(request.user), by=request.user, about="meetings")
    rows = Meeting.objects.select_related("board", "agreed_at")
    rows = rows.prefetch_related("board__seats", "attendance", "items", "decisions")
    found = rows.filter(board__code=board) if board else rows
    return {
        "count": found.count(),
        "meetings": [meeting_shape(each) for each in found[_from(offset, MEETINGS)]],
    }


def _from(offset: int, most: int) -> slice:
    first = min(max(offset, 0), FURTHEST)
    return slice(first, first + most)


@router.post("/strategy/meetings", response={201: MeetingOut}, summary="Call a meeting")
def call(request: SignedIn, asked: MeetingIn) -> Status[dict[str, Any]]:
    may.require(convenors.keep_meetings(request.user), by=request.user, about="a meeting")
    board = Board.objects.filter(code=asked.board).first()
    if board is None:
        raise may.OutOfSight("There is no such board.")
    kept = actions.call(board, asked.on, by=request.user, begins=asked.begins, place=asked.place)
    return Status(201, meeting_shape(kept))


@router.get("/strategy/meetings/{int:number}", response=MeetingOut, summary="One meeting, whole")
def meeting(request: SignedIn, number: int) -> dict[str, Any]:
    return meeting_shape(one_meeting(request, number))


@router.post(
    "/strategy/meetings/{int:number}/agenda", response={201: MeetingOut}, summary="Add to the agenda"
)
def add_item(request: SignedIn, number: int, asked: AgendaIn) -> Status[dict[str, Any]]:
    found = one_meeting(request, number)
    actions.add_item(found, asked.title, by=request.user, lead=asked.lead, link=asked.link)
    return Status(201, meeting_shape(found))


@router.post("/strategy/meetings/{int:number}/attendance", response=MeetingOut, summary="Say who came")
def came(request: SignedIn, number: int, asked: list[AttendanceIn]) -> dict[str, Any]:
    found = one_meeting(request, number)
    may.require(convenors.keep_meetings(request.user), by=request.user, about=f"meeting {number}")
    if len({each.seat for each in asked}) < len(asked):
        raise UsedWrongly("Somebody is named twice. Name each seat once.")
    deputies = {each.seat: each.deputy for each in asked}
    said = {each.seat: each.came for each in asked}
    actions.write_attendance(found, said, by=request.user, deputies=deputies)
    return meeting_shape(one_meeting(request, number))


@router.post("/strategy/meetings/{int:number}/decisions", response={201: DecisionOut}, summary="Decide")
def decide(request: SignedIn, number: int, asked: DecisionIn) -> Status[dict[str, Any]]:
    kept = actions.decide(one_meeting(request, number), asked.text, by=request.user, about=asked.about)
    return Status(201, _decision(kept))


@router.put("/strategy/meetings/{int:number}/minutes", response=MeetingOut, summary="Keep the minutes")
def write_minutes(request: SignedIn, number: int, asked: MinutesIn) -> dict[str, Any]:
    found = one_meeting(request, number)
    return meeting_shape(actions.write_minutes(found, asked.text, number=asked.number, by=request.user))


@router.post("/strategy/meetings/{int:number}/actions", response={201: ActionOut}, summary="Give an action")
def give(request: SignedIn, number: int, asked: ActionIn) -> Status[dict[str, Any]]:
    found = one_meeting(request, number)
    may.require(convenors.keep_meetings(request.user), by=request.user, about=f"meeting {number}")
    person = Account.objects.filter(username=asked.person).first() if asked.person else None
    if asked.person and person is None:
        raise UsedWrongly(f"There is no account called {asked.person[:60]}.")
    owner = asked.owner or (person.name if person else "")
    due = actions.Due(asked.text, owner, asked.due, person)
    return Status(201, action_shape(actions.give_action(found, due, by=request.user)))


@router.get("/strategy/actions", response=ActionsOut, summary="Actions of meetings, by the day they are due")
def every_action(request: SignedIn, mine: bool = False, offset: int = 0) -> dict[str, Any]:
    """Up to 200 from `offset` on, done and to do, of everybody or one's own."""
    may.require(convenors.see_meetings(request.user), by=request.user, about="actions")
    rows = BoardAction.standing.select_related("meeting__board", "person")
    found = rows.filter(person=request.user) if mine else rows
    return {"count": found.count(), "actions": [action_shape(each) for each in found[_from(offset, ACTIONS)]]}


@router.post("/strategy/actions/{int:number}/done", response=ActionOut, summary="Say that an action is done")
def done(request: SignedIn, number: int, asked: DoneIn) -> dict[str, Any]:
    may.require(convenors.see_meetings(request.user), by=request.user, about=f"action {number}")
    found = BoardAction.objects.select_related("meeting__board", "person").filter(pk=number).first()
    if found is None:
        raise may.OutOfSight("There is no such action.")
    on = asked.on or timezone.localdate()
    actions.finish(found, on=on, by=request.user, note=asked.note)
    found.refresh_from_db()
    return action_shape(found)


def _board(each: Board) -> dict[str, Any]:
    seats = [
        {
            "id": one.pk,
            "name": one.name,
            "role": one.role,
            "partner": one.partner.number if one.partner else "",
            "since": one.since,
            "until": one.until,
        }
        for one in each.seats.all()
    ]
    return {"code": each.code, "name": each.name, "quorum": each.quorum, "terms": each.terms, "seats": seats}


def meeting_shape(each: Meeting) -> dict[str, Any]:
    """A meeting, whole."""
    quorum = actions.quorum_of(each)
    begins: time | None = each.begins
    agreed: date | None = each.agreed_at.on if each.agreed_at else None
    return {
        "id": each.pk,
        "board": each.board.code,
        "on": each.on,
        "begins": begins,
        "place": each.place,
        "state": each.state,
        "present": quorum.present,
        "quorum": quorum.needed,
        "has_quorum": quorum.there,
        "agenda": [one.title for one in each.items.all()],
        "decisions": [_decision(one) for one in each.decisions.all()],
        "minutes": each.minutes,
        "minutes_number": each.minutes_number,
        "agreed_on": agreed,
    }


def _decision(each: BoardDecision) -> dict[str, Any]:
    return {"number": each.number, "text": each.text, "about": each.about, "stands": each.stands}


def action_shape(each: BoardAction) -> dict[str, Any]:
    """An action and where it stands today."""
    return {
        "id": each.pk,
        "meeting": each.meeting_id,
        "board": each.meeting.board.code,
        "text": each.text,
        "owner": each.by_whom,
        "due": each.due,
        "done_on": each.done_on,
        "state": action_state(each.due, each.done_on, on=timezone.localdate()),
    }
