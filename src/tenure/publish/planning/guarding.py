"""How finely a forecast is shown: as it is, rounded, or not at all. It starts from everyone's true counts.

Forecasts of a partner whose figures are protected from a reader are shown to a whole percent and to five
people; where fewer than ten people are in post, not at all. So are those of the whole partnership where it
has fewer than three members: whoever sees one of two would know the other. Where a figure of today is
hidden, the year that follows on it is left out as well. Why: docs/decisions/0121.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from math import floor, isnan
from typing import TYPE_CHECKING, Final

from tenure.publish import numbers
from tenure.publish.contents import Cell
from tenure.publish.disclosure import LEAST_BASE
from tenure.publish.holding import PARTNERSHIP
from tenure.publish.tables import as_printed
from tenure.publish.viewing import Viewer

if TYPE_CHECKING:
    from tenure.forecast.flows.inputs import Start

STEP: Final = {"share": 0.01}
STEP_OF_PEOPLE: Final = 5.0
LEAST_MEMBERS: Final = 3
"""Members behind a sum that is shown as it is: of two, each would know the other."""

FEW: Final = f"Hidden: fewer than {LEAST_BASE} people in post"


@dataclass(frozen=True)
class Grain:
    """How finely the figures of one place are shown to one reader."""

    coarse: bool = False
    hidden: bool = False

    def rounded(self, value: float, unit: str) -> float:
        """The value that may be drawn."""
        if not self.coarse:
            return value
        step = STEP.get(unit, STEP_OF_PEOPLE)
        return floor(value / step + 0.5 + 1e-9) * step

    def said(self, value: float, unit: str) -> str:
        """The value as printed: "8%", "125"."""
        if not self.coarse:
            return numbers.quantity(value, unit)
        shown = self.rounded(value, unit)
        return f"{numbers.rounded(shown * 100, 0)}%" if unit == "share" else numbers.rounded(shown, 0)

    def cell(self, value: float | None, unit: str) -> Cell:
        """The value in a table and in its file, or why there is none."""
        if self.hidden:
            return Cell(FEW, "c", hidden=FEW)
        if value is None or isnan(value):
            return Cell(numbers.NOT_AVAILABLE, "x", hidden=numbers.NOT_AVAILABLE)
        return Cell(self.said(value, unit), as_printed(self.rounded(value, unit), unit))


FINE: Final = Grain()


def grain_of(start: Start, viewer: Viewer, units: Sequence[int]) -> Grain:
    """How finely this viewer is shown the forecast of some units together."""
    return grain_of_members(*behind(start, units), viewer)


def behind(start: Start, units: Sequence[int]) -> tuple[frozenset[str], int]:
    """Who is behind some units together: the members, and how many people are in post."""
    people = int(start.stock[list(units)].sum()) if units else 0
    return frozenset(start.units[unit].partner for unit in units), people


def grain_of_members(members: Collection[str], people: int, viewer: Viewer) -> Grain:
    """How finely this viewer is shown a forecast of so many people of these members."""
    if all(viewer.sees_true(partner) for partner in members):
        return FINE
    return Grain(coarse=len(members) < LEAST_MEMBERS, hidden=people < LEAST_BASE)


def grain_of_run(start: Start, viewer: Viewer, units: Sequence[int], focus: str) -> Grain:
    """How finely this viewer is shown what came of a run about a place, whoever asked for it.

    units  of the place now; none where the record has lost it since.
    """
    if units:
        return grain_of(start, viewer, units)
    return FINE if focus == PARTNERSHIP or viewer.sees_true(focus) else Grain(coarse=True, hidden=True)
