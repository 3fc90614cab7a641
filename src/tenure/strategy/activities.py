"""Whether an activity is on course: derived from its milestones and evidence, with reasons in words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Final

from tenure.strategy.framework.comparing import said
from tenure.strategy.framework.parts import Activity, Framework, Milestone
from tenure.strategy.kpis.judging import Status

STATUSES: Final[tuple[Status, ...]] = ("on-course", "watch", "off-course", "no-data")
WORST_FIRST: Final[tuple[Status, ...]] = ("off-course", "watch", "on-course", "no-data")

LATE_DAYS: Final = 30
"""Days after which a late milestone puts its activity off course: a month, between one board and the next."""


@dataclass(frozen=True)
class Evidence:
    """What a KPI says of the activities that are meant to move it."""

    label: str
    status: Status


@dataclass(frozen=True)
class Progress:
    """What people said of one activity.

    done        day on which each milestone was done, by its code.
    due         day that a milestone was moved to, by its code.
    handed_over day from which it is business as usual.
    owner_left  whether the person who answers for it has gone.
    """

    done: Mapping[str, date] = field(default_factory=dict)
    due: Mapping[str, date] = field(default_factory=dict)
    handed_over: date | None = None
    owner_left: bool = False


NOTHING: Final = Progress()


@dataclass(frozen=True)
class Standing:
    """Where an activity stands, and why: every reason is a sentence."""

    status: Status
    reasons: tuple[str, ...]


def standing(
    activity: Activity, progress: Progress = NOTHING, *, on: date, evidence: Sequence[Evidence] = ()
) -> Standing:
    """Where an activity stands on a day, by itself: what it waits for is another's (`standings`)."""
    if progress.handed_over and progress.handed_over <= on:
        return Standing("on-course", (f"It is business as usual since {said(progress.handed_over)}.",))
    found = [*_late(activity, progress, on), *_ended(activity, progress, on)]
    found += [*_owner(progress), *_measured(evidence)]
    if found:
        return Standing(_worst(found), tuple(reason for _, reason in found))
    if activity.starts and activity.starts > on:
        return Standing("no-data", (f"It begins on {said(activity.starts)}.",))
    if not activity.milestones:
        return Standing("no-data", ("It has no milestones, so nothing tells how far it is.",))
    return Standing("on-course", (_well(activity, progress),))


def standings(
    framework: Framework,
    progress: Mapping[str, Progress],
    *,
    on: date,
    evidence: Mapping[str, Sequence[Evidence]] | None = None,
) -> dict[str, Standing]:
    """Where every activity stands; one that waits for an activity off course is to be watched."""
    shown = evidence or {}
    alone = {
        each.code: standing(each, progress.get(each.code, NOTHING), on=on, evidence=shown.get(each.code, ()))
        for each in framework.activities
    }
    waits = {each.code: _waits(each, progress.get(each.code, NOTHING), on) for each in framework.activities}
    return {
        each.code: _waiting(each, alone, framework) if waits[each.code] else alone[each.code]
        for each in framework.activities
    }


def _waits(activity: Activity, progress: Progress, on: date) -> bool:
    """Whether there is anything left of it that may be held up."""
    if progress.handed_over and progress.handed_over <= on:
        return False
    left = [each for each in activity.milestones if each.code not in progress.done]
    return bool(left or not activity.milestones)


def _waiting(activity: Activity, alone: Mapping[str, Standing], framework: Framework) -> Standing:
    own = alone[activity.code]
    held = [code for code in activity.needs if code in alone and alone[code].status == "off-course"]
    if not held:
        return own
    titles = {each.code: each.title for each in framework.activities if each.code in held}
    reasons = tuple(f"It waits for “{titles[code]}”, which is off course." for code in held)
    status: Status = "off-course" if own.status == "off-course" else "watch"
    kept = own.reasons if own.status in ("off-course", "watch") else ()
    return replace(own, status=status, reasons=(*kept, *reasons))


Reason = tuple[Status, str]


def _worst(found: Sequence[Reason]) -> Status:
    return min((status for status, _ in found), key=WORST_FIRST.index)


def due_on(milestone: Milestone, progress: Progress) -> date:
    """The day a milestone is due: the one it was moved to, else the one that was agreed."""
    return progress.due.get(milestone.code, milestone.due)


def _late(activity: Activity, progress: Progress, on: date) -> Iterator[Reason]:
    for each in activity.milestones:
        due = due_on(each, progress)
        if each.code in progress.done or due >= on:
            continue
        days = (on - due).days
        late = "1 day" if days == 1 else f"{days:,} days"
        status: Status = "off-course" if days > LATE_DAYS else "watch"
        yield status, f"“{each.title}” was due on {said(due)} and is {late} late."


def _ended(activity: Activity, progress: Progress, on: date) -> Iterator[Reason]:
    left = [each for each in activity.milestones if each.code not in progress.done]
    if activity.ends and activity.ends < on and left:
        yield "off-course", f"It ended on {said(activity.ends)} with {_several(len(left))} not done."


def _owner(progress: Progress) -> Iterator[Reason]:
    if progress.owner_left:
        yield "watch", "The person who answered for it has left. Name another."


def _measured(evidence: Sequence[Evidence]) -> Iterator[Reason]:
    """KPIs weigh where most of those that have a figure are off course."""
    known = [each for each in evidence if each.status != "no-data"]
    off = [each for each in known if each.status == "off-course"]
    if off and 2 * len(off) > len(known):
        names = ", ".join(f"“{each.label}”" for each in off)
        those = "The KPI that it should move is" if len(off) == 1 else "KPIs that it should move are"
        yield "watch", f"{those} off course: {names}."


def _well(activity: Activity, progress: Progress) -> str:
    left = [each for each in activity.milestones if each.code not in progress.done]
    if not left:
        return f"{'Its milestone is' if len(activity.milestones) == 1 else 'All its milestones are'} done."
    coming = min(left, key=lambda each: due_on(each, progress))
    done = len(activity.milestones) - len(left)
    begun = f"{done} of {len(activity.milestones)} milestones done; next is" if done else "Next is"
    return f"{begun} “{coming.title}”, due on {said(due_on(coming, progress))}."


def _several(number: int) -> str:
    return "1 milestone" if number == 1 else f"{number:,} milestones"
