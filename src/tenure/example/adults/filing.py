"""A set before it is written down, workplaces, workers and training; and writing it as CSV."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from io import StringIO
from typing import Final

import numpy as np

from tenure.example.adults.jobs import NAMES, as_mapping, jobs_of, places_of
from tenure.example.adults.people import AdultsYear
from tenure.example.chance import stream
from tenure.example.levels import Frame
from tenure.example.shares import shared_out
from tenure.returns.ascwds.fields import FILES, File
from tenure.returns.ascwds.headers import RENAMED, versions
from tenure.terms.organisations import ReportingUnit

Columns = Mapping[str, list[str]]
ROLES_FIRST: Final = "6"


@dataclass(frozen=True)
class FiledSet:
    """A set of one unit and year: the columns of each file by today's headings.

    form   the day whose header each file has; another than its year's where the sender was behind.
    """

    unit: ReportingUnit
    year: int
    workplace: Columns
    worker: Columns
    training: Columns
    form: date

    def part(self, file: str) -> Columns:
        """The columns of a file."""
        found: Columns = getattr(self, file)
        return found

    def with_part(self, file: str, columns: Columns) -> FiledSet:
        """The same set with another file in its place."""
        parts = {name: self.part(name) for name in FILES} | {file: columns}
        return FiledSet(self.unit, self.year, **parts, form=self.form)


def filed_set(frame: Frame, year: AdultsYear, at: int, *, held: frozenset[tuple[str, str]]) -> FiledSet:
    """The set of the unit at that place; `held` are the records of last year's, which are not new."""
    unit = frame.units[at]
    worker = {**as_mapping(jobs_of(frame, year, at))}
    keys = list(zip(worker["LOCALESTID"], worker["UNIQUEWORKERID"], strict=True))
    worker["STATUS"] = ["UPDATE" if key in held else "NEW" for key in keys]
    return FiledSet(
        unit,
        year.year,
        _workplaces(frame, year, at, worker, known={place for place, _ in held}),
        worker,
        _training(frame.seed, unit, year.year, worker),
        date(year.year, 9, 30),
    )


def _workplaces(frame: Frame, year: AdultsYear, at: int, worker: Columns, *, known: set[str]) -> Columns:
    unit, places = frame.units[at], places_of(frame.units[at])
    staff = Counter(worker["LOCALESTID"])
    places = [place for place in places if staff[place]]
    flows = _flows(year, at, places, worker)
    roles = [_roles(place, worker) for place in places]
    blank = [""] * len(places)
    leavers = flows["leavers"]
    columns: dict[str, list[str]] = {
        "LOCALESTID": places,
        "STATUS": ["UPDATE" if place in known else "NEW" for place in places],
        "ESTNAME": [f"{_council(unit, place)} Adults' {NAMES[place.rpartition('-')[2]]}" for place in places],
        "ADDRESS1": ["1 Civic Square"] * len(places),
        "POSTTOWN": [_council(unit, place) for place in places],
        "POSTCODE": ["ZZ99 3VZ"] * len(places),
        "ESTTYPE": ["1"] * len(places),
        "PERMCQC": ["1"] * len(places),
        "PERMLA": ["1"] * len(places),
        "REGTYPE": ["0"] * len(places),
        "MAINSERVICE": ["16"] * len(places),
        "ALLSERVICES": ["16"] * len(places),
        "SERVICEUSERS": ["4;1"] * len(places),
        "OTHERUSERDESC": [";"] * len(places),
        "TOTALPERMTEMP": [str(staff[place]) for place in places],
        "ALLJOBROLES": [";".join(each) for each in roles],
        "STARTERS": [_by_role(n, r) for n, r in zip(flows["starters"], roles, strict=True)],
        "LEAVERS": [_by_role(n, r) for n, r in zip(leavers, roles, strict=True)],
        "VACANCIES": [_by_role(n, r) for n, r in zip(flows["vacancies"], roles, strict=True)],
        "REASONS": [";".join(str(5 + 2 * i) for i in range(len(_reasons(n)))) for n in leavers],
        "REASONNOS": [";".join(map(str, _reasons(n))) for n in leavers],
        "REPEATTRAINING": ["4"] * len(places),
        "SICKPAY": ["1"] * len(places),
        "PENSION": ["1"] * len(places),
        "HOLIDAY": ["28"] * len(places),
    }
    return {**columns, **dict.fromkeys(("ADDRESS2", "ADDRESS3"), blank)}


def _council(unit: ReportingUnit, place: str) -> str:
    return next(m.name for m in unit.members if place.startswith(f"{m.number}-"))


def _roles(place: str, worker: Columns) -> list[str]:
    """Job roles of a workplace, social workers first."""
    there = {r for p, r in zip(worker["LOCALESTID"], worker["MAINJOBROLE"], strict=True) if p == place}
    return [ROLES_FIRST, *sorted(there - {ROLES_FIRST}, key=int)]


def _by_role(count: int, roles: Sequence[str]) -> str:
    """A list with the social workers' number first and none of the other roles."""
    return ";".join([str(count), *("0" for _ in roles[1:])])


def _reasons(leavers: int) -> tuple[int, ...]:
    """Leavers by reason: one in three for each of two reasons, the rest for a third."""
    third = leavers // 3
    return tuple(n for n in (third, third, leavers - 2 * third) if n)


def _flows(year: AdultsYear, at: int, places: Sequence[str], worker: Columns) -> dict[str, list[int]]:
    """What each workplace states of its social workers: the unit's numbers, shared out by size."""
    employed = Counter(
        place
        for place, role, status in zip(
            worker["LOCALESTID"], worker["MAINJOBROLE"], worker["EMPLSTATUS"], strict=True
        )
        if role == ROLES_FIRST and status in ("1", "2")
    )
    size = np.array([float(employed[place]) for place in places])
    w = year.wanted
    new = int((year.new & (year.staff["unit"] == at)).sum())
    numbers = {
        "starters": new + int(w.short[at]),
        "leavers": int(w.stated[at]),
        "vacancies": int(w.vacancies[at]),
    }
    return {flow: shared_out(number, size).tolist() for flow, number in numbers.items()}


def _training(seed: int, unit: ReportingUnit, year: int, worker: Columns) -> Columns:
    """What some of the social workers were trained in during the year."""
    chance = stream(seed, "training", unit.number, year)
    social = [row for row, role in enumerate(worker["MAINJOBROLE"]) if role == ROLES_FIRST]
    rows = [row for row in social if chance.random() < 0.15]
    kinds = (("20", "Safeguarding adults enquiries"), ("14", "Mental capacity in practice"), ("32", "Autism"))
    chosen = [kinds[int(chance.integers(0, len(kinds)))] for _ in rows]
    return {
        "LOCALESTID": [worker["LOCALESTID"][row] for row in rows],
        "UNIQUEWORKERID": [worker["UNIQUEWORKERID"][row] for row in rows],
        "CATEGORY": [code for code, _ in chosen],
        "TRAININGNAME": [name for _, name in chosen],
        "ACCREDITED": ["0"] * len(rows),
        "DATECOMPLETED": [
            f"{int(chance.integers(1, 29)):02d}/0{int(chance.integers(1, 9))}/{year}" for _ in rows
        ],
    }


def header_on(file: File, day: date, *, changed: bool = False) -> tuple[str, ...]:
    """The header that the service took on a day; before the first that is known, that one."""
    known = versions(file)
    found = next((version for version in known if version.since <= day), known[-1])
    columns = found.columns
    if changed:
        at = columns.index("UNIQUEWORKERID") + 1
        columns = (*columns[:at], "CHGUNIQUEWRKID", *columns[at:])
    return columns


def csv_of(one: FiledSet, file: File) -> bytes:
    """A file of the set as CSV under the header of its day; what that has no place for is left out."""
    columns = one.part(file)
    header = header_on(file, one.form, changed=file == "worker" and any(columns.get("CHGUNIQUEWRKID", ())))
    count = len(columns["LOCALESTID"])
    today = {name: RENAMED.get(name, name) for name in header}
    texts = [columns.get(today[name]) or [""] * count for name in header]
    out = StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(header)
    writer.writerows(zip(*texts, strict=True))
    return out.getvalue().encode()
