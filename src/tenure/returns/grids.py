"""Workbooks: looked over for how far their sheets reach, then opened sheet by sheet."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO
from itertools import pairwise
from zipfile import ZipFile

from python_calamine import CalamineError, CalamineWorkbook, SheetVisibleEnum

from tenure.terms.problems import Unreadable

MOST_CELLS = 4_000_000
"""Cells of the grid from A1 to the last one filled, empty or not: 100,000 people with 40 fields."""

_PLACE = re.compile(rb"""(?<![\w:.-])r\s*=\s*(?:"([^"]*)"|'([^']*)')""")
_REFERENCE = re.compile(rb"([A-Za-z]{0,9})([0-9]{1,40})")
_ROW = re.compile(rb"<(?:[\w.-]+:)?row[\s/>]")
_CELL = re.compile(rb"<(?:[\w.-]+:)?c[\s/>]")
_ERROR = re.compile(rb"""<(?:[\w.-]+:)?c\s[^<>]*?\st\s*=\s*["']e["'][^<>]*>""")
_NAMED = re.compile(rb"""\sr\s*=\s*["']([A-Za-z]{1,3}[0-9]{1,7})["']""")
_FORMULA = re.compile(rb"""(<(?:[\w.-]+:)?c\s[^<>]*>)\s*<(?:[\w.-]+:)?f[\s/>]""")


@dataclass(frozen=True)
class Sheet:
    """One sheet of a workbook: its cells by row from the top left corner, typed as the workbook has them."""

    name: str
    visible: bool
    rows: list[list[object]]

    @property
    def as_called(self) -> str:
        """Its name, and that it is hidden where it is: whoever sent it may not know of it."""
        return f"{self.name[:40]}, which is hidden" if not self.visible else self.name[:40]


def sheets_of(members: Mapping[str, bytes]) -> Iterator[Sheet]:
    """The sheets of a workbook, opened one at a time.

    members  the workbook's own files, unpacked and measured. Only these are opened: what else the archive
             may hold, or say of itself, is not seen.

    Raises   Unreadable where it is damaged, or a cell is so far out that the grid up to it would fill the
             machine.
    """
    for content in members.values():
        _look_over(content)
    try:
        book = CalamineWorkbook.from_filelike(packed(members))
        for about in book.sheets_metadata:
            rows = book.get_sheet_by_name(about.name).to_python(skip_empty_area=False)
            yield Sheet(about.name, about.visible == SheetVisibleEnum.Visible, rows)  # type: ignore[arg-type]
    except CalamineError:
        raise _damaged() from None


def remarks_on(members: Mapping[str, bytes]) -> Iterator[str]:
    """What a sender should know of cells that say less than they show: errors, and formulas."""
    if error := _first(_ERROR, members):
        yield f"Cell {error}: the workbook has an error such as #N/A there, which was read as blank."
    if formula := _first(_FORMULA, members):
        yield f"Cell {formula} holds a formula; of formulas the value last worked out was read."


def _first(what: re.Pattern[bytes], members: Mapping[str, bytes]) -> str | None:
    """The place of the first such cell that has its place written at it; None without."""
    found = filter(None, (what.search(content) for content in members.values() if is_sheet(content)))
    return next((place[1].decode() for cell in found if (place := _NAMED.search(cell[0]))), None)


def packed(members: Mapping[str, bytes]) -> BytesIO:
    """The workbook again, of these files alone."""
    made = BytesIO()
    with ZipFile(made, "w") as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    made.seek(0)
    return made


def is_sheet(content: bytes) -> bool:
    """Whether a file of a workbook is one of its sheets, whatever it is called."""
    return b"sheetData" in content


def _damaged() -> Unreadable:
    return Unreadable("The workbook is damaged. Save it again as .xlsx and send that.")


def _look_over(content: bytes) -> None:
    """Refuse a sheet that reaches too far; a file of the workbook that is no sheet has nothing to measure."""
    if not is_sheet(content):
        return
    rows, columns = reach(content)
    if rows * columns > MOST_CELLS:
        raise Unreadable(
            f"A sheet of the workbook reaches to row {rows:,} and column {columns:,}, far outside any "
            "return. Copy the rows of the return into a new workbook."
        )


def reach(sheet: bytes) -> tuple[int, int]:
    """The furthest row and column, or more: what does not say its own place is counted besides.

    Raises   Unreadable where a place is none.
    """
    rows = columns = named = 0
    for found in _PLACE.finditer(sheet):
        place = _REFERENCE.fullmatch(found[1] or found[2] or b"")
        if not place:
            raise _damaged()
        named += 1
        rows, columns = max(rows, int(place[2])), max(columns, _column(place[1]))
    begun = [found.start() for found in _ROW.finditer(sheet)]
    cells = [found.start() for found in _CELL.finditer(sheet)]
    if named < len(begun) + len(cells):
        rows, columns = rows + len(begun), columns + _most_between(cells, [0, *begun, len(sheet)])
    return rows, columns


def _column(letters: bytes) -> int:
    place = 0
    for letter in letters.upper():
        place = place * 26 + letter - 64
    return place


def _most_between(places: list[int], marks: list[int]) -> int:
    """The most places there are between one mark and the next."""
    at, most = 0, 0
    for begin, end in pairwise(marks):
        first = at
        while at < len(places) and begin <= places[at] < end:
            at += 1
        most = max(most, at - first)
    return most
