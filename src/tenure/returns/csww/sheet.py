"""A return in the flat form: which cells of a table hold what.

The heading row names the fields, in any order and any case; spaces, hyphens, dots and underscores in a name
do not count. The fields of the header and of the authority block are given once: in rows above the heading, a
name and beside it a value; or in columns of their own beside the workers', the same in every row.
A column headed `What to put right` is ours, from a workbook of findings sent back, and is passed over.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from tenure.returns.csww.fields import FIELDS, Field, Record, block_name
from tenure.returns.csww.records import JOINED_BY
from tenure.returns.limits import LONGEST_CELL, too_long
from tenure.returns.rows import Cell, Csww, LayoutFault
from tenure.returns.spreadsheets import WHAT_TO_PUT_RIGHT
from tenure.terms.problems import Unreadable

HEADING_WITHIN = 60
"""Rows looked through for the heading; the header and the authority block have 19 fields."""

_WIDEST = 400
"""Cells of a row that may be names of fields."""

_MAY_DIFFER = ("text", "moment")
"""Kinds of fields that nothing is counted by: what made the file and when, and remarks."""

Row = tuple[int, Sequence[str]]
"""The number a spreadsheet gives a row, and its cells."""


@dataclass(frozen=True)
class Heading:
    """The row that names the fields: its place in the table, and how many worker fields it names."""

    place: int
    named: int


@dataclass(frozen=True)
class _Body:
    """The rows below the heading that hold something, and which of their cells hold which field."""

    rows: Sequence[Row]
    places: Mapping[str, Sequence[int]]
    others: Mapping[str, int]
    faults: Sequence[LayoutFault]

    def of(self, record: Record) -> list[tuple[str, Sequence[int]]]:
        return [(name, places) for name, places in self.places.items() if FIELDS[name].record == record]


def heading_at(rows: Sequence[Row]) -> Heading:
    """The row that names most worker fields."""
    named = [sum(_record_of(cell) == "worker" for cell in cells[:_WIDEST]) for _, cells in rows]
    most = max(named, default=0)
    return Heading(named.index(most) if named else 0, most)


def return_in(rows: Sequence[Row], heading: int, *, form: Literal["csv", "xlsx"]) -> Csww:
    """The return in a table whose heading is the row at that place.

    Raises   Unreadable where a row is wider than the heading, a cell is too long, no one is in it, or it is
             more than one return.
    """
    below = rows[heading + 1 :]
    _refuse_a_second_heading(rows[heading], below)
    body = _body(rows[heading], below)
    if not body.rows:
        raise Unreadable("The table has no rows below its heading. Send it with its social workers. (T-F02)")
    above = _pairs_above(rows[:heading])
    header, authority = (_once(body, above, record) for record in ("header", "authority"))
    header, notices = _with_a_whole_number(header)
    columns = {name: _column(body.rows, places) for name, places in body.of("worker")}
    filled = {name: columns[name] for name in FIELDS if any(columns.get(name, ()))}
    lines = [number for number, _ in body.rows]
    beside = {name: _column(body.rows, [place]) for name, place in body.others.items()}
    faults = tuple(body.faults)
    sent = Csww("", "", form, "UTF-8", "", header, authority, filled, lines, faults, notices, beside)
    return sent.with_block(block_name(sent.year) if sent.year else "LALevel")


def _refuse_a_second_heading(heading: Row, below: Iterable[Row]) -> None:
    names = [name for name in heading[1] if name]
    for number, cells in below:
        if [cell for cell in cells if cell] == names:
            raise Unreadable(
                f"Row {number}: the heading stands there a second time, so another table may begin below it. "
                "Send each return by itself, and take the row out where it is all one. (T-F02)"
            )


def _field_called(heading: str) -> Field | None:
    return _by_heading().get(_plain(heading.rpartition("/")[2]))


def _record_of(heading: str) -> Record | None:
    field = _field_called(heading)
    return field.record if field else None


def _plain(name: str) -> str:
    return re.sub(r"[\s_\-.]", "", name).casefold()


@cache
def _by_heading() -> Mapping[str, Field]:
    return {_plain(name): field for name, field in FIELDS.items()}


def _body(heading: Row, below: Iterable[Row]) -> _Body:
    number, names = heading
    places: dict[str, list[int]] = {}
    others: dict[str, int] = {}
    faults: list[LayoutFault] = []
    for place, name in enumerate(names):
        field = _field_called(name)
        if field is None:
            if name and _plain(name) != _plain(WHAT_TO_PUT_RIGHT):
                others.setdefault(name, place)
                faults.append(LayoutFault("unknown", name[:60], number))
        elif field.name in places and not field.repeats:
            faults.append(LayoutFault("repeated", field.name, number))
        else:
            places.setdefault(field.name, []).append(place)
    theirs = [place for name, at in places.items() if FIELDS[name].record == "worker" for place in at]
    rows = [_under(row, names) for row in below if any(row[1])]
    return _Body([row for row in rows if any(row[1][place] for place in theirs)], places, others, faults)


def _under(row: Row, names: Sequence[str]) -> Row:
    """The row with a cell under every name of the heading.

    Raises   Unreadable where it has more: its values may stand under the wrong names.
    """
    (number, cells), width = row, len(names)
    if any(cells[width:]):
        raise Unreadable(
            f"Row {number}: there are more cells than the heading has names, so values may stand under the "
            "wrong ones. Look for a comma or a line break inside a cell. (T-F01)"
        )
    for name, cell in zip(names, cells, strict=False):
        if len(cell) > LONGEST_CELL:
            raise too_long(f"Row {number}", name, len(cell))
    return number, [*cells[:width], *[""] * (width - len(cells))]


def _pairs_above(rows: Iterable[Row]) -> dict[str, Cell]:
    """Fields named in rows above the heading, with the value beside the name."""
    pairs: dict[str, Cell] = {}
    for number, cells in rows:
        at = next((place for place, cell in enumerate(cells) if cell), len(cells))
        field = _field_called(cells[at]) if at < len(cells) else None
        if field and field.record != "worker" and field.name not in pairs:
            pairs[field.name] = Cell("".join(cells[at + 1 : at + 2]) or None, number)
    return pairs


def _once(body: _Body, above: Mapping[str, Cell], record: Record) -> dict[str, Cell]:
    """The fields of the header or the authority block: from above the heading, else from their column.

    Raises   Unreadable where rows disagree: they are of more than one return, or no one's.
    """
    found = {name: cell for name, cell in above.items() if FIELDS[name].record == record}
    for name, places in body.of(record):
        said = [Cell(cells[places[0]], number) for number, cells in body.rows if cells[places[0]]]
        cell = found.setdefault(name, said[0] if said else Cell(None, body.rows[0][0]))
        other = next((each for each in said if cell.text and each.text != cell.text), None)
        if other and FIELDS[name].kind not in _MAY_DIFFER:
            raise Unreadable(
                f"Row {other.line}: {name} is {(other.text or '')[:40]}, but row {cell.line} says "
                f"{(cell.text or '')[:40]}. Take out what is not part of this return, such as a row of "
                "totals or another authority's people. (T-F02)"
            )
    return {name: found[name] for name in FIELDS if name in found}


def _with_a_whole_number(header: dict[str, Cell]) -> tuple[dict[str, Cell], tuple[str, ...]]:
    """The header with the noughts that spreadsheets drop from the front of an authority's number."""
    cell = header.get("LEA", Cell(None, 0))
    if not cell.text or len(cell.text) >= 3 or not (cell.text.isascii() and cell.text.isdigit()):
        return header, ()
    whole = cell.text.zfill(3)
    notice = f"Row {cell.line}: the authority number {cell.text} was read as {whole}."
    return {**header, "LEA": Cell(whole, cell.line)}, (notice,)


def _column(rows: Sequence[Row], places: Sequence[int]) -> list[str | None]:
    if len(places) == 1:
        place = places[0]
        return [cells[place] or None for _, cells in rows]
    return [JOINED_BY.join(cells[place] for place in places if cells[place]) or None for _, cells in rows]
