"""A page of the planner as one slide: the finding, four figures, and charts that can be edited."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from typing import Any, Final, NamedTuple

from tenure.publish.contents import Cell, Chart
from tenure.publish.drawings import Fan, Spans, Steps
from tenure.publish.looks import BLUE, FAINT, INK, MUTED, OCHRE, PLUM, TEAL
from tenure.publish.planning.contents import PlanTile
from tenure.publish.planning.taking import Page, about, cited, money_in, require_figures, tried_in
from tenure.publish.wording import first_up

Slide = Any
"""A slide, a chart, a shape: python-pptx carries no types."""

FONT: Final = "Arial"
WIDTH, HEIGHT, EDGE = 13.333, 7.5, 0.5
"""Inches of a wide slide, and of its edges."""

MOST_CHARTS: Final = 2
SIZES: Final = ((105, 26), (190, 18), (320, 14))
"""Letters of a title, and the points in which so many fit in their place; a longer one is set in 11."""

MADE: Final = datetime(2026, 1, 1)  # noqa: DTZ001
"""The date in the file's properties: fixed, so that it tells nothing but the figures."""

BANDS: Final = 4
"""Columns of a fan's table that hold the ends of its bands, after those of the year and of the figure."""


class Place(NamedTuple):
    """Where something stands on a slide, in inches."""

    left: float
    top: float
    width: float
    height: float


class Series(NamedTuple):
    """One line or one set of bars: its name, a value for each category, and how it is drawn."""

    name: str
    values: tuple[float | None, ...]
    colour: str
    dashed: bool = False
    points: float = 2.5


def plan_slide(page: Page) -> bytes:
    """PPTX bytes: one slide, whose charts carry their figures with them."""
    from pptx import Presentation
    from pptx.util import Inches

    require_figures(page)
    deck = Presentation()
    deck.slide_width, deck.slide_height = Inches(WIDTH), Inches(HEIGHT)
    properties = deck.core_properties
    properties.title, properties.author, properties.language = page.title[:250], "Tenure", "en-GB"
    properties.created = properties.modified = MADE
    slide = deck.slides.add_slide(deck.slide_layouts[5])
    _title(slide, page)
    _tiles(slide, page)
    _charts(slide, page)
    _text(slide, Place(EDGE, 6.95, WIDTH - 2 * EDGE, 0.4), [(cited(page), 10, MUTED, False)], "Source")
    slide.notes_slide.notes_text_frame.text = "\n".join(_notes(page))
    out = io.BytesIO()
    deck.save(out)
    return out.getvalue()


def _notes(page: Page) -> Iterator[str]:
    """What whoever speaks to the slide wants at hand."""
    yield page.lede
    yield from (f"{chart.title}: {chart.reading}" for chart in page.charts)
    yield from (f"{name}: {text}" for name, text in about(page))


def _title(slide: Slide, page: Page) -> None:
    from pptx.enum.text import MSO_ANCHOR

    title = slide.shapes.title
    _put(title, Place(EDGE, 0.3, WIDTH - 2 * EDGE, 0.95))
    title.text_frame.word_wrap = True
    title.text_frame.vertical_anchor = MSO_ANCHOR.TOP
    _write(title.text_frame, [(page.title, _size(page.title), INK, True)])
    said = [(page.lede, 14, INK, False)]
    if tried := tried_in(page):
        said = [(page.lede, 12, INK, False), (tried, 10, MUTED, False)]
    _text(slide, Place(EDGE, 1.2, WIDTH - 2 * EDGE, 0.75), said, "What it says")


def _size(title: str) -> int:
    return next((points for letters, points in SIZES if len(title) <= letters), 11)


def _tiles(slide: Slide, page: Page) -> None:
    tiles = (*page.tiles, *money_in(page))
    wide = (WIDTH - 2 * EDGE) / max(len(tiles), 1)
    for number, tile in enumerate(tiles):
        place = Place(EDGE + number * wide, 2.0, wide - 0.1, 1.5)
        _text(slide, place, _tile(tile), f"Figure: {tile.label}")


def _tile(tile: PlanTile) -> list[tuple[str, int, str, bool]]:
    unit = f" {tile.unit}" if tile.unit and tile.now else ""
    before = f"{first_up(tile.when) or 'If nothing changes'}: {tile.now}" if tile.now else first_up(tile.unit)
    sure = f"{tile.icon} {tile.word}" if tile.word else ""
    small = [(text, 10, INK, text == sure) for text in (first_up(tile.of), before, tile.band, sure) if text]
    return [(tile.label, 12, MUTED, True), (f"{tile.then}{unit}", 20, TEAL, True), *small]


def _charts(slide: Slide, page: Page) -> None:
    chosen = [chart for chart in page.charts if isinstance(chart.drawing, (Fan, Spans, Steps))]
    chosen = [chart for chart in chosen if chart.table.rows][:MOST_CHARTS]
    wide = (WIDTH - 2 * EDGE) / max(len(chosen), 1)
    for number, chart in enumerate(chosen):
        left = EDGE + number * wide
        note = chart.note if isinstance(chart.drawing, Fan) else ""
        under = f"{chart.subtitle}. {note}".strip()
        heading = [(chart.title, 13, INK, True), (under, 9, MUTED, False)]
        _text(slide, Place(left, 3.55, wide - 0.1, 0.5), heading, "About the chart")
        _chart(slide, chart, Place(left, 4.05, wide - 0.1, 2.85))


def _chart(slide: Slide, chart: Chart, place: Place) -> None:
    """One native chart with the figures of its table, and its picture in words."""
    from pptx.chart.data import CategoryChartData
    from pptx.enum.chart import XL_CHART_TYPE
    from pptx.util import Inches

    lines = isinstance(chart.drawing, Fan)
    categories, series = DRAWN[type(chart.drawing)](chart)
    form = _form(chart)
    data = CategoryChartData(number_format=form)
    data.categories = categories
    for each in series:
        data.add_series(each.name, each.values)
    kind = XL_CHART_TYPE.LINE if lines else XL_CHART_TYPE.BAR_CLUSTERED
    frame = slide.shapes.add_chart(kind, *map(Inches, place), data)
    frame.name = chart.title
    frame._element.nvGraphicFramePr.cNvPr.set("descr", chart.alt)
    _dress(frame.chart, series, lines=lines)
    axis = frame.chart.value_axis
    axis.tick_labels.number_format, axis.tick_labels.number_format_is_linked = form, False
    if isinstance(chart.drawing, Fan):
        scale = 100 if chart.drawing.percent else 1
        axis.minimum_scale, axis.maximum_scale = chart.drawing.low * scale, chart.drawing.high * scale


def _form(chart: Chart) -> str:
    """How figures are written in the chart's own sheet: a level in percent, a change in points."""
    if isinstance(chart.drawing, Fan):
        return '0.0"%"' if chart.drawing.percent else "#,##0.0"
    assert isinstance(chart.drawing, (Spans, Steps)), "others are not put on slides"
    return (
        '+0.0" points";\N{MINUS SIGN}0.0" points";0.0' if chart.drawing.percent else "+#,##0.0;-#,##0.0;0.0"
    )


def _fan(chart: Chart) -> tuple[list[str], list[Series]]:
    """What was, the middle of futures, the ends of the bands of four in five, and each other arm."""
    rows = chart.table.rows
    future = [isinstance(row[2].value, float) for row in rows]
    known = [_number(row[1]) for row in rows]
    last = max((n for n, ahead in enumerate(future) if not ahead), default=-1)
    was = tuple(None if ahead else value for ahead, value in zip(future, known, strict=True))
    middle = tuple(
        value if ahead or n == last else None
        for n, (ahead, value) in enumerate(zip(future, known, strict=True))
    )
    ends = [tuple(_number(row[column]) for row in rows) for column in (4, 5)]
    series = [Series("What was", was, INK), Series("If nothing changes, middle", middle, TEAL, dashed=True)]
    series += [
        Series(f"4 in 5 futures: {name}", values, FAINT, dashed=True, points=1.25)
        for name, values in zip(("from", "to"), ends, strict=True)
    ]
    for number, name in enumerate(chart.table.columns[2 + BANDS :]):
        values = tuple(_number(row[2 + BANDS + number]) for row in rows)
        series.append(Series(f"{name}, middle", values, (PLUM, OCHRE, BLUE)[number % 3]))
    return [row[0].text for row in rows], series


def _spans(chart: Chart) -> tuple[list[str], list[Series]]:
    """The middle of each range; bars begin below, so the last is the first."""
    rows = chart.table.rows[::-1]
    series = [Series(chart.table.columns[1], tuple(_number(row[1]) for row in rows), TEAL)]
    return [row[0].text for row in rows], series


def _steps(chart: Chart) -> tuple[list[str], list[Series]]:
    """Each step of an account as a change."""
    assert isinstance(chart.drawing, Steps), "chosen by its kind"
    scale = 100 if chart.drawing.percent else 1
    steps = [step for step in chart.drawing.steps if not step.total][::-1]
    values = tuple(round((step.ends - step.begins) * scale, 2) for step in steps)
    return [step.name for step in steps], [Series("Change", values, TEAL)]


DRAWN: Final[dict[type, Callable[[Chart], tuple[list[str], list[Series]]]]] = {
    Fan: _fan,
    Spans: _spans,
    Steps: _steps,
}
"""What becomes a chart of the slide's own, by how it is drawn on the page."""


def _number(cell: Cell) -> float | None:
    return cell.value if isinstance(cell.value, (int, float)) else None


def _dress(chart: Slide, series: Sequence[Series], *, lines: bool) -> None:
    """Colours, dashes and letters; never by colour alone."""
    from pptx.dml.color import RGBColor
    from pptx.enum.chart import XL_LEGEND_POSITION, XL_MARKER_STYLE, XL_TICK_LABEL_POSITION
    from pptx.enum.dml import MSO_LINE
    from pptx.util import Pt

    chart.font.size, chart.font.name = Pt(10), FONT
    chart.has_title = False
    chart.has_legend = len(series) > 1
    if chart.has_legend:
        chart.legend.position, chart.legend.include_in_layout = XL_LEGEND_POSITION.BOTTOM, False
    chart.category_axis.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    chart.value_axis.major_gridlines.format.line.color.rgb = RGBColor.from_string("E4E0D6")
    ends = [each.values[-1] for each in series if "middle" in each.name and each.values[-1] is not None]
    highest = max((end for end in ends if end is not None), default=None)
    for drawn, said in zip(chart.plots[0].series, series, strict=True):
        colour = RGBColor.from_string(said.colour[1:].upper())
        if lines:
            drawn.smooth = False
            drawn.format.line.color.rgb, drawn.format.line.width = colour, Pt(said.points)
            drawn.format.line.dash_style = MSO_LINE.DASH if said.dashed else MSO_LINE.SOLID
            drawn.marker.style = XL_MARKER_STYLE.NONE
            _label_last(drawn, said, above=said.values[-1] == highest)
        else:
            drawn.format.fill.solid()
            drawn.format.fill.fore_color.rgb = colour
            chart.plots[0].has_data_labels = True


def _label_last(drawn: Slide, said: Series, *, above: bool) -> None:
    """The figure at a line's end, where the line is one of the middles."""
    from pptx.enum.chart import XL_LABEL_POSITION

    known = [n for n, value in enumerate(said.values) if value is not None]
    if known and "middle" in said.name:
        drawn.points[known[-1]].data_label.position = (
            XL_LABEL_POSITION.ABOVE if above else XL_LABEL_POSITION.BELOW
        )


def _text(slide: Slide, place: Place, lines: Sequence[tuple[str, int, str, bool]], name: str) -> None:
    from pptx.util import Inches

    box = slide.shapes.add_textbox(*map(Inches, place))
    box.name = name
    box.text_frame.word_wrap = True
    _write(box.text_frame, lines)


def _put(shape: Slide, place: Place) -> None:
    from pptx.util import Inches

    shape.left, shape.top, shape.width, shape.height = map(Inches, place)


def _write(frame: Slide, lines: Sequence[tuple[str, int, str, bool]]) -> None:
    """Lines of text with size in points, colour and weight, one paragraph each."""
    from pptx.dml.color import RGBColor
    from pptx.enum.text import PP_ALIGN
    from pptx.util import Pt

    frame.margin_left = frame.margin_right = 0
    for number, (text, size, colour, bold) in enumerate(lines):
        paragraph = frame.paragraphs[0] if number == 0 else frame.add_paragraph()
        paragraph.alignment = PP_ALIGN.LEFT
        run = paragraph.add_run()
        run.text = text
        run.font.size, run.font.bold, run.font.name = Pt(size), bold, FONT
        run.font.color.rgb = RGBColor.from_string(colour[1:].upper())
