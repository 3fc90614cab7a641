"""What was printed of adults' services: England's social workers, and turnover of an area's whole sector.

Figures of 2017 to 2019 are not there, and none stands in for them. The area figures contain public sector
information licensed under the Open Government Licence v3.0.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Final, NamedTuple

from tenure.benchmark.published import NOT_PRINTED, Printed, parse

SERIES: Final[Mapping[tuple[str, str], str]] = MappingProxyType(
    {
        ("turnover-rate", "jobs"): "turnover_rate",
        ("vacancy-rate", "jobs"): "vacancy_rate",
        ("agency-rate", "jobs"): "agency_share",
        ("indirect-rate", "jobs"): "indirectly_employed_share",
        ("starters-rate", "jobs"): "starters_rate",
        ("in-post", "jobs"): "directly_employed",
        ("filled-jobs", "jobs"): "filled_posts_including_agency",
        ("agency", "jobs"): "agency",
        ("starters", "jobs"): "starters",
        ("leavers", "jobs"): "leavers",
    }
)
"""Which series of the published file a measure is compared with."""

RATES: Final = tuple(measure for measure, _ in SERIES if measure.endswith("rate"))


class AreaTurnover(NamedTuple):
    """Turnover of all adult social care in an area in a financial year, shares from 0 to 1.

    value    None where it was not printed.
    median   of all areas of England.
    """

    financial_year: str
    value: float | None
    median: float | None


@cache
def _england() -> Mapping[tuple[str, int], tuple[Printed, str]]:
    return MappingProxyType(
        {
            (row["series"], int(row["september_of"])): (parse(row["value"]), row["unit"])
            for row in _rows("adult_social_workers_england_2015_to_2023.csv")
        }
    )


def _rows(name: str) -> Iterator[dict[str, str]]:
    text = files("tenure.benchmark").joinpath("data", name).read_text(encoding="utf-8")
    return csv.DictReader(text.splitlines())


def years() -> range:
    """From the first to the last year with any figure of England; those between may have none."""
    found = [year for _, year in _england()]
    return range(min(found), max(found) + 1)


def england(series: str, year: int) -> Printed:
    """One figure of England as printed; percentages stay as they are."""
    return _england().get((series, year), (NOT_PRINTED, ""))[0]


def printed(measure: str, basis: str, year: int) -> Printed:
    """England's figure for a measure; a share from 0 to 1. Not available where nobody printed one."""
    found, unit = _england().get((SERIES.get((measure, basis), ""), year), (NOT_PRINTED, ""))
    if found.value is None or unit != "percent":
        return found
    return Printed(found.value / 100, "")


@cache
def _areas() -> Mapping[str, AreaTurnover]:
    latest: dict[str, AreaTurnover] = {}
    for row in _rows("asc_workforce_turnover_la_2016-17_to_2020-21.csv"):
        value, median = (_share(row[name]) for name in ("workforce_turnover_rate_pct", "england_median_pct"))
        standing = latest.get(row["ons_code"])
        if value is not None and (standing is None or standing.financial_year < row["financial_year"]):
            latest[row["ons_code"]] = AreaTurnover(row["financial_year"], value, median)
    return MappingProxyType(latest)


def _share(text: str) -> float | None:
    """A percentage as a share; a symbol or a blank is no number, and never zero."""
    value = parse(text).value
    return None if value is None else value / 100


def area_turnover(ons_code: str) -> AreaTurnover | None:
    """The latest printed turnover of everyone in adult social care in an area; None where none is."""
    return _areas().get(ons_code)
