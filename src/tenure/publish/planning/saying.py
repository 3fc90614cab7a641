"""The declared sentences of what may come. Words for chance follow one table.

Almost certain from 95 in 100, likely from 75, as likely as not between, unlikely to 25, very unlikely to 5.
Source: Tenure's fixed table of chances (docs/explanation/why-we-count-as-we-do.md).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

import numpy as np
from numpy.typing import NDArray

from tenure.publish import numbers
from tenure.publish.planning.guarding import FINE, Grain
from tenure.publish.wording import Better, first_up

Numbers = NDArray[np.float64]

ALMOST_CERTAIN, LIKELY = 0.95, 0.75
INNER, OUTER = (0.25, 0.75), (0.1, 0.9)
"""The bands that are shown: half of futures, and four in five."""

ENOUGH: Final = 100
"""Futures from which a band of four in five can be read: ten lie on either side of it."""


@dataclass(frozen=True)
class PlanMeasure:
    """How the planner speaks of a measure.

    head, inside  at the head of a sentence, and inside one.
    """

    key: str
    label: str
    head: str
    unit: str
    better: Better
    basis: str = "fte"


PLAN_MEASURES: Final = (
    PlanMeasure("vacancy-rate", "Vacancy rate", "The vacancy rate", "share", "lower"),
    PlanMeasure("in-post", "In post", "FTE in post", "FTE", "higher"),
    PlanMeasure("agency-rate", "Agency rate", "The agency rate", "share", "lower"),
    PlanMeasure("turnover-rate", "Turnover", "Turnover", "share", "lower"),
)


@dataclass(frozen=True)
class Spread:
    """What drawn futures say of one figure on one day: the middle, the two bands, and where it stands now."""

    middle: float
    inner: tuple[float, float]
    outer: tuple[float, float]

    @classmethod
    def of(cls, values: Numbers) -> Spread:
        """From one figure of each future that has one; not a number where none has."""
        values = values[np.isfinite(values)] if np.isfinite(values).any() else np.array([np.nan])
        low, first, middle, third, high = np.quantile(
            values, (OUTER[0], *([INNER[0], 0.5, INNER[1]]), OUTER[1])
        )
        return cls(float(middle), (float(first), float(third)), (float(low), float(high)))

    def shown(self, grain: Grain, unit: str) -> Spread:
        """The same as finely as a reader is shown it."""
        middle, first, third, low, high = (
            grain.rounded(each, unit) for each in (self.middle, *self.inner, *self.outer)
        )
        return Spread(middle, (first, third), (low, high))


def chance_word(chance: float) -> str:
    """The word for a chance that something is so."""
    if chance >= ALMOST_CERTAIN:
        return "almost certainly"
    if chance >= LIKELY:
        return "likely"
    if chance > 1 - LIKELY:
        return "as likely as not"
    return "unlikely" if chance > 1 - ALMOST_CERTAIN else "very unlikely"


def where_it_goes(now: float, values: Numbers) -> str:
    """ "will likely be lower", "is as likely to rise as to fall": from the futures themselves."""
    lower = float(np.mean(values < now))
    sure = max(lower, 1 - lower)
    if sure < LIKELY:
        return "is as likely to rise as to fall"
    return f"will {chance_word(sure)} be {'lower' if lower > 0.5 else 'higher'}"


def range_words(spread: Spread, unit: str, grain: Grain = FINE) -> str:
    """ "between 16.8% and 22.0% in 4 of 5 futures"."""
    low, high = (grain.said(end, unit) for end in spread.outer)
    if low == high:
        return f"{low} in 4 of 5 futures"
    return f"between {low} and {high} in 4 of 5 futures"


def answer(measure: PlanMeasure, area: str, now: float | None, values: Numbers, day: date) -> str:
    """The page's answer: where a figure goes if nothing changes.

    now  None where the latest figure is hidden from the reader: then it only says what is forecast.
    """
    if now is None:
        return f"{first_up(measure.head)} in {area} by {numbers.day(day)}, if nothing changes"
    return (
        f"If nothing changes, {_lower_first(measure.head)} in {area} "
        f"{where_it_goes(now, values)} by {numbers.day(day)}"
    )


def level(
    measure: PlanMeasure,
    now: float | None,
    spread: Spread,
    between: tuple[date, date],
    grain: Grain = FINE,
) -> str:
    """One sentence with the figures: the latest, the middle of futures, and the range.

    between  the day of the latest figure, and the day that is asked about.
    """
    since, day = map(numbers.day, between)
    verb = "were" if measure.key == "in-post" else "was"
    today = f"{verb} {_latest(measure, now)} on {since}" if now is not None else f"of {since} is not shown"
    low, high = (grain.said(end, measure.unit) for end in spread.outer)
    return (
        f"{first_up(measure.head)} {today}; on {day} half of futures lie above "
        f"{grain.said(spread.middle, measure.unit)} and half below, and 4 in 5 lie "
        f"{f'at {low}' if low == high else f'between {low} and {high}'}."
    )


def _latest(measure: PlanMeasure, now: float) -> str:
    """A figure with its unit, where the sentence has not said it yet."""
    said, after = numbers.quantity(now, measure.unit), numbers.after(measure.unit)
    return said if not after or measure.head.startswith(after) else f"{said} {after}"


def band_words(spread: Spread, measure: PlanMeasure) -> str:
    """Where four of five changes lie: "from −2.1 points to +0.4 points in 4 of 5 futures"."""
    low, high = (change_words(end, measure) for end in spread.outer)
    return f"{low} in 4 of 5 futures" if low == high else f"from {low} to {high} in 4 of 5 futures"


def change_words(change: float, measure: PlanMeasure) -> str:
    """A change with its sign: "−2.1 points", "+14.5 FTE", "no change"."""
    said = numbers.change(change, measure.unit)
    if not said.split(" ")[0].strip("0.,"):
        return "no change"
    return f"{'+' if change > 0 else numbers.MINUS}{said}"


def _lower_first(text: str) -> str:
    return text if text[:2].isupper() else text[:1].lower() + text[1:]


def few_words(runs: int) -> str:
    """What to know of bands and chances from few futures; empty where there are enough."""
    if runs >= ENOUGH:
        return ""
    rough = f"Bands and chances from {runs} futures are rough."
    if runs == 1:
        rough = "One future has no band: its ends are its middle, and a chance is all or nothing."
    return f"{rough} Ask for {ENOUGH} futures or more."
