"""Ratios add up before they divide."""

from hypothesis import given
from hypothesis import strategies as st
from pytest import approx

from tenure.terms.quantities import NOTHING, Ratio

amounts = st.floats(0, 1e6)
ratios = st.builds(Ratio, amounts, amounts)


def test_two_teams_rates_are_added_not_averaged():
    assert (Ratio(1, 2) + Ratio(0, 8)).value == 0.1


def test_nothing_to_divide_by_gives_no_value_rather_than_zero():
    assert Ratio(0, 0).value is None


@given(st.lists(ratios))
def test_a_sum_keeps_parts_and_wholes_apart(many):
    together = sum(many, NOTHING)
    assert together.part == approx(sum(r.part for r in many))
    assert together.whole == approx(sum(r.whole for r in many))
