"""The sender's own rows back as a workbook, with one more column that says what to put right."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, BinaryIO

from tenure.returns.findings import Checked, Finding
from tenure.returns.reporting import top
from tenure.returns.spreadsheets import WHAT_TO_PUT_RIGHT

_LONGEST = 30_000
"""Letters of what to put right; a cell of a workbook holds 32,767."""

_ASKS = {"error": "Put right", "query": "Answer with a note"}


@dataclass(frozen=True)
class _Looks:
    """How cells look: a heading, running text, a cell at fault by severity, and any other."""

    heading: Any
    wrapped: Any
    error: Any
    query: Any
    plain: Any


@dataclass(frozen=True)
class SheetAsSent:
    """One file of a return, as the sheet that it comes back on.

    title    what the sheet is called.
    file     which file of the set it is, as rules name it; empty where the return is one file.
    columns  every column of the records by its field's name, in order; a text or None for each record.
    above    cells above the records by field, as sent; and in `may_be_above` all that may stand there.
    """

    title: str
    columns: Mapping[str, Sequence[str | None]]
    file: str = ""
    above: Mapping[str, str | None] = field(default_factory=dict)
    may_be_above: Sequence[str] = ()


@dataclass(frozen=True)
class _Beside:
    """The findings that stand in a file's records, by row, and in the cells above them, by field."""

    rows: Mapping[int, Sequence[Finding]]
    fields: Mapping[str, Sequence[Finding]]


def write_workbook(checked: Checked[Any, Any], sheets: Sequence[SheetAsSent], out: BinaryIO) -> None:
    """Write a summary, and each file as sent with what to put right beside each row.

    The sheets of the return are in a form that its reader understands: put right there, they can be sent
    back. Every cell is written as text, so that none can act as a formula and no spreadsheet changes what it
    says.
    """
    import xlsxwriter  # here, because it takes as long to import as a return to check

    beside, nowhere = _beside(checked, sheets)
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        looks = _Looks(
            heading=book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"}),
            wrapped=book.add_format({"text_wrap": True, "valign": "top"}),
            error=book.add_format({"bg_color": "#f6d7d2", "valign": "top", "num_format": "@"}),
            query=book.add_format({"bg_color": "#fff1c9", "valign": "top", "num_format": "@"}),
            plain=book.add_format({"valign": "top", "num_format": "@"}),
        )
        _write_summary(book.add_worksheet("Summary"), checked, nowhere, looks)
        for each in sheets:
            _write_records(book.add_worksheet(each.title), each, beside[each.file], looks)


def _beside(
    checked: Checked[Any, Any], sheets: Sequence[SheetAsSent]
) -> tuple[Mapping[str, _Beside], Sequence[Finding]]:
    """The findings of each file, and those that stand in no cell of any."""
    beside: dict[str, _Beside] = {each.file: _Beside({}, {}) for each in sheets}
    above = {(each.file, name) for each in sheets for name in each.may_be_above}
    nowhere = []
    for finding in checked.findings():
        if finding.row is not None and finding.file in beside:
            _listed(beside[finding.file].rows, finding.row, finding)
        elif (finding.file, finding.field) in above:
            _listed(beside[finding.file].fields, finding.field, finding)
        else:
            nowhere.append(finding)
    return beside, nowhere


def _listed(found: Any, key: int | str, finding: Finding) -> None:
    found.setdefault(key, []).append(finding)


def _write_summary(sheet: Any, checked: Checked[Any, Any], nowhere: Sequence[Finding], looks: _Looks) -> None:
    for column, width in enumerate((10, 20, 10, 70, 70)):
        sheet.set_column(column, column, width, looks.wrapped)
    lines = top(checked)
    for row, line in enumerate(lines):
        sheet.write_string(row, 0, line)
    sheet.write_row(len(lines) + 1, 0, ("Rule", "What it asks", "Times", "What was found", "What to do"))
    sheet.set_row(len(lines) + 1, None, looks.heading)
    for row, cells in enumerate(_summary_rows(checked, nowhere), start=len(lines) + 2):
        for column, cell in enumerate(cells):
            _write_text(sheet, (row, column), cell, looks.wrapped)


def _summary_rows(checked: Checked[Any, Any], nowhere: Sequence[Finding]) -> Iterator[tuple[str, ...]]:
    for group in sorted(checked.groups, key=lambda group: group.rule.severity != "error"):
        first = next(group.findings(1))
        yield first.rule, _ASKS[first.severity], f"{group.count}", first.says, first.fix
    for broken in checked.broken:
        yield broken.code, "Could not run", "", broken.says
    if nowhere:
        yield ("",)
        yield "", "", "", "About the return as a whole, or people who are not in it:"
    for finding in nowhere:
        yield "", "", "", _sentence(finding)


def _write_records(sheet: Any, sent: SheetAsSent, beside: _Beside, looks: _Looks) -> None:
    names = list(sent.columns)
    row = _write_cells_above(sheet, sent, beside, looks)
    for column, name in enumerate([*names, WHAT_TO_PUT_RIGHT]):
        sheet.write_string(row, column, name, looks.heading)
        sheet.set_column(column, column, max(12, len(name) + 2), looks.plain)
    sheet.set_column(len(names), len(names), 90, looks.wrapped)
    sheet.freeze_panes(row + 1, 2)
    for record, texts in enumerate(zip(*sent.columns.values(), strict=True)):
        findings = beside.rows.get(record, ())
        at_fault = _looks_of(findings, looks)
        for column, (name, text) in enumerate(zip(names, texts, strict=True)):
            if text or name in at_fault:
                _write_text(sheet, (row + 1 + record, column), text or "", at_fault.get(name, looks.plain))
        if findings:
            _write_text(sheet, (row + 1 + record, len(names)), _to_put_right(findings), looks.wrapped)


def _write_cells_above(sheet: Any, sent: SheetAsSent, beside: _Beside, looks: _Looks) -> int:
    """The cells above the records: a row each, with what to put right in the third column."""
    names = [name for name in sent.may_be_above if name in sent.above or name in beside.fields]
    for row, name in enumerate(names):
        findings = beside.fields.get(name, ())
        sheet.write_string(row, 0, name, looks.plain)
        look = _looks_of(findings, looks).get(name, looks.plain)
        _write_text(sheet, (row, 1), sent.above.get(name) or "", look)
        if findings:
            _write_text(sheet, (row, 2), _to_put_right(findings).replace("\n", " "), looks.plain)
    return len(names) + 1 if sent.may_be_above else 0


def _looks_of(findings: Sequence[Finding], looks: _Looks) -> dict[str, Any]:
    """How each field's cell looks: an error outshines a query."""
    by_severity = sorted(findings, key=lambda finding: finding.severity == "error")
    return {f.field: looks.error if f.severity == "error" else looks.query for f in by_severity}


def _write_text(sheet: Any, place: tuple[int, int], text: str, look: Any) -> None:
    if text:
        sheet.write_string(*place, text, look)
    else:
        sheet.write_blank(*place, None, look)


def _to_put_right(findings: Sequence[Finding]) -> str:
    return "\n".join(_errors_first(findings))[:_LONGEST]


def _errors_first(findings: Sequence[Finding]) -> Iterator[str]:
    for finding in sorted(findings, key=lambda each: (each.severity != "error", each.rule)):
        yield f"{_ASKS[finding.severity]}: {finding.says} {finding.fix} ({finding.rule})"


def _sentence(finding: Finding) -> str:
    person = f"{finding.person}: " if finding.person else ""
    return f"{person}{finding.says} {finding.fix} ({finding.rule})"
