"""Tiles: one figure each, with its direction, what chance has to do with it, and a comparator beside it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from tenure.publish import numbers, wording
from tenure.publish.asking import Asked, value_of
from tenure.publish.contents import Tile
from tenure.publish.disclosure import Seen, Shown
from tenure.publish.moving import beside, move
from tenure.publish.wording import Beside, Move


@dataclass(frozen=True)
class Shape:
    """Which figure a tile holds. `label` and `subject` stand where the measure's own would mislead."""

    measure: str
    basis: str = ""
    dimension: str = "total"
    slice: str = "total"
    label: str = ""
    subject: str = ""

    @property
    def where(self) -> Mapping[str, Any]:
        return {} if self.dimension == "total" else {"dimension": self.dimension, "slice": self.slice}


SHORT_SERVICE: Final = "Under 2 years"
"""The slice of service time whose leavers the labour market plan watches (¶39)."""

TILES: Final = (
    Shape("turnover-rate"),
    Shape("vacancy-rate"),
    Shape("agency-rate"),
    Shape(
        "leavers-share",
        "fte",
        "service-time",
        SHORT_SERVICE,
        "Left within 2 years",
        "The share of leavers with under 2 years’ service",
    ),
    Shape("in-post"),
    Shape("average-caseload"),
    Shape("absence-rate"),
    Shape("starters"),
    Shape("leavers"),
)
FIRST_YEARS: Final = "Under 3 years"
"""The slice of time in role whose turnover the labour market plan watches in adults' services (¶39f)."""

TILES_OF_ADULTS: Final = (
    Shape("turnover-rate"),
    Shape("vacancy-rate"),
    Shape("agency-rate"),
    Shape(
        "turnover-found-rate",
        "headcount",
        "role-time",
        FIRST_YEARS,
        "Turnover in the first 3 years",
        "Turnover of those with under 3 years in the role",
    ),
    Shape("in-post"),
    Shape("mean-salary"),
    Shape("mean-days-lost"),
    Shape("starters"),
    Shape("leavers"),
)

TILES_OF: Final[Mapping[str, tuple[Shape, ...]]] = {"children": TILES, "adults": TILES_OF_ADULTS}
"""The tiles of the workforce analysis of each service, in order."""


def tile(asked: Asked, shape: Shape) -> Tile:
    """One tile for the focus and year asked for."""
    about = asked.about(shape.measure)
    seen = asked.see(shape.measure, shape.basis, **shape.where)
    label = shape.label or about.label
    if not isinstance(seen, Shown):
        return _without_figure(asked, shape, label, seen)
    moved = move(asked, shape.measure, shape.basis, **shape.where)
    other = None if shape.slice != "total" else beside(asked, asked.comparator, shape.measure, shape.basis)
    status, word = wording.status_of(moved, about.better, worse_than=_worse(asked, other, about.better))
    return Tile(
        measure=shape.measure,
        label=label,
        value=_said(seen),
        unit=_unit_words(shape, seen.unit),
        direction=_direction(moved),
        change=wording.change_words(moved),
        status=status,
        word=word,
        sentence=_sentence(asked, shape, seen, moved, other),
        beside=_beside(asked, other),
        spark=_spark(asked, shape),
    )


def _unit_words(shape: Shape, unit: str) -> str:
    """The words beside a figure: what is counted; a share carries its own sign."""
    if shape.measure == "leavers-share":
        return "of all leavers"
    return numbers.after(unit)


def _without_figure(asked: Asked, shape: Shape, label: str, seen: Seen) -> Tile:
    reason = "" if isinstance(seen, Shown) else seen.reason
    head = shape.subject or wording.subject(shape.measure, label).head
    said = f"{head} is not shown for {asked.year}. {wording.first_up(reason)}."
    spark = _spark(asked, shape)
    return Tile(shape.measure, label, reason, "", "", "", "no-data", "not shown", said, spark=spark)


def _said(seen: Shown) -> str:
    said = numbers.quantity(seen.value, seen.unit)
    return f"{said} (low reliability)" if seen.symbol else said


def _direction(moved: Move | None) -> str:
    if moved is None:
        return ""
    return "level" if moved.flat else "up" if moved.size > 0 else "down"


def _worse(asked: Asked, other: Beside | None, better: str) -> str:
    """The comparator's name where the figure of the same year is clearly on its worse side."""
    if other is None or not other.clear or asked.common_year != asked.year or better == "neither":
        return ""
    return other.name if (other.gap > 0) == (better == "lower") else ""


def _sentence(asked: Asked, shape: Shape, seen: Shown, moved: Move | None, other: Beside | None) -> str:
    head = shape.subject or wording.subject(shape.measure, asked.about(shape.measure).label).head
    first = wording.level_and_change(
        f"{head} in {asked.inside}", numbers.quantity(seen.value, seen.unit), moved
    )
    if other is None:
        return first
    if asked.common_year == asked.year:
        return f"{first} {wording.against([other])}"
    own = value_of(asked.see(shape.measure, shape.basis, year=asked.common_year)) or 0.0
    said = numbers.quantity(own, seen.unit)
    return f"{first} {wording.against_then(asked.common_year, said, other)}"


def _beside(asked: Asked, other: Beside | None) -> str:
    if other is None:
        return ""
    said = f"{wording.first_up(other.name.removeprefix('its '))} {numbers.quantity(other.value, other.unit)}"
    return said if asked.common_year == asked.year else f"{said} in {asked.common_year}"


def _spark(asked: Asked, shape: Shape) -> tuple[tuple[int, float | None], ...]:
    series = asked.series(shape.measure, shape.basis, **shape.where)
    return tuple((year, value_of(seen)) for year, seen in series)
