"""Rules about students (E-S): one row each, dates in order, how they stand, registration, first post."""

from __future__ import annotations

import numpy as np

from tenure.returns.columns import Mask
from tenure.returns.education.cells import ODD
from tenure.returns.education.cellwise import (
    blank_rule,
    council_rule,
    day_rule,
    length_rule,
    word_rule,
)
from tenure.returns.education.ruling import education_rule
from tenure.returns.education.table import Table, Tables
from tenure.terms.education_codes import GONE
from tenure.terms.sources import EDUCATION_PRACTICE

YOUNGEST, OLDEST = 17, 75
LONGEST_COURSE = 8
"""Years from the start of a cohort to the expected end: a part-time degree with time out takes seven."""

TIME_TO_START = 24
"""Months from the award to the first post: ASYE is for those who qualified within two years."""

students_cell_is_blank = blank_rule("E-S01", "students")
students_word_is_not_known = word_rule("E-S02", "students")
students_day_is_not_one = day_rule("E-S03", "students")
students_cell_is_too_long = length_rule("E-S04", "students")
students_council_is_not_known = council_rule("E-S05", "students")


@education_rule(
    "E-S06", "students", "student_number",
    says="There are two rows for the student {value}.",
    fix="Keep one row for each student. Someone on two programmes in one year has the one they ended on.",
)  # fmt: skip
def student_is_there_twice(s: Table) -> Mask:
    return s.repeated("student_number")


@education_rule(
    "E-S07", "students", "student_number", "family_name", "given_names", "date_of_birth",
    query=True,
    says="Another row has the same names and date of birth under another student number.",
    fix="Check whether it is one person. If they are two, say so in the note.",
)  # fmt: skip
def person_has_two_numbers(s: Table) -> Mask:
    return s.repeated("family_name", "given_names", "date_of_birth") & ~s.repeated("student_number")


@education_rule(
    "E-S08", "students", "date_of_birth", "cohort_start",
    query=True,
    says="The student would have been under 17 or over 75 when the cohort began.",
    fix="Check the date of birth and the start of the cohort. If both are right, say so in the note.",
)  # fmt: skip
def age_is_unlikely(s: Table) -> Mask:
    known = ~np.isnat(s.date_of_birth) & ~np.isnat(s.cohort_start)
    age = (s.cohort_start - s.date_of_birth).astype("timedelta64[D]").astype(np.float64) / 365.25
    unlikely: Mask = known & ~((age >= YOUNGEST) & (age <= OLDEST))
    return unlikely


@education_rule(
    "E-S09", "students", "expected_end", "cohort_start",
    says="The expected end is not after the start of the cohort.",
    fix="Check both dates.",
)  # fmt: skip
def student_ends_before_it_starts(s: Table) -> Mask:
    return s.expected_end <= s.cohort_start


@education_rule(
    "E-S10", "students", "expected_end", "cohort_start",
    query=True,
    says="The programme would take more than 8 years.",
    fix="Check both dates. If they are right, say so in the note.",
)  # fmt: skip
def student_takes_too_long(s: Table) -> Mask:
    return (s.expected_end - s.cohort_start) > np.timedelta64(LONGEST_COURSE * 366, "D")


@education_rule(
    "E-S11", "students", "ended_on", "status",
    says="The student has finished or left, and there is no day on which.",
    fix="Fill in Ended on, or set the status to Studying or Interrupted.",
)  # fmt: skip
def has_no_last_day(s: Table) -> Mask:
    return np.isin(s.status, ["completed", *GONE]) & ~s.filled("ended_on")


@education_rule(
    "E-S12", "students", "ended_on", "status",
    says="There is a day on which the student ended, but the status says that they have not.",
    fix="Set the status to Completed, Withdrawn or Transferred, or leave Ended on blank.",
)  # fmt: skip
def has_a_last_day_too_soon(s: Table) -> Mask:
    return np.isin(s.status, ["studying", "interrupted"]) & s.filled("ended_on")


@education_rule(
    "E-S13", "students", "ended_on", "cohort_start",
    says="The student ended before the cohort began.",
    fix="Check both dates.",
)  # fmt: skip
def ended_before_starting(s: Table) -> Mask:
    return s.ended_on < s.cohort_start


@education_rule(
    "E-S14", "students", "ended_on",
    scope="across",
    says="The day on which the student ended has not come yet.",
    fix="Check it. While somebody is studying, leave it blank and fill in Expected end.",
)  # fmt: skip
def ended_in_the_future(t: Tables) -> Mask:
    return t.students.ended_on > t.today


@education_rule(
    "E-S15", "students", "leaving_reason", "status",
    query=True,
    says="The student left without finishing, and no reason is given.",
    fix="Choose the reason from the list: without reasons nobody can say what would have kept them.",
    source=EDUCATION_PRACTICE.at("reasons"),
)  # fmt: skip
def left_without_a_reason(s: Table) -> Mask:
    return np.isin(s.status, list(GONE)) & ~s.filled("leaving_reason")


@education_rule(
    "E-S16", "students", "leaving_reason", "status",
    says="There is a reason for leaving, but the student has not left.",
    fix="Leave the reason blank, or check the status.",
)  # fmt: skip
def has_a_reason_and_has_not_left(s: Table) -> Mask:
    return s.filled("leaving_reason") & np.isin(s.status, ["studying", "interrupted", "completed"])


@education_rule(
    "E-S17", "students", "registration_number",
    says="{value} is not a registration number: SW and up to six digits, without a leading nought.",
    fix="Check it against the register. Leave it blank until the student is registered.",
    source=EDUCATION_PRACTICE.at("identifiers"),
)  # fmt: skip
def is_no_registration_number(s: Table) -> Mask:
    return s.registration_number == ODD


@education_rule(
    "E-S18", "students", "registration_number",
    says="Another student has the registration number {value} too.",
    fix="Check both against the register: a number belongs to one person, and joins their years together.",
)  # fmt: skip
def number_is_held_by_two(s: Table) -> Mask:
    same = s.repeated("registration_number") & (s.registration_number != ODD)
    return same & ~s.repeated("student_number")


@education_rule(
    "E-S19", "students", "registration_number", "status",
    says="The student is registered as a social worker and has not finished.",
    fix="Check the status and the number. Only those who have finished an approved course may register.",
)  # fmt: skip
def registered_and_not_finished(s: Table) -> Mask:
    return s.filled("registration_number") & np.isin(s.status, ["studying", "withdrawn", "transferred"])


@education_rule(
    "E-S20", "students", "registered_on", "registration_number",
    says="There is a day of registration and no registration number.",
    fix="Fill in the number, or leave the day blank.",
)  # fmt: skip
def registered_without_a_number(s: Table) -> Mask:
    return s.filled("registered_on") & ~s.filled("registration_number")


@education_rule(
    "E-S21", "students", "registered_on", "ended_on",
    query=True,
    says="The student was registered before the course ended.",
    fix="Check both dates. If they are right, say so in the note.",
)  # fmt: skip
def registered_before_finishing(s: Table) -> Mask:
    return s.registered_on < s.ended_on


@education_rule(
    "E-S22", "students", "nqsw_start", "ended_on", "status",
    says="The first post as a newly qualified social worker began before the course ended.",
    fix="Check both dates. Work before qualifying, as an apprentice or an assistant, is not a first post.",
)  # fmt: skip
def post_began_before_the_end(s: Table) -> Mask:
    return (s.nqsw_start < s.ended_on) | (
        s.filled("nqsw_start") & np.isin(s.status, ["studying", "withdrawn"])
    )


@education_rule(
    "E-S23", "students", "nqsw_start", "ended_on",
    query=True,
    says="The first post began more than two years after the course ended.",
    fix="Check both dates. The assessed year is for those who qualified within two years.",
    source=EDUCATION_PRACTICE.at("ASYE"),
)  # fmt: skip
def post_began_too_late(s: Table) -> Mask:
    return (s.nqsw_start - s.ended_on) > np.timedelta64(round(TIME_TO_START * 30.44), "D")


@education_rule(
    "E-S24", "students", "nqsw_start", "registration_number",
    query=True,
    says="The first post as a social worker has begun, and there is no registration number.",
    fix="Fill in the number: nobody may work as a social worker without it.",
)  # fmt: skip
def works_without_a_number(s: Table) -> Mask:
    return s.filled("nqsw_start") & ~s.filled("registration_number")


@education_rule(
    "E-S25", "students", "employer", "nqsw_start", "employer_number",
    query=True,
    says="The first post has a day or a council's number, but its employer is not named.",
    fix="Name the employer.",
)  # fmt: skip
def employer_is_not_named(s: Table) -> Mask:
    return (s.filled("nqsw_start") | s.filled("employer_number")) & ~s.filled("employer")


@education_rule(
    "E-S26", "students", "cohort_start",
    scope="across",
    says="The cohort began after the academic year that the file is about.",
    fix="Check the date, and the year above the headings.",
)  # fmt: skip
def cohort_is_of_a_later_year(t: Tables) -> Mask:
    if t.year is None:
        return np.zeros(len(t.students), np.bool_)
    return t.students.cohort_start > np.datetime64(f"{t.year}-08-31", "D")


@education_rule(
    "E-S27", "students", "status", "expected_end",
    scope="across",
    query=True,
    says="The expected end was more than a year before the end of the academic year, and they still study.",
    fix="Check the status and the expected end. If both are right, say so in the note.",
)  # fmt: skip
def studies_past_the_end(t: Tables) -> Mask:
    if t.year is None:
        return np.zeros(len(t.students), np.bool_)
    late = t.students.expected_end < np.datetime64(f"{t.year - 1}-08-31", "D")
    return late & (t.students.status == "studying")
