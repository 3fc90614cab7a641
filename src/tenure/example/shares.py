"""Whole numbers and hours made to add up: sharing out a total, and steering hours to a sum."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

STEPS = (0.6, 0.8, 0.9, 1.0)
"""The hours a contract is changed to."""


def shared_out(total: int, weights: NDArray[Any]) -> NDArray[np.int64]:
    """A total in whole numbers by weight, the largest remainders rounded up; it always adds up."""
    if not len(weights) or weights.sum() <= 0:
        return np.zeros(len(weights), dtype=np.int64)
    exact = total * weights / weights.sum()
    whole: NDArray[np.int64] = np.floor(exact).astype(np.int64)
    left_over = int(total - whole.sum())
    whole[np.argsort(whole - exact, kind="stable")[:left_over]] += 1
    return whole


def steered(chance: np.random.Generator, fte: NDArray[np.float64], total: float) -> NDArray[np.float64]:
    """Hours of some people changed until all add up to a total, as near as people's hours allow.

    Each change brings the sum nearer and stays within a contract of 0.5 to 1; the last is to a hundredth.
    """
    changed = fte.copy()
    for person in chance.permutation(len(fte)):
        gap = total - float(changed.sum())
        if abs(gap) < 0.005:
            break
        wanted = float(np.clip(changed[person] + gap, 0.5, 1.0))
        near = min(STEPS, key=lambda step: abs(step - wanted))
        after = near if abs(gap) > 0.5 else round(wanted, 2)
        if abs(total - float(changed.sum()) + changed[person] - after) < abs(gap):
            changed[person] = after
    return changed
