"""The children's return as the sheet that it comes back on."""

from __future__ import annotations

from typing import BinaryIO

from tenure.returns.csww.checking import CheckedCsww
from tenure.returns.csww.fields import FIELDS, fields_of
from tenure.returns.csww.writing import layout_of
from tenure.returns.rows import Csww
from tenure.returns.workbook import SheetAsSent, write_workbook


def write_findings(checked: CheckedCsww, out: BinaryIO) -> None:
    """Write a workbook with a summary, and the return as sent with what to put right beside each row."""
    write_workbook(checked, [sheet_of(checked.sent)], out)


def sheet_of(sent: Csww) -> SheetAsSent:
    """The fields that were sent and those of the year's layout, in the flat form that `read` understands."""
    of_the_year = {field.name for field in fields_of("worker", layout_of(sent))}
    names = [field.name for field in fields_of("worker") if field.name in {*sent.columns, *of_the_year}]
    return SheetAsSent(
        "Return",
        {name: sent.column(name) for name in names} | dict(sent.beside),
        above={name: cell.text for name, cell in {**sent.header, **sent.authority}.items()},
        may_be_above=[name for name, field in FIELDS.items() if field.record != "worker"],
    )
