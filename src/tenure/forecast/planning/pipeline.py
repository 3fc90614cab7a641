"""How many students, placements, educators and assessors a plan needs each year, and where the chain binds.

    students who finish      = newly qualified hired / (chance of qualifying x chance of looking here)
    last placements          = one for each student who finishes in the year; first placements, who finish in
    the next practice educators       = placements with partners / students one educator takes in a year
    places in assessed year  = most people in their assessed year at once
    assessors                = the same / people one assessor has at once

A link binds where as much is needed as there is, or more.
Source: Social Work England, practice placements guidance (2023): 200 days, at least two contrasting
placements; 70 and 100 days, with up to 30 skills days, are the usual way to divide them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

import numpy as np
from numpy.typing import NDArray

from tenure.forecast.flows.inputs import STAGES, Chances, Effect, Outcome, Start
from tenure.forecast.flows.simulating import expected
from tenure.forecast.planning.assumptions import Assumption, Assumptions
from tenure.terms.problems import UsedWrongly
from tenure.terms.sources import EXAMPLE_PLAN, PLACEMENTS_GUIDANCE

Numbers = NDArray[np.float64]

FULL: Final = 0.995
"""From this share of what there is, a link is full."""


def usual() -> Assumptions:
    """The ratios that ship: as guidance and the plan have them, else marked as assumptions."""
    guidance, plan = str(PLACEMENTS_GUIDANCE), str(EXAMPLE_PLAN.at("paragraph 49h"))
    return Assumptions.of([
        _settled("first placement", "Days of a first placement", value=70, unit="days", source=guidance),
        _settled("last placement", "Days of a last placement", value=100, unit="days", source=guidance),
        _settled("with partners", "Share of placements that partners provide",
                 value=0.75, unit="share", source=plan),
        _assumed("students for each educator", "Students whom one practice educator takes in a year",
                 value=1.5, interval=(1.0, 2.0), unit="students a year"),
        _assumed("educators among seniors", "Share of seniors who take students",
                 value=0.5, interval=(0.3, 0.7), unit="share"),
        _assumed("educators among experienced", "Share of experienced people who take students",
                 value=0.12, interval=(0.06, 0.2), unit="share"),
        _assumed("people for each assessor", "People in their assessed year whom one assessor has at once",
                 value=2.0, interval=(1.0, 3.0), unit="people"),
        _assumed("assessors among seniors", "Share of seniors and managers who assess the assessed year",
                 value=0.4, interval=(0.25, 0.6), unit="share"),
    ])  # fmt: skip


def _settled(key: str, says: str, *, value: float, unit: str, source: str) -> Assumption:
    return Assumption(
        key=key, says=says, value=value, low=value, high=value, unit=unit, source=source, verified=True
    )


def _assumed(key: str, says: str, *, value: float, interval: tuple[float, float], unit: str) -> Assumption:
    return Assumption(key=key, says=says, value=value, low=interval[0], high=interval[1], unit=unit)


@dataclass(frozen=True, eq=False)
class Link:
    """One link of the chain, by run and year; shape (R, years).

    there  NaN where nobody said how much there is; infinite where nothing limits it.
    """

    name: str
    needed: Numbers
    there: Numbers

    @property
    def use(self) -> Numbers:
        """Needed over there: 1 and more binds. NaN where it is not known how much there is."""
        use = np.full(np.broadcast_shapes(self.needed.shape, self.there.shape), np.nan)
        np.divide(self.needed, self.there, out=use, where=self.there > 0)
        return np.where((self.there == 0) & (self.needed > 0), np.inf, use)

    @property
    def binds(self) -> Numbers:
        """The chance that it binds, by year; NaN where it is not known how much there is."""
        share: Numbers = (self.use >= FULL).mean(axis=0)
        return np.where(np.isnan(self.there).all(axis=0), np.nan, share)

    @property
    def slack(self) -> Numbers:
        """What is there beyond what is needed, by run and year; below nought where it lacks."""
        return self.there - self.needed


@dataclass(frozen=True, eq=False)
class Pipeline:
    """What a plan needs each year.

    years     the September in which each ends.
    first, last   placements of either kind, shape (years,), and their days together.
    """

    years: tuple[int, ...]
    links: tuple[Link, ...]
    first: Numbers
    last: Numbers
    days: Numbers
    rests_on: Assumptions

    def __getitem__(self, name: str) -> Link:
        return next(link for link in self.links if link.name == name)

    def binding(self, year: int) -> Link | None:
        """The link that is used most in a year, where it more likely than not binds; None where none does."""
        y = self.years.index(year)
        most = [(float(np.median(link.use[:, y])), link) for link in self.links if link.binds[y] >= 0.5]
        return max(most, key=lambda pair: pair[0])[1] if most else None

    def says(self) -> str:
        """Where the chain binds, year by year, in sentences."""
        told = []
        for y, year in enumerate(self.years):
            link = self.binding(year)
            if link is not None:
                there = np.median(np.broadcast_to(link.there, link.use.shape)[:, y])
                told.append(
                    f"In the year to September {year} the chain binds at {link.name}: "
                    f"{np.median(link.needed[:, y]):,.0f} "
                    f"are needed and there are {there:,.0f} (chance {link.binds[y]:.0%})."
                )
        unknown = [link.name for link in self.links if np.isnan(link.there).all()]
        if unknown:
            told.append(
                f"Nobody said how many {' and '.join(unknown)} there are, so it is not known whether they "
                "suffice."
            )
        return " ".join(told) or "The chain binds nowhere: there is more of everything than is needed."


def pipeline(
    outcome: Outcome,
    chances: Chances,
    *,
    offers: Sequence[float] | None = None,
    rests_on: Assumptions | None = None,
    seed: int = 0,
) -> Pipeline:
    """What the futures of a plan ask of the chain from student to assessed year.

    offers  placements that partners can give in each year; None where nobody said.
    Raises UsedWrongly for offers below nought, or not one for each year.
    """
    known, runs = rests_on or usual(), len(outcome.counts)
    years = -(-outcome.start.months // 12)
    if offers is not None and (len(offers) != years or min(offers) < 0):
        raise UsedWrongly(f"Placements are offered for {len(offers)} years. Give {years} numbers, 0 or more.")
    drawn = runs if runs > 1 else None

    def value(key: str) -> Numbers:
        return known.value(key, drawn, seed)[:, None]

    last = _by_year(outcome.start.due.sum(axis=1)[None].astype(np.float64))[0]
    first = np.append(last[1:], last[-1:])
    with_partners = (first + last) * value("with partners")
    new = outcome.of("in post asye").sum(axis=-1)
    assessed = _most_in_year(new)
    senior, experienced, manager = (
        _mean_in_year(outcome.of(f"in post {stage}").sum(axis=-1))
        for stage in ("senior", "experienced", "manager")
    )
    educators = senior * value("educators among seniors") + experienced * value("educators among experienced")
    links = (
        Link("students", _students_needed(outcome, chances), np.broadcast_to(last, (runs, years))),
        Link("placements", np.broadcast_to(with_partners, (runs, years)), _given(offers, years)),
        Link("practice educators", with_partners / value("students for each educator"), educators),
        Link("places in the assessed year", assessed,
             _least_in_year(outcome.start.capacity.sum(axis=1)[None])),
        Link("assessors", assessed / value("people for each assessor"),
             (senior + manager) * value("assessors among seniors")),
    )  # fmt: skip
    days = first * known["first placement"].value + last * known["last placement"].value
    return Pipeline(
        tuple(outcome.start.on.year + 1 + y for y in range(years)), links, first, last, days, known
    )


def _students_needed(outcome: Outcome, chances: Chances) -> Numbers:
    """Students who have to finish in a year for its newly qualified hires, by run and year."""
    hired = _by_year(outcome.of("hired newly qualified").sum(axis=-1).astype(np.float64))
    due = outcome.start.due.sum(axis=0).astype(np.float64)
    weights = due / due.sum() if due.sum() else np.full(len(due), 1 / max(len(due), 1))
    kept = (chances.qualifying * chances.joining) @ weights if len(due) else np.zeros(1)
    each: Numbers = hired / np.where(kept > 0, kept, np.nan)[:, None]
    return np.where(hired > 0, each, 0.0)


def _given(offers: Sequence[float] | None, years: int) -> Numbers:
    return np.full((1, years), np.nan) if offers is None else np.array([offers], np.float64)


def _starts(months: int) -> NDArray[np.int64]:
    return np.arange(0, months, 12)


def _by_year(monthly: Numbers) -> Numbers:
    added: Numbers = np.add.reduceat(monthly[:, 1:], _starts(monthly.shape[1] - 1), axis=1)
    return added


def _most_in_year(monthly: Numbers) -> Numbers:
    most = np.maximum.reduceat(monthly[:, 1:], _starts(monthly.shape[1] - 1), axis=1)
    return np.asarray(most, np.float64)


def _least_in_year(monthly: Numbers) -> Numbers:
    least: Numbers = np.minimum.reduceat(monthly[:, 1:], _starts(monthly.shape[1] - 1), axis=1)
    return least


def _mean_in_year(monthly: Numbers) -> Numbers:
    months = np.minimum(12, monthly.shape[1] - 1 - _starts(monthly.shape[1] - 1))
    mean: Numbers = _by_year(monthly.astype(np.float64)) / months
    return mean


@dataclass(frozen=True)
class Worth:
    """What one more of something would do: people in post at the end, for each one more in every year."""

    name: str
    people: float


def worth_of_one_more(start: Start, chances: Chances, effects: Sequence[Effect] = ()) -> tuple[Worth, ...]:
    """The shadow price of each limit on average: people in post at the end for one more of it.

    Nought where the limit does not bind. One more student a year; one more place in the assessed year and
    one more post, at each council.
    """

    def there(of: Start) -> float:
        outcome = expected(of, chances, effects)
        return float(sum(outcome.of(f"in post {stage}")[:, -1].sum(axis=-1).mean() for stage in STAGES))

    usual, units = there(start), len(start.units)
    changes = {
        "post at each council": (replace(start, posts=start.posts + 1), units),
        "place in the assessed year at each council": (replace(start, capacity=start.capacity + 1), units),
        "student a year": (replace(start, due=start.due + _one_a_year(start)), 1),
    }
    worth = [Worth(name, (there(more) - usual) / count) for name, (more, count) in changes.items()]
    return tuple(sorted(worth, key=lambda each: -each.people))


def _one_a_year(start: Start) -> NDArray[np.int64]:
    """One more student in each year that has any, of the route and in the month in which most are due."""
    more = np.zeros_like(start.due)
    for first in 1 + _starts(start.months):
        year = start.due[first : first + 12]
        if year.any():
            month, route = np.unravel_index(int(year.argmax()), year.shape)
            more[first + month, route] = 1
    return more
