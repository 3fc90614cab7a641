"""Where each figure of a report comes from: measure, version of its definition, snapshot and day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Final

from tenure.publish.contents import Analysis
from tenure.publish.defining import definition
from tenure.publish.strategy.finding import version_of
from tenure.publish.strategy.readings import Reading
from tenure.publish.strategy.reports.parts import Cited
from tenure.publish.studying import EDUCATION
from tenure.strategy.framework.parts import Kpi

FROM: Final = {
    "children": "Children’s social work workforce returns of the councils",
    "adults": "ASC-WDS files of the councils",
    EDUCATION: "Education return of the university",
}


def cited_readings(readings: Iterable[Reading], snapshot: str) -> Iterator[Cited]:
    """Where each KPI's figure comes from; those that have none say what would supply it."""
    for each in readings:
        kpi, found = each.kpi, each.figures.found
        typed = kpi.kind != "indicator"
        yield Cited(
            kpi.label,
            each.said,
            _measure(kpi),
            found.definition,
            found.on,
            _source(each),
            "" if typed else snapshot,
        )


def _measure(kpi: Kpi) -> str:
    """The key of what a KPI measures, with its slice."""
    key = f"{kpi.service} {kpi.measure}".strip() or kpi.code
    return f"{key}, {kpi.dimension} {kpi.slice}" if kpi.dimension else key


def _source(reading: Reading) -> str:
    kpi = reading.kpi
    if reading.value is None and reading.needs:
        return f"Nothing yet. {reading.needs}"
    if kpi.kind == "indicator":
        return FROM.get(kpi.service, "Returns of the partnership")
    if kpi.kind == "count":
        return "Counted in the work that partners share in Tenure"
    return f"Given by its owner: {kpi.owner}" if kpi.owner else "Given by its owner"


def cited_tiles(found: Analysis) -> Iterator[Cited]:
    """Where each main figure of an analysis comes from."""
    for tile in found.tiles:
        value = f"{tile.value} {tile.unit}".strip()
        yield Cited(
            f"{tile.label}, {found.service_label.lower()}",
            value,
            f"{found.service} {tile.measure}",
            definition_of(tile.measure, found.service),
            _day(found),
            FROM[found.service],
            found.snapshot,
        )


def cited_charts(found: Analysis) -> Iterator[Cited]:
    """Where the figures of each chart of an analysis come from."""
    for chart in found.charts:
        if chart.measure:
            yield Cited(
                f"Chart: {chart.title}",
                "In its table",
                f"{found.service} {chart.measure}",
                definition_of(chart.measure, found.service),
                _day(found),
                chart.source,
                found.snapshot,
            )


def definition_of(measure: str, service: str) -> str:
    """The version of a measure's definition."""
    return version_of(definition(measure, service).formula)


def _day(found: Analysis) -> date | None:
    return None if found.empty else found.on
