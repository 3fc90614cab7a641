"""A hidden figure cannot be worked out from its row, its column, or from what the viewer knows anyway."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from tenure.publish.protecting import Line, determined, withheld


def a_table(inside):
    """A table of partners by slices with totals: its cells in one row, and every line that adds up."""
    full = np.vstack([inside, inside.sum(axis=0)])
    full = np.hstack([full, full.sum(axis=1, keepdims=True)])
    rows, columns = full.shape
    at = np.arange(full.size).reshape(full.shape)
    lines = [Line(at[r, :-1], int(at[r, -1])) for r in range(rows)]
    lines += [Line(at[:-1, c], int(at[-1, c])) for c in range(columns)]
    return full.ravel(), lines, at


def attacked(people, hidden, lines):
    """What an attacker solves: fill in every line with one unknown, again and again (the slow, obvious way)."""
    seen = {cell: people[cell] for cell in range(len(people)) if not hidden[cell]}
    moved = True
    while moved:
        moved = False
        for line in lines:
            unknown = [cell for cell in line.cells if cell not in seen]
            if len(unknown) == 1:
                others = sum(seen[c] for c in line.parts if c in seen)
                cell = unknown[0]
                seen[cell] = others if cell == line.total else seen[line.total] - others
                moved = True
    return {cell for cell in seen if hidden[cell]}


def test_one_small_cell_takes_the_next_smallest_with_it():
    people, lines = np.array([3, 12, 40, 55]), [Line(np.array([0, 1, 2]), 3)]
    assert withheld(people, lines, threshold=5).tolist() == [True, True, False, False]


def test_two_hidden_ones_that_add_up_to_two_are_not_left_alone():
    people, lines = np.array([1, 1, 40, 42]), [Line(np.array([0, 1, 2]), 3)]
    assert withheld(people, lines, threshold=5).tolist() == [True, True, True, False]


def test_nothing_small_means_nothing_hidden():
    people, lines = np.array([5, 12, 0, 17]), [Line(np.array([0, 1, 2]), 3)]
    assert not withheld(people, lines, threshold=5).any()


def test_a_viewers_own_figure_protects_nobody_elses():
    people, lines = np.array([3, 12, 40, 55]), [Line(np.array([0, 1, 2]), 3)]
    known = np.array([False, True, False, False])
    assert withheld(people, lines, threshold=5, known=known).tolist() == [True, False, True, False]


def test_with_one_other_partner_the_total_is_hidden_too():
    people, lines = np.array([3, 52, 55]), [Line(np.array([0, 1]), 2)]
    known = np.array([False, True, False])
    assert withheld(people, lines, threshold=5, known=known).tolist() == [True, False, True]


def test_everyone_leaving_for_one_reason_is_hidden():
    people = np.array([0, 9, 0, 9])
    hidden = withheld(people, [Line(np.array([0, 1, 2]), 3, sensitive=True)], threshold=5)
    assert hidden.tolist() == [True, True, True, False]


def test_two_cycles_joined_by_one_cell_do_not_give_that_cell_away():
    inside = np.full((4, 4), 30)
    for r, c in [(0, 0), (0, 1), (1, 0), (1, 1), (2, 2), (2, 3), (3, 2), (3, 3), (1, 2)]:
        inside[r, c] = 4
    people, lines, _ = a_table(inside)
    assert not determined(withheld(people, lines, threshold=5), lines).any()


tables = arrays(np.int64, st.tuples(st.integers(2, 7), st.integers(2, 7)), elements=st.integers(0, 30))


@settings(max_examples=60, deadline=None)
@given(tables, st.sampled_from([5, 10]), st.data())
def test_an_attacker_with_their_own_figures_gets_nothing_back(inside, threshold, data):
    people, lines, at = a_table(inside)
    own = data.draw(st.integers(0, inside.shape[0] - 1))
    known = np.zeros(len(people), dtype=bool)
    known[at[own]] = True
    hidden = withheld(people, lines, threshold=threshold, known=known)
    assert not attacked(people, hidden, lines)
    assert not determined(hidden, lines).any()
    small = (people >= 1) & (people < threshold) & ~known
    assert hidden[small].all()


@settings(max_examples=40, deadline=None)
@given(tables)
def test_a_higher_threshold_never_shows_a_small_cell_that_a_lower_one_hid(inside):
    people, lines, _ = a_table(inside)
    small = (people >= 1) & (people < 5)
    assert withheld(people, lines, threshold=10)[small].all()


@pytest.mark.parametrize("seed", range(4))
def test_both_audits_agree_that_nothing_is_left_to_solve(seed, monkeypatch):
    inside = np.random.default_rng(seed).negative_binomial(1.2, 1.2 / 9.2, (14, 19))
    people, lines, _ = a_table(inside)
    hidden = withheld(people, lines, threshold=5)
    monkeypatch.setattr("tenure.publish.protecting.LARGEST_AUDIT", 0)
    assert not determined(hidden, lines).any()
