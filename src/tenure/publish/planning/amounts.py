"""How figures of the planner are said beside others: a level, a change, a width, a cell of a table."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from tenure.publish import numbers
from tenure.publish.contents import Cell
from tenure.publish.planning import pounds
from tenure.publish.planning.guarding import Grain
from tenure.publish.planning.saying import PLAN_MEASURES, PlanMeasure, change_words

POUNDS: Final = "pounds"
BILL: Final = PlanMeasure("cost", "Agency bill", "The agency bill", POUNDS, "lower")
"""What agency staff who cover vacancies cost in the year up to the day."""

SMALLEST: Final[Mapping[str, float]] = {"share": 0.0005, "FTE": 0.05, POUNDS: 500.0}
"""Changes under these are printed as none."""
UNITS: Final[Mapping[str, str]] = {"share": "points", "FTE": "FTE", POUNDS: "£"}
SIDES: Final[Mapping[str, tuple[str, str]]] = {
    "vacancy-rate": ("fewer vacancies", "more vacancies"),
    "in-post": ("fewer in post", "more in post"),
    "agency-rate": ("fewer agency staff", "more agency staff"),
    BILL.key: ("a lower bill", "a higher bill"),
}


def inside(measure: PlanMeasure) -> str:
    """A measure inside a sentence: "the vacancy rate", "FTE in post"."""
    return measure.head.replace("The ", "the ", 1)


@dataclass(frozen=True)
class Amounts:
    """The words for amounts of one measure, as finely as a reader is shown them."""

    measure: PlanMeasure
    grain: Grain

    @property
    def inside(self) -> str:
        return inside(self.measure)

    @property
    def unit(self) -> str:
        """What its changes are counted in."""
        return UNITS[self.measure.unit]

    @property
    def smallest(self) -> float:
        return SMALLEST[self.measure.unit]

    def level(self, value: float) -> str:
        """ "17.2%", "812.5 FTE", "£1.2m"."""
        if self.measure.unit == POUNDS:
            return pounds.short(value)
        return f"{self.grain.said(value, self.measure.unit)} {numbers.after(self.measure.unit)}".rstrip()

    def width(self, value: float) -> str:
        """How far apart two values are: "2.1 points", "14.5 FTE", "£340,000"."""
        if self.measure.unit == POUNDS:
            return pounds.short(abs(value))
        return numbers.change(value, self.measure.unit)

    def change(self, value: float) -> str:
        """ "−2.1 points", "+£340,000", "no change"."""
        if self.measure.unit != POUNDS:
            return change_words(value, self.measure)
        said = pounds.short(value)
        return f"+{said}" if pounds.rounded(value) > 0 else said if pounds.rounded(value) else "no change"

    def change_cell(self, value: float) -> Cell:
        return Cell(self.change(value), self._stored(value))

    def width_cell(self, value: float) -> Cell:
        return Cell(self.width(value), self._stored(abs(value)))

    def _stored(self, value: float) -> float:
        """What a file holds: no more than the page says."""
        if self.measure.unit == POUNDS:
            return pounds.rounded(value)
        return round(value * 100, 1) if self.measure.unit == "share" else round(value, 1)


HINGED: Final = (*(one for one in PLAN_MEASURES if one.key in SIDES), BILL)
"""The results whose doubts are told apart."""
