"""Charts of a report, drawn ahead of its files: a picture takes a tenth of a second the first time."""

from __future__ import annotations

import time
from pathlib import Path

from tenure.publish import charts
from tenure.publish.strategy.reports.parts import Report


def draw_some(report: Report, cache: Path, *, seconds: float) -> tuple[int, int]:
    """Draw charts that are not drawn yet until the time is up; how many are drawn, and of how many."""
    names = [name for chart in report.charts if (name := charts.address(chart, cache))]
    left = [name for name in names if not (cache / f"{name}.svg").exists()]
    ends = time.monotonic() + seconds
    while left and time.monotonic() < ends:
        charts.drawn(left.pop(), cache)
    return len(names) - len(left), len(names)
