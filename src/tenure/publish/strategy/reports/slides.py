"""A report as slides: the answer first, then a finding a slide, with charts that can be edited."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from typing import Final, TypeVar

from tenure.publish import numbers
from tenure.publish.contents import Chart, Table
from tenure.publish.directions import apart
from tenure.publish.looks import INK, MUTED
from tenure.publish.slideshapes import (
    EDGE,
    WIDTH,
    Line,
    Place,
    Slide,
    new_deck,
    parted,
    put,
    saved,
    table_of,
    text_box,
    write,
)
from tenure.publish.strategy.reports.natives import drawn_of, native_chart
from tenure.publish.strategy.reports.parts import Finding, Report, Section, cited_table, rests_table
from tenure.publish.wording import Status

Some = TypeVar("Some")

SIZES: Final = ((70, 30), (140, 24), (260, 18), (600, 13))
"""Letters of a title, and the points in which so many fit in their place; a longer one is set in 9."""

MOST_LINES, MOST_CHARTS = 17, 2
"""What one slide holds of lines of findings, and of charts."""

LETTERS_A_LINE: Final = 125

MARKS: Final[dict[Status, str]] = {
    "on-course": "#1f6f43",
    "watch": "#8a5a00",
    "off-course": "#a4262c",
    "no-data": "#55606e",
}
BODY: Final = Place(EDGE, 1.45, WIDTH - 2 * EDGE, 5.3)


def report_slides(report: Report) -> bytes:
    """PPTX bytes; the same report gives the same bytes, whenever it is made."""
    deck = new_deck(report.title, report.brand.name)
    _opening(deck, report)
    for section in report.sections:
        _section(deck, report, section)
    for table in (cited_table(report), rests_table(report)):
        _tables(deck, report, table.caption, table)
    return saved(deck)


def _opening(deck: Slide, report: Report) -> None:
    slide = _slide(deck, report, report.title, tall=2.6)
    text_box(slide, Place(EDGE, 3.3, WIDTH - 2 * EDGE, 1.6), [(report.lede, 20, INK, False)], "What it says")
    said = f"{report.name} · {apart(report.brand.name)} · {numbers.day(report.on)}"
    text_box(slide, Place(EDGE, 5.6, 8.5, 0.5), [(said, 16, report.brand.ink, True)], "Whose and when")
    _logo(slide, report)
    slide.notes_slide.notes_text_frame.text = "\n".join(f"{name}: {text}" for name, text in report.rests)


def _logo(slide: Slide, report: Report) -> None:
    from pptx.util import Inches

    picture = _raster(report)
    if not picture:
        return
    shape = slide.shapes.add_picture(io.BytesIO(picture), Inches(0), Inches(0), height=Inches(0.9))
    if shape.width > Inches(3.2):
        shape.height = int(shape.height * Inches(3.2) / shape.width)
        shape.width = Inches(3.2)
    shape.left, shape.top = Inches(WIDTH - EDGE) - shape.width, Inches(5.45)
    shape.name = "Logo"
    shape._element.nvPicPr.cNvPr.set("descr", report.brand.alt or report.brand.name)


def _raster(report: Report) -> bytes:
    """The logo as a picture of dots: slides take no SVG."""
    if report.brand.kind != "svg":
        return report.brand.logo
    import vl_convert

    return bytes(vl_convert.svg_to_png(report.brand.logo.decode(), scale=3.0))


def _section(deck: Slide, report: Report, section: Section) -> None:
    """A section's words, then its charts two by two, then its tables."""
    pieces: list[str | Finding] = [*section.says, *section.findings]
    parts = list(_packed(pieces))
    for number, part in enumerate(parts):
        slide = _slide(deck, report, _numbered(section.title, number, len(parts)))
        last = number == len(parts) - 1
        notes = [(note, 12, MUTED, False) for note in section.notes] if last else []
        text_box(slide, BODY, [*_lines(part, report), *notes], "Findings")
        slide.notes_slide.notes_text_frame.text = "\n".join(map(_plain, part))
    drawn = drawn_of(section.charts)
    for pair in _by(drawn, MOST_CHARTS):
        title = pair[0][0].title if len(pair) == 1 else section.title
        slide = _slide(deck, report, title)
        wide = (WIDTH - 2 * EDGE) / len(pair)
        for n, (chart, held) in enumerate(pair):
            place = Place(EDGE + n * wide, 1.45, wide - 0.15, 5.2)
            text_box(slide, place._replace(height=1.5), _about(chart), "About the chart")
            native_chart(slide, chart, held, place._replace(top=2.95, height=3.8))
        slide.notes_slide.notes_text_frame.text = "\n".join(
            f"{chart.title}: {chart.reading} {chart.source}" for chart, _ in pair
        )
    for table in section.tables:
        _tables(deck, report, table.caption, table)


def _tables(deck: Slide, report: Report, title: str, table: Table) -> None:
    head = list(table.columns)
    parts = parted([head, *([cell.text for cell in row] for row in table.rows)], BODY, points=10)
    for number, words in enumerate(parts):
        slide = _slide(deck, report, _numbered(title, number, len(parts)))
        table_of(slide, BODY, words, points=10, ink=report.brand.ink)
        slide.notes_slide.notes_text_frame.text = " ".join(table.notes)


def _slide(deck: Slide, report: Report, title: str, *, tall: float = 1.0) -> Slide:
    """A slide with its title, and at its foot whose it is and what its figures rest on."""
    from pptx.enum.text import MSO_ANCHOR

    slide = deck.slides.add_slide(deck.slide_layouts[5])
    put(slide.shapes.title, Place(EDGE, 0.35, WIDTH - 2 * EDGE, tall))
    frame = slide.shapes.title.text_frame
    frame.word_wrap, frame.vertical_anchor = True, MSO_ANCHOR.TOP
    size = next((points for letters, points in SIZES if len(title) <= letters), 9)
    write(frame, [(title, size, report.brand.ink, True)])
    foot = [(_foot(report), 9, MUTED, False)]
    text_box(slide, Place(EDGE, 6.95, WIDTH - 2 * EDGE, 0.35), foot, "Source")
    return slide


def _foot(report: Report) -> str:
    rests = dict(report.rests)
    snapshot = rests.get("Snapshot of the record", "")[:12]
    said = f"{report.name} · {apart(report.brand.name[:80])} · {numbers.day(report.on)}"
    return f"{said} · snapshot {snapshot}" if snapshot else said


def _about(chart: Chart) -> list[Line]:
    return [
        (chart.title, 14, INK, True),
        (chart.reading, 11, INK, False),
        (f"{chart.subtitle}. {chart.note}".strip(), 9, MUTED, False),
    ]


def _lines(part: Sequence[str | Finding], report: Report) -> Iterator[Line]:
    for each in part:
        if isinstance(each, str):
            yield each, 16, INK, False
            continue
        mark = f"{each.icon} {each.word}" if each.word else ""
        head = ": ".join(filter(None, (each.head, mark)))
        colour = MARKS[each.status] if each.status else report.brand.ink
        if head:
            yield head, 16, colour, True
        yield each.says, 14, INK, False


def _plain(each: str | Finding) -> str:
    return each if isinstance(each, str) else each.line


def _packed(pieces: Sequence[str | Finding]) -> Iterator[list[str | Finding]]:
    """Pieces of text by slide: as many as fit, at least one."""
    part: list[str | Finding] = []
    for each in pieces:
        if part and sum(map(_height, (*part, each))) > MOST_LINES:
            yield part
            part = []
        part.append(each)
    if part:
        yield part


def _by(things: Sequence[Some], size: int) -> Iterator[Sequence[Some]]:
    for begins in range(0, len(things), size):
        yield things[begins : begins + size]


def _height(each: str | Finding) -> float:
    """The lines that a piece of text takes, with the air around it."""
    if isinstance(each, str):
        return 1.6 + len(each) // (LETTERS_A_LINE - 20)
    return (1.1 if each.head else 0) + 1.1 + len(each.says) // LETTERS_A_LINE


def _numbered(title: str, number: int, of: int) -> str:
    return title if of == 1 else f"{title} ({number + 1} of {of})"
