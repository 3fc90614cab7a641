"""Charts of slides, made of figures by the slides' own program, so that whoever has them can edit them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from tenure.publish.contents import Chart
from tenure.publish.drawings import Bars, Dots, Drawing, Pyramid, Trend
from tenure.publish.looks import BLUE, FAINT, INK, MUTED, OCHRE, PLUM, TEAL
from tenure.publish.slideshapes import FONT, Place, Slide

LOOKS: Final = {
    "own": (TEAL, False, 2.75),
    "partner": (FAINT, False, 1.0),
    "region": (PLUM, True, 1.75),
    "england": (INK, True, 1.75),
    "neighbours": (BLUE, True, 1.75),
    "target": (OCHRE, True, 1.75),
}
"""Colour, dash and width of each part that a line plays: never colour alone."""


@dataclass(frozen=True)
class Series:
    """One line or one set of bars: a value for each category, None where there is none."""

    name: str
    values: tuple[float | None, ...]
    colour: str
    dashed: bool = False
    points: float = 2.5


@dataclass(frozen=True)
class Plotted:
    """What a chart of a slide holds; `lines` where it is drawn as lines, else as lying bars."""

    categories: tuple[str, ...]
    series: tuple[Series, ...]
    lines: bool
    form: str
    low: float | None = None
    high: float | None = None


def plotted(drawing: Drawing | None) -> Plotted | None:
    """A drawing as a chart of a slide; None where it is of a kind that slides have no chart for."""
    make = _MADE.get(type(drawing))
    return make(drawing) if make else None


def _form(*, percent: bool) -> str:
    return '0.0"%"' if percent else "#,##0.0"


def _scaled(value: float | None, *, percent: bool) -> float | None:
    return None if value is None else round(value * (100 if percent else 1), 4)


def _trend(drawing: Trend) -> Plotted:
    years = sorted({year for line in drawing.lines for year, _ in line.points})
    series = []
    for line in drawing.lines:
        known = {year: _scaled(value, percent=drawing.percent) for year, value in line.points}
        colour, dashed, points = LOOKS[line.part]
        series.append(Series(line.name, tuple(known.get(year) for year in years), colour, dashed, points))
    scale = 100 if drawing.percent else 1
    ends = (drawing.low * scale, drawing.high * scale)
    return Plotted(tuple(map(str, years)), tuple(series), True, _form(percent=drawing.percent), *ends)


def _dots(drawing: Dots) -> Plotted:
    dots = drawing.dots[::-1]
    values = tuple(_scaled(dot.value, percent=drawing.percent) for dot in dots)
    return Plotted(
        tuple(dot.name for dot in dots),
        (Series("Figure", values, TEAL),),
        False,
        _form(percent=drawing.percent),
    )


def _bars(drawing: Bars) -> Plotted:
    bars = drawing.bars[::-1]
    series = [Series("Figure", tuple(_scaled(b.value, percent=drawing.percent) for b in bars), TEAL)]
    if drawing.beside:
        beside = tuple(_scaled(bar.beside, percent=drawing.percent) for bar in bars)
        series.append(Series(drawing.beside, beside, MUTED))
    return Plotted(tuple(bar.name for bar in bars), tuple(series), False, _form(percent=drawing.percent))


def _pyramid(drawing: Pyramid) -> Plotted:
    sides = (
        Series(drawing.left, tuple(band.left for band in drawing.bands), TEAL),
        Series(drawing.right, tuple(band.right for band in drawing.bands), OCHRE),
    )
    return Plotted(tuple(band.name for band in drawing.bands), sides, False, "#,##0")


_MADE: Final[Mapping[type, Callable[[Any], Plotted]]] = {
    Trend: _trend,
    Dots: _dots,
    Bars: _bars,
    Pyramid: _pyramid,
}


def native_chart(slide: Slide, chart: Chart, held: Plotted, place: Place) -> None:
    """One chart with the figures it was made from, and the picture in words."""
    from pptx.chart.data import CategoryChartData
    from pptx.enum.chart import XL_CHART_TYPE
    from pptx.util import Inches

    data = CategoryChartData(number_format=held.form)
    data.categories = held.categories
    for each in held.series:
        data.add_series(each.name, each.values)
    kind = XL_CHART_TYPE.LINE if held.lines else XL_CHART_TYPE.BAR_CLUSTERED
    frame = slide.shapes.add_chart(kind, *map(Inches, place), data)
    frame.name = chart.title[:250]
    frame._element.nvGraphicFramePr.cNvPr.set("descr", chart.alt)
    _dress(frame.chart, held)


def _dress(chart: Slide, held: Plotted) -> None:
    from pptx.dml.color import RGBColor
    from pptx.enum.chart import XL_LEGEND_POSITION, XL_TICK_LABEL_POSITION
    from pptx.util import Pt

    chart.font.size, chart.font.name = Pt(11), FONT
    chart.has_title = False
    chart.has_legend = len(held.series) > 1
    if chart.has_legend:
        chart.legend.position, chart.legend.include_in_layout = XL_LEGEND_POSITION.BOTTOM, False
    chart.category_axis.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    axis = chart.value_axis
    axis.major_gridlines.format.line.color.rgb = RGBColor.from_string("E4E0D6")
    axis.tick_labels.number_format, axis.tick_labels.number_format_is_linked = held.form, False
    if held.low is not None and held.high is not None:
        axis.minimum_scale, axis.maximum_scale = held.low, held.high
    for drawn, said in zip(chart.plots[0].series, held.series, strict=True):
        _line(drawn, said) if held.lines else _bar(drawn, said)
    chart.plots[0].has_data_labels = not held.lines


def _line(drawn: Slide, said: Series) -> None:
    from pptx.dml.color import RGBColor
    from pptx.enum.chart import XL_MARKER_STYLE
    from pptx.enum.dml import MSO_LINE
    from pptx.util import Pt

    drawn.smooth = False
    drawn.format.line.color.rgb = RGBColor.from_string(said.colour[1:].upper())
    drawn.format.line.width = Pt(said.points)
    drawn.format.line.dash_style = MSO_LINE.DASH if said.dashed else MSO_LINE.SOLID
    drawn.marker.style = XL_MARKER_STYLE.NONE


def _bar(drawn: Slide, said: Series) -> None:
    from pptx.dml.color import RGBColor

    drawn.format.fill.solid()
    drawn.format.fill.fore_color.rgb = RGBColor.from_string(said.colour[1:].upper())


def drawn_of(charts: Sequence[Chart]) -> list[tuple[Chart, Plotted]]:
    """The charts that slides can draw, each with what it holds."""
    found = [(chart, plotted(chart.drawing)) for chart in charts if chart.drawing is not None]
    return [(chart, held) for chart, held in found if held is not None]
