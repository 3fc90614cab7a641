"""The worker records of a plainly written file: most files are, and need no tree of elements.

A plainly written record has its fields in the order of the return, each at most once, with nothing between
or inside the tags: no attributes, comments, prefixes or references. Such text is well-formed XML by its form
alone, so one pattern reads a record at a time, several times as fast as building a tree and walking it.
Whatever it does not know is left to the tree (`records`), which gives the same columns; a test compares them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from xml.sax.saxutils import unescape

from tenure.returns.csww.fields import fields_of
from tenure.returns.csww.limits import MOST_RECORDS
from tenure.returns.csww.records import Records, bare
from tenure.returns.limits import LONGEST_CELL, too_many_records

_SPACE = "[ \t\r\n]*+"
_VALUE = rf"[^<>&\s\x00-\x1f\x7f-\xa0\ufffe\uffff]{{1,{LONGEST_CELL}}}+"
_LETTERS = r"[^<>&\x00-\x1f\x7f-\x9f\ufffe\uffff]*+"
_WORDS = rf"{_LETTERS}(?:&(?:amp|lt|gt|apos|quot);{_LETTERS})*+"
_SIGNS = {"&apos;": "'", "&quot;": '"'}
_OPENING = "<CSWWWorker>"
_END = re.compile(rf"{_SPACE}</Message>{_SPACE}")


@cache
def _record() -> re.Pattern[str]:
    """One record: every field there may be, in order, each of them with a group for its value."""
    values = {field.name: _WORDS if field.kind == "text" else _VALUE for field in fields_of("worker")}
    fields = [f"(?:<{name}(?:>({value})?+</{name}>| ?/>){_SPACE})?+" for name, value in values.items()]
    return re.compile(f"{_OPENING}{_SPACE}{''.join(fields)}</CSWWWorker>{_SPACE}")


def plain_records(text: str) -> tuple[str, Records] | None:
    """What stands before the first record, and the records; None where they are not plainly written."""
    start = at = text.find(_OPENING)
    line = text.count("\n", 0, max(start, 0)) + 1
    record, rows, lines = _record(), [], []
    while found := record.match(text, max(at, 0)):
        rows.append(found.groups())
        lines.append(line)
        line += text.count("\n", at, found.end())
        at = found.end()
        if len(rows) > MOST_RECORDS:
            raise too_many_records(MOST_RECORDS)
    if not rows or not _END.fullmatch(text, at):
        return None
    columns = _columns(rows)
    if any(len(cell or "") > LONGEST_CELL for name in _free_text() for cell in columns.get(name, ())):
        return None
    return text[:start], Records(columns, lines, [])


@cache
def _free_text() -> tuple[str, ...]:
    return tuple(field.name for field in fields_of("worker") if field.kind == "text")


def _columns(rows: Sequence[tuple[str | None, ...]]) -> dict[str, list[str | None]]:
    """The columns that any record fills; free text is given its signs and loses the space around it."""
    columns: dict[str, list[str | None]] = {}
    for field, column in zip(fields_of("worker"), zip(*rows, strict=True), strict=True):
        if not any(column):
            continue
        columns[field.name] = list(column)
        if field.kind == "text":
            columns[field.name] = bare([unescape(t, _SIGNS) if t and "&" in t else t for t in column])
    return {name: column for name, column in columns.items() if any(column)}
