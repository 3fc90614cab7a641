"""Which pages are made, and the few marks that all of them are written with."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from importlib import import_module
from pathlib import Path

ROOT = Path(__file__).parents[2]
REFERENCE = ROOT / "docs" / "reference"
MADE = "<!-- Made from the code by `make docs`: change the code, not this page. -->"

MAKERS: Mapping[str, str] = {
    "rules.md": "tools.docs.returns:rules",
    "fields.md": "tools.docs.returns:fields",
    "ascwds-rules.md": "tools.docs.adult_returns:rules",
    "ascwds-fields.md": "tools.docs.adult_returns:fields",
    "education-rules.md": "tools.docs.education:rules",
    "education-fields.md": "tools.docs.education:fields",
    "education-measures.md": "tools.docs.education:measures",
    "indicators.md": "tools.docs.figures:indicators",
    "commands.md": "tools.docs.commands:commands",
    "api.md": "tools.docs.service:api",
    "states.md": "tools.docs.service:states",
    "survey-states.md": "tools.docs.surveys:states",
    "survey-bank.md": "tools.docs.surveys:bank",
    "survey.schema.json": "tools.docs.surveys:schema",
    "scenarios.md": "tools.docs.scenarios:library",
    "scenario.schema.json": "tools.docs.scenarios:schema",
    "glossary.md": "tools.docs.words:glossary",
    "code-sets.md": "tools.docs.words:code_sets",
}


def made() -> dict[str, str]:
    """Every page by its name, as the code has it now."""
    return {name: page() for name, page in _makers()}


def _makers() -> Iterable[tuple[str, Callable[[], str]]]:
    for name, where in MAKERS.items():
        module, function = where.split(":")
        yield name, getattr(import_module(module), function)


def page(title: str, *parts: str) -> str:
    """A whole page: its title, the mark that it is made, its parts."""
    return "\n\n".join([f"# {title}", MADE, *(part.strip("\n") for part in parts if part)]) + "\n"


def table(head: Iterable[str], rows: Iterable[Iterable[object]]) -> str:
    """A table in Markdown; a bar inside a cell is written so that it stays inside."""
    names = list(head)
    lines = [names, ["---"] * len(names), *([_cell(each) for each in row] for row in rows)]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _cell(value: object) -> str:
    return "" if value is None else " ".join(str(value).split()).replace("|", "\\|")
