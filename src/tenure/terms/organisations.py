"""Organisations: authorities with children's services, the units they report in, regions and neighbours.

Real authorities are those of the 2023 boundaries and five that ended earlier. Numbers 001 to 199 belong to no
real authority and are kept for made-up ones. Contains public sector information licensed under the Open
Government Licence v3.0.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType

ENGLAND = "E92000001"
LONDON = "E12000007"
INNER_LONDON = "E13000001"
OUTER_LONDON = "E13000002"
SOUTH_EAST = "E12000008"

REGIONS: Mapping[str, str] = MappingProxyType(
    {
        "E12000001": "North East",
        "E12000002": "North West",
        "E12000003": "Yorkshire and The Humber",
        "E12000004": "East Midlands",
        "E12000005": "West Midlands",
        "E12000006": "East of England",
        LONDON: "London",
        INNER_LONDON: "Inner London",
        OUTER_LONDON: "Outer London",
        SOUTH_EAST: "South East",
        "E12000009": "South West",
    }
)
"""Region codes and names as DfE publishes them; authorities carry Inner or Outer London, never London."""

LAST_MADE_UP_NUMBER = 199
"""No real authority has a number below 201, so 001 to 199 are free for made-up ones."""


@dataclass(frozen=True)
class Authority:
    """A council with children's services.

    number  DfE's three digits (`LEA` in the return).
    until   the last collection year it filed in, None while it stands.
    """

    number: str
    ons_code: str
    name: str
    region_code: str
    region_name: str
    made_up: bool = False
    until: int | None = None


@dataclass(frozen=True)
class ReportingUnit:
    """One or more authorities that file one return, keyed and named as DfE prints them.

    number    "315", or "314 / 318" for a joint return. The partner key everywhere.
    """

    number: str
    ons_code: str
    name: str
    members: tuple[Authority, ...]

    @property
    def region_code(self) -> str:
        return self.members[0].region_code

    @property
    def region_name(self) -> str:
        return self.members[0].region_name

    @property
    def made_up(self) -> bool:
        return self.members[0].made_up

    @property
    def slug(self) -> str:
        """The number as it stands in an address: 315, 314-318."""
        return self.number.replace(" / ", "-")


def _rows(name: str) -> list[dict[str, str]]:
    text = files("tenure.terms").joinpath("data", name).read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))


def _authority(row: Mapping[str, str]) -> Authority:
    until = row.get("until")
    return Authority(
        number=row["dfe_la_number"],
        ons_code=row["ons_code"],
        name=row["la_name_dfe"],
        region_code=row["region_code"],
        region_name=row["region_name"],
        until=int(until) if until else None,
    )


@cache
def real_units() -> tuple[ReportingUnit, ...]:
    """Every real reporting unit, former ones last."""
    grouped: dict[str, list[Authority]] = {}
    names: dict[str, str] = {}
    for row in _rows("authorities.csv") + _rows("former_authorities.csv"):
        grouped.setdefault(row["csww_reporting_code"], []).append(_authority(row))
        names[row["csww_reporting_code"]] = row["csww_reporting_name"]
    return tuple(
        ReportingUnit(" / ".join(a.number for a in members), code, names[code], tuple(members))
        for code, members in grouped.items()
    )


PARTNERSHIP_NAMES: Mapping[str, str] = MappingProxyType(
    {
        "101": "Northvale",
        "102": "Ashmere",
        "103": "Hartwell",
        "104": "Thornbury Vale",
        "105": "Quarrendon",
        "106": "Westbrook",
        "107": "Leaford",
    }
)
"""The seven councils of the example partnership; Westbrook and Leaford file one return."""

_FIRST = (
    "Alder",
    "Birch",
    "Calder",
    "Dun",
    "Elder",
    "Fern",
    "Gold",
    "Heather",
    "Iron",
    "Juniper",
    "Larch",
    "Marl",
    "Rowan",
    "Willow",
)
_LAST = (
    "bourne",
    "cliffe",
    "combe",
    "dale",
    "fell",
    "garth",
    "hurst",
    "keep",
    "mere",
    "moor",
    "shaw",
    "thorpe",
    "wade",
    "wick",
    "wold",
)
_ANCHORS = ("315", "319", "306", "305", "312", "936", "936")


def _made_up_name(number: int) -> str:
    known = PARTNERSHIP_NAMES.get(f"{number:03d}")
    return known or _FIRST[number % len(_FIRST)] + _LAST[number // len(_FIRST)]


def _made_up_authority(number: int) -> Authority:
    code = SOUTH_EAST if number in (106, 107) else OUTER_LONDON
    return Authority(
        f"{number:03d}", f"E99000{number:03d}", _made_up_name(number), code, REGIONS[code], made_up=True
    )


@cache
def made_up_units() -> tuple[ReportingUnit, ...]:
    """Every made-up reporting unit: 106 and 107 file together, all others alone."""
    alone = [_made_up_authority(n) for n in range(1, LAST_MADE_UP_NUMBER + 1)]
    units = [
        ReportingUnit(a.number, a.ons_code, a.name, (a,)) for a in alone if a.number not in ("106", "107")
    ]
    pair = tuple(a for a in alone if a.number in ("106", "107"))
    joint = ReportingUnit(
        " / ".join(a.number for a in pair),
        " / ".join(a.ons_code for a in pair),
        " / ".join(a.name for a in pair),
        pair,
    )
    return (*units, joint)


@cache
def _units_by_number() -> Mapping[str, ReportingUnit]:
    found: dict[str, ReportingUnit] = {}
    for unit in (*real_units(), *made_up_units()):
        found[unit.number] = unit
        for member in unit.members:
            found[member.number] = unit
    return found


def unit_of(number: str) -> ReportingUnit | None:
    """The unit that an authority number, or a joint number, reports in; None where there is none."""
    return _units_by_number().get(number)


def authority(number: str) -> Authority | None:
    """The authority with that three-digit number, real, former or made up; None where there is none."""
    unit = unit_of(number)
    return next((a for a in unit.members if a.number == number), None) if unit else None


def files_in(number: str, year: int) -> bool:
    """Whether an authority of that number files a return for the collection year."""
    found = authority(number)
    return found is not None and (found.until is None or year <= found.until)


@cache
def _neighbours() -> Mapping[str, tuple[str, ...]]:
    rows = _rows("statistical_neighbours.csv")
    return {row["old_la_code"]: tuple(row[f"SN_{i}"] for i in range(1, 11)) for row in rows}


def neighbours(number: str) -> tuple[ReportingUnit, ...]:
    """The statistical neighbours of a unit (DfE's 2025 model), nearest first, each once, never itself.

    A joint unit has the neighbours of its first member. A made-up unit borrows those of a real authority.
    Empty where the model has no row (authorities that ended).
    """
    unit = unit_of(number)
    if unit is None:
        return ()
    first = unit.members[0]
    key = _ANCHORS[(int(first.number) - 101) % len(_ANCHORS)] if first.made_up else first.number
    found = (unit_of(n) for n in _neighbours().get(key, ()))
    return tuple(dict.fromkeys(u for u in found if u is not None and u != unit))
