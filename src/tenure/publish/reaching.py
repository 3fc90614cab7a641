"""How far apart the least and the most are that a withheld cell can be, told from the lines it stands in."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from tenure.publish.protecting import Line

Numbers = NDArray[np.float64]
Index = NDArray[np.intp]

MOST_ROUNDS = 50
"""Rounds in which each line may narrow the next; real tables settle in about ten."""


def width(people: NDArray[np.int_], unknown: NDArray[np.bool_], lines: Sequence[Line]) -> Numbers:
    """What a reader cannot tell of each cell: the most people less the least, 0 for a cell that is known.

    No cell is below nought, and the parts of a line add up to its total; each line passes what it tells on to
    the next until none tells more. All lines together may tell a little more than that, never less.
    """
    least, most = np.where(unknown, 0.0, people), np.where(unknown, np.inf, people)
    telling = [line for line in lines if unknown[line.cells].any()]
    if not telling:
        return most - least
    totals = np.array([line.total for line in telling])
    parts = np.concatenate([line.parts for line in telling])
    sizes = np.array([len(line.parts) for line in telling])
    for _ in range(MOST_ROUNDS):
        before = least.sum(), np.isinf(most).sum(), most[np.isfinite(most)].sum()
        _narrow(least, most, totals=totals, parts=parts, sizes=sizes)
        if before == (least.sum(), np.isinf(most).sum(), most[np.isfinite(most)].sum()):
            break
    found: Numbers = most - least
    return found


def _narrow(least: Numbers, most: Numbers, *, totals: Index, parts: Index, sizes: Index) -> None:
    """Let every line say once what it can of each of its cells, from what was known before."""
    begins = np.concatenate([[0], np.cumsum(sizes)[:-1]])
    line = np.repeat(np.arange(len(sizes)), sizes)
    low, high = least[parts], most[parts]
    endless = np.isinf(high)
    finite = np.where(endless, 0.0, high)
    lows, highs, ends = (np.add.reduceat(each, begins) for each in (low, finite, endless.astype(int)))
    bottom = np.maximum(least[totals], lows)
    top = np.minimum(most[totals], np.where(ends > 0, np.inf, highs))
    others = np.where(ends[line] - endless > 0, np.inf, highs[line] - finite)
    np.maximum.at(least, parts, bottom[line] - others)
    np.minimum.at(most, parts, top[line] - (lows[line] - low))
    np.maximum.at(least, totals, bottom)
    np.minimum.at(most, totals, top)
