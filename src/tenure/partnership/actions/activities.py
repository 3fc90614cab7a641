"""What is said of an activity: milestones done and moved, how it goes, who answers for it, its handover."""

from __future__ import annotations

from datetime import date
from hashlib import sha256
from typing import Any, Final

from django.db import IntegrityError, transaction
from django.utils import timezone

from tenure.partnership import audit, framers, may
from tenure.partnership.actions.agreeing import EARLIEST, plain
from tenure.partnership.actions.returns import By
from tenure.partnership.models import Account, ActivityEntry
from tenure.partnership.models.framework import DONE, HANDED_OVER, MOVED, OWNER, TICKED, WORD
from tenure.partnership.reporting_on import Told, told_of
from tenure.strategy.activities import STATUSES, due_on
from tenure.strategy.framework.checking import FIRST, LAST
from tenure.strategy.framework.parts import Activity, Milestone
from tenure.terms.problems import UsedWrongly

LONGEST: Final = 1000
"""Letters of what somebody says of an activity."""


def mark(item: str) -> str:
    """What a thing in a handover is known by, whatever its place in the list."""
    return sha256(item.encode()).hexdigest()[:16]


def say_done(*, activity: Activity, milestone: str, on: date, by: By, note: str = "") -> ActivityEntry:
    """Say that a milestone was done, and on which day."""
    _require(activity, by)
    one = _milestone(activity, milestone)
    _require_past(on, "A milestone was done today or earlier.")
    return _add(activity, DONE, by, about=one.code, on=on, text=_words(note))


def take_back(*, activity: Activity, entry: ActivityEntry, by: By) -> None:
    """Take back what was said; it stays in the history."""
    _require(activity, by)
    if entry.kind == HANDED_OVER:
        may.require(framers.hand_over(by), by=by, about=f"activity {activity.code}")
    if entry.kind == OWNER:
        may.require(framers.name_owner(by), by=by, about=f"activity {activity.code}")
    with transaction.atomic():
        changed = ActivityEntry.objects.filter(pk=entry.pk, taken_back_at__isnull=True).update(
            taken_back_at=timezone.now(), taken_back_by=by if isinstance(by, Account) else None
        )
        if changed:
            audit.enter("took back a word on an activity", f"activity {activity.code}", by=by, entry=entry.pk)


def move(*, activity: Activity, milestone: str, to: date, by: By, reason: str) -> ActivityEntry:
    """Give a milestone another day. The day that was agreed stays beside it."""
    told = _require(activity, by)
    one = _milestone(activity, milestone)
    if one.code in told.progress.done:
        raise UsedWrongly(f"“{one.title}” is done already. Take that back before you move its day.")
    if not FIRST <= to <= LAST:
        raise UsedWrongly(f"{to} is no day of a plan. Give a day between {FIRST.year} and {LAST.year}.")
    was = due_on(one, told.progress)
    if to == was:
        raise UsedWrongly(f"“{one.title}” is due on {to} already. Give another day.")
    return _add(
        activity, MOVED, by, about=one.code, on=to, was=was, text=_words(reason, needed="why it moves")
    )


def give_word(*, activity: Activity, status: str, by: By, text: str) -> ActivityEntry:
    """Say in one's own words how an activity goes; it stands beside what is derived."""
    _require(activity, by)
    if status not in STATUSES:
        raise UsedWrongly(f"There is no status {status[:30]}. Choose one of: {', '.join(STATUSES)}.")
    return _add(activity, WORD, by, about=status, text=_words(text, needed="how it goes"))


def name_owner(*, activity: Activity, person: Account, by: By) -> ActivityEntry:
    """Say who answers for an activity from now on."""
    may.require(framers.name_owner(by), by=by, about=f"activity {activity.code}")
    if not person.is_active:
        raise UsedWrongly(f"{person.name}’s account has ended. Choose somebody who can sign in.")
    if not framers.see_framework(person):
        raise UsedWrongly(f"{person.name} does not see the framework. Choose somebody who does.")
    return _add(activity, OWNER, by, person=person)


def tick(*, activity: Activity, item: str, by: By, note: str = "") -> ActivityEntry:
    """Say that one thing of the handover is true; `item` is its mark."""
    told = _require(activity, by)
    known = {mark(each): each for each in activity.handover}
    if item not in known:
        raise UsedWrongly("There is no such thing in the handover of this activity. Tick one of its list.")
    if item in told.ticked:
        raise UsedWrongly("That is ticked already.")
    text = known[item] if not note.strip() else f"{known[item]} {_words(note)}"
    return _add(activity, TICKED, by, about=item, text=text[:2000])


def hand_over(*, activity: Activity, on: date, by: By, note: str = "") -> ActivityEntry:
    """Sign an activity over to business as usual, once everything in its list is ticked."""
    may.require(framers.hand_over(by), by=by, about=f"activity {activity.code}")
    told = _require(activity, by)
    _require_past(on, "An activity was handed over today or earlier.")
    if told.progress.handed_over:
        raise UsedWrongly(f"It is business as usual since {told.progress.handed_over} already.")
    left = [each for each in activity.handover if mark(each) not in told.ticked]
    if left:
        raise UsedWrongly(f"{len(left)} of {len(activity.handover)} things are not ticked. First: {left[0]}")
    return _add(activity, HANDED_OVER, by, on=on, text=_words(note))


def _require(activity: Activity, by: By) -> Told:
    told = told_of((activity,))[activity.code]
    may.require(framers.report_on(by, activity, told.person), by=by, about=f"activity {activity.code}")
    return told


def _milestone(activity: Activity, code: str) -> Milestone:
    found = next((each for each in activity.milestones if each.code == code), None)
    if found is None:
        raise UsedWrongly(f"“{activity.title}” has no milestone {code[:60]}. Choose one of its own.")
    return found


def _require_past(on: date, says: str) -> None:
    if not EARLIEST <= on <= timezone.localdate():
        raise UsedWrongly(f"{on} is no day for that. {says}")


def _words(text: str, *, needed: str = "") -> str:
    said = plain(text)
    if needed and not said:
        raise UsedWrongly(f"Say {needed}, in a sentence.")
    if len(said) > LONGEST:
        raise UsedWrongly(f"That is {len(said):,} letters long. Say it in {LONGEST:,} or fewer.")
    return said


def _add(activity: Activity, kind: str, by: By, **said: Any) -> ActivityEntry:
    try:
        with transaction.atomic():
            entry = ActivityEntry.objects.create(
                activity=activity.code, kind=kind, by=by if isinstance(by, Account) else None, **said
            )
            audit.enter(_AUDITED[kind], f"activity {activity.code}", by=by, entry=entry.pk)
    except IntegrityError:
        raise UsedWrongly(
            "That milestone is done already. Take it back first, to give another day."
        ) from None
    return entry


_AUDITED: Final = {
    DONE: "said a milestone is done",
    MOVED: "moved a milestone",
    WORD: "said how an activity goes",
    OWNER: "named who answers for an activity",
    TICKED: "ticked a thing of a handover",
    HANDED_OVER: "handed an activity over",
}
