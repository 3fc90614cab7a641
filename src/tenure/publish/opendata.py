"""Figures of the partners in the layout of the Department for Education's published file, symbols and all."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from tenure.benchmark.comparing import COLUMNS
from tenure.publish import numbers
from tenure.publish.asking import known_service
from tenure.publish.defining import indicator
from tenure.publish.disclosure import Screen, Seen, Shown
from tenure.publish.holding import At, Holding
from tenure.publish.tables import as_printed, safe
from tenure.publish.viewing import Viewer
from tenure.terms.organisations import ENGLAND, ReportingUnit, unit_of
from tenure.terms.problems import TooLittleData

PLACE: Final = (
    "time_period",
    "time_identifier",
    "geographic_level",
    "country_code",
    "country_name",
    "region_code",
    "region_name",
    "old_la_code",
    "new_la_code",
    "la_name",
)
INDICATORS: Final = (
    "inpost_fte",
    "inpost_headcount",
    "starters_fte",
    "starters_headcount",
    "leavers_fte",
    "leavers_headcount",
    "turnover_rate_fte",
    "turnover_rate_headcount",
    "agency_fte",
    "agency_headcount",
    "agency_rate_fte",
    "agency_rate_headcount",
    "agency_cover_fte",
    "agency_cover_rate_fte",
    "vacancy_fte",
    "vacancy_rate_fte",
    "vacancy_agency_cover_rate_fte",
    "case_holders_fte",
    "cases",
    "caseload_fte",
    "working_days_lost_fte",
    "absence_rate_fte",
)
"""The published file's columns in its order ("1. Indicators", 2017 to 2023)."""

META: Final = (
    "col_name",
    "col_type",
    "label",
    "indicator_grouping",
    "indicator_unit",
    "indicator_dp",
    "filter_hint",
    "filter_grouping_column",
)
COVER_RATES: Final = frozenset({"agency_cover_rate_fte", "vacancy_agency_cover_rate_fte"})
"""Rates that the publisher marks u where they would pass 100%: their two parts come from different tables."""


COLUMNS_OF_ADULTS: Final[Mapping[str, tuple[str, str]]] = {
    "filled_jobs": ("filled-jobs", "jobs"),
    "employed_jobs": ("in-post", "jobs"),
    "employed_headcount": ("in-post", "headcount"),
    "employed_fte": ("in-post", "fte"),
    "starters": ("starters", "jobs"),
    "starters_rate": ("starters-rate", "jobs"),
    "leavers": ("leavers", "jobs"),
    "turnover_rate": ("turnover-rate", "jobs"),
    "leavers_found": ("leavers-found", "headcount"),
    "vacancies": ("vacancies", "jobs"),
    "vacancy_rate": ("vacancy-rate", "jobs"),
    "agency": ("agency", "jobs"),
    "agency_share": ("agency-rate", "jobs"),
    "indirectly_employed_share": ("indirect-rate", "jobs"),
    "mean_full_time_salary": ("mean-salary", "jobs"),
    "mean_days_lost": ("mean-days-lost", "jobs"),
    "amhp_share": ("amhp-rate", "jobs"),
    "record_coverage": ("record-coverage", "jobs"),
}
"""Adults' services have no published file of this kind: the columns are named as the measures are."""


def _measure_of() -> Mapping[str, tuple[str, str]]:
    found = {column.printed: key for key, column in COLUMNS.items()}
    return found | {"cases": ("cases", "headcount")}


MEASURE_OF: Final = _measure_of()


def _columns(service: str) -> Mapping[str, tuple[str, str]]:
    """Each column of figures with its measure and basis, in the order of the file."""
    return COLUMNS_OF_ADULTS if service == "adults" else {name: MEASURE_OF[name] for name in INDICATORS}


def open_data_csv(
    holding: Holding, viewer: Viewer, *, service: str = "children", years: Sequence[int] | None = None
) -> str:
    """The partners' figures as open data: a row for each year and partner, the latest year first.

    Source: the published file's own layout, and DfE's open data standards: no blank cell, no total among
    places.
    Raises TooLittleData where no return is on record.
    """
    known_service(service)
    there = [y for y in reversed(holding.years(service)) if years is None or y in years]
    if not there:
        raise TooLittleData(
            "There is no accepted return on record for these years; open data needs one or more."
        )
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow([*PLACE, *_columns(service)])
    screen = Screen(holding, viewer)
    for year in there:
        for partner in holding.partners(service):
            unit = unit_of(partner)
            if unit is not None:
                writer.writerow([*_place(unit, year), *_cells(screen, At(service, partner, year))])
    return out.getvalue()


def _place(unit: ReportingUnit, year: int) -> Iterator[str]:
    yield from (str(year), "Reporting year", "Local authority", ENGLAND, "England")
    yield from (unit.region_code, unit.region_name, unit.number, unit.ons_code, safe(unit.name))


def _cells(screen: Screen, at: At) -> Iterator[str]:
    return (_cell(name, screen.see(*about, at)) for name, about in _columns(at.service).items())


def _cell(name: str, seen: Seen) -> str:
    """A number as it is printed, or the symbol in its place."""
    if not isinstance(seen, Shown):
        return seen.symbol
    if name in COVER_RATES and seen.value > 1:
        return "u"
    number = as_printed(seen.value, seen.unit)
    return "low" if number == 0 and seen.value != 0 else f"{number:.10g}"


def open_data_meta_csv(service: str = "children") -> str:
    """The companion file that says what each column of figures is."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(META)
    for name, (measure, basis) in _columns(service).items():
        about = indicator(measure, service)
        unit = {"share": "%", "£": "£"}.get(about.unit, "")
        places = str(numbers.places(about.unit_on(basis)))
        how = {"headcount": "headcount", "jobs": "jobs"}.get(basis, "FTE") if name != "cases" else "FTE"
        writer.writerow([name, "Indicator", f"{about.label}, {how}", "", unit, places, "", ""])
    return out.getvalue()
