"""How charts look: the tokens of colour, the two shapes, and what the specifications have in common."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from textwrap import wrap
from typing import Any, Final, Literal

import altair as alt

from tenure.publish.drawings import Part

Shape = Literal["wide", "narrow"]
Row = Mapping[str, Any]
Layer = Any
"""An Altair chart; its methods carry no types."""


INK, MUTED, PAPER, GRID = "#1b2430", "#55606e", "#ffffff", "#e4e0d6"
TEAL, OCHRE, PLUM, BLUE, GREY = "#0b6e69", "#a85f00", "#7b3f76", "#2b5c9e", "#6b6f76"
FAINT: Final = "#8a8f96"
"""Lines and bars that only stand around the finding: 3.2 to 1 on paper, enough for a shape and never for
text.
"""

EDGE: Final = 4
"""Pixels kept free at the edges."""

FONT: Final = "Liberation Sans, Arial, Helvetica, sans-serif"
HIDDEN: Final = "hidden"
"""The mark in the gap that a hidden figure leaves."""

GAPS: Final[Mapping[str, str]] = {
    "Not reliable": "not reliable",
    "Less than the figure rounds to": "near zero",
    "no limit": "no limit",
    "not known": "not known",
    "none there": "none there",
}
"""The marks of figures that are missing for other reasons; any that is not here has no figure."""


def gap_mark(reason: str) -> str:
    """A reason that a figure is not shown, as short as a picture needs it: only what is hidden says so."""
    return HIDDEN if reason.startswith("Hidden") else GAPS.get(reason, "no figure")


@dataclass(frozen=True)
class Stroke:
    """How one part is drawn: never by colour alone."""

    colour: str
    width: float
    dash: tuple[int, int]
    bold: bool = False


STROKES: Final[Mapping[Part, Stroke]] = {
    "own": Stroke(TEAL, 4, (1, 0), bold=True),
    "partner": Stroke(FAINT, 1.2, (1, 0)),
    "region": Stroke(PLUM, 2.2, (7, 4)),
    "neighbours": Stroke(BLUE, 2.2, (9, 3)),
    "england": Stroke(INK, 2.2, (2, 3)),
    "target": Stroke(OCHRE, 2.2, (1, 4)),
}


@dataclass(frozen=True)
class Sizes:
    """What a shape measures, in pixels as they are on the screen."""

    whole: int
    label: int
    small: int
    wrap: int


SIZES: Final[Mapping[Shape, Sizes]] = {"wide": Sizes(760, 15, 14, 34), "narrow": Sizes(360, 14, 13, 44)}


def rows(values: Sequence[Row]) -> alt.InlineData:
    """Data that travels inside the specification."""
    return alt.InlineData(values=list(values))


def folded(text: str, width: int) -> list[str]:
    """Words over several lines."""
    return wrap(text, width) or [""]


FINE: Final = 0.04
"""Shares that an axis spans, under which whole percents would stand on several of its lines."""


def number_format(percent: bool, *, span: float = 1.0) -> str:
    """How an axis that spans so much prints its numbers."""
    return (".1%" if span < FINE else ".0%") if percent else ",~f"


def value_axis(percent: bool, sizes: Sizes, *, span: float = 1.0, **more: Any) -> alt.Axis:
    """A quiet axis of figures."""
    return alt.Axis(
        title=None,
        format=number_format(percent, span=span),
        tickCount=5,
        labelFontSize=sizes.small,
        labelColor=MUTED,
        labelPadding=6,
        domain=False,
        ticks=False,
        labelFlush=False,
        gridColor=GRID,
        **more,
    )


def haloed(chart: Layer, **look: Any) -> list[Layer]:
    """Text with paper around its letters, so that lines behind it do not cross them."""
    halo = chart.mark_text(**{**look, "color": PAPER}, stroke=PAPER, strokeWidth=5, strokeJoin="round")
    return [halo, chart.mark_text(**look)]


def titled(spec: dict[str, Any], title: str, subtitle: str, shape: Shape) -> dict[str, Any]:
    """The specification with its title over it, folded to the shape's width."""
    size, small = (20, 14) if shape == "wide" else (17, 13)
    width = SIZES[shape].whole - 2 * EDGE
    head, under = folded(title, int(width / (size * 0.53))), folded(subtitle, int(width / (small * 0.5)))
    room = len(head) * (size + 5) + len(under) * (small + 5) + 26
    padding = {**spec["config"]["padding"], "top": spec["config"]["padding"]["top"] + room}
    words = {"text": head, "subtitle": under, "fontSize": size, "subtitleFontSize": small}
    place = {"offset": 18, "frame": "group", "dx": EDGE - padding["left"]}
    return {
        **spec,
        "title": {**words, **place, "lineHeight": size + 5, "subtitleLineHeight": small + 5},
        "config": {**spec["config"], "padding": padding},
    }


def finished(chart: Layer, padding: Mapping[str, int]) -> dict[str, Any]:
    """The specification as a plain dictionary, with the look that all charts share.

    padding  pixels around the plot; what is written there must fit, so that every chart is as wide as its
             shape.
    """
    styled = chart.configure(
        font=FONT,
        background=PAPER,
        padding=dict(padding),
        view=alt.ViewConfig(stroke=None),
        text=alt.MarkConfig(color=INK),
        title=alt.TitleConfig(
            anchor="start",
            color=INK,
            subtitleColor=MUTED,
            subtitlePadding=6,
        ),
        autosize=alt.AutoSizeParams(type="none"),
    )
    found: dict[str, Any] = styled.to_dict(validate=False)
    return found
