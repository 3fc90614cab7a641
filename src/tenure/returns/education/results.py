"""Rules about results (E-R): whose they are, and awards that agree with how the student stands."""

from __future__ import annotations

import numpy as np

from tenure.returns.columns import Mask
from tenure.returns.education.cellwise import blank_rule, day_rule, length_rule, number_rule, word_rule
from tenure.returns.education.ruling import education_rule
from tenure.returns.education.table import Table, Tables
from tenure.terms.education_codes import USUAL_DAYS
from tenure.terms.sources import PLACEMENTS_GUIDANCE

results_cell_is_blank = blank_rule("E-R01", "results")
results_word_is_not_known = word_rule("E-R02", "results")
results_day_is_not_one = day_rule("E-R03", "results")
results_cell_is_too_long = length_rule("E-R04", "results")
results_number_is_not_one = number_rule("E-R05", "results")


def _awarded(r: Table) -> Mask:
    return (r.result == "award") & (r.outcome == "pass")


@education_rule(
    "E-R06", "results", "student_number",
    scope="across",
    says="There is no student {value} in the students file.",
    fix="Check the number, or add the student.",
)  # fmt: skip
def student_of_result_is_not_known(t: Tables) -> Mask:
    return t.results.filled("student_number") & (t.student_of("results") < 0)


@education_rule(
    "E-R07", "results", "student_number", "title", "date",
    says="The student has another row for the same result and day.",
    fix="Keep one row for each result.",
)  # fmt: skip
def result_is_there_twice(r: Table) -> Mask:
    return r.repeated("student_number", "title", "date")


@education_rule(
    "E-R08", "results", "outcome", "student_number",
    scope="across",
    says="The student has the award, and the students file says that they have not finished.",
    fix="Set the status to Completed, or check the award.",
)  # fmt: skip
def awarded_and_not_finished(t: Tables) -> Mask:
    status = t.from_student("status", file="results", blank="")
    return _awarded(t.results) & np.isin(status, ["studying", "interrupted", "withdrawn", "transferred"])


@education_rule(
    "E-R09", "students", "status",
    scope="across",
    query=True,
    says="The student has finished, and the results file has no award.",
    fix="Add the award. If it was in another year's return, say so in the note.",
)  # fmt: skip
def finished_without_an_award(t: Tables) -> Mask:
    if "results" not in t:
        return np.zeros(len(t.students), np.bool_)
    awards = t.rows_of_student("results", _awarded(t.results))
    without: Mask = (t.students.status == "completed") & (awards == 0)
    return without


@education_rule(
    "E-R10", "results", "date", "result",
    scope="across",
    query=True,
    says="The award is from before the student's course ended.",
    fix="Check the date, and Ended on in the students file.",
)  # fmt: skip
def awarded_before_the_end(t: Tables) -> Mask:
    ended = t.from_student("ended_on", file="results", blank=np.datetime64("NaT", "D"))
    return _awarded(t.results) & (t.results.date < ended)


@education_rule(
    "E-R11", "results", "class", "result", "outcome",
    says="There is a class, and the row is not an award that was passed.",
    fix="Leave the class blank, or check what the row is.",
)  # fmt: skip
def class_without_an_award(r: Table) -> Mask:
    return r.filled("class") & r.filled("result") & r.filled("outcome") & ~_awarded(r)


@education_rule(
    "E-R12", "results", "class", "result",
    query=True,
    says="The award has no class.",
    fix="Choose it from the list; Unclassified where the award has none.",
)  # fmt: skip
def award_without_a_class(r: Table) -> Mask:
    return _awarded(r) & ~r.filled("class")


@education_rule(
    "E-R13", "results", "date",
    scope="across",
    says="The result is from a day that has not come yet.",
    fix="Check the date.",
)  # fmt: skip
def result_of_the_future(t: Tables) -> Mask:
    return t.results.date > t.today


@education_rule(
    "E-R14", "results", "date", "student_number",
    scope="across",
    says="The result is from before the student's cohort began.",
    fix="Check the date, and Cohort start in the students file.",
)  # fmt: skip
def result_before_the_cohort(t: Tables) -> Mask:
    begun = t.from_student("cohort_start", file="results", blank=np.datetime64("NaT", "D"))
    return t.results.date < begun


@education_rule(
    "E-R15", "results", "outcome", "student_number",
    scope="across",
    query=True,
    says="The student has the award, and a placement of theirs in this return was not passed.",
    fix="Check the outcome of the placement. If it was taken again in another year, say so in the note.",
)  # fmt: skip
def awarded_with_a_failed_placement(t: Tables) -> Mask:
    if "placements" not in t:
        return np.zeros(len(t.results), np.bool_)
    p = t.placements
    failed = set(p.key[np.isin(p.outcome, ["fail", "incomplete", "ended-early"])].tolist())
    again = set(p.key[(p.outcome == "pass") & (p.phase == "last")].tolist())
    return _awarded(t.results) & np.isin(t.results.key, sorted(failed - again))


@education_rule(
    "E-R16", "results", "outcome", "student_number",
    scope="across",
    query=True,
    says="The student has the award, and the first and last placement in this return come to under 170 days.",
    fix="Check the days done: 200 in all, of which up to 30 may be skills days taught outside a placement.",
    source=PLACEMENTS_GUIDANCE.at("200 days, up to 30 of them skills days"),
)  # fmt: skip
def awarded_with_too_few_days(t: Tables) -> Mask:
    if "placements" not in t:
        return np.zeros(len(t.results), np.bool_)
    p = t.placements
    days: dict[str, float] = {}
    phases: dict[str, set[str]] = {}
    for key, phase, done in zip(p.key.tolist(), p.phase.tolist(), p.days_done.tolist(), strict=True):
        days[key] = days.get(key, 0.0) + float(done)
        phases.setdefault(key, set()).add(phase)
    least = USUAL_DAYS.in_all - USUAL_DAYS.skills
    few = sorted(key for key in days if {"first", "last"} <= phases[key] and days[key] < least)
    return _awarded(t.results) & np.isin(t.results.key, few)
