"""Spells and people: a person's records of all years and partners, linked by pseudonym into one history."""

from __future__ import annotations

from typing import Final

STRETCHES: Final = """
CREATE TABLE stretches AS
SELECT
    service, person, partner, agency, year, record, role, fte, ended, left_after, left_by,
    reason, destination, moved_to,
    coalesce(started, make_date(year - 1, 10, 1)) AS since,
    started IS NOT NULL AS start_known,
    coalesce(least(ended, make_date(year, 9, 30)), make_date(year, 9, 30)) AS seen
FROM staff
WHERE NOT engaged
"""
"""What one record says: with this partner from its start to its end, or to 30 September."""

LINKED: Final = """
CREATE TABLE linked AS
WITH ordered AS (
    SELECT *, max(greatest(seen, since)) OVER (
        PARTITION BY service, person, partner, agency ORDER BY since, seen, year, record
        ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS seen_before
    FROM stretches)
SELECT *, sum(CASE WHEN seen_before IS NULL OR since > seen_before + 1 THEN 1 ELSE 0 END) OVER (
    PARTITION BY service, person, partner, agency ORDER BY since, seen, year, record
    ROWS UNBOUNDED PRECEDING) AS turn
FROM ordered
"""
"""Stretches that touch or overlap are one spell; a day or more between them begins another."""

SPELLS: Final = """
CREATE TABLE spells AS
SELECT
    person, service, partner, agency,
    row_number() OVER (PARTITION BY person ORDER BY min(since), service, partner, agency) AS spell,
    min(since) AS since,
    bool_or(start_known) AS start_known,
    last(ended ORDER BY seen, year, role DESC, record) AS ended,
    last(left_after ORDER BY seen, year, role DESC, record) AS left_after,
    last(left_by ORDER BY seen, year, role DESC, record) AS left_by,
    max(seen) AS last_seen,
    min(year) AS first_year,
    max(year) AS last_year,
    first(role ORDER BY seen, year, role, record) AS first_role,
    last(role ORDER BY seen, year, role DESC, record) AS last_role,
    last(fte ORDER BY seen, year, role DESC, record) AS last_fte,
    last(reason ORDER BY seen, year, role DESC, record) AS reason,
    last(destination ORDER BY seen, year, role DESC, record) AS destination,
    last(moved_to ORDER BY seen, year, role DESC, record) AS moved_to
FROM linked
GROUP BY service, person, partner, agency, turn
ORDER BY person, spell
"""
"""One row for each unbroken time of a person with a partner. `ended` is empty while it lasts, and where a
later return no longer shows the person: `last_seen` says until when we know. Of someone absent from the
adults' set of the next year, `ended` is the middle of the two Septembers between which they left."""

PEOPLE: Final = """
CREATE TABLE people AS
SELECT
    person,
    min(since) AS first_since, max(last_seen) AS last_seen,
    min(first_year) AS first_year, max(last_year) AS last_year,
    count(*) AS spells, count(DISTINCT partner) AS partners, count(DISTINCT service) AS services,
    bool_or(agency) AS ever_agency,
    bool_or(returned) AS returned
FROM (SELECT *, NOT agency AND row_number() OVER (
    PARTITION BY person, service, partner, agency ORDER BY since, spell) > 1 AS returned FROM spells)
GROUP BY person
ORDER BY person
"""
"""returned: came back to a partner after leaving it."""

STEPS: Final = (STRETCHES, LINKED, SPELLS, PEOPLE)
