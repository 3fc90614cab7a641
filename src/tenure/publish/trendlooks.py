"""Draws lines over years: ours thick and labelled at its end, the partners' thin and grey, comparators
dashed.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any, Final

import altair as alt

from tenure.publish.drawings import Line, Trend
from tenure.publish.looks import (
    MUTED,
    PAPER,
    SIZES,
    STROKES,
    TEAL,
    Layer,
    Row,
    Shape,
    Sizes,
    finished,
    folded,
    gap_mark,
    rows,
    value_axis,
)

HEIGHT: Final[Mapping[Shape, int]] = {"wide": 290, "narrow": 250}
LABELS: Final[Mapping[Shape, int]] = {"wide": 190, "narrow": 124}
"""Pixels kept free at the right for the labels at the lines' ends."""


LINE: Final = 17
"""Pixels from one line of a label to the next."""

WRAP: Final = 15
"""Letters of a name that fit in a narrow label."""

AXIS: Final = 56
"""Pixels kept free at the left for the axis."""

TOP: Final = 14
UNDER: Final = 34
"""Pixels kept free above and under the lines."""


def trend(drawing: Trend, shape: Shape) -> dict[str, Any]:
    """The specification of lines over years."""
    sizes, height = SIZES[shape], HEIGHT[shape]
    width = sizes.whole - LABELS[shape] - AXIS
    layers = [_line(line, drawing, sizes) for line in drawing.lines if _known(line)]
    layers += [_points(line, drawing) for line in drawing.lines if line.part == "own"]
    gaps = [gap for line in drawing.lines if line.part == "own" for gap in _gaps(line, drawing.low)]
    if gaps:
        layers.append(_marks_of_gaps(gaps, drawing, sizes))
    layers += [_label(row, drawing, sizes, shape) for row in _placed(drawing, height, shape)]
    chart = alt.layer(*layers).properties(width=width, height=height)
    return finished(chart, {"left": AXIS, "right": LABELS[shape], "top": TOP, "bottom": UNDER})


def _known(line: Line) -> bool:
    return any(value is not None for _, value in line.points)


def _gaps(line: Line, low: float) -> list[Row]:
    """Where a line breaks, on the axis, each with the mark that says why."""
    return [{**_row(line, year, low), "why": gap_mark(reason)} for year, reason in line.gaps]


def _row(line: Line, year: int, value: float | None) -> Row:
    return {"name": line.name, "year": year, "value": value}


def _years(drawing: Trend) -> list[int]:
    return sorted({year for line in drawing.lines for year, _ in line.points})


def _x(drawing: Trend, sizes: Sizes) -> alt.X:
    years = _years(drawing)
    step = 1 if sizes.whole > 500 or len(years) < 5 else 2
    shown = years[::-1][::step][::-1]
    axis = alt.Axis(
        title=None,
        values=shown,
        format="d",
        labelFontSize=sizes.small,
        labelColor=MUTED,
        labelPadding=8,
        labelFlush=False,
        grid=False,
        ticks=False,
        domainColor=MUTED,
    )
    return alt.X("year:Q", scale=_year_scale(drawing), axis=axis)


def _year_scale(drawing: Trend) -> alt.Scale:
    years = _years(drawing)
    return alt.Scale(domain=[years[0], max(years[-1], years[0] + 1)], nice=False, zero=False)


def _y(drawing: Trend, sizes: Sizes) -> alt.Y:
    scale = alt.Scale(domain=[drawing.low, drawing.high], nice=False)
    return alt.Y(
        "value:Q", scale=scale, axis=value_axis(drawing.percent, sizes, span=drawing.high - drawing.low)
    )


def _line(line: Line, drawing: Trend, sizes: Sizes) -> Layer:
    stroke = STROKES[line.part]
    data = rows([_row(line, year, value) for year, value in line.points])
    mark = alt.Chart(data).mark_line(
        color=stroke.colour,
        strokeWidth=stroke.width,
        strokeDash=list(stroke.dash),
        strokeJoin="round",
        invalid="break-paths-show-path-domains",
    )
    return mark.encode(x=_x(drawing, sizes), y=_y(drawing, sizes))


def _points(line: Line, drawing: Trend) -> Layer:
    data = rows([_row(line, year, value) for year, value in line.points if value is not None])
    mark = alt.Chart(data).mark_point(
        shape="circle", size=64, filled=True, fill=PAPER, stroke=TEAL, strokeWidth=2.6, opacity=1
    )
    return mark.encode(x=alt.X("year:Q", scale=_year_scale(drawing)), y=alt.Y("value:Q"))


def _marks_of_gaps(gaps: Sequence[Row], drawing: Trend, sizes: Sizes) -> Layer:
    mark = alt.Chart(rows(gaps)).mark_text(color=MUTED, fontSize=sizes.small, fontStyle="italic", dy=-10)
    at = alt.X("year:Q", scale=_year_scale(drawing))
    return mark.encode(x=at, y=alt.Y("value:Q"), text="why:N")


def _placed(drawing: Trend, height: int, shape: Shape) -> list[dict[str, Any]]:
    """Labels at the lines' ends, pushed apart until none touches another."""
    span = (drawing.high - drawing.low) or 1.0
    ends: list[dict[str, Any]] = [
        {
            "line": line,
            "at": height * (drawing.high - _last(line)) / span,
            "text": _text(line, shape),
            "room": 21 if shape == "wide" else LINE * len(_text(line, shape)) + 2,
        }
        for line in drawing.lines
        if line.last and _known(line)
    ]
    ends.sort(key=lambda end: end["at"])
    for _ in range(60):
        for upper, lower in pairwise(ends):
            overlap = (upper["room"] + lower["room"]) / 2 - (lower["at"] - upper["at"])
            if overlap > 1e-6:
                upper["at"] -= overlap / 2
                lower["at"] += overlap / 2
    return ends


def _text(line: Line, shape: Shape) -> list[str]:
    """A label's lines: name and figure beside each other, or on a narrow page the name folded over it."""
    name, _, figure = line.last.partition("\n")
    return [f"{name} {figure}"] if shape == "wide" else [*folded(name, WRAP), *folded(figure, WRAP)]


def _last(line: Line) -> float:
    return [value for _, value in line.points if value is not None][-1]


def _label(end: dict[str, Any], drawing: Trend, sizes: Sizes, shape: Shape) -> Layer:
    stroke = STROKES[end["line"].part]
    mark = alt.Chart(rows([{"year": _years(drawing)[-1]}])).mark_text(
        text=end["text"],
        align="left",
        baseline="middle",
        dx=12,
        dy=0 if shape == "wide" else -LINE * (len(end["text"]) - 1) / 2,
        color=stroke.colour,
        fontSize=sizes.label if shape == "wide" else sizes.small,
        fontWeight="bold" if stroke.bold else 600,
        lineHeight=LINE,
        limit=LABELS[shape] - 14,
    )
    return mark.encode(x=alt.X("year:Q", scale=_year_scale(drawing)), y=alt.value(end["at"]))
