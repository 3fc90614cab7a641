"""How much work each council has, and how many posts a standard of cases makes of it.

Where the figures come from, the first that there is:

1. the partnership's own series, where somebody gave one (`bringing`);
2. what is published of the council, children in need;
3. the cases that its workforce returns say its people hold, on 30 September of each year.

How many cases a child in need stands for, and how many case holders there are for each post, are the
council's own where its returns say them, and England's where they do not. Adults' sets do not say who holds
cases: a series of theirs begins at today's posts, and the standard is how many there are for each.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

import numpy as np
from numpy.typing import NDArray

from tenure.forecast.fitting.facts import Facts
from tenure.forecast.flows.inputs import Unit
from tenure.forecast.planning.assumptions import Assumption, Assumptions
from tenure.forecast.planning.bringing import CASES as CASES_HELD
from tenure.forecast.planning.bringing import NEAREST
from tenure.forecast.planning.caseloads import (
    CASES,
    HOLDERS,
    STANDARD,
    Horizon,
    Needed,
    needed,
    usual,
)
from tenure.forecast.planning.demand import Demand, given, published
from tenure.record import Record
from tenure.terms.organisations import ENGLAND
from tenure.terms.problems import TooLittleData, UsedWrongly

Numbers = NDArray[np.float64]

OWN, PUBLISHED, ON_RECORD = "own series", "published", "cases on record"
RECENT: Final = 5
"""Years whose ratios make the interval of a council's own ratio."""
MOST_CASES: Final[Mapping[str, float]] = {"children": 50.0, "adults": 500.0}
"""Cases for each full-time worker above which a standard is a slip of the pen. DfE counts nobody in its
bands of
caseload who holds more than 50."""

HELD: Final = """
SELECT partner, service, year, CAST(sum(cases) AS DOUBLE) AS cases,
    CAST(sum(coalesce(fte30, fte)) AS DOUBLE) AS holders
FROM staff WHERE case_holder AND service = 'children' AND year <= $until
GROUP BY partner, service, year ORDER BY year
"""


@dataclass(frozen=True, eq=False)
class Held:
    """What a council's returns say of cases, by year in which it filed.

    holders  FTE of those who hold one or more, agency staff among them.
    posts    FTE in post and vacant.
    """

    years: NDArray[np.int64]
    cases: Numbers
    holders: Numbers
    posts: Numbers

    @property
    def caseload(self) -> float:
        """Cases for each full-time case holder in the last year."""
        return float(self.cases[-1] / self.holders[-1])


@dataclass(frozen=True, eq=False)
class Work:
    """The work of one unit.

    basis      own series, published, or cases on record.
    held       what its returns say of cases; None where they say nothing.
    now        its standard as it is: cases for each full-time case holder; None where nobody can say.
    """

    unit: Unit
    demand: Demand
    basis: str
    rests_on: Assumptions
    fte_per_head: float
    held: Held | None
    now: float | None


@dataclass(frozen=True, eq=False)
class Workloads:
    """The work of every unit that has a series, from a day on for some months; posts in people."""

    on: date
    months: int
    each: Mapping[Unit, Work]

    def __call__(self, unit: Unit, cap: float) -> Numbers:
        """Posts that a cap on cases needs, shape (months + 1,): where demand goes as is most likely."""
        return self.needed(unit, cap).middle

    def drawn(self, unit: Unit, cap: float, *, runs: int, seed: int, first_run: int = 0) -> Numbers:
        """The same in numbered runs, shape (runs, months + 1)."""
        return self.needed(unit, cap, runs=runs, seed=seed, first_run=first_run).draws

    def needed(
        self, unit: Unit, cap: float | None = None, *, runs: int = 0, seed: int = 0, first_run: int = 0
    ) -> Needed:
        """Posts that a standard needs: a number of cases, or the unit's usual one.

        Raises TooLittleData for a unit without a series, UsedWrongly for a standard that cannot be kept.
        """
        work = self.of(unit)
        rests_on = work.rests_on if cap is None else work.rests_on.with_(_chosen(work, cap))
        horizon = Horizon(self.on, self.months, runs, seed, first_run)
        return needed(unit, work.demand, horizon, fte_per_head=work.fte_per_head, rests_on=rests_on)

    def of(self, unit: Unit) -> Work:
        """The work of a unit. TooLittleData where nothing says how much it has."""
        if unit not in self.each:
            raise TooLittleData(
                f"{unit.partner}, {unit.service}: nothing says how many cases there are. Load its "
                "returns with "
                "the cases that people hold, or give a series of its own: tenure demand FILE."
            )
        return self.each[unit]


def require_standard(service: str, cases: float) -> None:
    """UsedWrongly for a number of cases that nobody could be given."""
    if not 0 < cases <= MOST_CASES[service]:
        raise UsedWrongly(
            f"{cases:g} cases for each full-time worker cannot be kept in {service}'s services. Give "
            "a number above "
            f"nought and at most {MOST_CASES[service]:g}, such as 16."
        )


def workloads(
    record: Record, facts: Facts, *, on: date, months: int, fte: Numbers, own: Mapping[Unit, Demand]
) -> Workloads:
    """The work of the units of a record.

    fte  FTE for each person in post, by unit, shape (U,).
    own  series that the partnership gave.
    """
    known = held_in(record, facts, fte)
    posts = facts.moves.stock + facts.posts.vacancies
    found = {}
    for u, unit in enumerate(facts.worked.units):
        said = posts[u][~np.isnan(posts[u])]
        work = _work(unit, known.get(unit), own.get(unit), (float(fte[u]), said))
        if work is not None:
            found[unit] = work
    return Workloads(on, months, found)


def held_in(record: Record, facts: Facts, fte: Numbers) -> dict[Unit, Held]:
    """Cases, case holders and posts of each council in the years in which it filed and somebody held a
    case."""
    worked = facts.worked
    rows = record.query(HELD, {"until": worked.until})
    posts = (facts.moves.stock + facts.posts.vacancies) * fte[:, None]
    found = {}
    for u, unit in enumerate(worked.units):
        mine = np.flatnonzero((rows["partner"] == unit.partner) & (rows["service"] == unit.service))
        years = rows["year"][mine].astype(np.int64)
        cases, holders = (
            np.ma.filled(rows[name][mine].astype(np.float64), np.nan) for name in ("cases", "holders")
        )
        there = posts[u, np.clip(years - worked.first_year, 0, worked.years - 1)]
        whole = (cases > 0) & (holders > 0) & (there > 0)
        if whole.any():
            found[unit] = Held(years[whole], cases[whole], holders[whole], there[whole])
    return found


def _work(unit: Unit, held: Held | None, own: Demand | None, posts: tuple[float, Numbers]) -> Work | None:
    fte, people = posts
    demand, basis = _series(unit, held, own)
    if demand is None:
        return None
    if unit.service == "adults":
        now = demand.last[1] / (people[-1] * fte) if len(people) and people[-1] else None
        return None if now is None else Work(unit, demand, basis, _of_adults(unit, now), fte, None, now)
    rests_on = usual() if held is None else usual().with_(*_own_ratios(unit, demand, held))
    if held is None and demand.series != NEAREST:
        return None
    return Work(unit, demand, basis, rests_on, fte, held, held.caseload if held else None)


def _series(unit: Unit, held: Held | None, own: Demand | None) -> tuple[Demand | None, str]:
    if own is not None:
        return own, OWN
    if unit.service == "children":
        try:
            return published(NEAREST, unit.partner), PUBLISHED
        except TooLittleData:
            pass
    if held is None:
        return None, ""
    figures = dict(zip(held.years.tolist(), held.cases.tolist(), strict=True))
    source = "workforce returns: cases held on 30 September"
    about = {"month": 9, "counted": CASES_HELD}
    return given(figures, unit.partner, series=NEAREST, like=ENGLAND, source=source, **about), ON_RECORD


def _own_ratios(unit: Unit, demand: Demand, held: Held) -> tuple[Assumption, Assumption]:
    """Cases for each unit of the series, and case holders for each post, as its returns say them."""
    whose = f"the workforce returns of {unit.partner}"
    figures = {int(year): value for year, value in zip(demand.years, demand.values, strict=True) if value > 0}
    same = demand.counted == CASES_HELD and demand.month == 9
    near = min(figures, key=lambda year: (abs(year - int(held.years[-1])), -year))
    each = [held.cases[i] / figures[int(year)] for i, year in enumerate(held.years) if int(year) in figures]
    cases = [1.0] if same else each or [held.cases[-1] / figures[near]]
    return (
        _ratio(CASES, f"Cases held for each of {demand.what}", cases, "cases each", whose),
        _ratio(
            HOLDERS, "Full-time case holders, agency among them, for each full-time post",
            list(held.holders / held.posts), "FTE per FTE post", whose,
        ),
    )  # fmt: skip


def _ratio(key: str, says: str, by_year: list[float], unit: str, source: str) -> Assumption:
    """The last year's ratio, between the least and the most of recent years."""
    recent = by_year[-RECENT:]
    return Assumption(
        key=key, says=says, value=float(recent[-1]), low=float(min(recent)), high=float(max(recent)),
        unit=unit,
        source=source, owner="Tenure", verified=True,
    )  # fmt: skip


def _of_adults(unit: Unit, now: float) -> Assumptions:
    """Today's posts for today's work: nobody publishes what one worker of adults' services carries."""
    source = f"the series and the workforce returns of {unit.partner}: as it is now"
    return Assumptions.of([
        Assumption(
            key=STANDARD, says="Of the series, for each full-time post", value=now, low=now, high=now,
            unit="for each FTE post", source=source,
        ),
        Assumption(key=CASES, says="Each counts once", unit="cases each", source=source,
                   value=1.0, low=1.0, high=1.0),
        Assumption(key=HOLDERS, says="Each post counts once", unit="FTE per FTE post", source=source,
                   value=1.0, low=1.0, high=1.0),
    ])  # fmt: skip


def _chosen(work: Work, cap: float) -> Assumption:
    require_standard(work.unit.service, cap)
    return work.rests_on[STANDARD].changed(
        cap, low=cap, high=cap, reason="the standard that was asked for", owner="whoever asked"
    )
