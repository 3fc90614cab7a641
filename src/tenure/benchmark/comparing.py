"""Comparators: what England, a region, statistical neighbours or any authority had, as published.

An area's rate is a ratio of sums, never a mean of rates. An authority whose part or whole is a symbol
leaves both sums.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from tenure.benchmark import adults
from tenure.benchmark.published import ENGLAND_PLACE, NOT_PRINTED, Printed, figures
from tenure.terms.organisations import REGIONS, ReportingUnit, neighbours, unit_of
from tenure.terms.quantities import Ratio, working_days


@dataclass(frozen=True)
class Column:
    """Where a measure stands in the published file, and which of its columns are its part and its whole.

    percent  the file prints a percentage; here a share is 0 to 1.
    """

    printed: str
    part: str
    whole: tuple[str, ...] = ()
    percent: bool = False
    per_working_day: bool = False


COLUMNS: Final[Mapping[tuple[str, str], Column]] = MappingProxyType(
    {
        ("in-post", "fte"): Column("inpost_fte", "inpost_fte"),
        ("in-post", "headcount"): Column("inpost_headcount", "inpost_headcount"),
        ("starters", "fte"): Column("starters_fte", "starters_fte"),
        ("starters", "headcount"): Column("starters_headcount", "starters_headcount"),
        ("leavers", "fte"): Column("leavers_fte", "leavers_fte"),
        ("leavers", "headcount"): Column("leavers_headcount", "leavers_headcount"),
        ("turnover-rate", "fte"): Column("turnover_rate_fte", "leavers_fte", ("inpost_fte",), True),
        ("turnover-rate", "headcount"): Column(
            "turnover_rate_headcount", "leavers_headcount", ("inpost_headcount",), True
        ),
        ("agency", "fte"): Column("agency_fte", "agency_fte"),
        ("agency", "headcount"): Column("agency_headcount", "agency_headcount"),
        ("agency-rate", "fte"): Column("agency_rate_fte", "agency_fte", ("agency_fte", "inpost_fte"), True),
        ("agency-rate", "headcount"): Column(
            "agency_rate_headcount", "agency_headcount", ("agency_headcount", "inpost_headcount"), True
        ),
        ("agency-cover", "fte"): Column("agency_cover_fte", "agency_cover_fte"),
        ("agency-cover-rate", "fte"): Column(
            "agency_cover_rate_fte", "agency_cover_fte", ("agency_fte",), True
        ),
        ("vacancies", "fte"): Column("vacancy_fte", "vacancy_fte"),
        ("vacancy-rate", "fte"): Column(
            "vacancy_rate_fte", "vacancy_fte", ("vacancy_fte", "inpost_fte"), True
        ),
        ("vacancy-agency-cover-rate", "fte"): Column(
            "vacancy_agency_cover_rate_fte", "agency_cover_fte", ("vacancy_fte",), True
        ),
        ("case-holders", "fte"): Column("case_holders_fte", "case_holders_fte"),
        ("cases", "headcount"): Column("cases", "cases"),
        ("cases", "fte"): Column("cases", "cases"),
        ("average-caseload", "fte"): Column("caseload_fte", "cases", ("case_holders_fte",)),
        ("days-lost", "fte"): Column("working_days_lost_fte", "working_days_lost_fte"),
        ("absence-rate", "fte"): Column(
            "absence_rate_fte", "working_days_lost_fte", ("inpost_fte",), True, per_working_day=True
        ),
    }
)


@dataclass(frozen=True)
class Comparator:
    """Someone to be compared with. One place as printed, or several places added up.

    key     "england", "region:E13000002", "neighbours", or "unit:315".
    places  the rows of the published file; more than one is pooled.
    """

    key: str
    name: str
    places: tuple[str, ...]


ENGLAND: Final = Comparator("england", "England", (ENGLAND_PLACE,))


def region(code: str) -> Comparator:
    """A region, Inner London or Outer London."""
    return Comparator(f"region:{code}", REGIONS[code], (code,))


def authority(unit: ReportingUnit) -> Comparator:
    """One real authority, or one joint row."""
    return Comparator(f"unit:{unit.number}", unit.name, (unit.number,))


def statistical_neighbours(number: str) -> Comparator | None:
    """The statistical neighbours of a unit, pooled; None where the model has none."""
    found = neighbours(number)
    return (
        Comparator("neighbours", "Statistical neighbours", tuple(u.number for u in found)) if found else None
    )


def neighbours_together(numbers: Iterable[str]) -> Comparator | None:
    """The statistical neighbours of several units, each once and none of the units themselves, pooled.

    None where the model has none of any. Decision 0145 says why.
    """
    members = tuple(numbers)
    found = dict.fromkeys(unit.number for member in members for unit in neighbours(member))
    places = tuple(number for number in found if number not in members)
    return Comparator("neighbours", "Statistical neighbours of its members", places) if places else None


def region_of(numbers: Iterable[str]) -> Comparator:
    """The region that most of the units lie in; England where they are spread with no majority."""
    codes = [unit.region_code for number in numbers if (unit := unit_of(number))]
    commonest = max(sorted(set(codes)), key=codes.count, default=None)
    if commonest is None or codes.count(commonest) * 2 <= len(codes):
        return ENGLAND
    return region(commonest)


def published(
    comparator: Comparator, measure: str, basis: str, year: int, *, service: str = "children"
) -> Printed:
    """The comparator's figure: as printed for one place, a ratio of sums for several. Shares are 0 to 1.

    Of adults' services there are figures for England alone.
    """
    if service == "adults":
        return adults.printed(measure, basis, year) if comparator == ENGLAND else NOT_PRINTED
    column = COLUMNS.get((measure, basis))
    if column is None:
        return Printed(None, "x")
    if len(comparator.places) > 1:
        value = _pooled(comparator.places, column, year)
        return Printed(value, "" if value is not None else "x")
    printed = figures().printed(column.printed, comparator.places[0], year)
    if printed.value is None or not column.percent:
        return printed
    return Printed(printed.value / 100, "")


def _pooled(places: Iterable[str], column: Column, year: int) -> float | None:
    if not column.whole:
        return None
    ratios = [ratio for place in places if (ratio := ratio_at(column, place, year))]
    together = sum(ratios, Ratio(0.0, 0.0))
    return together.value


def ratio_at(column: Column, place: str, year: int) -> Ratio | None:
    """The part and whole that one place reported; None where either is a symbol."""
    part = figures().printed(column.part, place, year).value
    wholes = [figures().printed(name, place, year).value for name in column.whole]
    if part is None or any(whole is None for whole in wholes):
        return None
    days = working_days(year) if column.per_working_day else 1
    return Ratio(part, days * sum(whole for whole in wholes if whole is not None))


def everywhere(measure: str, basis: str, year: int) -> Mapping[str, float]:
    """Every authority's published figure for a year, those with a symbol left out."""
    column = COLUMNS.get((measure, basis))
    if column is None:
        return {}
    scale = 100 if column.percent else 1
    cells = ((place, figures().printed(column.printed, place, year)) for place in figures().authorities(year))
    return {place: cell.value / scale for place, cell in cells if cell.value is not None}


def published_years(service: str) -> range:
    """From the first to the last year with anything published about a service."""
    return adults.years() if service == "adults" else figures().years
