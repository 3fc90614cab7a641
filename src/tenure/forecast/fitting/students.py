"""Students: who is due to qualify and when, how many do, and how many of them look for a post here.

Newly qualified people of other universities come too. They are a route of their own, `elsewhere`, whose size
is what employers hired beyond those the record can follow from a university.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from tenure.forecast.fitting.moves import newly_qualified
from tenure.forecast.fitting.stages import Stages
from tenure.forecast.fitting.worked import UNKNOWN, Whole, september
from tenure.record import Columns, Record

Numbers = NDArray[np.float64]

ELSEWHERE: Final = "elsewhere"

RECENT: Final = 3
"""Years over whose mean future intakes are taken."""

LOOK_HERE: Final = 0.5
"""Of those who qualify elsewhere within reach, the share taken to look here. An assumption: only the product
of it and their number is known: the newly qualified hired, beyond those followed from a university."""

VARIES: Final = 0.2
"""By how much of itself the number of newly qualified hires varies from year to year, where fewer than three
years are known. An assumption."""

STUDENTS: Final = """
WITH worked AS (
    SELECT person, min(started) AS began FROM staff
    WHERE social_worker AND NOT agency AND NOT engaged AND started <= make_date($until, 9, 30)
    GROUP BY person, started),
employers AS (SELECT DISTINCT partner AS number FROM submissions WHERE service IN ('children', 'adults'))
SELECT s.route,
    year(cohort_start) * 12 + month(cohort_start) - 1 AS began,
    coalesce(year(expected_end) * 12 + month(expected_end) - 1, -1) AS due,
    CASE WHEN ended_on <= make_date($until, 9, 30) THEN year(ended_on) * 12 + month(ended_on) - 1 ELSE -1 END
        AS ended,
    s.status = 'completed' AS completed,
    coalesce(bool_or(w.began BETWEEN s.ended_on - INTERVAL 92 DAY AND s.ended_on + INTERVAL 1 YEAR), FALSE)
        OR coalesce(bool_or(s.nqsw_start <= s.ended_on + INTERVAL 1 YEAR AND e.number IS NOT NULL), FALSE)
        AS joined
FROM students s
LEFT JOIN worked w ON w.person = s.person
LEFT JOIN employers e ON e.number = s.employer_number
WHERE s.cohort_start <= make_date($until, 9, 30)
GROUP BY s.partner, s.student, s.route, s.programme, cohort_start, expected_end, ended_on, s.status
ORDER BY s.route, cohort_start, ended_on
"""


@dataclass(frozen=True, eq=False)
class Students:
    """What education returns and hires say of the pipeline.

    routes       names, the last being `elsewhere`.
    due          shape (months + 1, Q): who finish if all goes well.
    intake       students who begin in a year, the recent mean, shape (Q,).
    qualified, resolved   who did, of students whose studies have ended, shape (Q,).
    joined, could_join    who worked here within a year of qualifying, of those followed for one, shape (Q,).
    new_by_month newly qualified hired in each month of the year from October, the recent mean, shape (12,).
    varies       deviation of the newly qualified hired in a year, over their mean.
    """

    routes: tuple[str, ...]
    due: Whole
    intake: Numbers
    qualified: Numbers
    resolved: Numbers
    joined: Numbers
    could_join: Numbers
    new_by_month: Numbers
    varies: float


def students_of(record: Record, stages: Stages, *, months: int) -> Students:
    """The pipeline from a record, for so many months after its last September."""
    until = stages.worked.until
    told = record.query(STUDENTS, {"until": until})
    routes = tuple(dict.fromkeys(str(route) for route in told["route"]))
    which = np.array([routes.index(str(route)) for route in told["route"]], dtype=np.int64)
    qualified, resolved, joined, could = _outcomes(told, which, len(routes), until)
    hired = _new_by_month(stages)
    due, intake = _due(told, which, len(routes), until=until, months=months)
    recent = (told["ended"] > september(until - RECENT)) & told["joined"]
    followed = float(recent.sum()) / RECENT
    others = np.maximum(hired.sum() - followed, 0) / LOOK_HERE
    by_month = others * (hired / hired.sum() if hired.sum() else np.full(12, 1 / 12))
    elsewhere = _whole(np.concatenate([[0.0], np.tile(by_month, -(-months // 12))])[: months + 1, None])
    due = np.concatenate([due, elsewhere], axis=1)
    return Students(
        (*routes, ELSEWHERE), due, np.append(intake, others), np.append(qualified, 0.0),
        np.append(resolved, 0.0), np.append(joined, 0.0), np.append(could, 0.0), hired, _varies(stages),
    )  # fmt: skip


def _outcomes(told: Columns, which: Whole, routes: int, until: int) -> tuple[Numbers, ...]:
    """Qualified and resolved, seen from each September at which a student studied; joined, and followed."""
    ended, done = told["ended"], told["completed"]
    over = ended != UNKNOWN
    septembers = np.where(over, np.maximum((ended + 3) // 12 - (told["began"] + 3) // 12, 0), 0)
    septembers = np.where(over, np.maximum(septembers, 1), 0)
    followed = over & done & (ended <= september(until) - 12)

    def count(weight: NDArray[Any]) -> Numbers:
        return np.bincount(which, weight, routes).astype(np.float64)

    # a student of several years is one person: years weigh, but do not multiply, what is known
    yearly = count(septembers * over)
    people = count(over.astype(np.float64))
    scale = np.divide(people, yearly, out=np.ones(routes), where=yearly > 0)
    return (
        count(septembers * (over & done)) * scale, yearly * scale,
        count((followed & told["joined"]).astype(np.float64)), count(followed.astype(np.float64)),
    )  # fmt: skip


def _due(told: Columns, which: Whole, routes: int, *, until: int, months: int) -> tuple[Whole, Numbers]:
    """Who finish in each month: those who study now, then intakes as large as the recent ones."""
    now, due = september(until), np.zeros((months + 1, routes))
    here = told["ended"] == UNKNOWN
    when = np.where(told["due"] > now, told["due"] - now, 3)[here]
    inside = when <= months
    np.add.at(due, (when[inside], which[here][inside]), 1)
    latest = told["began"] > now - 12 * RECENT
    intake = np.bincount(which[latest], minlength=routes) / RECENT
    for route in range(routes):
        mine = latest & (which == route)
        for began, end in zip(told["began"][mine], told["due"][mine], strict=True):
            if end == UNKNOWN:
                continue
            first = (began - now) % 12 or 12
            finish = np.arange(first + end - began, months + 1, 12)
            due[finish, route] += 1 / RECENT
    return _whole(due), intake


def _whole(numbers: Numbers) -> Whole:
    """Whole numbers of a series by column; what rounding leaves is carried on."""
    return np.diff(np.floor(np.cumsum(numbers, axis=0) + 0.5), axis=0, prepend=0).astype(np.int64)


def _new_by_month(stages: Stages) -> Numbers:
    """Newly qualified hired in each month from October, the mean of the recent years that were filed."""
    worked = stages.worked
    years = np.flatnonzero(worked.filed.any(axis=0))[-RECENT:]
    new = worked["starter"] & newly_qualified(stages) & np.isin(worked.year, years)
    hired = np.bincount((worked["began"][new] + 3) % 12, minlength=12)
    return hired / max(len(years), 1)


def _varies(stages: Stages) -> float:
    """How much the newly qualified hired vary from year to year, over the years that everybody filed."""
    worked = stages.worked
    new = worked["starter"] & newly_qualified(stages)
    here = worked.filed[:, -1]
    whole = np.flatnonzero(worked.filed[here].all(axis=0))
    mine = new & here[worked["unit"]]
    yearly = np.bincount(worked.year[mine], minlength=worked.years)[whole]
    if len(yearly) < RECENT or not yearly.sum():
        return VARIES
    return float(np.std(yearly, ddof=1) / yearly.mean())
