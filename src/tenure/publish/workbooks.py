"""The workforce analysis as a workbook: notes, contents, then one table a sheet, readable by people and
programs.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Final

from tenure.publish import numbers
from tenure.publish.contents import Analysis, Cell, Table
from tenure.publish.tables import heads

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

FIRST_ROW: Final = 4
"""The row of a sheet, from 0, in which the table's head stands: caption, reading, source and a blank go
before.
"""

WIDEST, NARROWEST = 60, 12
MADE: Final = datetime(2026, 1, 1)  # noqa: DTZ001
"""The date in the file's properties: fixed, so that the same figures give the same bytes."""

SYMBOLS: Final = (
    ("c", "Hidden to protect people: it stands for few of them, or would give such a figure away."),
    ("x", "Not available."),
    ("z", "Not applicable, for example a rate with nothing to divide by."),
    ("u", "Low reliability."),
    ("low", "Rounds to zero but is not zero."),
)
SAFE: Final = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
"""Text stays text: nothing in a cell is taken for a formula or a link."""


def workbook(analysis: Analysis) -> bytes:
    """The analysis as XLSX bytes. Hidden cells hold their symbol, never a number and never a blank."""
    return book_of(analysis.title, _notes(analysis), _tables(analysis))


def book_of(title: str, notes: Sequence[tuple[str, str]], tables: Sequence[tuple[Table, str, str]]) -> bytes:
    """A workbook of notes, contents and tables, each table with its reading and its source."""
    from xlsxwriter import Workbook

    out = io.BytesIO()
    with Workbook(out, dict(SAFE)) as book:
        book.set_properties({"title": title, "created": MADE})
        bold = book.add_format({"bold": True})
        _lines(book.add_worksheet("Notes"), notes, bold)
        _contents(book.add_worksheet("Contents"), tables, bold)
        for number, (table, reading, source) in enumerate(tables, start=1):
            _sheet(book, number, table, (reading, source))
    return out.getvalue()


def _tables(analysis: Analysis) -> list[tuple[Table, str, str]]:
    found = [(table, analysis.lede, " ".join(analysis.sources)) for table in analysis.tables]
    return found + [(c.table, c.reading, c.source) for c in analysis.charts if c.table.rows]


def _notes(analysis: Analysis) -> list[tuple[str, str]]:
    """The notes sheet, line by line: name and text."""
    lines = [(analysis.title, ""), (analysis.lede, "")]
    lines += [("Service", analysis.service_label), ("On", numbers.day(analysis.on)), ("Area", analysis.area)]
    lines += [("Compared with", analysis.compared_with), ("Snapshot", analysis.snapshot)]
    lines += [("Source", source) for source in analysis.sources]
    every = (*analysis.contradictions, *analysis.notes)
    lines += [
        ("Check" if n.kind == "check" else "Note", " ".join(filter(None, (n.who, n.says, n.do))))
        for n in every
    ]
    lines += [(f"Symbol {symbol}", meaning) for symbol, meaning in SYMBOLS]
    return [line for line in lines if line != ("Compared with", "")]


def _lines(sheet: Worksheet, lines: Sequence[tuple[str, str]], bold: Format) -> None:
    sheet.set_column(0, 0, 24)
    sheet.set_column(1, 1, 110)
    for row, (name, text) in enumerate(lines):
        sheet.write_string(row, 0, name, bold if row == 0 else None)
        sheet.write_string(row, 1, text)


def _contents(sheet: Worksheet, tables: Sequence[tuple[Table, str, str]], bold: Format) -> None:
    sheet.set_column(0, 0, 10)
    sheet.set_column(1, 1, 110)
    sheet.write_string(0, 0, "Sheet", bold)
    sheet.write_string(0, 1, "Table", bold)
    for row, (table, _, _) in enumerate(tables, start=1):
        sheet.write_url(row, 0, f"internal:'{row}'!A1", string=str(row))
        sheet.write_string(row, 1, table.caption)


def _sheet(book: Workbook, number: int, table: Table, about: tuple[str, str]) -> None:
    sheet = book.add_worksheet(str(number))
    sheet.write_string(0, 0, table.caption, book.add_format({"bold": True, "font_size": 14}))
    for row, text in enumerate(about, start=1):
        sheet.write_string(row, 0, text)
    head = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
    names = heads(table)
    for column, name in enumerate(names):
        sheet.write_string(FIRST_ROW, column, name, head)
        sheet.set_column(column, column, _width(table, column, name))
    right = book.add_format({"align": "right"})
    for row, cells in enumerate(table.rows, start=FIRST_ROW + 1):
        for column, cell in enumerate(cells):
            _write(sheet, (row, column), cell, right)
    sheet.freeze_panes(FIRST_ROW + 1, 1)


def _width(table: Table, column: int, name: str) -> int:
    longest = max((len(str(row[column].value)) for row in table.rows), default=0)
    return min(max(longest + 2, min(len(name), 24) + 2, NARROWEST), WIDEST)


def _write(sheet: Worksheet, place: tuple[int, int], cell: Cell, right: Format) -> None:
    row, column = place
    if isinstance(cell.value, str):
        sheet.write_string(row, column, cell.value, right if cell.hidden else None)
    else:
        sheet.write_number(row, column, cell.value, right)
