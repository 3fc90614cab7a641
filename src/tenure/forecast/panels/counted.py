"""A rate as a count: people among a stock, beta-binomial, with each council's own rate pooled towards all.

For counts of people who are part of a stock (leavers, starters, vacancies, agency against those in post).
Source   Griffiths (1973) for the beta-binomial by moments; over-dispersion as a design factor on the count.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy.special import stdtrit

from tenure.forecast.panels.scores import LEVELS

Numbers = NDArray[np.float64]

FADE = 0.75
"""How much less each earlier year counts in a council's own rate."""

TAILS = 6.0
"""Degrees of freedom of the spread: counts of leavers have years far outside a binomial."""


def fits(values: Numbers, stock: Numbers) -> bool:
    """Whether the counts can be parts of the stock: none negative, and hardly any above it."""
    return bool((values >= 0).all() and (values <= stock).mean() > 0.95)


def forecast(values: Numbers, stock: Numbers, horizon: int) -> Numbers:
    """Each council's count so many years ahead, its stock staying as it is: 99 equally likely values.

    values, stock   shape (councils, years).
    """
    people = np.maximum(stock, 1.0)
    rates = np.minimum(values / people, 1.0)
    years = values.shape[1]
    fade = FADE ** np.arange(years)[::-1]
    latest = float(values[:, -1].sum() / people[:, -1].sum())
    usual = values.sum(axis=0) / people.sum(axis=0)
    level = float(fade @ usual / fade.sum())
    seen = (people * fade).sum(axis=1)
    expected = (people * fade * usual).sum(axis=1)
    relative = (values * fade).sum(axis=1) / np.maximum(expected, 1e-9)
    noise = ((rates - usual) ** 2 * people / np.maximum(usual * (1 - usual), 1e-4)).mean()
    dispersion = max(1.0, float(np.minimum(noise, 50.0)))
    between = max(
        float(np.cov(relative, aweights=seen)) - dispersion / max(float(expected.mean()), 1e-9), 1e-3
    )
    kept = between / (between + dispersion / np.maximum(expected, 1e-9))
    chance = np.clip((1 + kept * (relative - 1)) * (latest + level) / 2, 0.0, 1.0)
    now = people[:, -1]
    variance = now * chance * (1 - chance) * dispersion + (now * chance) ** 2 * between * (1 - kept)
    spread = np.sqrt(variance * (1 + 0.05 * (horizon - 1)) * (TAILS - 2) / TAILS)
    draws: Numbers = np.maximum(
        (now * chance)[:, None] + spread[:, None] * stdtrit(TAILS, LEVELS)[None, :], 0.0
    )
    return draws
