"""Where a KPI should be on a day: the line from its baseline to its target, by its steps where it has any."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

from tenure.strategy.framework.parts import Aimed, Kpi


def points(kpi: Kpi) -> tuple[Aimed, ...]:
    """The baseline, the steps and the target, by day; none without a target."""
    if kpi.target is None:
        return ()
    known = [each for each in (kpi.baseline, *kpi.steps, kpi.target) if each is not None]
    return tuple(sorted(known, key=lambda each: each.on))


def expected(kpi: Kpi, on: date) -> float | None:
    """Where the line stands on a day, straight between its points; the target's value after the last.

    None before the first point, and where there is no target.
    """
    line = points(kpi)
    if not line or on < line[0].on:
        return None
    for before, after in pairwise(line):
        if on < after.on:
            gone = (on - before.on).days / (after.on - before.on).days
            return before.value + gone * (after.value - before.value)
    return line[-1].value


def trajectory(kpi: Kpi, days: tuple[date, ...]) -> tuple[tuple[date, float], ...]:
    """The line on these days, for a chart; days before it begins are left out."""
    found = ((day, expected(kpi, day)) for day in days)
    return tuple((day, value) for day, value in found if value is not None)
