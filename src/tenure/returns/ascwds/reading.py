"""Reading one file of an ASC-WDS set: from its rows to columns in which each different text is kept once."""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from io import BytesIO, TextIOWrapper
from itertools import islice
from typing import Literal

import numpy as np

from tenure.returns.ascwds.fields import FIELDS, File
from tenure.returns.ascwds.headers import RENAMED, Header, file_with, header_of
from tenure.returns.ascwds.limits import LONGEST_CELL, MOST_RECORDS, WIDEST
from tenure.returns.ascwds.rows import Numbers, Part, RowFault, Texts
from tenure.returns.grids import Sheet, remarks_on, sheets_of
from tenure.returns.limits import control_character, too_long, too_many_records
from tenure.returns.opening import Opened
from tenure.returns.spreadsheets import DELIMITERS, WHAT_TO_PUT_RIGHT, text_of
from tenure.terms.problems import Unreadable

Row = tuple[int, list[str]]
"""The line or spreadsheet row at which it begins, and its cells."""

HEADER_WITHIN = 20
"""Rows looked through for the header; in a file of the service it is the first."""

_AT_ONCE = 4_096
"""Rows turned into columns together: enough to be quick, few enough to be small."""

_CONTROL = re.compile(rb"[\x00-\x08\x0b\x0c\x0e-\x1f]")
_SEPARATOR = re.compile(rb"sep=.\r?\n", re.I)
_DAY = "%d/%m/%Y"
_MARKS = {";": "semicolons", "\t": "tabs", "|": "bars"}
_OTHER_MARK = "Its cells are parted by {mark}; the service takes commas, as `tenure fix` writes them."


@dataclass(frozen=True)
class _Top:
    """Where the header stands: its place among the rows, and how many headings of its file it knows."""

    place: int
    line: int
    cells: list[str]
    file: File
    known: int


def is_part(file: Opened) -> bool:
    """Whether a file that is open holds the header of one of the three files near its top."""
    if file.form == "xml":
        return False
    if file.form == "xlsx":
        return any(_top_of(_rows_of(sheet, HEADER_WITHIN)) for sheet in sheets_of(file.members))
    return _best_cut(file.text)[1] is not None


def read_parts(file: Opened) -> tuple[Part, ...]:
    """The files of a set that are in one file: a CSV is one of them, a workbook may hold one on each sheet.

    Raises   Unreadable where no row near the top is a header of one of the three files, a cell or the file
             is too large, or a workbook has more than one sheet of rows of one of them.
    """
    return _from_workbook(file) if file.form == "xlsx" else (_from_text(file),)


def _from_text(file: Opened) -> Part:
    control = _CONTROL.search(file.text)
    if control:
        raise control_character(f"Line {file.text.count(bytes([10]), 0, control.start()) + 1}")
    delimiter, top = _best_cut(file.text)
    if top is None:
        raise _no_header()
    _refuse_too_many(file.text, delimiter)
    rows = _cut(file.text, delimiter)
    notices = () if delimiter == "," else (_OTHER_MARK.format(mark=_MARKS[delimiter]),)
    return _part(file, top, islice(rows, top.place + 1, None), form="csv", notices=notices)


def _refuse_too_many(text: bytes, delimiter: str) -> None:
    """Count the rows before any is kept, where there are lines enough for too many."""
    if max(text.count(b"\n"), text.count(b"\r")) > MOST_RECORDS:
        most = MOST_RECORDS + HEADER_WITHIN
        if sum(1 for _ in islice(_cut(text, delimiter), most + 1)) > most:
            raise too_many_records(MOST_RECORDS)


def _no_header() -> Unreadable:
    return Unreadable(
        "No row near the top of the file names LOCALESTID and the other columns of a workplace, worker or "
        "training file. Check that it is the right file."
    )


def _best_cut(text: bytes) -> tuple[str, _Top | None]:
    """What parts the cells, and the header: with the right mark the header names most columns."""
    tops = {mark: _top_of(islice(_cut(text, mark), HEADER_WITHIN)) for mark in DELIMITERS}
    found = {mark: top for mark, top in tops.items() if top is not None}
    best = max(found, key=lambda mark: found[mark].known, default=",")
    return best, found.get(best)


def _cut(text: bytes, delimiter: str) -> Iterator[Row]:
    """The rows of a text that hold anything, with the line each begins on."""
    said = _SEPARATOR.match(text)
    lines = TextIOWrapper(BytesIO(text), encoding="utf-8-sig", newline="")
    if said:
        next(lines)
    reader = csv.reader(lines, delimiter=delimiter)
    skipped = 1 if said else 0
    begins = 1
    try:
        for cells in reader:
            if any(cells):
                yield begins + skipped, cells
            begins = reader.line_num + 1
    except csv.Error:
        raise too_long(f"Line {begins + skipped}", "a cell", csv.field_size_limit(), LONGEST_CELL) from None


def _top_of(rows: Iterable[Row]) -> _Top | None:
    """The first of these rows that is the header of one of the three files; None where none is."""
    for place, (line, cells) in enumerate(rows):
        if (found := file_with(cells[:WIDEST])) is not None:
            return _Top(place, line, cells[:WIDEST], *found)
    return None


def _from_workbook(file: Opened) -> tuple[Part, ...]:
    sheets = list(sheets_of(file.members))
    found = [(sheet, top) for sheet in sheets if (top := _top_of(_rows_of(sheet, HEADER_WITHIN)))]
    meant = _those_meant(found)
    left = [f"The sheet {other.as_called}, holds rows of a {its.file} file too, and was not read. "
            "Save it as a workbook of its own if it is meant."
            for other, its in found
            if len(other.rows) > its.line and all(other is not sheet for sheet, _ in meant)]  # fmt: skip
    remarks = (*left, *remarks_on(file.members))
    several = len(sheets) > 1
    return tuple(
        _from_sheet(file, each, several=several, remarks=() if n else remarks) for n, each in enumerate(meant)
    )


def _from_sheet(file: Opened, found: tuple[Sheet, _Top], *, several: bool, remarks: tuple[str, ...]) -> Part:
    sheet, top = found
    said = (f"It was read from the sheet {sheet.as_called}.",) if several else ()
    below = islice(_rows_of(sheet, None), top.place + 1, None)
    top, rows = _without_our_column(top, below)
    return _part(file, top, rows, form="xlsx", notices=(*said, *remarks))


def _without_our_column(top: _Top, rows: Iterator[Row]) -> tuple[_Top, Iterator[Row]]:
    """The sheet as it was before we wrote beside each row what to put right."""
    if not top.cells or top.cells[-1].strip().casefold() != WHAT_TO_PUT_RIGHT.casefold():
        return top, rows
    width = len(top.cells) - 1
    return replace(top, cells=top.cells[:width]), ((line, cells[:width]) for line, cells in rows)


def _rows_of(sheet: Sheet, limit: int | None) -> Iterator[Row]:
    for number, cells in enumerate(islice(sheet.rows, limit), start=1):
        texts = [text_of(cell, day=_DAY) for cell in cells]
        if any(texts):
            yield number, texts


def _those_meant(found: Sequence[tuple[Sheet, _Top]]) -> list[tuple[Sheet, _Top]]:
    """A sheet for each file of the set that is there: of several, those that are seen and hold any rows."""
    if not found:
        raise _no_header()
    meant = [each for each in found if len(each[0].rows) > each[1].line] or list(found)
    meant = [each for each in meant if each[0].visible] or meant
    for file in FIELDS:
        same = [sheet.name for sheet, top in meant if top.file == file]
        if len(same) > 1:
            raise Unreadable(
                f"The workbook has more than one sheet of a {file} file: {', '.join(same)}. "
                "Put them into one, or save each as a workbook of its own."
            )
    return meant


@dataclass
class _Growing:
    """A column while it is read: a number for each different text, in order of first sight."""

    numbers: defaultdict[str, int] = field(default_factory=defaultdict)
    pieces: list[Numbers] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.numbers.default_factory = self.numbers.__len__

    def add(self, texts: Sequence[str]) -> None:
        self.pieces.append(np.fromiter(map(self.numbers.__getitem__, texts), np.int32, len(texts)))

    def whole(self, clean: Callable[[str], str]) -> Texts:
        which = np.concatenate(self.pieces) if self.pieces else np.zeros(0, np.int32)
        return Texts([clean(text) for text in self.numbers], which)


@dataclass(frozen=True)
class _Body:
    """The rows below a header as columns, the line each begins on, and those of another width."""

    columns: list[_Growing]
    lines: Numbers
    faults: list[RowFault]


def _part(
    file: Opened, top: _Top, rows: Iterator[Row], *, form: Literal["csv", "xlsx"], notices: tuple[str, ...]
) -> Part:
    header = header_of(top.cells, file=top.file, line=top.line)
    again: list[int] = []
    body = _body(_without_header(rows, top.cells, again), width=len(top.cells))
    clean = _as_typed if form == "csv" else str
    texts = [column.whole(clean) for column in body.columns]
    if not len(body.lines):
        raise Unreadable(f"The {top.file} file has no rows below its header. Send it with its records.")
    return Part(
        top.file,
        file.name,
        file.sha256,
        form,
        file.encoding,
        header,
        {name: texts[place] for name, place in _todays_places(header).items()},
        {name: texts[place] for name, place in _beside(header, texts)},
        body.lines,
        tuple(body.faults),
        (*file.notices, *notices, *_without_a_heading(top.cells, texts), *_repeats(again, form)),
    )


def _without_header(rows: Iterator[Row], headings: Sequence[str], again: list[int]) -> Iterator[Row]:
    """The rows but those that say the headings again, as files put one under the other do."""
    plain = [heading.strip() for heading in headings]
    for line, cells in rows:
        if cells[0].strip() == plain[0] and [cell.strip() for cell in cells] == plain:
            again.append(line)
        else:
            yield line, cells


def _repeats(lines: Sequence[int], form: str) -> Iterator[str]:
    if lines:
        where = ", ".join(f"{line:,}" for line in lines[:5])
        place = "row" if form == "xlsx" else "line"
        yield f"The header stands there again in {place} {where}, which was left out as no record."


def _beside(header: Header, texts: Sequence[Texts]) -> Iterator[tuple[str, int]]:
    """The columns that today's form has no place for: what each is called, and where it stands."""
    seen = set(header.places) - set(header.lost)
    lost = [(header.sent[header.places[name]], header.places[name]) for name in header.lost]
    bare = [("", n) for n, name in enumerate(header.sent) if not name.strip() and texts[n].filled]
    for name, place in [*lost, *header.unknown, *bare]:
        if name.strip().casefold() != WHAT_TO_PUT_RIGHT.casefold():
            yield (
                name if name.strip() and name not in seen else f"{name} (column {place + 1})".strip(),
                place,
            )
            seen.add(name)


def _without_a_heading(headings: Sequence[str], texts: Sequence[Texts]) -> Iterator[str]:
    """Columns that hold something under no name, as under a merged heading."""
    for place, heading in enumerate(headings):
        if not heading.strip() and texts[place].filled:
            yield (
                f"Column {place + 1} has no heading, so what it holds is in no column of the return. "
                "Give every column a heading of its own."
            )


def _todays_places(header: Header) -> dict[str, int]:
    """The column of each of today's headings that the file has, in today's order."""
    today = {
        RENAMED.get(name, name): place for name, place in header.places.items() if name not in header.lost
    }
    order = {name: number for number, name in enumerate(FIELDS[header.file])}
    return dict(sorted(today.items(), key=lambda each: (order.get(each[0], len(order)), each[0])))


def _body(rows: Iterator[Row], *, width: int) -> _Body:
    columns = [_Growing() for _ in range(width)]
    lines: list[int] = []
    faults: list[RowFault] = []
    while piece := list(islice(rows, _AT_ONCE)):
        if len(lines) + len(piece) > MOST_RECORDS:
            raise too_many_records(MOST_RECORDS)
        records = [
            _in_width(cells, width, (len(lines) + n, line), faults) for n, (line, cells) in enumerate(piece)
        ]
        lines += [line for line, _ in piece]
        for column, texts in zip(columns, zip(*records, strict=True), strict=True):
            column.add(texts)
    _refuse_long_cells(columns, lines)
    return _Body(columns, np.array(lines, np.int32), faults)


def _in_width(cells: list[str], width: int, at: tuple[int, int], faults: list[RowFault]) -> list[str]:
    """The row with a cell under every heading; a row of another width is noted."""
    if len(cells) == width:
        return cells
    row, line = at
    if len(cells) < width:
        faults.append(RowFault("short", row, line, len(cells)))
        return [*cells, *[""] * (width - len(cells))]
    if any(cell.strip() for cell in cells[width:]):
        faults.append(RowFault("long", row, line, len(cells), tuple(cells[width:])))
    return cells[:width]


def _refuse_long_cells(columns: Sequence[_Growing], lines: Sequence[int]) -> None:
    for place, column in enumerate(columns):
        longest = max(column.numbers, key=len, default="")
        if len(longest) > LONGEST_CELL:
            which = np.concatenate(column.pieces)
            row = int(np.flatnonzero(which == column.numbers[longest])[0])
            raise too_long(f"Line {lines[row]}", f"column {place + 1}", len(longest), LONGEST_CELL)


def _as_typed(cell: str) -> str:
    """A cell as typed, its line ends alone made alike: a file of the service has no marks of ours in it."""
    return cell.replace("\r\n", "\n").replace("\r", "\n") if "\r" in cell else cell
