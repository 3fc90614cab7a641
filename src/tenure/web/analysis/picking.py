"""What the address asks for: service, year, whose figures, which partners beside, and compared with whom."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from urllib.parse import urlencode

from django.http import HttpRequest, QueryDict

from tenure.publish.asking import Picked
from tenure.terms.organisations import ReportingUnit, real_units
from tenure.terms.problems import UsedWrongly

NAMES = ("service", "year", "focus", "partners", "against")


def picked(request: HttpRequest) -> Picked:
    """The choices in the address; what is not there is left to publish."""
    asked, chosen = request.GET, Picked()
    if asked.get("service"):
        chosen["service"] = asked["service"]
    if asked.get("focus"):
        chosen["focus"] = asked["focus"]
    if asked.get("year"):
        chosen["year"] = year_of(asked["year"])
    if against := _other(asked.get("other", "")) or asked.get("against"):
        chosen["against"] = against
    if partners := _partners(asked):
        chosen["partners"] = partners
    return chosen


def _other(name: str) -> str:
    """The number of the authority of that name, as the list on the page has it; empty where it is none."""
    return next((unit.number for unit in others() if unit.name == name), "")


def _partners(asked: QueryDict) -> tuple[str, ...]:
    """Ticked one by one by the form, or with commas between in a short address."""
    return tuple(p.strip() for each in asked.getlist("partners") for p in each.split(",") if p.strip())


def year_of(text: str) -> int:
    """A collection year from an address; UsedWrongly where it is none."""
    if not (text.isascii() and text.isdigit() and len(text) == 4):
        raise UsedWrongly(f"The year is {text[:20]}. Give a collection year of four digits, such as 2023.")
    return int(text)


def address_of(chosen: Mapping[str, object]) -> str:
    """The same choices as the end of an address, in one order, so that equal choices are one page."""
    pairs = [(name, chosen[name]) for name in NAMES if name in chosen]
    return urlencode(pairs, doseq=True)


@cache
def others() -> tuple[ReportingUnit, ...]:
    """Every authority that figures can be compared with, by name; those that ended are left out."""
    standing = [unit for unit in real_units() if unit.members[0].until is None]
    return tuple(sorted(standing, key=lambda unit: unit.name))
