"""The sender's own rows back as a workbook, with one more column that says what to put right."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, BinaryIO

from tenure.returns.csww.fields import FIELDS, fields_of
from tenure.returns.csww.sheet import WHAT_TO_PUT_RIGHT
from tenure.returns.csww.writing import layout_of
from tenure.returns.findings import Checked, Finding
from tenure.returns.reporting import top
from tenure.returns.rows import Csww

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
class _Beside:
    """The findings that stand in the records, by row, and in the cells above them, by field."""

    rows: Mapping[int, Sequence[Finding]]
    fields: Mapping[str, Sequence[Finding]]
    nowhere: Sequence[Finding]


def write_findings_workbook(checked: Checked, out: BinaryIO) -> None:
    """Write a summary, and the return as sent with what to put right beside each row.

    The sheet `Return` is in the flat form that `read` understands: put right there, it can be sent back.
    Every cell is written as text, so that none can act as a formula and no spreadsheet changes what it says.
    """
    import xlsxwriter  # here, because it takes as long to import as a return to check

    beside = _beside(checked)
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        looks = _Looks(
            heading=book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"}),
            wrapped=book.add_format({"text_wrap": True, "valign": "top"}),
            error=book.add_format({"bg_color": "#f6d7d2", "valign": "top", "num_format": "@"}),
            query=book.add_format({"bg_color": "#fff1c9", "valign": "top", "num_format": "@"}),
            plain=book.add_format({"valign": "top", "num_format": "@"}),
        )
        _write_summary(book.add_worksheet("Summary"), checked, beside.nowhere, looks)
        _write_return(book.add_worksheet("Return"), checked.sent, beside, looks)


def _beside(checked: Checked) -> _Beside:
    rows: dict[int, list[Finding]] = {}
    fields: dict[str, list[Finding]] = {}
    nowhere = []
    for finding in checked.findings():
        if finding.row is not None:
            rows.setdefault(finding.row, []).append(finding)
        elif finding.field in FIELDS and FIELDS[finding.field].record != "worker":
            fields.setdefault(finding.field, []).append(finding)
        else:
            nowhere.append(finding)
    return _Beside(rows, fields, nowhere)


def _write_summary(sheet: Any, checked: Checked, nowhere: Sequence[Finding], looks: _Looks) -> None:
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


def _summary_rows(checked: Checked, nowhere: Sequence[Finding]) -> Iterator[tuple[str, ...]]:
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


def _write_return(sheet: Any, sent: Csww, beside: _Beside, looks: _Looks) -> None:
    columns = {name: sent.column(name) for name in _columns(sent)} | dict(sent.beside)
    names = list(columns)
    row = _write_cells_above(sheet, sent, beside, looks)
    for column, name in enumerate([*names, WHAT_TO_PUT_RIGHT]):
        sheet.write_string(row, column, name, looks.heading)
        sheet.set_column(column, column, max(12, len(name) + 2), looks.plain)
    sheet.set_column(len(names), len(names), 90, looks.wrapped)
    sheet.freeze_panes(row + 1, 2)
    for record in range(len(sent)):
        findings = beside.rows.get(record, ())
        at_fault = _looks_of(findings, looks)
        for column, name in enumerate(names):
            text = columns[name][record]
            if text is not None or name in at_fault:
                _write_text(sheet, (row + 1 + record, column), text or "", at_fault.get(name, looks.plain))
        if findings:
            _write_text(sheet, (row + 1 + record, len(names)), _to_put_right(findings), looks.wrapped)


def _write_cells_above(sheet: Any, sent: Csww, beside: _Beside, looks: _Looks) -> int:
    """The header and the authority block: a row each, with what to put right in the third column."""
    cells = {**sent.header, **sent.authority}
    names = [name for name in FIELDS if name in cells or name in beside.fields]
    for row, name in enumerate(names):
        findings = beside.fields.get(name, ())
        text = cells[name].text if name in cells else None
        sheet.write_string(row, 0, name, looks.plain)
        _write_text(sheet, (row, 1), text or "", _looks_of(findings, looks).get(name, looks.plain))
        if findings:
            _write_text(sheet, (row, 2), _to_put_right(findings).replace("\n", " "), looks.plain)
    return len(names) + 1


def _columns(sent: Csww) -> list[str]:
    """The fields that were sent and those of the year's layout, in the order of the return."""
    of_the_year = {field.name for field in fields_of("worker", layout_of(sent))}
    return [field.name for field in fields_of("worker") if field.name in {*sent.columns, *of_the_year}]


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
