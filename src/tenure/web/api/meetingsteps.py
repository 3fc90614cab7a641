"""What follows a meeting as JSON: ratifying, agreeing minutes, moving it, and who takes on what is open."""

from __future__ import annotations

from datetime import date, time
from typing import Any

from ninja import Router, Schema

from tenure.partnership import convenors, leaving, may
from tenure.partnership.actions import correcting, handing_over
from tenure.partnership.actions import meetings as actions
from tenure.partnership.models import Account, BoardAction, BoardDecision, Meeting
from tenure.terms.problems import UsedWrongly
from tenure.web.api.meetings import action_shape, meeting_shape
from tenure.web.api.meetingshapes import ActionOut, MeetingOut
from tenure.web.showing import SignedIn
from tenure.web.strategy.meetings.views import one_meeting

router = Router(tags=["strategy"])


class RatifyIn(Schema):
    """A recommendation, by its meeting and its number there."""

    meeting: int
    number: int


class AgreedIn(Schema):
    """The later meeting at which minutes were agreed."""

    at: int


class MoveIn(Schema):
    """Another day, hour or place of a meeting to come."""

    on: date
    begins: time | None = None
    place: str = ""


class PersonIn(Schema):
    """Who takes it on, by the name they sign in with."""

    person: str


class HandOverIn(Schema):
    """Whose account ended, and who takes on what they left; by the names they sign in with."""

    leaver: str
    to: str


class OwnerlessOut(Schema):
    """Something that somebody who left still answers for."""

    person: str
    kind: str
    title: str


class HandedOverOut(Schema):
    """How many things were handed over."""

    count: int


@router.post("/strategy/meetings/{int:number}/ratify", response=MeetingOut, summary="Ratify a recommendation")
def ratify(request: SignedIn, number: int, asked: RatifyIn) -> dict[str, Any]:
    at = one_meeting(request, number)
    may.require(convenors.keep_meetings(request.user), by=request.user, about=f"meeting {number}")
    several = BoardDecision.objects.filter(meeting__board=at.board, meeting__in=_numbered(asked.meeting))
    found = several.filter(number=asked.number).first() if 0 < asked.number < 10_000 else None
    if found is None:
        raise UsedWrongly("There is no such recommendation of this board.")
    actions.ratify(found, at, by=request.user)
    return meeting_shape(one_meeting(request, number))


@router.post("/strategy/meetings/{int:number}/agreed", response=MeetingOut, summary="Agree the minutes")
def agree(request: SignedIn, number: int, asked: AgreedIn) -> dict[str, Any]:
    one = one_meeting(request, number)
    may.require(convenors.keep_meetings(request.user), by=request.user, about=f"meeting {number}")
    at = next(iter(_numbered(asked.at)), None)
    if at is None:
        raise UsedWrongly("There is no such meeting to agree them at.")
    actions.agree_minutes(one, at, by=request.user)
    return meeting_shape(one_meeting(request, number))


@router.post("/strategy/meetings/{int:number}/move", response=MeetingOut, summary="Move a meeting to come")
def move(request: SignedIn, number: int, asked: MoveIn) -> dict[str, Any]:
    one = one_meeting(request, number)
    correcting.move(one, asked.on, by=request.user, begins=asked.begins, place=asked.place)
    return meeting_shape(one_meeting(request, number))


@router.post("/strategy/actions/{int:number}/owner", response=ActionOut, summary="Give an action to another")
def reassign(request: SignedIn, number: int, asked: PersonIn) -> dict[str, Any]:
    may.require(convenors.hand_over(request.user), by=request.user, about=f"action {number}")
    found = BoardAction.objects.select_related("meeting__board", "person").filter(pk=number).first()
    if found is None:
        raise may.OutOfSight("There is no such action.")
    handing_over.reassign(found, _account(asked.person), by=request.user)
    found.refresh_from_db()
    return action_shape(found)


@router.get("/strategy/ownerless", response=list[OwnerlessOut], summary="What has lost its owner")
def ownerless(request: SignedIn) -> list[dict[str, str]]:
    may.require(convenors.hand_over(request.user), by=request.user, about="what lost its owner")
    return [
        {"person": each.person.username, "kind": one.kind, "title": one.title}
        for each in leaving.leavers()
        for one in each.held
    ]


@router.post("/strategy/ownerless", response=HandedOverOut, summary="Hand over what somebody left")
def hand_over(request: SignedIn, asked: HandOverIn) -> dict[str, int]:
    may.require(convenors.hand_over(request.user), by=request.user, about="what lost its owner")
    several = handing_over.hand_over_all(_account(asked.leaver), _account(asked.to), by=request.user)
    return {"count": several}


def _numbered(number: int) -> list[Meeting]:
    return list(Meeting.objects.filter(pk=number)) if 0 < number < 10**9 else []


def _account(username: str) -> Account:
    found = Account.objects.filter(username=username).first()
    if found is None:
        raise UsedWrongly(f"There is no account called {username[:60]}.")
    return found
