"""Figures of the partners in the layout of the Department for Education's published file, symbols and all."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from tenure.benchmark.comparing import COLUMNS
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


def _measure_of() -> Mapping[str, tuple[str, str]]:
    found = {column.printed: key for key, column in COLUMNS.items()}
    return found | {"cases": ("cases", "headcount")}


MEASURE_OF: Final = _measure_of()


def open_data_csv(
    holding: Holding, viewer: Viewer, *, service: str = "children", years: Sequence[int] | None = None
) -> str:
    """The partners' figures as open data: a row for each year and partner, the latest year first.

    Source: the published file's own layout, and DfE's open data standards: no blank cell, no total among
    places.
    Raises TooLittleData where no return is on record.
    """
    there = [y for y in reversed(holding.years(service)) if years is None or y in years]
    if not there:
        raise TooLittleData(
            "There is no accepted return on record for these years; open data needs one or more."
        )
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow([*PLACE, *INDICATORS])
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
    return (_cell(name, screen.see(*MEASURE_OF[name], at)) for name in INDICATORS)


def _cell(name: str, seen: Seen) -> str:
    """A number as it is printed, or the symbol in its place."""
    if not isinstance(seen, Shown):
        return seen.symbol
    if name in COVER_RATES and seen.value > 1:
        return "u"
    number = as_printed(seen.value, seen.unit)
    return "low" if number == 0 and seen.value != 0 else f"{number:.10g}"


def open_data_meta_csv() -> str:
    """The companion file that says what each column of figures is."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(META)
    for name in INDICATORS:
        measure, basis = MEASURE_OF[name]
        about = indicator(measure)
        unit = "%" if about.unit == "share" else ""
        places = "0" if about.unit_on(basis) in ("people", "cases") else "1"
        how = "headcount" if basis == "headcount" and name != "cases" else "FTE"
        writer.writerow([name, "Indicator", f"{about.label}, {how}", "", unit, places, "", ""])
    return out.getvalue()
