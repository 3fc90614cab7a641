"""Draws places in order on one scale: a dot each, the range that chance gives it, and the comparator's
level.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

import altair as alt

from tenure.publish.drawings import Dot, Dots
from tenure.publish.looks import (
    EDGE,
    FAINT,
    GREY,
    INK,
    MUTED,
    PAPER,
    SIZES,
    TEAL,
    Layer,
    Row,
    Shape,
    Sizes,
    finished,
    folded,
    gap_mark,
    haloed,
    rows,
    value_axis,
)

STEP: Final[Mapping[Shape, int]] = {"wide": 32, "narrow": 46}
NAMES: Final[Mapping[Shape, int]] = {"wide": 220, "narrow": 22}
"""Pixels kept free at the left, for the names where they stand there."""

FOLD: Final = 27
"""Letters of a name in one line, where it stands at the left."""

LINE: Final = 14
"""Pixels for each further line of a name."""

KEY: Final = 26
"""Pixels for one line of the key."""

BAND: Final = 0.07
"""How much ink there is in the shaded band."""

FIGURES: Final[Mapping[Shape, int]] = {"wide": 74, "narrow": 52}
"""Pixels kept free at the right for the figures."""


def dots(drawing: Dots, shape: Shape) -> dict[str, Any]:
    """The specification of ranked dots."""
    sizes, step = SIZES[shape], _step(drawing, shape)
    width, height = sizes.whole - NAMES[shape] - FIGURES[shape], step * len(drawing.dots)
    known = [_row(i, dot, step, shape) for i, dot in enumerate(drawing.dots)]
    layers = [*_comparator(drawing, sizes, height), *_ranges(known, drawing, sizes)]
    layers += [_marks(known, part) for part in ("neighbours", "partner", "own")]
    layers += _names(known, sizes, shape) + _figures(known, sizes, shape, width)
    below = 34 + 24 * (drawing.level is not None)
    if drawing.band:
        layers += _key_of_band(drawing, sizes, height + below)
        below += KEY
    if _has_neighbours(drawing):
        layers += _key(sizes, height + below)
        below += KEY
    chart = alt.layer(*layers).properties(width=width, height=height)
    padding = {"left": NAMES[shape], "right": FIGURES[shape], "top": 6}
    return finished(chart, {**padding, "bottom": below})


def _step(drawing: Dots, shape: Shape) -> int:
    """Pixels from one dot to the next: names of two lines stand apart from the next name."""
    lines = max((len(folded(dot.name, FOLD)) for dot in drawing.dots), default=1)
    return STEP[shape] + (LINE * (lines - 1) if shape == "wide" else 0)


def _row(place: int, dot: Dot, step: int, shape: Shape) -> Row:
    """A dot and where it stands; on a narrow page its name stands over it."""
    lines = folded(dot.name, FOLD) if shape == "wide" else [dot.name]
    middle = step * (place + 0.5) + (10 if shape == "narrow" else 0)
    return {
        "name": lines,
        "first": middle - 8 * (len(lines) - 1) if shape == "wide" else middle - 20,
        "part": dot.part,
        "value": dot.value,
        "low": dot.low,
        "high": dot.high,
        "said": dot.said if dot.value is not None else gap_mark(dot.said),
        "at": middle,
        "over": middle - 20,
    }


def _has_neighbours(drawing: Dots) -> bool:
    return any(dot.part == "neighbours" for dot in drawing.dots)


def _key(sizes: Sizes, at: int) -> list[Layer]:
    """What the hollow diamonds are."""
    sign = alt.Chart(rows([{}])).mark_point(
        shape="diamond", size=90, filled=True, fill=PAPER, stroke=GREY, strokeWidth=2, opacity=1
    )
    words = alt.Chart(rows([{}])).mark_text(
        text="statistical neighbour",
        align="left",
        baseline="middle",
        color=MUTED,
        fontSize=sizes.small,
    )
    y = alt.value(at + 8)
    return [sign.encode(x=alt.value(6), y=y), words.encode(x=alt.value(18), y=y)]


def _key_of_band(drawing: Dots, sizes: Sizes, at: int) -> list[Layer]:
    """What the shaded band is."""
    sign = alt.Chart(rows([{}])).mark_rect(color=INK, opacity=BAND)
    words = alt.Chart(rows([{}])).mark_text(
        text=drawing.band_said, align="left", baseline="middle", color=MUTED, fontSize=sizes.small
    )
    box = sign.encode(x=alt.value(0), x2=alt.value(12), y=alt.value(at), y2=alt.value(at + 16))
    return [box, words.encode(x=alt.value(18), y=alt.value(at + 8))]


def _scale(drawing: Dots) -> alt.Scale:
    reach = [v for d in drawing.dots for v in (d.value, d.low, d.high) if v is not None]
    reach += [v for v in (drawing.level, *(drawing.band or ())) if v is not None]
    top, low = max(reach, default=1.0), min(reach, default=0.0)
    start = 0.0 if 0 <= low < 0.5 * top else low - 0.08 * (top - low)
    return alt.Scale(domain=[start, top * 1.02], nice=False, zero=False)


def _x(drawing: Dots, sizes: Sizes) -> alt.X:
    return alt.X("value:Q", scale=_scale(drawing), axis=value_axis(drawing.percent, sizes))


def _y(field: str = "at") -> alt.Y:
    return alt.Y(f"{field}:Q", scale=None, axis=None)


def _comparator(drawing: Dots, sizes: Sizes, height: int) -> list[Layer]:
    found: list[Layer] = []
    if drawing.band:
        low, high = drawing.band
        mark = alt.Chart(rows([{"value": low, "high": high}])).mark_rect(color=INK, opacity=BAND)
        found.append(mark.encode(x=_x(drawing, sizes), x2="high:Q", y=alt.value(0), y2=alt.value(height)))
    if drawing.level is not None:
        at = alt.Chart(rows([{"value": drawing.level}]))
        rule = at.mark_rule(color=INK, strokeWidth=2, strokeDash=[2, 3])
        found.append(rule.encode(x=_x(drawing, sizes), y=alt.value(0), y2=alt.value(height)))
        text = at.mark_text(
            text=drawing.level_said, color=INK, fontSize=sizes.small, fontWeight=600, baseline="top"
        )
        found.append(text.encode(x=_x(drawing, sizes), y=alt.value(height + 30)))
    return found


def _ranges(known: Sequence[Row], drawing: Dots, sizes: Sizes) -> list[Layer]:
    found: list[Layer] = []
    for own in (False, True):
        these = [r for r in known if (r["part"] == "own") is own and r["low"] is not None]
        mark = alt.Chart(rows(these)).mark_rule(
            color=TEAL if own else FAINT, strokeWidth=4 if own else 2, opacity=0.55 if own else 0.8
        )
        x = alt.X("low:Q", scale=_scale(drawing), axis=value_axis(drawing.percent, sizes))
        found.append(mark.encode(x=x, x2="high:Q", y=_y()))
    return found


def _marks(known: Sequence[Row], part: str) -> Layer:
    these = [r for r in known if r["part"] == part and r["value"] is not None]
    hollow = part == "neighbours"
    mark = alt.Chart(rows(these)).mark_point(
        shape="diamond" if hollow else "circle",
        size={"own": 190, "partner": 110, "neighbours": 90}[part],
        filled=True,
        fill=PAPER if hollow else TEAL if part == "own" else GREY,
        stroke=TEAL if part == "own" else GREY,
        strokeWidth=2,
        opacity=1,
    )
    return mark.encode(x="value:Q", y=_y())


def _names(known: Sequence[Row], sizes: Sizes, shape: Shape) -> list[Layer]:
    wide = shape == "wide"
    found: list[Layer] = []
    for part in ("own", "partner", "neighbours"):
        chart = alt.Chart(rows([r for r in known if r["part"] == part])).encode(
            x=alt.value(-14 if wide else EDGE - NAMES[shape]), y=_y("first"), text="name:N"
        )
        found += haloed(
            chart,
            align="right" if wide else "left",
            baseline="middle",
            color=MUTED if part == "neighbours" else INK,
            fontSize=sizes.label,
            fontWeight="bold" if part == "own" else "normal",
            lineHeight=16,
            limit=NAMES["wide"] - 18 if wide else sizes.whole - FIGURES[shape] - 12,
        )
    return found


def _figures(known: Sequence[Row], sizes: Sizes, shape: Shape, width: int) -> list[Layer]:
    wide = shape == "wide"
    found: list[Layer] = []
    for own in (True, False):
        chart = alt.Chart(rows([r for r in known if (r["part"] == "own") is own])).encode(
            x=alt.value(width + FIGURES[shape] - EDGE), y=_y("at" if wide else "over"), text="said:N"
        )
        found.append(
            chart.mark_text(
                align="right",
                baseline="middle",
                color=INK if own else MUTED,
                fontSize=sizes.small,
                fontWeight="bold" if own else "normal",
            )
        )
    return found
