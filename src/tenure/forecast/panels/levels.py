"""Each council's own level: a pooled model of what lasts, what fades over years and what is one year's noise.

A council's distance from the level all share is a lasting part, a part that fades by the same share each
year, and noise. The three spreads, the fading and the power of size are fitted to all councils at
once, with heavy tails (a multivariate t): one odd year does not move the fit, and widens that council's band.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from scipy.special import digamma, gammaln, stdtrit

from tenure.forecast.panels import sharing
from tenure.forecast.panels.scores import LEVELS

Numbers = NDArray[np.float64]

CENTRES = np.array([-1.0, -1.0, 0.5, -1.0, 0.0, 1.0])
SPREADS = np.array([2.0, 2.0, 1.5, 2.0, 0.7, 1.0])
BOUNDS = ((-8.0, 3.0), (-8.0, 3.0), (-3.0, 6.0), (-8.0, 3.0), (-2.5, 2.5), (-1.0, 4.0))
"""Weak beliefs about the six parameters, in the order of `Fitted.raw`, and how far each may go."""

SHARED_COUNTS = 0.6
"""Of the shared level's variance, what is added to a council's own: its past spread holds the rest already.
Chosen over 0, 0.3 and 1 on 40 panels (docs/decisions/0100)."""

LEAST_SHOCK = 0.02
"""A shared shock's variance, as a share of the councils' own, that weighs as much as one observed year."""

AS_BINOMIAL = 0.5
"""How far a rate's power of size is drawn to -1, that of a share of so many posts: heavy tails explain away
part of what size does, and without it small councils' bands held too few outcomes (docs/decisions/0100)."""


@dataclass(frozen=True, eq=False)
class Fitted:
    """The pooled model of a panel, up to a year.

    raw      log of the lasting, fading and noise variances (1st, 2nd, 4th) as shares of `unit`; the logit of
             what is kept of the fading part each year (3rd); the power of size in the variance (5th); log of
             (degrees of freedom - 2) (6th).
    unit     the panel's typical squared distance from the shared level.
    """

    raw: Numbers
    unit: float

    def likeness(self, years: int) -> Numbers:
        """The covariance of a council of middle size between any two of so many years."""
        return _likeness(self.raw, years) * self.unit

    @property
    def freedom(self) -> float:
        """Degrees of freedom: low where some councils are far more changeable than others."""
        return float(2 + np.exp(self.raw[5]))


def _likeness(raw: Numbers, years: int) -> Numbers:
    at = np.arange(years)
    apart = np.abs(np.subtract.outer(at, at))
    lasting, fading, noise = np.exp(raw[0]), np.exp(raw[1]), np.exp(raw[3])
    kept = 1 / (1 + np.exp(-raw[2]))
    whole: Numbers = lasting + fading * kept**apart + noise * (apart == 0)
    return whole


def fit(gaps: Numbers, size: Numbers, *, start: Fitted | None = None, by_size: float = 0.0) -> Fitted:
    """Fit the pooled model.

    gaps     shape (councils, years): distances from the level all share.
    size     shape (councils,): log of each council's size over the middle one's.
    start    an earlier fit to set out from.
    by_size  the power of size that is expected in the variance.
    """
    squares = gaps**2 / np.exp(by_size * size)[:, None]
    unit = float(np.minimum(squares, np.quantile(squares, 0.98)).mean()) + 1e-12
    centres = CENTRES.copy()
    centres[4] = by_size
    begin = centres if start is None else start.raw
    found = minimize(
        _badness, begin, args=(gaps / np.sqrt(unit), size, centres), jac=True, method="L-BFGS-B",
        bounds=BOUNDS, options={"maxiter": 60, "ftol": 1e-7},
    )  # fmt: skip
    return Fitted(np.asarray(found.x, dtype=np.float64), unit)


def _badness(raw: Numbers, gaps: Numbers, size: Numbers, centres: Numbers) -> tuple[float, Numbers]:
    """Minus the log posterior, and its slope."""
    councils, years = gaps.shape
    whole = _likeness(raw, years)
    inverse = np.linalg.inv(whole)
    freedom = 2 + np.exp(raw[5])
    scale = np.exp(raw[4] * size)
    pulled = gaps @ inverse
    apart = (pulled * gaps).sum(axis=1) / scale
    weight = (freedom + years) / (freedom + apart)
    tails = np.log1p(apart / freedom)
    value = (
        -0.5 * councils * np.linalg.slogdet(whole)[1] - 0.5 * years * raw[4] * size.sum()
        - 0.5 * (freedom + years) * tails.sum()
        + councils * (gammaln((freedom + years) / 2) - gammaln(freedom / 2) - years / 2 * np.log(freedom))
    )  # fmt: skip
    slope_of_whole = 0.5 * (pulled.T * (weight / scale)) @ pulled - 0.5 * councils * inverse
    slope = np.empty(6)
    slope[:4] = _slopes(raw, years, slope_of_whole)
    slope[4] = (-0.5 * years * size + 0.5 * weight * apart * size).sum()
    slope[5] = np.exp(raw[5]) * (
        0.5 * councils * (digamma((freedom + years) / 2) - digamma(freedom / 2) - years / freedom)
        - 0.5 * tails.sum() + 0.5 * (weight * apart).sum() / freedom
    )  # fmt: skip
    off = (raw - centres) / SPREADS
    return float(-value + 0.5 * off @ off), -slope + off / SPREADS


def _slopes(raw: Numbers, years: int, slope_of_whole: Numbers) -> Numbers:
    """How the fit changes with the lasting, fading, kept and noise parameters."""
    at = np.arange(years)
    apart = np.abs(np.subtract.outer(at, at))
    kept, fading = 1 / (1 + np.exp(-raw[2])), np.exp(raw[1])
    per_kept = fading * apart * kept ** np.maximum(apart - 1, 0) * kept * (1 - kept)
    return np.array(
        [
            np.exp(raw[0]) * slope_of_whole.sum(),
            (slope_of_whole * fading * kept**apart).sum(),
            (slope_of_whole * per_kept).sum(),
            np.exp(raw[3]) * np.trace(slope_of_whole),
        ]
    )


def shared_level(values: Numbers) -> Numbers:
    """The level of each year: the mean of all councils, the outermost twentieth drawn in."""
    low, high = np.quantile(values, [0.025, 0.975], axis=0)
    level: Numbers = np.clip(values, low, high).mean(axis=0)
    return level


def forecast(
    values: Numbers, size: Numbers, horizons: tuple[int, ...], *, fitted: Fitted, rate: bool
) -> dict[int, Numbers]:
    """Each council's forecast, at each horizon, as 99 equally likely values in rising order.

    values   shape (councils, years), with no gap.
    Returns  shape (councils, 99) for each horizon.
    """
    years = values.shape[1]
    level = shared_level(values)
    gaps = values - level
    whole = fitted.likeness(years + max(horizons))
    inverse = np.linalg.inv(whole[:years, :years])
    scale, freedom = np.exp(fitted.raw[4] * size), fitted.freedom
    apart = ((gaps @ inverse) * gaps).sum(axis=1) / scale
    if rate:
        scale = scale * np.exp(AS_BINOMIAL * (-1 - fitted.raw[4]) * (size - size.mean()))
    shared = sharing.ahead(level, horizons, least=LEAST_SHOCK * fitted.unit, rate=rate)
    tails = stdtrit(freedom + years, LEVELS)
    found = {}
    for horizon in horizons:
        row = whole[years - 1 + horizon, :years]
        pull = inverse @ row
        own = (whole[-1, -1] - row @ pull) * scale * (freedom + apart) / (freedom + years)
        common = scale * SHARED_COUNTS * shared[horizon].variance * (freedom + years - 2) / (freedom + years)
        middle = shared[horizon].mean + gaps @ pull
        found[horizon] = middle[:, None] + np.sqrt(own + common)[:, None] * tails[None, :]
    return found
