"""A hidden figure cannot be worked out from its row, its column, or from what the viewer knows anyway."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from tenure.publish.protecting import Line, determined, table, withheld


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
    """What an attacker solves: fill in every line with one unknown, again and again (the slow, obvious
    way).
    """
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


def hidden_in(people, lines, threshold=5, whose=None):
    return withheld(table(np.array(people), lines, threshold=threshold, whose=whose))


ONE_LINE = [Line(np.array([0, 1, 2]), 3)]


def test_one_small_cell_takes_the_next_smallest_with_it():
    assert hidden_in([3, 12, 40, 55], ONE_LINE).tolist() == [True, True, False, False]


def test_two_hidden_ones_that_add_up_to_two_are_not_left_alone():
    assert hidden_in([1, 1, 40, 42], ONE_LINE).tolist() == [True, True, True, False]


def test_nothing_small_means_nothing_hidden():
    assert not hidden_in([5, 12, 0, 17], ONE_LINE).any()


def test_partners_who_know_their_own_figures_take_a_third_or_the_total():
    whose = np.array([0, 1, 2, -1])
    assert hidden_in([3, 12, 40, 55], ONE_LINE, whose=whose).tolist() == [True, True, True, False]


def test_with_two_partners_the_total_is_hidden_too():
    lines, whose = [Line(np.array([0, 1]), 2)], np.array([0, 1, -1])
    assert hidden_in([3, 52, 55], lines, whose=whose).tolist() == [True, True, True]


def test_everyone_leaving_for_one_reason_is_hidden():
    lines = [Line(np.array([0, 1, 2]), 3, sensitive=True)]
    assert hidden_in([0, 9, 0, 9], lines).tolist() == [True, True, True, False]


def test_what_another_audience_may_not_see_stays_hidden_and_is_protected():
    cells = table(np.array([6, 12, 40, 58]), ONE_LINE, threshold=5)
    already = np.array([True, False, False, False])
    assert withheld(cells, already=already).tolist() == [True, True, False, False]


def test_two_cycles_joined_by_one_cell_do_not_give_that_cell_away():
    inside = np.full((4, 4), 30)
    for r, c in [(0, 0), (0, 1), (1, 0), (1, 1), (2, 2), (2, 3), (3, 2), (3, 3), (1, 2)]:
        inside[r, c] = 4
    people, lines, _ = a_table(inside)
    assert not determined(hidden_in(people, lines), lines).any()


tables = arrays(np.int64, st.tuples(st.integers(2, 7), st.integers(2, 7)), elements=st.integers(0, 30))


@settings(max_examples=60, deadline=None)
@given(tables, st.sampled_from([5, 10]))
def test_no_partner_with_their_own_figures_gets_anything_back(inside, threshold):
    people, lines, at = a_table(inside)
    whose = np.full(at.shape, -1)
    whose[:-1] = np.arange(len(inside))[:, None]
    hidden = hidden_in(people, lines, threshold, whose.ravel())
    assert hidden[(people >= 1) & (people < threshold)].all()
    for member in (-1, *range(len(inside))):
        unknown = hidden & ((whose.ravel() != member) | (member < 0))
        assert not attacked(people, unknown, lines)
        assert not determined(unknown, lines).any()


@settings(max_examples=40, deadline=None)
@given(tables)
def test_a_higher_threshold_never_shows_a_small_cell_that_a_lower_one_hid(inside):
    people, lines, _ = a_table(inside)
    small = (people >= 1) & (people < 5)
    assert hidden_in(people, lines, 10)[small].all()


@settings(max_examples=40, deadline=None)
@given(tables)
def test_the_exact_audit_finds_all_that_solving_line_by_line_finds(inside):
    people, lines, _ = a_table(inside)
    small = (people >= 1) & (people < 5)
    assert attacked(people, small, lines) <= set(np.flatnonzero(determined(small, lines)))


@pytest.mark.parametrize("seed", range(4))
def test_both_audits_agree_that_nothing_is_left_to_solve(seed):
    inside = np.random.default_rng(seed).negative_binomial(1.2, 1.2 / 9.2, (14, 19))
    people, lines, _ = a_table(inside)
    hidden = hidden_in(people, lines)
    assert not determined(hidden, lines).any()
    assert not determined(hidden, lines, largest=0).any()


def test_what_readers_need_most_is_withheld_last():
    people = np.array([3, 60, 63, 500, 560])
    lines = [Line(np.array([0, 1]), 2), Line(np.array([1, 3]), 4)]
    dear = np.array([False, True, False, False, False])
    assert withheld(table(people, lines, threshold=5)).tolist() == [True, True, False, True, False]
    assert withheld(table(people, lines, threshold=5, dear=dear)).tolist() == [
        True,
        False,
        True,
        False,
        False,
    ]


def a_cube(inside):
    """Partners by sexes by ages, with every total: its cells in one row, every line that adds up, and where
    each stands.
    """
    full = inside
    for axis in range(3):
        full = np.concatenate([full, full.sum(axis=axis, keepdims=True)], axis=axis)
    at = np.arange(full.size).reshape(full.shape)
    rows = [row for axis in range(3) for row in np.moveaxis(at, axis, -1).reshape(-1, full.shape[axis])]
    return full.ravel(), [Line(row[:-1], int(row[-1])) for row in rows], at


SIX_PARTNERS = [
    [[19, 83, 78, 25, 2], [4, 28, 18, 5, 3]],
    [[13, 66, 52, 35, 2], [0, 11, 8, 5, 0]],
    [[16, 44, 52, 32, 4], [5, 6, 7, 5, 0]],
    [[8, 48, 36, 15, 5], [2, 7, 9, 3, 0]],
    [[23, 73, 67, 32, 4], [4, 7, 15, 8, 0]],
    [[36, 134, 137, 56, 1], [2, 27, 22, 8, 2]],
]
"""Women and men by age, youngest first. Of the five men of 60 and over, three are the first partner's."""


def test_what_one_partner_knows_hides_a_corner_of_the_whole_and_not_all_of_it():
    people, lines, at = a_cube(np.array(SIX_PARTNERS))
    already, whose = np.zeros(at.shape, dtype=bool), np.full(at.shape, -1)
    already[:-1, :-1, :-1] = True
    whose[:-1] = np.arange(6)[:, None, None]

    hidden = withheld(table(people, lines, threshold=5, whose=whose.ravel()), already=already.ravel())

    assert np.argwhere(hidden[at[-1]]).tolist() == [[0, 0], [0, 4], [1, 0], [1, 4]]
    for member in range(6):
        assert not determined(hidden & (whose.ravel() != member), lines).any()
