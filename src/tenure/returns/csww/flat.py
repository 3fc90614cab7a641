"""Reading the flat form of the return, one row a person, from a CSV file or a workbook."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, time
from decimal import Decimal
from io import BytesIO, StringIO
from itertools import islice

from python_calamine import CalamineError, CalamineWorkbook

from tenure.returns.csww.archives import look_over_sheets
from tenure.returns.csww.limits import MOST_RECORDS, control_character, too_long, too_many_records
from tenure.returns.csww.sheet import HEADING_WITHIN, Row, heading_at, return_in
from tenure.returns.rows import Csww
from tenure.terms.problems import Unreadable

_DELIMITERS = (",", ";", "\t", "|")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_MARKED_AS_TEXT = re.compile(r"'+[=+\-@\t\r]")
_FEWEST_NAMES = 2


def read_csv(data: bytes) -> Csww:
    """A return from a CSV file in UTF-8, whether commas, semicolons, tabs or bars part its cells.

    Raises   Unreadable where no row near the top names the fields of the return (T-F01).
    """
    if data.count(b"\n") > 10 * MOST_RECORDS:
        raise too_many_records()
    text = data.decode("utf-8")
    control = _CONTROL.search(text)
    if control:
        line = text.count("\n", 0, control.start()) + 1
        raise control_character(f"Line {line}")
    said = re.match(r"sep=.\r?\n", text, re.I)
    text = text[said.end() :] if said else text
    tops = {mark: heading_at(list(islice(_cut(text, mark), HEADING_WITHIN))) for mark in _DELIMITERS}
    mark = max(tops, key=lambda each: tops[each].named)
    if tops[mark].named < _FEWEST_NAMES:
        raise Unreadable(
            "The file is neither XML nor a table of the return's fields: no row near its top names "
            "AgencyWorker, SWENo and the other fields. Check that it is the right file. (T-F01)"
        )
    return return_in(list(_cut(text, mark)), tops[mark].place, form="csv")


def _cut(text: str, delimiter: str) -> Iterator[Row]:
    """The rows of a CSV text that hold anything, with their spreadsheet numbers."""
    number = kept = 0
    try:
        for number, cells in enumerate(csv.reader(StringIO(text, newline=""), delimiter=delimiter), start=1):
            if any(cells):
                kept += 1
                if kept > MOST_RECORDS:
                    raise too_many_records()
                yield number, [_unmarked(cell) for cell in cells]
    except csv.Error:
        raise too_long(f"Row {number + 1}", "a cell", csv.field_size_limit()) from None


def _unmarked(cell: str) -> str:
    """A cell without the apostrophe that marks as text what begins as a formula does; see `writing`."""
    cell = cell.strip()
    if cell[:1] == "'" and _MARKED_AS_TEXT.match(cell):
        cell = cell[1:]
    return cell.replace("\r\n", "\n").replace("\r", "\n") if "\r" in cell else cell


def read_workbook(data: bytes, members: Mapping[str, bytes]) -> Csww:
    """A return from an Excel workbook: its first sheet with a row that names the fields.

    members  the workbook's own files, unpacked and measured.

    Raises   Unreadable where it cannot be opened or no sheet has such a row (T-F01).
    """
    look_over_sheets(members)
    for sheet in _sheets(data):
        top = heading_at([(number, _texts(cells)) for number, cells in enumerate(sheet[:HEADING_WITHIN])])
        if top.named >= _FEWEST_NAMES:
            rows = [(number, _texts(cells)) for number, cells in enumerate(sheet, start=1)]
            _refuse_control_characters(rows)
            return return_in(rows, top.place, form="xlsx")
    raise Unreadable(
        "No sheet of the workbook has a row near its top that names AgencyWorker, SWENo and the other fields "
        "of the return. Check that it is the right file. (T-F01)"
    )


def _sheets(data: bytes) -> Iterator[list[list[object]]]:
    try:
        book = CalamineWorkbook.from_filelike(BytesIO(data))
        for name in book.sheet_names:
            yield book.get_sheet_by_name(name).to_python(skip_empty_area=False)  # type: ignore[misc]
    except CalamineError:
        raise Unreadable("The workbook is damaged. Save it again as .xlsx and send that. (T-F01)") from None


def _refuse_control_characters(rows: Sequence[Row]) -> None:
    for number, cells in rows:
        if _CONTROL.search("".join(cells)):
            raise control_character(f"Row {number}")


def _texts(cells: Sequence[object]) -> list[str]:
    return [_text(cell) for cell in cells]


def _text(value: object) -> str:
    """A workbook's typed cell as the return would write it."""
    if isinstance(value, str):
        return _unmarked(value.replace("\r\n", "\n"))
    if isinstance(value, bool):
        return str(int(value))
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else format(Decimal(repr(value)), "f")
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(timespec="seconds")
    return value.isoformat() if isinstance(value, date | time) else str(value)
