"""Chooses for a measure by past scores alone: the combination's weights, and the method that is shown."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float64]
Pair = tuple[int, int]

COMBINATION = "combination"
"""The weighted mean of the methods' values at equal chances; the weights follow their past scores."""

SHARPNESS = 100.0
"""A method worse by one hundredth of the reference's score has 1/e of the better one's weight."""

BELIEF = 4.0
"""How many past forecasts our expectation of a method (methods.HANDICAP) is worth."""

NOISE = 0.02
"""Differences in relative CRPS under this are noise: a tie, and a tie goes to the combination."""

ENOUGH = 6
"""Past forecasts (origins by horizons) of which another method needs to be the better; else a tie."""

WORST = 3.0
"""One past forecast counts as at most this many times worse than the reference."""


def past_score(
    scores: Mapping[Pair, float], references: Mapping[Pair, float], *, until: int
) -> tuple[float, int]:
    """The mean past score over the reference's, where the outcome was known by `until`; and how many."""
    known = [pair for pair in scores if sum(pair) <= until]
    if not known:
        return 1.0, 0
    shares = [min(scores[pair] / max(references[pair], 1e-12), WORST) for pair in known]
    return float(np.mean(shares)), len(known)


def weights(past: Mapping[str, tuple[float, int]], handicaps: Mapping[str, float]) -> dict[str, float]:
    """Each method's weight in the combination, adding up to 1; nothing under a thousandth is kept.

    past   each method's mean past score and how many forecasts that is the mean of.
    """
    methods = list(past)
    middle = float(np.median([score for score, _ in past.values()]))
    expected = np.array(
        [
            (many * score + BELIEF * (middle + handicaps.get(name, 0.0))) / (many + BELIEF)
            for name, (score, many) in past.items()
        ]
    )
    raw = np.exp(-SHARPNESS * (expected - expected.min()))
    raw[raw < 1e-3 * raw.sum()] = 0.0
    return {name: float(weight) for name, weight in zip(methods, raw / raw.sum(), strict=True) if weight}


def combined(draws: Mapping[str, Numbers], weight: Mapping[str, float]) -> Numbers:
    """The weighted mean of the methods' values at equal chances (Vincent's average)."""
    whole: Numbers = np.sum([share * draws[name] for name, share in weight.items()], axis=0)
    return whole


def chosen(past: Mapping[str, tuple[float, int]], among: Sequence[str]) -> str:
    """The method to show: the combination, unless another was better in the past by more than noise."""
    best = min(among, key=lambda name: past[name][0])
    score, many = past.get(COMBINATION, (1.0, 0))
    return best if many >= ENOUGH and past[best][0] < score - NOISE else COMBINATION
