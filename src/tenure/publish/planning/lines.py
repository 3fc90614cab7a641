"""What may come as lines of data: one figure of one arm, place and September on each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

import numpy as np

from tenure.publish.holding import PARTNERSHIP
from tenure.publish.planning.futures import ANSWERS, Futures, Played
from tenure.publish.planning.guarding import Grain, grain_of
from tenure.publish.planning.saying import PLAN_MEASURES, PlanMeasure, Spread
from tenure.publish.tables import as_printed
from tenure.publish.viewing import HOLDER, Viewer
from tenure.terms.problems import UsedWrongly

if TYPE_CHECKING:
    from tenure.forecast.scenarios.answers import Counted

BASELINE = "baseline"


@dataclass(frozen=True)
class PlanRow:
    """One figure of what may come, rounded as it is printed; shares in percent.

    arm              baseline, or the scenario's key.
    middle           half of futures lie above and half below.
    low_50, high_50  between these lie half of futures; low_80 and high_80 hold four in five.
    difference       middle of the differences from the baseline, run by run; None for the baseline itself.
    chance_better    share of futures in which the arm is better than the baseline.
    name             the arm's run, a hash of what decides the result: the same name, the same figures.
    """

    arm: str
    measure: str
    unit: str
    service: str
    partner: str
    on: date
    middle: float
    low_50: float
    high_50: float
    low_80: float
    high_80: float
    difference: float | None
    chance_better: float | None
    runs: int
    seed: int
    name: str


def plan_rows(
    futures: Futures,
    arms: Mapping[str, Played] | None = None,
    *,
    until: int | None = None,
    service: str | None = None,
    partner: str | None = None,
    viewer: Viewer = HOLDER,
) -> Iterator[PlanRow]:
    """Every measure at each 30 September, of the partnership and each partner, for the baseline and each arm.

    until   the last year; all that were drawn where it is left out. UsedWrongly where it was not.
    viewer  who reads it: what is not theirs stands in round figures, and is left out where few are in post.
    """
    septembers = tuple(_septembers(futures, until))
    _require_known(futures, partner)
    played = arms or {}
    drawn = {BASELINE: futures.baseline, **{arm: each.drawn for arm, each in played.items()}}
    names = {BASELINE: futures.name[:16], **{arm: each.name for arm, each in played.items()}}
    services = [service] if service else list(dict.fromkeys(unit.service for unit in futures.start.units))
    for each in services:
        known = (PARTNERSHIP, *dict.fromkeys(u.partner for u in futures.start.units if u.service == each))
        for place in [partner] if partner else known:
            units = futures.units(each, place)
            grain = grain_of(futures.start, viewer, units)
            for measure in PLAN_MEASURES if units and not grain.hidden else ():
                for arm in drawn:
                    found = _rows(futures, drawn, (arm, measure, each, place, grain), units, septembers)
                    yield from (replace(row, name=names[arm]) for row in found)


def _require_known(futures: Futures, partner: str | None) -> None:
    """UsedWrongly for a partner that has no futures."""
    known = dict.fromkeys(unit.partner for unit in futures.start.units)
    if partner is not None and partner not in (PARTNERSHIP, *known):
        raise UsedWrongly(
            f"There are no futures of a partner with the number {partner[:20]}. "
            f"Use one of: {', '.join(known)}."
        )


def _septembers(futures: Futures, until: int | None) -> Iterator[tuple[int, date]]:
    begins = futures.start.on
    first = 9 - begins.month if begins.month < 9 else 21 - begins.month
    years = [(month, date(begins.year + (begins.month - 1 + month) // 12, 9, 30))
             for month in range(first, futures.start.months + 1, 12)]  # fmt: skip
    if until is not None and until not in [day.year for _, day in years]:
        raise UsedWrongly(
            f"The futures run from {years[0][1].year} to {years[-1][1].year}. Ask for a year among these."
        )
    yield from (each for each in years if until is None or each[1].year <= until)


def _rows(
    futures: Futures,
    drawn: Mapping[str, Counted],
    about: tuple[str, PlanMeasure, str, str, Grain],
    units: Sequence[int],
    septembers: Sequence[tuple[int, date]],
) -> Iterator[PlanRow]:
    arm, measure, service, place, grain = about
    values = ANSWERS[measure.key](drawn[arm], units)
    base = ANSWERS[measure.key](drawn[BASELINE], units)
    for month, day in septembers:
        spread = Spread.of(values[:, month])
        change = values[:, month] - base[:, month]
        better = np.mean(change < 0) if measure.better == "lower" else np.mean(change > 0)
        inner, outer = (
            [as_printed(grain.rounded(end, measure.unit), measure.unit) for end in ends]
            for ends in (spread.inner, spread.outer)
        )
        yield PlanRow(
            arm,
            measure.key,
            "%" if measure.unit == "share" else measure.unit,
            service,
            place,
            day,
            as_printed(grain.rounded(spread.middle, measure.unit), measure.unit),
            inner[0],
            inner[1],
            outer[0],
            outer[1],
            None if arm == BASELINE else as_printed(float(np.median(change)), measure.unit),
            None if arm == BASELINE else round(float(better), 3),
            futures.runs,
            futures.seed,
            futures.name[:16],
        )
