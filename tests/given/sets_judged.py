"""The table of a rule about ASC-WDS files: one line a record, a file or a set, by what the rule judges."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from given.ascwds import TODAY, Record, a_part, csv_of, records_of
from tenure.returns.ascwds.checking import check
from tenure.returns.ascwds.fields import FILES
from tenure.returns.ascwds.headers import versions
from tenure.returns.ascwds.rows import Ascwds
from tenure.returns.ascwds.sets import set_of
from tenure.returns.rules import Rule

Line = Mapping[str, str]
Faults = tuple[list[int], list[tuple[str, str]]]

_REPEATED = re.compile(r"(.)\*(\d+)")
_OURS = ("at fault", "set", "year", "sent", "form", "leave out", "add", "typed", "cells")
"""Columns of a table that are no columns of a file."""


@dataclass(frozen=True)
class Beside:
    """What a table stands beside.

    files    lines of the other files of the set.
    before   lines of the rule's own file as the service holds it; without any, all but NEW is held.
    owned    references of workplaces that own their data themselves.
    """

    files: Mapping[str, Sequence[Line]]
    before: Sequence[Line] = ()
    owned: Sequence[str] = ()


def faults_in(rule: Rule, lines: Sequence[Line], beside: Beside) -> Faults:
    """The lines at fault, and what each finding says of field and value."""
    if rule.scope == "file":
        return _one_by_one(rule, lines, _file_of)
    if rule.scope == "return" and "sent" in lines[0]:
        return _one_by_one(rule, lines, _set_sent)
    if rule.scope in ("return", "held return"):
        return _by_set(rule, lines, beside)
    records = {file: _records(file, those) for file, those in beside.files.items()}
    found = _findings(rule, _set({**records, rule.file: _records(rule.file, lines)}), beside)
    assert all(finding.row is not None for finding in found)
    return sorted({f.row for f in found}), [(f.field, f.value) for f in found]


def _findings(rule, sent, beside=None):
    before = beside.before if beside else ()
    held = _set({rule.file: _records(rule.file, before)}) if before else None
    owned = beside.owned if beside else ()
    checked = check(
        sent, today=TODAY, before=held, assume_held=held is None, owned_elsewhere=owned, rules=(rule,)
    )
    assert not checked.broken, checked.broken
    found = list(checked.findings())
    assert all("{" not in f.says + f.fix for f in found)
    return found


def _one_by_one(rule, lines, make) -> Faults:
    found = [_findings(rule, make(rule.file, line)) for line in lines]
    cells = [(f.field, f.value) for those in found for f in those]
    return [place for place, those in enumerate(found) if those], cells


def _by_set(rule, lines, beside) -> Faults:
    """Lines that name the same set stand in it together, and are all at fault or none of them."""
    faults, cells = [], []
    for name, group in groupby(enumerate(lines), key=lambda at: at[1]["set"]):
        places, these = zip(*group, strict=True)
        others = {
            file: _records(file, [line for line in those if line.get("set", name) == name])
            for file, those in beside.files.items()
        }
        sent = _set({**others, rule.file: _records(rule.file, these)})
        year = these[0].get("year")
        found = _findings(rule, sent.for_year(int(year)) if year else sent, beside)
        faults += places if found else ()
        cells += [(f.field, f.value) for f in found]
    return faults, cells


def _records(file: str, lines: Sequence[Line]) -> list[Record]:
    """Records of the lines; `x*121` in a cell is a text of so many letters."""
    cells = [{name: _whole(text) for name, text in line.items() if name not in _OURS} for line in lines]
    return records_of(file, cells)


def _whole(text: str) -> str:
    found = _REPEATED.fullmatch(text)
    return found[1] * int(found[2]) if found else text


def _set(records: Mapping[str, Sequence[Record]]) -> Ascwds:
    if "workplace" not in records:
        names = dict.fromkeys(record["LOCALESTID"] for those in records.values() for record in those)
        records = {**records, "workplace": records_of("workplace", [{"LOCALESTID": name} for name in names])}
    return set_of(a_part(csv_of(file, records[file])) for file in FILES if records.get(file))


def _set_sent(file: str, line: Line) -> Ascwds:
    """A set of the files that the line names."""
    return set_of(a_part(csv_of(each, records_of(each, [{}]))) for each in line["sent"].split())


def _file_of(file: str, line: Line) -> Ascwds:
    """One file with the header and the row that the line describes.

    form       the day since which that form of header is used; today's where nothing is said.
    leave out, add   headings less and more.     typed   lower where they are in small letters.
    cells      how many cells the row has; as many as the header where nothing is said.
    """
    form = next((v for v in versions(file) if f"{v.since}" == line.get("form")), versions(file)[0])
    names = [name for name in form.columns if name not in line.get("leave out", "").split()]
    names += line.get("add", "").split()
    header, row = csv_of(file, records_of(file, [{}]), header=names).decode().splitlines()
    cells = row.split(",")
    wanted = int(line.get("cells") or len(cells))
    row = ",".join([*cells[:wanted], *["x"] * (wanted - len(cells))])
    header = header.lower() if line.get("typed") == "lower" else header
    return set_of([a_part(f"{header}\r\n{row}\r\n".encode())])
