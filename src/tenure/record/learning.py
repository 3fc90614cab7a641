"""Social work education: what a university's return leaves, and how a student and a worker become one career.

Before registration a student is a pseudonym of the university and its student number. Once a registration
number stands in a return that counts, the student is the person of that number, whom councils' returns know.
Nothing is written for good: the link is made anew with each record, and is gone with a corrected return.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

APPLIED: Final = "applied"
OFFERED: Final = "offered"
ENROLLED: Final = "enrolled"
PLACEMENT_BEGAN: Final = "placement began"
PLACEMENT_ENDED: Final = "placement ended"
RESULT: Final = "result"
AWARDED: Final = "awarded"
FINISHED: Final = "finished"
LEFT_STUDY: Final = "left study"
REGISTERED: Final = "registered"
STARTED_WORK: Final = "started as newly qualified"
"""Kinds of event in education, each on its own day."""

LEARNING: Final[Mapping[str, str]] = MappingProxyType(
    {
        "record": "INTEGER",
        "person": "VARCHAR",
        "item": "VARCHAR",
        "event": "VARCHAR",
        "on_day": "DATE",
        "programme": "VARCHAR",
        "route": "VARCHAR",
        "mode": "VARCHAR",
        "intake": "VARCHAR",
        "route_in": "VARCHAR",
        "tariff": "SMALLINT",
        "stage": "VARCHAR",
        "decision": "VARCHAR",
        "preference": "VARCHAR",
        "grow_your_own": "VARCHAR",
        "phase": "VARCHAR",
        "host": "VARCHAR",
        "host_number": "VARCHAR",
        "with_partner": "VARCHAR",
        "setting": "VARCHAR",
        "user_group": "VARCHAR",
        "statutory": "VARCHAR",
        "days_planned": "SMALLINT",
        "days_done": "SMALLINT",
        "educator": "VARCHAR",
        "pe_type": "VARCHAR",
        "outcome": "VARCHAR",
        "title": "VARCHAR",
        "mark": "SMALLINT",
        "class": "VARCHAR",
    }
)
"""Events in education and their types.

record    the row of its file, from 0.
item      keyed hash of the application, placement, result or enrolment: the same in every year's return.
educator  keyed hash of the university's reference of the practice educator.
with_partner, statutory, grow_your_own   yes or no; empty where that is not said.
"""

STUDENTS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "record": "INTEGER",
        "person": "VARCHAR",
        "number": "VARCHAR",
        "programme": "VARCHAR",
        "route": "VARCHAR",
        "mode": "VARCHAR",
        "cohort_start": "DATE",
        "expected_end": "DATE",
        "status": "VARCHAR",
        "ended_on": "DATE",
        "leaving_reason": "VARCHAR",
        "registered_on": "DATE",
        "employer_number": "VARCHAR",
        "nqsw_start": "DATE",
        "age": "SMALLINT",
    }
)
"""Students as a year's return shows them.

number   keyed hash of the registration number.     age   completed years at the start of the cohort.
"""

STUDENTS_EQUALITY: Final[Mapping[str, str]] = MappingProxyType(
    {
        "record": "INTEGER",
        "person": "VARCHAR",
        "sex": "VARCHAR",
        "ethnicity": "VARCHAR",
        "disability": "VARCHAR",
    }
)
"""Special-category data of students, apart and with its own purpose: equality monitoring."""

TABLES: Final[Mapping[str, Mapping[str, str]]] = MappingProxyType(
    {"learning": LEARNING, "students": STUDENTS, "students_equality": STUDENTS_EQUALITY}
)

ORDER_SENT: Final[Mapping[str, str]] = MappingProxyType(
    {"learning": "record, event, item", "students": "record", "students_equality": "record"}
)

ORDER: Final[Mapping[str, str]] = MappingProxyType(
    {
        "learning": "partner, person, on_day, event, item",
        "students": "partner, student, cohort_start, programme",
        "students_equality": "partner, person",
        "careers": "person, step",
    }
)
"""The tables of a record that education adds, each with the order in which it is written."""

KNOWN: Final = """
CREATE TABLE known_as AS
WITH said AS (
    SELECT person, partner, number, year(cohort_start) - age AS born_about
    FROM students WHERE number IS NOT NULL
    QUALIFY row_number() OVER (PARTITION BY person ORDER BY year DESC, record) = 1)
SELECT person, number FROM said
QUALIFY max(born_about) OVER (PARTITION BY number) - min(born_about) OVER (PARTITION BY number) <= 1
"""
"""For each student the person they are registered as: the number that the latest return gives. A number that
two students of different ages have is nobody's, until the university says whose it is."""

LINK: Final = tuple(
    f"UPDATE {table} SET person = k.number FROM known_as k WHERE {table}.person = k.person"
    for table in ("learning", "students_equality")
)

STUDIES: Final = """
CREATE TABLE studies AS
SELECT s.service, s.partner, s.year, s.person AS student, coalesce(k.number, s.person) AS person,
    k.number IS NOT NULL AS registered,
    s.* EXCLUDE (service, partner, year, record, person, number)
FROM students s LEFT JOIN known_as k ON k.person = s.person
QUALIFY row_number() OVER (
    PARTITION BY s.partner, s.person, s.programme, s.cohort_start ORDER BY s.year DESC, s.record) = 1
"""
"""Each student on each programme once, as the latest return shows them."""

LEARNED: Final = """
CREATE TABLE learned AS
SELECT * EXCLUDE (record) FROM learning
QUALIFY row_number() OVER (PARTITION BY partner, item, event ORDER BY year DESC, record) = 1
"""
"""Each event once, as the latest return shows it."""

EQUALITY: Final = """
CREATE TABLE students_told AS
SELECT service, partner, year, person, sex, ethnicity, disability FROM students_equality
QUALIFY row_number() OVER (PARTITION BY partner, person ORDER BY year DESC, record) = 1
"""

CAREERS: Final = """
CREATE TABLE careers AS
WITH stages AS (
    SELECT person, 'applicant' AS stage, service, partner, min(on_day) AS since, max(on_day) AS until
    FROM learned WHERE event IN ('applied', 'offered') GROUP BY ALL
    UNION ALL
    SELECT person, 'student', service, partner, cohort_start, ended_on FROM studies
    UNION ALL
    SELECT person, CASE WHEN agency THEN 'agency worker' ELSE 'social worker' END,
        service, partner, since, ended
    FROM spells WHERE person IN (SELECT person FROM learned))
SELECT person,
    row_number() OVER (PARTITION BY person ORDER BY since, stage, service, partner) AS step,
    stage, service, partner, since, until
FROM stages
"""
"""One career from applicant to practitioner, of everyone whom a university's return tells of."""

STEPS: Final = (KNOWN, *LINK, LEARNED, STUDIES, EQUALITY, CAREERS)
"""After the spells are made: people of councils' returns alone are not touched by any of it."""

SETTLED: Final[Mapping[str, str]] = MappingProxyType(
    {"learned": "learning", "studies": "students", "students_told": "students_equality"}
)
"""Working tables that take the place of what was sent, under its name."""

WORKING: Final = ("known_as", *SETTLED.values())
