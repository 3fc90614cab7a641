"""Questions to DuckDB: everyone in each population of theirs, by each dimension in turn, in one sweep."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from tenure.indicators.dimensions import DIMENSIONS, NOT_KNOWN, TOTAL
from tenure.record import Columns

Numbers = NDArray[np.float64]

STARTS: Final = dict(
    zip(DIMENSIONS, np.cumsum([0, *(len(d.slices) for d in DIMENSIONS.values())]).tolist(), strict=False)
)
"""Where the slices of each dimension begin, when all stand in one row; the total is the first."""

SLICES: Final = sum(len(d.slices) for d in DIMENSIONS.values())
"""How many slices there are."""


@dataclass(frozen=True)
class Population:
    """Some of the records of a service.

    who   the condition that puts a record into it.
    head  the condition under which such a record counts in headcount.
    fte   its hours.
    age   its age: on 30 September, or at leaving.
    """

    who: str
    head: str = "TRUE"
    fte: str = "fte"
    age: str = "age"


@dataclass(frozen=True)
class Asked:
    """The populations of a service, and what is added up over the people of each.

    carried  columns of a record that the sums are made of.
    source   tables joined to the staff by record, where more is known there.
    """

    service: str
    populations: Mapping[str, Population]
    carried: Sequence[str]
    source: str = ""

    def place(self, population: str) -> int:
        """The number a population has in the answers."""
        return list(self.populations).index(population)

    def question(self, sums: str, *, among: str = "TRUE") -> str:
        """The question that gives these sums of every population, area and slice that anyone falls in."""
        populations = self.populations.values()
        memberships = ", ".join(f"CASE WHEN {p.who} THEN {i} END" for i, p in enumerate(populations))
        split = {k: d for k, d in DIMENSIONS.items() if k != TOTAL and d.service in ("", self.service)}
        places = ", ".join(f'{STARTS[key]} + {d.column} AS "{key}"' for key, d in split.items())
        sets = ", ".join(f'(area, population, "{key}")' for key in split)
        slices = ", ".join(f'"{key}"' for key in split)
        return f"""
    WITH filed AS (
        SELECT service, year, partner, row_number() OVER (ORDER BY service, year, partner) - 1 AS area
        FROM (SELECT DISTINCT service, year, partner FROM submissions WHERE service = '{self.service}')),
    member AS (
        SELECT * FROM (
            SELECT *, unnest([{memberships}]) AS population
            FROM staff JOIN filed USING (service, year, partner)
            LEFT JOIN (SELECT service, year, partner, record, ethnicity FROM equality)
                USING (service, year, partner, record)
            {self.source}
            WHERE {among})
        WHERE population IS NOT NULL),
    counted AS (
        SELECT area, population, person, {", ".join(self.carried)},
            {self._each("fte")} AS fte,
            {self._each("head")} AS head,
            {places}
        FROM (SELECT * REPLACE ({self._each("age")} AS age) FROM member))
    SELECT area, population, coalesce({slices}, 0) AS slice, {sums}
    FROM counted
    GROUP BY GROUPING SETS ((area, population), {sets})
    """

    def _each(self, name: str) -> str:
        """What a record has under a name, by the population it is counted in."""
        usual = getattr(Population(""), name)
        own = {i: getattr(p, name) for i, p in enumerate(self.populations.values())}
        cases = " ".join(f"WHEN {i} THEN {sql}" for i, sql in own.items() if sql != usual)
        return f"CASE population {cases} ELSE {usual} END" if cases else usual


def spread(found: Columns, name: str, shape: tuple[int, ...]) -> Numbers:
    """Counts put in their places; nobody is 0, and people without an FTE add nothing to it."""
    cells = np.zeros(shape)
    counts = np.ma.filled(found[name].astype(np.float64), 0.0)
    cells[found["population"], found["area"], found["slice"]] = counts
    return cells


def bases(counts: Numbers) -> Numbers:
    """For each slice the count it is a share of: everyone; of ethnic groups, all whose group is known."""
    found = np.repeat(counts[:, :1], SLICES, axis=1)
    start = STARTS["ethnicity"]
    known = slice(start, start + DIMENSIONS["ethnicity"].slices.index(NOT_KNOWN))
    found[:, known] = counts[:, known].sum(axis=1, keepdims=True)
    return found


def numbers_in(found: Columns, name: str) -> Numbers:
    """A column of an answer as numbers, NaN where it is empty."""
    return np.ma.filled(found[name].astype(np.float64), np.nan)


def seen(people: Numbers, populations: Sequence[str]) -> NDArray[np.bool_]:
    """Which slices anyone falls in, among those the dimension is about; shape (slices,).

    people  shape (populations, areas, slices).
    """
    found: NDArray[np.bool_] = people.sum(axis=1) > 0
    about = [d.about for d in DIMENSIONS.values() for _ in d.slices]
    place = {name: i for i, name in enumerate(populations)}
    return np.array(
        [
            found[place[who], i] if who in place else found[:, i].any() and not who
            for i, who in enumerate(about)
        ]
    )
