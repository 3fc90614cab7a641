"""Rules about the files as files: whether the set is whole, and whether each header and row has its form."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial
from typing import Any

from tenure.returns.ascwds.fields import File
from tenure.returns.ascwds.headers import described
from tenure.returns.ascwds.rows import Part
from tenure.returns.ascwds.ruling import Fault, own_rule, service_rule
from tenure.returns.ascwds.table import Tables
from tenure.returns.rules import Judge, Rule

HEADING, ROW, FILES_OF_A_SET = "(header)", "(row)", "(files)"

_ONLY_TODAYS = "The service takes today's header and no other: send it the fixed return, which has that."
_ALL_COLUMNS = "Put the columns in, even if every cell in them is blank, or export the file again."
_CELLS_TOO_MANY = (
    "Look for a comma or a line break in a cell without quotes; values may be in the wrong place."
)
_CELLS_TOO_FEW = "Check the end of the row. What is not there was read as blank."
_WHOLE = "Send it with the others: the service takes a set whole or not at all."


def header_is_incomplete(part: Part) -> Iterator[Fault]:
    """Columns of its form are not there at all, so nothing can be carried over from them."""
    if part.header.missing:
        yield Fault(HEADING, line=part.header.line)


def header_is_not_todays(part: Part) -> Iterator[Fault]:
    """It can be read and brought up to date, but the service refuses the whole file as it is."""
    if not part.header.taken and not part.header.missing:
        yield Fault(HEADING, line=part.header.line)


def row_is_too_long(part: Part) -> Iterator[Fault]:
    """Cells with content stand under no heading, so others may stand under the wrong one."""
    return (Fault(ROW, each.row, each.line) for each in part.faults if each.what == "long")


def row_is_too_short(part: Part) -> Iterator[Fault]:
    """The last cells are not there."""
    return (Fault(ROW, each.row, each.line) for each in part.faults if each.what == "short")


def file_is_missing(tables: Tables, *, file: File) -> Iterator[Fault]:
    """The set has no such file."""
    if file not in tables:
        yield Fault(FILES_OF_A_SET)


def _how_it_differs(tables: Tables, row: int, *, file: File) -> Mapping[str, str]:
    return {"how": "; ".join(described(tables[file].part.header))}


def _widths(tables: Tables, row: int, *, file: File) -> Mapping[str, str]:
    part = tables[file].part
    cells = part.widths.get(row, 0)
    return {"cells": str(cells), "names": str(len(part.header.sent))}


def _header_rule(file: File, condition: str, judge: Judge, *, fix: str, query: bool) -> Rule:
    how: dict[str, Any] = {
        "scope": "file",
        "about": "the file",
        "says": f"The header of the {file} file {{how}}.",
        "fix": fix,
        "query": query,
        "words": partial(_how_it_differs, file=file),
    }
    if file == "workplace":
        return service_rule(file, 999, HEADING, condition, **how)(judge)
    return own_rule(file, HEADING, condition, **how)(judge)


def _row_rule(file: File, condition: str, judge: Judge, *, fix: str, query: bool) -> Rule:
    return own_rule(
        file,
        ROW,
        condition,
        scope="file",
        about="the file",
        says="The row has {cells} cells, and the header has {names} names.",
        fix=fix,
        query=query,
        words=partial(_widths, file=file),
    )(judge)


def _file_rule(file: File) -> Rule:
    how = {"scope": "return", "about": "the set", "says": f"There is no {file} file.", "fix": _WHOLE}
    judge = partial(file_is_missing, file=file)
    return service_rule(file, "U1", FILES_OF_A_SET, "missing", **how)(judge)  # type: ignore[arg-type]


workplace_file_is_missing = _file_rule("workplace")
worker_file_is_missing = _file_rule("worker")

workplace_header_is_incomplete = _header_rule(
    "workplace", "incomplete", header_is_incomplete, fix=_ALL_COLUMNS, query=False
)
workplace_header_is_not_todays = _header_rule(
    "workplace", "not-current", header_is_not_todays, fix=_ONLY_TODAYS, query=True
)
workplace_row_is_too_long = _row_rule(
    "workplace", "too-long", row_is_too_long, fix=_CELLS_TOO_MANY, query=False
)
workplace_row_is_too_short = _row_rule(
    "workplace", "too-short", row_is_too_short, fix=_CELLS_TOO_FEW, query=True
)

worker_header_is_incomplete = _header_rule(
    "worker", "incomplete", header_is_incomplete, fix=_ALL_COLUMNS, query=False
)
worker_header_is_not_todays = _header_rule(
    "worker", "not-current", header_is_not_todays, fix=_ONLY_TODAYS, query=True
)
worker_row_is_too_long = _row_rule("worker", "too-long", row_is_too_long, fix=_CELLS_TOO_MANY, query=False)
worker_row_is_too_short = _row_rule("worker", "too-short", row_is_too_short, fix=_CELLS_TOO_FEW, query=True)

training_header_is_incomplete = _header_rule(
    "training", "incomplete", header_is_incomplete, fix=_ALL_COLUMNS, query=False
)
training_header_is_not_todays = _header_rule(
    "training", "not-current", header_is_not_todays, fix=_ONLY_TODAYS, query=True
)
training_row_is_too_long = _row_rule(
    "training", "too-long", row_is_too_long, fix=_CELLS_TOO_MANY, query=False
)
training_row_is_too_short = _row_rule(
    "training", "too-short", row_is_too_short, fix=_CELLS_TOO_FEW, query=True
)
