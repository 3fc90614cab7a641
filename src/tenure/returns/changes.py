"""One thing that was put right in a return, in words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from tenure.returns.sent import Sent


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that was put right.

    row     the record, counted from 0; None outside the records.
    line    the line or spreadsheet row of the file as sent.
    person  the registration number as sent, empty outside the worker records.
    was     what stood there; None where nothing did or it is not kept.
    now     what stands there; None where it was left out.
    file    which file of a set it stands in; empty where the return is one file.
    """

    row: int | None
    line: int
    person: str
    field: str
    was: str | None
    now: str | None
    why: str
    file: str = ""

    def __str__(self) -> str:
        line = f"{self.file} line {self.line}".strip().capitalize()
        where = f"{line}{f', {self.person}' if self.person else ''}" if self.line else "The return"
        return f"{where}: {self.field}: {self._turned()}{self.why}"

    def _turned(self) -> str:
        if self.was and self.now:
            return f"{self.was} became {self.now}. "
        if self.now:
            return f"{self.now} was filled in. "
        return f"{self.was} was left out. " if self.was else ""


class PutRight(Protocol):
    """A return of any kind as far as it could be put right without a person, and what was changed.

    sent        the return as it is now.     changes   what was put right, left out or said of its layout.
    place_word  what the places of the changes are counted in.     form   of the file as it was sent.
    """

    @property
    def sent(self) -> Sent: ...
    @property
    def changes(self) -> Sequence[Change]: ...
    @property
    def place_word(self) -> str: ...
    @property
    def form(self) -> str: ...
