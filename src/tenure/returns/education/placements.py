"""Rules about placements (E-P): whose they are, dates and days, partners, statutory and contrasting ones."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from tenure.returns.columns import Mask
from tenure.returns.education.cells import ODD
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
from tenure.terms.education_codes import USUAL_DAYS
from tenure.terms.sources import EDUCATION_PRACTICE, PLACEMENTS_GUIDANCE

LONGEST = 550
"""Days from the first to the last: 100 days at one day a week, with holidays."""

placements_cell_is_blank = blank_rule("E-P01", "placements")
placements_word_is_not_known = word_rule("E-P02", "placements")
placements_day_is_not_one = day_rule("E-P03", "placements")
placements_cell_is_too_long = length_rule("E-P04", "placements")
placements_council_is_not_known = council_rule("E-P05", "placements")
placements_number_is_not_one = number_rule("E-P06", "placements")


@education_rule(
    "E-P07", "placements", "student_number",
    scope="across",
    says="There is no student {value} in the students file.",
    fix="Check the number, or add the student.",
)  # fmt: skip
def student_of_placement_is_not_known(t: Tables) -> Mask:
    return t.placements.filled("student_number") & (t.student_of("placements") < 0)


@education_rule(
    "E-P08", "placements", "student_number", "phase", "start",
    says="The student has another row for the same phase and first day.",
    fix="Keep one row for each placement.",
)  # fmt: skip
def placement_is_there_twice(p: Table) -> Mask:
    return p.repeated("student_number", "phase", "start")


@education_rule(
    "E-P09", "placements", "end", "start",
    says="The last day is before the first.",
    fix="Check both dates.",
)  # fmt: skip
def placement_ends_before_it_starts(p: Table) -> Mask:
    return p.end < p.start


@education_rule(
    "E-P10", "placements", "end", "start",
    query=True,
    says="The placement would take more than a year and a half.",
    fix="Check both dates. If they are right, say so in the note.",
)  # fmt: skip
def placement_takes_too_long(p: Table) -> Mask:
    return (p.end - p.start) > np.timedelta64(LONGEST, "D")


@education_rule(
    "E-P11", "placements", "start",
    scope="across",
    says="The placement began before the student's cohort.",
    fix="Check the first day, and Cohort start in the students file.",
)  # fmt: skip
def began_before_the_cohort(t: Tables) -> Mask:
    begun = t.from_student("cohort_start", file="placements", blank=np.datetime64("NaT", "D"))
    return t.placements.start < begun


@education_rule(
    "E-P12", "placements", "end",
    scope="across",
    says="The placement ends after the student had finished or left.",
    fix="Check the last day, and Ended on in the students file.",
)  # fmt: skip
def ends_after_the_student(t: Tables) -> Mask:
    ended = t.from_student("ended_on", file="placements", blank=np.datetime64("NaT", "D"))
    return t.placements.end > ended


def _rows_by_student(p: Table) -> Iterator[list[int]]:
    rows: dict[str, list[int]] = {}
    for row, key in enumerate(p.key.tolist()):
        rows.setdefault(key, []).append(row)
    rows.pop("", None)
    yield from rows.values()


@education_rule(
    "E-P13", "placements", "start", "phase",
    scope="person",
    says="The last placement begins before the first has.",
    fix="Check the phase and the first day of both.",
)  # fmt: skip
def last_begins_before_first(p: Table) -> Mask:
    found = np.zeros(len(p), np.bool_)
    for rows in _rows_by_student(p):
        firsts = [p.start[row] for row in rows if p.phase[row] == "first"]
        for row in rows:
            found[row] = p.phase[row] == "last" and any(p.start[row] < first for first in firsts)
    return found


@education_rule(
    "E-P14", "placements", "start", "end",
    scope="person",
    query=True,
    says="The placement begins before another of the same student has ended.",
    fix="Check the dates of both. If two ran side by side, say so in the note.",
)  # fmt: skip
def overlaps_another(p: Table) -> Mask:
    found = np.zeros(len(p), np.bool_)
    for rows in _rows_by_student(p):
        for row in rows:
            others = [other for other in rows if other != row]
            found[row] = any(p.start[other] < p.start[row] <= p.end[other] for other in others)
    return found


@education_rule(
    "E-P15", "placements", "days_done", "days_planned",
    query=True,
    says="More days were done than were agreed.",
    fix="Check both numbers. If days were added, say so in the note.",
)  # fmt: skip
def more_days_than_agreed(p: Table) -> Mask:
    return p.days_done > p.days_planned


@education_rule(
    "E-P16", "placements", "days_done", "start", "end",
    says="There are more days done than weekdays between the first and the last day.",
    fix="Check the days and the dates.",
)  # fmt: skip
def more_days_than_there_are(p: Table) -> Mask:
    known = ~np.isnat(p.start) & ~np.isnat(p.end) & (p.end >= p.start)
    since = np.where(known, p.start, np.datetime64("2000-01-03", "D"))
    until = np.where(known, p.end, since) + np.timedelta64(1, "D")
    return known & (p.days_done > np.busday_count(since, until))


@education_rule(
    "E-P17", "placements", "days_planned", "phase",
    query=True,
    says="{value} days were agreed; a first placement usually has 70 and a last one 100.",
    fix="Check the number. Other numbers may stand where the programme has them: say so in the note.",
    source=PLACEMENTS_GUIDANCE.at("200 days; that 70 and 100 are usual", settled=False),
)  # fmt: skip
def days_are_not_the_usual(p: Table) -> Mask:
    usual = np.select([p.phase == "first", p.phase == "last"], [USUAL_DAYS.first, USUAL_DAYS.last], np.nan)
    other: Mask = np.abs(p.days_planned - usual) > 0
    return other


@education_rule(
    "E-P18", "placements", "outcome", "end",
    scope="across",
    query=True,
    says="The placement has ended and has no outcome.",
    fix="Choose Pass, Fail, Incomplete or Ended early, or correct the last day.",
)  # fmt: skip
def ended_without_an_outcome(t: Tables) -> Mask:
    until = np.datetime64(f"{t.year}-08-31", "D") if t.year else t.today
    return (t.placements.end <= min(until, t.today)) & ~t.placements.filled("outcome")


@education_rule(
    "E-P19", "placements", "outcome", "start",
    scope="across",
    says="The placement has an outcome and has not begun.",
    fix="Leave the outcome blank until it is assessed.",
)  # fmt: skip
def has_an_outcome_too_soon(t: Tables) -> Mask:
    return t.placements.filled("outcome") & (t.placements.start > t.today)


@education_rule(
    "E-P20", "placements", "days_done", "outcome", "days_planned",
    query=True,
    says="The placement was passed with fewer days than were agreed.",
    fix="Check the days done. If days were carried over or made up elsewhere, say so in the note.",
    source=PLACEMENTS_GUIDANCE.at("200 days"),
)  # fmt: skip
def passed_with_too_few_days(p: Table) -> Mask:
    return (p.outcome == "pass") & (p.days_done < p.days_planned)


@education_rule(
    "E-P21", "placements", "partner", "host_number",
    query=True,
    says="The host is said to be a partner, and its number is not given.",
    fix="Give the council's three digits. For a partner that is no council, say so in the note.",
)  # fmt: skip
def partner_has_no_number(p: Table) -> Mask:
    return p.is_yes("partner") & ~p.filled("host_number")


@education_rule(
    "E-P22", "placements", "statutory", "setting",
    query=True,
    says="A voluntary or private host is said to give a statutory placement.",
    fix="Check both. It may be so where an audit found the tasks to be statutory: say so in the note.",
    source=EDUCATION_PRACTICE.at("statutory placement"),
)  # fmt: skip
def statutory_outside_services(p: Table) -> Mask:
    return p.is_yes("statutory") & np.isin(p.setting, ["voluntary", "private"])


@education_rule(
    "E-P23", "placements", "pe_type", "pe_reference",
    query=True,
    says="There is no practice educator.",
    fix="Give the reference and say whether on-site, off-site or independent.",
)  # fmt: skip
def has_no_practice_educator(p: Table) -> Mask:
    return ~p.filled("pe_reference") | ~p.filled("pe_type")


@education_rule(
    "E-P24", "placements", "oss_reference", "pe_type",
    query=True,
    says="The practice educator is not on site, and there is no onsite supervisor.",
    fix="Give the onsite supervisor's reference.",
    source=EDUCATION_PRACTICE.at("onsite supervisor"),
)  # fmt: skip
def has_no_onsite_supervisor(p: Table) -> Mask:
    return np.isin(p.pe_type, ["off-site", "independent"]) & ~p.filled("oss_reference")


@education_rule(
    "E-P25", "placements", "phase", "setting", "user_group",
    scope="person",
    query=True,
    says="First and last placement have the same setting and the same people worked with.",
    fix="Check both. Two placements should contrast; if the programme's own test is met, say so in the note.",
    source=PLACEMENTS_GUIDANCE.at("contrasting experience"),
)  # fmt: skip
def placements_do_not_contrast(p: Table) -> Mask:
    found = np.zeros(len(p), np.bool_)
    for rows in _rows_by_student(p):
        firsts = [row for row in rows if p.phase[row] == "first"]
        for row in rows:
            found[row] = p.phase[row] == "last" and any(
                p.setting[row] == p.setting[first] != ODD and p.user_group[row] == p.user_group[first] != ODD
                for first in firsts
            )
    return found


@education_rule(
    "E-P26", "placements", "statutory", "phase",
    scope="person",
    query=True,
    says="Neither the first nor the last placement is statutory.",
    fix="Check both. At least one has to be statutory.",
    source=PLACEMENTS_GUIDANCE.at("statutory tasks"),
)  # fmt: skip
def none_is_statutory(p: Table) -> Mask:
    found = np.zeros(len(p), np.bool_)
    for rows in _rows_by_student(p):
        phases = {p.phase[row] for row in rows}
        if {"first", "last"} <= phases and all(p.statutory[row] == "no" for row in rows):
            found[[row for row in rows if p.phase[row] == "last"]] = True
    return found


@education_rule(
    "E-P27", "placements", "end", "start",
    scope="across",
    query=True,
    says="The placement lies wholly outside the academic year that the file is about.",
    fix="Check the dates. Placements of other years belong into their own return.",
)  # fmt: skip
def is_of_another_year(t: Tables) -> Mask:
    if t.year is None:
        return np.zeros(len(t.placements), np.bool_)
    begins, ends = np.datetime64(f"{t.year - 1}-08-01", "D"), np.datetime64(f"{t.year}-10-31", "D")
    return (t.placements.end < begins) | (t.placements.start > ends)
