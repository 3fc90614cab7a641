"""Reading the four files: from a text file or the sheets of a workbook to columns by field."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO, TextIOWrapper
from itertools import islice

from tenure.returns.education.fields import ABOVE, FIELDS, File, plain
from tenure.returns.education.limits import LONGEST_CELL, MOST_RECORDS, WIDEST
from tenure.returns.education.rows import Above, Book, Form, LayoutFault, Part
from tenure.returns.grids import Sheet, remarks_on, sheets_of
from tenure.returns.limits import control_character, too_long, too_many_records
from tenure.returns.opening import Opened
from tenure.returns.spreadsheets import CONTROL, DELIMITERS, WHAT_TO_PUT_RIGHT, text_of, unmarked
from tenure.terms.problems import Unreadable

Row = tuple[int, list[str]]
"""The line or spreadsheet row at which it stands, and its cells."""

HEADER_WITHIN = 20
"""Rows looked through for the headings: a title and a few lines may stand above them."""

LISTS = "Lists"
"""The template's own hidden sheet, which holds the words that a cell may have."""

_OURS = ("Guide", "Summary")
"""Sheets of the template, and of what comes back from checking, that hold no rows."""

_SHARE_KNOWN = 0.6
"""Of the columns that a file must have, how many make a row its headings."""


@dataclass(frozen=True)
class _Top:
    """The headings: which file has them, their place among the rows, and the rows above them."""

    file: File
    line: int
    names: list[str]
    place: int
    above: Mapping[str, Above]
    known: int


def is_part(file: Opened) -> bool:
    """Whether a file that is open holds the headings of one of the four files near its top."""
    if file.form == "xml":
        return False
    if file.form == "xlsx":
        return any(_top_of(_rows_of(sheet, HEADER_WITHIN)) for sheet in sheets_of(file.members))
    return _best_cut(file.text)[1] is not None


def read_book(file: Opened) -> Book:
    """What one file holds.

    Raises   Unreadable where no row near the top has the headings of one of the four files, two sheets hold
             the same one, a file has no rows, or a cell or the file is too large.
    """
    return _from_workbook(file) if file.form == "xlsx" else _from_text(file)


def _from_text(file: Opened) -> Book:
    delimiter, top = _best_cut(file.text)
    if top is None:
        raise _no_headings()
    rows = islice(_cut(file.text, delimiter), top.place + 1, None)
    return Book((_part(file, top, rows, form="csv", sheet=""),), file.notices)


def _no_headings() -> Unreadable:
    return Unreadable(
        "No row near the top has the headings of a students, placements, applications or results file. "
        "Start from the template: tenure template education --out FILE"
    )


def _best_cut(text: bytes) -> tuple[str, _Top | None]:
    """What parts the cells, and the headings: with the right mark most headings are known."""
    tops = {mark: _top_of(islice(_cut(text, mark), HEADER_WITHIN)) for mark in DELIMITERS}
    found = {mark: top for mark, top in tops.items() if top is not None}
    best = max(found, key=lambda mark: found[mark].known, default=",")
    return best, found.get(best)


def _cut(text: bytes, delimiter: str) -> Iterator[Row]:
    """The rows of a text that hold anything, with the line each begins on."""
    reader = csv.reader(TextIOWrapper(BytesIO(text), "utf-8-sig", newline=""), delimiter=delimiter)
    begins = 1
    try:
        for cells in reader:
            if any(cells):
                yield begins, list(map(unmarked, cells))
            begins = reader.line_num + 1
    except csv.Error:
        raise too_long(f"Line {begins}", "a cell", csv.field_size_limit(), LONGEST_CELL) from None


def _from_workbook(file: Opened) -> Book:
    found: dict[File, tuple[Sheet, _Top]] = {}
    notices: list[str] = list(file.notices)
    for sheet in sheets_of(file.members):
        top = _top_of(_rows_of(sheet, HEADER_WITHIN))
        if top is None or not sheet.visible:
            notices += _passed_over(sheet, top)
        elif top.file in found:
            raise Unreadable(
                f"The sheets {found[top.file][0].name[:40]} and {sheet.name[:40]} both hold {top.file}. "
                "Put them into one sheet, or take out the one that is not meant."
            )
        else:
            found[top.file] = sheet, top
    if not found:
        raise _all_hidden() if any("hidden" in said for said in notices) else _no_headings()
    parts = [
        _part(file, top, islice(_rows_of(sheet, None), top.place + 1, None), form="xlsx", sheet=sheet.name)
        for sheet, top in found.values()
    ]
    return Book(tuple(parts), (*notices, *remarks_on(file.members)))


def _all_hidden() -> Unreadable:
    return Unreadable(
        "Every sheet that holds students, placements, applications or results is hidden. Show it."
    )


def _passed_over(sheet: Sheet, top: _Top | None) -> Iterator[str]:
    if top is not None:
        yield f"The sheet {sheet.name[:40]} is hidden, so it was not read. Show it if it is meant."
    elif sheet.visible and sheet.name not in _OURS and any(any(map(_said, row)) for row in sheet.rows):
        yield f"The sheet {sheet.name[:40]} has none of the four files' headings, so it was not read."


def _said(cell: object) -> bool:
    return cell not in ("", None)


def _rows_of(sheet: Sheet, limit: int | None) -> Iterator[Row]:
    for number, cells in enumerate(islice(sheet.rows, limit), start=1):
        texts = [text_of(cell) for cell in cells]
        if any(texts):
            yield number, texts


def _top_of(rows: Iterable[Row]) -> _Top | None:
    """The first of these rows that has the headings of one of the four files; None where none has."""
    above: dict[str, Above] = {}
    for place, (line, cells) in enumerate(rows):
        names = [plain(cell) for cell in cells[:WIDEST]]
        file = _file_with(names)
        if file is not None:
            return _Top(file, line, cells[:WIDEST], place, above, len(FIELDS[file].keys() & set(names)))
        name = names[0].removeprefix("academic_").removesuffix("_ending") if names else ""
        if name in ABOVE:
            above[name] = Above(cells[1] if len(cells) > 1 else "", line)
    return None


def _file_with(names: Sequence[str]) -> File | None:
    """The file that has these headings: the one with the largest share of what it must have."""
    there = set(names)
    shares: dict[File, float] = {}
    for file, fields in FIELDS.items():
        needed = {name for name, field in fields.items() if field.needed}
        shares[file] = len(needed & there) / len(needed) + len(fields.keys() & there) / 1000
    best = max(shares, key=lambda file: shares[file])
    return best if shares[best] >= _SHARE_KNOWN else None


def _part(file: Opened, top: _Top, rows: Iterator[Row], *, form: Form, sheet: str) -> Part:
    where = f"The sheet {sheet[:40]}" if sheet else f"{file.name[:60]}"
    records = list(islice(rows, MOST_RECORDS + 1))
    if len(records) > MOST_RECORDS:
        raise too_many_records(MOST_RECORDS)
    _refuse_odd_cells(records, where)
    width = len(top.names)
    padded = [[*cells[:width], *[""] * (width - len(cells))] for _, cells in records]
    by_place = [[cells[place] for cells in padded] for place in range(width)]
    columns, beside, faults = _named(top, by_place)
    faults += [
        LayoutFault("long", cells[width], line, row)
        for row, (line, cells) in enumerate(records)
        if any(cells[width:])
    ]
    lines = [line for line, _ in records]
    return Part(
        top.file, file.name, sheet, file.sha256, form, file.encoding, top.above, top.line,
        columns, beside, lines, tuple(faults),
    )  # fmt: skip


def _named(
    top: _Top, by_place: Sequence[list[str]]
) -> tuple[dict[str, list[str]], dict[str, list[str]], list[LayoutFault]]:
    """The columns by field, those that are no fields by their heading, and what is odd about headings."""
    columns: dict[str, list[str]] = {}
    beside: dict[str, list[str]] = {}
    faults = []
    for place, (heading, texts) in enumerate(zip(top.names, by_place, strict=True)):
        name = plain(heading)
        if name in FIELDS[top.file] and name not in columns:
            columns[name] = texts
        elif not name and any(texts):
            faults.append(LayoutFault("unnamed", _letters(place), top.line))
        elif name and name != plain(WHAT_TO_PUT_RIGHT):
            beside[heading] = texts
            faults.append(LayoutFault("repeated" if name in columns else "unknown", heading[:60], top.line))
    return columns, beside, faults


def _letters(place: int) -> str:
    """A column as a spreadsheet calls it: A, B ... Z, AA."""
    letters = ""
    place += 1
    while place:
        place, last = divmod(place - 1, 26)
        letters = chr(65 + last) + letters
    return letters


def _refuse_odd_cells(records: Sequence[Row], where: str) -> None:
    for line, cells in records:
        for place, cell in enumerate(cells):
            if len(cell) > LONGEST_CELL:
                raise too_long(f"{where}, row {line}", f"column {_letters(place)}", len(cell), LONGEST_CELL)
            if CONTROL.search(cell):
                raise control_character(f"{where}, row {line}, column {_letters(place)}")
