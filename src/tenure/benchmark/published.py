"""What the Department for Education printed: every figure as a number or a symbol, never a guessed zero.

Contains public sector information licensed under the Open Government Licence v3.0.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from tenure.terms.codes import PUBLISHED_SYMBOL
from tenure.terms.organisations import unit_of

ENGLAND_PLACE = "england"
FIRST_INDICATOR = 10
"""The published file holds ten columns of time and place before its figures."""

Numbers = NDArray[np.float64]


class Printed(NamedTuple):
    """One cell as printed: a number, or the symbol that stood in its place."""

    value: float | None
    symbol: str


NOT_PRINTED = Printed(None, "x")
"""No row or no column: the figure is not available."""


def parse(text: str) -> Printed:
    """A cell of a published file. A symbol or a blank is never zero; text we do not know is an error."""
    cell = text.strip()
    if not cell:
        return NOT_PRINTED
    if cell == ":" or cell in PUBLISHED_SYMBOL:
        return Printed(None, cell)
    return Printed(float(cell.replace(",", "")), "")


@dataclass(frozen=True)
class Figures:
    """A published table in columns: NaN where a symbol stood, and the symbols beside the numbers.

    place  "england", a region's code, or the reporting unit's number ("315", "314 / 318").
    """

    year: NDArray[np.int_]
    place: tuple[str, ...]
    name: tuple[str, ...]
    region: tuple[str, ...]
    level: tuple[str, ...]
    numbers: Mapping[str, Numbers]
    symbols: Mapping[str, tuple[str, ...]]
    at: Mapping[tuple[str, int], int]

    @property
    def years(self) -> range:
        """From the first to the last year in the table."""
        return range(int(self.year.min()), int(self.year.max()) + 1)

    def printed(self, column: str, place: str, year: int) -> Printed:
        """The cell for a place and year; not available where the table has no such row or column."""
        row = self.at.get((place, year))
        if row is None or column not in self.numbers:
            return NOT_PRINTED
        symbol = self.symbols[column][row]
        return Printed(None, symbol) if symbol else Printed(float(self.numbers[column][row]), "")

    def authorities(self, year: int) -> Iterator[str]:
        """The reporting units that have a row in that year."""
        return (p for (p, y), row in self.at.items() if y == year and self.level[row] == "Local authority")


def _place(row: Mapping[str, str]) -> str:
    if row["geographic_level"] == "National":
        return ENGLAND_PLACE
    if row["geographic_level"] == "Regional":
        return row["region_code"]
    unit = unit_of(row["old_la_code"])
    return unit.number if unit else row["old_la_code"]


def _name(row: Mapping[str, str]) -> str:
    return row["la_name"] or row["region_name"] or row["country_name"]


@cache
def figures() -> Figures:
    """The indicators for England, its regions and its authorities, 2017 to 2023."""
    source = files("tenure.benchmark").joinpath("data/csww_indicators_2017_to_2023.csv")
    rows = list(csv.DictReader(source.read_text(encoding="utf-8").splitlines()))
    columns = list(rows[0])[FIRST_INDICATOR:]
    cells = {column: [parse(row[column]) for row in rows] for column in columns}
    numbers = {
        c: np.array([np.nan if p.value is None else p.value for p in printed], dtype=np.float64)
        for c, printed in cells.items()
    }
    places, years = [_place(row) for row in rows], [int(row["time_period"]) for row in rows]
    return Figures(
        year=np.array(years),
        place=tuple(places),
        name=tuple(_name(row) for row in rows),
        region=tuple(row["region_code"] for row in rows),
        level=tuple(row["geographic_level"] for row in rows),
        numbers=MappingProxyType(numbers),
        symbols=MappingProxyType({c: tuple(p.symbol for p in ps) for c, ps in cells.items()}),
        at=MappingProxyType({key: i for i, key in enumerate(zip(places, years, strict=True))}),
    )


@cache
def leaver_destinations() -> Mapping[int, Mapping[str, Printed]]:
    """England's leavers by where they went, by year (official statistics in development)."""
    source = files("tenure.benchmark").joinpath("data/csww_leaver_destinations_england_2021_to_2023.csv")
    rows = csv.DictReader(source.read_text(encoding="utf-8").splitlines())
    return MappingProxyType(
        {
            int(row["time_period"]): MappingProxyType(
                {c: parse(cell) for c, cell in row.items() if c.endswith("_fte")}
            )
            for row in rows
        }
    )
