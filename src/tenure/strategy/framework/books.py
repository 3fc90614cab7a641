"""Writing a framework as a workbook: the same sheets that are read, with lists to choose from."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, time
from typing import TYPE_CHECKING, Any, Final

from tenure.strategy.framework import sheets
from tenure.strategy.framework.checking import ready_scenarios
from tenure.strategy.framework.parts import Framework
from tenure.strategy.framework.sheets import Column
from tenure.strategy.framework.writing import as_values

if TYPE_CHECKING:
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

SAFE: Final = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
"""Text stays text: nothing in a cell is taken for a formula or a link."""
MADE: Final = datetime(2026, 1, 1)  # noqa: DTZ001
"""The date in the file's properties: fixed, so that the same framework gives the same bytes."""
FIRST_ROW: Final = 2
"""The first row of parts, counted from 0: the head and what to write stand above."""
ROWS_WITH_LISTS: Final = 1500
"""Rows down to which a cell offers its list."""


def template() -> bytes:
    """An empty workbook to fill in."""
    return _book(None)


def as_workbook(framework: Framework) -> bytes:
    """A framework as a workbook; read again it is the same."""
    return _book(framework)


def _book(framework: Framework | None) -> bytes:
    from xlsxwriter import Workbook  # here, because it takes as long to import as a framework to check

    values = as_values(framework) if framework else {}
    out = io.BytesIO()
    with Workbook(out, dict(SAFE)) as book:
        book.set_properties({"title": values.get("title", "A framework’s workbook"), "created": MADE})
        _read_me(book)
        _about(book, values)
        ranges = _lists(book)
        for key, (name, columns) in sheets.PARTS.items():
            _sheet(book, name, columns, list(_flat(values.get(key, ()))), ranges)
        for key, (name, parent, inner, columns) in sheets.CHILDREN.items():
            rows = [
                {parent: each["code"], **child}
                for each in values.get(key, ())
                for child in each.get(inner, ())
            ]
            _sheet(book, name, columns, rows, ranges)
    return out.getvalue()


def _flat(parts: Sequence[Mapping[str, Any]]) -> Iterator[dict[str, Any]]:
    """A part as the cells of its row: a baseline becomes baseline.value and baseline.on."""
    for part in parts:
        row: dict[str, Any] = {}
        for key, value in part.items():
            if isinstance(value, dict):
                row |= {f"{key}.{inner}": each for inner, each in value.items()}
            else:
                row[key] = value
        yield row


def _read_me(book: Workbook) -> None:
    sheet = book.add_worksheet(sheets.READ_ME)
    bold, wrap = book.add_format({"bold": True, "valign": "top"}), book.add_format({"text_wrap": True})
    sheet.set_column(0, 0, 22)
    sheet.set_column(1, 1, 100, wrap)
    for row, (name, text) in enumerate(sheets.INSTRUCTIONS):
        sheet.write_string(row, 0, name, bold)
        sheet.write_string(row, 1, text)


def _about(book: Workbook, values: Mapping[str, Any]) -> None:
    sheet = book.add_worksheet(sheets.ABOUT)
    bold, wrap = book.add_format({"bold": True}), book.add_format({"text_wrap": True, "valign": "top"})
    sheet.set_column(0, 0, 22)
    sheet.set_column(1, 1, 100, wrap)
    vision, purpose = values.get("vision", {}), values.get("purpose", {})
    lines = (
        ("What", "Words"),
        ("Title", values.get("title", "")),
        ("Vision", vision.get("text", "")),
        ("Vision paragraphs", ", ".join(vision.get("paragraphs", ()))),
        ("Purpose", purpose.get("text", "")),
        ("Purpose paragraphs", ", ".join(purpose.get("paragraphs", ()))),
    )
    for row, (name, text) in enumerate(lines):
        sheet.write_string(row, 0, name, bold)
        sheet.write_string(row, 1, text, bold if row == 0 else None)


def _lists(book: Workbook) -> dict[str, str]:
    """Write the lists that never change, and say where every list stands, those of codes too."""
    from xlsxwriter.utility import xl_range_abs

    sheet = book.add_worksheet(sheets.LISTS)
    found: dict[str, str] = {}
    for place, (name, choices) in enumerate(
        [*sheets.CHOICES.items(), ("scenarios", sorted(ready_scenarios()))]
    ):
        sheet.set_column(place, place, 30)
        for row, text in enumerate((name, *choices)):
            sheet.write_string(row, place, text)
        found[name] = f"={sheets.LISTS}!{xl_range_abs(1, place, len(choices), place)}"
    for key, (name, _) in sheets.PARTS.items():
        found[key] = f"='{name}'!{xl_range_abs(FIRST_ROW, 0, ROWS_WITH_LISTS, 0)}"
    return found


def _sheet(
    book: Workbook,
    name: str,
    columns: Sequence[Column],
    rows: Sequence[Mapping[str, Any]],
    ranges: Mapping[str, str],
) -> None:
    sheet = book.add_worksheet(name)
    head = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
    hint = book.add_format({"italic": True, "font_color": "#55606e", "text_wrap": True, "valign": "top"})
    cells = {
        "day": book.add_format({"num_format": "yyyy-mm-dd", "valign": "top"}),
        "number": book.add_format({"valign": "top"}),
        "words": book.add_format({"text_wrap": True, "valign": "top"}),
    }
    for place, column in enumerate(columns):
        sheet.set_column(place, place, column.width, cells.get(column.form, cells["words"]))
        sheet.write_string(0, place, column.head, head)
        sheet.write_string(1, place, column.says, hint)
        if column.list_of in ranges:
            rule = {"validate": "list", "source": ranges[column.list_of], "error_type": "warning"}
            sheet.data_validation(FIRST_ROW, place, ROWS_WITH_LISTS, place, rule)
    for number, row in enumerate(rows, start=FIRST_ROW):
        for place, column in enumerate(columns):
            if column.key in row:
                _write(sheet, (number, place), _text(row[column.key], column), cells["day"])
    sheet.freeze_panes(FIRST_ROW, 1)


def _text(value: Any, column: Column) -> Any:
    """A list as one cell of text; anything else as it is."""
    between = "\n" if column.form == "lines" else ", "
    return between.join(value) if isinstance(value, list) else value


def _write(sheet: Worksheet, place: tuple[int, int], value: Any, day: Any) -> None:
    row, column = place
    if isinstance(value, date):
        sheet.write_datetime(row, column, datetime.combine(value, time()), day)
    elif isinstance(value, float) and float(f"{value:.16G}") == value:
        sheet.write_number(row, column, value)
    else:
        sheet.write_string(row, column, value if isinstance(value, str) else repr(value))
