"""The levels adults' services are held to: the plan's own figures, England's, and how England's moved."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from tenure.example.chance import stream
from tenure.example.levels import PLAN_YEAR, Frame
from tenure.example.shares import shared_out

Counts = NDArray[Any]
Mask = NDArray[np.bool_]


@dataclass(frozen=True)
class AdultsLevel:
    """Where a group of councils stood in the plan's year.

    turnover   leavers that workplaces state, over jobs of those employed.
    agency     agency jobs over all filled jobs; bank and other likewise.
    vacancy    vacant posts over them and jobs of those employed.
    early      leavers found with under three years in the role on 30 September, over people employed so long.
    female     share of people employed. salary: mean for full-time hours, in pounds.
    """

    turnover: float
    agency: float
    vacancy: float
    early: float
    female: float
    salary: float
    bank: float = 0.035
    other: float = 0.010


PLAN: Final = AdultsLevel(0.137, 0.31, 0.051, 0.232, 0.78, 42_700)
"""Paragraph 39: turnover 13.7%, agency 31%, vacancies 5.1%, 23.2% of those with under three years, 78% women,
a mean full-time salary of £42,700. The 550 of paragraph 34 are people whom councils employ."""

ENGLAND: Final = AdultsLevel(0.139, 0.08, 0.084, 0.21, 0.81, 34_100)
"""England in 2018, as the plan has it beside its own; for all councils outside the partnership."""

SECOND_JOBS: Final = 0.0091
"""People with two jobs at the council, each part-time."""

SHORT_STAYS: Final = 0.053
"""Of the leavers that workplaces state, those who came and left between two Septembers."""

_FACTORS: Final[Mapping[int, tuple[float, float, float, float, float]]] = MappingProxyType(
    {
        2017: (0.985, 1.09, 1.90, 1.03, 0.985),
        2018: (1.000, 1.00, 1.00, 1.00, 1.000),
        2019: (1.005, 0.98, 1.45, 0.97, 1.020),
        2020: (1.020, 0.98, 1.25, 0.90, 1.046),
        2021: (1.010, 1.08, 1.65, 0.92, 1.062),
        2022: (1.000, 1.23, 2.10, 0.95, 1.090),
        2023: (1.045, 1.04, 1.90, 0.97, 1.145),
    }
)
"""People, turnover, vacancies, agency and pay of a year over the plan's. Vacancies were "very volatile"."""

PEOPLE: Final[Mapping[str, int]] = MappingProxyType(
    {"101": 104, "102": 78, "103": 66, "104": 58, "105": 92, "106 / 107": 152}
)
"""Social workers employed in September 2018; together the plan's 550."""

OF_CHILDRENS: Final = 0.5
"""Elsewhere adults' services employ about half as many social workers as children's."""


@dataclass(frozen=True)
class AdultsWanted:
    """What the sets of one year are to come to, by unit.

    people   employed on 30 September.  second: of them with two jobs.
    stated   leavers of the year; short: of them who came and left in it.
    early    share of leavers by time in role, see AdultsLevel.
    """

    year: int
    people: Counts
    second: Counts
    stated: Counts
    short: Counts
    agency: Counts
    bank: Counts
    other: Counts
    vacancies: Counts
    early: NDArray[np.float64]
    female: NDArray[np.float64]
    salary: NDArray[np.float64]

    @property
    def found(self) -> Counts:
        """Leavers whom the next file no longer shows."""
        found: Counts = self.stated - self.short
        return found


def _factors(year: int) -> tuple[float, float, float, float, float]:
    return _FACTORS[min(max(year, min(_FACTORS)), max(_FACTORS))]


def _of(frame: Frame, name: str) -> NDArray[np.float64]:
    found: NDArray[np.float64] = np.where(frame.inside, getattr(PLAN, name), getattr(ENGLAND, name))
    return found


def wanted(frame: Frame, year: int) -> AdultsWanted:
    """What each unit comes to in a year. In the plan's year the partnership comes to the plan's figures."""
    people_by, turnover_by, vacancy_by, agency_by, pay_by = _factors(year)
    sway = np.exp(stream(frame.seed, "adults' levels", year).normal(scale=0.08, size=(4, len(frame.units))))
    size = frame.people / np.array([way.people for way in frame.ways])
    usual = np.array(
        [PEOPLE.get(u.number, OF_CHILDRENS * w.people) for u, w in zip(frame.units, frame.ways, strict=True)]
    )
    people = np.maximum(np.rint(usual * size * people_by), 4).astype(np.int64)
    second = _shared(frame, people * SECOND_JOBS, people * 1.0)
    jobs = people + second
    stated = _shared(
        frame, jobs * _of(frame, "turnover") * turnover_by, jobs * frame.way("turnover") * sway[0]
    )
    stated = np.minimum(stated, people // 2)
    through = np.minimum(_of(frame, "agency") * agency_by, 0.6)
    bank, other = (
        _shared(frame, jobs * _of(frame, n) / (1 - through), jobs * 1.0) for n in ("bank", "other")
    )
    agency = _shared(
        frame, (jobs + bank + other) * through / (1 - through), jobs * frame.way("agency") * sway[1]
    )
    empty = np.minimum(_of(frame, "vacancy") * vacancy_by, 0.4)
    return AdultsWanted(
        year=year,
        people=people,
        second=second,
        stated=stated,
        short=np.minimum(_shared(frame, stated * SHORT_STAYS, stated * sway[2]), stated),
        agency=agency,
        bank=bank,
        other=other,
        vacancies=_shared(frame, jobs * empty / (1 - empty), jobs * frame.way("vacancy") * sway[3]),
        early=_of(frame, "early") * turnover_by,
        female=_of(frame, "female"),
        salary=_of(frame, "salary") * pay_by,
    )


def _shared(frame: Frame, parts: NDArray[np.float64], weights: NDArray[np.float64]) -> Counts:
    """Each group's total in whole numbers, shared out by weight."""
    whole = np.zeros(len(parts), dtype=np.int64)
    for group in (frame.inside, ~frame.inside):
        whole[group] = shared_out(round(float(parts[group].sum())), weights[group])
    return whole


def is_plan(frame: Frame, year: int) -> bool:
    """Whether the partnership is held to the plan's figures in a year."""
    return year == PLAN_YEAR and bool(frame.inside.any())
