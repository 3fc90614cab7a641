"""A nation's adults' files, made up for measuring: as many workplaces and workers as are wanted."""

from __future__ import annotations

import csv
import random
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from tenure.returns.ascwds.fields import current_header

WORKERS, WORKPLACES = 115_000, 2_000
TODAY = date(2026, 9, 14)
_BORN, _BEGAN = date(1961, 1, 1), date(1996, 1, 1)
_LETTERS = "ABCEGHJKLMNPRSTWXYZ"
_ROLES = ("6", "6", "6", "8", "25", "3", "15", "7", "26")


def write(folder: Path, *, workers: int = WORKERS, workplaces: int = WORKPLACES, seed: int = 7) -> Path:
    """The workplace, worker and training file of a set; one person in four has a training."""
    folder.mkdir(parents=True, exist_ok=True)
    chance = random.Random(seed)
    staff = [len(range(n, workers, workplaces)) for n in range(workplaces)]
    _keep(folder, "workplace", (_workplace(chance, n, staff[n]) for n in range(workplaces)))
    _keep(folder, "worker", (_worker(chance, n, n % workplaces) for n in range(workers)))
    _keep(folder, "training", (_training(chance, n, n % workplaces) for n in range(0, workers, 4)))
    return folder


def _keep(folder: Path, file: str, records: Iterator[dict[str, str]]) -> None:
    with (folder / f"{file}.csv").open("w", newline="", encoding="utf-8") as out:
        writer = csv.DictWriter(out, current_header(file), restval="")  # type: ignore[arg-type]
        writer.writeheader()
        writer.writerows(records)


def _day(day: date) -> str:
    return f"{day:%d/%m/%Y}"


def _workplace(chance: random.Random, n: int, staff: int) -> dict[str, str]:
    left = chance.randint(0, max(staff // 8, 1))
    return {
        "LOCALESTID": f"W{n}", "STATUS": chance.choice(("UPDATE", "UPDATE", "NEW")),
        "ESTNAME": f"Team {n}", "ADDRESS1": f"{n} Civic Square", "POSTTOWN": "Northvale",
        "POSTCODE": _postcode(chance), "ESTTYPE": "1", "PERMCQC": "1", "PERMLA": "1", "REGTYPE": "0",
        "MAINSERVICE": "16", "ALLSERVICES": "16", "SERVICEUSERS": "4;1", "OTHERUSERDESC": ";",
        "TOTALPERMTEMP": str(staff), "ALLJOBROLES": "6;3", "STARTERS": f"{chance.randint(0, 5)};0",
        "LEAVERS": f"{left};0", "VACANCIES": f"{chance.randint(0, 4)};0", "REASONS": "1",
        "REASONNOS": f"{left}", "SICKPAY": "1", "PENSION": "1", "HOLIDAY": "29",
    }  # fmt: skip


def _postcode(chance: random.Random) -> str:
    a, b = chance.choice(_LETTERS[:12]), chance.choice(_LETTERS[:12])
    return f"M{chance.randint(1, 35)} {chance.randint(1, 9)}{a}{b}"


def _worker(chance: random.Random, n: int, workplace: int) -> dict[str, str]:
    letters = f"{chance.choice('AEHJ')}{chance.choice('ABHKL')}"
    began = _BEGAN + timedelta(days=chance.randint(0, 11_000))
    role, agency = chance.choice(_ROLES), chance.random() < 0.1
    hours = chance.choice(("37", "37", "30", "22.5", "18.5"))
    pay = {"SALARYINT": "3", "HOURLYRATE": f"{chance.randint(1400, 3900) / 100:.2f}", "AVGHOURS": hours}
    own = {"SALARYINT": "1", "SALARY": str(chance.randint(18_000, 62_000)), "CONTHOURS": hours,
           "ZEROHRCONT": "2"}  # fmt: skip
    return {
        "LOCALESTID": f"W{workplace}", "UNIQUEWORKERID": f"P{n:06}",
        "STATUS": chance.choice(("UPDATE", "UPDATE", "NEW", "NOCHANGE")), "DISPLAYID": f"Post {n}",
        "NINUMBER": f"{letters}{n:06}{chance.choice('ABCD')}", "POSTCODE": _postcode(chance),
        "DOB": _day(_BORN + timedelta(days=chance.randint(0, 16_000))), "GENDER": chance.choice("112222"),
        "ETHNICITY": chance.choice(("31", "31", "45", "40")), "NATIONALITY": "826", "COUNTRYOFBIRTH": "826",
        "DISABLED": "0", "CARECERT": "2", "RECSOURCE": chance.choice(("1", "12", "8", "")),
        "STARTDATE": _day(began), "STARTINSECT": str(began.year), "APPRENTICE": "2",
        "EMPLSTATUS": "4" if agency else "1", "DAYSSICK": str(chance.randint(0, 40) / 2).removesuffix(".0"),
        **(pay if agency else own), "MAINJOBROLE": role, "AMHP": "1" if role == "6" else "",
        "SCQUAL": "1;6", "NONSCQUAL": "2", "CWPCATEGORY": "998",
        "QUALACH01": f"16;{chance.randint(1990, 2024)}",
        "QUALACH01NOTES": "" if n % 9 else f"Certificate {n}",
    }  # fmt: skip


def _training(chance: random.Random, n: int, workplace: int) -> dict[str, str]:
    day = date(2023, 1, 1) + timedelta(days=chance.randint(0, 1_000))
    return {
        "LOCALESTID": f"W{workplace}", "UNIQUEWORKERID": f"P{n:06}", "CATEGORY": "14",
        "TRAININGNAME": "AMHP refresher", "ACCREDITED": "1", "WHODELIVERED": "1", "HOWDELIVERED": "1",
        "DATECOMPLETED": _day(day), "NOTES": "" if n % 7 else f"Course {n}",
    }  # fmt: skip
