"""Which cells of additive tables must be withheld so that none can be got back by subtraction.

First step: a count from 1 to one below the threshold is sensitive, and so is a group that falls in one
category of a sensitive variable. Second step: every line (parts that add up to a total) that holds a
withheld cell holds at least two, which together stand for enough people; no withheld cell is fixed by all
lines taken together; and no small one is told within less than a threshold by lines that follow from one
another. Everyone whose figures are in the table knows their own, so each of these must hold for them too,
with their own cells known: one pattern then serves every member, and no two documents give anything away
together.

Source: the method families of tau-Argus and sdcTable, simplified; intervals that only all
lines together narrow are a later step.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from tenure.publish.reaching import width

Mask = NDArray[np.bool_]
Index = NDArray[np.intp]
Counts = NDArray[np.int_]

SOLVED = 1e-7
"""How near to 1 a cell's part in what the lines tell must be, for the cell to be fixed by them."""

LARGEST_AUDIT = 600
"""Withheld cells that hang together beyond which the audit peels lines only: the exact one grows with the
cube.
"""


@dataclass(frozen=True)
class Line:
    """Parts that add up to a total. `sensitive` where falling all in one part says something about
    everyone.
    """

    parts: Index
    total: int
    sensitive: bool = False

    @cached_property
    def cells(self) -> Index:
        return np.append(self.parts, self.total)


@dataclass(frozen=True)
class Table:
    """The cells of linked tables, the lines among them, and who knows which cells already.

    people     shape (cells,), whole numbers of people.
    threshold  shape (cells,), the number of people from which a cell may be shown.
    whose      shape (cells,), who the cell belongs to and is known by; -1 where it belongs to nobody alone.
    cost       shape (cells,), what readers lose with the cell: the cheapest is withheld first to protect
               another.
    """

    people: Counts
    lines: tuple[Line, ...]
    threshold: Counts
    whose: NDArray[np.int_]
    cost: Counts

    def members(self) -> list[int]:
        """Everyone who knows cells of their own."""
        return [int(m) for m in np.unique(self.whose) if m >= 0]


def table(
    people: Counts,
    lines: Sequence[Line],
    *,
    threshold: int | Counts,
    whose: NDArray[np.int_] | None = None,
    dear: Mask | None = None,
) -> Table:
    """Linked tables. Nobody knows any cell unless `whose` says so; the cells in `dear` are withheld last.

    A cell costs the people in it; an empty one costs more than any, for a true zero tells much and
    protects little.
    """
    limits = np.broadcast_to(np.asarray(threshold), people.shape)
    most = int(people.max(initial=0)) + 1
    cost = np.where(people == 0, most, people) + (0 if dear is None else dear * 2 * most)
    nobody = np.full(people.shape, -1)
    return Table(people, tuple(lines), limits, nobody if whose is None else whose, cost)


def sensitive(cells: Table) -> Mask:
    """First step: the cells that say something about too few people, or about everyone in a group."""
    found: Mask = (cells.people >= 1) & (cells.people < cells.threshold)
    for line in cells.lines:
        parts = cells.people[line.parts]
        if line.sensitive and cells.people[line.total] >= 1 and np.count_nonzero(parts) == 1:
            found[line.parts] = True
    return found


def withheld(cells: Table, *, already: Mask | None = None) -> Mask:
    """The cells to withhold: those that are sensitive, and those that would give them away.

    already  shape (cells,), True where a cell is withheld whatever it holds, because another audience may
             not see it.

    Returns shape (cells,), True where the cell is withheld from everyone but its owner.
    """
    hidden = sensitive(cells) | (np.zeros(len(cells.people), dtype=bool) if already is None else already)
    if not hidden.any():
        return hidden
    touching = _lines_by_cell(cells)
    last: dict[int, int] = {}
    members = [-1, *cells.members()]
    while any(last.get(member) != np.count_nonzero(hidden) for member in members):
        for member in members:
            if last.get(member) != np.count_nonzero(hidden):
                known = (cells.whose == member) if member >= 0 else np.zeros_like(hidden)
                _close_to(known, cells, hidden, touching)
                last[member] = int(np.count_nonzero(hidden))
    return hidden


def _close_to(known: Mask, cells: Table, hidden: Mask, touching: list[list[Line]]) -> None:
    """Withhold what it takes for one viewer, who knows some cells, to work nothing out.

    What they know tells them something only along the lines of cells that are hidden from everyone else. What
    is withheld for that is first made good on its other lines: the audit, one cell at a time, costs far more.
    """
    while True:
        own = np.flatnonzero(hidden & known)
        if known.any() and not len(own):
            return
        near = {id(line): line for cell in own for line in touching[cell]}
        before = np.count_nonzero(hidden)
        _close_lines(known, cells, hidden, list(near.values()) or cells.lines)
        if known.any() and np.count_nonzero(hidden) > before:
            _close_lines(np.zeros_like(known), cells, hidden, cells.lines)
        fixed = np.flatnonzero(determined(hidden & ~known, cells.lines))
        widened = [_hide_one_beside(int(cell), known, cells, hidden, touching) for cell in fixed]
        if not any(widened) and not _widen(known, cells, hidden, touching):
            return


def _widen(known: Mask, cells: Table, hidden: Mask, touching: list[list[Line]]) -> bool:
    """Withhold more where a small cell can be told within less than a threshold; whether that was so.

    Of the cheapest cells of its lines the one is taken that sets it free, and of several such the cheapest.
    """
    unknown = hidden & ~known
    small = np.flatnonzero(unknown & (cells.people >= 1) & (cells.people < cells.threshold))
    apart = width(cells.people, unknown, cells.lines)
    before = np.count_nonzero(hidden)
    for cell in map(int, small[apart[small] < cells.threshold[small]]):
        enough = cells.threshold[cell]
        beside = {_cheapest(line, known, cells, hidden) for line in touching[cell]} - {None}
        widths = {o: _width_with(o, cell, hidden & ~known, cells) for o in beside if o is not None}
        if widths:
            hidden[min(widths, key=lambda o: (-min(widths[o], enough), cells.cost[o], o))] = True
    return bool(np.count_nonzero(hidden) > before)


def _width_with(other: int, cell: int, unknown: Mask, cells: Table) -> float:
    """How wide a cell's range is once another is withheld as well."""
    more = unknown.copy()
    more[other] = True
    return float(width(cells.people, more, cells.lines)[cell])


def _lines_by_cell(cells: Table) -> list[list[Line]]:
    touching: list[list[Line]] = [[] for _ in cells.people]
    for line in cells.lines:
        for cell in line.cells:
            touching[cell].append(line)
    return touching


def _close_lines(known: Mask, cells: Table, hidden: Mask, lines: Sequence[Line]) -> None:
    """Withhold the next smallest cell of every such line that does not yet protect itself, until all do."""
    changed = True
    while changed:
        changed = False
        for line in lines:
            while not _protects(line, known, cells, hidden):
                cell = _cheapest(line, known, cells, hidden)
                if cell is None:
                    break
                hidden[cell] = changed = True


def _protects(line: Line, known: Mask, cells: Table, hidden: Mask) -> bool:
    """Whether a line gives nothing away to someone who knows some of its cells."""
    parts = line.parts[hidden[line.parts] & ~known[line.parts]]
    total_hidden = bool(hidden[line.total] and not known[line.total])
    if len(parts) + total_hidden != 1:
        enough = cells.threshold[parts].max(initial=0)
        return total_hidden or not len(parts) or bool(cells.people[parts].sum() >= enough)
    return False


def _cheapest(line: Line, known: Mask, cells: Table, hidden: Mask) -> int | None:
    """The cell of a line that costs least and may still be withheld; the first of equals."""
    free = line.cells[~(hidden | known)[line.cells]]
    if not len(free):
        return None
    return min(map(int, free), key=lambda cell: (cells.cost[cell], cell))


def _hide_one_beside(cell: int, known: Mask, cells: Table, hidden: Mask, touching: list[list[Line]]) -> bool:
    beside = [_cheapest(line, known, cells, hidden) for line in touching[cell]]
    free = [other for other in beside if other is not None]
    if not free:
        return False
    hidden[min(free, key=lambda other: (cells.cost[other], other))] = True
    return True


def determined(unknown: Mask, lines: Sequence[Line], *, largest: int = LARGEST_AUDIT) -> Mask:
    """The unknown cells that all others and all lines together fix exactly: an attacker's arithmetic.

    largest  cells that hang together and are solved exactly; more of them are solved line by line.
    """
    found = np.zeros_like(unknown)
    rows = {r: line.cells[unknown[line.cells]] for r, line in enumerate(lines) if unknown[line.cells].any()}
    for group in _hanging_together(_core(rows, len(unknown))):
        cells = np.unique(np.concatenate([rows[r] for r in group]))
        if len(cells) > largest:
            found |= _peeled(unknown, [lines[r] for r in group])
            continue
        matrix = np.zeros((len(group), len(cells)))
        for i, r in enumerate(group):
            matrix[i, np.searchsorted(cells, rows[r])] = np.where(rows[r] == lines[r].total, -1.0, 1.0)
        values, directions = np.linalg.eigh(matrix @ matrix.T)
        kept = values > SOLVED
        spanned = (directions[:, kept].T @ matrix) ** 2 / values[kept, None]
        found[cells] = spanned.sum(axis=0) > 1 - SOLVED
    return found


def _core(rows: Mapping[int, Index], size: int) -> dict[int, Index]:
    """The lines that can help to fix a cell. One with two unknowns that stand in no other line cannot."""
    left = dict(rows)
    times = np.bincount(np.concatenate([*left.values(), np.zeros(0, dtype=np.intp)]), minlength=size)
    dropped = True
    while dropped:
        useless = [r for r, row in left.items() if np.count_nonzero(times[row] == 1) >= 2]
        for r in useless:
            times[left.pop(r)] -= 1
        dropped = bool(useless)
    return left


def _hanging_together(rows: Mapping[int, Index]) -> list[list[int]]:
    """Lines that share unknown cells, directly or through others, in groups."""
    leader: dict[int, int] = {}

    def find(cell: int) -> int:
        while leader[cell] != cell:
            leader[cell] = leader[leader[cell]]
            cell = leader[cell]
        return cell

    for row in rows.values():
        for cell in map(int, row):
            leader.setdefault(cell, cell)
            leader[find(cell)] = find(int(row[0]))
    groups: dict[int, list[int]] = {}
    for r, row in rows.items():
        groups.setdefault(find(int(row[0])), []).append(r)
    return list(groups.values())


def _peeled(unknown: Mask, lines: Sequence[Line]) -> Mask:
    """Cells found by solving, again and again, any line with a single unknown."""
    left = unknown.copy()
    solved = True
    while solved:
        solved = False
        for line in lines:
            cells = line.cells[left[line.cells]]
            if len(cells) == 1:
                left[cells] = False
                solved = True
    return unknown & ~left
