"""Counting: a few questions to DuckDB give every count of every slice, for all partners and years at once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from tenure.indicators.definitions import FTE, Counts, Numbers
from tenure.indicators.dimensions import DIMENSIONS, NOT_KNOWN
from tenure.record import Columns, Record
from tenure.terms.quantities import working_days

POPULATIONS: Final[Mapping[str, str]] = {
    "in-post": "in_post",
    "starters": "starter",
    "leavers": "leaver",
    "agency": "agency_in_post",
    "case-holders": "case_holder",
    "moved": "leaver AND moved_to <> 'agency'",
    "to-agency": "leaver AND moved_to = 'agency'",
    "gone": "leaver AND moved_to IS NULL",
}
"""Who is counted: each population and the condition that puts a record into it."""

HEADS: Final[Mapping[str, str]] = {
    "in-post": "head_in_post",
    "starters": "head_starter",
    "leavers": "head_leaver",
    "agency": "TRUE",
    "case-holders": "head_case_holder",
    "moved": "head_leaver",
    "to-agency": "head_leaver",
    "gone": "head_leaver",
}
"""Which records of a population count in headcount."""

_PLACE: Final = {name: place for place, name in enumerate(POPULATIONS)}
STARTS: Final = dict(
    zip(DIMENSIONS, np.cumsum([0, *(len(d.slices) for d in DIMENSIONS.values())]).tolist(), strict=False)
)
"""Where the slices of each dimension begin, when all stand in one row; the total is the first."""

SLICES: Final = sum(len(d.slices) for d in DIMENSIONS.values())
"""How many slices there are."""


def _by_population(expressions: Mapping[str, str], otherwise: str) -> str:
    cases = " ".join(f"WHEN {_PLACE[name]} THEN {sql}" for name, sql in expressions.items())
    return f"CASE population {cases} ELSE {otherwise} END"


_LEFT: Final = ("leavers", "moved", "to-agency", "gone")
_AGE: Final = _by_population(dict.fromkeys(_LEFT, "age_leaving"), "age")
"""Age at leaving for leavers, on 30 September for everyone else."""


def _counting(counts: str, *, among: str) -> str:
    """A question about people: everyone in each population of theirs, by each dimension in turn."""
    memberships = ", ".join(f"CASE WHEN {sql} THEN {_PLACE[name]} END" for name, sql in POPULATIONS.items())
    split = {key: d for key, d in DIMENSIONS.items() if key != "total"}
    places = ", ".join(f'{STARTS[key]} + {d.column} AS "{key}"' for key, d in split.items())
    sets = ", ".join(f'(area, population, "{key}")' for key in split)
    slices = ", ".join(f'"{key}"' for key in split)
    return f"""
    WITH filed AS (
        SELECT service, year, partner, row_number() OVER (ORDER BY service, year, partner) - 1 AS area
        FROM (SELECT DISTINCT service, year, partner FROM submissions)),
    member AS (
        SELECT * FROM (
            SELECT *, unnest([{memberships}]) AS population
            FROM staff JOIN filed USING (service, year, partner)
            LEFT JOIN (SELECT service, year, partner, record, ethnicity FROM equality)
                USING (service, year, partner, record)
            WHERE {among})
        WHERE population IS NOT NULL),
    counted AS (
        SELECT area, population, person, cases, days_lost,
            {_by_population({"case-holders": "coalesce(fte30, fte)"}, "fte")} AS fte,
            {_by_population(HEADS, "TRUE")} AS head,
            {places}
        FROM (SELECT * REPLACE ({_AGE} AS age) FROM member))
    SELECT area, population, coalesce({slices}, 0) AS slice, {counts}
    FROM counted
    GROUP BY GROUPING SETS ((area, population), {sets})
    """


PEOPLE_QUESTION: Final = _counting(
    "CAST(sum(fte) AS DOUBLE) AS fte, count(*) FILTER (WHERE head) AS headcount, count(*) AS records, "
    "CAST(sum(cases) AS DOUBLE) AS cases, CAST(sum(days_lost) AS DOUBLE) AS days_lost",
    among="TRUE",
)
"""The hours, heads, records, cases and days of every slice."""

AGAIN_QUESTION: Final = _counting("count(*) - count(DISTINCT person) AS again", among="records > 1")
"""Among the few with several records from one partner: how many records are of someone counted already.

Telling people apart in every slice costs more than all the rest; nearly everyone has one record.
"""

AUTHORITY_QUESTION: Final = """
SELECT s.service, s.year, s.partner, CAST(sum(v.vacancies_fte) AS DOUBLE) AS vacancies,
    CAST(sum(v.cover_fte) AS DOUBLE) AS cover_fte, CAST(sum(v.cover_headcount) AS DOUBLE) AS cover_headcount
FROM (SELECT DISTINCT service, year, partner FROM submissions) s
LEFT JOIN vacancies v USING (service, year, partner)
GROUP BY ALL
ORDER BY ALL
"""
"""Every partner that filed for a year, with what it says of itself; the order gives each its area."""


QUESTIONS: Final = (AUTHORITY_QUESTION, PEOPLE_QUESTION, AGAIN_QUESTION)
"""All that is asked of the record for every figure there is."""


@dataclass(frozen=True, eq=False)
class Tally:
    """Every count of a record. An area is one partner's return for one year.

    service, year, partner  of each area, ordered by these three.
    numbers                 by name, shape (populations, areas, slices).
    authority               what each area says of itself: vacancies, cover_fte, cover_headcount.
    """

    service: NDArray[Any]
    year: NDArray[np.int64]
    partner: NDArray[Any]
    numbers: Mapping[str, Numbers]
    authority: Mapping[str, Numbers]

    def counts(self, basis: str) -> Counts:
        """The counts on a basis, each of shape (areas, slices), or (areas, 1) where the slices share one."""
        on = self.numbers[basis]
        cover = self.authority["cover_fte" if basis == FTE else "cover_headcount"]
        days = np.array([working_days(int(y)) for y in self.year], dtype=np.float64)
        return Counts(
            in_post=on[_PLACE["in-post"]],
            starters=on[_PLACE["starters"]],
            leavers=on[_PLACE["leavers"]],
            agency=on[_PLACE["agency"]],
            case_holders=on[_PLACE["case-holders"]],
            moved=on[_PLACE["moved"]],
            to_agency=on[_PLACE["to-agency"]],
            gone=on[_PLACE["gone"]],
            cases=self.numbers["cases"][_PLACE["case-holders"]],
            days_lost=self.numbers["days_lost"][_PLACE["in-post"]],
            all_in_post=_bases(on[_PLACE["in-post"]]),
            all_leavers=_bases(on[_PLACE["leavers"]]),
            vacancies=self.authority["vacancies"][:, None],
            agency_cover=cover[:, None],
            working_days=days[:, None],
        )

    def people(self, population: str | None, basis: str) -> Numbers:
        """How many people stand behind a count, shape (areas, slices) or (areas, 1).

        In headcount they are the headcount itself, so that they add up wherever it does.
        """
        if population is None:
            return np.zeros((len(self.year), 1))
        if population == "agency-cover":
            return np.nan_to_num(self.authority["cover_headcount"])[:, None]
        behind: Numbers = self.numbers["people" if basis == FTE else basis][_PLACE[population]]
        return behind

    @cached_property
    def seen(self) -> NDArray[np.bool_]:
        """Which slices anyone falls in, among those the dimension is about; shape (slices,)."""
        found: NDArray[np.bool_] = self.numbers["people"].sum(axis=1) > 0
        about = [d.about for d in DIMENSIONS.values() for _ in d.slices]
        return np.array([found[_PLACE[who], i] if who else found[:, i].any() for i, who in enumerate(about)])


def tally(record: Record) -> Tally:
    """Every count of a record."""
    areas, found, twice = (record.query(question) for question in QUESTIONS)
    shape = (len(POPULATIONS), len(areas["year"]), SLICES)
    numbers = {
        name: _spread(found, name, shape) for name in ("fte", "headcount", "records", "cases", "days_lost")
    }
    numbers["people"] = numbers.pop("records") - _spread(twice, "again", shape)
    return Tally(
        service=areas["service"],
        year=areas["year"].astype(np.int64),
        partner=areas["partner"],
        numbers=numbers,
        authority={
            name: np.ma.filled(areas[name].astype(np.float64), np.nan)
            for name in ("vacancies", "cover_fte", "cover_headcount")
        },
    )


def _spread(found: Columns, name: str, shape: tuple[int, ...]) -> Numbers:
    """Counts put in their places; nobody is 0, and people without an FTE add nothing to it."""
    cells = np.zeros(shape)
    counts = np.ma.filled(found[name].astype(np.float64), 0.0)
    cells[found["population"], found["area"], found["slice"]] = counts
    return cells


def _bases(counts: Numbers) -> Numbers:
    """For each slice the count it is a share of: everyone; of ethnic groups, all whose group is known."""
    bases = np.repeat(counts[:, :1], SLICES, axis=1)
    start = STARTS["ethnicity"]
    known = slice(start, start + DIMENSIONS["ethnicity"].slices.index(NOT_KNOWN))
    bases[:, known] = counts[:, known].sum(axis=1, keepdims=True)
    return bases
