"""A return as the sheets that it comes back on, with what to put right beside each row."""

from __future__ import annotations

from typing import BinaryIO

from tenure.returns.education.checking import CheckedEducation
from tenure.returns.education.fields import ABOVE, FIELDS
from tenure.returns.education.rows import Part
from tenure.returns.workbook import SheetAsSent, write_workbook


def write_findings(checked: CheckedEducation, out: BinaryIO) -> None:
    """Write a workbook with a summary, and each file as sent with what to put right beside each row."""
    write_workbook(checked, [sheet_of(part) for part in checked.sent.in_order], out)


def sheet_of(part: Part) -> SheetAsSent:
    """A file under the template's headings, then what the sender had beside them."""
    columns = {field.heading: list(part.column(name)) for name, field in FIELDS[part.file].items()}
    above = {name.capitalize(): said.text for name, said in part.above.items()}
    may_be_above = [name.capitalize() for name in ABOVE] if part.file == "students" or above else []
    beside = {name: list(texts) for name, texts in part.beside.items()}
    return SheetAsSent(part.file.capitalize(), columns | beside, part.file, above, may_be_above)
