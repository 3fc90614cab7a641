"""The levels the example is held to: the plan's own figures, England's, and how England's moved.

The plan is the founding labour market plan: the year to September 2018, children and family.
England's levels and moves are DfE's (csww_indicators_2017_to_2023, Open Government Licence 3.0).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

import numpy as np
from numpy.typing import NDArray

from tenure.example.cast import PARTNERSHIP, Ways
from tenure.example.chance import stream
from tenure.example.shares import shared_out
from tenure.terms.organisations import ReportingUnit
from tenure.terms.problems import UsedWrongly

Numbers = NDArray[Any]
Counts = NDArray[Any]

PLAN_YEAR = 2018


@dataclass(frozen=True)
class Level:
    """Where a group of councils stood in the plan's year.

    turnover   FTE of leavers over FTE in post on 30 September.
    agency     FTE of agency workers over theirs and FTE in post.
    vacancy    FTE of vacant posts over theirs and FTE in post.
    under_two  share of leavers, FTE, whose service with the council was under two years on 30 September.
    female     share of people in post, heads.
    caseload   cases for each FTE of people who hold any.
    absence    working days lost over working days of people in post.
    """

    turnover: float
    agency: float
    vacancy: float
    under_two: float
    female: float
    caseload: float
    absence: float


PLAN = Level(0.240, 0.284, 0.253, 0.463, 0.844, caseload=16.4, absence=0.024)
"""Paragraph 39: a turnover of 24%, 46.3% of leavers in their first two years, 28.4% agency workers, 25.3% of
posts vacant and 84.4% women. How we read it: agency and vacancy rates are called FTE rates there. Turnover
and the share of leavers are beside DfE's FTE figures (16%; 68% and 35% "of FTE"): they are FTE too.
The share of women is of people, as DfE's 86% is. The 1,270 social workers of paragraph 34 "worked for local
authority employers" and stand beside DfE's 31,720 people: they are people in post, without agency workers.
Caseload and absence are not in the plan; they are near Outer London's."""

ENGLAND = Level(0.151, 0.154, 0.165, 0.35, 0.86, caseload=17.4, absence=0.032)
"""England in 2018; for all councils outside the partnership."""


@dataclass(frozen=True)
class _Move:
    """A year's national level over that of the plan's year."""

    people: float
    turnover: float
    agency: float
    vacancy: float
    caseload: float
    absence: float


_MOVES: Mapping[int, _Move] = MappingProxyType(
    {
        2016: _Move(0.955, 0.93, 1.04, 1.02, 1.02, 0.97),
        2017: _Move(0.968, 0.89, 1.03, 1.03, 1.02, 0.97),
        2018: _Move(1.000, 1.00, 1.00, 1.00, 1.00, 1.00),
        2019: _Move(1.038, 0.99, 1.03, 0.99, 0.97, 0.97),
        2020: _Move(1.072, 0.89, 1.00, 0.98, 0.94, 0.91),
        2021: _Move(1.094, 1.02, 1.01, 1.01, 0.94, 0.97),
        2022: _Move(1.064, 1.14, 1.14, 1.21, 0.95, 1.09),
        2023: _Move(1.112, 1.05, 1.16, 1.15, 0.92, 1.03),
    }
)
"""England's moves. 2016 is a year before the first return; later years stay as 2023 and grow a little."""

_LAST_MOVE = max(_MOVES)
_GROWTH = 1.01
_PARTNERSHIP_TREND = 0.98
"""The partnership's own work: rates fall by a fiftieth a year beside England's."""


def _move(year: int) -> _Move:
    known = _MOVES[min(max(year, min(_MOVES)), _LAST_MOVE)]
    ahead = _GROWTH ** max(year - _LAST_MOVE, 0)
    return _Move(
        known.people * ahead, known.turnover, known.agency, known.vacancy, known.caseload, known.absence
    )


FEWEST_EACH = 10
"""Worker records for each return; with fewer there is no career to follow."""


@dataclass(frozen=True)
class Rate:
    """A rate in one year: the level of each unit's group, and how the unit differs from it."""

    level: Numbers
    way: Numbers
    inside: NDArray[np.bool_]

    def of(self, base: Numbers) -> Numbers:
        """What the rate makes of a base in each unit; each group's sum is its own level of its own base."""
        parts = base * self.level * self.way
        for group in (self.inside, ~self.inside):
            if parts[group].sum() > 0:
                parts[group] *= (base[group] * self.level[group]).sum() / parts[group].sum()
        return parts

    def people(self, base: Numbers) -> Counts:
        """The same in whole people."""
        parts = self.of(base)
        whole = np.zeros(len(parts), dtype=np.int64)
        for group in (self.inside, ~self.inside):
            whole[group] = shared_out(round(float(parts[group].sum())), parts[group])
        return whole


@dataclass(frozen=True)
class Wanted:
    """What each unit's return of one year is to come to.

    people     in post on 30 September.
    turnover   leavers over people in post; under_two: of leavers.
    agency     agency workers over people in post; vacancy: vacant posts over people in post; both FTE.
    """

    year: int
    people: Counts
    turnover: Rate
    under_two: Rate
    agency: Rate
    vacancy: Rate
    female: Numbers
    caseload: Numbers
    absence: Numbers


@dataclass(frozen=True)
class Frame:
    """The units of the example with their ways and sizes."""

    units: tuple[ReportingUnit, ...]
    ways: tuple[Ways, ...]
    people: Numbers
    seed: int

    @property
    def inside(self) -> NDArray[np.bool_]:
        """Which units belong to the partnership."""
        return np.array([unit.number in PARTNERSHIP for unit in self.units])

    def level(self, name: str) -> Numbers:
        """A level of the plan's year: the plan's for the partnership, England's for the rest."""
        level: Numbers = np.where(self.inside, getattr(PLAN, name), getattr(ENGLAND, name))
        return level

    def way(self, name: str) -> Numbers:
        """How each unit differs from that level."""
        return np.array([getattr(way, name) for way in self.ways])


def framed(
    units: tuple[ReportingUnit, ...], ways: tuple[Ways, ...], *, workers: int | None, year: int, seed: int
) -> Frame:
    """The units at their own size, or scaled so that the returns of `year` have about `workers` records.

    Raises UsedWrongly where `workers` is fewer than ten for each return.
    """
    usual = np.array([way.people for way in ways], dtype=np.float64)
    frame = Frame(units, ways, usual, seed)
    if workers is None:
        return frame
    if workers < FEWEST_EACH * len(units):
        raise UsedWrongly(
            f"{workers} workers are too few for {len(units)} returns. "
            f"Ask for {FEWEST_EACH * len(units)} or more, or for fewer partners."
        )
    w = wanted(frame, year)
    records = float((w.people + w.turnover.of(w.people) + w.agency.of(w.people)).sum())
    least = np.full(len(units), 4)
    people = round(workers * float(usual.sum()) / records)
    return Frame(units, ways, (least + shared_out(people - int(least.sum()), usual)) * 1.0, seed)


def _odds(rate: Numbers) -> Numbers:
    """A share of a whole as a multiple of the rest of it."""
    odds: Numbers = rate / (1 - rate)
    return odds


def wanted(frame: Frame, year: int) -> Wanted:
    """What each unit comes to in a year. In the plan's year the partnership comes to the plan's figures."""
    move, chance = _move(year), stream(frame.seed, "levels", year)
    sway = np.exp(chance.normal(scale=_SWAY, size=(len(frame.units), len(_SWAY)))).T
    people = frame.people * move.people * (1 if year == PLAN_YEAR else sway[0])
    trend = np.where(frame.inside, _PARTNERSHIP_TREND ** (year - PLAN_YEAR), 1.0)

    def rate(name: str, level: Numbers, at: int) -> Rate:
        return Rate(level, frame.way(name) * sway[at], frame.inside)

    return Wanted(
        year=year,
        people=np.maximum(np.rint(people), 3).astype(np.int64),
        turnover=rate("turnover", frame.level("turnover") * move.turnover * trend, 1),
        under_two=Rate(frame.level("under_two") * trend, sway[2], frame.inside),
        agency=rate("agency", _odds(frame.level("agency") * move.agency * trend), 3),
        vacancy=rate("vacancy", _odds(frame.level("vacancy") * move.vacancy * trend), 4),
        female=frame.level("female"),
        caseload=frame.level("caseload") * frame.way("caseload") * move.caseload * sway[5],
        absence=frame.level("absence") * frame.way("absence") * move.absence * sway[6],
    )


_SWAY = (0.02, 0.05, 0.04, 0.06, 0.06, 0.03, 0.06)
"""How far a unit strays from its way in a year, by chance: people, turnover and so on, in that order."""
