"""Sending: which file each unit sends for each year, when and in what form; some late, one twice."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Literal

from tenure.example.chance import stream
from tenure.example.filing import Filed, csv_bytes, xlsx_bytes, xml
from tenure.terms.calendars import CensusYear

Standing = Literal["accepted", "replaced", "to fix"]

_AS_XML = "xml"


@dataclass(frozen=True)
class Sending:
    """One file as it was sent.

    file      its path in the example's folder.
    standing  accepted: on record; replaced: was on record until it was sent again; to fix: has errors planted
              in it, and is for trying out how they are put right.
    says      what is worth knowing about it; empty for most.
    """

    file: str
    partner: str
    year: int
    sent_at: datetime
    form: str = "xml"
    standing: Standing = "accepted"
    says: str = ""


@dataclass(frozen=True)
class _Oddity:
    """How one return differs in form from the rest."""

    form: str
    says: str
    written: Callable[[Filed], bytes]


def _as_utf_16(filed: Filed) -> bytes:
    return xml(filed, encoding="UTF-16")


def _as_latin_1(filed: Filed) -> bytes:
    """Says it is UTF-8 and is not: one person qualified at an institution with an accent in its name."""
    if "QualInst" not in filed.columns:
        return xml(filed)
    overseas = [
        "Université du Vieux-Port" if text == "Overseas" else text for text in filed.columns["QualInst"]
    ]
    accented = replace(filed, columns={**filed.columns, "QualInst": overseas})
    return xml(accented, encoding="ISO-8859-1").replace(b'encoding="ISO-8859-1"', b'encoding="UTF-8"', 1)


_ODDITIES: Mapping[tuple[str, int], _Oddity] = {
    ("106 / 107", 2017): _Oddity("csv", "sent as a table of comma-separated values", csv_bytes),
    ("102", 2019): _Oddity("xml", "written in UTF-16", _as_utf_16),
    ("103", 2020): _Oddity("xlsx", "sent as a workbook", xlsx_bytes),
    ("104", 2021): _Oddity("xml", "says it is UTF-8 but is written in Latin-1", _as_latin_1),
}

_LATE: Mapping[tuple[str, int], datetime] = {
    ("103", 2019): datetime(2019, 12, 18, 16, 5, tzinfo=UTC),
    ("102", 2020): datetime(2020, 12, 9, 11, 40, tzinfo=UTC),
    ("103", 2022): datetime(2023, 2, 14, 9, 25, tzinfo=UTC),
}
"""Returns sent after the collection had closed."""

RESENT = ("105", 2019)
"""A return that was sent again in the spring, after agency workers and vacancies were found to be missing."""

_RESENT_AT = datetime(2020, 3, 12, 14, 30, tzinfo=UTC)


def sent(filed: Filed, *, seed: int) -> list[tuple[Sending, bytes]]:
    """The file or files that a unit sent for a year, with what stood in them."""
    key = (filed.unit.number, filed.year)
    oddity = _ODDITIES.get(key, _Oddity(_AS_XML, "", xml))
    at = _LATE.get(key) or _in_time(filed, seed)
    last = _LATE.get(key) and "sent after the collection closed"
    sending = Sending(path_of(filed), *key, sent_at=at, form=oddity.form, says=oddity.says or last or "")
    if key != RESENT:
        return [(sending, oddity.written(made_at(filed, at)))]
    first = replace(
        sending,
        file=path_of(filed, again=False),
        standing="replaced",
        says="agency workers and vacancies are missing; sent again later",
    )
    again = replace(
        sending, file=path_of(filed), sent_at=_RESENT_AT, says="sent again, with what was missing"
    )
    return [(first, xml(made_at(_with_too_few(filed), at))), (again, xml(made_at(filed, _RESENT_AT)))]


def path_of(filed: Filed, *, again: bool = True) -> str:
    """Where the return on record stands in the folder; of a resent one the first sending, if not `again`."""
    key = (filed.unit.number, filed.year)
    ending = ("_resent" if again else "_first") if key == RESENT else ""
    form = _ODDITIES[key].form if key in _ODDITIES else "xml"
    return f"returns/{filed.year}/{_name(filed)}{ending}.{form}"


def first_sending(filed: Filed) -> Sending:
    """The first sending of a return, on 2 October: nobody had looked it over yet."""
    at = datetime(filed.year, 10, 2, 9, 30, tzinfo=UTC)
    says = "has faults planted in it; planted.json says which"
    return Sending(f"to-fix/{_name(filed)}.xml", filed.unit.number, filed.year, at, "xml", "to fix", says)


def _name(filed: Filed) -> str:
    return f"CSWW_{filed.header['LEA']}_{filed.year}"


def made_at(filed: Filed, moment: datetime) -> Filed:
    """The return with the moment at which its file was made, an hour before it was sent."""
    stamp = (moment - timedelta(hours=1)).strftime("%Y-%m-%dT%H:%M:%S")
    return replace(filed, header={**filed.header, "DateTime": stamp})


def _in_time(filed: Filed, seed: int) -> datetime:
    """A working hour of October."""
    chance = stream(seed, "sent", filed.unit.number, filed.year)
    opens = CensusYear(filed.year).opens
    day = datetime(opens.year, opens.month, opens.day, tzinfo=UTC) + timedelta(
        days=int(chance.integers(4, 30))
    )
    return day + timedelta(hours=int(chance.integers(9, 17)), minutes=int(chance.integers(0, 60)))


def _with_too_few(filed: Filed) -> Filed:
    """The return without every third agency worker, and with fewer vacancies."""
    records = [filed.record(row) for row in range(len(filed))]
    agency = [row for row, record in enumerate(records) if record["AgencyWorker"] == "1"]
    left_out = set(agency[::3])
    kept = [record for row, record in enumerate(records) if row not in left_out]
    vacancies = float(filed.authority["NumberOfVacancies"]) * 0.8
    covered = min(float(filed.authority["NoAgencyFTE"]) * 0.6, vacancies)
    people = int(int(filed.authority["NoAgencyHeadcount"]) * 0.65) + 1
    fewer = {
        "NumberOfVacancies": f"{vacancies:.2f}",
        "NoAgencyFTE": f"{covered:.2f}",
        "NoAgencyHeadcount": str(people),
    }
    return replace(filed, authority={**filed.authority, **fewer}).with_records(kept)
