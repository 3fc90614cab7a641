"""What a return is written back as: one file or several, and how they are wanted."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tenure.returns.changes import Change


@dataclass(frozen=True, slots=True)
class Written:
    """One file that a return was written as.

    name     what it is called, where its sender does not say.
    beside   whether it is no part of the return, but a list of what the return has no place for.
    """

    name: str
    content: bytes
    beside: bool = False


@dataclass(frozen=True, slots=True)
class Wanted:
    """How a return is to be written.

    ending   of the file's name: .csv for rows, anything else for the form that the service takes.
    layout   the layout of another collection year, for kinds that have such.
    """

    ending: str = ""
    layout: int | None = None


@dataclass(frozen=True)
class Clean:
    """A return written back, clean and in its newest form, and what was put right in it.

    files       the content of each file that it consists of, by the name to keep it under.
    place_word  what the places of the changes are counted in.
    """

    files: Mapping[str, bytes]
    changes: Sequence[Change]
    place_word: str = "line"
