"""Spells in post as a record holds them: who was at risk of leaving at each month of tenure, and who left.

Months are calendar months: someone who joined in a month is at risk of leaving from the next, their first.
A spell enters with what it had served when the partner's first return begins; in adults' services, whose sets
show nobody who came and went between two Septembers, on the first September that shows it. It ends when the
person left, else with the last return that shows them.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from tenure.forecast.fitting.retention import AtRisk, Spells
from tenure.forecast.flows.inputs import DESTINATIONS
from tenure.record import Record
from tenure.terms.problems import UsedWrongly

WENT: Final = (*DESTINATIONS, "not known")
"""Where spells end: the destinations of a simulation, and what no return says."""

GROUPED: Final[Mapping[str, str]] = MappingProxyType(
    {
        "everyone": "''",
        "partner": "s.partner",
        "newly qualified": "CASE WHEN n.person IS NOT NULL THEN 'newly qualified' ELSE 'other starters' END",
        "first role": "coalesce(s.first_role, 'not known')",
        "joined": "CAST(year(s.since + INTERVAL 3 MONTH) AS VARCHAR)",
    }
)
"""What curves may be drawn by, and how it is told. `joined` is the year to September in which someone did."""

LONGEST: Final = 480
"""Months of tenure that are told apart: 40 years."""

IN_MONTHS: Final = """
WITH begins AS (
    SELECT partner, service, min(year) AS year FROM submissions
    WHERE service = $service GROUP BY partner, service),
new AS (
    SELECT DISTINCT person, partner, started FROM staff
    WHERE service = $service AND origin = '1' AND NOT agency AND started IS NOT NULL),
month AS (
    SELECT s.person, s.partner, {by} AS grouping,
        year(s.since) * 12 + month(s.since) AS joined,
        CASE WHEN s.service = 'adults' THEN s.first_year * 12 + 9 ELSE b.year * 12 - 3 END AS opened,
        coalesce(year(s.ended) * 12 + month(s.ended), year(s.last_seen) * 12 + month(s.last_seen)) AS closed,
        CASE WHEN s.service = 'adults' AND s.ended IS NOT NULL
            THEN year(s.left_after) * 12 + month(s.left_after) END AS between,
        CASE WHEN s.ended IS NULL THEN -1
            WHEN s.moved_to = 'agency' THEN 2
            WHEN s.moved_to IS NOT NULL AND s.moved_to <> s.partner THEN 0
            WHEN s.reason = '5' THEN 5
            WHEN s.destination = '1' THEN 1
            WHEN s.destination = '3' THEN 2
            WHEN s.destination IN ('2', '4') THEN 3
            WHEN s.destination IN ('5', '6', '7') THEN 4
            ELSE 6 END AS went
    FROM spells s
    JOIN begins b USING (partner, service)
    LEFT JOIN new n ON n.person = s.person AND n.partner = s.partner AND n.started = s.since
    WHERE s.service = $service AND NOT s.agency AND s.start_known),
part AS (SELECT unnest(range(1, 13)) AS twelfth),
divided AS (
    SELECT m.* REPLACE (coalesce(m.between + p.twelfth, m.closed) AS closed),
        CASE WHEN m.between IS NULL THEN 1 ELSE 1 / 12 END AS weight
    FROM month m JOIN part p ON m.between IS NOT NULL OR p.twelfth = 1),
spell AS (
    SELECT grouping, person, weight, greatest(opened - joined, 0) AS entered,
        least(greatest(closed - joined, 1), $longest) AS stayed,
        CASE WHEN closed - joined > $longest THEN -1 ELSE went END AS went
    FROM {rows})
"""
"""between: the September after which someone left adults' services, on a day that no set says: a twelfth of
them in each month that follows. Spells taken whole end in the middle instead.
"""

SPELLS: Final = (
    "SELECT grouping, hash(person) AS person, entered, stayed, went FROM spell WHERE stayed > entered"
)

TABLE: Final = """
, change AS (
    SELECT grouping, entered + 1 AS tenure, weight AS people FROM spell WHERE stayed > entered
    UNION ALL SELECT grouping, stayed + 1, -weight FROM spell WHERE stayed > entered),
net AS (SELECT grouping, tenure, sum(people) AS people FROM change GROUP BY ALL),
gone AS (
    SELECT grouping, stayed AS tenure, {counts} FROM spell WHERE stayed > entered AND went >= 0 GROUP BY ALL),
grid AS (
    SELECT g.grouping, t.tenure FROM (SELECT DISTINCT grouping FROM spell) g,
        (SELECT unnest(range(1, 1 + (SELECT max(stayed) FROM spell))) AS tenure) t)
SELECT grid.grouping, grid.tenure,
    sum(coalesce(net.people, 0)) OVER (PARTITION BY grid.grouping ORDER BY grid.tenure) AS people, {filled}
FROM grid LEFT JOIN net USING (grouping, tenure) LEFT JOIN gone USING (grouping, tenure)
ORDER BY grid.grouping, grid.tenure
"""


def at_risk_in(record: Record, *, service: str = "children", by: str = "everyone") -> Mapping[str, AtRisk]:
    """For each group the table of months of tenure, people at risk and leavers by destination (`WENT`).

    Raises UsedWrongly where curves cannot be drawn by that.
    """
    numbers = range(len(WENT))
    counts = ", ".join(f"sum(weight) FILTER (WHERE went = {k}) AS went_{k}" for k in numbers)
    filled = ", ".join(f"coalesce(went_{k}, 0) AS went_{k}" for k in numbers)
    found = _asked(record, TABLE.format(counts=counts, filled=filled), "divided", service, by)
    exits = np.stack([found[f"went_{k}"].astype(np.float64) for k in numbers], axis=1)
    tables = {}
    for group in dict.fromkeys(map(str, found["grouping"])):
        mine = found["grouping"] == group
        people = found["people"][mine].astype(np.float64)
        tables[group] = AtRisk(found["tenure"][mine].astype(np.float64), people, exits[mine])
    return tables


def spells_in(record: Record, *, service: str = "children", by: str = "everyone") -> Mapping[str, Spells]:
    """The spells themselves, group by group: for what needs to know which spells are one person's."""
    found = _asked(record, SPELLS, "(SELECT *, 1 AS weight FROM month)", service, by)
    person = np.unique(found["person"], return_inverse=True)[1]
    spells = {}
    for group in dict.fromkeys(map(str, found["grouping"])):
        mine = found["grouping"] == group
        entered, stayed = (found[name][mine].astype(np.float64) for name in ("entered", "stayed"))
        spells[group] = Spells(entered, stayed, found["went"][mine].astype(np.int64), person[mine])
    return spells


def _asked(record: Record, question: str, rows: str, service: str, by: str) -> Mapping[str, NDArray[Any]]:
    if by not in GROUPED:
        raise UsedWrongly(f"Retention cannot be told by {by}. Ask for one of: {', '.join(GROUPED)}.")
    spells = IN_MONTHS.format(by=GROUPED[by], rows=rows)
    return record.query(spells + question, {"service": service, "longest": LONGEST})


AWAY: Final = """
WITH gap AS (
    SELECT person, ended, lead(since) OVER (PARTITION BY person ORDER BY since, spell) AS back
    FROM spells WHERE service = $service AND NOT agency),
last AS (SELECT make_date(max(year), 9, 30) AS day FROM submissions WHERE service = $service)
SELECT hash(person) AS person, date_diff('month', ended, coalesce(least(back, day), day)) AS away,
    back IS NOT NULL AS returned
FROM gap, last WHERE ended IS NOT NULL AND ended < day AND (back IS NULL OR back > ended)
"""
"""Time out of post: from leaving to the next spell with any partner, or to the end of the record."""


def away_in(record: Record, *, service: str = "children") -> Spells:
    """Spells out of post, in months; they end by coming back to any partner (0), or with the record."""
    found = record.query(AWAY, {"service": service})
    away = np.maximum(found["away"].astype(np.float64), 1.0)
    where = np.where(found["returned"], 0, -1).astype(np.int64)
    return Spells(np.zeros_like(away), away, where, np.unique(found["person"], return_inverse=True)[1])
