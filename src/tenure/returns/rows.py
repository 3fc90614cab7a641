"""What a reader makes of a sent return: cells as sent, with the line each stood on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import ClassVar, Literal

from tenure.returns.sent import counted
from tenure.terms.organisations import authority


@dataclass(frozen=True, slots=True)
class Cell:
    """One value as sent, with the line it stood on; `text` is None where the field was empty."""

    text: str | None
    line: int


NO_CELL = Cell(None, 0)
"""A field that the file does not hold at all."""


@dataclass(frozen=True, slots=True)
class LayoutFault:
    """Something about where a field stood rather than what it said.

    what   unknown: not a field of the return · repeated: more than once for a person ·
           order: not in the order of the specification · block: the authority block of another year.
    row    the worker record it stood in, counted from 0; None outside the worker records.
    """

    what: Literal["unknown", "repeated", "order", "block"]
    field: str
    line: int
    row: int | None = None


@dataclass(frozen=True)
class Csww:
    """One children's social work workforce return as sent: text by column, nothing judged yet.

    name       the file's own name, without a folder.
    sha256     of the bytes as sent.
    form       xml, csv or xlsx.
    encoding   the encoding it was really read in.
    block      the name of the authority block as sent (LALevel or LALevelVacancies).
    header     Collection, Year, ReferenceDate, SourceLevel, LEA, SoftwareCode, DateTime.
    authority  NumberOfVacancies, NoAgencyFTE ... by field name.
    columns    worker fields by name, those that any record fills; a text or None for each record.
    lines      the line (XML) or spreadsheet row (CSV, XLSX) at which each record begins.
    layout     faults of layout met while reading.
    notices    sentences about how it was read (another encoding than it claims, say).
    beside     columns of the sender's own table that are no fields of the return, kept to be sent back.
    """

    kind: ClassVar[str] = "csww"

    name: str
    sha256: str
    form: Literal["xml", "csv", "xlsx"]
    encoding: str
    block: str
    header: Mapping[str, Cell]
    authority: Mapping[str, Cell]
    columns: Mapping[str, Sequence[str | None]]
    lines: Sequence[int]
    layout: Sequence[LayoutFault] = field(default=())
    notices: tuple[str, ...] = ()
    beside: Mapping[str, Sequence[str | None]] = field(default_factory=dict)

    def __len__(self) -> int:
        return len(self.lines)

    @property
    def year(self) -> int | None:
        """The collection year, or None where the header does not say one of four digits."""
        text = self.header.get("Year", NO_CELL).text or ""
        return int(text) if len(text) == 4 and text.isascii() and text.isdigit() else None

    @property
    def lea(self) -> str | None:
        """The authority number as sent, or None where there is none."""
        return self.header.get("LEA", NO_CELL).text

    @property
    def title(self) -> str:
        """Whose return it is and which, for the head of a report."""
        found = authority(self.lea or "")
        who = f"{found.name} ({self.lea})" if found else f"authority {self.lea or 'not given'}"
        return f"{who}, children's social work workforce, {self.year or 'year not given'}"

    @property
    def amount(self) -> str:
        """What was read, counted."""
        return f"{counted(len(self), 'record')} read from {self.form.upper()} in {self.encoding}."

    @property
    def place_word(self) -> str:
        """What places are counted in: the lines of an XML file, the rows of a table."""
        return "line" if self.form == "xml" else "row"

    def column(self, name: str) -> Sequence[str | None]:
        """A worker column; all None where the file does not hold the field."""
        return self.columns.get(name) or [None] * len(self)

    def with_columns(self, columns: Mapping[str, Sequence[str | None]]) -> Csww:
        """The same return with other worker columns."""
        return replace(self, columns=columns)

    def with_layout(self, layout: Sequence[LayoutFault]) -> Csww:
        """The same return with other faults of layout."""
        return replace(self, layout=layout)

    def with_block(self, block: str) -> Csww:
        """The same return with its authority block under another name."""
        return replace(self, block=block)
