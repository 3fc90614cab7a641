"""How much work there is: children in need, referrals, looked after, children; or a series of one's own.

The published series hold real authorities alone. A made-up or new council brings its own figures, and says
whose growth they are taken to share.
Contains public sector information licensed under the Open Government Licence v3.0.
"""

from __future__ import annotations

import csv
import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from tenure.terms.problems import TooLittleData, UsedWrongly

Numbers = NDArray[np.float64]

SERIES: Final[Mapping[str, int]] = {"children in need": 3, "referrals": 3, "looked after": 3, "children": 6}
"""The published series, and the month for which a year's figure stands: March, or June."""


@dataclass(frozen=True, eq=False)
class Demand:
    """A yearly series of one place.

    month    the month for which each figure stands, 1 to 12.
    values   NaN where a figure was not published.
    like     the place whose growth it is taken to share; its own where it is published.
    counted  what is counted, where that is not the published series whose growth it is taken to share.
    """

    series: str
    place: str
    month: int
    years: NDArray[np.int64]
    values: Numbers
    like: str
    source: str
    owner: str = "Tenure"
    counted: str = ""

    @property
    def what(self) -> str:
        """What is counted, in words."""
        return self.counted or self.series

    @property
    def last(self) -> tuple[int, float]:
        """The last year that has a figure, and the figure."""
        year = int(np.flatnonzero(~np.isnan(self.values))[-1])
        return int(self.years[year]), float(self.values[year])


@dataclass(frozen=True, eq=False)
class Panel:
    """A published series of every place: values of shape (places, years), NaN where not published."""

    series: str
    places: tuple[str, ...]
    years: NDArray[np.int64]
    values: Numbers

    def authorities(self) -> Numbers:
        """The rows of authorities alone."""
        return self.values[[not place.startswith("E") for place in self.places]]

    def row(self, place: str) -> Numbers:
        """One place; a joint return is the sum of its authorities. TooLittleData where it has no figure."""
        rows = [self.places.index(part) for part in place.split(" / ") if part in self.places]
        values: Numbers = self.values[rows].sum(axis=0)
        if len(rows) < len(place.split(" / ")) or np.isnan(values).all():
            raise TooLittleData(
                f"{self.series} are not published for {place}. Give its own figures, and say in `like` whose "
                "growth they share: an authority's number, a region's code or England."
            )
        return values


@cache
def panel(series: str) -> Panel:
    """A published series. UsedWrongly where there is none of the name."""
    if series not in SERIES:
        raise UsedWrongly(f"There is no published series called {series}. There are: {', '.join(SERIES)}.")
    text = files("tenure.forecast.planning").joinpath("data", "demand.csv").read_text(encoding="utf-8")
    rows = [row for row in csv.DictReader(text.splitlines()) if row["series"] == series]
    years = np.array([int(name) for name in rows[0] if name.isdigit()])
    values = np.array([[_printed(row[str(year)]) for year in years] for row in rows])
    kept = ~np.isnan(values).all(axis=0)
    return Panel(series, tuple(row["place"] for row in rows), years[kept], values[:, kept])


def published(series: str, place: str, *, until: int | None = None) -> Demand:
    """A place's published figures, up to a year where one is named."""
    known = panel(series)
    values = known.row(place)
    kept = (known.years <= until) if until is not None else np.ones(len(known.years), bool)
    if np.isnan(values[kept]).all():
        raise TooLittleData(f"{series} of {place} begin after {until}. Ask for a later year.")
    return Demand(
        series, place, SERIES[series], known.years[kept], values[kept], place,
        "ONS, mid-year population" if series == "children" else f"DfE, {series}",
    )  # fmt: skip


def given(
    values: Mapping[int, float], place: str, *, series: str, like: str, source: str, **about: Any
) -> Demand:
    """Figures by year that somebody brings, to share the growth of a published place.

    about  month for which they stand (March where it is not said), owner, and what is counted where that
           is not the series whose growth it shares.
    """
    if not values or not all(math.isfinite(value) and value > 0 for value in values.values()):
        raise UsedWrongly(
            f"{series} of {place}: each year needs one figure above nought, and there has to be one year or "
            "more. Where there is no work there is nothing to plan from."
        )
    panel(series).row(like)
    years = np.array(sorted(values))
    month = about.get("month") or SERIES[series]
    if not 1 <= month <= 12:
        raise UsedWrongly(f"{series} of {place}: month {month} is none. Give 1 to 12.")
    return Demand(
        series, place, month, years, np.array([float(values[year]) for year in years]), like, source,
        about.get("owner") or place, about.get("counted") or "",
    )  # fmt: skip


def _printed(cell: str) -> float:
    return float(cell) if cell.isdigit() else np.nan
