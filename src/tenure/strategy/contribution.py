"""What serves what: activities, priorities, outcomes and KPIs, and where nothing does."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, Literal

from tenure.strategy.framework.parts import Activity, Framework, Kpi, Part, Priority

GapKind = Literal["unserved", "unmeasured outcome", "empty", "aimless", "idle", "unmeasured", "unmoved"]

SAYS: Final[dict[GapKind, str]] = {
    "unserved": "No priority serves this outcome.",
    "unmeasured outcome": "No KPI measures this outcome.",
    "empty": "No activity serves this priority.",
    "aimless": "This priority serves no outcome.",
    "idle": "This activity serves no priority.",
    "unmeasured": "No KPI measures what this activity changes.",
    "unmoved": "No activity is meant to move this KPI.",
}
"""The gaps there can be, the gravest first, each as a sentence."""


@dataclass(frozen=True)
class Gap:
    """One place where the chain breaks: what kind of gap, and of what."""

    kind: GapKind
    code: str
    title: str

    @property
    def says(self) -> str:
        return SAYS[self.kind]


@dataclass(frozen=True)
class Way:
    """One activity, the priorities it serves, the outcomes those serve, and the KPIs it is meant to move."""

    activity: Activity
    priorities: tuple[Priority, ...]
    outcomes: tuple[Part, ...]
    kpis: tuple[Kpi, ...]


def ways(framework: Framework) -> tuple[Way, ...]:
    """The way of every activity to the outcomes, in the framework's order."""
    priorities = {each.code: each for each in framework.priorities}
    outcomes = {each.code: each for each in framework.outcomes}
    moved: dict[str, list[Kpi]] = {}
    for kpi in framework.kpis:
        for code in kpi.activities:
            moved.setdefault(code, []).append(kpi)
    return tuple(
        _way(each, priorities, outcomes, tuple(moved.get(each.code, ()))) for each in framework.activities
    )


def _way(
    activity: Activity, priorities: dict[str, Priority], outcomes: dict[str, Part], kpis: tuple[Kpi, ...]
) -> Way:
    serves = tuple(priorities[code] for code in activity.priorities if code in priorities)
    reached = dict.fromkeys(code for each in serves for code in each.outcomes if code in outcomes)
    return Way(activity, serves, tuple(outcomes[code] for code in reached), kpis)


def gaps(framework: Framework) -> tuple[Gap, ...]:
    """Every place where the chain breaks, the gravest kind first."""
    order = list(SAYS)
    return tuple(sorted(_gaps(framework), key=lambda gap: order.index(gap.kind)))


def _gaps(framework: Framework) -> Iterator[Gap]:
    outcomes = {each.code for each in framework.outcomes}
    served = {code for each in framework.priorities for code in each.outcomes}
    busy = {code for each in framework.activities for code in each.priorities}
    active = {each.code for each in framework.activities}
    measured = {code for each in framework.kpis for code in each.activities}
    watched = {each.outcome for each in framework.kpis}
    for outcome in framework.outcomes:
        if outcome.code not in served:
            yield Gap("unserved", outcome.code, outcome.title)
        if outcome.code not in watched:
            yield Gap("unmeasured outcome", outcome.code, outcome.title)
    for priority in framework.priorities:
        if priority.code not in busy:
            yield Gap("empty", priority.code, priority.title)
        if not outcomes.intersection(priority.outcomes):
            yield Gap("aimless", priority.code, priority.title)
    for activity in framework.activities:
        if not activity.priorities:
            yield Gap("idle", activity.code, activity.title)
        if activity.code not in measured:
            yield Gap("unmeasured", activity.code, activity.title)
    for kpi in framework.kpis:
        if not active.intersection(kpi.activities):
            yield Gap("unmoved", kpi.code, kpi.label)
