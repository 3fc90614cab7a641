"""The pages of ASC-WDS: its rules, each with its table of examples, and its fields."""

from __future__ import annotations

from itertools import groupby

from tenure.returns.ascwds import RULES
from tenure.returns.ascwds.fields import FIELDS, Field
from tenure.returns.ascwds.headers import versions
from tenure.returns.rules import Rule
from tools.docs.examples import called, examples_of
from tools.docs.pages import page, table

INTRODUCTION = f"""All {len(RULES)} rules of an ASC-WDS set, file by file. Where the service that collects the
return has the rule, its number and its own word for it (error, warning, completeness) stand beside; rules
without a number are Tenure's own. An error must be put right; anything else may stand with a note. Under each
rule stand the rows that its test judges; where the last column says *yes*, the row is at fault."""
NEEDED = {
    "always": "always",
    "sometimes": "by what else is on the row",
    "warned": "warned where blank",
    "no": "",
}


def rules() -> str:
    """Every rule with its words, its source and the rows that test it."""
    parts = []
    for file, those in groupby(sorted(RULES, key=_place), key=lambda rule: rule.file):
        parts.append(f"## The {file} file")
        parts += [_rule(rule) for rule in those]
    return page("Rules of the adults' return (ASC-WDS)", INTRODUCTION, *parts)


def _place(rule: Rule) -> int:
    return list(FIELDS).index(rule.file)  # type: ignore[arg-type]


def _rule(rule: Rule) -> str:
    service = f"the service's {rule.service} {rule.number}" if rule.number else "ours"
    where = f"at {rule.column}" if rule.column else ""
    facts = [
        f"*{rule.severity.capitalize()}*",
        service,
        where,
        f"about {rule.about}",
        f"source: {rule.source}",
    ]
    return "\n\n".join(
        [
            f"### {rule.code}",
            f"{called(rule).replace('_', ' ').capitalize()}. **{rule.says}** {rule.fix}",
            "; ".join(filter(None, facts)) + ".",
            *(f"```\n{each}\n```" for each in examples_of(rule)),
        ]
    )


def fields() -> str:
    """Every column of the three files, and the forms that their headers have had."""
    heads = ("column", "means", "holds", "needed")
    parts = [
        f"## The {file} file\n\n" + table(heads, map(_field, those.values()))
        for file, those in FIELDS.items()
    ]
    forms = [
        (file, version.since.isoformat(), len(version.columns))
        for file in FIELDS
        for version in versions(file)
    ]
    history = "## Forms of the headers\n\nEvery form is read, and written back in the newest.\n\n" + table(
        ("file", "since", "columns"), forms
    )
    return page("Fields of the adults' return (ASC-WDS)", *parts, history)


def _field(field: Field) -> tuple[str, ...]:
    limits = [
        f"a code of {field.codes.name}" if field.codes else field.kind,
        f"from {field.low:g}" if field.low is not None else "",
        f"to {field.high:g}" if field.high is not None else "",
        "in halves" if field.halves else "",
        f"at most {field.most} letters" if field.most else "",
        f"{field.unknown} where not known" if field.unknown else "",
    ]
    return (
        f"`{field.name}`",
        f"{field.label}. {field.meaning}",
        ", ".join(filter(None, limits)),
        NEEDED[field.needed],
    )
