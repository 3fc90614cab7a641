"""A year at work, as the return asks of each record: cases, days lost, weeks, absence and pay."""

from __future__ import annotations

import numpy as np

from tenure.example.careers import CensusYear
from tenure.example.chance import one_of, stream
from tenure.example.days import begins, ends, years_between
from tenure.example.population import NEWLY_QUALIFIED
from tenure.example.posts import CASE_HOLDER, LINE_MANAGER, SENIOR_PRACTITIONER, WITHOUT_CASES
from tenure.example.tables import Column, Table, changed, chosen, size, stacked

EMPLOYED, LEAVER, AGENCY = 0, 1, 2
"""Why someone has a record."""

_SALARIES = {1: 88_000, 2: 66_500, 3: 55_400, 4: 48_900, 5: 38_200}
"""Pounds a year by role, for full time; about what councils near London advertised in 2024."""

_HELD = {CASE_HOLDER: (1.0, 1.0), SENIOR_PRACTITIONER: (0.55, 0.6), LINE_MANAGER: (0.08, 0.25)}
"""By role, the share who hold cases and how many, over a case holder's."""

_MOST_CASES = 45
"""For each FTE; beyond 50 DfE would leave the person out of its caseload bands."""

_AWAY = {"MAT": 0.024, "SIC": 0.012, "OTH": 0.003, "TRN": 0.003, "UNP": 0.002}
_CASES_HANDED_ON = ("MAT", "SIC", "UNP")


def records(year: CensusYear, *, seed: int) -> Table:
    """A record for each post of the year, with the person's own columns, in the order of unit and person."""
    never, none = np.datetime64("NaT", "D"), ""
    parts = []
    for kind, posts in ((EMPLOYED, year.posts), (LEAVER, year.leavers), (AGENCY, year.agency)):
        count = size(posts)
        blank = {
            "ended": np.full(count, never),
            "reason": np.full(count, none),
            "destination": np.full(count, none),
        }
        parts.append(changed({**blank, **posts}, kind=np.full(count, kind)))
    table = stacked(*parts)
    table = chosen(table, np.lexsort((table["kind"], table["person"], table["partner"])))
    whole = {**table, **chosen(year.people, table["person"])}
    return _at_work(whole, year, seed=seed)


def _at_work(table: Table, year: CensusYear, *, seed: int) -> Table:
    weeks = _weeks(table, year.year)
    lost = _days_lost(table, year, weeks, seed=seed)
    away = _away(table, year.year, seed=seed)
    lost = np.where((away == "SIC") & (lost == 0), np.minimum(np.floor(5 * weeks * table["fte"]), 5), lost)
    handed_on = np.isin(away, _CASES_HANDED_ON)
    role = np.where(
        (table["role"] == CASE_HOLDER) & (table["without_cases"] | handed_on), WITHOUT_CASES, table["role"]
    )
    cases = np.where(handed_on, 0, _cases(changed(table, role=role), year, seed=seed))
    pay = _pay(table, year.year)
    return changed(table, weeks=weeks, lost=lost, away=away, role=role, cases=cases, pay=pay)


def _weeks(table: Table, year: int) -> Column:
    """Weeks under contract in the census year, to one place."""
    last = np.where(np.isnat(table["ended"]), ends(year), table["ended"])
    days = (last - np.maximum(table["started"], begins(year))).astype(np.int64) + 1
    weeks: Column = np.maximum(np.round(days / 7, 1), 0.1)
    return weeks


def _days_lost(table: Table, year: CensusYear, weeks: Column, *, seed: int) -> Column:
    """Working days lost to sickness, in halves: many lose none, a few are away for months."""
    chance = stream(seed, "days lost", year.year)
    count = size(table)
    possible = 5 * weeks * table["fte"]
    short = np.where(chance.random(count) < 0.42, 0, chance.exponential(0.018, count))
    long = np.where(chance.random(count) < 0.04, 0.15 + 0.4 * chance.random(count), 0)
    level = year.wanted.absence[table["partner"]] / 0.024
    lost: Column = np.floor(2 * np.minimum((short + long) * level, 0.6) * possible) / 2
    return lost


def _away(table: Table, year: int, *, seed: int) -> Column:
    """Why someone in post is absent on 30 September; blank for everyone else."""
    chance = stream(seed, "away", year)
    why = one_of(chance, {"": 1 - sum(_AWAY.values()), **_AWAY}, size(table))
    age = years_between(table["born"], ends(year))
    may = (table["kind"] == EMPLOYED) & ((why != "MAT") | (table["female"] & (age < 44)))
    new = table["started"] > ends(year) - np.timedelta64(60, "D")
    return np.where(may & ~new, why, "")


def _cases(table: Table, year: CensusYear, *, seed: int) -> Column:
    """Cases held on 30 September: fewer in the first year in practice, and in proportion to hours."""
    chance = stream(seed, "cases", year.year)
    count = size(table)
    shares = np.array([_HELD.get(role, (0.0, 0.0)) for role in range(WITHOUT_CASES + 1)])
    holds = chance.random(count) < shares[table["role"], 0]
    first_year = (table["origin"] == NEWLY_QUALIFIED) & (table["started"] >= begins(year.year))
    level = 1.06 * year.wanted.caseload[table["partner"]] * np.where(first_year, 0.75, 1.0)
    cases = np.rint(level * shares[table["role"], 1] * table["fte"] * np.exp(chance.normal(0, 0.24, count)))
    most = np.floor(_MOST_CASES * table["fte"])
    return np.where(holds, np.clip(cases, 1, most), 0).astype(np.int64)


def _pay(table: Table, year: int) -> Column:
    """Base salary for a full year at full time, in whole pounds: by role, service and person."""
    base = np.array([0, *(_SALARIES[role] for role in range(1, 6))])[table["role"]]
    service = np.clip(years_between(table["started"], ends(year)), 0, 12)
    rise = 1.025 ** (year - 2025)
    salary = base * rise * (1 + 0.012 * service) * np.exp(0.04 * np.clip(table["pay"], -2.5, 2.5))
    return np.rint(salary)
