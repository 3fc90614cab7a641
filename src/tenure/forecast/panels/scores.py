"""How good a forecast was: CRPS, interval scores, coverage, PIT, MASE and skill.

Source   Gneiting and Raftery (2007); Czado, Gneiting and Held (2009) for counts; Bracher and others (2021)
         for the weighted interval score; Hyndman and Koehler (2006) for MASE.
Check    tests/forecast/panels/test_scores.py, against closed forms and the definitions summed the slow way.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray
from scipy.special import ndtr

Numbers = NDArray[np.float64]

LEVELS: Numbers = (np.arange(99) + 0.5) / 99
"""The chances at which a forecast is kept: 99 equally likely values stand for the whole distribution."""

COVERED = (50, 80, 95)
"""The bands whose coverage is told, in percent."""


def crps_normal(outcome: Numbers, mean: Numbers, spread: Numbers | float) -> Numbers:
    """CRPS of a normal forecast, in the outcome's unit. For a forecast on the spot: 0.2337 spreads."""
    z = (outcome - mean) / spread
    density = np.exp(-0.5 * z * z) / np.sqrt(2 * np.pi)
    score: Numbers = spread * (z * (2 * ndtr(z) - 1) + 2 * density - 1 / np.sqrt(np.pi))
    return score


def crps_sample(outcome: Numbers, draws: Numbers, *, fair: bool = False) -> Numbers:
    """CRPS of equally likely values, in the outcome's unit.

    outcome  shape (places,).
    draws    shape (places, values), each row in rising order.
    fair     divide the pairs by m(m - 1) and not m squared: for few draws taken by chance.
    """
    many = draws.shape[-1]
    apart = np.abs(draws - outcome[:, None]).mean(axis=-1)
    weight = 2 * np.arange(1, many + 1) - many - 1
    pairs = (draws * weight).sum(axis=-1) / (many * (many - 1 if fair else many))
    score: Numbers = apart - pairs
    return score


def at_chance(draws: Numbers, chance: float) -> Numbers:
    """The value of each place's forecast at a chance, between its 99 equally likely values."""
    at = np.clip(chance * draws.shape[-1] - 0.5, 0, draws.shape[-1] - 1)
    low = int(np.floor(at))
    high = min(low + 1, draws.shape[-1] - 1)
    value: Numbers = draws[:, low] + (at - low) * (draws[:, high] - draws[:, low])
    return value


def interval_score(outcome: Numbers, low: Numbers, high: Numbers, *, level: float) -> Numbers:
    """Width of a band that should hold `level` of outcomes, and a fine for each that it does not hold."""
    fine = 2 / (1 - level)
    below, above = np.maximum(low - outcome, 0), np.maximum(outcome - high, 0)
    score: Numbers = (high - low) + fine * (below + above)
    return score


def weighted_interval_score(outcome: Numbers, quantiles: Mapping[float, Numbers]) -> Numbers:
    """Twice the mean fine of the quantiles given; tends to CRPS as they grow dense."""
    fines = [
        np.where(outcome >= value, chance * (outcome - value), (1 - chance) * (value - outcome))
        for chance, value in quantiles.items()
    ]
    score: Numbers = 2 * np.mean(fines, axis=0)
    return score


def covered(outcome: Numbers, draws: Numbers, *, percent: int) -> NDArray[np.bool_]:
    """Which outcomes fell in the middle band of this many percent."""
    tail = (1 - percent / 100) / 2
    low, high = at_chance(draws, tail), at_chance(draws, 1 - tail)
    inside: NDArray[np.bool_] = (outcome >= low - 1e-9) & (outcome <= high + 1e-9)
    return inside


def pit(outcome: Numbers, draws: Numbers, *, chance: Numbers) -> Numbers:
    """Where each outcome fell in its forecast, 0 to 1; flat when calibrated, U when too narrow.

    chance   one number in [0, 1] for each place: outcomes that equal some of the values (counts, zeros) fall
             evenly between the chance of less and the chance of as much.
    """
    less = (draws < outcome[:, None]).mean(axis=-1)
    most = (draws <= outcome[:, None]).mean(axis=-1)
    place: Numbers = less + chance * (most - less)
    return place


def mase(outcome: Numbers, middle: Numbers, *, history: Numbers) -> float:
    """Mean absolute error over the panel's mean yearly move in the years before, one denominator for all."""
    step = float(np.abs(np.diff(history, axis=1)).mean())
    return float(np.abs(outcome - middle).mean() / step) if step else float("nan")


def skill(score: float, reference: float) -> float:
    """How much of the reference's score is saved: 0 is no better, 1 is perfect."""
    return 1 - score / reference if reference else float("nan")
