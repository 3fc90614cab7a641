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


@dataclass(frozen=True)
class Fan:
    """What was and what may come: years as numbers with fractions, so that months have their place.

    history      (year, value) up to `now`; None where a year has no figure.
    median       (year, value) from `now` on.
    inner, outer (year, low, high) within which half, and four fifths, of futures lie.
    others       the medians of other arms, or of a comparator.
    last         labels the median's end.
    target       a level to reach, and what it is called.
    """

    history: tuple[tuple[float, float | None], ...]
    median: tuple[tuple[float, float], ...]
    inner: tuple[tuple[float, float, float], ...]
    outer: tuple[tuple[float, float, float], ...]
    now: float
    percent: bool
    low: float
    high: float
    last: str
    others: tuple[Arm, ...] = ()
    target: float | None = None
    target_said: str = ""
    kind: Literal["fan"] = "fan"


@dataclass(frozen=True)
class Arm:
    """The median of another arm: (year, value), and the words at its end."""

    points: tuple[tuple[float, float], ...]
    last: str


@dataclass(frozen=True)
class Span:
    """One range on a scale around nought: what it is of, its middle, and where half and four fifths lie.

    The inner range may be left out.
    """

    name: str
    middle: float
    low: float
    high: float
    said: str
    inner: tuple[float, float] | None = None
    strong: bool = False


@dataclass(frozen=True)
class Spans:
    """Ranges beside one another: differences from the baseline, or how far each input moves an answer.

    left, right  what lies on each side of nought ("fewer vacancies", "more vacancies").
    """

    spans: tuple[Span, ...]
    percent: bool
    left: str = ""
    right: str = ""
    centre: float = 0.0
    kind: Literal["spans"] = "spans"


@dataclass(frozen=True)
class Step:
    """One step of an account: where it begins and ends; a total begins at the scale's foot."""

    name: str
    begins: float
    ends: float
    said: str
    total: bool = False


@dataclass(frozen=True)
class Steps:
    """An account of steps that adds up, from one total to another."""

    steps: tuple[Step, ...]
    percent: bool
    kind: Literal["steps"] = "steps"


Drawing = Trend | Dots | Pyramid | Bars | Fan | Spans | Steps
