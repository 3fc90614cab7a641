"""A rule's test is a table: one line a record, the last column says which are at fault."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

import pytest

from given.education import faults_in_education
from given.sets_judged import Beside, faults_in
from tenure.returns import check, check_together
from tenure.returns.csww.fields import FIELDS, block_name
from tenure.returns.findings import Checked
from tenure.returns.rows import Cell, Csww, LayoutFault
from tenure.returns.rules import Rule

YEAR = "2023"
Line = Mapping[str, str]


@dataclass(frozen=True)
class Verdict:
    """What a rule made of a table's lines: the lines at fault, and the findings."""

    lines: list[int]
    findings: list[tuple[str, str]]


def lines_of(table: str) -> list[Line]:
    """A table as written in a test: names above, a line for each record, cells between bars."""
    names, *lines = [[cell.strip() for cell in line.split("|")] for line in table.strip().splitlines()]
    return [dict(zip(names, cells, strict=True)) for cells in lines]


def return_of(lines: Sequence[Line], *, year: str = YEAR, layout: Sequence[LayoutFault] = ()) -> Csww:
    """A return that holds what the lines say and nothing else; columns outside the records are read once.

    Where a table does not say otherwise, each line is another person whom the authority employs.
    """
    first = lines[0] if lines else {}
    said = {"Year": year, "LEA": "101", **first}
    workers = {
        "AgencyWorker": ["0"] * len(lines),
        "SWENo": [f"SW{i + 1}" for i in range(len(lines))],
    }
    for name in first:
        if name in FIELDS and FIELDS[name].record == "worker":
            workers[name] = [line[name] or None for line in lines]
    outside = {name: Cell(text or None, 3) for name, text in said.items() if name in FIELDS}
    return Csww(
        name="table.xml",
        sha256="0",
        form="xml",
        encoding="utf-8",
        block=block_name(int(year)) if year.isdigit() else "LALevel",
        header={n: c for n, c in outside.items() if FIELDS[n].record == "header"},
        authority={n: c for n, c in outside.items() if FIELDS[n].record == "authority"},
        columns=workers,
        lines=[10 * (i + 1) for i in range(len(lines))],
        layout=layout,
    )


def verdict(rule: Rule, table: str, *, before: str = "", now: str = "") -> Verdict:
    """Judge the lines of a table by one rule: together, or each year's or each return's apart."""
    lines = lines_of(table)
    if rule.scope == "file":
        return _of_layout(rule, lines)
    if rule.scope == "partnership":
        return _between_partners(rule, lines, lines_of(before) if before else [])
    if rule.scope == "last year's row":
        return _of_last_year(rule, lines, lines_of(now))
    last = return_of(lines_of(before), year=str(int(YEAR) - 1)) if before else None
    if rule.scope in ("return", "totals") or FIELDS[(rule.places or ("FTE",))[0]].record != "worker":
        return _one_by_one(rule, lines, last)
    return _by_return(rule, lines, last)


def _found(rule: Rule, checked: Checked) -> list[tuple[int | None, str, str]]:
    assert not checked.broken, checked.broken
    return [(f.row, f.field, f.value) for f in checked.findings() if f.rule == rule.code]


def _by_return(rule: Rule, lines: list[Line], last: Csww | None) -> Verdict:
    """Lines that say the same of header and authority stand in one return."""
    numbered = sorted(enumerate(lines), key=lambda at: _outside(at[1]))
    faults: list[int] = []
    cells: list[tuple[str, str]] = []
    for _, group in groupby(numbered, key=lambda at: _outside(at[1])):
        places, these = zip(*group, strict=True)
        sent = return_of(these, year=these[0].get("Year", YEAR))
        found = _found(rule, check(sent, before=last, rules=(rule,)))
        faults += [places[row] for row, _, _ in found if row is not None]
        cells += [(field, value) for _, field, value in found]
    return Verdict(sorted({*faults}), cells)


def _outside(line: Line) -> list[str]:
    return [text for name, text in line.items() if name in FIELDS and FIELDS[name].record != "worker"]


def _one_by_one(rule: Rule, lines: list[Line], last: Csww | None) -> Verdict:
    faults: list[int] = []
    cells: list[tuple[str, str]] = []
    for place, line in enumerate(lines):
        sent = return_of([line], year=line.get("Year", YEAR))
        found = _found(rule, check(sent, before=last, rules=(rule,)))
        faults += [place] if found else []
        cells += [(field, value) for _, field, value in found]
    return Verdict(faults, cells)


def _of_last_year(rule: Rule, lines: list[Line], now: list[Line]) -> Verdict:
    """Lines are last year's records; found again by their registration number."""
    before = return_of(lines, year=str(int(YEAR) - 1))
    found = _found(rule, check(return_of(now), before=before, rules=(rule,)))
    numbers = [line["SWENo"] for line in lines]
    return Verdict(
        [numbers.index(value) for _, _, value in found], [(field, value) for _, field, value in found]
    )


def _of_layout(rule: Rule, lines: list[Line]) -> Verdict:
    """Lines are what the reader noted: what | field | row."""
    faults: list[int] = []
    cells: list[tuple[str, str]] = []
    for place, line in enumerate(lines):
        row = int(line["row"]) if line["row"] else None
        noted = LayoutFault(line["what"], line["field"], 14, row)  # type: ignore[arg-type]
        checked = check(return_of([{}], layout=(noted,)), rules=(rule,))
        faults += [place] if _found(rule, checked) else []
        cells += [(field, value) for _, field, value in _found(rule, checked)]
    return Verdict(faults, cells)


def _between_partners(rule: Rule, lines: list[Line], last: list[Line]) -> Verdict:
    """Lines have a partner, whose return they stand in."""
    numbered = sorted(enumerate(lines), key=lambda at: at[1]["LEA"])
    sent, places = [], []
    for _, group in groupby(numbered, key=lambda at: at[1]["LEA"]):
        place, these = zip(*group, strict=True)
        places.append(place)
        sent.append(return_of(these))
    ordered = groupby(sorted(last, key=lambda line: line["LEA"]), key=lambda line: line["LEA"])
    before = [return_of(list(these), year=str(int(YEAR) - 1)) for _, these in ordered]
    checked = check_together(sent, before=before, rules=(rule,))
    found = [(place[f[0]], f[1:]) for place, c in zip(places, checked, strict=True) for f in _found(rule, c)]
    return Verdict(sorted({line for line, _ in found}), [cell for _, cell in found])


@pytest.fixture
def spec() -> Callable[..., Verdict]:
    """Hold a rule to its table: exactly the lines that say yes are at fault. Gives the verdict for more.

    For a rule about one file of a set, `workplace=`, `worker=` and `training=` are lines of the others,
    `before=` those that the service holds, and `owned=` the workplaces that own their data.
    """

    def hold(rule: Rule, table: str, *, before: str = "", now: str = "", **beside: str) -> Verdict:
        lines = lines_of(table)
        if rule.code.startswith("E-"):
            others = {file: lines_of(text) for file, text in beside.items()}
            found = Verdict(*faults_in_education(rule, lines, others))
        elif rule.file:
            names = [line["LOCALESTID"] for line in lines_of(beside.pop("owned", "LOCALESTID"))]
            files = {file: lines_of(text) for file, text in beside.items()}
            held = lines_of(before) if before else ()
            found = Verdict(*faults_in(rule, lines, Beside(files, held, names)))
        else:
            found = verdict(rule, table, before=before, now=now)
        expected = [place for place, line in enumerate(lines) if line["at fault"] == "yes"]
        assert [dict(lines[i]) for i in found.lines] == [dict(lines[i]) for i in expected]
        return found

    return hold
