"""What may come as lines of data: one figure of one arm, place and September on each."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Final

import numpy as np
from numpy.typing import NDArray

from tenure.publish.holding import PARTNERSHIP
from tenure.publish.planning.actions import better_in
from tenure.publish.planning.amounts import BILL, POUNDS
from tenure.publish.planning.costs import AGENCY, EVERYTHING
from tenure.publish.planning.futures import ANSWERS, Futures, Played
from tenure.publish.planning.guarding import Grain, grain_of
from tenure.publish.planning.pounds import account_of, account_played, rounded
from tenure.publish.planning.saying import PLAN_MEASURES, PlanMeasure, Spread
from tenure.publish.tables import as_printed
from tenure.publish.viewing import HOLDER, Viewer
from tenure.terms.problems import UsedWrongly

if TYPE_CHECKING:
    from tenure.forecast.planning.account import Account

Numbers = NDArray[np.float64]

BASELINE = "baseline"

SPENT: Final = PlanMeasure("spent", "All that councils spend", "All that councils spend", POUNDS, "lower")
"""Salaries, agency staff, recruitment, the assessed year, training and activities, in the year to the day."""

MONEY: Final = (replace(BILL, key="agency-bill"), SPENT)
"""What is told in pounds of the price year beside the planner's measures."""

BILLS: Final[Mapping[str, Sequence[str]]] = {"agency-bill": AGENCY, "spent": EVERYTHING}
"""The kinds of cost that each is made of."""

UNITS: Final[Mapping[str, str]] = {"share": "%", POUNDS: "£"}


@dataclass(frozen=True)
class PlanRow:
    """One figure of what may come, rounded as it is printed; shares in percent, pounds to the thousand.

    on               the day; for turnover and pounds the year up to it, pounds in those of the price year.
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
    _require_known(futures, partner, service)
    drawn = {BASELINE: futures.played(()), **(arms or {})}
    counted = Counted(
        futures, drawn, {arm: account_of_arm(futures, arm, each) for arm, each in drawn.items()}
    )
    services = [service] if service else list(dict.fromkeys(unit.service for unit in futures.start.units))
    for each in services:
        known = (PARTNERSHIP, *dict.fromkeys(u.partner for u in futures.start.units if u.service == each))
        for place in [partner] if partner else known:
            units = futures.units(each, place)
            grain = grain_of(futures.start, viewer, units)
            if units and not grain.hidden:
                yield from _rows(counted, (each, place, grain), units, septembers)


@dataclass(frozen=True, eq=False)
class Counted:
    """The futures of each arm, the baseline's first, and what each costs."""

    futures: Futures
    drawn: Mapping[str, Played]
    accounts: Mapping[str, Account]

    def name(self, arm: str) -> str:
        """The run that an arm's figures are of."""
        return self.futures.name[:16] if arm == BASELINE else self.drawn[arm].name

    def of(self, arm: str, measure: PlanMeasure, units: Sequence[int]) -> Callable[[int, date], Numbers]:
        """A measure's value in each future on a September, or in the year up to it."""
        if measure.unit == POUNDS:
            account, kinds = self.accounts[arm], BILLS[measure.key]
            year = {september: y for y, september in enumerate(account.years)}
            spent = np.asarray(sum(account.of(kind)[..., list(units)].sum(axis=-1) for kind in kinds))
            if measure is SPENT:  # pay of added posts stands in salaries, and among activities once more
                spent = spent - account.twice[..., list(units)].sum(axis=-1)
            return lambda month, day: spent[:, year[day.year]]
        values = ANSWERS[measure.key](self.drawn[arm].drawn, units)
        return lambda month, day: values[:, month]


def account_of_arm(futures: Futures, arm: str, played: Played) -> Account:
    """What an arm costs; the baseline's is kept."""
    return account_of(futures) if arm == BASELINE else account_played(futures, played)


def _require_known(futures: Futures, partner: str | None, service: str | None) -> None:
    """UsedWrongly for a partner or a service that has no futures."""
    services = dict.fromkeys(unit.service for unit in futures.start.units)
    if service is not None and service not in services:
        raise UsedWrongly(
            f"There are no futures of the service {service[:20]}: nobody of it is on record. "
            f"Use one of: {', '.join(services)}."
        )
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
    counted: Counted,
    about: tuple[str, str, Grain],
    units: Sequence[int],
    septembers: Sequence[tuple[int, date]],
) -> Iterator[PlanRow]:
    service, place, grain = about
    for measure in (*PLAN_MEASURES, *MONEY):
        base = counted.of(BASELINE, measure, units)
        for arm in counted.drawn:
            there = counted.of(arm, measure, units)
            for month, day in septembers:
                values = there(month, day)
                beside = None if arm == BASELINE else values - base(month, day)
                row = _row(measure, grain, values, beside)
                yield replace(
                    row,
                    arm=arm,
                    service=service,
                    partner=place,
                    on=day,
                    runs=counted.futures.runs,
                    seed=counted.futures.seed,
                    name=counted.name(arm),
                )


def _row(measure: PlanMeasure, grain: Grain, values: Numbers, beside: Numbers | None) -> PlanRow:
    """The figures of a line; which arm, place and day they are of is filled in by whoever asks."""
    spread = Spread.of(values)

    def said(value: float) -> float:
        if measure.unit == POUNDS:
            return rounded(value)
        return as_printed(grain.rounded(value, measure.unit), measure.unit)

    better = change = None
    if beside is not None:
        middle = float(np.median(beside))
        change = rounded(middle) if measure.unit == POUNDS else as_printed(middle, measure.unit)
        better = round(better_in(measure, beside), 3)
    low_50, high_50, low_80, high_80 = map(said, (*spread.inner, *spread.outer))
    return PlanRow(
        arm="",
        measure=measure.key,
        unit=UNITS.get(measure.unit, measure.unit),
        service="",
        partner="",
        on=date.min,
        middle=said(spread.middle),
        low_50=low_50,
        high_50=high_50,
        low_80=low_80,
        high_80=high_80,
        difference=change,
        chance_better=better,
        runs=0,
        seed=0,
        name="",
    )
