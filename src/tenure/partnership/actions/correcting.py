"""Putting right what was written of a meeting: it moves, and what was written by mistake is struck out."""

from __future__ import annotations

from datetime import date, time

from django.db import IntegrityError, transaction
from django.utils import timezone

from tenure.partnership import audit, convenors, may
from tenure.partnership.actions.meetings import LONGEST
from tenure.partnership.actions.returns import By
from tenure.partnership.models import AgendaItem, BoardAction, BoardDecision, Meeting
from tenure.partnership.models.meetings import CANCELLED, PLANNED, RATIFIED
from tenure.partnership.requiring import require_day, require_text
from tenure.terms.problems import UsedWrongly


def move(meeting: Meeting, on: date, *, by: By, begins: time | None = None, place: str = "") -> None:
    """Give a meeting to come another day, hour or place; its agenda and papers go with it."""
    may.require(convenors.keep_meetings(by), by=by, about=f"meeting {meeting.pk}")
    require_day(on)
    require_text(LONGEST, place=place)
    try:
        with transaction.atomic():
            if _held(meeting).state != PLANNED:
                raise UsedWrongly(f"The meeting is {meeting.state}. Only a meeting to come moves.")
            Meeting.objects.filter(pk=meeting.pk).update(
                on=on, begins=begins, place=place.strip(), changed_at=timezone.now()
            )
            audit.enter("moved a meeting", f"meeting {meeting.pk}", by=by)
    except IntegrityError as problem:
        raise UsedWrongly(f"{meeting.board} meets on {on:%-d %B %Y} already.") from problem


def strike_item(item: AgendaItem, *, by: By) -> None:
    """Take an item off the agenda, until the minutes are agreed. Its paper stays kept."""
    _strike(item, "took an item off an agenda", by)


def strike_decision(decision: BoardDecision, *, by: By) -> None:
    """Strike out a decision that was written down by mistake, until the minutes are agreed."""
    _strike(decision, "struck out a decision", by)


def strike_action(action: BoardAction, *, by: By) -> None:
    """Take back an action given by mistake, until the minutes are agreed; no letter goes out about it."""
    _strike(action, "took back an action", by)


def _strike(one: AgendaItem | BoardDecision | BoardAction, what: str, by: By) -> None:
    about = f"meeting {one.meeting_id}"
    may.require(convenors.keep_meetings(by), by=by, about=about)
    with transaction.atomic():
        meeting = _held(one.meeting)
        if meeting.agreed_at_id or meeting.state == CANCELLED:
            raise UsedWrongly("The minutes are agreed or the meeting was cancelled. Nothing of it changes.")
        if (
            isinstance(one, BoardDecision)
            and BoardDecision.objects.filter(pk=one.pk, stands=RATIFIED).exists()
        ):
            raise UsedWrongly("The decision was ratified at a later meeting. It cannot be struck out.")
        if type(one).objects.filter(pk=one.pk).delete()[0]:
            Meeting.objects.filter(pk=meeting.pk).update(changed_at=timezone.now())
            audit.enter(what, about, by=by)


def _held(meeting: Meeting) -> Meeting:
    """The meeting as it is now; nobody else changes it before this transaction ends."""
    return Meeting.objects.select_for_update().get(pk=meeting.pk)
