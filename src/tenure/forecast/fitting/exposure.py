"""Leavers and person-months at risk, by unit, group and year; promotions, starters and moves beside them.

Months are whole calendar months. Whoever joined in a month is at risk from the next, with a clock of 0;
whoever leaves is at risk up to the month of leaving. Someone who joined and left in one month is at risk for
that month, so that no leaver is lost.

In adults' sets a leaver is someone absent from the next year's set, who left on any day between: a twelfth of
a leaver in each month, and what is left of them at risk in the next. So of adults only those are at risk whom
the year before showed, and only in years whose predecessor was filed: whoever joined since then has been seen
because they stayed.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from tenure.forecast.fitting.stages import CONSOLIDATION, EXPERIENCED, SENIOR, Stages
from tenure.forecast.fitting.worked import UNKNOWN, Whole, Worked, Yes
from tenure.forecast.flows.inputs import GROUPS, MONTHS

Numbers = NDArray[np.float64]

FOREVER: Final = 1 << 20
"""Months after which nobody is at work any more."""


@dataclass(frozen=True, eq=False)
class Exposure:
    """What the hazard of leaving is estimated from.

    leavers, months  shape (U, G, Y): people who left, and person-months at risk.
    """

    leavers: Numbers
    months: Numbers


def exposure_of(stages: Stages) -> Exposure:
    """Leavers and person-months at risk of everyone in a record."""
    worked = stages.worked
    begins, left = _october(worked), worked["leaver"]
    first, last = _at_risk(worked)
    counted = at_risk_at_all(worked)
    between = counted & left & worked["adults"]
    dated = np.flatnonzero(counted & ~between)
    cells = worked["unit"] * worked.years + worked.year
    shape = (len(worked.units), worked.years, len(GROUPS))
    months = np.zeros((shape[0] * shape[1], shape[2]))
    for group in range(len(GROUPS)):
        spent = _months_in(stages, group, first, last)[dated]
        months[:, group] = np.bincount(cells[dated], spent, len(months))
    leavers = np.zeros_like(months)
    groups = group_of(stages.stage_in(last - 1), stages.clock_in(last - 1))
    gone = dated[left[dated]]
    np.add.at(leavers, (cells[gone], groups[gone]), 1)
    for month in range(12):
        then = begins + month - 1
        at = cells[between], group_of(stages.stage_in(then), stages.clock_in(then))[between]
        np.add.at(months, at, 1 - month / 12)
        np.add.at(leavers, at, 1 / 12)
    whole = np.maximum(months, leavers)
    return Exposure(*(each.reshape(shape).swapaxes(1, 2) for each in (leavers, whole)))


def expected_in(stages: Stages, rates: Numbers) -> Numbers:
    """How many times each row's person would have left in its year, at these rates a month.

    rates  by unit and group, shape (U, G).
    """
    worked = stages.worked
    first, last = _at_risk(worked)
    between = worked["leaver"] & worked["adults"]
    expected = np.zeros(len(first))
    for group in range(len(GROUPS)):
        expected += _months_in(stages, group, first, last) * rates[worked["unit"], group]
    for month in range(12):
        then = _october(worked) + month - 1
        groups = group_of(stages.stage_in(then), stages.clock_in(then))
        spent = (1 - month / 12) * rates[worked["unit"], groups]
        expected = np.where(between, expected * (month > 0) + spent, expected)
    return np.where(at_risk_at_all(worked), expected, 0.0)


def _at_risk(worked: Worked) -> tuple[Whole, Whole]:
    """The first and the last month at risk of each row in its year, where the month of leaving is known."""
    begins, left = _october(worked), worked["leaver"]
    last = np.where(left, worked["ended"], begins + 11)
    first = np.maximum(begins, np.where(worked["began"] == UNKNOWN, 0, worked["began"] + 1))
    return np.where(left, np.minimum(first, last), first), last


def _october(worked: Worked) -> Whole:
    """The month in which the year of each row begins."""
    begins: Whole = (worked["year"].astype(np.int64) - 1) * 12 + 9
    return begins


def at_risk_at_all(worked: Worked) -> Yes:
    """The rows that tell something of leaving; see above for adults'."""
    before = np.pad(worked.filed, ((0, 0), (1, 0)))[:, :-1]
    followed = before[worked["unit"], worked.year] & (worked["began"] < _october(worked))
    known: Yes = ~worked["adults"] | followed
    return known


def group_of(stage: Whole, clock: Whole) -> Whole:
    """The number of the group that a stage and a month of its clock belong to."""
    group: Whole = _GROUP_OF[stage, np.minimum(clock, _GROUP_OF.shape[1] - 1)]
    return group


def _table() -> Whole:
    table = np.full((len(MONTHS), max(last for _, last in MONTHS)), UNKNOWN, dtype=np.int64)
    for number, group in enumerate(GROUPS):
        table[group.stage, group.first : group.last] = number
    return table


_GROUP_OF: Final = _table()


def _months_in(stages: Stages, group: int, first: Whole, last: Whole) -> Whole:
    """Person-months that each row spends in a group between two months, both included."""
    stage, begins, ends = GROUPS[group]
    worked, early = stages.worked, stage <= CONSOLIDATION
    unknown = worked["began"] == UNKNOWN
    start = np.where(unknown, -FOREVER, worked["began"])
    clock = stages.qualified if early else start
    lower = clock + 1 + begins if begins else np.full_like(clock, -FOREVER)
    upper = clock + ends if ends < MONTHS[EXPERIENCED][1] else np.full_like(clock, FOREVER)
    lower = np.where(unknown & (not early) & (begins > 0), -FOREVER if ends > 60 else FOREVER, lower)
    if stage == EXPERIENCED:
        grown = stages.qualified + 1 + MONTHS[CONSOLIDATION][1]
        lower = np.where(stages.qualified == UNKNOWN, lower, np.maximum(lower, grown))
    fits = stages.by_role == (stage if stage >= SENIOR else EXPERIENCED)
    if early:
        fits = fits & (stages.qualified != UNKNOWN)
    spent = np.minimum(last, upper) - np.maximum(first, lower) + 1
    months: Whole = np.where(fits, np.maximum(spent, 0), 0)
    return months
