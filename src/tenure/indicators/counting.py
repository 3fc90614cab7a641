"""Counting children's services: a few questions to DuckDB give every count of every slice at once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Final, Protocol

import numpy as np
from numpy.typing import NDArray

from tenure.indicators.definitions import FTE, Counts, Numbers
from tenure.indicators.questions import SLICES, Asked, Population, bases, numbers_in, seen, spread
from tenure.record import Record
from tenure.terms.quantities import working_days

CHILDREN: Final = "children"

POPULATIONS: Final[Mapping[str, Population]] = {
    "in-post": Population("in_post", "head_in_post"),
    "starters": Population("starter", "head_starter"),
    "leavers": Population("leaver", "head_leaver", age="age_leaving"),
    "agency": Population("agency_in_post"),
    "case-holders": Population("case_holder", "head_case_holder", fte="coalesce(fte30, fte)"),
    "moved": Population("leaver AND moved_to <> 'agency'", "head_leaver", age="age_leaving"),
    "to-agency": Population("leaver AND moved_to = 'agency'", "head_leaver", age="age_leaving"),
    "gone": Population("leaver AND moved_to IS NULL", "head_leaver", age="age_leaving"),
}
"""Who is counted."""

ASKED: Final = Asked(CHILDREN, POPULATIONS, carried=("cases", "days_lost"))

PEOPLE_QUESTION: Final = ASKED.question(
    "CAST(sum(fte) AS DOUBLE) AS fte, count(*) FILTER (WHERE head) AS headcount, count(*) AS records, "
    "CAST(sum(cases) AS DOUBLE) AS cases, CAST(sum(days_lost) AS DOUBLE) AS days_lost"
)
"""The hours, heads, records, cases and days of every slice."""

AGAIN_QUESTION: Final = ASKED.question("count(*) - count(DISTINCT person) AS again", among="records > 1")
"""Among the few with several records from one partner: how many records are of someone counted already.

Telling people apart in every slice costs more than all the rest; nearly everyone has one record.
"""

AUTHORITY_QUESTION: Final = """
SELECT s.service, s.year, s.partner, CAST(sum(v.vacancies_fte) AS DOUBLE) AS vacancies,
    CAST(sum(v.cover_fte) AS DOUBLE) AS cover_fte, CAST(sum(v.cover_headcount) AS DOUBLE) AS cover_headcount
FROM (SELECT DISTINCT service, year, partner FROM submissions WHERE service = 'children') s
LEFT JOIN vacancies v USING (service, year, partner)
GROUP BY ALL
ORDER BY ALL
"""
"""Every partner that filed for a year, with what it says of itself; the order gives each its area."""


QUESTIONS: Final = (AUTHORITY_QUESTION, PEOPLE_QUESTION, AGAIN_QUESTION)
"""All that is asked of the record for every figure there is."""


class Tally(Protocol):
    """Every count of one service in a record. An area is one partner's return for one year.

    service, year, partner  of each area, ordered by these three.
    seen                    which slices anyone falls in.
    """

    @property
    def service(self) -> NDArray[Any]: ...
    @property
    def year(self) -> NDArray[np.int64]: ...
    @property
    def partner(self) -> NDArray[Any]: ...
    @property
    def seen(self) -> NDArray[np.bool_]: ...

    def counts(self, basis: str) -> Counts:
        """The counts on a basis, each of shape (areas, slices), or (areas, 1) where the slices share one."""
        ...

    def people(self, population: str | None, basis: str) -> Numbers:
        """How many people stand behind a count, shape (areas, slices) or (areas, 1)."""
        ...

    def why(self, measure: str) -> Mapping[int, str]:
        """What to know about a measure in some areas: what it leaves out, or why it is refused."""
        ...


@dataclass(frozen=True, eq=False)
class ChildrensTally:
    """Every count of children's services.

    numbers    by name, shape (populations, areas, slices).
    authority  what each area says of itself: vacancies, cover_fte, cover_headcount.
    """

    service: NDArray[Any]
    year: NDArray[np.int64]
    partner: NDArray[Any]
    numbers: Mapping[str, Numbers]
    authority: Mapping[str, Numbers]
    places: Mapping[str, int] = field(default_factory=lambda: {name: i for i, name in enumerate(POPULATIONS)})

    def counts(self, basis: str) -> Counts:
        """The counts on a basis, each of shape (areas, slices), or (areas, 1) where the slices share one."""
        on = {name: self.numbers[basis][i] for name, i in self.places.items()}
        cover = self.authority["cover_fte" if basis == FTE else "cover_headcount"]
        days = np.array([working_days(int(y)) for y in self.year], dtype=np.float64)
        return Counts(
            in_post=on["in-post"],
            starters=on["starters"],
            leavers=on["leavers"],
            agency=on["agency"],
            case_holders=on["case-holders"],
            moved=on["moved"],
            to_agency=on["to-agency"],
            gone=on["gone"],
            cases=self.numbers["cases"][self.places["case-holders"]],
            days_lost=self.numbers["days_lost"][self.places["in-post"]],
            all_in_post=bases(on["in-post"]),
            all_leavers=bases(on["leavers"]),
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
        behind: Numbers = self.numbers["people" if basis == FTE else basis][self.places[population]]
        return behind

    @cached_property
    def seen(self) -> NDArray[np.bool_]:
        """Which slices anyone falls in, among those the dimension is about; shape (slices,)."""
        return seen(self.numbers["people"], tuple(POPULATIONS))

    def why(self, measure: str) -> Mapping[int, str]:
        """Nothing more: a return says everything or lacks it."""
        return {}


def tally(record: Record) -> ChildrensTally:
    """Every count of children's services in a record."""
    areas, found, twice = (record.query(question) for question in QUESTIONS)
    shape = (len(POPULATIONS), len(areas["year"]), SLICES)
    names: Sequence[str] = ("fte", "headcount", "records", "cases", "days_lost")
    numbers = {name: spread(found, name, shape) for name in names}
    numbers["people"] = numbers.pop("records") - spread(twice, "again", shape)
    return ChildrensTally(
        service=areas["service"],
        year=areas["year"].astype(np.int64),
        partner=areas["partner"],
        numbers=numbers,
        authority={name: numbers_in(areas, name) for name in ("vacancies", "cover_fte", "cover_headcount")},
    )
