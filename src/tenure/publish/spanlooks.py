"""Draws ranges around nought, and the steps of an account from one total to another."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise
from typing import Any, Final, Literal

import altair as alt

from tenure.publish.drawings import Spans, Steps
from tenure.publish.looks import (
    EDGE,
    FAINT,
    INK,
    MUTED,
    OCHRE,
    PAPER,
    SIZES,
    TEAL,
    Layer,
    Row,
    Shape,
    Sizes,
    finished,
    folded,
    haloed,
    rows,
    value_axis,
)

NAMES: Final[Mapping[Shape, int]] = {"wide": 250, "narrow": 16}
FIGURES: Final[Mapping[Shape, int]] = {"wide": 120, "narrow": 92}
HALF: Final = 9
"""Half the height of a bar, in pixels."""

PAST: Final = 3
"""Pixels that the line at nought goes past a bar."""

NARROW: Final = 0.05
"""A scale of shares this short is marked by tenths of a percent, or two marks would read the same."""

SIDES: Final = 22
"""Pixels over the plot for the words of its two sides."""


def spans(drawing: Spans, shape: Shape) -> dict[str, Any]:
    """The specification of ranges around nought; on a narrow page each name stands over its range."""
    sizes = SIZES[shape]
    names = [span.name for span in drawing.spans]
    placed, height = _placed(names, sizes, shape)
    data = [
        {
            **row,
            "value": span.middle,
            "low": span.low,
            "high": span.high,
            "inner low": span.inner[0] if span.inner else span.middle,
            "inner high": span.inner[1] if span.inner else span.middle,
            "said": span.said,
            "strong": span.strong,
        }
        for row, span in zip(placed, drawing.spans, strict=True)
    ]
    width = sizes.whole - NAMES[shape] - FIGURES[shape]
    across = _across(_around(drawing), drawing.percent, sizes)
    layers = [
        _centre(drawing.centre, across, _stretches(placed, height, shape)),
        *_ranges(data, across),
        *_words(data, sizes, shape, width),
    ]
    layers += _sides(drawing, across, sizes)
    chart = alt.layer(*layers).properties(width=width, height=height)
    top = SIDES + 6 if drawing.left or drawing.right else 8
    return finished(chart, {"left": NAMES[shape], "right": FIGURES[shape], "top": top, "bottom": 34})


def _placed(names: Sequence[str], sizes: Sizes, shape: Shape) -> tuple[list[Row], int]:
    """Where each row stands, from the top; and how high they are together."""
    found: list[Row] = []
    at = 0.0
    for name in names:
        lines = folded(name, 30 if shape == "wide" else sizes.wrap)
        words = 18 * len(lines)
        room = max(words + 14, 38) if shape == "wide" else words + 2 * HALF + 20
        middle = at + room / 2 if shape == "wide" else at + words + 8 + HALF
        found.append(
            {
                "name": lines,
                "at": middle,
                "up": middle - HALF,
                "down": middle + HALF,
                "first": middle - (len(lines) - 1) * 9 if shape == "wide" else at + 9,
            }
        )
        at += room
    return found, int(at)


Across = Callable[[str], alt.X]
"""Gives a field its place on the one horizontal scale, with the one axis that all layers share."""


def _across(scale: alt.Scale, percent: bool, sizes: Sizes) -> Across:
    axis = value_axis(percent, sizes)
    low, high = scale.domain
    if percent and high - low < NARROW:
        axis.format = ".1%"
    return lambda field: alt.X(f"{field}:Q", scale=scale, axis=axis)


def _around(drawing: Spans) -> alt.Scale:
    ends = [end for span in drawing.spans for end in (span.low, span.high)] + [drawing.centre]
    low, high = min(ends), max(ends)
    room = 0.05 * ((high - low) or 1.0)
    return alt.Scale(domain=[low - room, high + room], nice=False, zero=False)


def _y(field: str) -> alt.Y:
    return alt.Y(f"{field}:Q", scale=None, axis=None)


def _stretches(placed: Sequence[Row], height: int, shape: Shape) -> list[tuple[float, float]]:
    """From where to where the line at nought is drawn: beside ranges alone where names stand over them."""
    if shape == "wide":
        return [(0.0, float(height))]
    return [(row["up"] - PAST, row["down"] + PAST) for row in placed]


def _centre(centre: float, across: Across, stretches: Sequence[tuple[float, float]]) -> Layer:
    data = [{"centre": centre, "from": first, "to": last} for first, last in stretches]
    rule = alt.Chart(rows(data)).mark_rule(color=INK, strokeWidth=1.4)
    return rule.encode(x=across("centre"), y=_y("from"), y2="to:Q")


def _ranges(data: Sequence[Row], x: Across) -> list[Layer]:
    found: list[Layer] = []
    for strong in (False, True):
        mark = alt.Chart(rows([row for row in data if row["strong"] is strong]))
        colour = TEAL if strong else FAINT
        outer = mark.mark_rect(color=colour, opacity=0.4)
        inner = mark.mark_rect(color=colour, opacity=0.75)
        found.append(outer.encode(x=x("low"), x2="high:Q", y=_y("up"), y2="down:Q"))
        found.append(inner.encode(x=x("inner low"), x2="inner high:Q", y=_y("up"), y2="down:Q"))
    middle = alt.Chart(rows(data)).mark_point(
        shape="circle", size=70, filled=True, fill=PAPER, stroke=INK, strokeWidth=2, opacity=1
    )
    return [*found, middle.encode(x=x("value"), y=_y("at"))]


def _words(data: Sequence[Row], sizes: Sizes, shape: Shape, width: int) -> list[Layer]:
    """Each row's name, and its figure in a column of its own."""
    wide = shape == "wide"
    names = alt.Chart(rows(data)).encode(x=alt.value(-14 if wide else 0), y=_y("first"), text="name:N")
    look = {"baseline": "middle", "color": INK, "fontSize": sizes.label, "lineHeight": 18}
    figure = alt.Chart(rows(data)).mark_text(
        align="right", baseline="middle", color=INK, fontSize=sizes.small
    )
    return [
        *haloed(names, align="right" if wide else "left", **look),
        figure.encode(x=alt.value(width + FIGURES[shape] - EDGE), y=_y("at"), text="said:N"),
    ]


def _sides(drawing: Spans, across: Across, sizes: Sizes) -> list[Layer]:
    found: list[Layer] = []
    sides: tuple[tuple[Literal["left", "right"], str], ...] = (
        ("right", drawing.left),
        ("left", drawing.right),
    )
    for side, text in sides:
        if text:
            mark = alt.Chart(rows([{"centre": drawing.centre}])).mark_text(
                text=f"← {text}" if side == "right" else f"{text} →",
                align=side,
                baseline="bottom",
                dx=-8 if side == "right" else 8,
                color=MUTED,
                fontSize=sizes.small,
            )
            found.append(mark.encode(x=across("centre"), y=alt.value(-4)))
    return found


def steps(drawing: Steps, shape: Shape) -> dict[str, Any]:
    """The specification of an account: totals from the scale's foot, each step from where the last ended."""
    sizes = SIZES[shape]
    placed, height = _placed([step.name for step in drawing.steps], sizes, shape)
    width = sizes.whole - NAMES[shape] - FIGURES[shape]
    across = _across(_reach(drawing), drawing.percent, sizes)
    data = [
        {
            **row,
            "low": step.ends if step.total else step.begins,
            "high": step.ends,
            "said": step.said,
            "total": step.total,
            "colour": INK if step.total else OCHRE if step.ends > step.begins else TEAL,
        }
        for row, step in zip(placed, drawing.steps, strict=True)
    ]
    bar = (
        alt.Chart(rows(data))
        .mark_rect()
        .encode(
            x=across("low"),
            x2="high:Q",
            y=_y("up"),
            y2="down:Q",
            color=alt.Color("colour:N", scale=None, legend=None),
        )
    )
    mark = alt.Chart(rows([row for row in data if row["total"]])).mark_rule(color=INK, strokeWidth=5)
    total = mark.encode(x=across("high"), y=_y("up"), y2="down:Q")
    chart = alt.layer(bar, total, *_joins(data, across), *_words(data, sizes, shape, width))
    padding = {"left": NAMES[shape], "right": FIGURES[shape], "top": 8, "bottom": 34}
    return finished(chart.properties(width=width, height=height), padding)


def _reach(drawing: Steps) -> alt.Scale:
    """A scale on which the steps fill the plot: totals are marks and not bars, so that it need not begin at
    nought.
    """
    ends = [
        end for step in drawing.steps for end in ((step.ends,) if step.total else (step.begins, step.ends))
    ]
    low, high = min(ends), max(ends)
    room = 0.06 * ((high - low) or abs(high) or 1.0)
    return alt.Scale(domain=[low - room, high + room], nice=False, zero=False)


def _joins(data: Sequence[Row], across: Across) -> list[Layer]:
    """Thin lines from the end of each step to the beginning of the next."""
    pairs = [
        {"value": upper["high"], "from": upper["down"], "to": lower["up"]} for upper, lower in pairwise(data)
    ]
    rule = alt.Chart(rows(pairs)).mark_rule(color=MUTED, strokeWidth=1)
    return [rule.encode(x=across("value"), y=_y("from"), y2="to:Q")]
