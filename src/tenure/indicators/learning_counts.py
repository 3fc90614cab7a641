"""Counting education: one question to DuckDB gives every count of every slice, university and year."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Final, NamedTuple

import numpy as np

from tenure.indicators.definitions import NOT_COUNTED, Numbers
from tenure.record import Record
from tenure.record.learning import APPLIED, OFFERED, PLACEMENT_BEGAN, RESULT

TOTAL: Final = "total"
WITHIN: Final = "INTERVAL 12 MONTH"
"""From the end of the course to the first post, as the plan asks."""

EARLY: Final = 60
"""Days before the end of the course from which a post may count: many begin before the board has met."""


@dataclass(frozen=True, eq=False, kw_only=True)
class LearningCounts:
    """The counts of many slices; 0 where there is none.

    placements, with_partner, statutory   that began; of them with a partner, and statutory ones.
    pe_known, pe_independent     of them those whose kind of practice educator is said; independent ones.
    finished, employed           graduates; of them in post with a partner within twelve months.
    with_two, all_statutory      graduates with a first and a last placement on record; all of them statutory.
    offers, offers_enrolled      applications with an offer; of them enrolled.
    tariff, tariff_known         points of those enrolled, and how many have any.
    readiness, readiness_passed  results of readiness for direct practice; passes.
    scheme, scheme_employed      graduates who joined grow your own; of them in post where they chose.
    """

    placements: Numbers = NOT_COUNTED
    with_partner: Numbers = NOT_COUNTED
    statutory: Numbers = NOT_COUNTED
    pe_known: Numbers = NOT_COUNTED
    pe_independent: Numbers = NOT_COUNTED
    finished: Numbers = NOT_COUNTED
    employed: Numbers = NOT_COUNTED
    with_two: Numbers = NOT_COUNTED
    all_statutory: Numbers = NOT_COUNTED
    offers: Numbers = NOT_COUNTED
    offers_enrolled: Numbers = NOT_COUNTED
    tariff: Numbers = NOT_COUNTED
    tariff_known: Numbers = NOT_COUNTED
    readiness: Numbers = NOT_COUNTED
    readiness_passed: Numbers = NOT_COUNTED
    scheme: Numbers = NOT_COUNTED
    scheme_employed: Numbers = NOT_COUNTED


class Slice(NamedTuple):
    """Whose, in which academic year (by its end), and of whom."""

    partner: str
    year: int
    dimension: str
    slice: str


class Counted(NamedTuple):
    """The slices in order, the counts of each, and the last academic year whose graduates had their time."""

    slices: tuple[Slice, ...]
    counts: LearningCounts
    settled: int


_EMPLOYED: Final = f"""(
    EXISTS (SELECT 1 FROM spells p WHERE p.person = s.person AND NOT p.agency
        AND p.since BETWEEN s.ended_on - {EARLY} AND s.ended_on + {WITHIN})
    OR (s.employer_number IN (SELECT partner FROM submissions WHERE service <> 'education')
        AND s.nqsw_start <= s.ended_on + {WITHIN}))"""

_WHERE_THEY_CHOSE: Final = f"""(
    EXISTS (SELECT 1 FROM spells p WHERE p.person = s.person AND NOT p.agency AND p.partner = s.chose
        AND p.since BETWEEN s.ended_on - {EARLY} AND s.ended_on + {WITHIN})
    OR (s.employer_number = s.chose AND s.nqsw_start <= s.ended_on + {WITHIN}))"""

_BEGAN: Final = f"FROM learning s WHERE event = '{PLACEMENT_BEGAN}'"
_GRADUATES: Final = "FROM graduates s WHERE TRUE"
_TWO: Final = "FROM graduates s WHERE s.two"
_ENROLLED: Final = f"FROM learning s WHERE event = '{APPLIED}' AND stage = 'enrolled' AND tariff IS NOT NULL"
_READINESS: Final = f"FROM learning s WHERE event = '{RESULT}' AND stage = 'readiness'"
_OFFERS: Final = f"FROM learning s WHERE event = '{OFFERED}'"
_SCHEME: Final = "FROM graduates s WHERE s.chose IS NOT NULL"

_COUNTS: Final[Mapping[str, tuple[str, str, str]]] = {
    "placements": (_BEGAN, "TRUE", "1"),
    "with_partner": (_BEGAN, "with_partner = 'yes'", "1"),
    "statutory": (_BEGAN, "statutory = 'yes'", "1"),
    "pe_known": (_BEGAN, "pe_type IS NOT NULL", "1"),
    "pe_independent": (_BEGAN, "pe_type = 'independent'", "1"),
    "finished": (_GRADUATES, "TRUE", "1"),
    "employed": (_GRADUATES, _EMPLOYED, "1"),
    "with_two": (_TWO, "TRUE", "1"),
    "all_statutory": (_TWO, "s.all_statutory", "1"),
    "offers": (_OFFERS, "TRUE", "1"),
    "offers_enrolled": (_OFFERS, "stage = 'enrolled'", "1"),
    "tariff": (_ENROLLED, "TRUE", "tariff"),
    "tariff_known": (_ENROLLED, "TRUE", "1"),
    "readiness": (_READINESS, "TRUE", "1"),
    "readiness_passed": (_READINESS, "outcome = 'pass'", "1"),
    "scheme": (_SCHEME, "TRUE", "1"),
    "scheme_employed": (_SCHEME, _WHERE_THEY_CHOSE, "1"),
}
"""Each count: from where, on which condition, and how much each row adds."""

_ACADEMIC_YEAR: Final = "year(s.on_day) + CAST(month(s.on_day) >= 9 AS INTEGER)"

_FACTS: Final = "\nUNION ALL\n".join(
    f"SELECT s.partner, {_ACADEMIC_YEAR} AS year, s.phase, s.route, '{name}' AS name, {adds} AS n "
    f"{source} AND {condition}"
    for name, (source, condition, adds) in _COUNTS.items()
)

QUESTION: Final = f"""
WITH paths AS (
    SELECT partner, person,
        bool_or(phase = 'first') AND bool_or(phase = 'last') AS two,
        bool_and(statutory = 'yes') AS all_statutory
    {_BEGAN} GROUP BY ALL),
choices AS (
    SELECT partner, person, arg_max(preference, on_day) AS chose FROM learning
    WHERE event = '{APPLIED}' AND grow_your_own = 'yes' AND preference IS NOT NULL GROUP BY ALL),
graduates AS (
    SELECT st.*, st.ended_on AS on_day, NULL AS phase, coalesce(p.two, FALSE) AS two, p.all_statutory, c.chose
    FROM students st
    LEFT JOIN paths p USING (partner, person) LEFT JOIN choices c USING (partner, person)
    WHERE st.status = 'completed' AND st.ended_on IS NOT NULL),
facts AS ({_FACTS})
SELECT partner, year, dimension, slice, name, CAST(sum(n) AS DOUBLE) AS n
FROM (
    SELECT partner, year, name, n, unnest(['total', 'phase', 'route']) AS dimension,
        unnest(['total', phase, route]) AS slice
    FROM facts)
WHERE slice IS NOT NULL
GROUP BY ALL ORDER BY ALL
"""

_SETTLED: Final = "SELECT max(year) AS year FROM submissions WHERE service <> 'education'"


def learning_counts(record: Record) -> Counted:
    """Every count of a record's education, of every slice of every university and year."""
    found = record.query(QUESTION)
    columns = (found[name].tolist() for name in ("partner", "year", "dimension", "slice"))
    keys = [Slice(str(p), int(y), str(d), str(s)) for p, y, d, s in zip(*columns, strict=True)]
    slices = tuple(dict.fromkeys(keys))
    place = {key: number for number, key in enumerate(slices)}
    counts = {each.name: np.zeros(len(slices)) for each in fields(LearningCounts)}
    for key, name, n in zip(keys, found["name"].tolist(), found["n"].tolist(), strict=True):
        counts[name][place[key]] = n
    return Counted(slices, LearningCounts(**counts), _last_settled(record))


def _last_settled(record: Record) -> int:
    """The last academic year whose graduates had twelve months before the latest return of a council."""
    year = record.query(_SETTLED)["year"].tolist()[0]
    return int(year) - 1 if isinstance(year, int) else 0
