"""Posts: roles and hours when they begin, and how both change from year to year."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from tenure.example.chance import one_of, stream
from tenure.example.days import Days, begins, years_between
from tenure.example.population import NEWLY_QUALIFIED
from tenure.example.tables import Column, Table, changed, size

SENIOR_MANAGER, MIDDLE_MANAGER, LINE_MANAGER, SENIOR_PRACTITIONER, CASE_HOLDER, WITHOUT_CASES = range(1, 7)

_HOURS = {
    1.0: 0.76, 0.9: 0.02, 0.8: 0.09, 0.6: 0.05, 0.5: 0.03, 0.4: 0.01,
    0.864865: 0.01, 0.810811: 0.02, 0.594595: 0.01,
}  # fmt: skip
"""Contracts over full time; 0.810811 is 30 hours of 37. England's mean in 2018 was 0.93."""

_AGENCY_HOURS = {1.0: 0.94, 0.8: 0.04, 0.6: 0.02}
_ROLES = {
    CASE_HOLDER: 0.56,
    SENIOR_PRACTITIONER: 0.19,
    LINE_MANAGER: 0.15,
    MIDDLE_MANAGER: 0.08,
    SENIOR_MANAGER: 0.02,
}
_AGENCY_ROLES = {CASE_HOLDER: 0.85, SENIOR_PRACTITIONER: 0.06, LINE_MANAGER: 0.07, MIDDLE_MANAGER: 0.02}

_WITHOUT_CASES_SHARE = 0.26
"""Of those in case holders' posts: in fostering, adoption, reviewing and training teams."""

_PROMOTIONS = {
    CASE_HOLDER: 0.06,
    SENIOR_PRACTITIONER: 0.05,
    LINE_MANAGER: 0.03,
    MIDDLE_MANAGER: 0.02,
    SENIOR_MANAGER: 0.0,
}
"""Chance in a year of the next role up, after two years with the council."""

_CHANGE_OF_HOURS = 0.06


def begun(
    chance: np.random.Generator, *, person: Column, partner: Column, started: Days, origin: Column
) -> Table:
    """Posts as people start in them; the newly qualified hold cases and nearly all work full time."""
    count = len(person)
    new = origin == NEWLY_QUALIFIED
    full_time = new & (chance.random(count) < 0.9)
    role = one_of(chance, _ROLES, count)
    return {
        "person": person,
        "partner": partner,
        "role": np.where(new, CASE_HOLDER, role),
        "without_cases": ~new & (chance.random(count) < _WITHOUT_CASES_SHARE),
        "fte": np.where(full_time, 1.0, one_of(chance, _HOURS, count)),
        "started": started,
        "origin": origin,
    }


def agency_begun(chance: np.random.Generator, *, person: Column, partner: Column, started: Days) -> Table:
    """Agency workers' posts as they start in them."""
    count = len(person)
    return {
        "person": person,
        "partner": partner,
        "role": one_of(chance, _AGENCY_ROLES, count),
        "without_cases": chance.random(count) < 0.05,
        "fte": one_of(chance, _AGENCY_HOURS, count),
        "started": started,
        "origin": np.full(count, "4"),
    }


def moved_on(posts: Table, *, year: int, seed: int) -> Table:
    """The posts a year later: some people work other hours, some are promoted."""
    chance = stream(seed, "roles and hours", year)
    count = size(posts)
    hours = np.where(chance.random(count) < _CHANGE_OF_HOURS, one_of(chance, _HOURS, count), posts["fte"])
    settled = years_between(posts["started"], begins(year)) >= 2
    odds: NDArray[np.float64] = np.array([0.0, *(_PROMOTIONS[role] for role in range(1, 6))])[posts["role"]]
    promoted = settled & (chance.random(count) < odds)
    return changed(posts, fte=hours, role=posts["role"] - promoted)
