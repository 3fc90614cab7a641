"""How large an effect is in each run: around what the evidence says, as wide as its interval."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy.special import ndtri

from tenure.forecast.fitting.draws import keys_of_runs, normals
from tenure.forecast.scenarios.shape import Change

Numbers = NDArray[np.float64]

TENTH = float(ndtri(0.9))
"""Deviations from the middle to either end of an interval that holds 4 chances in 5: 1.2816."""


def spread(low: float, middle: float, high: float, deviates: Numbers) -> Numbers:
    """Values whose median is the middle and of which a tenth lie below low and a tenth above high.

    Each side is half a normal curve with its own width, so an interval that leans stays as it was said.
    deviates  standard normal numbers.
    """
    width = np.where(deviates < 0, middle - low, high - middle)
    drawn: Numbers = middle + deviates * width / TENTH
    return drawn


def sized(change: Change, deviates: Numbers | None) -> Numbers:
    """The size in each run, shape (runs,): factors, log-normal on either side; or what is added or set.

    deviates  from `deviates_of`; None for the middle alone, shape (1,).
    """
    chance = np.zeros(1) if deviates is None else deviates
    if change.verb == "multiply":
        low, middle, high = (float(np.log(each)) for each in (change.low, change.size, change.high))
        drawn: Numbers = np.exp(spread(low, middle, high, chance))
        return drawn
    return spread(change.low, change.size, change.high, chance)


def deviates_of(name: str, *, runs: int, seed: int, first_run: int = 0) -> Numbers:
    """Standard normal numbers of an effect for numbered runs, whichever arm it is in; shape (runs,)."""
    return normals(keys_of_runs(seed, first_run, runs), [f"effect/{name}"], 1)[:, 0, 0]
