"""How long people stay: retention and where leavers go, from spells that began before the record did.

A file of staff holds people who are there, with starts years back; whoever left before the record began is
not in it. So a spell is at risk at a tenure only between what it had served when the record began (its entry)
and its exit: entry < tenure <= exit. Leaving that out is the largest error in practice.
Source: Kaplan and Meier (1958); Aalen and Johansen (1978); Klein and Moeschberger (2003), Survival Analysis,
4.2 to 4.6; Marubini and Valsecchi (1995) for the deviation of incidence.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray
from scipy.special import ndtri

from tenure.terms.problems import TooLittleData

Numbers = NDArray[np.float64]

LEAST: Final = 10
"""People at risk from which a curve may begin: with fewer, one early leaver brings it down for good."""

STAYED: Final = -1
"""The destination of a spell that has not ended."""

WIDEST: Final = 50.0
"""On log(-log S), an interval that is everything from 0 to 1."""

HORIZON: Final = 60.0
"""Months over which expected time in post is given: the next five years."""


@dataclass(frozen=True, eq=False)
class Spells:
    """Spells in post, in any unit of time.

    entered  tenure when the record of it begins, shape (N,); 0 for someone seen to join.
    left     tenure when it ended, or when the record does.
    where    the destination's number where it ended, STAYED where it did not.
    person   who, for spells of one person are not independent; empty where each is another's.
    """

    entered: Numbers
    left: Numbers
    where: NDArray[np.int64]
    person: NDArray[np.int64] | None = None


@dataclass(frozen=True, eq=False)
class AtRisk:
    """Leavers and people at risk at each tenure at which somebody left or the record of somebody ends.

    tenure  shape (T,), rising.
    people  at risk, shape (T,).
    exits   by destination, shape (T, K).
    """

    tenure: Numbers
    people: Numbers
    exits: Numbers

    @property
    def hazard(self) -> Numbers:
        """Chance of leaving at each tenure, shape (T,); 0 where nobody is at risk."""
        return _over(self.exits.sum(axis=1), self.people)


@dataclass(frozen=True, eq=False)
class Curve:
    """Retention: the chance of still being in post at each tenure, given in post at `given`.

    tenure, stays, deviation, low, high   shape (T,); NaN before `given` and where nobody was at risk.
    went    chance of having gone to each destination by then, shape (T, K); stays + went adds to 1.
    """

    tenure: Numbers
    stays: Numbers
    deviation: Numbers
    low: Numbers
    high: Numbers
    went: Numbers
    went_deviation: Numbers
    given: float
    level: float

    def at(self, tenure: float) -> float:
        """Retention at a tenure; NaN before the curve begins and after the last that anybody reached."""
        return float(self._at(self.stays, tenure, 1.0))

    def deviation_at(self, tenure: float) -> float:
        """The standard deviation of retention at a tenure."""
        return float(self._at(self.deviation, tenure, 0.0))

    def went_by(self, tenure: float) -> Numbers:
        """Chance of having left for each destination by a tenure, shape (K,)."""
        return np.array([self._at(column, tenure, 0.0) for column in self.went.T])

    def _at(self, values: Numbers, tenure: float, before: float) -> float:
        if tenure < self.given or tenure > self.tenure[-1]:
            return float("nan")
        place = int(np.searchsorted(self.tenure, tenure, side="right")) - 1
        return before if place < 0 or np.isnan(values[place]) else float(values[place])

    def expected(self, horizon: float = HORIZON, *, since: float | None = None) -> float:
        """Time in post that someone at a tenure may expect within a horizon: the area under the curve.

        NaN where the curve does not reach so far. It reads better than a median, which may not exist.
        """
        start = self.given if since is None else since
        if np.isnan(self.at(start)) or np.isnan(self.at(start + horizon)):
            return float("nan")
        inside = (self.tenure > start) & (self.tenure < start + horizon)
        edges = np.concatenate([[start], self.tenure[inside], [start + horizon]])
        heights = np.array([self.at(edge) for edge in edges[:-1]])
        return float(heights @ np.diff(edges)) / self.at(start)


def at_risk(spells: Spells, *, destinations: int = 1, tenure: Numbers | None = None) -> AtRisk:
    """The table that every estimate is made from. Spells that end no later than they enter tell nothing.

    tenure  at which to count; every tenure at which a spell ends must be among them. Those, unless given.
    """
    told = spells.left > spells.entered
    entered, left, where = spells.entered[told], spells.left[told], spells.where[told]
    tenure = np.unique(left) if tenure is None else tenure
    people = np.searchsorted(np.sort(entered), tenure, side="left") - np.searchsorted(
        np.sort(left), tenure, side="left"
    )
    exits = np.zeros((len(tenure), destinations))
    gone = where != STAYED
    np.add.at(exits, (np.searchsorted(tenure, left[gone]), where[gone]), 1)
    return AtRisk(tenure, people.astype(np.float64), exits)


def curve_of(table: AtRisk, *, least: int = LEAST, level: float = 0.8) -> Curve:
    """Retention with Greenwood's deviation and an interval on its log(-log), and incidence by destination.

    least  people at risk from which the curve may begin; until there are so many, no chance is given, and all
           later ones are given that someone is still in post then.
    Raises TooLittleData where there are never so many.
    """
    enough = table.people >= least
    if not enough.any():
        most = int(table.people.max(initial=0))
        raise TooLittleData(
            f"At most {most} people are at risk at any tenure on record; a retention curve needs {least}. "
            "Ask for more employers or years together."
        )
    first = int(np.argmax(enough))
    hazard, people = table.hazard.copy(), table.people
    hazard[:first] = 0.0
    stays = np.cumprod(1 - hazard).astype(np.float64)
    before = np.concatenate([[1.0], stays[:-1]])
    after = np.arange(len(people)) >= first
    part = _over(table.exits, people[:, None]) * after[:, None]
    went = np.cumsum(before[:, None] * part, axis=0)
    leavers = hazard * people
    terms = _over(leavers, people * (people - leavers))
    deviation = (stays * np.sqrt(np.cumsum(terms))).astype(np.float64)
    low, high = _interval(stays, deviation, level)
    spread = _incidence_deviation(went, before, part, people, terms)
    missing = ~after | (np.cumsum((people <= 0) & after) > 0)
    stays, deviation, low, high = (np.where(missing, np.nan, each) for each in (stays, deviation, low, high))
    went, spread = (np.where(missing[:, None], np.nan, each) for each in (went, spread))
    given = float(table.tenure[first - 1]) if first else 0.0
    return Curve(table.tenure, stays, deviation, low, high, went, spread, given, level)


def robust_deviation(spells: Spells, tenure: float) -> float:
    """Deviation of retention at a tenure when one person's spells may resemble one another.

    The sum over people of how much each one's spells move the estimate. Source: Lin and Wei (1989), JASA 84.
    """
    table = at_risk(Spells(spells.entered, spells.left, np.minimum(spells.where, 0)))
    kept = table.tenure <= tenure
    times, people, hazard = table.tenure[kept], table.people[kept], table.hazard[kept]
    inside = (spells.entered[:, None] < times) & (times <= spells.left[:, None])
    ends = (spells.left[:, None] == times) & (spells.where[:, None] != STAYED)
    moved = ((ends - inside * hazard) / np.maximum(people * (1 - hazard), 1e-12)).sum(axis=1)
    person = (
        np.arange(len(moved)) if spells.person is None else np.unique(spells.person, return_inverse=True)[1]
    )
    squares = float(np.sum(np.bincount(person, moved) ** 2))
    return float(np.prod(1 - hazard) * squares**0.5)


def _interval(stays: Numbers, deviation: Numbers, level: float) -> tuple[Numbers, Numbers]:
    """An interval even on log(-log S); where S is 0 or 1 that scale has no width, and S stands alone."""
    inside = (stays > 0) & (stays < 1)
    safe = np.where(inside, stays, 0.5)
    away = float(ndtri(0.5 + level / 2)) * deviation / (safe * np.abs(np.log(safe)))
    away = np.minimum(away, WIDEST)
    low, high = safe ** np.exp(away), safe ** np.exp(-away)
    return np.where(inside, low, stays), np.where(inside, high, stays)


def _incidence_deviation(
    went: Numbers, before: Numbers, part: Numbers, people: Numbers, terms: Numbers
) -> Numbers:
    """The deviation of incidence, as running sums of its three parts."""
    size = np.maximum(people, 1.0)[:, None]
    first = went**2 * np.cumsum(terms)[:, None]
    first += np.cumsum(went**2 * terms[:, None], axis=0) - 2 * went * np.cumsum(went * terms[:, None], axis=0)
    second = np.cumsum(before[:, None] ** 2 * part * (1 - part) / size, axis=0)
    slope = before[:, None] * part / size
    third = went * np.cumsum(slope, axis=0) - np.cumsum(went * slope, axis=0)
    deviation: Numbers = np.sqrt(np.maximum(first + second - 2 * third, 0.0))
    return deviation


def _over(part: Numbers, whole: Numbers) -> Numbers:
    there = whole > 0
    return np.where(there, part / np.where(there, whole, 1.0), 0.0)
