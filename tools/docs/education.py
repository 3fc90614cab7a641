"""The pages of the education return: its rules with their tables, its fields and words, and its measures."""

from __future__ import annotations

from itertools import groupby

from tenure.indicators.studying import STUDY_MEASURES, StudyMeasure
from tenure.returns.education import RULES
from tenure.returns.education.fields import FIELDS, FILES, Field
from tenure.returns.rules import Rule
from tenure.terms.codes import code_sets_in
from tools.docs.examples import called, examples_of
from tools.docs.pages import page, table

INTRODUCTION = f"""All {len(RULES)} rules of a university's education return, file by file. An error must be
put right; a query may stand with a note. Under each rule stand the rows that its test judges; where the last
column says *yes*, the row is at fault."""

FILES_SAID = """A return is four small files of one university and one academic year: CSV files, or the
sheets of one workbook, which `tenure template education --out FILE` writes empty. Above the headings of the
students file stand the university and the year in which the academic year ends. Columns may stand in any
order; a cell with words takes the word or its code, in capitals or not. Names, dates of birth and numbers
stay in the file as it was sent."""

MEASURES_SAID = """What `tenure measures --service education` prints: parts and wholes for each academic year,
by university, and by phase of placement or route where that is said. For readers other than the university
itself and whoever holds the files, all slices of one kind (the totals, the phases, the routes) of a measure
and year are hidden together where one of them rests on fewer than 5 people, or on fewer than 10 in all."""

SURE = {"S": "a public source was read", "L": "a local choice", "M": "general knowledge, to be confirmed"}


def rules() -> str:
    """Every rule with its words, its source and the rows that test it."""
    parts = []
    for file, those in groupby(sorted(RULES, key=_place), key=lambda rule: rule.file):
        parts.append(f"## The {file} file")
        parts += [_rule(rule) for rule in those]
    return page("Rules of the education return", INTRODUCTION, *parts)


def _place(rule: Rule) -> int:
    return [*FILES].index(rule.file)  # type: ignore[arg-type]


def _rule(rule: Rule) -> str:
    where = f"at {rule.column}" if rule.column else ""
    facts = (f"*{rule.severity.capitalize()}*", where, f"source: {rule.source}")
    return "\n\n".join(
        [
            f"### {rule.code}",
            f"{called(rule).replace('_', ' ').capitalize()}. **{rule.says}** {rule.fix}",
            "; ".join(filter(None, facts)) + ".",
            *(f"```\n{each}\n```" for each in examples_of(rule)),
        ]
    )


def fields() -> str:
    """Every column of the four files, and the words that cells take."""
    heads = ("column", "means", "holds", "needed")
    parts = [
        f"## The {file} file\n\n" + table(heads, map(_field, those.values()))
        for file, those in FIELDS.items()
    ]
    return page("Fields of the education return", FILES_SAID, *parts, "## Words", _words())


def _field(field: Field) -> tuple[str, ...]:
    holds = {
        "code": f"a word of {field.codes.name}" if field.codes else "",
        "number": f"a whole number from {field.low} to {field.high}",
        "date": "a day",
        "partner": "a council's number",
        "register": "a registration number",
    }.get(field.kind, f"at most {field.most} letters")
    return field.heading, field.meaning, holds, "always" if field.needed else ""


def _words() -> str:
    """Every word by its set, and how sure it is that the field calls it so."""
    sure = code_sets_in("education_codes.csv", column="sure")
    rows = (
        (name, f"`{code}`", codes.label(code), SURE[sure[name].label(code)])
        for name, codes in code_sets_in("education_codes.csv").items()
        for code in codes
    )
    return table(("words of", "code", "word", "how sure"), rows)


def measures() -> str:
    """Every measure with its words."""
    return page("Measures of education", MEASURES_SAID, *map(_measure, STUDY_MEASURES.values()))


def _measure(each: StudyMeasure) -> str:
    rows = (
        ("formula", each.formula),
        ("unit", each.unit),
        ("counts", each.counted),
        ("taken", each.taken),
        ("better", each.better),
        ("by", ", ".join(each.by)),
        ("why", each.why),
        ("source", each.source),
        ("owner", f"{each.owner}; next review {each.review.isoformat()}"),
        *(("remark", remark) for remark in each.remarks),
    )
    return f"## {each.label}\n\n`{each.key}`\n\n" + table(("", ""), rows)
