"""Whether a KPI is on course: its value beside its trajectory, and how much of the gap chance could be.

A value on the trajectory or on its better side is on course. On the worse side it is off course where chance
almost certainly is not the reason, and to be watched where it could be. A value without counts behind it
cannot be tested for chance: it is off course once it is behind by more than a quarter of the whole way from
baseline to target, or worse than the baseline.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final, Literal

from tenure.benchmark.chance import ALMOST_CERTAIN, Kind, sureness_beside
from tenure.strategy.framework.parts import Kpi
from tenure.strategy.kpis.aiming import expected
from tenure.terms.quantities import Ratio

Status = Literal["on-course", "watch", "off-course", "no-data"]
Why = Literal[
    "no figure", "hidden", "no target", "before the trajectory", "definition changed",
    "on the trajectory", "behind, perhaps by chance", "behind", "worse than the baseline",
]  # fmt: skip

ALLOWED: Final = 0.25
"""The part of the way from baseline to target that a value without counts may be behind before it is off
course."""


@dataclass(frozen=True)
class Found:
    """What a KPI reads: its value, the day it holds on, and the counts behind it where there are any.

    value       None where there is no figure, or none that may be shown (`hidden`).
    counts      part and whole of a rate; None for what is typed, for means and sums.
    chance      how chance moves it: "share" of people or posts, or "flow" over a stock.
    definition  version of the measure's definition that made it; "" where it has none.
    """

    value: float | None = None
    on: date | None = None
    counts: Ratio | None = None
    chance: Kind = "share"
    definition: str = ""
    hidden: bool = False


@dataclass(frozen=True)
class Judged:
    """A KPI's status and what it rests on.

    expected  where it should have been on the day of the figure.
    gap       value less expected, positive where it is better than it should be.
    sure      how sure we are that the gap is not chance, 0 to 1; None where that cannot be tested.
    """

    status: Status
    why: Why
    expected: float | None = None
    gap: float | None = None
    sure: float | None = None


def judged(kpi: Kpi, found: Found) -> Judged:
    """Where the KPI stands against its trajectory."""
    if found.value is None or found.on is None:
        return Judged("no-data", "hidden" if found.hidden else "no figure")
    if kpi.target is None:
        return Judged("no-data", "no target")
    if kpi.definition and found.definition and kpi.definition != found.definition:
        return Judged("no-data", "definition changed")
    aim = expected(kpi, found.on)
    if aim is None:
        return Judged("no-data", "before the trajectory")
    gap = (found.value - aim) * (1 if kpi.better == "higher" else -1)
    if gap >= 0:
        return Judged("on-course", "on the trajectory", aim, gap, _sure(found, aim))
    return _behind(kpi, found, aim, gap)


def _behind(kpi: Kpi, found: Found, aim: float, gap: float) -> Judged:
    sure = _sure(found, aim)
    if sure is not None:
        certain = sure >= ALMOST_CERTAIN
        why: Why = "behind" if certain else "behind, perhaps by chance"
        return Judged("off-course" if certain else "watch", why, aim, gap, sure)
    if _worse_than_baseline(kpi, found):
        return Judged("off-course", "worse than the baseline", aim, gap)
    return Judged("off-course" if -gap > _allowed(kpi) else "watch", "behind", aim, gap)


def _sure(found: Found, aim: float) -> float | None:
    return None if found.counts is None else sureness_beside(found.counts, aim, found.chance)


def _worse_than_baseline(kpi: Kpi, found: Found) -> bool:
    if kpi.baseline is None or found.value is None:
        return False
    worse = kpi.baseline.value - found.value
    return worse > 0 if kpi.better == "higher" else worse < 0


def _allowed(kpi: Kpi) -> float:
    assert kpi.target is not None, "asked only of a KPI with a target"
    if kpi.baseline is None:
        return abs(kpi.target.value) * ALLOWED
    return abs(kpi.target.value - kpi.baseline.value) * ALLOWED
