"""Writing the university's returns: a workbook for each academic year, the first as four text files."""

from __future__ import annotations

import csv
import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime, timedelta
from io import BytesIO, StringIO
from pathlib import Path
from typing import Final

from tenure.example.chance import stream
from tenure.example.education.people import OURS, Graduate, students
from tenure.example.education.placing import Row
from tenure.example.education.planting import planted
from tenure.example.education.yearly import Rows, rows_of
from tenure.example.planting import Planted
from tenure.example.sending import Sending
from tenure.returns.education.fields import FIELDS, FILES, File
from tenure.returns.education.template import write_return
from tenure.terms.universities import SOUTHMERE

FOLDER: Final = "education"
PLANTED_LIST: Final = "planted-education.json"


@dataclass(frozen=True)
class Studied:
    """What the university sent, in the order in which it was sent, and the faults planted in it."""

    files: tuple[Sending, ...]
    planted: tuple[Planted, ...]


NOTHING_STUDIED: Final = Studied((), ())
"""Of an example without a university."""


def write_education(
    folder: Path, graduates: Sequence[Graduate], *, since: int, until: int, seed: int
) -> Studied:
    """Write the returns of the academic years from one to another, and one that is to be put right."""
    everyone = students(graduates, since=since, until=until, seed=seed)
    files: list[Sending] = []
    for year in range(since, until + 1):
        at = _sent_at(year, seed)
        rows = rows_of(everyone, year, sent_on=at.date(), seed=seed)
        place = folder / FOLDER / str(year)
        place.mkdir(parents=True)
        made = (
            _as_text(rows, year) if year == since and until > since else {_name(year): _workbook(rows, year)}
        )
        for name, data in made.items():
            (place / name).write_bytes(data)
            form = name.rpartition(".")[2]
            files.append(Sending(f"{FOLDER}/{year}/{name}", SOUTHMERE, year, at, form))
    last, found = _to_fix(folder, rows, until)
    _write_list(folder, found)
    return Studied((*files, last), tuple(found))


def _to_fix(folder: Path, rows: Rows, year: int) -> tuple[Sending, list[Planted]]:
    """The first sending of the last year, with faults in it; never on record."""
    at = datetime(year, 9, 12, 10, 0, tzinfo=UTC)
    says = f"has faults planted in it; {PLANTED_LIST} says which"
    sending = Sending(f"to-fix/{_name(year)}", SOUTHMERE, year, at, "xlsx", "to fix", says)
    dirty, found = planted(rows, file=sending.file)
    (folder / "to-fix").mkdir(exist_ok=True)
    (folder / sending.file).write_bytes(_workbook(dirty, year))
    return sending, found


def _name(year: int) -> str:
    return f"education_{year}.xlsx"


def _sent_at(year: int, seed: int) -> datetime:
    """A working hour of the autumn after the academic year."""
    chance = stream(seed, "education sent", year)
    first = datetime(year, 10, 2, tzinfo=UTC)
    return first + timedelta(days=int(chance.integers(0, 25)), hours=int(chance.integers(9, 17)))


def _workbook(rows: Rows, year: int) -> bytes:
    out = BytesIO()
    write_return(out, university=OURS, year=year, records=rows)
    return out.getvalue()


def _as_text(rows: Rows, year: int) -> dict[str, bytes]:
    """Each file as CSV; the students file says whose they are."""
    said = [["University", OURS], ["Year", f"{year - 1}/{year % 100:02d}"]]
    return {f"{file}.csv": _csv(file, rows[file], said if file == "students" else []) for file in FILES}


def _csv(file: File, rows: Sequence[Row], above: Sequence[Sequence[str]]) -> bytes:
    out = StringIO(newline="")
    writer = csv.writer(out)
    fields = FIELDS[file].values()
    writer.writerows([*above, [field.heading for field in fields]])
    writer.writerows([[row.get(field.name, "") for field in fields] for row in rows])
    return out.getvalue().encode()


def _write_list(folder: Path, found: Sequence[Planted]) -> None:
    said = json.dumps([asdict(each) for each in found], indent=1, ensure_ascii=False)
    (folder / PLANTED_LIST).write_text(said + "\n", encoding="utf-8")
