"""Where a yearly series may go: stay, or grow ever less; as wide as past forecasts were wrong.

The method is chosen by its past errors over all authorities, each forecast made from nothing later than its
own year. Its spread is those errors again: by horizon, wider for a small place.
Source: Gardner and McKenzie (1985), Forecasting trends in time series, Management Science 31: damped trends.
Check: tests/forecast/planning/test_growth.py holds the cover of its bands over past years.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy.special import ndtr

from tenure.forecast.fitting.draws import Keys, keys_of_runs, normals
from tenure.forecast.planning.demand import Demand, Panel, panel
from tenure.terms.problems import UsedWrongly

Numbers = NDArray[np.float64]

DAMPED: Final = 0.8
"""What is left of growth after each further year."""

RECENT: Final = 3
"""Years over which growth is read."""

AHEAD: Final = 3
"""Horizons in years at which past errors are looked at; beyond, variance grows as it did up to there."""


class Method(NamedTuple):
    """How growth goes on.

    damped  what is left of growth after each further year; 0 where the last value stays.
    own     how far a place's growth is its own, 0 to 1; the rest is that of all places.
    """

    says: str
    damped: float
    own: float


METHODS: Final = (
    Method("the last figure stays", 0.0, 0.0),
    Method("all places' recent growth, damped", DAMPED, 0.0),
    Method("half its own and half all places' recent growth, damped", DAMPED, 0.5),
    Method("its own recent growth, damped", DAMPED, 1.0),
)


@dataclass(frozen=True, eq=False)
class Record:
    """How a method did on a series.

    errors    log of outcome over forecast, clipped at its hundredth parts, in units of its expected spread.
    variance  by horizon 1 to AHEAD: constant part, and part that is divided by the figure itself; (AHEAD, 2).
    missed    mean absolute error over horizons, as a share.
    forecasts how many it was judged by.
    """

    method: Method
    errors: Numbers
    variance: Numbers
    missed: float
    forecasts: int


@cache
def chosen(series: str, until: int | None = None) -> Record:
    """The method with the least past error on a published series, and its record."""
    known = panel(series)
    if until is not None:
        kept = known.years <= until
        known = Panel(series, known.places, known.years[kept], known.values[:, kept])
    return min((_record(known, method) for method in METHODS), key=lambda record: round(record.missed, 4))


@dataclass(frozen=True, eq=False)
class Ahead:
    """What may come of a series, month by month.

    middle   shape (months + 1,).
    draws    shape (runs, months + 1); `middle` alone where nothing is drawn.
    """

    demand: Demand
    record: Record
    middle: Numbers
    draws: Numbers

    def band(self, share: float = 0.8) -> Numbers:
        """Low and high by month that hold a share of what was drawn, shape (2, months + 1)."""
        low, high = np.quantile(self.draws, [(1 - share) / 2, (1 + share) / 2], axis=0)
        return np.stack([low, high])


def ahead(
    demand: Demand, on: date, *, months: int, runs: int = 0, seed: int = 0, first_run: int = 0
) -> Ahead:
    """A series from a day on. Between yearly figures it goes in a straight line.

    Run 7 is the same whichever runs are asked for beside it.

    Raises UsedWrongly where the day lies more than ten years after the last figure.
    """
    year, value = demand.last
    since = (on.year - year) * 12 + on.month - demand.month
    years = max(-(-(since + months) // 12), 1)
    if since > 120 or months < 0:
        raise UsedWrongly(
            f"{demand.series} of {demand.place} end in {year}. A forecast cannot begin more than ten years "
            "later."
        )
    record = chosen(demand.series)
    path = np.log(value) + _growth(demand, record.method, years)
    drawn = path + _wandering(demand, record, years, keys_of_runs(seed, first_run, runs))
    at = np.arange(months + 1) + since
    return Ahead(demand, record, _monthly(demand, path[None], at)[0], _monthly(demand, drawn, at))


def _growth(demand: Demand, method: Method, years: int) -> Numbers:
    """Log growth since the last figure after 0, 1, ... years: that of the place it is like."""
    known = panel(demand.series)
    mine = np.log(known.row(demand.like))[None]
    rate = _rates(mine, _all_places(np.log(known.authorities())), method)[0]
    left = np.cumsum(method.damped ** np.arange(years)) if method.damped else np.zeros(years)
    return np.concatenate([[0.0], rate * left])


def _wandering(demand: Demand, record: Record, years: int, runs: Keys) -> Numbers:
    """Departures from the path by run and year: wide as past errors, each year's from the last's."""
    if not len(runs):
        return np.zeros((1, years + 1))
    variance = _variance(record.variance, demand.last[1], years)
    steps = np.diff(variance, prepend=0.0)
    normal = normals(runs, [f"demand/{demand.series}/{demand.place}"], years)[:, 0]
    walked = np.cumsum(normal * np.sqrt(steps), axis=1) / np.sqrt(np.maximum(variance, 1e-12))
    errors = np.quantile(record.errors, ndtr(walked)) * np.sqrt(variance)
    return np.concatenate([np.zeros((len(runs), 1)), errors], axis=1)


def _monthly(demand: Demand, path: Numbers, at: NDArray[np.int64]) -> Numbers:
    """Yearly logarithms as figures by month; before the last figure, the published ones."""
    past = np.log(np.where(np.isnan(demand.values), np.nan, demand.values))
    there = ~np.isnan(past)
    before = (demand.years[there] - demand.last[0]) * 12
    after = np.arange(1, path.shape[1]) * 12
    marks = np.concatenate([before, after])
    logs = np.concatenate([np.broadcast_to(past[there], (len(path), there.sum())), path[:, 1:]], axis=1)
    here = np.clip(np.searchsorted(marks, at, "right") - 1, 0, len(marks) - 2)
    part = np.clip((at - marks[here]) / (marks[here + 1] - marks[here]), 0.0, 1.0)
    monthly: Numbers = np.exp(logs[:, here] * (1 - part) + logs[:, here + 1] * part)
    return monthly


def _rates(logs: Numbers, everywhere: float, method: Method) -> Numbers:
    """Growth in a year by place; all places' where its own is not known."""
    steps = np.diff(logs[:, -RECENT - 1 :], axis=1)
    known = (~np.isnan(steps)).sum(axis=1)
    own = np.where(known > 0, np.nansum(steps, axis=1) / np.maximum(known, 1), everywhere)
    rates: Numbers = everywhere + method.own * (own - everywhere)
    return rates


def _all_places(logs: Numbers) -> float:
    steps = np.diff(logs[:, -RECENT - 1 :], axis=1)
    known = steps[~np.isnan(steps)]
    return float(known.mean()) if len(known) else 0.0


def _record(known: Panel, method: Method) -> Record:
    """Forecasts from each past year, for every authority, against what came."""
    figures = known.authorities()
    logs = np.log(figures)
    by_horizon = []
    for h in range(1, AHEAD + 1):
        errors, sizes = [], []
        for t in range(1, logs.shape[1] - h):
            past = logs[:, : t + 1]
            left = sum(method.damped**j for j in range(h)) if method.damped else 0.0
            said = past[:, -1] + _rates(past, _all_places(past), method) * left
            errors.append(logs[:, t + h] - said)
            sizes.append(figures[:, t])
        by_horizon.append(_known(errors, sizes))
    variance = np.array([_spread(error, size) for error, size in by_horizon if len(error)])
    standard = [
        error / np.sqrt(constant + part / size)
        for (error, size), (constant, part) in zip(by_horizon, variance, strict=False)
    ]
    missed = float(np.mean([np.abs(error).mean() for error, _ in by_horizon if len(error)]))
    together = np.sort(np.concatenate(standard))
    return Record(method, together - np.median(together), variance, missed, len(together))


def _known(errors: list[Numbers], sizes: list[Numbers]) -> tuple[Numbers, Numbers]:
    if not errors:
        return np.zeros(0), np.zeros(0)
    error, size = np.concatenate(errors), np.concatenate(sizes)
    kept = ~np.isnan(error) & (size > 0)
    most = np.quantile(np.abs(error[kept]), 0.99) if kept.any() else 0.0
    return np.clip(error[kept], -most, most), size[kept]


def _spread(error: Numbers, size: Numbers) -> Numbers:
    """Variance as a + b / size, both nought or more, by least squares; the smallest places left out."""
    usual = size >= np.quantile(size, 0.02)
    columns = np.column_stack([np.ones(usual.sum()), 1 / size[usual]])
    (a, b), *_ = np.linalg.lstsq(columns, error[usual] ** 2, rcond=None)
    if b < 0 or a < 0:
        return np.array([float((error[usual] ** 2).mean()), 0.0])
    return np.array([a, b])


def _variance(by_horizon: Numbers, size: float, years: int) -> Numbers:
    """Variance after 1, 2, ... years: as found, never falling, then growing by what the last year added."""
    found = np.maximum.accumulate(by_horizon[:, 0] + by_horizon[:, 1] / size)
    step = (found[-1] - found[0]) / (len(found) - 1) if len(found) > 1 else found[0]
    further = found[-1] + step * np.arange(1, max(years - len(found), 0) + 1)
    variance: Numbers = np.concatenate([found, further])[:years]
    return variance
