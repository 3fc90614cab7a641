"""Rules about the files as files (E-F): whose they are, which are there, their headings and rows."""

from __future__ import annotations

from collections.abc import Iterator

from tenure.returns.education.fields import FIELDS, FILES
from tenure.returns.education.rows import Part, What
from tenure.returns.education.ruling import Fault, education_rule
from tenure.returns.education.table import Tables
from tenure.returns.rules import Rule

FIRST_YEAR, LAST_YEAR = 2000, 2100


@education_rule(
    "E-F01", "students", "university",
    scope="return",
    says="The files do not say whose they are.",
    fix="Write University in the first cell of a row above the headings, and its name or number beside it.",
)  # fmt: skip
def university_is_not_said(t: Tables) -> Iterator[Fault]:
    if not t.sent.university_said:
        yield Fault("university")


@education_rule(
    "E-F02", "students", "university",
    scope="return",
    says="There is no university called {value}.",
    fix="Write its name or provider number as the partnership has it.",
)  # fmt: skip
def university_is_not_known(t: Tables) -> Iterator[Fault]:
    if t.sent.university_said and t.sent.unit is None:
        yield Fault("university", t.sent.university_said)


@education_rule(
    "E-F03", "students", "year",
    scope="return",
    says="The files do not say in a way that is understood which academic year they are about.",
    fix="Write Year in the first cell of a row above the headings, and the year it ends in beside it: 2023.",
)  # fmt: skip
def year_is_not_said(t: Tables) -> Iterator[Fault]:
    if t.year is None or not FIRST_YEAR <= t.year <= LAST_YEAR:
        yield Fault("year", next((p.whose[1] for p in t.sent.in_order if p.whose[1]), ""))


@education_rule(
    "E-F04", "students", "university",
    scope="return",
    says="There is no students file, so nothing can be said of the people in the others.",
    fix="Send it with the others.",
)  # fmt: skip
def students_file_is_missing(t: Tables) -> Iterator[Fault]:
    if "students" not in t:
        yield Fault("university")


@education_rule(
    "E-F05", "students", "year",
    scope="return",
    query=True,
    says="These files are not there: {value}.",
    fix="Send them with the others, or say in the note that there is nothing to say in them.",
)  # fmt: skip
def other_files_are_missing(t: Tables) -> Iterator[Fault]:
    missing = [file for file in FILES[1:] if file not in t]
    if missing:
        yield Fault("year", ", ".join(missing))


@education_rule(
    "E-F06", "students", "year",
    scope="return",
    says="The academic year has not begun on the day of checking: {value}.",
    fix="Check the year: it is that in which the academic year ends.",
)  # fmt: skip
def year_has_not_begun(t: Tables) -> Iterator[Fault]:
    this_year = int(t.today.astype("datetime64[Y]").astype(int)) + 1970
    if t.year is not None and this_year + 1 < t.year <= LAST_YEAR:
        yield Fault("year", str(t.year))


@education_rule(
    "E-F07", "students", "",
    scope="return",
    query=True,
    says="The {value}.",
    fix="Add the column, blank where there is nothing to say; the template has every one.",
)  # fmt: skip
def columns_are_missing(t: Tables) -> Iterator[Fault]:
    return _without_a_column(t, needed=False)


@education_rule(
    "E-F08", "students", "",
    scope="return",
    says="The {value}, which every row must fill.",
    fix="Add the column; the template has every one.",
)  # fmt: skip
def needed_columns_are_missing(t: Tables) -> Iterator[Fault]:
    return _without_a_column(t, needed=True)


def _without_a_column(t: Tables, *, needed: bool) -> Iterator[Fault]:
    for part in t.sent.in_order:
        wanted = [FIELDS[part.file][name] for name in part.missing]
        names = [field.heading for field in wanted if field.needed == needed]
        if names:
            yield Fault("", f"{part.file} file has no column for {', '.join(names)}", line=part.heading)


def _of_layout(part: Part, what: What) -> Iterator[Fault]:
    for fault in part.faults:
        if fault.what == what:
            row = -1 if fault.row is None else fault.row
            yield Fault("", fault.value, row, fault.line)


def _layout_rules(what: What, code: str, says: str, fix: str, *, query: bool = False) -> tuple[Rule, ...]:
    """One rule for each file: a finding stands in one of them."""

    def made(number: int) -> Rule:
        def judge(part: Part) -> Iterator[Fault]:
            return _of_layout(part, what)

        judge.__name__ = f"{what}_in_{FILES[number]}"
        letter = FILES[number][0].upper()
        wrapped = education_rule(
            f"{code}{letter}", FILES[number], scope="file", query=query, says=says, fix=fix
        )
        return wrapped(judge)

    return tuple(made(number) for number in range(len(FILES)))


(
    students_row_is_too_long,
    placements_row_is_too_long,
    applications_row_is_too_long,
    results_row_is_too_long,
) = _layout_rules(
    "long", "E-F09",
    "The row has cells beyond the last heading, beginning with {value}.",
    "Check that nothing has slipped to the right: a comma inside a cell, or a cell too many.",
)  # fmt: skip
(
    students_column_has_no_heading,
    placements_column_has_no_heading,
    applications_column_has_no_heading,
    results_column_has_no_heading,
) = _layout_rules(
    "unnamed", "E-F10",
    "Column {value} has no heading, so what it holds cannot be read.",
    "Give every column a heading of its own. Where one heading is merged over several columns, unmerge it.",
)  # fmt: skip
(
    students_heading_is_not_known,
    placements_heading_is_not_known,
    applications_heading_is_not_known,
    results_heading_is_not_known,
) = _layout_rules(
    "unknown", "E-F11",
    "The column {value} is no column of this file, so it was left out.",
    "Take it out, or give it the heading that the template has.",
    query=True,
)  # fmt: skip
(
    students_heading_is_repeated,
    placements_heading_is_repeated,
    applications_heading_is_repeated,
    results_heading_is_repeated,
) = _layout_rules(
    "repeated", "E-F12",
    "There are two columns called {value}.",
    "Take out the one that is not meant.",
)  # fmt: skip
