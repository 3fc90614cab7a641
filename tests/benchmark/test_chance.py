"""What chance gives: worked examples on paper, and what must hold for any rate."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pytest import approx

from tenure.benchmark.chance import byar, interval, sureness, sureness_beside, wilson
from tenure.terms.quantities import NOTHING, Ratio


def test_ten_of_a_hundred_by_wilson():
    found = wilson(Ratio(10, 100))
    assert (found.low, found.high) == (approx(0.0552, abs=1e-4), approx(0.1744, abs=1e-4))


def test_ten_events_by_byar():
    found = byar(Ratio(10, 1))
    assert (found.low, found.high) == (approx(4.79, abs=0.01), approx(18.39, abs=0.01))


@pytest.mark.parametrize("kind", ["share", "flow"])
def test_a_rate_without_a_base_is_not_judged(kind):
    assert interval(NOTHING, kind) is None
    assert sureness(NOTHING, Ratio(1, 10), kind) is None
    assert sureness_beside(NOTHING, 0.1, kind) is None


def test_a_share_above_one_is_not_judged_but_a_flow_may_pass_one():
    assert wilson(Ratio(12, 10)) is None
    assert byar(Ratio(12, 10)).value == approx(1.2)


def test_a_small_councils_fall_is_chance_and_a_regions_is_not():
    assert sureness(Ratio(24, 100), Ratio(20, 100), "flow") < 0.75
    assert sureness(Ratio(2400, 10_000), Ratio(2000, 10_000), "flow") > 0.99


def test_no_change_is_no_evidence():
    assert sureness(Ratio(10, 100), Ratio(10, 100), "share") == 0.0


ratios = st.builds(lambda whole, share: Ratio(whole * share, whole), st.floats(1, 5000), st.floats(0, 1))


@given(ratios, st.sampled_from(["share", "flow"]))
def test_an_interval_holds_its_rate(ratio, kind):
    found = interval(ratio, kind)
    assert 0 <= found.low <= found.value + 1e-12
    assert found.value <= found.high + 1e-12


@given(ratios, ratios, st.sampled_from(["share", "flow"]))
def test_sureness_is_the_same_backwards_and_forwards(before, now, kind):
    assert sureness(before, now, kind) == approx(sureness(now, before, kind))
    assert 0 <= sureness(before, now, kind) <= 1
