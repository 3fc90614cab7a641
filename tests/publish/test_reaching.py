"""A small figure that is hidden cannot be told within less than a threshold either."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from tenure.publish.protecting import Line, table, withheld
from tenure.publish.reaching import width


def a_table(inside):
    """Partners by slices with totals: its cells in one row, the lines that add up, and whose each cell is."""
    full = np.vstack([inside, inside.sum(axis=0)])
    full = np.hstack([full, full.sum(axis=1, keepdims=True)])
    at = np.arange(full.size).reshape(full.shape)
    lines = [Line(row[:-1], int(row[-1])) for row in at] + [Line(c[:-1], int(c[-1])) for c in at.T[:-1]]
    whose = np.full(at.shape, -1)
    whose[:-1] = np.arange(len(inside))[:, None]
    return full.ravel(), lines, whose.ravel()


@pytest.mark.parametrize(
    ("unknown", "widths"),
    [
        ([0, 1], [5, 5, 0, 0]),  # two parts of a line add up to five
        ([0, 1, 2], [45, 45, 45, 0]),
        ([0], [0, 0, 0, 0]),  # one alone is told
        ([0, 3], [np.inf, 0, 0, np.inf]),  # without its total a part has no end
    ],
)
def test_what_one_line_tells(unknown, widths):
    hidden = np.isin(np.arange(4), unknown)
    found = width(np.array([3, 2, 40, 45]), hidden, [Line(np.array([0, 1, 2]), 3)])
    assert found.tolist() == widths


def test_lines_tell_more_together_than_one_by_one():
    inside = np.array([[1, 2, 30], [3, 2, 30], [30, 30, 30]])
    people, lines, _ = a_table(inside)
    hidden = np.isin(np.arange(16), [0, 1, 4, 5])
    assert width(people, hidden, lines)[[0, 1, 4, 5]].tolist() == [3, 3, 3, 3]


def told_too_narrowly(inside):
    """Each reader, and each small hidden cell that they can tell within less than a threshold."""
    people, lines, whose = a_table(inside)
    hidden = withheld(table(people, lines, threshold=5, whose=whose))
    for member in (-1, *range(len(inside))):
        known = (whose == member) & (member >= 0)
        if member >= 0 and not (hidden & known).any():
            continue  # they know nothing of what is hidden, and read what a stranger reads
        apart = width(people, hidden & ~known, lines)
        for cell in np.flatnonzero(hidden & ~known & (people >= 1) & (people < 5) & (apart < 5)):
            beside = np.concatenate([line.cells for line in lines if cell in line.cells])
            yield member, int(cell), bool((hidden | known)[beside].all())


@pytest.mark.parametrize("seed", [53, 71, 94, 115, 148])
def test_tables_that_left_a_partner_little_to_guess(seed):
    inside = np.random.default_rng(seed).negative_binomial(1.2, 1.2 / 9.2, (4, 4))
    assert list(told_too_narrowly(inside)) == []


@settings(max_examples=60, deadline=None)
@given(arrays(np.int64, st.tuples(st.integers(3, 7), st.integers(3, 7)), elements=st.integers(0, 30)))
def test_no_reader_tells_a_small_cell_within_a_threshold_while_more_can_be_hidden(inside):
    assert all(nothing_left for _, _, nothing_left in told_too_narrowly(inside))
