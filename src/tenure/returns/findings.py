"""What checking found: findings by rule, made from the columns only when someone reads them."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import islice
from typing import Any, Generic, TypeVar

import numpy as np
from numpy.typing import NDArray

from tenure.returns.rules import Rule, Severity
from tenure.returns.sent import Sent, Table

S = TypeVar("S", bound=Sent)
T = TypeVar("T", bound=Table)

_log = logging.getLogger(__name__)

OUTSIDE = -1
"""The row of a finding that stands in no record: in a header, a block of totals, last year's return."""

LONGEST_SHOWN = 60
"""Letters of a value that a finding repeats; the cell itself is in the sender's file."""


@dataclass(frozen=True, slots=True)
class Finding:
    """Something a rule noticed, in words.

    row     the record of its file, counted from 0; None outside the records.
    line    the line of the file (XML) or row of the sheet where that record begins; 0 where it is in no line.
    person  the registration number as sent, empty outside the worker records.
    field   the field to look at first, by its schema name.
    value   what the cell holds, shortened where it is long; empty where it is blank.
    file, number, column, weight   as the service names them, for kinds of return that have several files or
            a service with rules of its own: see `Rule`.
    """

    rule: str
    severity: Severity
    row: int | None
    line: int
    person: str
    field: str
    value: str
    says: str
    fix: str
    file: str = ""
    number: str = ""
    column: str = ""
    weight: str = ""

    def __str__(self) -> str:
        """Where, what is wrong, what to do, and the code to quote."""
        where = f"Line {self.line}" if self.line else "Last year's return" if self.person else "The return"
        where = f"{self.file.capitalize()} file, {where[0].lower()}{where[1:]}" if self.file else where
        return f"{where}{f', {self.person}' if self.person else ''}: {self.says} {self.fix} ({self.rule})"


@dataclass(frozen=True, eq=False)
class Outcome:
    """What one rule made of one return.

    rows    the record of each finding, counted from 0; OUTSIDE where it stands in no record.
    fields  the field of each finding.
    people, values, lines   said here where this return's cells do not say it (last year's people, totals).
    broken  a sentence where the rule could not run; it has then neither passed nor failed.
    """

    rule: Rule
    rows: NDArray[np.intp] = field(default_factory=lambda: np.empty(0, np.intp))
    fields: Sequence[str] = ()
    people: Sequence[str] = ()
    values: Sequence[str] = ()
    lines: Sequence[int] = ()
    broken: str = ""

    def __len__(self) -> int:
        return len(self.rows)


def outcome_of(rule: Rule, judged: Callable[..., Outcome | None], *shown: object) -> Outcome | None:
    """What a rule made of a return, asked as `judged` asks it; None where it found nothing.

    The one place that catches everything. A fault of ours in one rule must not hide what the others found,
    and must not look as if the rule had passed: it becomes an outcome of its own, and the return cannot be
    accepted until it is put right. The log gets the code and the kind of fault, never a cell.
    """
    try:
        return judged(*shown)
    except Exception as fault:  # noqa: BLE001 (said above)
        kind = type(fault).__name__
        says = f"Rule {rule.code} could not run, so it has neither passed nor failed. Report it as {kind}."
        _log.error(says)
        return Outcome(rule, broken=says)


@dataclass(frozen=True)
class Broken:
    """A rule that could not run on a return: its code, and a sentence saying so."""

    code: str
    says: str


def shown(text: str | None) -> str:
    """A value as a finding repeats it: short, and empty where the cell is blank."""
    text = text or ""
    return text if len(text) <= LONGEST_SHOWN else text[: LONGEST_SHOWN - 1] + "…"


@dataclass(frozen=True, eq=False)
class Group:
    """All the findings of one rule in one return."""

    rule: Rule
    outcome: Outcome
    checked: Checked[Any, Any]

    @property
    def count(self) -> int:
        return len(self.outcome)

    @property
    def rows(self) -> Iterator[int | None]:
        """The record of each finding, counted from 0; None where it stands in no record."""
        return (None if row == OUTSIDE else int(row) for row in self.outcome.rows)

    def findings(self, limit: int | None = None) -> Iterator[Finding]:
        """Its findings in the order of the file, at most `limit` of them."""
        return (self.checked.finding(self.outcome, i) for i in islice(range(self.count), limit))


@dataclass(frozen=True, eq=False)
class Checked(Generic[S, T]):
    """A return with what every rule made of it.

    sent      the return as sent.
    table     its typed columns.
    outcomes  the rules that found something or could not run, in code order.
    asked     how many rules were asked of it: those of its year that had what they need.
    unasked   the codes of those that were not, for want of last year's return.
    information   what else a sender should know, in sentences that ask for nothing.
    """

    sent: S
    table: T
    outcomes: tuple[Outcome, ...]
    asked: int = 0
    unasked: tuple[str, ...] = ()
    information: tuple[str, ...] = ()

    def findings(self) -> Iterator[Finding]:
        """Every finding, rule by rule in code order."""
        for group in self.groups:
            yield from group.findings()

    @cached_property
    def groups(self) -> tuple[Group, ...]:
        """The findings gathered by rule, in code order."""
        return tuple(Group(o.rule, o, self) for o in self.outcomes if len(o))

    @property
    def errors(self) -> int:
        """How many findings must be put right."""
        return sum(g.count for g in self.groups if g.rule.severity == "error")

    @property
    def queries(self) -> int:
        """How many findings may stand with a note."""
        return sum(g.count for g in self.groups if g.rule.severity == "query")

    @property
    def broken(self) -> tuple[Broken, ...]:
        """The rules that could not run: they have neither passed nor failed."""
        return tuple(Broken(o.rule.code, o.broken) for o in self.outcomes if o.broken)

    @property
    def acceptable(self) -> bool:
        """Whether the return may be accepted: no errors, and every rule ran."""
        return not self.errors and not self.broken

    def finding(self, outcome: Outcome, i: int) -> Finding:
        """The i-th finding of an outcome, in words."""
        rule, row = outcome.rule, int(outcome.rows[i])
        place = self.table.place(rule.file, row, outcome.fields[i])
        value = outcome.values[i] if outcome.values else place.value
        words = {
            **(rule.words(self.table, row) if rule.words else {}),
            "field": place.field,
            "value": shown(value) or "A blank",
            "year": self.table.year or "of the return",
        }
        return Finding(
            rule.code,
            rule.severity,
            None if row == OUTSIDE else row,
            outcome.lines[i] if outcome.lines else place.line,
            outcome.people[i] if outcome.people else shown(place.person),
            place.field,
            shown(value),
            rule.says.format_map(words),
            rule.fix.format_map(words),
            rule.file,
            rule.number,
            place.field if rule.each else rule.column,
            rule.weight,
        )
