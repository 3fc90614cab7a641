"""Makers of adults' sets (ASC-WDS): say only what the test is about, the rest is a set without a fault."""

from __future__ import annotations

import csv
from collections.abc import Mapping, Sequence
from datetime import date
from io import StringIO

from tenure.returns.ascwds.fields import FILES, current_header
from tenure.returns.ascwds.reading import read_parts
from tenure.returns.ascwds.rows import Ascwds, Part
from tenure.returns.ascwds.sets import set_of
from tenure.returns.opening import opened

TODAY = date(2026, 9, 14)
Record = dict[str, str]

WORKPLACE = {
    "LOCALESTID": "W1", "STATUS": "NEW", "ESTNAME": "Northvale locality team", "ADDRESS1": "1 Civic Square",
    "POSTTOWN": "Northvale", "POSTCODE": "M1 1AE", "ESTTYPE": "1", "PERMCQC": "1", "PERMLA": "1",
    "REGTYPE": "0", "MAINSERVICE": "16", "ALLSERVICES": "16", "SERVICEUSERS": "4;1", "OTHERUSERDESC": ";",
    "TOTALPERMTEMP": "1", "ALLJOBROLES": "6;3", "STARTERS": "1;0", "LEAVERS": "0;0", "VACANCIES": "0;0",
    "REPEATTRAINING": "4", "CWPAWARE": "4", "SICKPAY": "1", "PENSION": "1", "ACTUALCONT": "18.4",
    "OPTOUTPEN": "2", "HOLIDAY": "29",
}  # fmt: skip
WORKER = {
    "LOCALESTID": "W1", "UNIQUEWORKERID": "P1", "STATUS": "NEW", "DISPLAYID": "Post 1",
    "POSTCODE": "M1 1AG", "DOB": "14/03/1984", "GENDER": "2", "ETHNICITY": "31", "NATIONALITY": "826",
    "COUNTRYOFBIRTH": "826", "DISABLED": "0", "CARECERT": "2", "RECSOURCE": "1", "STARTDATE": "02/09/2013",
    "STARTINSECT": "2009", "APPRENTICE": "2", "EMPLSTATUS": "1", "ZEROHRCONT": "2", "DAYSSICK": "3.5",
    "SALARYINT": "1", "SALARY": "44100", "MAINJOBROLE": "6", "CONTHOURS": "37", "AMHP": "1", "SCQUAL": "1;7",
    "NONSCQUAL": "2", "CWPCATEGORY": "998", "QUALACH01": "16;2008",
}  # fmt: skip
TRAINING = {
    "LOCALESTID": "W1", "UNIQUEWORKERID": "P1", "CATEGORY": "14", "TRAININGNAME": "AMHP refresher",
    "ACCREDITED": "1", "WHODELIVERED": "1", "HOWDELIVERED": "1", "VALIDITY": "12",
    "DATECOMPLETED": "10/03/2024", "EXPIRYDATE": "09/03/2025",
}  # fmt: skip
_USUAL: Mapping[str, Record] = {"workplace": WORKPLACE, "worker": WORKER, "training": TRAINING}
_NUMBERED = {
    "workplace": ("LOCALESTID", "W"),
    "worker": ("UNIQUEWORKERID", "P"),
    "training": ("NOTES", "Note "),
}


def a_workplace(**cells: str) -> Record:
    """A locality team of one council, which CQC does not regulate."""
    return {**WORKPLACE, **cells}


def an_adults_worker(**cells: str) -> Record:
    """A social worker, permanent and full-time, in the team W1."""
    return {**WORKER, **cells}


def a_training(**cells: str) -> Record:
    """A training of the person P1 in the team W1."""
    return {**TRAINING, **cells}


def records_of(file: str, lines: Sequence[Mapping[str, str]]) -> list[Record]:
    """Records that hold what the lines say, each another workplace or person where they do not say."""
    name, letter = _NUMBERED[file]
    return [{**_USUAL[file], name: f"{letter}{n}", **line} for n, line in enumerate(lines, start=1)]


def csv_of(file: str, records: Sequence[Mapping[str, str]], *, header: Sequence[str] = ()) -> bytes:
    """A file as the service writes it: today's header unless another is given, CRLF line ends."""
    used = {name for record in records for name in record}
    names = list(header) or [*current_header(file), *sorted(used - {*current_header(file)})]
    text = StringIO(newline="")
    writer = csv.DictWriter(text, names, restval="", extrasaction="ignore")
    writer.writeheader()
    writer.writerows(records)
    return text.getvalue().encode()


def a_part(data: bytes, *, name: str = "part.csv") -> Part:
    """One file, read."""
    (part,) = read_parts(opened(data, name=name))
    return part


def a_set(
    *, workplace: Sequence[Record] = (), worker: Sequence[Record] = (), training: Sequence[Record] = ()
) -> Ascwds:
    """A set of the files that hold records; without any, one workplace with one worker."""
    given = {"workplace": workplace, "worker": worker, "training": training}
    if not any(given.values()):
        given = {"workplace": [a_workplace()], "worker": [an_adults_worker()], "training": []}
    return set_of(a_part(csv_of(file, given[file]), name=f"{file}.csv") for file in FILES if given[file])
