"""A set as the sheets that it comes back on."""

from __future__ import annotations

from typing import BinaryIO

from tenure.returns.ascwds.checking import CheckedAscwds
from tenure.returns.ascwds.fields import current_header
from tenure.returns.ascwds.rows import Part
from tenure.returns.workbook import SheetAsSent, write_workbook


def write_findings(checked: CheckedAscwds, out: BinaryIO) -> None:
    """Write a workbook with a summary, and each file as sent with what to put right beside each row."""
    write_workbook(checked, [sheet_of(part) for part in checked.sent.in_order], out)


def sheet_of(part: Part) -> SheetAsSent:
    """A file under today's headings, then what the sender had beside them."""
    names = dict.fromkeys([*current_header(part.file), *part.columns])
    columns = {name: list(part.column(name)) for name in names}
    return SheetAsSent(
        part.file.capitalize(), columns | {n: list(t) for n, t in part.beside.items()}, part.file
    )
