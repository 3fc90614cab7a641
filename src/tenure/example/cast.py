"""Who is in the example: councils with their sizes and ways, and the people who sign in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np

from tenure.example.chance import stream
from tenure.terms.organisations import LAST_MADE_UP_NUMBER, ReportingUnit, unit_of
from tenure.terms.problems import UsedWrongly
from tenure.terms.universities import SOUTHMERE


@dataclass(frozen=True)
class Account:
    """Someone who signs in to the example; `partner` is None where they look after all partners."""

    name: str
    username: str
    role: str
    partner: str | None = None


PEOPLE = (
    Account("Priya Raman", "priya", "analyst", "101"),
    Account("Otto Lindgren", "otto", "analyst", "103"),
    Account("Ruth Adeyemi", "ruth", "analyst", SOUTHMERE),
    Account("Marion Achebe", "marion", "partnership lead"),
    Account("Iqbal Rowe", "iqbal", "board member"),
    Account("Jo Tennant", "jo", "administrator"),
)
"""Priya files for Northvale, Ruth for the university, and Otto for Hartwell: he must see no row of theirs."""


@dataclass(frozen=True)
class Ways:
    """How one council differs, as multiples of its group's levels; `people` in post in the plan's year."""

    people: int
    turnover: float = 1.0
    agency: float = 1.0
    vacancy: float = 1.0
    caseload: float = 1.0
    absence: float = 1.0


PARTNERSHIP: Mapping[str, Ways] = MappingProxyType(
    {
        "101": Ways(236, turnover=1.06, agency=1.10, vacancy=1.08, caseload=1.04, absence=0.95),
        "102": Ways(174, turnover=0.82, agency=0.74, vacancy=0.78, caseload=0.93, absence=0.90),
        "103": Ways(152, turnover=1.22, agency=1.38, vacancy=1.30, caseload=1.12, absence=1.20),
        "104": Ways(121, turnover=0.91, agency=0.92, vacancy=0.95, caseload=0.97, absence=1.05),
        "105": Ways(208, turnover=1.13, agency=1.18, vacancy=1.12, caseload=1.05, absence=1.10),
        "106 / 107": Ways(379, turnover=0.92, agency=0.84, vacancy=0.88, caseload=0.96, absence=0.95),
    }
)
"""The example partnership in September 2018; together the plan's 1,270 people in post."""


def councils(partners: int) -> tuple[ReportingUnit, ...]:
    """The reporting units of so many councils: the partnership first, and the joint one counts as two.

    Raises UsedWrongly where there are not so many made-up councils.
    """
    if not 1 <= partners <= LAST_MADE_UP_NUMBER:
        raise UsedWrongly(
            f"There are {LAST_MADE_UP_NUMBER} made-up councils, and {partners} were asked for. "
            f"Ask for 1 to {LAST_MADE_UP_NUMBER} partners."
        )
    chosen: list[ReportingUnit] = []
    for number in (*range(101, LAST_MADE_UP_NUMBER + 1), *range(1, 101)):
        unit = unit_of(f"{number:03d}")
        room = partners - sum(len(u.members) for u in chosen)
        if unit is not None and unit not in chosen and len(unit.members) <= room:
            chosen.append(unit)
    return tuple(chosen)


def ways(units: tuple[ReportingUnit, ...], *, seed: int) -> tuple[Ways, ...]:
    """How each unit differs: the partnership as it is cast, others spread as English authorities are."""
    return tuple(PARTNERSHIP.get(unit.number) or _drawn(unit, seed) for unit in units)


def _drawn(unit: ReportingUnit, seed: int) -> Ways:
    """Middle 165 people; half of all authorities have between 117 and 230 (DfE, September 2018)."""
    chance = stream(seed, "ways", unit.number)
    size, turnover, need, caseload, absence = chance.normal(size=5)
    vacancy = need + 0.5 * chance.normal()
    return Ways(
        people=int(np.clip(165 * np.exp(0.52 * size), 40, 850)),
        turnover=float(np.exp(0.28 * turnover)),
        agency=float(np.exp(0.45 * np.clip(need, -2.5, 1.6))),
        vacancy=float(np.exp(0.35 * np.clip(vacancy, -2.5, 1.6))),
        caseload=float(np.exp(0.15 * np.clip(caseload, -2, 2))),
        absence=float(np.exp(0.3 * absence)),
    )
