"""What every kind of return says of itself once it is read, and what its columns say of one cell."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol


class Sent(Protocol):
    """A return as sent, of any kind: cells as text, nothing judged yet.

    kind        csww, ascwds ...: the key of `tenure.returns.kinds`.
    name        the file's own name without a folder; of several files, what they are called together.
    form        xml, csv or xlsx.
    encoding    what it was really written in.
    notices     sentences about how it was read.
    year        the collection year; None where nothing says.
    title       whose return it is and which, for the head of a report.
    amount      what was read, counted, in one sentence.
    place_word  what its places are counted in: the lines of a file, or the rows of a sheet.
    """

    @property
    def kind(self) -> str: ...
    @property
    def name(self) -> str: ...
    @property
    def form(self) -> str: ...
    @property
    def encoding(self) -> str: ...
    @property
    def notices(self) -> tuple[str, ...]: ...
    @property
    def year(self) -> int | None: ...
    @property
    def title(self) -> str: ...
    @property
    def amount(self) -> str: ...
    @property
    def place_word(self) -> str: ...
    def __len__(self) -> int: ...


@dataclass(frozen=True, slots=True)
class Place:
    """One cell as a finding names it.

    field   as this return calls it.     value   what it holds, whole; empty where it is blank.
    line    where it stands; 0 where it is in no line.     person   whose record it is, as sent.
    """

    field: str
    value: str = ""
    line: int = 0
    person: str = ""


class Table(Protocol):
    """The typed columns of a return, of any kind: what findings are worded from."""

    @property
    def year(self) -> int | None: ...

    def place(self, file: str, row: int, field: str) -> Place:
        """The cell of that field in that record of the file; a row below 0 stands in no record."""
        ...

    def is_cell(self, field: str) -> bool:
        """Whether the name is that of a field, which can be blank."""
        ...


def counted(number: int, one: str, many: str = "") -> str:
    """A number with its noun: 1 record, 2,000 records."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"
