"""Draws bars from zero, and two groups back to back over bands."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final, Literal

import altair as alt

from tenure.publish.drawings import Bars, Pyramid
from tenure.publish.looks import (
    EDGE,
    FAINT,
    INK,
    MUTED,
    OCHRE,
    SIZES,
    TEAL,
    Layer,
    Row,
    Shape,
    Sizes,
    finished,
    folded,
    gap_mark,
    rows,
)

NAMES: Final[Mapping[Shape, int]] = {"wide": 270, "narrow": EDGE}
FIGURES: Final[Mapping[Shape, int]] = {"wide": 80, "narrow": 70}
THICK: Final = 20
MIDDLE: Final[Mapping[Shape, int]] = {"wide": 130, "narrow": 96}
ROW: Final[Mapping[Shape, int]] = {"wide": 36, "narrow": 34}
FIGURE: Final = 56
"""Pixels kept free beyond the longest bar of a pyramid for its figure."""


def bars(drawing: Bars, shape: Shape) -> dict[str, Any]:
    """The specification of bars; on a narrow page each name stands over its bar."""
    sizes = SIZES[shape]
    placed, height = _placed(drawing, sizes, shape)
    width = sizes.whole - NAMES[shape] - FIGURES[shape]
    top = max((v for b in drawing.bars for v in (b.value, b.beside) if v is not None), default=1.0) or 1.0
    scale = alt.Scale(domain=[0, top], nice=False)
    column = width + FIGURES[shape] - EDGE if drawing.beside else None
    layers = [_names(placed, sizes, shape), *_rects(placed, scale), _figures(placed, scale, sizes, column)]
    if drawing.beside:
        layers += _beside(placed, scale, sizes, drawing.beside, height)
    if shape == "wide":
        layers.append(_zero(height))
    chart = alt.layer(*layers).properties(width=width, height=height)
    padding = {"left": NAMES[shape], "right": FIGURES[shape], "top": 6}
    return finished(chart, {**padding, "bottom": 40 if drawing.beside else 8})


def _placed(drawing: Bars, sizes: Sizes, shape: Shape) -> tuple[list[Row], int]:
    """Where each bar stands, from the top; and how high they are together."""
    found: list[Row] = []
    at = 0.0
    for bar in drawing.bars:
        lines = folded(bar.name, sizes.wrap)
        room = max(len(lines) * 18 + 16, 40) if shape == "wide" else len(lines) * 18 + THICK + 20
        middle = at + room / 2 if shape == "wide" else at + len(lines) * 18 + 6 + THICK / 2
        found.append(
            {
                "name": lines,
                "value": bar.value,
                "shown": bar.value or 0.0,
                "said": bar.said if bar.value is not None else gap_mark(bar.said),
                "strong": bar.strong,
                "beside": bar.beside,
                "upper": middle - THICK / 2,
                "lower": middle + THICK / 2,
                "middle": middle,
                "first": middle - (len(lines) - 1) * 9 if shape == "wide" else at + 9,
            }
        )
        at += room
    return found, int(at)


def _y(field: str) -> alt.Y:
    return alt.Y(f"{field}:Q", scale=None, axis=None)


def _rects(placed: Sequence[Row], scale: alt.Scale) -> list[Layer]:
    found: list[Layer] = []
    for strong in (False, True):
        these = [r for r in placed if r["strong"] is strong and r["value"] is not None]
        mark = alt.Chart(rows(these)).mark_rect(color=TEAL if strong else FAINT)
        x = alt.X("value:Q", scale=scale, axis=None)
        found.append(mark.encode(x=x, x2=alt.value(0), y=_y("upper"), y2="lower:Q"))
    return found


def _names(placed: Sequence[Row], sizes: Sizes, shape: Shape) -> Layer:
    wide = shape == "wide"
    mark = alt.Chart(rows(placed)).mark_text(
        align="right" if wide else "left",
        baseline="middle",
        color=INK,
        fontSize=sizes.label,
        lineHeight=18,
    )
    return mark.encode(x=alt.value(-14 if wide else 0), y=_y("first"), text="name:N")


def _figures(placed: Sequence[Row], scale: alt.Scale, sizes: Sizes, column: int | None) -> Layer:
    """The bars' figures: at their ends, or in a column where a mark beyond a bar would seem to own them."""
    mark = alt.Chart(rows(placed)).mark_text(
        align="left" if column is None else "right",
        baseline="middle",
        dx=10 if column is None else 0,
        color=INK,
        fontSize=sizes.small,
    )
    at_end = alt.X("shown:Q", scale=scale, axis=None)
    return mark.encode(x=at_end if column is None else alt.value(column), y=_y("middle"), text="said:N")


def _beside(placed: Sequence[Row], scale: alt.Scale, sizes: Sizes, name: str, height: int) -> list[Layer]:
    these = [{**r, "up": r["upper"] - 4, "down": r["lower"] + 4} for r in placed if r["beside"] is not None]
    at = alt.X("beside:Q", scale=scale, axis=None)
    mark = alt.Chart(rows(these)).mark_rule(color=INK, strokeWidth=3)
    one = alt.Chart(rows([{}]))
    sign = one.mark_rule(color=INK, strokeWidth=3).encode(
        x=alt.value(2), y=alt.value(height + 12), y2=alt.value(height + 30)
    )
    words = one.mark_text(
        text=name, align="left", baseline="middle", color=MUTED, fontSize=sizes.small
    ).encode(x=alt.value(12), y=alt.value(height + 21))
    return [mark.encode(x=at, y=_y("up"), y2="down:Q"), sign, words]


def _zero(height: int) -> Layer:
    rule = alt.Chart(rows([{}])).mark_rule(color=MUTED, strokeWidth=1)
    return rule.encode(x=alt.value(0), y=alt.value(0), y2=alt.value(height))


def pyramid(drawing: Pyramid, shape: Shape) -> dict[str, Any]:
    """The specification of two groups back to back, bands in the middle, the youngest lowest."""
    sizes, middle, step = SIZES[shape], MIDDLE[shape], ROW[shape]
    width, height = sizes.whole - 2 * EDGE, step * len(drawing.bands)
    side = (width - middle) / 2
    top = max((v for b in drawing.bands for v in (b.left, b.right) if v is not None), default=1) or 1
    each = (side - FIGURE) / top
    placed = [(step * (i + 0.5), band) for i, band in enumerate(reversed(drawing.bands))]
    left = [_side(at, band.left, band.left_said, side, -each) for at, band in placed]
    right = [_side(at, band.right, band.right_said, side + middle, each) for at, band in placed]
    ages = rows([{"name": band.name, "at": at} for at, band in placed])
    names = alt.Chart(ages).mark_text(baseline="middle", color=INK, fontSize=sizes.small)
    layers = [
        *_half(left, drawing.left, TEAL, sizes, side),
        *_half(right, drawing.right, OCHRE, sizes, side + middle),
        names.encode(x=alt.value(width / 2), y=_y("at"), text="name:N"),
    ]
    chart = alt.layer(*layers).properties(width=width, height=height)
    return finished(chart, {"left": EDGE, "right": EDGE, "top": 30, "bottom": 6})


def _side(at: float, value: float | None, said: str, inner: float, each: float) -> Row:
    """One bar in pixels, from the middle outwards; a hidden one has no length and says so."""
    end = inner + each * (value or 0)
    shown = None if value is None else end
    out = 8 if each > 0 else -8
    return {
        "inner": inner,
        "end": shown,
        "words": end + out,
        "said": said,
        "at": at,
        "up": at - 12,
        "down": at + 12,
    }


def _half(side: Sequence[Row], title: str, colour: str, sizes: Sizes, inner: float) -> list[Layer]:
    align: Literal["left", "right"] = "right" if side and side[0]["words"] < inner else "left"
    bar = alt.Chart(rows([r for r in side if r["end"] is not None])).mark_rect(color=colour)
    figure = alt.Chart(rows(side)).mark_text(align=align, baseline="middle", color=INK, fontSize=sizes.small)
    head = alt.Chart(rows([{}])).mark_text(
        text=title, align=align, fontWeight="bold", fontSize=sizes.label, color=colour
    )
    return [
        bar.encode(x=_x("inner"), x2="end:Q", y=_y("up"), y2="down:Q"),
        figure.encode(x=_x("words"), y=_y("at"), text="said:N"),
        head.encode(x=alt.value(inner), y=alt.value(-10)),
    ]


def _x(field: str) -> alt.X:
    return alt.X(f"{field}:Q", scale=None, axis=None)
