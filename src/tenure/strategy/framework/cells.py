"""Opening a workbook safely: its sheets as cells, with what cannot be read told by sheet and cell."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from lxml import etree
from python_calamine import CalamineError, CalamineWorkbook

from tenure.returns.archives import is_zip, members_of
from tenure.returns.grids import is_sheet, packed, reach
from tenure.terms.problems import Unreadable

LARGEST: Final = 8_000_000
"""Bytes of a workbook; one of a thousand activities has some 200,000."""
MOST_ROWS, MOST_COLUMNS = 5_000, 60
"""Rows and columns that a sheet may reach to. One cell further out would make the whole sheet be laid out."""
LOCKED: Final = b"\xd0\xcf\x11\xe0"
"""How an old .xls file, and any workbook locked with a password, begins."""
_FORMULA: Final = re.compile(
    rb"""<(?:[\w.-]+:)?c\s[^<>]*?\br=["']([A-Z]{1,3}[0-9]{1,7})["'][^<>]*>\s*<(?:[\w.-]+:)?f[\s>/]"""
)
_MERGED: Final = re.compile(
    rb"""<(?:[\w.-]+:)?mergeCell\s[^<>]*?ref=["']([A-Z]{1,3}[0-9]{1,7}):([A-Z0-9]+)["']"""
)
_RELATION: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


@dataclass(frozen=True)
class Sheet:
    """A sheet's rows of cells, the cells that hold formulas, and the ranges of merged cells."""

    rows: tuple[tuple[Any, ...], ...]
    formulas: tuple[str, ...]
    merged: tuple[tuple[str, str], ...]


def sheets_of(data: bytes, *, name: str) -> dict[str, Sheet]:
    """Every sheet by its name. Raises Unreadable where the bytes are no workbook that may be opened."""
    members = _members(data, name)
    files = _files(members, name)
    called = {file: sheet for sheet, file in files.items()}
    for file, content in members.items():
        if is_sheet(content):
            _refuse_far(content, f"{name}, sheet {called.get(file, file)}")
    try:
        with CalamineWorkbook.from_filelike(packed(members)) as book:
            return {
                sheet: _sheet(book, sheet, members.get(files.get(sheet, ""), b""))
                for sheet in book.sheet_names
            }
    except CalamineError:
        raise _damaged(name) from None


def _sheet(book: CalamineWorkbook, name: str, content: bytes) -> Sheet:
    rows = book.get_sheet_by_name(name).to_python(skip_empty_area=False)
    return Sheet(
        tuple(map(tuple, rows)),
        tuple(found[1].decode() for found in _FORMULA.finditer(content)),
        tuple((found[1].decode(), found[2].decode()) for found in _MERGED.finditer(content)),
    )


def cell_at(row: int, column: int) -> str:
    """A place counted from 0 as a spreadsheet names it: B7."""
    letters, column = "", column + 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return f"{letters}{row + 1}"


def row_of(cell: str) -> int:
    """The row of a cell that a spreadsheet names, counted from 0."""
    return int(re.sub(r"\D", "", cell)) - 1


def _members(data: bytes, name: str) -> dict[str, bytes]:
    if len(data) > LARGEST:
        raise Unreadable(f"{name} is larger than {LARGEST:,} bytes. No framework is.")
    if data.startswith(LOCKED):
        raise Unreadable(
            f"{name} is locked with a password, or an old .xls. Save it as .xlsx without a password."
        )
    if not is_zip(data):
        raise Unreadable(f"{name} is no workbook. Send a framework as TOML or .xlsx.")
    try:
        return members_of(data)
    except Unreadable:
        raise _damaged(name) from None


def _damaged(name: str) -> Unreadable:
    return Unreadable(f"{name} is damaged, locked, or far too large. Save it again as .xlsx and send that.")


def _files(members: Mapping[str, bytes], name: str) -> dict[str, str]:
    """The file inside the workbook that holds each sheet."""
    safe = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    try:
        book = etree.fromstring(members["xl/workbook.xml"], safe)
        links = etree.fromstring(members["xl/_rels/workbook.xml.rels"], safe)
    except (KeyError, etree.XMLSyntaxError):
        raise _damaged(name) from None
    targets = {str(link.get("Id")): str(link.get("Target")) for link in links}
    return {
        str(sheet.get("name")): _inside(targets.get(str(sheet.get(_RELATION)), ""))
        for sheet in book.iter("{*}sheet")
    }


def _inside(target: str) -> str:
    return target.lstrip("/") if target.startswith("/") else f"xl/{target}"


def _refuse_far(content: bytes, name: str) -> None:
    rows, columns = reach(content)
    if rows > MOST_ROWS or columns > MOST_COLUMNS:
        raise Unreadable(
            f"{name} reaches to cell {cell_at(rows - 1, columns - 1)}; a sheet may have "
            f"{MOST_ROWS:,} rows and {MOST_COLUMNS} columns. Delete what stands beyond."
        )
