import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pytest import approx
from scipy.stats import norm

from tenure.forecast.panels import scores

ONE = np.array([0.0])


def test_crps_of_a_normal_forecast_on_the_spot():
    assert scores.crps_normal(ONE, ONE, 1.0)[0] == approx(0.23369497725510913, abs=1e-15)


@given(st.floats(-5, 5), st.floats(-5, 5), st.floats(0.2, 4))
def test_crps_of_a_normal_is_that_of_many_of_its_values(outcome, mean, spread):
    values = mean + spread * norm.ppf((np.arange(4000) + 0.5) / 4000)
    closed = scores.crps_normal(np.array([outcome]), np.array([mean]), spread)[0]
    assert scores.crps_sample(np.array([outcome]), values[None, :])[0] == approx(closed, abs=2e-3 * spread)


@given(st.lists(st.floats(-50, 50), min_size=2, max_size=12), st.floats(-50, 50), st.booleans())
def test_crps_of_a_sample_is_its_definition_summed_the_slow_way(values, outcome, fair):
    draws, many = sorted(values), len(values)
    pairs = sum(abs(a - b) for a in draws for b in draws)
    slow = sum(abs(a - outcome) for a in draws) / many - pairs / 2 / (many * (many - 1 if fair else many))
    found = scores.crps_sample(np.array([outcome]), np.array([draws]), fair=fair)[0]
    assert found == approx(slow, abs=1e-9)


def test_an_interval_score_is_the_width_and_a_fine_for_what_fell_outside():
    outcome, low, high = np.array([5.0, 0.0, 12.0]), np.full(3, 2.0), np.full(3, 10.0)
    found = scores.interval_score(outcome, low, high, level=0.8)
    assert found == approx([8.0, 8.0 + 10 * 2, 8.0 + 10 * 2])


def test_the_weighted_interval_score_of_many_levels_is_crps():
    levels = (np.arange(2000) + 0.5) / 2000
    quantiles = {float(level): np.array([norm.ppf(level)]) for level in levels}
    closed = scores.crps_normal(np.array([0.7]), ONE, 1.0)[0]
    assert scores.weighted_interval_score(np.array([0.7]), quantiles)[0] == approx(closed, abs=1e-3)


@pytest.mark.parametrize("percent", scores.COVERED)
def test_bands_of_a_right_forecast_hold_what_they_say(percent):
    draws = np.tile(norm.ppf(scores.LEVELS), (4000, 1))
    outcome = norm.ppf((np.arange(4000) + 0.5) / 4000)
    held = scores.covered(outcome, draws, percent=percent).mean()
    assert held == approx(percent / 100, abs=0.005)


def test_pit_of_counts_is_spread_evenly_over_their_step():
    draws = np.array([[0.0, 0.0, 1.0, 1.0]])
    placed = [scores.pit(np.array([1.0]), draws, chance=np.array([u]))[0] for u in (0.0, 0.5, 1.0)]
    assert placed == approx([0.5, 0.75, 1.0])


def test_pit_of_a_right_forecast_of_counts_is_flat():
    chance = np.random.default_rng(3)
    draws = np.sort(chance.poisson(2.0, size=(1500, 200)).astype(float), axis=1)
    outcome = chance.poisson(2.0, size=1500).astype(float)
    placed = scores.pit(outcome, draws, chance=chance.uniform(size=1500))
    assert np.histogram(placed, bins=5, range=(0, 1))[0] / 1500 == approx(0.2, abs=0.05)


def test_mase_has_one_denominator_for_the_whole_panel():
    history = np.array([[10.0, 10.0, 10.0], [0.0, 4.0, 0.0]])  # a flat council, and one that moves by 4
    assert scores.mase(np.array([11.0, 1.0]), np.array([10.0, 0.0]), history=history) == approx(0.5)


def test_skill_is_what_is_saved_of_the_reference():
    assert scores.skill(0.75, 1.0) == approx(0.25)
    assert np.isnan(scores.skill(1.0, 0.0))
