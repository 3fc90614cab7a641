"""Who of last year's people a return no longer mentions: neither there any more nor said to have left."""

from __future__ import annotations

from typing import Final, NamedTuple

from tenure.record.snapshot import Record

UNMENTIONED: Final = """
SELECT
    count(*) AS people,
    count(*) FILTER (WHERE after.person IS NULL) AS vanished
FROM (SELECT DISTINCT person FROM staff
      WHERE service = $service AND partner = $partner AND year = $year - 1 AND in_post) AS before
LEFT JOIN (SELECT DISTINCT person FROM staff
           WHERE service = $service AND partner = $partner AND year = $year) AS after
ON before.person = after.person
"""


class Vanished(NamedTuple):
    """How many people were in post last year, and how many of them this year's return does not mention."""

    people: int
    vanished: int


def vanished(record: Record, *, service: str, partner: str, year: int) -> Vanished:
    """Last year's people in post of a partner, and those of whom this year's return says nothing."""
    found = record.query(UNMENTIONED, {"service": service, "partner": partner, "year": year})
    return Vanished(int(found["people"][0]), int(found["vanished"][0]))
