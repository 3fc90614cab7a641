"""What published studies and statistics say, for whatever the record does not tell; each with its source.

A figure that nobody could trace to its source is in the table too, and is marked as not verified: it may
be used as an assumption and is shown as one.
"""

from __future__ import annotations

import csv
import math
import re
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from importlib.resources import files
from typing import Final

from tenure.terms.problems import UsedWrongly

PERCENT: Final = "percent"


@dataclass(frozen=True)
class Evidence:
    """One published figure.

    value     in its unit; None where the source is known and its figure is not.
    low, high the interval or range that the source gives; None where it gives none.
    year      as the source gives it: 2023, 2021/22, 2017-2023; empty where it gives none.
    verified  False where the text itself was not seen, or no source was found.
    """

    key: str
    value: float | None
    unit: str
    low: float | None
    high: float | None
    source: str
    year: str
    notes: str
    verified: bool

    @property
    def share(self) -> float:
        """A percentage as a share of one. UsedWrongly where it is not a percentage, or has no value."""
        if self.value is None or not self.unit.startswith(PERCENT) or "points" in self.unit:
            raise UsedWrongly(f"{self.key} is given in {self.unit or 'no unit'}. Use its value as it is.")
        return self.value / 100

    @property
    def until(self) -> int:
        """The last year that it is about; 0 where the source gives none."""
        years = [int(year) for year in re.findall(r"\d{4}", self.year)]
        short = re.search(r"/(\d\d)$", self.year)
        return max(years, default=0) + (1 if short else 0)

    def __str__(self) -> str:
        doubt = "" if self.verified else " (not verified)"
        return f"{self.source}{f', {self.year}' if self.year else ''}{doubt}"


@cache
def table() -> tuple[Evidence, ...]:
    """Every row, in the order of the file."""
    text = files("tenure.forecast.fitting").joinpath("data", "evidence.csv").read_text(encoding="utf-8")
    return tuple(_evidence(row) for row in csv.DictReader(text.splitlines()))


def evidence(key: str, year: int | None = None) -> Evidence:
    """The figure of that name: the latest, or the latest up to a year.

    UsedWrongly where there is none of the name, or none so early.
    """
    found = [row for row in table() if row.key == key]
    if not found:
        near = get_close_matches(key, {row.key for row in table()}, n=3)
        hint = f" Did you mean {' or '.join(near)}?" if near else ""
        raise UsedWrongly(f"There is no evidence called {key}.{hint} Use a parameter of the evidence table.")
    early = [row for row in found if year is None or row.until <= year]
    if not early:
        first = min(row.until for row in found)
        raise UsedWrongly(f"The evidence called {key} begins in {first}. Ask for that year or a later one.")
    return max(early, key=lambda row: row.until)


def series(key: str, until: int | None = None) -> tuple[Evidence, ...]:
    """All years of a figure, the earliest first."""
    found = [row for row in table() if row.key == key and (until is None or row.until <= until)]
    return tuple(sorted(found, key=lambda row: row.until))


def _evidence(row: dict[str, str]) -> Evidence:
    return Evidence(
        row["parameter"],
        _number(row["value"]),
        row["unit"],
        _number(row["low"]),
        _number(row["high"]),
        row["source"],
        row["year"],
        row["notes"],
        row["verified"] == "yes",
    )


def _number(cell: str) -> float | None:
    return float(cell) if cell and math.isfinite(float(cell)) else None
