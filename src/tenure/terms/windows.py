"""When each return is collected: the kinds of return, and the window of each for a collection year."""

from __future__ import annotations

import csv
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Final

from tenure.terms.calendars import CensusYear
from tenure.terms.problems import UsedWrongly

CSWW: Final = "csww"
ASCWDS: Final = "ascwds"
EDUCATION: Final = "education"
SURVEY: Final = "survey"


@dataclass(frozen=True)
class Kind:
    """A kind of return.

    label      what it is called in a sentence: "children's return".
    statutory  whether a law asks for it; the others are the partnership's own.
    """

    key: str
    label: str
    statutory: bool


KINDS: Final[Mapping[str, Kind]] = MappingProxyType(
    {
        kind.key: kind
        for kind in (
            Kind(CSWW, "children’s return", statutory=True),
            Kind(ASCWDS, "adults’ return", statutory=True),
            Kind(EDUCATION, "education return", statutory=False),
            Kind(SURVEY, "partnership survey", statutory=False),
        )
    }
)
"""Every kind of return that a partnership collects."""


@dataclass(frozen=True)
class Window:
    """The days of one collection, all three included.

    opens   the first day on which a return may be sent.
    due     the day by which it is expected; later is late.
    closes  the last day on which whoever asks for it takes it.
    source  where the days come from, or what was assumed.
    """

    opens: date
    due: date
    closes: date
    source: str


def kind_of(key: str) -> Kind:
    """The kind of that key; UsedWrongly where there is none."""
    if key not in KINDS:
        raise UsedWrongly(f"There is no kind of return called {key}. The kinds are {', '.join(KINDS)}.")
    return KINDS[key]


def window_of(kind: str, year: int) -> Window:
    """The window of a collection: as announced where the year is known, else by the stated assumption."""
    kind_of(kind)
    return _announced().get((kind, year)) or _ASSUMED[kind](year)


@cache
def _announced() -> Mapping[tuple[str, int], Window]:
    text = files("tenure.terms").joinpath("data", "collection_windows.csv").read_text(encoding="utf-8")
    day = date.fromisoformat
    return {
        (row["kind"], int(row["year"])): Window(
            day(row["opens"]), day(row["due"]), day(row["closes"]), row["source"]
        )
        for row in csv.DictReader(text.splitlines())
    }


def _children(year: int) -> Window:
    census = CensusYear(year)
    return Window(census.opens, census.due, census.closes, "Assumed: the days of the collection of 2024")


def _adults(year: int) -> Window:
    """As in 2025: from the second Monday of September until the Friday 32 days after it."""
    first = date(year, 9, 1)
    opens = first + timedelta(days=(7 - first.weekday()) % 7 + 7)
    last = opens + timedelta(days=32)
    return Window(opens, last, last, "Assumed: from the second Monday of September for 33 days, as in 2025")


def _education(year: int) -> Window:
    """The academic year that ended in the summer of that year."""
    return Window(
        date(year, 9, 1), date(year, 10, 31), date(year, 11, 30), "Local: the partnership’s own days"
    )


def _survey(year: int) -> Window:
    return Window(date(year, 5, 1), date(year, 5, 31), date(year, 6, 30), "Local: the partnership’s own days")


_ASSUMED: Final[Mapping[str, Callable[[int], Window]]] = MappingProxyType(
    {CSWW: _children, ASCWDS: _adults, EDUCATION: _education, SURVEY: _survey}
)
