"""The real world's dirt in adults' sets: stale numbers, wrong totals, unknowns, and planted errors."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from tenure.example.adults.filing import FiledSet

OLD_HEADER: Final = {("104", 2022): date(2021, 9, 30)}
"""A council that sent the download of the year before, filled in anew: two headers behind."""

STALE: Final = ("103", (2020, 2021))
"""A council whose starters are those of 2019, sent again and again: nobody looked."""

NOT_KNOWN: Final = {("104", 2020): "104-EAST", ("103", 2022): "103-AGENCY"}
"""Workplaces that did not know their leavers."""

WRONG_TOTAL: Final = {("105", 2021): "105-HOSP"}
"""A workplace that counted its vacant posts among its staff."""

FULL_TIME_PAY: Final = ("105", 2020)
"""A council that entered the full-time salary of one part-timer."""

TO_FIX: Final = "101"
"""Whose last set is there to be put right."""


def in_history(one: FiledSet, *, before: FiledSet | None) -> FiledSet:
    """The set as its council sent it; `before` is what it sent the year before."""
    key = (one.unit.number, one.year)
    if key in OLD_HEADER:
        one = replace(one, form=OLD_HEADER[key])
    if before is not None and one.unit.number == STALE[0] and one.year in STALE[1]:
        one = _with(one, "workplace", "STARTERS", _starters_again(one, before))
    if key in NOT_KNOWN:
        one = _without_reasons(_at(one, NOT_KNOWN[key], "LEAVERS", lambda _: "999"), NOT_KNOWN[key])
    if key in WRONG_TOTAL:
        one = _at(one, WRONG_TOTAL[key], "TOTALPERMTEMP", lambda text: str(int(text) + 7))
    return _with_full_time_pay(one) if key == FULL_TIME_PAY else one


def _with(one: FiledSet, file: str, name: str, texts: list[str]) -> FiledSet:
    return one.with_part(file, {**one.part(file), name: texts})


def _at(one: FiledSet, place: str, name: str, change: Callable[[str], str]) -> FiledSet:
    """One cell of a workplace changed."""
    keys, texts = one.workplace["LOCALESTID"], one.workplace[name]
    changed = [change(text) if key == place else text for key, text in zip(keys, texts, strict=True)]
    return _with(one, "workplace", name, changed)


def _without_reasons(one: FiledSet, place: str) -> FiledSet:
    for name in ("REASONS", "REASONNOS"):
        one = _at(one, place, name, lambda _: "")
    return one


def _starters_again(one: FiledSet, before: FiledSet) -> list[str]:
    """Last year's number of social workers for each workplace, in this year's list of roles."""
    last = dict(zip(before.workplace["LOCALESTID"], before.workplace["STARTERS"], strict=True))
    now = zip(one.workplace["LOCALESTID"], one.workplace["STARTERS"], strict=True)
    return [";".join([last.get(key, text).split(";")[0], *text.split(";")[1:]]) for key, text in now]


def _with_full_time_pay(one: FiledSet) -> FiledSet:
    """A part-timer who is paid, on paper, what a full-timer of the same role is."""
    w = one.worker
    rows = range(len(w["LOCALESTID"]))
    social = [row for row in rows if w["MAINJOBROLE"][row] == "6" and w["SALARY"][row]]
    full = next((row for row in social if w["CONTHOURS"][row] == "37"), None)
    part = next((row for row in social if float(w["CONTHOURS"][row] or 37) < 30), None)
    if full is None or part is None:
        return one
    salaries = list(w["SALARY"])
    salaries[part] = salaries[full]
    return _with(one, "worker", "SALARY", salaries)


@dataclass(frozen=True)
class PlantedInSet:
    """One error of the service that checking must find.

    file     the file in the folder.       part    workplace, worker or training.
    number   the service's number.         column  the heading it is found at.
    row      the record, counted from 0.   person  its references, as sent.
    """

    file: str
    part: str
    number: str
    column: str
    row: int
    person: str


@dataclass(frozen=True)
class _Fault:
    """What is written into one record of a file; other cells of the record too where `also` says so."""

    part: str
    number: str
    column: str
    text: str
    also: Mapping[str, str] | None = None
    who: str = "employed"


_FAULTS: Final = (
    _Fault("worker", "1050", "DISPLAYID", ""),
    _Fault("worker", "1060", "NINUMBER", "12345"),
    _Fault("worker", "1070", "POSTCODE", "ZZ993VZ"),
    _Fault("worker", "1090", "GENDER", "7"),
    _Fault("worker", "1100", "ETHNICITY", "White"),
    _Fault("worker", "1110", "NATIONALITY", "England"),
    _Fault("worker", "1150", "DISABLED", "9"),
    _Fault("worker", "1180", "RECSOURCE", "99"),
    _Fault("worker", "1220", "EMPLSTATUS", "5"),
    _Fault("worker", "1230", "ZEROHRCONT", "3"),
    _Fault("worker", "1250", "SALARYINT", "2"),
    _Fault("worker", "1260", "SALARY", "120"),
    _Fault("worker", "1270", "HOURLYRATE", "thirty", who="agency"),
    _Fault("worker", "1290", "MAINJRDESC", "", {"MAINJOBROLE": "27", "AMHP": ""}),
    _Fault("worker", "1360", "SCQUAL", "3"),
    _Fault("worker", "5010", "QUALACH01", "degree;2010"),
    _Fault("worker", "997", "LOCALESTID", "101-NORTH", who="agency"),
    _Fault("workplace", "1070", "ESTTYPE", "2"),
    _Fault("workplace", "1310", "STARTERS", "1;0"),
    _Fault("workplace", "1360", "REASONNOS", "40"),
    _Fault("training", "1020", "DATECOMPLETED", "31/02/2023"),
    _Fault("training", "1050", "CATEGORY", "999"),
)
"""Errors of the service, each in a record of its own where there are enough."""


def with_errors(one: FiledSet, *, folder: str) -> tuple[FiledSet, list[PlantedInSet]]:
    """A first sending with errors in it, as many as there are records they fit, and where they are."""
    parts = {
        file: {n: list(t) for n, t in one.part(file).items()} for file in ("workplace", "worker", "training")
    }
    found, taken = [], {"workplace": -1, "worker": 10, "training": -1}
    for fault in _FAULTS:
        columns = parts[fault.part]
        row = _row_for(columns, fault, after=taken[fault.part])
        if row is None:
            continue
        taken[fault.part] = row
        for name, text in {**(fault.also or {}), fault.column: fault.text}.items():
            columns.setdefault(name, [""] * len(columns["LOCALESTID"]))[row] = text
        where = f"{folder}/{fault.part}.csv"
        person = _person(columns, row)
        found.append(PlantedInSet(where, fault.part, fault.number, fault.column, row, person))
    for file, columns in parts.items():
        one = one.with_part(file, columns)
    return one, found


def _row_for(columns: Mapping[str, Sequence[str]], fault: _Fault, *, after: int) -> int | None:
    """The next record that the fault fits; None where there is none left."""
    count = len(columns["LOCALESTID"])
    if fault.part != "worker":
        return after + 1 if after + 1 < count else None
    statuses = ("4",) if fault.who == "agency" else ("1", "2")
    roles = zip(columns["EMPLSTATUS"], columns["MAINJOBROLE"], strict=True)
    fitting = (row for row, (status, role) in enumerate(roles) if status in statuses and role == "6")
    return next((row for row in fitting if row > after), None)


def _person(columns: Mapping[str, Sequence[str]], row: int) -> str:
    people = columns.get("UNIQUEWORKERID")
    return f"{columns['LOCALESTID'][row]} {people[row] if people else ''}".strip()
