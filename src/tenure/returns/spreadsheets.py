"""A spreadsheet's cells as a return writes them, and the marks that we ourselves leave in one."""

from __future__ import annotations

import re
from datetime import date, datetime, time
from decimal import Decimal

CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
"""Letters that no one can see and no return holds."""

DELIMITERS = (",", ";", "\t", "|")
"""What parts the cells of a row in a text file."""

WHAT_TO_PUT_RIGHT = "What to put right"
"""The heading of the column that we add to a sender's rows."""

_MARKED_AS_TEXT = re.compile(r"'+[=+\-@\t\r]")
_LIKE_A_FORMULA = re.compile(r"'*[=+\-@\t\r]")
_NUMBER = re.compile(r"[+-]?\d+(\.\d+)?")


def as_text(value: str | None) -> str:
    """A CSV cell that no spreadsheet will take for a formula."""
    value = value or ""
    return f"'{value}" if _LIKE_A_FORMULA.match(value) and not _NUMBER.fullmatch(value) else value


def unmarked(cell: str) -> str:
    """A cell without the apostrophe that marks as text what begins as a formula does; see `as_text`."""
    cell = cell.strip()
    if cell[:1] == "'" and _MARKED_AS_TEXT.match(cell):
        cell = cell[1:]
    return cell.replace("\r\n", "\n").replace("\r", "\n") if "\r" in cell else cell


def text_of(value: object, *, day: str = "%Y-%m-%d") -> str:
    """A workbook's typed cell as text; a date in the form that the return writes days in."""
    if isinstance(value, str):
        return unmarked(value.replace("\r\n", "\n"))
    if isinstance(value, bool):
        return str(int(value))
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else format(Decimal(repr(value)), "f")
    if isinstance(value, datetime):
        return f"{value:{day}}" if value.time() == time() else value.isoformat(timespec="seconds")
    if isinstance(value, date):
        return f"{value:{day}}"
    return value.isoformat() if isinstance(value, time) else str(value)
