"""How leaving changes as a workforce grows older: learnt by age beyond stage and tenure, and projected.

A band of ages leaves at a multiple of what its people's stages and clocks alone let expect: leavers over
expected leavers, drawn to 1 by a gamma distribution of known worth. Then each employer's people grow a year
older every year, leave as their ages do, and are replaced by people of the ages at which its service starts
them. What is kept of it is the change of an employer's leaving against the ages it had on record: that its
people are older than others' is in its own level already.
Source of the ratio and its shrinkage: Breslow and Day (1987), Statistical Methods in Cancer Research II,
chapter 2, on standardised ratios; Clayton and Kaldor (1987), Biometrics 43, on drawing them together.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from tenure.forecast.fitting.draws import Keys, combined, normals
from tenure.forecast.fitting.exposure import Exposure, expected_in
from tenure.forecast.fitting.stages import Stages
from tenure.forecast.fitting.worked import Whole, Worked, Yes
from tenure.forecast.flows.inputs import GROUPS

Numbers = NDArray[np.float64]

FROM: Final = (0, 25, 35, 45, 55, 60, 65)
"""The age at which each band begins."""

BANDS: Final = ("under 25", "25-34", "35-44", "45-54", "55-59", "60-64", "65 and over")

OLDEST: Final = 90
"""Whoever is older is counted with those of this age."""

WORTH: Final = 20.0
"""Leavers' worth of belief that a band leaves as others at its stages do. An assumption."""

_BAND: Final = np.digitize(np.arange(OLDEST + 1), FROM) - 1


@dataclass(frozen=True, eq=False)
class Ageing:
    """What age adds to leaving in one service.

    units      their numbers.
    relative   logarithm of a band's leaving over what its stages let expect, shape (B,).
    deviation  of it, shape (B,).
    leavers    on record, by band, shape (B,).
    mix        share of expected leaving in each band, shape (1 + Y, U, B): over the years on record, then in
               each year ahead.
    """

    service: str
    units: Whole
    relative: Numbers
    deviation: Numbers
    leavers: Numbers
    mix: Numbers

    def years(self, runs: Keys | None) -> Numbers:
        """Change of the log-odds of leaving by year ahead, shape (R, Y, U): at the centre, or as drawn."""
        relative = self.relative[None]
        if runs is not None:
            drawn = normals(runs, [f"age/{self.service}"], len(BANDS))[:, 0]
            relative = relative + drawn * self.deviation
        weighed = combined(self.mix.swapaxes(0, 1), np.exp(relative)[:, None])
        odds = np.log(weighed).swapaxes(1, 2)
        changed: Numbers = odds[:, 1:] - odds[:, :1]
        return changed


def ageing_of(stages: Stages, exposure: Exposure, years: int) -> tuple[Ageing, ...]:
    """Both services' ageing over so many years ahead; none of a service in which no leaver's age is known."""
    worked = stages.worked
    expected = expected_in(stages, _rates(worked, exposure))
    known = worked["age"] >= 0
    found = []
    for service, mine in (("adults", worked.adults), ("children", ~worked.adults)):
        told = known & mine[worked["unit"]]
        if (told & (expected > 0)).any():
            found.append(_ageing(service, worked, np.where(told, expected, 0.0), years))
    return tuple(found)


def _rates(worked: Worked, exposure: Exposure) -> Numbers:
    """Leavers for each month at risk by unit and group, of the unit's service as a whole, shape (U, G)."""
    rates = np.zeros((len(worked.units), len(GROUPS)))
    for mine in (worked.adults, ~worked.adults):
        left = exposure.leavers[mine].sum(axis=(0, 2))
        rates[mine] = left / np.maximum(exposure.months[mine].sum(axis=(0, 2)), 1)
    return rates


def _ageing(service: str, worked: Worked, expected: Numbers, years: int) -> Ageing:
    units = np.flatnonzero(worked.adults == (service == "adults"))
    age, seen = np.clip(worked["age"].astype(np.int64), 0, OLDEST), expected > 0
    leavers = np.bincount(_BAND[age[seen & worked["leaver"]]], minlength=len(BANDS)).astype(np.float64)
    hoped = np.bincount(_BAND[age], expected, len(BANDS))
    relative = np.log((leavers + WORTH) / (hoped + WORTH))
    each = hoped / np.maximum(np.bincount(_BAND[age[seen]], minlength=len(BANDS)), 1)
    begun = worked["starter"] & (worked["age"] >= 0) & np.isin(worked["unit"], units)
    joining = np.bincount(age[begun], minlength=OLDEST + 1) / max(begun.sum(), 1)
    chance = -np.expm1(-each * np.exp(relative))
    ahead = _older(_ages_now(worked, age, units), chance[_BAND], joining, years)
    past = np.stack([_by_age(age, worked["unit"] == unit, expected) for unit in units])
    mix = np.stack([_by_band(each_year) for each_year in (past, *(people * each[_BAND] for people in ahead))])
    silent = (mix.sum(axis=-1) == 0).any(axis=0)
    mix[:, silent] = hoped / hoped.sum()
    return Ageing(service, units, relative, (leavers + WORTH) ** -0.5, leavers, mix)


def _by_age(age: Whole, rows: Yes, weights: Numbers) -> Numbers:
    """Rows added up by single year of age, shape (A,)."""
    return np.bincount(age[rows], weights[rows], OLDEST + 1).astype(np.float64)


def _ages_now(worked: Worked, age: Whole, units: Whole) -> Numbers:
    """People of each unit by age on the last September that it filed, shape (U, A)."""
    last = worked.years - 1 - np.argmax(worked.filed[:, ::-1], axis=1)
    there: Yes = worked["in_post"] & (worked.year == last[worked["unit"]]) & (worked["age"] >= 0)
    ones = np.ones(len(age))
    return np.stack([_by_age(age, there & (worked["unit"] == unit), ones) for unit in units])


def _older(people: Numbers, chance: Numbers, joining: Numbers, years: int) -> list[Numbers]:
    """Who is at risk in each year ahead, by age at its end, shape (U, A) a year; as many join as leave."""
    at_risk = []
    for _ in range(years):
        older = np.zeros_like(people)
        older[:, 1:] = people[:, :-1]
        older[:, -1] += people[:, -1]
        at_risk.append(older)
        stay = older * (1 - chance)
        people = stay + (people.sum(axis=1) - stay.sum(axis=1))[:, None] * joining
    return at_risk


def _by_band(people: Numbers) -> Numbers:
    """Shares of each unit's total by band, shape (U, B); zeros where nobody is."""
    table = np.stack([people[:, band == _BAND].sum(axis=1) for band in range(len(BANDS))], axis=-1)
    total = table.sum(axis=-1, keepdims=True)
    shares: Numbers = np.divide(table, total, out=np.zeros_like(table), where=total > 0)
    return shares
