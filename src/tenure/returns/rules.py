"""A rule: one small function that judges a return's columns, with its words beside it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import ModuleType
from typing import Any, Literal

from tenure.terms.sources import OUR_READING, Source

Severity = Literal["error", "query"]
Scope = Literal[
    "file", "cell", "row", "person", "return", "last year", "last year's row", "totals", "partnership",
    "across", "held", "held return",
]  # fmt: skip
Words = Callable[..., Mapping[str, str]]
"""Takes the columns and a record, and gives what the rule's sentences name beside field, value and year."""

Judge = Callable[..., Any]
"""Takes the columns (and, by scope, last year's or everyone's) and gives one answer a record.

file              gives the faults of layout that the reader noted
cell              takes the columns and a field: one answer a cell, whether or not it could be understood
row               gives one answer a record
person            gives one answer a record, having looked at all the records of each person
return            gives one answer for the header and the authority block
last year         takes this year beside last: one answer a record of this year
last year's row   takes this year beside last: one answer a record of last year
totals            takes this year beside last: the totals at fault, each with what they are
partnership       takes the records of every partner: one answer a record
across            takes every file of a set: one answer a record of the rule's own file
held              takes every file of a set and what the service holds: one answer a record of its own file
held return       takes the same, and gives the faults that stand in no record
"""


@dataclass(frozen=True, eq=False, kw_only=True)
class Rule:
    """A rule with its words.

    code       ours, for quoting on the telephone.
    says, fix  the fault, and what to do; {field}, {value} and {year} are filled in for each finding.
    words      what else is filled in there: a function of the columns and the record.
    source     where it comes from; not settled where it is our inference.
    reads      the fields it looks at. A record whose cells there could not be understood is not judged.
    each       fields it judges one by one, giving each its own finding; else the finding stands at reads[0].
    about      whose records it judges, by the name of that group of records.
    from_year, to_year   collection years it applies to, both included; None without limit.
    file, number, column   the file of a set it judges, and what the service that collects the return calls
               the rule and where it stands; empty where the service has no such rule.
    service    the service's own word for its weight: error, warning, completeness; empty for our own rules.
    """

    code: str
    says: str
    fix: str
    source: Source
    judge: Judge
    reads: tuple[str, ...] = ()
    each: tuple[str, ...] = ()
    scope: Scope = "row"
    about: str = "every record"
    severity: Severity = "error"
    from_year: int | None = None
    to_year: int | None = None
    words: Words | None = None
    file: str = ""
    number: str = ""
    column: str = ""
    service: str = ""

    @property
    def weight(self) -> str:
        """The service's own word for a finding of this rule, or ours where the service has none."""
        return self.service or self.severity

    @property
    def name(self) -> str:
        """The fault as the rule's function calls it."""
        return str(getattr(self.judge, "__name__", self.code)).replace("_", " ")

    @property
    def places(self) -> tuple[str, ...]:
        """The fields at which its findings may stand."""
        return self.each or self.reads[:1]

    def applies_to(self, year: int | None) -> bool:
        """Whether it applies to that collection year; a rule for some years does not where none is known."""
        if self.from_year is None and self.to_year is None:
            return True
        return year is not None and (self.from_year or year) <= year <= (self.to_year or year)


def rule(
    code: str, *, says: str, fix: str, source: Source = OUR_READING, query: bool = False, **how: Any
) -> Callable[[Judge], Rule]:
    """Make the function below it a rule: reads, each, scope, about and years as `Rule` has them."""

    def made(judge: Judge) -> Rule:
        severity: Severity = "query" if query else "error"
        return Rule(code=code, says=says, fix=fix, source=source, judge=judge, severity=severity, **how)

    return made


def rules_of(modules: Iterable[ModuleType]) -> Iterator[Rule]:
    """The rules written in these modules, in the order they stand there."""
    for module in modules:
        yield from (value for value in vars(module).values() if isinstance(value, Rule))
