"""Counting adults' services: people from worker records, flows and vacancies from what workplaces state."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from tenure.indicators.definitions import HEADCOUNT, JOBS, Counts, Numbers
from tenure.indicators.questions import SLICES, Asked, Population, bases, numbers_in, seen, spread
from tenure.record import Record
from tenure.terms.quantities import REFUSED

ADULTS: Final = "adults"

POPULATIONS: Final[Mapping[str, Population]] = {
    "in-post": Population("social_worker AND in_post", "head_in_post"),
    "agency": Population("social_worker AND agency_in_post"),
    "bank": Population("social_worker AND status = 'bank'"),
    "other": Population("social_worker AND status = 'other'"),
    "filled": Population("social_worker AND (in_post OR agency_in_post OR engaged)"),
    "found": Population("social_worker AND leaver", "head_leaver", age="age_leaving"),
    "managers": Population("NOT social_worker AND status IS NOT NULL"),
}
"""Who is counted. Jobs are records; a person with two jobs counts once in headcount."""

ASKED: Final = Asked(
    ADULTS,
    POPULATIONS,
    carried=(
        "hours", "full_time_salary", "hour_rate", "days_sick", "amhp", "qualified", "level", "zero_hours",
        "started",
        "date_add(make_date(year, 9, 30), INTERVAL (-1) YEAR) AS a_year_ago", "status",
    ),
    source="LEFT JOIN (SELECT * EXCLUDE (person, service, job_role) FROM jobs) USING (year, partner, record)",
)  # fmt: skip

_EMPLOYED: Final = "status IN ('permanent', 'temporary')"

SUMS: Final[Mapping[str, str]] = {
    "jobs": "count(*)",
    "fte": "CAST(sum(fte) AS DOUBLE)",
    "headcount": "count(*) FILTER (WHERE head)",
    "hours_known": "count(fte)",
    "salaries": f"sum(full_time_salary) FILTER (WHERE {_EMPLOYED})",
    "salaries_known": f"count(full_time_salary) FILTER (WHERE {_EMPLOYED})",
    "rates": "sum(hour_rate)",
    "rates_known": "count(hour_rate)",
    "days_sick": "CAST(sum(days_sick) AS DOUBLE)",
    "days_sick_known": "count(days_sick)",
    "amhps": "count(*) FILTER (WHERE amhp)",
    "amhps_known": "count(amhp)",
    "qualified": "count(*) FILTER (WHERE qualified AND level >= 6)",
    "qualified_known": "count(*) FILTER (WHERE NOT qualified OR (qualified AND level IS NOT NULL))",
    "zero_hours": "count(*) FILTER (WHERE zero_hours)",
    "zero_hours_known": "count(zero_hours)",
    "starts_known": "count(started)",
    "over_a_year": "count(*) FILTER (WHERE started < a_year_ago)",
}
"""What is added up over every slice of each population."""

PEOPLE_QUESTION: Final = ASKED.question(", ".join(f"{sql} AS {name}" for name, sql in SUMS.items()))

FLOWS: Final = ("starters", "leavers", "vacancies")

STATED_QUESTION: Final = """
WITH filed AS (
    SELECT DISTINCT year, partner FROM submissions WHERE service = 'adults'),
worked AS (
    SELECT year, partner, workplace, count(*) AS records,
        count(*) FILTER (WHERE job_role = '6') AS social_workers,
        count(*) FILTER (WHERE job_role = '6' AND status IN ('permanent', 'temporary')) AS employees
    FROM jobs GROUP BY ALL),
place AS (
    SELECT w.year, w.partner, w.workplace, w.stated, coalesce(k.records, 0) AS records,
        coalesce(k.social_workers, 0) AS social_workers, coalesce(k.employees, 0) AS employees
    FROM workplaces w LEFT JOIN worked k USING (year, partner, workplace)),
answer AS (
    SELECT p.*, f.flow, o.number,
        coalesce(o.state, a.state, 'none') NOT IN ('not answered', 'not known') AS known,
        coalesce(p.stated = p.records, FALSE) AS agrees,
        p.social_workers > 0 OR o.number > 0 AS concerned
    FROM place p CROSS JOIN (SELECT unnest(['starters', 'leavers', 'vacancies']) AS flow) f
    LEFT JOIN (SELECT * FROM totals WHERE job_role = '6') o USING (year, partner, workplace, flow)
    LEFT JOIN (SELECT * FROM totals WHERE job_role IS NULL) a USING (year, partner, workplace, flow)),
added AS (
    SELECT year, partner, flow,
        sum(coalesce(number, 0)) FILTER (WHERE known) AS total,
        sum(coalesce(number, 0)) FILTER (WHERE known AND agrees) AS rated,
        sum(employees) FILTER (WHERE known AND agrees) AS base,
        sum(employees) AS employees,
        count(*) AS places,
        count(*) FILTER (WHERE NOT known) AS unknown,
        count(*) FILTER (WHERE known AND NOT agrees) AS disagree
    FROM answer WHERE concerned GROUP BY ALL),
staffed AS (
    SELECT year, partner, sum(records) FILTER (WHERE stated IS NOT NULL) AS records, sum(stated) AS stated
    FROM place GROUP BY ALL)
SELECT f.year, f.partner, g.flow, d.total, d.rated, d.base, d.employees, d.places, d.unknown, d.disagree,
    s.records, s.stated,
    EXISTS (SELECT 1 FROM filed b WHERE b.partner = f.partner AND b.year = f.year - 1) AS followed
FROM filed f CROSS JOIN (SELECT unnest(['starters', 'leavers', 'vacancies']) AS flow) g
LEFT JOIN added d ON d.year = f.year AND d.partner = f.partner AND d.flow = g.flow
LEFT JOIN staffed s ON s.year = f.year AND s.partner = f.partner
ORDER BY f.year, f.partner
"""
"""What the workplaces of each partner state of social workers, with how much of it can be used.

A role that a workplace does not list has none of it. A workplace without social workers that states none is
not concerned.
"""

LEAST_OF_EMPLOYEES: Final = 0.9
"""Of the employees, those whose workplaces gave an answer that can be used: the local authority return asks
for its items on nine records in ten. With fewer, a rate is refused."""

MOST_TURNOVER: Final = 9.95
"""Above it the service shows no turnover: 995%."""


@dataclass(frozen=True, eq=False)
class AdultsTally:
    """Every count of adults' services.

    numbers   by name, shape (populations, areas, slices).
    stated    by flow and name, shape (areas,); `records` and `stated` of all roles; `followed`, whether the
              partner filed the year before.
    """

    year: NDArray[np.int64]
    partner: NDArray[Any]
    numbers: Mapping[str, Numbers]
    stated: Mapping[str, Mapping[str, Numbers]]

    @cached_property
    def service(self) -> NDArray[Any]:
        return np.array([ADULTS] * len(self.year), dtype=object)

    @cached_property
    def seen(self) -> NDArray[np.bool_]:
        """Which slices anyone falls in."""
        return seen(self.numbers["jobs"], tuple(POPULATIONS))

    def _of(self, name: str, population: str) -> Numbers:
        found: Numbers = self.numbers[name][list(POPULATIONS).index(population)]
        return found

    def counts(self, basis: str) -> Counts:
        """The counts on a basis; flows and vacancies are jobs on every one."""
        on = {name: self._of(basis, name) for name in POPULATIONS}
        known = {name: self._of(name, "in-post") for name in SUMS if name not in (JOBS, "fte", HEADCOUNT)}
        found = np.where(self.stated["leavers"]["followed"][:, None] > 0, on["found"], np.nan)
        rates = {f"{flow}_{name}": self._rated(flow, name) for flow in FLOWS for name in ("rated", "base")}
        return Counts(
            in_post=on["in-post"],
            all_in_post=bases(on["in-post"]),
            agency=on["agency"],
            bank=on["bank"],
            other=on["other"],
            filled=on["filled"],
            managers=on["managers"],
            found=found,
            all_found=bases(found),
            starters=self.stated["starters"]["total"][:, None],
            leavers=self.stated["leavers"]["total"][:, None],
            vacancies=self.stated["vacancies"]["total"][:, None],
            records=self.stated["leavers"]["records"][:, None],
            stated=self.stated["leavers"]["stated"][:, None],
            **known,
            **rates,
        )

    def _rated(self, flow: str, name: str) -> Numbers:
        return np.where(self._refused(flow), np.nan, self.stated[flow][name])[:, None]

    def _refused(self, flow: str) -> NDArray[np.bool_]:
        """Where too few employees stand behind the answers that can be used, or turnover passes belief."""
        said = self.stated[flow]
        base, rated = np.nan_to_num(said["base"]), np.nan_to_num(said["rated"])
        enough = (base > 0) & (base >= LEAST_OF_EMPLOYEES * np.nan_to_num(said["employees"]))
        too_much = rated > MOST_TURNOVER * base if flow == "leavers" else np.zeros(len(base), np.bool_)
        refused: NDArray[np.bool_] = ~enough | too_much
        return refused

    def people(self, population: str | None, basis: str) -> Numbers:
        """How many people or jobs stand behind a count, shape (areas, slices) or (areas, 1)."""
        if population is None:
            return np.zeros((len(self.year), 1))
        if population in ("starters", "leavers"):
            return np.nan_to_num(self.stated[population]["total"])[:, None]
        if population in SUMS:
            return self._of(population, "in-post")
        if population == "indirect":
            return self._of(JOBS, "bank") + self._of(JOBS, "agency") + self._of(JOBS, "other")
        return self._of(HEADCOUNT if basis == HEADCOUNT else JOBS, population)

    def why(self, measure: str) -> Mapping[int, str]:
        """What a measure leaves out in some areas, or why it is refused there."""
        flow = FLOW_OF.get(measure)
        if flow is None:
            return {}
        stated = self.stated[flow]
        asked = [np.nan_to_num(stated[name]).astype(np.int64).tolist() for name in _ANSWERS]
        said = [_left_out(*answers, flow=flow, rate=measure in RATES) for answers in zip(*asked, strict=True)]
        refused = self._refused(flow) if measure in RATES else np.zeros(len(said), np.bool_)
        words = [
            f"{REFUSED}{text or 'no employees'}" if no else text
            for no, text in zip(refused, said, strict=True)
        ]
        return {area: text for area, text in enumerate(words) if text}


RATES: Final = frozenset({"turnover-rate", "vacancy-rate", "starters-rate"})
FLOW_OF: Final[Mapping[str, str]] = {
    "turnover-rate": "leavers",
    "leavers": "leavers",
    "leavers-gap": "leavers",
    "starters-rate": "starters",
    "starters": "starters",
    "vacancy-rate": "vacancies",
    "vacancies": "vacancies",
}
"""The answers that each measure rests on."""


_ANSWERS: Final = ("unknown", "disagree", "places")


def _left_out(unknown: int, disagree: int, places: int, *, flow: str, rate: bool) -> str:
    """Of which workplaces of an area the answers are not used, in words."""
    parts = [(f"{flow} not known", unknown), ("records and stated staff differ", disagree if rate else 0)]
    of = f"{places} workplace{'' if places == 1 else 's'}"
    return "; ".join(f"{what} in {count} of {of}" for what, count in parts if count)


def tally(record: Record) -> AdultsTally:
    """Every count of adults' services in a record."""
    said, found = record.query(STATED_QUESTION), record.query(PEOPLE_QUESTION)
    stated = {flow: _of_flow(said, flow) for flow in FLOWS}
    first = said["flow"] == FLOWS[0]
    shape = (len(POPULATIONS), int(first.sum()), SLICES)
    return AdultsTally(
        year=said["year"][first].astype(np.int64),
        partner=said["partner"][first],
        numbers={name: spread(found, name, shape) for name in SUMS},
        stated=stated,
    )


def _of_flow(said: Mapping[str, NDArray[Any]], flow: str) -> Mapping[str, Numbers]:
    rows = said["flow"] == flow
    return {name: numbers_in(said, name)[rows] for name in said if name not in ("year", "partner", "flow")}
