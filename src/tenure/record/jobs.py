"""Adults' services: people told apart across files, those absent from the next one, and their jobs' pay."""

from __future__ import annotations

from typing import Final

RENAMED: Final = """
CREATE TABLE renamed AS
WITH RECURSIVE chain AS (
    SELECT DISTINCT became AS name, reference AS first, 1 AS steps FROM jobs WHERE became IS NOT NULL
    UNION
    SELECT c.name, j.reference, c.steps + 1 FROM chain c JOIN jobs j ON j.became = c.first
    WHERE c.steps < 20)
SELECT name, first FROM chain
QUALIFY row_number() OVER (PARTITION BY name ORDER BY steps DESC, first) = 1
"""
KEEP_REFERENCE: Final = """
UPDATE jobs SET reference = renamed.first, person = coalesce(number, renamed.first)
FROM renamed WHERE jobs.reference = renamed.name
"""
"""A record that a sender gave another reference is known under the first it had."""

KNOWN_LATER: Final = """
CREATE TABLE known AS
SELECT reference, min(number) AS number
FROM jobs WHERE number IS NOT NULL
GROUP BY reference HAVING count(DISTINCT number) = 1
"""
"""References of workers whose National Insurance number stood in any accepted file, and in none another."""

LINK: Final = """
UPDATE jobs SET person = known.number
FROM known WHERE jobs.reference = known.reference AND jobs.number IS NULL
"""
"""A number left out in one file is known from another: nobody becomes two people by a blank."""

LINK_EVENTS: Final = """
UPDATE events SET person = j.person, identity = j.person
FROM jobs j
WHERE events.service = 'adults' AND j.partner = events.partner AND j.year = events.year
    AND j.record = events.record
"""
LINK_EQUALITY: Final = """
UPDATE equality SET person = j.person
FROM jobs j
WHERE equality.service = 'adults' AND j.partner = equality.partner AND j.year = equality.year
    AND j.record = equality.record
"""

ABSENT: Final = """
CREATE TABLE absent AS
SELECT j.partner, j.year + 1 AS year, j.year AS seen, j.record,
    f.last_record + row_number() OVER (PARTITION BY j.partner, j.year ORDER BY j.record) AS new_record
FROM (SELECT * FROM jobs
    WHERE job_role = '6' AND status IN ('permanent', 'temporary')
    QUALIFY row_number() OVER (
        PARTITION BY partner, year, person ORDER BY hours DESC NULLS LAST, record) = 1) j
JOIN (SELECT partner, year, max(record) AS last_record
    FROM (SELECT partner, year, record FROM jobs UNION ALL SELECT partner, year, -1 FROM workplaces)
    GROUP BY ALL) f ON f.partner = j.partner AND f.year = j.year + 1
WHERE NOT EXISTS (
    SELECT 1 FROM jobs n
    WHERE n.partner = j.partner AND n.year = j.year + 1 AND n.person = j.person
        AND n.status IN ('permanent', 'temporary'))
"""
"""Employed social workers of one file whom the same partner's next file no longer shows as employed, in any
role. Between the two Septembers they left; on which day, no file says.
"""

LEFT: Final = """
INSERT INTO events BY NAME
SELECT e.* REPLACE (
    a.year AS year, a.new_record AS record,
    CASE e.event WHEN 'in post' THEN 'left' ELSE e.event END AS event,
    CASE e.event WHEN 'in post' THEN make_date(a.year, 3, 31)
        WHEN 'described' THEN make_date(a.year, 9, 30) ELSE e.on_day END AS on_day,
    CAST(d.age + 1 AS SMALLINT) AS age)
FROM absent a
JOIN events e ON e.service = 'adults' AND e.partner = a.partner AND e.year = a.seen AND e.record = a.record
JOIN events d ON d.service = 'adults' AND d.partner = a.partner AND d.year = a.seen AND d.record = a.record
    AND d.event = 'described'
WHERE e.event IN ('described', 'joined', 'in post')
"""
"""What the last file said of them, a year on, and that they left: in the middle of the two Septembers."""

LEFT_EQUALITY: Final = """
INSERT INTO equality BY NAME
SELECT q.* REPLACE (a.year AS year, a.new_record AS record)
FROM absent a
JOIN equality q ON q.service = 'adults' AND q.partner = a.partner AND q.year = a.seen AND q.record = a.record
"""

PAY: Final = """
CREATE TABLE paid AS
SELECT *,
    CASE WHEN hours > 0 AND NOT coalesce(pay_in_doubt, FALSE) THEN CAST(salary AS DOUBLE) * 37 / hours END
        AS full_time_salary,
    CASE WHEN hourly IS NOT NULL THEN CAST(hourly AS DOUBLE)
         WHEN hours > 0 AND NOT coalesce(pay_in_doubt, FALSE)
         THEN CAST(salary AS DOUBLE) / (CAST(hours AS DOUBLE) * 365.25 / 7) END AS hour_rate
FROM jobs
"""
"""Pay as for full-time hours (37), and for an hour; empty where pay or hours are not known or in doubt."""

STEPS: Final = (
    RENAMED,
    KEEP_REFERENCE,
    KNOWN_LATER,
    LINK,
    LINK_EVENTS,
    LINK_EQUALITY,
    ABSENT,
    LEFT,
    LEFT_EQUALITY,
    PAY,
)
WORKING: Final = ("renamed", "known", "absent", "jobs")
"""Tables that stand between the steps and are dropped: of jobs, `paid` is kept under their name."""
