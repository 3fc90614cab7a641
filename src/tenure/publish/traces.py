"""Where the partners' thin grey lines run on a drawn trend, so that a page can name each on focus."""

from __future__ import annotations

from dataclasses import dataclass

from tenure.publish import numbers
from tenure.publish.drawings import Line, Trend
from tenure.publish.looks import SIZES, Shape
from tenure.publish.trendlooks import AXIS, HEIGHT, LABELS, TOP, UNDER


@dataclass(frozen=True)
class Trace:
    """One partner's line in pixels of the drawing: its path, where its label stands, and what that says."""

    name: str
    said: str
    year: int
    path: str
    x: float
    y: float


@dataclass(frozen=True)
class Traces:
    """The partners' lines of one drawing, and how large it is."""

    width: int
    height: int
    lines: tuple[Trace, ...]


def traces(drawing: Trend, shape: Shape) -> Traces:
    """The partners' lines of a trend as it is drawn in that shape."""
    lines = tuple(
        found
        for line in drawing.lines
        if line.part == "partner" and (found := _trace(line, drawing, shape)) is not None
    )
    return Traces(SIZES[shape].whole, TOP + HEIGHT[shape] + UNDER, lines)


def _trace(line: Line, drawing: Trend, shape: Shape) -> Trace | None:
    years = sorted({year for each in drawing.lines for year, _ in each.points})
    wide = SIZES[shape].whole - LABELS[shape] - AXIS
    span, years_long = (drawing.high - drawing.low) or 1.0, max(years[-1] - years[0], 1)
    steps, pen, last = [], "M", None
    for year, value in line.points:
        if value is None:
            pen = "M"
            continue
        x = AXIS + wide * (year - years[0]) / years_long
        y = TOP + HEIGHT[shape] * (drawing.high - value) / span
        steps.append(f"{pen}{x:.1f} {y:.1f}")
        pen, last = "L", (year, value, y)
    if last is None:
        return None
    year, value, y = last
    said = numbers.rate(value) if drawing.percent else numbers.rounded(value)
    return Trace(line.name, said, year, " ".join(steps), AXIS + wide + 12, round(y, 1))
