"""Who worked where and in which months: the staff of a record up to a September, as whole numbers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from tenure.forecast.flows.inputs import Unit
from tenure.record import Columns, Record
from tenure.terms.problems import NothingOnRecord, TooLittleData

Whole = NDArray[np.int64]
Yes = NDArray[np.bool_]

UNKNOWN: Final = -1
"""A month, age, place or code that is not known."""

FILED: Final = """
SELECT partner, service, year FROM submissions
WHERE service IN ('children', 'adults') AND year <= $until
ORDER BY partner, service DESC, year
"""

WORKED: Final = """
WITH unit AS (
    SELECT partner, service, row_number() OVER (ORDER BY partner, service DESC) - 1 AS unit
    FROM (SELECT DISTINCT partner, service FROM submissions
        WHERE service IN ('children', 'adults') AND year <= $until)),
qualified AS (
    SELECT person, min(coalesce(ended_on, nqsw_start)) AS finished
    FROM students WHERE status = 'completed' AND coalesce(ended_on, nqsw_start) <= make_date($until, 9, 30)
    GROUP BY person),
first AS (
    SELECT person, min(started) AS began FROM staff
    WHERE origin = '1' AND NOT agency AND year <= $until GROUP BY person)
SELECT u.unit, s.year, hash(s.person) AS person,
    coalesce(try_cast(s.role AS INTEGER), -1) AS role,
    coalesce(year(s.started) * 12 + month(s.started) - 1, -1) AS began,
    coalesce(year(s.ended) * 12 + month(s.ended) - 1, -1) AS ended,
    s.head_in_post AS in_post, s.head_leaver AS leaver, s.head_starter AS starter,
    coalesce(s.age, -1) AS age,
    coalesce(try_cast(s.origin AS INTEGER), -1) AS origin,
    coalesce(try_cast(s.reason AS INTEGER), -1) AS reason,
    coalesce(try_cast(s.destination AS INTEGER), -1) AS destination,
    coalesce(m.unit, CASE WHEN s.moved_to = 'agency' THEN -2 ELSE -1 END) AS moved_to,
    coalesce(year(f.began) * 12 + month(f.began) - 1, -1) AS new,
    coalesce(year(q.finished) * 12 + month(q.finished) - 1, -1) AS finished,
    coalesce(CAST(s.fte AS DOUBLE), 'nan') AS fte,
    s.service = 'adults' AS adults
FROM staff s
JOIN unit u USING (partner, service)
LEFT JOIN unit m ON m.partner = s.moved_to AND m.service = s.service
LEFT JOIN first f ON f.person = s.person
LEFT JOIN qualified q ON q.person = s.person
WHERE s.social_worker AND NOT s.agency AND NOT s.engaged AND s.year <= $until
    AND (s.head_in_post OR s.head_leaver)
ORDER BY s.year, u.unit, s.record
"""
"""One row for each person that a return shows in post or leaving. Months are counted as year x 12 + month.

new       the month in which the person began as newly qualified, with whichever partner.
finished  the month in which a university says they qualified.
moved_to  the unit in which a leaver was found; -2 in agency work.
"""


@dataclass(frozen=True, eq=False)
class Worked:
    """The staff of a record up to 30 September of a year.

    units   each employer and service, in the order in which `unit` numbers them.
    filed   which years each unit filed, shape (U, Y); years are first_year, first_year + 1, ... until.
    rows    columns of equal length, as the question above names them.
    """

    units: tuple[Unit, ...]
    first_year: int
    until: int
    filed: Yes
    rows: Columns

    def __getitem__(self, column: str) -> NDArray[Any]:
        return self.rows[column]

    @property
    def years(self) -> int:
        """How many years there are, gaps included."""
        return self.until - self.first_year + 1

    @property
    def adults(self) -> Yes:
        """Which units are adults' services."""
        return np.array([unit.service == "adults" for unit in self.units], dtype=np.bool_)

    @property
    def year(self) -> Whole:
        """The year of each row, from 0."""
        return self.rows["year"].astype(np.int64) - self.first_year


FULL: Final = 0.5
"""Of the employers that filed for the year before, the share whose returns make a September full."""

FORGOTTEN: Final = 3
"""Years without a return after which an employer is no longer part of a forecast."""


def worked_in(record: Record, *, until: int | None = None) -> Worked:
    """The staff on record up to the September of a year, the latest full one unless said.

    Raises TooLittleData where no return for so early is on record.
    """
    filed = record.query(FILED, {"until": until or date.max.year})
    if not len(filed["year"]):
        when = f" up to {until}" if until else ""
        raise (TooLittleData if until else NothingOnRecord)(
            f"There is no workforce return{when} on record. A forecast needs one September of one employer: "
            "load a children's return or an adults' set."
        )
    last = until or _latest_full(filed["year"])
    early = filed["year"] <= last
    partner, service, year = (filed[name][early] for name in ("partner", "service", "year"))
    units = tuple(dict.fromkeys(map(Unit, map(str, partner), map(str, service))))
    first, last = int(year.min()), int(year.max())
    did = np.zeros((len(units), last - first + 1), dtype=np.bool_)
    number = {unit: i for i, unit in enumerate(units)}
    did[[number[Unit(*each)] for each in zip(partner, service, strict=True)], year - first] = True
    return _remembered(Worked(units, first, last, did, record.query(WORKED, {"until": last})))


def _latest_full(years: Whole) -> int:
    """The latest year for which at least half as many filed as for the year before."""
    year = int(years.max())
    while np.sum(years == year) < FULL * np.sum(years == year - 1):
        year -= 1
    return year


def _remembered(worked: Worked) -> Worked:
    """Without the employers that have filed nothing for years."""
    kept: Yes = np.any(worked.filed[:, -FORGOTTEN:], axis=1)
    if kept.all():
        return worked
    number = np.cumsum(kept) - 1
    rows = kept[worked["unit"]]
    columns = {name: column[rows] for name, column in worked.rows.items()}
    columns["unit"] = number[columns["unit"]]
    there = columns["moved_to"] >= 0
    gone = there & ~kept[np.where(there, columns["moved_to"], 0)]
    columns["moved_to"] = np.where(
        gone, UNKNOWN, np.where(there, number[np.where(there, columns["moved_to"], 0)], columns["moved_to"])
    )
    units = tuple(unit for unit, keep in zip(worked.units, kept, strict=True) if keep)
    return Worked(units, worked.first_year, worked.until, worked.filed[kept], columns)


def september(year: int) -> int:
    """The month of a year's 30 September, as months are counted here."""
    return year * 12 + 8
