"""Which cells of additive tables must be withheld so that none can be got back by subtraction.

First step: a count from 1 to one below the threshold is sensitive, and so is a group that falls in one category
of a sensitive variable. Second step: every line (parts that add up to a total) that holds a withheld cell holds
at least two, which together stand for enough people, and no withheld cell is fixed by all lines taken
together. Cells that the viewer knows anyway (their own) cannot protect another's.

Source: the method families of tau-Argus and sdcTable, simplified; full protection by intervals is a later step.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Mask = NDArray[np.bool_]
Index = NDArray[np.intp]

LARGEST_AUDIT = 600
"""Withheld cells beyond which the joint audit is done by peeling lines only: the exact one grows with the cube."""


@dataclass(frozen=True)
class Line:
    """Parts that add up to a total. `sensitive` where falling all in one part says something about everyone."""

    parts: Index
    total: int
    sensitive: bool = False

    @property
    def cells(self) -> Index:
        return np.append(self.parts, self.total)


def sensitive(people: NDArray[np.int_], lines: Sequence[Line], threshold: int) -> Mask:
    """First step: the cells that say something about too few people, or about everyone in a group."""
    found: Mask = (people >= 1) & (people < threshold)
    for line in lines:
        parts = people[line.parts]
        if line.sensitive and people[line.total] >= 1 and np.count_nonzero(parts) == 1:
            found[line.parts] = True
    return found


def withheld(
    people: NDArray[np.int_], lines: Sequence[Line], *, threshold: int, known: Mask | None = None
) -> Mask:
    """The cells to withhold: those that are sensitive, and those that would give them away.

    people  shape (cells,), whole numbers of people.
    lines   every additive relation among the cells that are shown.
    known   shape (cells,), True where the viewer has the true figure anyway; never withheld.

    Returns shape (cells,), True where the cell is withheld.
    """
    open_to_viewer = np.zeros(len(people), dtype=bool) if known is None else known
    hidden = sensitive(people, lines, threshold) & ~open_to_viewer
    if not hidden.any():
        return hidden
    touching = _lines_by_cell(lines, len(people))
    while True:
        _close_lines(people, lines, hidden, open_to_viewer, threshold)
        fixed = np.flatnonzero(determined(hidden, lines))
        if not any(
            _hide_one_beside(int(cell), people, lines, touching, hidden, open_to_viewer) for cell in fixed
        ):
            return hidden


def _lines_by_cell(lines: Sequence[Line], cells: int) -> list[list[int]]:
    touching: list[list[int]] = [[] for _ in range(cells)]
    for number, line in enumerate(lines):
        for cell in line.cells:
            touching[cell].append(number)
    return touching


def _close_lines(
    people: NDArray[np.int_], lines: Sequence[Line], hidden: Mask, known: Mask, threshold: int
) -> None:
    """Withhold the next smallest cell of every line that does not yet protect itself, until all do."""
    changed = True
    while changed:
        changed = False
        for line in lines:
            while not _protects(people, line, hidden, threshold):
                cell = _cheapest(people, line, hidden | known)
                if cell is None:
                    break
                hidden[cell] = changed = True


def _protects(people: NDArray[np.int_], line: Line, hidden: Mask, threshold: int) -> bool:
    parts = hidden[line.parts]
    count = int(parts.sum()) + int(hidden[line.total])
    if count == 0:
        return True
    if count == 1:
        return False
    return bool(hidden[line.total]) or int(people[line.parts][parts].sum()) >= threshold


def _cheapest(people: NDArray[np.int_], line: Line, taken: Mask) -> int | None:
    """The smallest cell with anyone in it that may still be withheld; a part before the total, zeros last."""
    free = [int(cell) for cell in line.cells if not taken[cell]]
    if not free:
        return None
    return min(free, key=lambda cell: (cell == line.total, people[cell] == 0, people[cell], cell))


def _hide_one_beside(
    cell: int,
    people: NDArray[np.int_],
    lines: Sequence[Line],
    touching: list[list[int]],
    hidden: Mask,
    known: Mask,
) -> bool:
    beside = [_cheapest(people, lines[number], hidden | known) for number in touching[cell]]
    free = [other for other in beside if other is not None]
    if not free:
        return False
    hidden[min(free, key=lambda other: (people[other] == 0, people[other], other))] = True
    return True


def determined(hidden: Mask, lines: Sequence[Line]) -> Mask:
    """The withheld cells that the shown cells and all lines together fix exactly: an attacker's arithmetic."""
    found = np.zeros_like(hidden)
    unknown = np.flatnonzero(hidden)
    rows = [line for line in lines if hidden[line.cells].any()]
    if not len(unknown) or not rows:
        return found
    if len(unknown) > LARGEST_AUDIT:
        return _peeled(hidden, rows)
    place = {int(cell): i for i, cell in enumerate(unknown)}
    matrix = np.zeros((len(rows), len(unknown)))
    for r, line in enumerate(rows):
        for cell in line.parts:
            if hidden[cell]:
                matrix[r, place[int(cell)]] = 1.0
        if hidden[line.total]:
            matrix[r, place[line.total]] = -1.0
    _, values, directions = np.linalg.svd(matrix, full_matrices=True)
    rank = int((values > 1e-9).sum())
    free = directions[rank:]
    found[unknown] = np.all(np.abs(free) < 1e-9, axis=0)
    return found


def _peeled(hidden: Mask, lines: Sequence[Line]) -> Mask:
    """Cells found by solving, again and again, any line with a single unknown."""
    left = hidden.copy()
    solved = True
    while solved:
        solved = False
        for line in lines:
            unknown = line.cells[left[line.cells]]
            if len(unknown) == 1:
                left[unknown] = False
                solved = True
    return hidden & ~left
