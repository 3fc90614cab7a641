"""The years to come: councils, regions and England, with bands, the method, its scorecard and its inputs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray
from scipy.special import stdtrit

from tenure import __version__
from tenure.forecast.panels import sharing
from tenure.forecast.panels.backtest import Scored, rolling
from tenure.forecast.panels.layout import Series
from tenure.forecast.panels.panel import Panel, filled
from tenure.forecast.panels.scorecard import Card, cards
from tenure.forecast.panels.scores import LEVELS, at_chance
from tenure.forecast.panels.walking import Origin, walk
from tenure.terms.problems import TooLittleData, UsedWrongly

Numbers = NDArray[np.float64]

FARTHEST = 7
"""Years ahead at most: a panel of ten years says nothing of the eighth."""

NATIONAL = "regions and England: own series"
"""How places other than councils are forecast."""


@dataclass(frozen=True)
class Band:
    """A place's forecast for a year, in the measure's own unit."""

    median: float
    low_50: float
    high_50: float
    low_80: float
    high_80: float
    low_95: float
    high_95: float


@dataclass(frozen=True, eq=False)
class Outlook:
    """The forecast of one panel, with all that is needed to judge it and to score it when outcomes come.

    places     keys of councils, then of regions and England; `names` beside them.
    latest     each place's last figure; NaN where it was missing.
    size       each council's size over the middle one's; 1 for wider places.
    draws      for each year ahead, shape (places, values): equally likely, in rising order.
    spread     the reference's spread for each year ahead.
    weights    what each method has in the combination.
    scorecard  how earlier forecasts of this measure, made the same way, did.
    """

    measure: str
    fit_until: int
    years: tuple[int, ...]
    places: tuple[str, ...]
    names: tuple[str, ...]
    latest: Numbers
    size: Numbers
    draws: Mapping[int, Numbers]
    spread: Mapping[int, float]
    method: str
    weights: Mapping[str, float]
    scorecard: tuple[Card, ...]
    input_name: str
    input_sha256: str
    made_on: date
    code_version: str = __version__

    def band(self, place: str, year: int) -> Band:
        """The middle and the 50, 80 and 95% bands. Raises UsedWrongly for a place or year not in it."""
        if place not in self.places or year not in self.draws:
            raise UsedWrongly(f"The forecast of {self.measure} has no {place} in {year}.")
        row = self.draws[year][[self.places.index(place)]]
        chances = (0.5, 0.25, 0.75, 0.1, 0.9, 0.025, 0.975)
        return Band(*(float(at_chance(row, chance)[0]) for chance in chances))


def forecast(series: Series, panel: Panel, *, to: int, made_on: date) -> Outlook:
    """Forecast a panel of a published file, each year from the one after its last until `to`.

    Councils with gaps are forecast too, the gaps filled from their own years. Regions and England are
    forecast from their own series.
    Raises   UsedWrongly where `to` is not later than the panel's last year, or more than seven years on;
             TooLittleData where too few councils are complete.
    """
    last = panel.years[-1]
    if not last < to <= last + FARTHEST:
        raise UsedWrongly(
            f"{panel.measure} is known until {last}: "
            f"a forecast goes to a year from {last + 1} to {last + FARTHEST}."
        )
    ahead = tuple(range(1, to - last + 1))
    origins = list(walk(panel, ahead, everyone=True))
    if not origins or origins[-1].at != len(panel.years) - 1:
        raise TooLittleData(f"{panel.measure}: too few councils have a figure in every year until {last}.")
    origin = origins.pop()
    wider = list(panel.wider)
    outer = _wider_draws(panel, ahead)
    draws = {last + h: np.vstack([origin.draws[origin.chosen, h], outer[h]]) for h in ahead}
    past = rolling(panel, first=2, origins=origins)
    latest = np.concatenate([panel.values[:, -1], np.array([panel.wider[name][-1] for name in wider])])
    return Outlook(
        panel.measure, last, panel.years, (*panel.councils, *wider), (*panel.names, *wider), latest,
        np.concatenate([origin.size, np.ones(len(wider))]), draws,
        {last + h: origin.spread[h] for h in ahead}, origin.chosen, origin.weights,
        cards([each for each in past if _shown(each, origin)]), series.name, series.sha256, made_on,
    )  # fmt: skip


def _shown(scored: Scored, origin: Origin) -> bool:
    return scored.method in (origin.chosen, "last value", "half and half")


def _wider_draws(panel: Panel, ahead: Sequence[int]) -> dict[int, Numbers]:
    """Regions' and England's own series carried ahead as a level that may stay, drift or return."""
    rows: dict[int, list[Numbers]] = {horizon: [] for horizon in ahead}
    known = [values for values in panel.wider.values() if np.isfinite(values).any()]
    moves = (
        np.concatenate([np.diff(filled(values[None, :])[0]) for values in known]) if known else np.zeros(1)
    )
    for values in panel.wider.values():
        own = filled(values[None, :])[0] if np.isfinite(values).any() else np.full(len(values), np.nan)
        if not np.isfinite(own).all():
            for horizon in ahead:
                rows[horizon].append(np.full(len(LEVELS), np.nan))
            continue
        scale = 1.0 if panel.percent else max(abs(float(own[-1])), 1.0)
        least = float(np.square(moves).mean()) if panel.percent else 0.02**2
        carried = sharing.ahead(own / scale, ahead, least=least, rate=panel.percent)
        for horizon in ahead:
            spread = np.sqrt(carried[horizon].variance)
            rows[horizon].append((carried[horizon].mean + spread * stdtrit(len(own) + 1.0, LEVELS)) * scale)
    low = 0.0 if bool((np.nan_to_num(panel.values) >= 0).all()) else -np.inf
    shape = (len(panel.wider), len(LEVELS))
    return {h: np.clip(np.array(found).reshape(shape), low, np.inf) for h, found in rows.items()}
