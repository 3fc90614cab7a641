"""What a reader makes of the four files: cells as sent, with the row each stood on."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import ClassVar, Literal

from tenure.returns.education.fields import FIELDS, FILES, File
from tenure.returns.sent import counted
from tenure.terms.organisations import ReportingUnit
from tenure.terms.universities import university

Form = Literal["csv", "xlsx"]
What = Literal["long", "unnamed", "unknown", "repeated"]

_YEAR = re.compile(r"(?:\d{4}\s*[/-]\s*)?(\d{2}|\d{4})")
_TO = re.compile(r"(\d{2})(\d{2})\s*[/-]\s*(\d{2})")


def year_of(text: str) -> int | None:
    """The year in which an academic year ends: of 2023, 2022/23 and 2022-2023 it is 2023; None of no year."""
    text = text.strip()
    short = _TO.fullmatch(text)
    if short:
        first, last = int(short[1] + short[2]), int(short[3])
        return first + 1 if (first + 1) % 100 == last else None
    found = _YEAR.fullmatch(text)
    return int(found[1]) if found and len(found[1]) == 4 else None


@dataclass(frozen=True, slots=True)
class Above:
    """One cell above the records: what it says, and the row it stands on."""

    text: str
    line: int


NOT_SAID = Above("", 0)


@dataclass(frozen=True, slots=True)
class LayoutFault:
    """Something about where a cell stood rather than what it said.

    what   long: a row holds cells under no heading · unnamed: a column with content has no heading ·
           unknown: a heading that is no field of the file · repeated: a heading that was there before.
    value  the heading, or the number of the column.
    line   where it stands.     row   the record, counted from 0; None outside the records.
    """

    what: What
    value: str
    line: int
    row: int | None = None


@dataclass(frozen=True, eq=False)
class Part:
    """One file, or one sheet, as sent.

    file     students, placements, applications or results.
    name     the file's own name, without a folder.
    sheet    the sheet's name; empty in a text file.
    sha256   of the bytes of the whole file as sent.
    above    what is said above the records, by name.
    heading  the row of the headings.
    columns  by field, those that the file has: a text for each record, empty where the cell is blank.
    beside   columns that are no fields, by the sender's heading.
    lines    the row at which each record stands.
    """

    file: File
    name: str
    sheet: str
    sha256: str
    form: Form
    encoding: str
    above: Mapping[str, Above]
    heading: int
    columns: Mapping[str, Sequence[str]]
    beside: Mapping[str, Sequence[str]]
    lines: Sequence[int]
    faults: tuple[LayoutFault, ...] = ()

    def __len__(self) -> int:
        return len(self.lines)

    def column(self, name: str) -> Sequence[str]:
        """A column by its field; blank where the file does not have it."""
        return self.columns.get(name) or [""] * len(self)

    @property
    def missing(self) -> tuple[str, ...]:
        """The fields for which the file has no column."""
        return tuple(name for name in FIELDS[self.file] if name not in self.columns)

    @property
    def whose(self) -> tuple[str, str]:
        """The university and the year that it says, as it says them; empty where it does not."""
        return self.above.get("university", NOT_SAID).text, self.above.get("year", NOT_SAID).text


@dataclass(frozen=True, eq=False)
class Book:
    """What one file holds: one part of a text file, up to four of a workbook."""

    parts: tuple[Part, ...]
    notices: tuple[str, ...] = ()


@dataclass(frozen=True, eq=False)
class Education:
    """One university's return for one academic year as sent: up to four files.

    parts       by file; a rule says which is missing.
    given_year  the year that the sender says, where the files do not.
    said        sentences about how the files were read.
    """

    kind: ClassVar[str] = "education"

    parts: Mapping[File, Part]
    given_year: int | None = None
    said: tuple[str, ...] = field(default=())

    def __len__(self) -> int:
        """How many rows of students there are."""
        return len(self.parts["students"]) if "students" in self.parts else 0

    @cached_property
    def in_order(self) -> tuple[Part, ...]:
        """The parts that were sent: students first."""
        return tuple(self.parts[file] for file in FILES if file in self.parts)

    def _first_said(self, name: str) -> str:
        return next((p.above[name].text for p in self.in_order if name in p.above and p.above[name].text), "")

    @property
    def year(self) -> int | None:
        """The year in which the academic year ends, as the files say, else as the sender says."""
        return year_of(self._first_said("year")) or self.given_year

    @property
    def university_said(self) -> str:
        """The university as the files name it; empty where they do not."""
        return self._first_said("university")

    @property
    def unit(self) -> ReportingUnit | None:
        """The university; None where the files name none, or none there is."""
        return university(self.university_said)

    @property
    def name(self) -> str:
        """What the files are called together."""
        return " + ".join(dict.fromkeys(part.name for part in self.in_order))

    @property
    def form(self) -> str:
        return self.in_order[0].form

    @property
    def encoding(self) -> str:
        return ", ".join(dict.fromkeys(part.encoding for part in self.in_order))

    @property
    def title(self) -> str:
        """Whose return it is and which."""
        whose = self.unit.name if self.unit else self.university_said[:60] or "university not given"
        return f"{whose}, social work education, academic year ending {self.year or 'not given'}"

    @property
    def amount(self) -> str:
        """What was read, counted."""
        read = [counted(len(part), part.file[:-1]) for part in self.in_order]
        return f"{', '.join(read)} read from {self.form.upper()} in {self.encoding}."

    @property
    def place_word(self) -> str:
        """Rows of a workbook, lines of a text file."""
        return "row" if self.form == "xlsx" else "line"

    @property
    def notices(self) -> tuple[str, ...]:
        return self.said
