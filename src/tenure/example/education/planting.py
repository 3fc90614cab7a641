"""The faults planted in the university's first sending of the last year, each with the rule that finds it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from tenure.example.education.placing import Row
from tenure.example.education.yearly import Rows
from tenure.example.planting import Planted
from tenure.returns.education.fields import FIELDS, File


@dataclass(frozen=True)
class _Fault:
    """One fault: whose record it goes into, what it turns, and what finds it.

    fits    whether a record can take it.
    cells   what it writes.
    found   rule and field of each finding it makes there.
    """

    file: File
    fits: Callable[[Row], bool]
    cells: Callable[[Row], Row]
    found: tuple[tuple[str, str], ...]


def _is(name: str, text: str) -> Callable[[Row], bool]:
    return lambda row: row.get(name, "") == text


def _has(*names: str) -> Callable[[Row], bool]:
    return lambda row: all(row.get(name) for name in names)


def _set(**cells: str) -> Callable[[Row], Row]:
    return lambda row: cells


_ALONE: Final = "alone"
"""A mark, for the time of planting, on a student who studies and of whom no other file tells."""

_STUDYING, _DONE = _is("status", "studying"), _is("status", "completed")
_REGISTERED = _has("registration_number")

_FAULTS: Final[tuple[_Fault, ...]] = (
    _Fault("students", _STUDYING, _set(mode=""), (("E-S01", "mode"),)),
    _Fault("students", _STUDYING, _set(route="Bachelor"), (("E-S02", "route"),)),
    _Fault("students", _STUDYING, _set(date_of_birth="31/02/2001"), (("E-S03", "date_of_birth"),)),
    _Fault("students", _STUDYING, _set(date_of_birth="1931-05-04"), (("E-S08", "date_of_birth"),)),
    _Fault("students", _has(_ALONE), _set(ended_on="2001-09-25"),
           (("E-S12", "ended_on"), ("E-S13", "ended_on"))),
    _Fault("students", _is("status", "withdrawn"), _set(leaving_reason=""), (("E-S15", "leaving_reason"),)),
    _Fault("students", _STUDYING, _set(leaving_reason="health"), (("E-S16", "leaving_reason"),)),
    _Fault(
        "students", _REGISTERED, _set(registration_number="SW0990"), (("E-S17", "registration_number"),)
    ),
    _Fault(
        "students", _STUDYING, _set(registration_number="SW99800001"), (("E-S19", "registration_number"),)
    ),
    _Fault(
        "students", _STUDYING, _set(registered_on="2023-08-01"),
        (("E-S20", "registered_on"),),
    ),
    _Fault("students", _STUDYING, _set(nqsw_start="2023-09-04", employer="Northvale Council"),
           (("E-S22", "nqsw_start"), ("E-S24", "nqsw_start"))),
    _Fault("students", _has("employer", "employer_number"), _set(employer=""), (("E-S25", "employer"),)),
    _Fault("students", _has("employer_number"), _set(employer_number="999"), (("E-S05", "employer_number"),)),
    _Fault("placements", _is("phase", "first"), _set(student_number="K9999"), (("E-P07", "student_number"),)),
    _Fault("placements", _is("partner", "yes"), _set(host_number=""), (("E-P21", "partner"),)),
    _Fault("placements", _is("phase", "last"), _set(days_planned="80"),
           (("E-P15", "days_done"), ("E-P17", "days_planned"))),
    _Fault("placements", _is("phase", "first"), _set(days_done="sixty"), (("E-P06", "days_done"),)),
    _Fault("placements", _is("phase", "first"), _set(outcome=""), (("E-P18", "outcome"),)),
    _Fault("placements", _is("pe_type", "on-site"), _set(pe_reference=""), (("E-P23", "pe_type"),)),
    _Fault("placements", _is("pe_type", "off-site"), _set(oss_reference=""), (("E-P24", "oss_reference"),)),
    _Fault("placements", _is("setting", "voluntary"), _set(statutory="yes"), (("E-P22", "statutory"),)),
    _Fault("placements", _is("phase", "first"), lambda row: {"end": row["start"][:-2] + "01"},
           (("E-P09", "end"),)),
    _Fault("applications", _is("decision", "rejected"), _set(stage="accepted"), (("E-A12", "stage"),)),
    _Fault("applications", _is("decision", "declined"), _set(decision=""), (("E-A10", "decision"),)),
    _Fault("applications", _is("grow_your_own", "yes"), _set(employer_preference=""),
           (("E-A15", "employer_preference"),)),
    _Fault("applications", _has("tariff"), _set(tariff="BBB"), (("E-A06", "tariff"),)),
    _Fault("results", _is("result", "award"), _set(**{"class": ""}), (("E-R12", "class"),)),
    _Fault("results", _is("result", "readiness"), _set(mark="101"), (("E-R05", "mark"),)),
    _Fault("results", _is("result", "readiness"), _set(student_number="K9998"),
           (("E-R06", "student_number"),)),
)  # fmt: skip
"""Each goes into the record of another student."""

PLANTED: Final = tuple(
    sorted({rule for fault in _FAULTS for rule, _ in fault.found} | {"E-S06", "E-S18", "E-R08"})
)
"""The rules of which a fault may be planted."""


def planted(rows: Rows, *, file: str) -> tuple[Rows, list[Planted]]:
    """A return's rows with the faults in them, and what must be found: that, and nothing else."""
    dirty: Rows = {name: [dict(row) for row in those] for name, those in rows.items()}
    _mark_alone(dirty)
    touched: set[str] = set()
    found: list[Planted] = []
    for fault in _FAULTS:
        at = next(
            (n for n, row in enumerate(dirty[fault.file]) if _free(row, touched) and fault.fits(row)), None
        )
        if at is None:
            continue
        row = dirty[fault.file][at]
        touched.add(_whose(row))
        row |= fault.cells(row)
        found += [_planted(file, fault.file, at, row, rule, name) for rule, name in fault.found]
    found += _one_number_for_two(dirty, touched, file)
    found += _awarded_too_soon(dirty, touched, file)
    found += _twice(dirty, touched, file)
    return dirty, found


def _mark_alone(rows: Rows) -> None:
    told = {
        row.get("student_number", "")
        for file in ("placements", "applications", "results")
        for row in rows[file]
    }
    for row in rows["students"]:
        row[_ALONE] = "yes" if _STUDYING(row) and row["student_number"] not in told else ""


def _free(row: Row, touched: set[str]) -> bool:
    return _whose(row) not in touched


def _whose(row: Row) -> str:
    return row.get("student_number") or row.get("application_number", "")


def _planted(file: str, part: File, at: int, row: Row, rule: str, name: str) -> Planted:
    key = "application_number" if part == "applications" else "student_number"
    return Planted(file, rule, at, row[key], FIELDS[part][name].heading, "check")


def _one_number_for_two(dirty: Rows, touched: set[str], file: str) -> list[Planted]:
    """One graduate is given another's registration number."""
    two = [n for n, row in enumerate(dirty["students"]) if _free(row, touched) and _REGISTERED(row)][:2]
    for at in two:
        touched.add(_whose(dirty["students"][at]))
        dirty["students"][at]["registration_number"] = dirty["students"][two[0]]["registration_number"]
    name = "registration_number"
    return [_planted(file, "students", at, dirty["students"][at], "E-S18", name) for at in two]


def _awarded_too_soon(dirty: Rows, touched: set[str], file: str) -> list[Planted]:
    """A student with the award whom the students file still calls a student."""
    for student in dirty["students"]:
        if _free(student, touched) and _DONE(student) and not student.get("registration_number"):
            touched.add(_whose(student))
            student |= {"status": "studying", "ended_on": ""}
            number = student["student_number"]
            awards = [n for n, row in enumerate(dirty["results"]) if row["student_number"] == number]
            return [
                _planted(file, "results", at, dirty["results"][at], "E-R08", "outcome")
                for at in awards
                if dirty["results"][at]["result"] == "award"
            ]
    return []


def _twice(dirty: Rows, touched: set[str], file: str) -> list[Planted]:
    """A student whose row is there twice."""
    at = next(n for n, row in enumerate(dirty["students"]) if _free(row, touched) and _STUDYING(row))
    dirty["students"].append(dict(dirty["students"][at]))
    both = (at, len(dirty["students"]) - 1)
    name = "student_number"
    return [_planted(file, "students", n, dirty["students"][n], "E-S06", name) for n in both]
