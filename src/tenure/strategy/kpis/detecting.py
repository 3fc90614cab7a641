"""How large a change has to be before a force of this size could show it, and when it would be seen.

Two years' rates are compared: the baseline's, and a later year's with as many people behind it. A change is
detectable where such a comparison would find it four times in five, with one false alarm in twenty (two-sided
5%, power 80%; Cohen 1988, 6.2 for shares; for flows the variance of a Poisson count over its stock).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from math import sqrt
from typing import Final

from tenure.benchmark.chance import CERTAIN, Kind
from tenure.strategy.framework.parts import Kpi
from tenure.strategy.kpis.aiming import expected, points

POWER: Final = 0.841621
"""Standard normal deviate that four in five lie below."""
_ROUNDS: Final = 60
"""Halvings of the interval that holds the answer: far below what any figure prints."""


@dataclass(frozen=True)
class Detectable:
    """least   the smallest change from the baseline, in the wanted direction, that could be seen; None where
            even the whole way to 0 (or to 1, for a share) would not be.
    target  the change that is aimed at.
    seen    the first day of a reading on which the trajectory is that far from the baseline; None where never
            by the target's day.
    """

    least: float | None
    target: float
    seen: date | None

    @property
    def enough(self) -> bool:
        """Whether the targeted change could be seen by its day."""
        return self.least is not None and self.target >= self.least - 1e-12


def detectable(kpi: Kpi, *, base: float, kind: Kind) -> Detectable | None:
    """What could be seen of this KPI with `base` people, posts or placements behind each year's rate.

    None where there is no baseline or target, or no base.
    """
    if kpi.baseline is None or kpi.target is None or base <= 0:
        return None
    start = kpi.baseline.value
    least = smallest_change(start, base=base, kind=kind, rising=kpi.target.value > start)
    wanted = abs(kpi.target.value - start)
    return Detectable(least, wanted, None if least is None else _seen(kpi, least))


def smallest_change(start: float, *, base: float, kind: Kind, rising: bool) -> float | None:
    """The smallest change from `start` that two rates on `base` would show; None where there is none."""
    far = (1.0 - start if kind == "share" else 10 * max(start, 1.0)) if rising else start
    sign = 1 if rising else -1

    def shows(change: float) -> bool:
        spread = sqrt(_variance(start, base, kind) + _variance(start + sign * change, base, kind))
        return change >= (CERTAIN + POWER) * spread

    if far <= 0 or not shows(far):
        return None
    low, high = 0.0, far
    for _ in range(_ROUNDS):
        middle = (low + high) / 2
        low, high = (low, middle) if shows(middle) else (middle, high)
    return high


def _variance(rate: float, base: float, kind: Kind) -> float:
    inside = max(0.0, rate)
    return inside * (1 - min(1.0, inside)) / base if kind == "share" else inside / base


def _seen(kpi: Kpi, least: float) -> date | None:
    line = points(kpi)
    start, last = line[0], line[-1]
    for year in range(start.on.year + 1, last.on.year + 1):
        day = last.on if year == last.on.year else _same_day(start.on, year)
        aim = expected(kpi, day)
        if aim is not None and abs(aim - start.value) >= least - 1e-12:
            return day
    return None


def _same_day(day: date, year: int) -> date:
    return date(year, day.month, min(day.day, 28) if day.month == 2 else day.day)
