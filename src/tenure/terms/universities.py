"""Universities: partners that teach. Keyed by their provider reference number, as councils are by DfE's.

The number of a real one (UKPRN) has eight digits and begins with 1; those that begin with 9 are no one's and
are kept for made-up ones. A real partnership's university is a row of `data/universities.csv`.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Final

from tenure.terms.organisations import REGIONS, Authority, ReportingUnit, unit_of

SOUTHMERE: Final = "90000001"


@cache
def _universities() -> Mapping[str, ReportingUnit]:
    text = files("tenure.terms").joinpath("data", "universities.csv").read_text(encoding="utf-8")
    return {row["number"]: _unit(row) for row in csv.DictReader(text.splitlines())}


def _unit(row: Mapping[str, str]) -> ReportingUnit:
    itself = Authority(
        row["number"],
        "",
        row["name"],
        row["region_code"],
        REGIONS[row["region_code"]],
        made_up=row["made_up"] == "yes",
    )
    return ReportingUnit(row["number"], "", row["name"], (itself,))


def university(said: str) -> ReportingUnit | None:
    """The university of that number or name, in capitals or not; None where there is none."""
    plain = " ".join(said.split()).casefold()
    every = _universities()
    return every.get(plain) or next((one for one in every.values() if one.name.casefold() == plain), None)


def is_university(number: str) -> bool:
    """Whether a partner's number is that of a university."""
    return number in _universities()


def partner_of(number: str) -> ReportingUnit | None:
    """The council, councils or university of that number; None where there is none."""
    return unit_of(number) or _universities().get(number)
