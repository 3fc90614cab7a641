"""Backtests a published panel: what would have been said, and how good it would have been."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from tenure.forecast.panels.panel import Panel
from tenure.forecast.panels.scores import COVERED, covered, crps_normal, crps_sample
from tenure.forecast.panels.walking import LEARNT, Origin, walk

Numbers = NDArray[np.float64]

REFERENCE = "last value, pooled spread"
"""The reference: the last value, with a normal spread that is the same for every council."""

FIRST_ORIGIN = 3
"""Without years to score, the first origin is the file's fourth year: enough for methods to have a past."""


@dataclass(frozen=True, eq=False)
class Scored:
    """One method's forecasts for one year, council by council, against what came.

    size    each council's size over the middle one's, as known at the origin.
    inside  for each band in `scores.COVERED`, which outcomes it held.
    """

    measure: str
    year: int
    horizon: int
    method: str
    chosen: bool
    councils: tuple[str, ...]
    size: Numbers
    error: Numbers
    crps: Numbers
    reference: Numbers
    inside: tuple[NDArray[np.bool_], ...]


@dataclass(frozen=True)
class Line:
    """One method and one scored year, in the fields and the order that programs read."""

    measure: str
    year: int
    horizon: int
    method: str
    chosen: bool
    n: int
    mae: float
    crps: float
    relative_crps: float
    coverage_50: float
    coverage_80: float
    coverage_95: float


def line(scored: Scored) -> Line:
    """The means over councils, rounded to six significant figures."""
    crps, reference = float(scored.crps.mean()), float(scored.reference.mean())
    numbers = (float(np.abs(scored.error).mean()), crps, crps / reference if reference else float("nan"))
    shares = (float(inside.mean()) for inside in scored.inside)
    mae, score, relative = (float(f"{number:.6g}") for number in numbers)
    fifty, eighty, most = (round(share, 4) for share in shares)
    return Line(
        scored.measure, scored.year, scored.horizon, scored.method, scored.chosen, len(scored.councils),
        mae, score, relative, fifty, eighty, most,
    )  # fmt: skip


def fit_and_score(known: Panel, whole: Panel, years: Sequence[int]) -> list[Scored]:
    """Fit to one panel, up to its last year, and score against later years of another.

    known    the panel as it was, cut at the last year that may be used.
    whole    the panel in which the outcomes stand.
    Returns  nothing for a year in which the whole has no figures, or where too few councils are complete.
    """
    last, known = known.years[-1], replace(known, measure=whole.measure)
    years = [year for year in years if year > last and year in whole.years and year not in whole.between]
    if not years:
        return []
    ahead = tuple(year - last for year in years)
    origin = next((each for each in walk(known, ahead) if each.at == len(known.years) - 1), None)
    if origin is None:
        return []
    places = {council: at for at, council in enumerate(whole.councils)}
    at = np.array([places.get(council, -1) for council in known.councils])
    columns = [whole.years.index(year) for year in years]
    upto = whole.values[:, : max(columns) + 1]
    stays = np.asarray(np.isfinite(upto).all(axis=1))
    rows = origin.rows & (at >= 0) & np.where(at >= 0, stays[at], False)
    found = []
    for column, horizon in zip(columns, ahead, strict=True):
        came = np.where(at >= 0, whole.values[at, column], np.nan)
        found += list(_score(known, origin, horizon, came=came, rows=rows))
    return found


def rolling(
    panel: Panel, *, first: int = FIRST_ORIGIN, origins: Iterable[Origin] | None = None
) -> list[Scored]:
    """Every origin of the panel from its fourth year on, one to three years ahead.

    origins   where the panel has been walked already.

    Councils are those with a figure in every year of the panel: the same for all methods and origins.
    """
    always = panel.complete(len(panel.years) - 1)
    found = []
    for origin in walk(panel, ()) if origins is None else origins:
        if origin.at < min(first, len(panel.years) - 2):
            continue
        for horizon in LEARNT:
            year = panel.years[origin.at] + horizon
            if year in panel.years and year not in panel.between:
                came = panel.values[:, origin.at + horizon]
                found += list(_score(panel, origin, horizon, came=came, rows=origin.rows & always))
    return found


def _score(
    panel: Panel, origin: Origin, horizon: int, *, came: Numbers, rows: NDArray[np.bool_]
) -> Iterator[Scored]:
    """Every method's forecast at one origin and horizon against what came, and the reference's."""
    if not rows.any():
        return
    within = rows[origin.rows]
    outcome, latest = came[rows], panel.values[rows, origin.at]
    spread = origin.spread[horizon]
    councils = tuple(council for council, kept in zip(panel.councils, rows, strict=True) if kept)
    size = panel.past(origin.at, rows).relative
    reference = crps_normal(outcome, latest, spread)
    common = (panel.measure, panel.years[origin.at] + horizon, horizon)
    normal = _inside_normal(outcome, latest, spread)
    yield Scored(*common, REFERENCE, False, councils, size, outcome - latest, reference, reference, normal)
    for name in origin.methods:
        draws = origin.draws[name, horizon][within]
        middle = draws[:, draws.shape[1] // 2]
        inside = tuple(covered(outcome, draws, percent=percent) for percent in COVERED)
        crps = crps_sample(outcome, draws)
        yield Scored(
            *common, name, name == origin.chosen, councils, size, outcome - middle, crps, reference, inside
        )


def _inside_normal(outcome: Numbers, middle: Numbers, spread: float) -> tuple[NDArray[np.bool_], ...]:
    reach = (0.6744897501960817, 1.2815515655446004, 1.959963984540054)
    return tuple(np.abs(outcome - middle) <= many * spread for many in reach)
