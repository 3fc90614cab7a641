"""The chart of a KPI in a report: the same as on its page, under a name of its own."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from tenure.publish.contents import Chart
from tenure.publish.strategy.aimcharts import aim_chart, compared
from tenure.publish.strategy.readings import Reading
from tenure.publish.strategy.reports.material import Material

LEAST: Final = 2
"""Years with a figure that a line needs."""


def kpi_chart(made_from: Material, reading: Reading) -> Chart | None:
    """The chart of one KPI; None where fewer than two years can be shown."""
    if sum(value is not None for _, value in reading.figures.series) < LEAST:
        return None
    beside = compared(made_from.holding, made_from.viewer, reading.kpi)
    chart = aim_chart(reading, beside, snapshot=made_from.snapshot)
    name = f"kpi-{reading.code}"
    return replace(chart, key=name, table=replace(chart.table, name=name))
