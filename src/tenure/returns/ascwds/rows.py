"""What a reader makes of the files of a set: cells as sent, each column's different texts kept once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import ClassVar, Literal, overload

import numpy as np
from numpy.typing import NDArray

from tenure.returns.ascwds.fields import FIELDS, FILES, File
from tenure.returns.ascwds.headers import RENAMED, Header
from tenure.returns.sent import counted
from tenure.terms.adult_codes import JOB_ROLE_WITHDRAWN

Numbers = NDArray[np.int32]

MASKED = "Admin"
"""What a sanitised download has in place of a National Insurance number or a date of birth."""


class Texts(Sequence[str]):
    """A column as sent: its different texts once each, and for every record which of them it holds.

    different  the texts; a column that nobody filled has the empty one alone.
    which      for each record the place of its text among them.
    """

    __slots__ = ("different", "which")

    def __init__(self, different: Sequence[str], which: Numbers) -> None:
        self.different = different
        self.which = which

    def __len__(self) -> int:
        return len(self.which)

    @overload
    def __getitem__(self, row: int) -> str: ...
    @overload
    def __getitem__(self, row: slice) -> Sequence[str]: ...
    def __getitem__(self, row: int | slice) -> str | Sequence[str]:
        if isinstance(row, slice):
            return [self.different[place] for place in self.which[row].tolist()]
        return self.different[int(self.which[row])]

    def __iter__(self) -> Iterator[str]:
        return map(self.different.__getitem__, self.which.tolist())

    @property
    def filled(self) -> int:
        """How many records hold something."""
        holds = np.fromiter((bool(text.strip()) for text in self.different), np.bool_, len(self.different))
        return int(holds[self.which].sum())


def no_texts(count: int) -> Texts:
    """A column that nobody filled."""
    return Texts(("",), np.zeros(count, np.int32))


@dataclass(frozen=True, slots=True)
class RowFault:
    """A row with more or fewer cells than the header has names.

    what   long: cells with content stand under no heading · short: the last ones are not there.
    row    the record, counted from 0.     line   where it begins.     cells   how many it has.
    beyond the cells that stand under no heading.
    """

    what: Literal["long", "short"]
    row: int
    line: int
    cells: int
    beyond: tuple[str, ...] = ()


@dataclass(frozen=True, eq=False)
class Part:
    """One file of a set as sent, under the headings of today.

    file      workplace, worker or training.
    name      the file's own name, without a folder.
    sha256    of the bytes as sent.
    form      csv or xlsx.
    encoding  the encoding it was really read in.
    header    its header, and which form it has.
    columns   by today's heading, those that the file has.
    beside    columns that today's form has no place for, by the sender's heading; one without a heading, or
              under one that stands there twice, by its place.
    lines     the line (CSV) or row (XLSX) at which each record begins; the header stands in the first.
    faults    rows of another width than the header.
    notices   sentences about how it was read.
    """

    file: File
    name: str
    sha256: str
    form: Literal["csv", "xlsx"]
    encoding: str
    header: Header
    columns: Mapping[str, Texts]
    beside: Mapping[str, Texts]
    lines: Numbers
    faults: tuple[RowFault, ...] = ()
    notices: tuple[str, ...] = ()

    def __len__(self) -> int:
        return len(self.lines)

    def column(self, name: str) -> Texts:
        """A column by today's heading; blank where the file does not have it."""
        return self.columns.get(name) or no_texts(len(self))

    @cached_property
    def widths(self) -> Mapping[int, int]:
        """How many cells each row of another width has, by record."""
        return {fault.row: fault.cells for fault in self.faults}

    @property
    def form_of_header(self) -> str:
        """Which form its header has, in words."""
        version = self.header.version
        return "today's form" if version.current else str(version)

    def upgraded(self) -> Iterator[str]:
        """What became of the columns of an earlier form, a sentence for each that is not simply carried."""
        for old, new in RENAMED.items():
            if old in self.header.places:
                kept = counted(self.columns[new].filled, "cell")
                yield f"{old} is called {new} today; what it holds ({kept}) is kept."
        for name in self.header.lost:
            lost = self.beside[self.header.sent[self.header.places[name]]].filled
            kept = f"{counted(lost, 'cell')} of it cannot be carried over" if lost else "nothing stood in it"
            yield f"{name} is no longer collected; {kept}."
        fresh = [name for name in FIELDS[self.file] if name not in self.header.version.columns]
        fresh = [name for name in fresh if name not in {*self.columns, *RENAMED.values()}]
        asked = [name for name in fresh if name not in ("CHGUNIQUEWRKID", "TRANSFERSTAFFRECORD")]
        if asked:
            yield f"New since that form, and left blank: {', '.join(asked)}."
        yield from self._withdrawn()

    def _withdrawn(self) -> Iterator[str]:
        """Job roles that are no longer collected, and what to give in their place."""
        column = {"workplace": "ALLJOBROLES", "worker": "MAINJOBROLE"}.get(self.file)
        texts = self.columns.get(column or "")
        for code, label in JOB_ROLE_WITHDRAWN.labels.items() if texts else ():
            rows = sum(code in [place.strip() for place in text.split(";")] for text in texts or ())
            if rows:
                yield f"{column} holds {code} in {counted(rows, 'row')}: {label}."


@dataclass(frozen=True, eq=False)
class Ascwds:
    """One set of ASC-WDS files as sent: workplaces, their workers, and training where it was sent.

    parts   by file; a set that is not whole has fewer than it should, and a rule that says so.
    year    the year of the September that the set describes, as the sender or the calendar says: the files
            do not. None where nobody has said.
    """

    kind: ClassVar[str] = "ascwds"

    parts: Mapping[File, Part]
    year: int | None = None

    def __len__(self) -> int:
        """How many records of workers there are."""
        return len(self.parts["worker"]) if "worker" in self.parts else 0

    @cached_property
    def in_order(self) -> tuple[Part, ...]:
        """The files that were sent: workplaces first, then workers, then training."""
        return tuple(self.parts[file] for file in FILES if file in self.parts)

    def for_year(self, year: int | None) -> Ascwds:
        """The same set, said to describe that year."""
        return replace(self, year=year)

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
        return f"adults' social care workforce (ASC-WDS), {self.year or 'year not given'}"

    @property
    def amount(self) -> str:
        """What was read, counted."""
        words = {"workplace": "workplace", "worker": "worker", "training": "training record"}
        read = [counted(len(part), words[part.file]) for part in self.in_order]
        return f"{', '.join(read)} read from {self.form.upper()} in {self.encoding}."

    @property
    def place_word(self) -> str:
        """Lines of a text file, rows of a workbook."""
        return "row" if self.form == "xlsx" else "line"

    @property
    def notices(self) -> tuple[str, ...]:
        """How each file was read, and what became of the columns of an earlier form."""
        said = [
            (part, text)
            for part in self.in_order
            for text in (f"a {part.file} file in {part.form_of_header}.", *part.notices, *part.upgraded())
        ]
        return tuple(f"{part.name}: {text}" for part, text in said)
