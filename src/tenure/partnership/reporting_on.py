"""What people said of activities, as the framework's statuses are derived from it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from tenure.partnership.endings import ended_accounts
from tenure.partnership.models import Account, ActivityEntry
from tenure.partnership.models.framework import DONE, HANDED_OVER, MOVED, OWNER, TICKED, WORD
from tenure.strategy.activities import Progress
from tenure.strategy.framework.parts import Activity


@dataclass(frozen=True)
class Told:
    """What stands of what was said of one activity.

    person   who answers for it, where somebody was named.
    word     the newest word on how it goes.
    ticked   marks of the things of its handover that are true.
    history  everything that was ever said, what was taken back too, newest first.
    """

    progress: Progress
    person: Account | None
    word: ActivityEntry | None
    ticked: frozenset[str]
    history: tuple[ActivityEntry, ...]


def told_of(activities: Iterable[Activity], *, known_on: datetime | None = None) -> Mapping[str, Told]:
    """What was said of these activities by their codes, or had been by a moment; one question in all."""
    known = {each.code: each for each in activities}
    entries = ActivityEntry.objects.select_related("by", "person", "taken_back_by")
    if len(known) == 1:
        entries = entries.filter(activity__in=known)
    if known_on is not None:
        entries = entries.filter(at__lte=known_on)
    several: dict[str, list[ActivityEntry]] = {code: [] for code in known}
    ended = ended_accounts(known_on)
    for entry in entries:
        if entry.activity in several:
            several[entry.activity].append(entry)
    return {code: _told(known[code], found, known_on, ended) for code, found in several.items()}


def _told(
    activity: Activity, entries: list[ActivityEntry], known_on: datetime | None, ended: Collection[int]
) -> Told:
    standing = [each for each in entries if _stood(each, known_on)]
    person = next((each.person for each in reversed(standing) if each.kind == OWNER), None)
    return Told(
        progress=Progress(
            done={each.about: each.on for each in standing if each.kind == DONE and each.on},
            due=_moved(activity, standing),
            handed_over=next((each.on for each in reversed(standing) if each.kind == HANDED_OVER), None),
            owner_left=person is not None and person.pk in ended,
        ),
        person=person,
        word=next((each for each in reversed(standing) if each.kind == WORD), None),
        ticked=frozenset(each.about for each in standing if each.kind == TICKED),
        history=tuple(reversed(entries)),
    )


def _stood(entry: ActivityEntry, known_on: datetime | None) -> bool:
    """Whether nobody has taken it back, or had by a moment: what a report told then it tells again."""
    if entry.taken_back_at is None:
        return True
    return known_on is not None and entry.taken_back_at > known_on


def _moved(activity: Activity, entries: Iterable[ActivityEntry]) -> dict[str, date]:
    """Where milestones were moved to, step by step from the agreed day; another agreed day ends the chain."""
    due = {each.code: each.due for each in activity.milestones}
    moved = {}
    for each in entries:
        if each.kind == MOVED and each.on and due.get(each.about) == each.was:
            due[each.about] = moved[each.about] = each.on
    return moved
