"""Makers of education returns: say only what the test is about, the rest is a return without a fault."""

from __future__ import annotations

import csv
from collections.abc import Mapping, Sequence
from datetime import date
from io import StringIO
from typing import Any

from tenure.returns.education.checking import check
from tenure.returns.education.fields import FIELDS, FILES
from tenure.returns.education.reading import read_book
from tenure.returns.education.rows import Education
from tenure.returns.education.sets import returns_of
from tenure.returns.opening import opened
from tenure.returns.rules import Rule

TODAY = date(2023, 11, 1)
Line = Mapping[str, str]
Faults = tuple[list[int], list[tuple[str, str]]]

_STUDENT = {
    "family_name": "Okafor", "given_names": "Amara", "date_of_birth": "2001-04-02",
    "programme": "BA Social Work", "route": "BA", "mode": "Full-time", "cohort_start": "2020-09-21",
    "expected_end": "2023-07-14", "status": "Studying",
}  # fmt: skip
_PLACEMENT = {
    "phase": "First", "host": "Northvale Council", "host_number": "101", "partner": "Yes",
    "setting": "Council team", "user_group": "Children and families", "statutory": "Yes",
    "start": "2022-10-03", "end": "2023-02-17", "days_planned": "70", "days_done": "70",
    "pe_reference": "PE1", "pe_type": "On-site", "outcome": "Pass",
}  # fmt: skip
_APPLICATION = {
    "round": "September 2023", "programme": "BA Social Work", "route": "BA", "route_in": "UCAS",
    "tariff": "112", "applied_on": "2023-01-18", "stage": "Interviewed",
}  # fmt: skip
_RESULT = {
    "result": "Readiness for direct practice", "title": "Readiness for direct practice", "outcome": "Pass",
    "mark": "62", "date": "2022-06-10",
}  # fmt: skip
_USUAL = {
    "students": _STUDENT, "placements": _PLACEMENT, "applications": _APPLICATION, "results": _RESULT,
}  # fmt: skip
_ABOVE = ("university", "year")
_OURS = ("at fault", "sent", "leave out", "add", "cells", *_ABOVE)
"""Columns of a table that are no columns of a file."""


def a_student(**cells: str) -> Line:
    """Amara, in her last year of a BA."""
    return {"student_number": "S1", **_STUDENT, **cells}


def a_placement(**cells: str) -> Line:
    """A first placement of the student S1 with Northvale."""
    return {"student_number": "S1", **_PLACEMENT, **cells}


def an_application(**cells: str) -> Line:
    """An application that has got to an interview."""
    return {"application_number": "A1", **_APPLICATION, **cells}


def a_result(**cells: str) -> Line:
    """The student S1 passes readiness for direct practice."""
    return {"student_number": "S1", **_RESULT, **cells}


def csv_of(file: str, records: Sequence[Line], *, above: Mapping[str, str] | None = None) -> bytes:
    """One file as CSV, with what is said above its headings."""
    out = StringIO(newline="")
    writer = csv.writer(out)
    for name, text in (above or {}).items():
        writer.writerow([name.capitalize(), text])
    names = list(FIELDS[file])
    writer.writerow([FIELDS[file][name].heading for name in names])
    writer.writerows([[record.get(name, "") for name in names] for record in records])
    return out.getvalue().encode()


def a_return(
    *, university: str = "Southmere University", year: str = "2023", **records: Sequence[Line]
) -> Education:
    """One return of the files that hold records; the students file says whose it is."""
    above = {"university": university, "year": year}
    books = [
        read_book(opened(csv_of(file, records[file], above=above if not n else None), name=f"{file}.csv"))
        for n, file in enumerate(each for each in FILES if each in records)
    ]
    (sent,) = returns_of(books)
    return sent


def records_of(file: str, lines: Sequence[Line]) -> list[dict[str, str]]:
    """Records that hold what the lines say, each of another student or application where they do not say."""
    key = {"applications": ("application_number", "A")}.get(file, ("student_number", "S"))
    made = []
    for n, line in enumerate(lines, start=1):
        said = {name: text for name, text in line.items() if name not in _OURS}
        names = {"family_name": f"Okafor {n}"} if file == "students" else {}
        made.append({**_USUAL[file], key[0]: f"{key[1]}{n}", **names, **said})
    return made


def faults_in_education(rule: Rule, lines: Sequence[Line], beside: Mapping[str, Sequence[Line]]) -> Faults:
    """The lines at fault, and what each finding says of field and value.

    A line is a record of the rule's file; for a rule about whole files, a return of its own. Where a table
    says nothing of the students, there is one for each line.
    """
    if rule.scope in ("file", "return"):
        return _one_by_one(rule, lines)
    records: dict[str, Any] = {file: records_of(file, those) for file, those in beside.items()}
    records[rule.file] = records_of(rule.file, lines)
    records.setdefault("students", records_of("students", [{}] * len(lines)))
    found = _found(rule, a_return(**records))
    return sorted({row for row, _ in found if row is not None}), [cell for _, cell in found]


def _one_by_one(rule: Rule, lines: Sequence[Line]) -> Faults:
    faults, cells = [], []
    for place, line in enumerate(lines):
        found = _found(rule, _sent(rule.file, line))
        faults += [place] if found else []
        cells += [cell for _, cell in found]
    return faults, cells


def _found(rule: Rule, sent: Education) -> list[tuple[int | None, tuple[str, str]]]:
    checked = check(sent, today=TODAY, rules=(rule,))
    assert not checked.broken, checked.broken
    return [(finding.row, (finding.field, finding.value)) for finding in checked.findings()]


def _sent(file: str, line: Line) -> Education:
    """A return as a line says: which files, which headings are left out or added, how wide its row is."""
    above = {name: line.get(name, usual) for name, usual in zip(_ABOVE, ("90000001", "2023"), strict=True)}
    books = []
    for each in line.get("sent", " ".join(FILES)).split():
        data = csv_of(each, records_of(each, [{}]), above=above)
        books.append(read_book(opened(_altered(data, line) if each == file else data, name=f"{each}.csv")))
    (sent,) = returns_of(books)
    return sent


def _altered(data: bytes, line: Line) -> bytes:
    rows = list(csv.reader(StringIO(data.decode(), newline="")))
    heading, record = rows[2], rows[3]
    for name in filter(None, line.get("leave out", "").split(", ")):
        place = heading.index(name)
        del heading[place], record[place]
    for name in filter(None, line.get("add", "").split(", ")):
        heading.append(name.replace("nothing", ""))
        record.append("more")
    record += ["more"] * int(line.get("cells", "") or 0)
    out = StringIO(newline="")
    csv.writer(out).writerows(rows)
    return out.getvalue().encode()
