"""Writing a set back: each file under today's header, its values as they are, as the service takes them."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from io import StringIO

from tenure.returns.ascwds.fields import OPTIONAL, current_header
from tenure.returns.ascwds.headers import KEY
from tenure.returns.ascwds.rows import Ascwds, Part
from tenure.returns.ascwds.table import PERSON
from tenure.returns.written import Written

NOT_CARRIED = "not-carried.csv"
"""What of a set has no place in today's form: a row for each value, with the record it stood in."""

_FURTHER = re.compile(r"QUALACH(\d\d)(NOTES)?")
_COLUMNS = ("FILE", "LINE", KEY, PERSON, "COLUMN", "VALUE")


@dataclass(frozen=True, slots=True)
class Lost:
    """A value that today's form has no place for.

    file     workplace, worker or training.     row, line   the record, and where it stood in the file.
    column   the sender's heading, or the place of the column where it has none.
    """

    file: str
    row: int
    line: int
    column: str
    value: str


def headings_of(part: Part) -> tuple[str, ...]:
    """Today's headings: optional columns where they are used, and as many qualifications as there are."""
    used = [name for name, texts in part.columns.items() if texts.filled]
    most = max((int(found[1]) for name in used if (found := _FURTHER.fullmatch(name))), default=3)
    names = list(current_header(part.file, max(most - 3, 0)))
    if part.file == "worker":
        at = names.index(PERSON) + 1
        names[at:at] = [name for name in OPTIONAL if name in used]
    return tuple(names)


def csv_of(part: Part) -> bytes:
    """A file as the service takes it: today's header to the letter, UTF-8 without a mark, CRLF line ends.

    A value is what it is: what begins as a formula does has nothing before it, for the service would keep it.
    """
    names = headings_of(part)
    return _csv([names], zip(*(part.column(name) for name in names), strict=True))


def _csv(*rows: Iterable[Iterable[object]]) -> bytes:
    text = StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    for several in rows:
        writer.writerows(several)
    return text.getvalue().encode()


def lost_from(sent: Ascwds) -> Iterator[Lost]:
    """Everything in a set that today's form has no place for, file by file and column by column."""
    for part in sent.in_order:
        for name, texts in part.beside.items():
            for row, text in enumerate(texts) if texts.filled else ():
                if text.strip():
                    yield Lost(part.file, row, int(part.lines[row]), name, text)
        for fault in part.faults:
            for place, text in enumerate(fault.beyond, start=len(part.header.sent) + 1):
                if text.strip():
                    yield Lost(part.file, fault.row, fault.line, f"(column {place})", text)


def written(sent: Ascwds) -> tuple[Written, ...]:
    """The files of a set under today's headers; and what has no place in them, where there is any."""
    files = [Written(f"{part.file}.csv", csv_of(part)) for part in sent.in_order]
    lost = [(each.file, each.line, *_keys(sent, each), each.column, each.value) for each in lost_from(sent)]
    return (*files, *([Written(NOT_CARRIED, _csv([_COLUMNS], lost), beside=True)] if lost else ()))


def _keys(sent: Ascwds, lost: Lost) -> tuple[str, str]:
    part = next(part for part in sent.in_order if part.file == lost.file)
    person = "" if part.file == "workplace" else part.column(PERSON)[lost.row]
    return part.column(KEY)[lost.row], person
