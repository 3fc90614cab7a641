"""The plain methods every other is held against, each with a spread from its own past errors, by size.

Source   the methods in common use on short panels; shrinkage after Efron and Morris (1975).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import nnls
from scipy.special import ndtri

from tenure.forecast.panels.scores import LEVELS

Numbers = NDArray[np.float64]
Point = Callable[[Numbers, int], Numbers]

FADE = 0.75
"""How much less each earlier year counts in a shrunk level."""

CUT = 0.99
"""Past errors beyond this share of them are drawn in before a spread is fitted."""

WIDER = 1.15
"""A spread grows by this factor for each year of horizon on which no past error is known yet."""


def last_value(values: Numbers, horizon: int) -> Numbers:
    """What it was last."""
    latest: Numbers = values[:, -1]
    return latest


def own_mean(values: Numbers, horizon: int) -> Numbers:
    """The council's mean over all its years."""
    mean: Numbers = values.mean(axis=1)
    return mean


def mean_of_last_three(values: Numbers, horizon: int) -> Numbers:
    """The council's mean over its last three years."""
    mean: Numbers = values[:, -3:].mean(axis=1)
    return mean


def half_and_half(values: Numbers, horizon: int) -> Numbers:
    """Half the council's own mean, half the latest mean of all councils."""
    half: Numbers = 0.5 * values.mean(axis=1) + 0.5 * values[:, -1].mean()
    return half


def panel_regression(values: Numbers, horizon: int) -> Numbers:
    """The latest mean of all, and the distance from it that a regression on past distances tells."""
    gaps = values - values.mean(axis=0)
    origins = range(gaps.shape[1] - horizon)
    latest = float(values[:, -1].mean())
    if not origins:
        return np.asarray(latest + 0.8 * gaps[:, -1])
    known = np.concatenate([np.c_[gaps[:, at], gaps[:, : at + 1].mean(axis=1)] for at in origins])
    came = np.concatenate([gaps[:, at + horizon] for at in origins])
    square = known.T @ known
    ridge = 1e-6 * (np.trace(square) + 1e-12) * np.eye(2)
    told: Numbers = latest + np.c_[gaps[:, -1], gaps.mean(axis=1)] @ np.linalg.solve(
        square + ridge, known.T @ came
    )
    return told


def shrunk_level(values: Numbers, horizon: int) -> Numbers:
    """A level weighted to late years, drawn to the mean level by as much as is noise."""
    years = values.shape[1]
    weights = FADE ** np.arange(years)[::-1]
    weights /= weights.sum()
    level = values @ weights
    noise = float(values.var(axis=1, ddof=1).mean() * (weights**2).sum()) if years > 1 else 0.0
    whole = float(level.var())
    kept = max(whole - noise, 0.0) / whole if whole else 0.0
    shrunk: Numbers = level.mean() + kept * (level - level.mean())
    return shrunk


def with_last_value(values: Numbers, horizon: int) -> Numbers:
    """The even mean of the last value, the own mean and the panel regression."""
    told: Numbers = (
        last_value(values, horizon) + own_mean(values, horizon) + panel_regression(values, horizon)
    ) / 3
    return told


def of_the_pooled(values: Numbers, horizon: int) -> Numbers:
    """The even mean of the three that learn across councils."""
    told: Numbers = (
        half_and_half(values, horizon) + panel_regression(values, horizon) + shrunk_level(values, horizon)
    ) / 3
    return told


@dataclass(frozen=True)
class Plain:
    """A plain method.

    point  its forecast for each council.
    least  the years it needs before its past errors mean anything.
    """

    point: Point
    least: int


PLAIN: Mapping[str, Plain] = MappingProxyType(
    {
        "last value": Plain(last_value, 1),
        "own mean": Plain(own_mean, 2),
        "half and half": Plain(half_and_half, 2),
        "mean of last 3 years": Plain(mean_of_last_three, 2),
        "panel AR": Plain(panel_regression, 2),
        "shrunk level": Plain(shrunk_level, 2),
        "even mean with last value": Plain(with_last_value, 2),
        "even mean of pooled": Plain(of_the_pooled, 2),
    }
)


def past_errors(values: Numbers, horizon: int, *, method: Plain) -> tuple[list[Numbers], float]:
    """The method's own errors at past origins, and what to widen them by where none is this far ahead."""
    years, wider = values.shape[1], 1.0
    for known in range(horizon, 0, -1):
        origins = range(method.least - 1, years - known)
        if origins:
            found = [values[:, at + known] - method.point(values[:, : at + 1], known) for at in origins]
            return found, wider
        wider *= WIDER
    step = values[:, -1] - values[:, -2] if years > 1 else values[:, -1] - values[:, -1].mean()
    return [step], wider


def spread_by_size(errors: list[Numbers], size: Numbers) -> Numbers:
    """Each council's spread: variance a + b / size, neither below zero, from errors cut at their 99th.

    size   shape (councils,), over the middle council's.
    """
    squares = np.concatenate(errors) ** 2
    squares = np.minimum(squares, np.quantile(squares, CUT))
    one = np.c_[np.ones_like(size), 1 / size]
    weight = 1 / (one @ np.array([1.0, 0.2]))
    known, came = np.tile(one * weight[:, None], (len(errors), 1)), squares * np.tile(weight, len(errors))
    scale = float(squares.mean()) or 1.0
    parts, _ = nnls(known, came / scale)
    spread: Numbers = np.sqrt(np.maximum(one @ parts * scale, scale * 1e-4))
    return spread


def forecast(values: Numbers, size: Numbers, horizon: int, *, method: Plain) -> Numbers:
    """A plain method's forecast, as 99 equally likely values in rising order for each council."""
    errors, wider = past_errors(values, horizon, method=method)
    spread = spread_by_size(errors, size) * wider
    draws: Numbers = method.point(values, horizon)[:, None] + spread[:, None] * ndtri(LEVELS)[None, :]
    return draws


def pooled_spread(values: Numbers, horizon: int) -> float:
    """The reference's spread, the same for every council: root mean square of its past errors."""
    errors, wider = past_errors(values, horizon, method=PLAIN["last value"])
    return float(np.sqrt((np.concatenate(errors) ** 2).mean())) * wider or 1e-9
