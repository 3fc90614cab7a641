"""The cheapest mix on straight lines: a whole-number programme of one level for each activity.

Effects do not add up, so lines hold near one mix alone: each level of each activity is tried there by
itself, and the answer's change (its logarithm's, for what is to be low and cannot be below nought) and the
cost's are taken to add.
Source: HiGHS by way of scipy.optimize.milp. Huangfu and Hall (2018), Math. Programming Computation 10.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import Bounds, LinearConstraint, milp

from tenure.forecast.planning.aims import Mix

Numbers = NDArray[np.float64]

PENNY: Final = 0.01
"""What is cheaper is cheaper by this many pounds or more."""


@dataclass(frozen=True, eq=False)
class Lines:
    """Straight lines through one mix. The first axis of the changes lists every level of every activity.

    levels   (activity, level) of each row.
    at       the mix they hold at: its rows change nothing.
    answer   the answer there, on the scale of the lines, the less the better.
    pounds   what it costs.
    moves    change of the answer by row.
    costs    change of pounds by row.
    """

    levels: tuple[tuple[int, int], ...]
    at: Mix
    answer: float
    pounds: float
    moves: Numbers
    costs: Numbers


def cheapest(lines: Lines, *, to: float, under: float, without: Collection[Mix]) -> Mix | None:
    """The cheapest mix whose answer is `to` or less and whose cost is less than `under`; None where there is
    none.

    without  mixes that are out of the question.
    """
    rows = [lines.moves, lines.costs]
    most = [to - lines.answer, under - lines.pounds - PENNY]
    return _solved(lines, lines.costs, (rows, most), without)


def furthest(lines: Lines, *, without: Collection[Mix]) -> Mix | None:
    """The mix whose answer is least, whatever it costs."""
    return _solved(lines, lines.moves, ([], []), without)


def _solved(
    lines: Lines, least: Numbers, limits: tuple[list[Numbers], list[float]], without: Collection[Mix]
) -> Mix | None:
    """One level for each activity, and no mix that is out of the question."""
    activity = np.array([a for a, _ in lines.levels])
    count = len(lines.at)
    rows, most = list(limits[0]), list(limits[1])
    for mix in without:
        rows.append(np.array([float(mix[a] == level) for a, level in lines.levels]))
        most.append(count - 1)
    one_each = LinearConstraint((activity == np.arange(count)[:, None]).astype(float), 1, 1)
    kept = [(row, limit) for row, limit in zip(rows, most, strict=True) if np.isfinite(limit)]
    limited = (
        [LinearConstraint(np.array([r for r, _ in kept]), -np.inf, [m for _, m in kept])] if kept else []
    )
    found = milp(
        least / max(float(np.abs(least).max()), 1e-12), integrality=np.ones(len(activity)),
        bounds=Bounds(0, 1),
        constraints=[one_each, *limited],
    )  # fmt: skip
    if found.x is None:
        return None
    chosen = [0] * count
    for (a, level), taken in zip(lines.levels, found.x, strict=True):
        if taken > 0.5:
            chosen[a] = level
    return tuple(chosen)
