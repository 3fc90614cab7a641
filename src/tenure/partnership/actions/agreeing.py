"""The meeting that agreed a version of the framework: one of the register, or one from before it was kept."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from django.utils import timezone

from tenure.partnership import models
from tenure.partnership.actions.meetings import quorum_of
from tenure.partnership.models.meetings import HELD
from tenure.strategy.framework import checking
from tenure.terms.problems import UsedWrongly

EARLIEST: Final = date(2000, 1, 1)
LONGEST: Final = 200


@dataclass(frozen=True)
class Meeting:
    """The meeting that agreed a version: its title, and the day it was held.

    held  the meeting of the register; None for one from before the register was kept.
    """

    title: str
    on: date
    held: models.Meeting | None = None


def of_register(number: int) -> Meeting:
    """A meeting of the register by its number. UsedWrongly where there is none of that number."""
    found = models.Meeting.objects.select_related("board").filter(pk=number).first()
    if found is None:
        raise UsedWrongly("There is no such meeting. Choose one from the list.")
    return Meeting(str(found.board), found.on, found)


def registered(meeting: Meeting) -> Meeting:
    """The meeting, with its entry in the register where it has one.

    Raises UsedWrongly where it is no meeting that can have agreed anything: without a title, still to come,
    nobody known to have come, or without a quorum.
    """
    title = plain(meeting.title)
    _require_named(title, meeting.on)
    held = meeting.held or _held(title, meeting.on)
    if held is None:
        return Meeting(title, meeting.on)
    if held.state != HELD:
        raise UsedWrongly(f"Nobody wrote down who came to {held}. Do that on its page first.")
    found = quorum_of(held)
    if not found.there:
        raise UsedWrongly(
            f"{held} had no quorum, so it could not agree the framework. {found.sentence} Choose the meeting "
            "that ratified what it recommended."
        )
    return Meeting(title, held.on, held)


def _held(title: str, on: date) -> models.Meeting | None:
    """The meeting that the board of that name held on that day."""
    boards = models.Meeting.objects.select_related("board").filter(board__name__iexact=title, state=HELD)
    return boards.filter(on=on).first()


def could_agree() -> list[models.Meeting]:
    """The latest meetings that were held, for somebody to choose from."""
    held = models.Meeting.objects.select_related("board").filter(state=HELD, on__lte=timezone.localdate())
    return list(held[:40])


def plain(text: str) -> str:
    """Words on one line. UsedWrongly where there are characters in them that nobody can see."""
    said = " ".join(text.split())
    if any(checking.hidden_in(said)):
        raise UsedWrongly("There is a character in it that cannot be shown. Type the words again.")
    return said


def _require_named(title: str, on: date) -> None:
    if not title:
        raise UsedWrongly("No meeting is named. Give the title of the meeting that agreed it.")
    if len(title) > LONGEST:
        raise UsedWrongly(f"The meeting’s title has more than {LONGEST} letters. Shorten it.")
    if not EARLIEST <= on <= timezone.localdate():
        raise UsedWrongly(f"The meeting was on {on}, you say. Give the day it was held: today or earlier.")
