"""Rules about applications (E-A): one row each, dates in order, a stage and a decision that agree."""

from __future__ import annotations

from typing import Final

import numpy as np

from tenure.returns.columns import Keys, Mask
from tenure.returns.education.cellwise import (
    blank_rule,
    council_rule,
    day_rule,
    length_rule,
    number_rule,
    word_rule,
)
from tenure.returns.education.ruling import education_rule
from tenure.returns.education.table import Table, Tables
from tenure.terms.education_codes import STAGES, TAKEN_UP
from tenure.terms.sources import EDUCATION_PRACTICE

_PLACE: Final = {code: place for place, code in enumerate(STAGES)}
_DECIDED, _ACCEPTED = _PLACE["decided"], _PLACE["accepted"]
_ADMISSIONS = EDUCATION_PRACTICE.at("admissions")

applications_cell_is_blank = blank_rule("E-A01", "applications")
applications_word_is_not_known = word_rule("E-A02", "applications")
applications_day_is_not_one = day_rule("E-A03", "applications")
applications_cell_is_too_long = length_rule("E-A04", "applications")
applications_council_is_not_known = council_rule("E-A05", "applications")
applications_number_is_not_one = number_rule("E-A06", "applications")


def _stage(a: Table) -> Keys:
    """How far each application has got, as a place among the stages; -1 where that is not said."""
    return np.array([_PLACE.get(code, -1) for code in a.stage.tolist()])


@education_rule(
    "E-A07", "applications", "application_number",
    says="There are two rows for the application {value}.",
    fix="Keep one row for each application.",
)  # fmt: skip
def application_is_there_twice(a: Table) -> Mask:
    return a.repeated("application_number")


@education_rule(
    "E-A08", "applications", "student_number",
    scope="across",
    says="There is no student {value} in the students file.",
    fix="Check the number, or add the student. Leave it blank for somebody who has not enrolled.",
)  # fmt: skip
def student_of_application_is_not_known(t: Tables) -> Mask:
    return t.applications.filled("student_number") & (t.student_of("applications") < 0)


@education_rule(
    "E-A09", "applications", "decided_on", "applied_on",
    says="The decision was made before the application.",
    fix="Check both dates.",
)  # fmt: skip
def decided_before_applying(a: Table) -> Mask:
    return a.decided_on < a.applied_on


@education_rule(
    "E-A10", "applications", "decision", "stage",
    says="The application has got to a decision or beyond, and no decision is given.",
    fix="Choose the decision, or check the stage.",
    source=_ADMISSIONS,
)  # fmt: skip
def has_no_decision(a: Table) -> Mask:
    return (_stage(a) >= _DECIDED) & ~a.filled("decision")


@education_rule(
    "E-A11", "applications", "decided_on", "decision",
    query=True,
    says="There is a decision and no day on which it was made.",
    fix="Fill in Decided on.",
)  # fmt: skip
def decision_has_no_day(a: Table) -> Mask:
    return a.filled("decision") & ~a.filled("decided_on")


@education_rule(
    "E-A12", "applications", "stage", "decision",
    says="Somebody accepted or enrolled to whom no place was offered: the decision is {wrong}.",
    fix="Check the stage and the decision.",
    source=_ADMISSIONS,
    words=lambda tables, row: {"wrong": tables.applications.part.column("decision")[row]},
)  # fmt: skip
def accepted_without_an_offer(a: Table) -> Mask:
    offered = np.isin(a.decision, list(TAKEN_UP))
    return (_stage(a) >= _ACCEPTED) & a.filled("decision") & ~offered


@education_rule(
    "E-A13", "applications", "student_number", "stage",
    query=True,
    says="The applicant has enrolled, and the student number is blank.",
    fix="Fill it in, so that the application is joined to what came of it.",
)  # fmt: skip
def enrolled_without_a_number(a: Table) -> Mask:
    return (a.stage == "enrolled") & ~a.filled("student_number")


@education_rule(
    "E-A14", "applications", "stage", "student_number",
    says="There is a student number, and the application has not got to Enrolled.",
    fix="Set the stage to Enrolled, or leave the student number blank.",
)  # fmt: skip
def has_a_number_and_is_not_enrolled(a: Table) -> Mask:
    return a.filled("student_number") & a.filled("stage") & (a.stage != "enrolled")


@education_rule(
    "E-A15", "applications", "employer_preference", "grow_your_own",
    query=True,
    says="The applicant joins grow your own, and no employer is chosen.",
    fix="Give the three digits of the council that they want to work for.",
    source=EDUCATION_PRACTICE.at("grow your own"),
)  # fmt: skip
def scheme_without_an_employer(a: Table) -> Mask:
    return a.is_yes("grow_your_own") & ~a.filled("employer_preference")


@education_rule(
    "E-A16", "applications", "applied_on",
    scope="across",
    says="The application is from a day that has not come yet.",
    fix="Check the date.",
)  # fmt: skip
def applied_in_the_future(t: Tables) -> Mask:
    return t.applications.applied_on > t.today


@education_rule(
    "E-A17", "applications", "applied_on", "student_number",
    scope="across",
    says="The application is from after the start of the student's cohort.",
    fix="Check the date, and Cohort start in the students file.",
)  # fmt: skip
def applied_after_starting(t: Tables) -> Mask:
    begun = t.from_student("cohort_start", file="applications", blank=np.datetime64("NaT", "D"))
    return t.applications.applied_on > begun
