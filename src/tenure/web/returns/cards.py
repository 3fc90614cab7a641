"""Findings as a page shows them: one card for each rule, its cells and its notes; and the answer on top."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from tenure.partnership.models import Note, Submission
from tenure.returns import KINDS, Checked
from tenure.returns.changes import Change
from tenure.returns.findings import Finding, Group
from tenure.returns.kind import Kind
from tenure.web.wording import many

SHOWN_AT_ONCE: Final = 10
"""Rows on a card; the rule's own page has them all."""

COMPLETENESS: Final = "completeness"
"""The service's word for what a return of a council still lacks; it is set apart on the page."""


@dataclass(frozen=True)
class Cell:
    """One finding as a row: where it stands for the sender, whose, which field, what the cell holds."""

    where: str
    row: int | None
    person: str
    field: str
    code: str
    value: str
    says: str
    note: Note | None


@dataclass(frozen=True)
class Card:
    """All the findings of one rule. `alike` where one sentence says what is wrong with every row.

    service  the number and the word of the service that collects the return; empty where it has no such rule.
    apart    whether it is about what makes a return complete, and no fault of what was sent.
    """

    code: str
    severity: str
    count: int
    says: str
    fix: str
    cells: tuple[Cell, ...]
    note: Note | None
    answered: bool
    alike: bool
    service: str = ""
    apart: bool = False

    @property
    def anchor(self) -> str:
        """Its place on the page."""
        return anchor_of(self.code)

    @property
    def state(self) -> str:
        """Which colour it wears: error, query, or noted once it has its answer."""
        return "noted" if self.severity == "query" and self.answered else self.severity


def anchor_of(code: str) -> str:
    """The place of a rule's card on the page: its key without what an address cannot hold."""
    return "".join(letter if letter.isalnum() else "-" for letter in code)


def cards(checked: Checked, notes: Iterable[Note], waiting: Collection[str]) -> list[Card]:
    """Every rule's card: errors first, then queries without an answer, then the answered ones."""
    by_rule: dict[str, dict[int | None, Note]] = {}
    for note in notes:
        by_rule.setdefault(note.rule, {})[note.row] = note
    made = [
        card(group, by_rule.get(group.rule.code, {}), answered=group.rule.code not in waiting)
        for group in checked.groups
    ]
    order = ("error", "query", "noted")
    return sorted(made, key=lambda one: (one.apart, order.index(one.state)))


def card(
    group: Group, notes: Mapping[int | None, Note], *, answered: bool, limit: int | None = SHOWN_AT_ONCE
) -> Card:
    """One rule's card with at most `limit` of its cells."""
    found, kind = list(group.findings(limit)), KINDS[group.checked.sent.kind]
    says, fixes = {one.says for one in found}, {one.fix for one in found}
    alike = len(says) == 1
    return Card(
        code=group.rule.code,
        severity=group.rule.severity,
        count=group.count,
        says=found[0].says if alike else _apart(group, found, kind),
        fix=found[0].fix if len(fixes) == 1 else "Each row says what to do.",
        cells=tuple(_cell(one, group, kind, notes) for one in found),
        note=notes.get(None),
        answered=answered,
        alike=alike,
        service=f"{group.rule.weight} {group.rule.number}" if group.rule.number else "",
        apart=group.rule.weight == COMPLETENESS,
    )


def _apart(group: Group, found: list[Finding], kind: Kind) -> str:
    labels = sorted({kind.label_of(one.field) for one in found})
    more = " and other fields" if len(labels) > 3 else ""
    return f"{many(group.count, 'cell')} in {', '.join(labels[:3])}{more}: each row says what is wrong."


def _cell(one: Finding, group: Group, kind: Kind, notes: Mapping[int | None, Note]) -> Cell:
    word = group.checked.sent.place_word
    where = _where(one.line, word, one.file) or _outside(one)
    label = kind.label_of(one.field)
    return Cell(where, one.row, one.person, label, one.field, one.value, one.says, notes.get(one.row))


def _outside(one: Finding) -> str:
    if one.file:
        return f"{one.file.capitalize()} file"
    return "Last year" if one.person else "The return"


def _where(line: int, word: str, file: str = "") -> str:
    """The line of a file or the row of a table, as its sender counts them; nothing where it has none."""
    if not line:
        return ""
    return f"{file} {word} {line:,}".strip().capitalize()


@dataclass(frozen=True)
class ChangedCell:
    """One thing that was put right, as a row of a page."""

    where: str
    person: str
    field: str
    was: str
    now: str
    why: str


def changed_cells(changes: Iterable[Change], kind: Kind, *, place_word: str) -> list[ChangedCell]:
    """Everything that was put right in a return, in the order of the file."""
    return [
        ChangedCell(
            _where(one.line, place_word, one.file) or "The return",
            one.person,
            kind.label_of(one.field),
            one.was or ("nothing" if one.now else "–"),
            one.now or ("nothing" if one.was else "–"),
            one.why,
        )
        for one in changes
    ]


def answer(submission: Submission, waiting: Collection[str]) -> str:
    """What stands on top of a return's page, in one sentence."""
    if submission.state != "checked":
        return _ANSWERS[submission.state]
    if submission.errors:
        stand = "stands" if submission.errors == 1 else "stand"
        return f"{many(submission.errors, 'error')} {stand} between this return and the record"
    if any(entry["severity"] == "broken" for entry in submission.tally):
        return "Some rules could not run, so this return cannot be accepted yet"
    if waiting:
        need = "needs" if len(waiting) == 1 else "need"
        return f"No errors; {many(len(waiting), 'query', 'queries')} {need} a note before it can be accepted"
    return "This return can be accepted"


_ANSWERS: Final[Mapping[str, str]] = {
    "received": "This return is waiting to be checked",
    "checking": "This return is being checked",
    "accepted": "This return is in the record",
    "replaced": "A newer file has taken this one’s place",
    "withdrawn": "This return was taken back",
    "unreadable": "This file could not be read",
}
