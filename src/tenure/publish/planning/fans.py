"""Charts of what was and what may come."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Final

import numpy as np
from numpy.typing import NDArray

from tenure.publish import numbers
from tenure.publish.contents import Cell, Chart, Table
from tenure.publish.drawings import Arm, Fan
from tenure.publish.planning.guarding import FINE, Grain
from tenure.publish.planning.saying import PlanMeasure, Spread, level, range_words
from tenure.publish.tables import unit_words, words
from tenure.publish.trends import axis

Numbers = NDArray[np.float64]

EVERY: Final = 3
"""Months from one point of a band to the next."""
YEAR: Final = 12
MOST: Final = 0.5
"""A month is drawn where more futures than this have a figure: a rate of nobody is none."""


@dataclass(frozen=True, eq=False)
class Story:
    """One measure of one area: what was, and what may come.

    history  (year, value) at each 30 September up to the beginning; None where it is hidden or missing.
    futures  shape (R, months + 1), month 0 being the beginning; NaN where there is no figure yet.
    others   the same of other arms, by what they are called.
    called   what the middle of the futures is called.
    grain    how finely the reader is shown it.
    hidden   why the figure of a year of the history is not shown.
    guarded  whether the figures are protected from the reader: today's is then the one in the history or
             none, never the first of the futures, which begin at the true one.
    """

    measure: PlanMeasure
    area: str
    begins: date
    history: tuple[tuple[int, float | None], ...]
    futures: Numbers
    others: Mapping[str, Numbers] = field(default_factory=dict)
    called: str = "If nothing changes"
    grain: Grain = FINE
    guarded: bool = False
    hidden: Mapping[int, str] = field(default_factory=dict)

    @cached_property
    def months(self) -> tuple[int, ...]:
        """The months that are drawn: every third with a figure in most futures, a year later where today's is
        hidden.
        """
        known = np.flatnonzero(np.isfinite(self.futures).mean(axis=0) > MOST)
        first = YEAR if self.now is None else 0
        return tuple(int(month) for month in known if month % EVERY == 0 and month >= first)

    @cached_property
    def spreads(self) -> Mapping[int, Spread]:
        """The bands as the reader may see them."""
        unit = self.measure.unit
        return {month: Spread.of(self.futures[:, month]).shown(self.grain, unit) for month in self.months}

    @cached_property
    def arms(self) -> Mapping[str, Mapping[int, float]]:
        """The middle of each other arm at each month."""
        return {
            name: {
                month: self.grain.rounded(float(np.nanmedian(each[:, month])), self.measure.unit)
                for month in self.months
            }
            for name, each in self.others.items()
        }

    @cached_property
    def now(self) -> float | None:
        """The latest figure; None where it is hidden from the reader."""
        known = [value for _, value in self.history if value is not None]
        if self.guarded:
            return self.history[-1][1] if self.history else None
        if known:
            return known[-1]
        first = np.flatnonzero(np.isfinite(self.futures).mean(axis=0) > MOST)
        return float(np.nanmedian(self.futures[:, first[0]])) if len(first) else None

    @cached_property
    def since(self) -> date:
        """The day that the latest figure is of."""
        known = [year for year, value in self.history if value is not None]
        return date(known[-1], 9, 30) if known and not self.guarded else self.begins

    def year(self, month: int) -> float:
        """A month on the axis of years, on which a whole number is 30 September of that year."""
        return self.begins.year + (self.begins.month - 9 + month) / 12

    def is_september(self, month: int) -> bool:
        return (self.begins.month + month - 9) % 12 == 0

    def day(self, month: int) -> date:
        """The last day of a month."""
        years, at = divmod(self.begins.month - 1 + month, 12)
        year = self.begins.year + years
        return date(year, at + 1, monthrange(year, at + 1)[1])


def fan_chart(story: Story, *, title: str, source: str) -> Chart:
    """History and futures of one measure."""
    measure, last = story.measure, story.months[-1]
    drawing = _drawing(story)
    return Chart(
        key=f"plan-{measure.key}",
        title=title,
        subtitle=f"{measure.label} ({unit_words(measure.unit)}), {story.area}, 30 September of each year",
        reading=level(measure, story.now, story.spreads[last], (story.since, story.day(last)), story.grain),
        alt=_alt(story),
        source=source,
        table=_table(story),
        drawing=drawing,
        note="" if drawing.low == 0 else "The axis does not begin at zero.",
        measure=measure.key,
    )


def _drawing(story: Story) -> Fan:
    ends = [end for spread in story.spreads.values() for end in spread.outer]
    ends += [value for _, value in story.history if value is not None]
    ends += [value for arm in story.arms.values() for value in arm.values()]
    low, high = axis(ends)
    unit, points = story.measure.unit, {story.year(m): spread for m, spread in story.spreads.items()}
    last = points[max(points)]
    return Fan(
        history=tuple((float(year), value) for year, value in story.history),
        median=tuple((year, spread.middle) for year, spread in points.items()),
        inner=tuple((year, *spread.inner) for year, spread in points.items()),
        outer=tuple((year, *spread.outer) for year, spread in points.items()),
        now=story.year(0),
        percent=unit == "share",
        low=low,
        high=high,
        last=f"{story.called}\n{story.grain.said(last.middle, unit)}",
        others=tuple(_arm(story, name) for name in story.arms),
    )


def _arm(story: Story, name: str) -> Arm:
    arm = story.arms[name]
    end = story.grain.said(arm[max(arm)], story.measure.unit)
    return Arm(tuple((story.year(month), value) for month, value in arm.items()), f"{name}\n{end}")


def _table(story: Story) -> Table:
    """Each 30 September: what was, or the middle and the bands of what may come."""
    unit, label = story.measure.unit, story.measure.label
    blanks = [Cell("", "")] * (4 + len(story.arms))
    rows = [(words(str(year)), _past(story, year, value), *blanks) for year, value in story.history]
    for month, spread in story.spreads.items():
        if month > 0 and story.is_september(month):
            figures = (spread.middle, *spread.inner, *spread.outer, *(a[month] for a in story.arms.values()))
            rows.append(
                (words(str(story.day(month).year)), *(story.grain.cell(each, unit) for each in figures))
            )
    bands = ("Half: from", "Half: to", "4 in 5: from", "4 in 5: to")
    columns = ("30 September", "Figure, or middle of futures", *bands, *story.arms)
    units = ("", *[unit_words(unit)] * (len(columns) - 1))
    caption = f"{label} in {story.area}: what was, and what may come"
    return Table(f"plan-{story.measure.key}", caption, columns, tuple(rows), units=units)


def _past(story: Story, year: int, value: float | None) -> Cell:
    reason = story.hidden.get(year)
    return Cell(reason, "c", hidden=reason) if reason else cell_of(value, story.measure.unit)


def cell_of(value: float | None, unit: str) -> Cell:
    """A figure, or that there is none."""
    return FINE.cell(value, unit)


def _alt(story: Story) -> str:
    measure, last = story.measure, story.months[-1]
    known = [f"{year} {numbers.quantity(v, measure.unit)}" for year, v in story.history if v is not None]
    then = story.spreads[last]
    return (
        f"Line of {measure.label.lower()} in {story.area}: {', '.join(known) or 'no earlier figures'}. Then "
        f"a band of futures that reaches, by {numbers.day(story.day(last))}, "
        f"{story.grain.said(then.middle, measure.unit)} in the middle, "
        f"{range_words(then, measure.unit, story.grain)}."
    )
