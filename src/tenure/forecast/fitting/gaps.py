"""What a year's flows leave unexplained: people in post at its end, less those that its flows would leave."""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import NDArray

from tenure.forecast.fitting.moves import Moves
from tenure.forecast.fitting.worked import Worked

Numbers = NDArray[np.float64]

USUAL: Final = 0.02
"""Deviation of the gap as a share of stock: 1 to 2% nationally, and much more in some authorities, in DfE's
published stocks and flows (csww_indicators, 2017 to 2023)."""

MOST: Final = 0.3
"""A year's gap beyond this share of stock counts as this much. A return that leaves out most of an employer's
people does not measure how stocks and flows disagree, and must not widen every other employer's bands."""

FARTHEST: Final = 0.5
"""No year to come is taken to have a gap beyond this share of stock."""

AS_MANY: Final = 4
"""Years' worth of belief in the common deviation."""


def gaps_of(moves: Moves, worked: Worked) -> Numbers:
    """The gap of each unit and year as a share of the last stock, (U, Y); NaN where a year is missing."""
    before = np.pad(moves.stock, ((0, 0), (1, 0)))[:, :-1]
    followed = worked.filed & np.pad(worked.filed, ((0, 0), (1, 0)))[:, :-1] & (before > 0)
    gap = moves.stock - (before + moves.starters - moves.leavers)
    return np.where(followed, gap / np.maximum(before, 1), np.nan)


def spread_of_gaps(gaps: Numbers) -> Numbers:
    """Deviation of each unit's gap around zero, shape (U,): its own, drawn towards that of all."""
    known = (~np.isnan(gaps)).sum(axis=1)
    squares = np.nansum(np.clip(gaps, -MOST, MOST) ** 2, axis=1)
    common = (squares.sum() + AS_MANY * USUAL**2) / (known.sum() + AS_MANY)
    spread: Numbers = np.sqrt((squares + AS_MANY * common) / (known + AS_MANY))
    return spread
