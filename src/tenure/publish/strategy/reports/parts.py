"""What a report is made of, whatever it is written as: a page, a PDF, slides or a workbook."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final, Literal

from tenure.publish import numbers
from tenure.publish.contents import Cell, Chart, Table
from tenure.publish.tables import words
from tenure.publish.wording import ICONS, Status

Scope = Literal["partnership", "evaluation", "public"]


@dataclass(frozen=True)
class Finding:
    """A sentence that a reader should take away, and how it stands, where it stands in some way.

    word  of the status; empty where the sentence has none.
    """

    says: str
    head: str = ""
    status: Status | None = None
    word: str = ""

    @property
    def icon(self) -> str:
        return ICONS[self.status] if self.status else ""

    @property
    def line(self) -> str:
        """The finding in one line of plain text."""
        mark = f"{self.icon} {self.word}" if self.word else ""
        head = " ".join(part for part in (self.head, f"({mark})" if mark else "") if part)
        return f"{head}: {self.says}" if head else self.says


@dataclass(frozen=True)
class Section:
    """One numbered part of a report.

    says      paragraphs, the answer first.
    findings  what stands in a list.
    turned    whether it begins a new page, where there are pages.
    apart     whether it belongs to the appendix.
    """

    title: str
    says: tuple[str, ...] = ()
    findings: tuple[Finding, ...] = ()
    charts: tuple[Chart, ...] = ()
    tables: tuple[Table, ...] = ()
    notes: tuple[str, ...] = ()
    turned: bool = False
    apart: bool = False


@dataclass(frozen=True)
class Cited:
    """Where one figure comes from.

    measure     key of the measure, or of what is collected or counted.
    definition  the version of its definition; empty where nothing defines it but its name.
    on          the day it holds on; None where there is no figure yet.
    source      the returns, the survey or the person it comes from.
    snapshot    hash of the record it was counted in; empty where it was typed.
    """

    what: str
    said: str
    measure: str
    definition: str
    on: date | None
    source: str
    snapshot: str


@dataclass(frozen=True)
class Brand:
    """How a partnership's reports look: its name, two colours that carry text, and its mark.

    logo   the picture's bytes; empty for none. `kind` is "png" or "svg", `alt` the picture in words.
    """

    name: str = "The partnership"
    ink: str = "#0b5351"
    accent: str = "#0b6e69"
    logo: bytes = b""
    kind: str = ""
    alt: str = ""


PLAIN: Final = Brand()
"""The looks of a partnership that has chosen none."""


@dataclass(frozen=True)
class Report:
    """A whole report.

    kind     its key: "board", "progress" ...; `name` is what people call it.
    title    its answer in one sentence; `lede` what to know first.
    on       the day it speaks of.
    cited    where each figure comes from.
    rests    what it was made from, and so what makes it again: name and text.
    """

    kind: str
    name: str
    title: str
    lede: str
    on: date
    sections: tuple[Section, ...]
    cited: tuple[Cited, ...] = ()
    rests: tuple[tuple[str, str], ...] = ()
    brand: Brand = PLAIN
    scope: Scope = "partnership"
    two_pages: bool = False

    @property
    def main(self) -> tuple[Section, ...]:
        """What stands before the appendix."""
        return tuple(each for each in self.sections if not each.apart)

    @property
    def appendix(self) -> tuple[Section, ...]:
        return tuple(each for each in self.sections if each.apart)

    @property
    def charts(self) -> Iterator[Chart]:
        return (chart for section in self.sections for chart in section.charts)

    @property
    def file(self) -> str:
        """The name of its files, without what says their form."""
        return f"{self.kind}-{self.on:%Y-%m-%d}"


CITED_COLUMNS: Final = ("Figure", "Value", "Measure", "Definition", "On", "Where it comes from", "Snapshot")


def cited_table(report: Report) -> Table:
    """Where every figure comes from, as a table; what was made from what, in one row each."""
    return Table("cited", "Where each figure comes from", CITED_COLUMNS, tuple(map(_row, report.cited)))


def _row(one: Cited) -> tuple[Cell, ...]:
    on = numbers.day(one.on) if one.on else "No figure yet"
    outside = "No figure yet" if one.on is None else "None: it stands outside the record"
    fields = (one.what, one.said, one.measure, one.definition or "None beyond its name", on, one.source)
    return tuple(map(words, (*fields, one.snapshot[:12] or outside)))


def rests_table(report: Report) -> Table:
    """What the report was made from."""
    rows = tuple((words(name), words(text)) for name, text in report.rests)
    return Table("rests", "What makes this report again", ("What", "Which"), rows)
