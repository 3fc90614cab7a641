import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pytest import approx
from scipy.optimize import approx_fprime

from tenure.forecast.panels import choosing, counted, levels, sharing, simple

TWO = np.array([[10.0, 20.0, 30.0], [40.0, 40.0, 10.0]])


@pytest.mark.parametrize(
    ("method", "told"),
    [
        (simple.last_value, [30, 10]),
        (simple.own_mean, [20, 30]),
        (simple.mean_of_last_three, [20, 30]),
        (simple.half_and_half, [20, 25]),
    ],
)
def test_the_plain_methods_by_hand(method, told):
    assert method(TWO, 1) == approx(told)


def test_a_shrunk_level_lies_between_the_council_and_all():
    weights = np.array([0.75**2, 0.75, 1.0])
    own = TWO @ weights / weights.sum()
    shrunk = simple.shrunk_level(TWO, 1)
    assert shrunk.mean() == approx(own.mean())
    assert abs(shrunk[0] - shrunk[1]) <= abs(own[0] - own[1])


def test_the_panel_regression_keeps_a_distance_that_always_lasted():
    values = np.add.outer(np.array([-5.0, 0.0, 5.0, 20.0]), np.array([1.0, 2.0, 3.0, 4.0]))
    assert simple.panel_regression(values, 1) == approx(values[:, -1], abs=1e-3)


def test_small_councils_have_wider_bands_where_their_errors_were_larger():
    chance = np.random.default_rng(1)
    size = np.repeat([0.2, 1.0, 5.0], 60)
    errors = [chance.normal(0, 1, 180) * np.sqrt(1 + 2 / size) for _ in range(4)]
    spread = simple.spread_by_size(errors, size)
    assert spread[0] == approx(np.sqrt(11), rel=0.15)
    assert spread[-1] == approx(np.sqrt(1.4), rel=0.25)


@given(
    st.lists(st.floats(-3, 2), min_size=6, max_size=6),
    st.integers(2, 5),
)
@settings(max_examples=20)
def test_the_slope_of_the_fit_is_its_slope(raw, years):
    chance = np.random.default_rng(2)
    gaps, size = chance.normal(size=(15, years)), chance.normal(size=15)
    at = np.clip(np.array(raw), -2.9, 2.0)
    slope = levels._badness(at, gaps, size, levels.CENTRES)[1]
    by_steps = approx_fprime(at, lambda each: levels._badness(each, gaps, size, levels.CENTRES)[0], 1e-6)
    assert slope == approx(by_steps, rel=2e-3, abs=2e-3)


def test_a_council_far_off_in_every_year_stays_off_and_one_odd_year_does_not():
    chance = np.random.default_rng(3)
    values = 20 + chance.normal(0, 1, (60, 6)) + chance.normal(0, 3, 60)[:, None]
    values[0] = 35
    values[1] = [20, 20, 20, 20, 20, 35]
    size = np.zeros(60)
    fitted = levels.fit(values - levels.shared_level(values), size)
    draws = levels.forecast(values, size, (1,), fitted=fitted, rate=True)[1]
    assert draws[0, 49] > 32
    assert draws[1, 49] < 29
    assert np.ptp(draws[1]) > 1.5 * np.ptp(draws[2])


def test_the_fit_finds_what_lasts():
    chance = np.random.default_rng(4)
    lasting = chance.normal(0, 3, 300)
    gaps = lasting[:, None] + chance.normal(0, 1, (300, 6))
    fitted = levels.fit(gaps, np.zeros(300))
    far = fitted.likeness(8)
    assert far[0, 5] == approx(9, rel=0.25)
    assert far[0, 0] - far[0, 5] == approx(1, rel=0.35)


def test_a_shared_level_that_grew_each_year_goes_on_and_one_that_swung_comes_back():
    grew = sharing.ahead(np.array([10.0, 11, 12, 13, 14, 15]), (1, 3), least=0.01, rate=False)
    assert 15.2 < grew[1].mean < 16.2
    assert grew[3].mean > grew[1].mean
    swung = sharing.ahead(np.array([10.0, 12, 10, 12, 10, 14]), (1,), least=0.01, rate=True)
    assert 10.5 < swung[1].mean < 13
    assert grew[3].variance > grew[1].variance


def test_a_rate_as_a_count_keeps_a_councils_own_rate_and_never_goes_below_zero():
    stock = np.tile(np.array([[50.0], [400.0]]), (1, 6)).repeat(20, axis=0)
    chance = np.random.default_rng(5)
    values = chance.binomial(stock.astype(int), 0.15).astype(float)
    values[0] = 25
    draws = counted.forecast(values, stock, 1)
    assert (draws >= 0).all()
    assert draws[0, 49] > 1.3 * np.median(draws[1:20, 49])
    assert draws[-1, 49] == approx(60, rel=0.2)


def test_weights_add_up_and_lean_to_what_was_better():
    weight = choosing.weights({"good": (0.8, 15), "fair": (0.85, 15), "bad": (1.4, 15)}, {})
    assert sum(weight.values()) == approx(1)
    assert weight["good"] > 10 * weight["fair"]
    assert "bad" not in weight


def test_with_no_past_what_we_expect_decides():
    weight = choosing.weights({"one": (1.0, 0), "other": (1.0, 0)}, {"other": 0.06})
    assert weight["one"] > weight["other"] > 0


@pytest.mark.parametrize(
    ("other", "many", "chosen"),
    [(0.80, 15, "combination"), (0.785, 15, "combination"), (0.77, 15, "one"), (0.5, 3, "combination")],
)
def test_a_tie_within_noise_goes_to_the_combination(other, many, chosen):
    past = {"one": (other, many), choosing.COMBINATION: (0.8, many)}
    assert choosing.chosen(past, ["one"]) == chosen
