"""The worker records of a plainly written file: most files are, and need no tree of elements.

A plainly written record has its fields in the order of the return, each at most once, with nothing between
or inside the tags: no attributes, comments, prefixes or references. Such text is well-formed XML by its form
alone, so one pattern reads a record at a time, several times as fast as building a tree and walking it.
Whatever it does not know is left to the tree (`records`), which gives the same columns; a test compares them.
"""

from __future__ import annotations

import re
from functools import cache

from tenure.returns.csww.fields import fields_of
from tenure.returns.csww.limits import LONGEST_CELL, MOST_RECORDS, too_many_records
from tenure.returns.csww.records import Records, bare

_SPACE = "[ \t\r\n]*+"
_VALUE = rf"[^<>&\s\x00-\x1f\x7f-\xa0\ufffe\uffff]{{1,{LONGEST_CELL}}}+"
_WORDS = rf"[^<>&\x00-\x1f\x7f-\x9f\ufffe\uffff]{{1,{LONGEST_CELL}}}+"
_OPENING = "<CSWWWorker>"
_END = re.compile(rf"{_SPACE}</Message>{_SPACE}")


@cache
def _record() -> re.Pattern[str]:
    """One record: every field there may be, in order, each of them with a group for its value."""
    fields = [
        f"(?:<{field.name}(?:>({_WORDS if field.kind == 'text' else _VALUE})?+</{field.name}>|/>){_SPACE})?+"
        for field in fields_of("worker")
    ]
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
            raise too_many_records()
    if not rows or not _END.fullmatch(text, at):
        return None
    turned = zip(fields_of("worker"), zip(*rows, strict=True), strict=True)
    columns = {
        field.name: bare(column) if field.kind == "text" else list(column)
        for field, column in turned
        if any(column)
    }
    return text[:start], Records(columns, lines, [])
