"""The pages of the children's return: its rules, each with its table of examples, and its fields."""

from __future__ import annotations

from itertools import groupby

from tenure.returns.csww import RULES
from tenure.returns.csww.fields import AUTHORITY, HEADER, WORKER, Field
from tenure.returns.rules import Rule
from tools.docs.examples import called, examples_of
from tools.docs.pages import page, table

INTRODUCTION = f"""All {len(RULES)} rules of the children's workforce return, theme by theme.
An error must be put right; a query may stand with a note. The codes are Tenure's own. Under each rule stand
the rows that its test judges; where the last column says *yes*, the row is at fault."""
THEMES = {
    "T-F": "The file",
    "T-H": "The header",
    "T-L": "The authority block",
    "T-W": "Each field of a worker",
    "T-R": "What must be filled",
    "T-C": "Fields that must agree",
    "T-D": "One person, several records",
    "T-Y": "Beside last year's return",
    "T-X": "Beside other partners' returns",
}
NEEDED = {
    "always": "always",
    "employed": "for people the authority employs",
    "leavers": "for leavers",
    "no": "",
}


def rules() -> str:
    """Every rule with its words, its source and the rows that test it."""
    parts = []
    for theme, those in groupby(RULES, key=lambda rule: rule.code[:3]):
        parts.append(f"## {THEMES[theme]} ({theme})")
        parts += [_rule(rule) for rule in those]
    return page("Rules of the children's return", INTRODUCTION, *parts)


def _rule(rule: Rule) -> str:
    facts = [f"*{rule.severity.capitalize()}*, about {rule.about}", f"source: {rule.source}", _years(rule)]
    examples = (f"```\n{each}\n```" for each in examples_of(rule))
    return "\n\n".join(
        [
            f"### {rule.code}: {called(rule).replace('_', ' ')}",
            f"**{rule.says}** {rule.fix}",
            "; ".join(filter(None, facts)) + ".",
            *examples,
        ]
    )


def _years(rule: Rule) -> str:
    since = f"from {rule.from_year}" if rule.from_year else ""
    until = f"to {rule.to_year}" if rule.to_year else ""
    return " ".join(filter(None, ["collections" if since or until else "", since, until]))


def fields() -> str:
    """Every field of the return."""
    parts = [
        f"## {title}\n\n" + table(("field", "means", "holds", "needed", "collections"), map(_field, those))
        for title, those in (("Header", HEADER), ("Authority", AUTHORITY), ("Each worker", WORKER))
    ]
    return page("Fields of the children's return", *parts)


def _field(field: Field) -> tuple[str, ...]:
    holds = f"a code of [{field.codes.name}](code-sets.md#{field.codes.name})" if field.codes else field.kind
    limits = [
        f"from {field.low:g}" if field.low is not None else "",
        f"to {field.high:g}" if field.high else "",
    ]
    decimals = f"{field.places} decimal places" if field.places is not None else ""
    years = [f"from {field.since}" if field.since else "", f"to {field.until}" if field.until else ""]
    return (
        f"`{field.name}`",
        f"{field.label}. {field.meaning}",
        ", ".join(filter(None, [holds, *limits, decimals])),
        NEEDED[field.needed],
        " ".join(filter(None, years)) or "all",
    )
