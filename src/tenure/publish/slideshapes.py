"""What slides are made of: places, text and tables; and files that tell nothing of when they were made."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Sequence
from datetime import datetime
from math import ceil
from typing import Any, Final, NamedTuple

from tenure.publish.directions import leftward
from tenure.publish.looks import INK

Slide = Any
"""A slide, a chart, a shape: python-pptx carries no types."""

Line = tuple[str, int, str, bool]
"""A line of text: its words, size in points, colour and weight."""

FONT: Final = "Arial"
WIDTH, HEIGHT, EDGE = 13.333, 7.5, 0.5
"""Inches of a wide slide, and of its edges."""

LETTERS_AN_INCH: Final = 140
"""Letters of one point that stand in an inch; of ten points a tenth as many."""

MADE: Final = datetime(2026, 1, 1)  # noqa: DTZ001
"""The date in the file's properties: fixed, so that it tells nothing but the figures."""

OLDEST: Final = (1980, 1, 1, 0, 0, 0)
"""The date of every part in a ZIP of ours."""

_CREATED: Final = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*")


class Place(NamedTuple):
    """Where something stands on a slide, in inches."""

    left: float
    top: float
    width: float
    height: float


def new_deck(title: str, author: str) -> Slide:
    """An empty deck of wide slides."""
    from pptx import Presentation
    from pptx.util import Inches

    deck = Presentation()
    deck.slide_width, deck.slide_height = Inches(WIDTH), Inches(HEIGHT)
    properties = deck.core_properties
    properties.title, properties.author, properties.language = title[:250], author[:250], "en-GB"
    properties.created = properties.modified = MADE
    return deck


def saved(deck: Slide) -> bytes:
    """The deck's bytes: the same slides give the same bytes, whenever they are made."""
    out = io.BytesIO()
    deck.save(out)
    return settled(out.getvalue())


def settled(made: bytes) -> bytes:
    """A ZIP of office parts without the moments at which it and the workbooks in it were made."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(made)) as old,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=4) as new,
    ):
        for name in old.namelist():
            content = old.read(name)
            if name.endswith(".xlsx"):
                content = settled(content)
            elif name.endswith("core.xml"):
                content = _CREATED.sub(rb"\g<1>2026-01-01T00:00:00Z", content)
            new.writestr(zipfile.ZipInfo(name, OLDEST), content, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def text_box(slide: Slide, place: Place, lines: Sequence[Line], name: str) -> None:
    """Lines of text in a box of their own; `name` says what the box is."""
    from pptx.util import Inches

    box = slide.shapes.add_textbox(*map(Inches, place))
    box.name = name
    box.text_frame.word_wrap = True
    write(box.text_frame, lines)


def put(shape: Slide, place: Place) -> None:
    """Move a shape to its place."""
    from pptx.util import Inches

    shape.left, shape.top, shape.width, shape.height = map(Inches, place)


def write(frame: Slide, lines: Sequence[Line]) -> None:
    """Lines of text with size in points, colour and weight, one paragraph each."""
    from pptx.dml.color import RGBColor
    from pptx.enum.text import PP_ALIGN
    from pptx.util import Pt

    frame.margin_left = frame.margin_right = 0
    for number, (text, size, colour, bold) in enumerate(lines):
        paragraph = frame.paragraphs[0] if number == 0 else frame.add_paragraph()
        paragraph.alignment = PP_ALIGN.RIGHT if leftward(text) else PP_ALIGN.LEFT
        if leftward(text):
            paragraph._p.get_or_add_pPr().set("rtl", "1")
        run = paragraph.add_run()
        run.text = text
        run.font.size, run.font.bold, run.font.name = Pt(size), bold, FONT
        run.font.color.rgb = RGBColor.from_string(colour[1:].upper())


def table_of(slide: Slide, place: Place, rows: Sequence[Sequence[str]], *, points: int, ink: str) -> None:
    """A table whose first row is its head; `ink` is the colour behind the head."""
    from pptx.dml.color import RGBColor
    from pptx.util import Inches

    frame = slide.shapes.add_table(len(rows), len(rows[0]), *map(Inches, place))
    frame.name = "Table"
    table = frame.table
    table.first_row, table.horz_banding = True, False
    wide, tall = _shares(rows), row_heights(rows, place, points=points)
    for column, share in zip(table.columns, wide, strict=True):
        column.width = Inches(place.width * share)
    for number, row in enumerate(rows):
        table.rows[number].height = Inches(tall[number])
        for column, text in enumerate(row):
            cell = table.cell(number, column)
            cell.fill.solid()
            cell.fill.fore_color.rgb = RGBColor.from_string(ink[1:].upper() if number == 0 else "FFFFFF")
            cell.margin_top = cell.margin_bottom = Inches(0.03)
            cell.text_frame.word_wrap = True
            write(cell.text_frame, [(text, points, "#ffffff" if number == 0 else INK, number == 0)])


def parted(rows: Sequence[Sequence[str]], place: Place, *, points: int) -> list[list[Sequence[str]]]:
    """The rows of a table by slide: as many as fit in a place, at least one, each time under the first."""
    head, *rest = rows
    heights = row_heights(rows, place, points=points)
    found: list[list[Sequence[str]]] = []
    left = 0.0
    for row, tall in zip(rest, heights[1:], strict=True):
        if not found or tall > left:
            found.append([head])
            left = place.height - heights[0]
        found[-1].append(row)
        left -= tall
    return found


def row_heights(rows: Sequence[Sequence[str]], place: Place, *, points: int) -> list[float]:
    """How tall each row is in inches: by its cell of most lines, as wide as its column is."""
    letters = [max(place.width * share * LETTERS_AN_INCH / points - 2, 4.0) for share in _shares(rows)]
    line = points * 1.25 / 72
    lines = [max(ceil(len(text) / room) for text, room in zip(row, letters, strict=True)) for row in rows]
    return [max(each, 1) * line + 0.12 for each in lines]


def _shares(rows: Sequence[Sequence[str]]) -> list[float]:
    """How much of the width each column takes: by its longest cell and its longest word, within reason."""
    columns = [[row[n] for row in rows] for n in range(len(rows[0]))]
    wide = [
        max(min(max(map(len, column)), 50) ** 0.75 + 2, 0.8 * min(_longest_word(column), 24))
        for column in columns
    ]
    return [each / sum(wide) for each in wide]


def _longest_word(column: Sequence[str]) -> int:
    return max((len(word) for text in column for word in text.split()), default=1)
