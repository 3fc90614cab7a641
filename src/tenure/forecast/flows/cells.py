"""The cells of a unit in one row: stage after stage, month after month; and where each leads."""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import NDArray

from tenure.forecast.flows.inputs import CELLS, DESTINATIONS, GROUPS, HIRED_AT, MONTHS, STAGES

_BEGINS = np.cumsum([0] + [last - first for first, last in MONTHS])[:-1]


def _cell_groups() -> NDArray[np.int64]:
    found = np.zeros(CELLS, np.int64)
    for group, (stage, first, last) in enumerate(GROUPS):
        at = _BEGINS[stage] - MONTHS[stage][0]
        found[at + first : at + last] = group
    return found


def _next_cells() -> NDArray[np.int64]:
    """Where everyone in a cell is a month later, if they stay and are not promoted."""
    found = np.arange(1, CELLS + 1)
    _, consolidation, experienced, senior, manager = _BEGINS
    found[consolidation - 1] = consolidation
    found[experienced - 1] = experienced + MONTHS[1][1]
    for end in (senior, manager, CELLS):
        found[end - 1] = end - 1
    return found


GROUP_OF: Final = _cell_groups()
NEXT: Final = _next_cells()
STAGE_OF: Final = np.repeat(np.arange(len(STAGES)), [last - first for first, last in MONTHS])
STAGE_OF_GROUP: Final = np.array([group.stage for group in GROUPS])
ENTRY: Final = np.array([b + h - m[0] for b, h, m in zip(_BEGINS, HIRED_AT, MONTHS, strict=True)])
"""The cell in which a hire enters each stage."""

_SENIOR, _MANAGER = (np.arange(begins, begins + 61) for begins in _BEGINS[3:])
HIGHER: Final = np.concatenate([_SENIOR[:36], _SENIOR, _MANAGER, _MANAGER])
"""The cell of the same month in the next higher stage: senior, or manager for seniors."""

FIRST_OF: Final = _BEGINS
S, D, G = len(STAGES), len(DESTINATIONS), len(GROUPS)
LEFT, CAME = S, S + D
NEW, EXPERIENCED, PROMOTED, GAP, VACANT = CAME + 1, CAME + 2, CAME + 3, CAME + 4, CAME + 5

GROUP_BEGINS: Final = np.append(np.flatnonzero(np.diff(GROUP_OF, prepend=-1)), CELLS)
"""The first cell of each group, and the end of the last."""
