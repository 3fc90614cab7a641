"""Reading the flat form of the return, one row a person, from a CSV file or a workbook."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from io import StringIO
from itertools import islice

from tenure.returns.csww.limits import MOST_RECORDS
from tenure.returns.csww.sheet import HEADING_WITHIN, Heading, Row, heading_at, return_in
from tenure.returns.grids import Sheet, remarks_on, sheets_of
from tenure.returns.limits import control_character, too_long, too_many_records
from tenure.returns.rows import Csww
from tenure.returns.spreadsheets import CONTROL, DELIMITERS, text_of, unmarked
from tenure.terms.problems import Unreadable

_FEWEST_NAMES = 2
_LOOKED_AT = 4_000
_MOST_SLIPS = 20
"""Control characters in the first 4,000 letters: with more, the file is of some other kind altogether."""


def read_csv(data: bytes) -> Csww:
    """A return from a CSV file in UTF-8, whether commas, semicolons, tabs or bars part its cells.

    Raises   Unreadable where no row near the top names the fields of the return (T-F01).
    """
    if data.count(b"\n") > 10 * MOST_RECORDS:
        raise too_many_records(MOST_RECORDS)
    text = data.decode("utf-8")
    control = CONTROL.search(text)
    if control:
        if len(CONTROL.findall(text, 0, _LOOKED_AT)) > _MOST_SLIPS:
            raise Unreadable("The file is not text. Send the return as XML, CSV or XLSX. (T-F01)")
        line = text.count("\n", 0, control.start()) + 1
        raise control_character(f"Line {line}")
    said = re.match(r"sep=.\r?\n", text, re.I)
    text = text[said.end() :] if said else text
    tops = {mark: heading_at(list(islice(_cut(text, mark), HEADING_WITHIN))) for mark in DELIMITERS}
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
                    raise too_many_records(MOST_RECORDS)
                yield number, [unmarked(cell) for cell in cells]
    except csv.Error:
        raise too_long(f"Row {number + 1}", "a cell", csv.field_size_limit()) from None


def read_workbook(members: Mapping[str, bytes]) -> Csww:
    """A return from an Excel workbook: the sheet with a row that names the most fields.

    members  the workbook's own files, unpacked and measured.

    Raises   Unreadable where it cannot be opened, no sheet has such a row (T-F01) or two have (T-F02).
    """
    sheets = list(sheets_of(members))
    sheet, top = _the_one_meant([(sheet, _heading_of(sheet)) for sheet in sheets])
    rows = [(number, _texts(cells)) for number, cells in enumerate(sheet.rows, start=1)]
    _refuse_control_characters(rows)
    found = return_in(rows, top.place, form="xlsx")
    return replace(found, notices=(*_notices(sheet, sheets), *remarks_on(members), *found.notices))


def _notices(read: Sheet, sheets: Sequence[Sheet]) -> Iterator[str]:
    if len(sheets) > 1:
        yield f"The return was read from the sheet {read.as_called}."


def _holds_anyone(sheet: Sheet, top: Heading) -> bool:
    return any(cell != "" for cells in sheet.rows[top.place + 1 :] for cell in cells)


def _heading_of(sheet: Sheet) -> Heading:
    return heading_at([(number, _texts(cells)) for number, cells in enumerate(sheet.rows[:HEADING_WITHIN])])


def _the_one_meant(found: Sequence[tuple[Sheet, Heading]]) -> tuple[Sheet, Heading]:
    """The sheet whose heading names the most fields; of several, those that can be seen and hold anyone."""
    most = max((top.named for _, top in found), default=0)
    if most < _FEWEST_NAMES:
        raise Unreadable(
            "No sheet of the workbook has a row near its top that names AgencyWorker, SWENo and the other "
            "fields of the return. Check that it is the right file. (T-F01)"
        )
    meant = [(sheet, top) for sheet, top in found if top.named == most]
    meant = [each for each in meant if _holds_anyone(*each)] or meant
    meant = [each for each in meant if each[0].visible] or meant
    if len(meant) > 1:
        names = ", ".join(sheet.name for sheet, _ in meant)
        raise Unreadable(
            f"The workbook has more than one sheet of social workers: {names}. "
            "Leave only the one that is meant. (T-F02)"
        )
    return meant[0]


def _refuse_control_characters(rows: Sequence[Row]) -> None:
    for number, cells in rows:
        if CONTROL.search("".join(cells)):
            raise control_character(f"Row {number}")


def _texts(cells: Sequence[object]) -> list[str]:
    return [text_of(cell) for cell in cells]
