"""Draws what was and what may come: history solid, the median dashed, bands for half and four fifths."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any, Final

import altair as alt

from tenure.publish.drawings import Fan
from tenure.publish.looks import (
    BLUE,
    MUTED,
    OCHRE,
    PLUM,
    SIZES,
    TEAL,
    Layer,
    Shape,
    Sizes,
    finished,
    folded,
    haloed,
    rows,
    value_axis,
)

HEIGHT: Final[Mapping[Shape, int]] = {"wide": 300, "narrow": 260}
LABELS: Final[Mapping[Shape, int]] = {"wide": 190, "narrow": 118}
"""Pixels kept free at the right for the labels at the lines' ends."""

AXIS: Final = 56
KEY: Final = 26
LINE: Final = 17
WRAP: Final[Mapping[Shape, int]] = {"wide": 24, "narrow": 14}
SHADES: Final = {"outer": 0.16, "inner": 0.3}
OTHERS: Final = (PLUM, BLUE, OCHRE)
"""Colours of other arms, each with a dash of its own: never by colour alone."""

DASHES: Final = ([7, 3, 2, 3], [10, 4], [3, 3])


def fan(drawing: Fan, shape: Shape) -> dict[str, Any]:
    """The specification of a forecast with its bands."""
    sizes, height = SIZES[shape], HEIGHT[shape]
    width = sizes.whole - LABELS[shape] - AXIS
    layers = [_band(drawing.outer, SHADES["outer"], drawing, sizes)]
    layers += [_band(drawing.inner, SHADES["inner"], drawing, sizes), *_now(drawing, sizes, height)]
    layers += _target(drawing, sizes)
    layers += [
        _line(arm.points, drawing, sizes, OTHERS[i % len(OTHERS)], DASHES[i % len(DASHES)])
        for i, arm in enumerate(drawing.others)
    ]
    layers.append(_line(drawing.history, drawing, sizes, TEAL, [1, 0]))
    layers.append(_line(drawing.median, drawing, sizes, TEAL, [6, 4]))
    layers += _labels(drawing, sizes, shape, height) + _key(sizes, height + 34)
    chart = alt.layer(*layers).properties(width=width, height=height)
    return finished(chart, {"left": AXIS, "right": LABELS[shape], "top": 22, "bottom": 34 + KEY})


def _x(drawing: Fan, sizes: Sizes, field: str = "year") -> alt.X:
    first = drawing.history[0][0] if drawing.history else drawing.now
    last = drawing.median[-1][0] if drawing.median else drawing.now + 1
    whole = range(int(-(-first // 1)), int(last) + 1)
    step = 1 if sizes.whole > 500 and len(whole) <= 12 else 2 if len(whole) <= 12 else 4
    axis = alt.Axis(
        title=None,
        values=list(whole)[::-1][::step][::-1],
        format="d",
        labelFontSize=sizes.small,
        labelColor=MUTED,
        labelPadding=8,
        labelFlush=False,
        grid=False,
        ticks=False,
        domainColor=MUTED,
    )
    return alt.X(f"{field}:Q", scale=alt.Scale(domain=[first, last], nice=False, zero=False), axis=axis)


def _y(drawing: Fan, sizes: Sizes, field: str = "value") -> alt.Y:
    scale = alt.Scale(domain=[drawing.low, drawing.high], nice=False)
    return alt.Y(f"{field}:Q", scale=scale, axis=value_axis(drawing.percent, sizes))


def _band(points: Sequence[tuple[float, float, float]], shade: float, drawing: Fan, sizes: Sizes) -> Layer:
    data = rows([{"year": year, "low": low, "high": high} for year, low, high in points])
    mark = alt.Chart(data).mark_area(color=TEAL, opacity=shade)
    return mark.encode(x=_x(drawing, sizes), y=_y(drawing, sizes, "low"), y2="high:Q")


def _line(
    points: Sequence[tuple[float, float | None]], drawing: Fan, sizes: Sizes, colour: str, dash: list[int]
) -> Layer:
    data = rows([{"year": year, "value": value} for year, value in points])
    own = colour == TEAL
    mark = alt.Chart(data).mark_line(
        color=colour,
        strokeWidth=3.2 if own else 2.2,
        strokeDash=dash,
        strokeJoin="round",
        invalid="break-paths-show-path-domains",
    )
    return mark.encode(x=_x(drawing, sizes), y=_y(drawing, sizes))


def _now(drawing: Fan, sizes: Sizes, height: int) -> list[Layer]:
    """Where knowledge ends."""
    here = alt.Chart(rows([{"year": drawing.now}]))
    rule = here.mark_rule(color=MUTED, strokeWidth=1, strokeDash=[2, 3])
    word = here.mark_text(text="latest figures", color=MUTED, fontSize=sizes.small, baseline="bottom", dy=-3)
    x = _x(drawing, sizes)
    return [
        rule.encode(x=x, y=alt.value(0), y2=alt.value(height)),
        word.encode(x=x, y=alt.value(0)),
    ]


def _target(drawing: Fan, sizes: Sizes) -> list[Layer]:
    if drawing.target is None:
        return []
    here = alt.Chart(rows([{"value": drawing.target}]))
    rule = here.mark_rule(color=OCHRE, strokeWidth=2.2, strokeDash=[1, 4]).encode(y=_y(drawing, sizes))
    look = {"align": "left", "baseline": "bottom", "dy": -3, "color": OCHRE, "fontSize": sizes.small}
    words = here.encode(x=alt.value(4), y=_y(drawing, sizes), text=alt.value(drawing.target_said))
    return [rule, *haloed(words, **look)]


def _labels(drawing: Fan, sizes: Sizes, shape: Shape, height: int) -> list[Layer]:
    """The words at the lines' ends, pushed apart until none touches another."""
    span = (drawing.high - drawing.low) or 1.0
    ends: list[dict[str, Any]] = []
    wanted = [(drawing.median, drawing.last, TEAL)]
    wanted += [(arm.points, arm.last, OTHERS[i % len(OTHERS)]) for i, arm in enumerate(drawing.others)]
    for points, words, colour in wanted:
        if points and words:
            text = [line for part in words.split("\n") for line in folded(part, WRAP[shape])]
            at = height * (drawing.high - points[-1][1]) / span
            ends.append({"at": at, "text": text, "colour": colour, "room": LINE * len(text) + 4})
    ends.sort(key=lambda end: end["at"])
    for _ in range(60):
        for upper, lower in pairwise(ends):
            overlap = (upper["room"] + lower["room"]) / 2 - (lower["at"] - upper["at"])
            if overlap > 1e-6:
                upper["at"] -= overlap / 2
                lower["at"] += overlap / 2
    return [_label(end, sizes, shape) for end in ends]


def _label(end: Mapping[str, Any], sizes: Sizes, shape: Shape) -> Layer:
    mark = alt.Chart(rows([{}])).mark_text(
        text=end["text"],
        align="left",
        baseline="middle",
        dy=-LINE * (len(end["text"]) - 1) / 2,
        color=end["colour"],
        fontSize=sizes.label if shape == "wide" else sizes.small,
        fontWeight="bold" if end["colour"] == TEAL else 600,
        lineHeight=LINE,
        limit=LABELS[shape] - 14,
    )
    width = sizes.whole - LABELS[shape] - AXIS
    return mark.encode(x=alt.value(width + 12), y=alt.value(end["at"]))


def _key(sizes: Sizes, at: int) -> list[Layer]:
    """What the bands are."""
    found: list[Layer] = []
    words = {"inner": "half of futures", "outer": "4 in 5 futures"}
    for place, (name, said) in enumerate(words.items()):
        left = place * (150 if sizes.whole > 500 else 130)
        one = alt.Chart(rows([{}]))
        box = one.mark_rect(color=TEAL, opacity=SHADES["outer"] + (SHADES[name] if name == "inner" else 0))
        text = one.mark_text(text=said, align="left", baseline="middle", color=MUTED, fontSize=sizes.small)
        found.append(
            box.encode(x=alt.value(left), x2=alt.value(left + 12), y=alt.value(at), y2=alt.value(at + 16))
        )
        found.append(text.encode(x=alt.value(left + 18), y=alt.value(at + 8)))
    return found
