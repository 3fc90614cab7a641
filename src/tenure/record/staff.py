"""The staff table: one row for each accepted worker record, with who counts as what in its year."""

from __future__ import annotations

from typing import Final

from tenure.terms.counting import Counting

RECORDS: Final = """
CREATE TABLE records AS
WITH described AS (SELECT * FROM events WHERE event = 'described'),
     joined AS (SELECT * FROM events WHERE event = 'joined'),
     there AS (SELECT * FROM events WHERE event IN ('in post', 'agency', 'bank or pool', 'other work')),
     gone AS (SELECT * FROM events WHERE event IN ('left', 'agency ended'))
SELECT
    d.service, d.partner, d.year, d.record, d.person, d.identity,
    d.sex, d.age, gone.age AS age_leaving, d.route, d.qualification,
    coalesce(there.event, gone.event) IN ('agency', 'agency ended') AS agency,
    coalesce(there.event, '') IN ('bank or pool', 'other work') AS engaged,
    coalesce(there.role, gone.role) AS role,
    d.service = 'children' OR coalesce(there.role, gone.role, '') = '6' AS social_worker,
    joined.on_day AS started, joined.origin,
    gone.on_day AS ended, gone.reason, gone.destination,
    CASE WHEN gone.on_day <= d.on_day AND coalesce(gone.fte, 0) = 0 THEN coalesce(gone.fte30, gone.fte)
         ELSE coalesce(there.fte, gone.fte) END AS fte,
    coalesce(there.fte30, gone.fte30) AS fte30,
    there.cases,
    coalesce(there.days_lost, gone.days_lost) AS days_lost,
    there.absence,
    date_sub('year', joined.on_day, d.on_day) AS service_years,
    there.event IS NOT NULL
        AND NOT (coalesce(gone.on_day = d.on_day, FALSE) AND $last_day_is_leaver) AS on_the_day,
    coalesce(joined.on_day > make_date(d.year - 1, 9, 30) AND joined.on_day <= d.on_day, FALSE)
        AS joined_in_year,
    coalesce(gone.on_day > make_date(d.year - 1, 9, 30) AND gone.on_day <= d.on_day
        AND (gone.on_day < d.on_day OR $last_day_is_leaver), FALSE) AS left_in_year
FROM described d
LEFT JOIN joined USING (service, partner, year, record)
LEFT JOIN there USING (service, partner, year, record)
LEFT JOIN gone USING (service, partner, year, record)
"""
"""A leaver's FTE is the FTE at leaving; where that is 0 or absent, FTE at 30 September stands in.

engaged        on a bank or pool, or otherwise at work without being employed.
social_worker  everyone in a children's return; in an adults' set, job role 6 (managers are not told apart).
"""

POPULATIONS: Final = """
CREATE TABLE counted AS
SELECT
    r.*,
    NOT agency AND NOT engaged AND on_the_day AS in_post,
    agency AND on_the_day AS agency_in_post,
    NOT agency AND NOT engaged AND joined_in_year AND ($short_stay_in_both_flows OR NOT left_in_year)
        AS starter,
    NOT agency AND left_in_year AND ($short_stay_in_both_flows OR NOT joined_in_year)
        AND ($returner_left OR NOT EXISTS (
            SELECT 1 FROM records b
            WHERE b.service = r.service AND b.partner = r.partner AND b.year = r.year
                AND b.person = r.person AND b.on_the_day AND NOT b.agency AND NOT b.engaged)) AS leaver,
    on_the_day AND coalesce(cases, 0) > 0 AS case_holder
FROM records r
"""

FOUND: Final = """
CREATE TABLE found AS
SELECT l.service, l.partner, l.year, l.record,
    min(p.partner) FILTER (WHERE p.in_post AND p.partner <> l.partner) AS elsewhere,
    min(p.partner) FILTER (WHERE p.in_post AND p.partner = l.partner) AS back,
    bool_or(p.agency_in_post) AS as_agency
FROM counted l
JOIN counted p ON p.service = l.service AND p.year = l.year AND p.person = l.person AND p.on_the_day
WHERE l.leaver
GROUP BY ALL
"""
"""Where this year's leavers are on 30 September, among the partners that filed (DfE's attrition match)."""

STAFF: Final = """
CREATE TABLE staff AS
SELECT
    person, partner, service, year, record, role, agency, engaged, social_worker,
    in_post, agency_in_post, starter, leaver, case_holder,
    started, ended,
    CASE WHEN service = 'adults' AND ended IS NOT NULL THEN make_date(year - 1, 9, 30) ELSE ended END
        AS left_after,
    CASE WHEN service = 'adults' AND ended IS NOT NULL THEN make_date(year, 9, 30) ELSE ended END AS left_by,
    fte, fte30, cases, days_lost, absence, age, age_leaving, sex, service_years, route,
    qualification, origin, reason, destination,
    count(*) OVER (PARTITION BY service, partner, year, person) AS records,
    in_post AND row_number() OVER (
        PARTITION BY service, partner, year, identity, social_worker, in_post
        ORDER BY role NULLS LAST, coalesce(fte, 0) DESC, record) = 1 AS head_in_post,
    starter AND row_number() OVER (
        PARTITION BY service, partner, year, identity, social_worker, starter, started
        ORDER BY role NULLS LAST, coalesce(fte, 0) DESC, record) = 1 AS head_starter,
    leaver AND row_number() OVER (
        PARTITION BY service, partner, year, identity, social_worker, leaver, ended
        ORDER BY role NULLS LAST, coalesce(fte, 0) DESC, record) = 1 AS head_leaver,
    case_holder AND (agency OR row_number() OVER (
        PARTITION BY service, partner, year, identity, case_holder, agency
        ORDER BY role NULLS LAST, coalesce(fte, 0) DESC, record) = 1) AS head_case_holder,
    CASE WHEN leaver THEN coalesce(elsewhere, back, CASE WHEN as_agency THEN 'agency' END) END AS moved_to
FROM counted LEFT JOIN found USING (service, partner, year, record)
ORDER BY service, year, partner, record
"""
"""records: how many the partner sent of this person for the year. head_...: counted in headcount; of one
person's two posts the more senior is (role 1 is the most senior), and every agency record is a person.
moved_to: the partner a leaver is found in post with, or "agency". left_after, left_by: between which days
someone left; the last day itself in a children's return, the two Septembers in adults' services.
"""

STEPS: Final = (RECORDS, POPULATIONS, FOUND, STAFF)


def settings(counting: Counting) -> dict[str, bool]:
    """The counting settings by the names they have in the statements."""
    return {
        "last_day_is_leaver": counting.last_day_is_leaver,
        "short_stay_in_both_flows": counting.short_stay_in_both_flows,
        "returner_left": counting.returner_left,
    }
