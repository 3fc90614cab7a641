"""What a chart draws, as values: no colours, no sizes, no library. Two drawings that are equal look the
same.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Part = Literal["own", "partner", "region", "england", "neighbours", "target"]
"""Which part a line or dot plays; it decides colour, dash, width and shape together."""


@dataclass(frozen=True)
class Line:
    """One place over years: (year, value); None where the year has no figure, and `gaps` say why. `last`
    labels the line's end.
    """

    name: str
    part: Part
    points: tuple[tuple[int, float | None], ...]
    last: str = ""
    gaps: tuple[tuple[int, str], ...] = ()


@dataclass(frozen=True)
class Trend:
    """Lines over years. `percent` where values are shares; `low` and `high` are the ends of the axis."""

    lines: tuple[Line, ...]
    percent: bool
    low: float
    high: float
    kind: Literal["trend"] = "trend"


@dataclass(frozen=True)
class Dot:
    """One place on a scale, with the range that chance gives it. `value` None where it is hidden."""

    name: str
    part: Part
    value: float | None
    said: str
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True)
class Dots:
    """Places in order of their figures, beside one level (England) and the band that chance gives around
    it; `band_said` is what the band is.
    """

    dots: tuple[Dot, ...]
    percent: bool
    level: float | None = None
    level_said: str = ""
    band: tuple[float, float] | None = None
    band_said: str = ""
    kind: Literal["dots"] = "dots"


@dataclass(frozen=True)
class Band:
    """One band of a pyramid: (value, as said) of each side; the value is None where it is hidden."""

    name: str
    left: float | None
    right: float | None
    left_said: str
    right_said: str


@dataclass(frozen=True)
class Pyramid:
    """Two groups back to back over ordered bands, the youngest lowest."""

    bands: tuple[Band, ...]
    left: str
    right: str
    kind: Literal["pyramid"] = "pyramid"


@dataclass(frozen=True)
class Bar:
    """One bar: `value` None where it is hidden; `strong` where the finding is about it; `beside` a
    comparator.
    """

    name: str
    value: float | None
    said: str
    strong: bool = False
    beside: float | None = None


@dataclass(frozen=True)
class Bars:
    """Bars from zero, in the order given. `beside` names what the marks across the bars stand for."""

    bars: tuple[Bar, ...]
    percent: bool
    beside: str = ""
    kind: Literal["bars"] = "bars"


Drawing = Trend | Dots | Pyramid | Bars
