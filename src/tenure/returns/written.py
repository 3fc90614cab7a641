"""What a return is written back as: one file or several, and how they are wanted."""

from __future__ import annotations

from dataclasses import dataclass


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
