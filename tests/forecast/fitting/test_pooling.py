"""Chances that employers share in part: found again, drawn in, drawn in runs; and shares of a whole."""

import numpy as np
import pytest
from pytest import approx
from scipy.special import expit, logit

from tenure.forecast.fitting.draws import keys_of_runs, normals
from tenure.forecast.fitting.pooling import Centre, pooled, scatter_of, shares


def chances(successes, trials, chance=0.1, doubt=1.0):
    won, tried = np.array(successes, float)[:, None], np.array(trials, float)[:, None]
    return pooled(won, tried, ["all"] * len(won), {"all": Centre(chance, doubt)})


def test_many_trials_speak_for_themselves():
    assert chances([3_000], [10_000]).value == approx([0.3], abs=0.002)


def test_no_trials_leave_what_was_expected_and_all_its_doubt():
    found = chances([0], [0], doubt=0.5)

    assert found.value == approx([0.1])
    assert found.deviation == approx([(0.5**2 + 0.4**2) ** 0.5], rel=0.01)


def test_a_small_employer_is_drawn_to_the_others():
    small, *_ = chances([3, 200, 210, 190], [10, 1000, 1000, 1000]).value

    assert 0.2 < small < 0.3


def test_families_share_nothing():
    won, tried = np.array([[500.0], [0.0]]), np.array([[1000.0], [0.0]])
    found = pooled(won, tried, ["children", "adults"], {"children": Centre(0.1), "adults": Centre(0.1)})

    assert found.value[1] == approx(0.1)


@pytest.mark.parametrize("rate", [0, 1])
def test_none_and_all_are_chances_too(rate):
    found = chances([rate * 50, rate * 50], [50, 50])

    assert np.all(np.isfinite(found.centre))
    assert np.all(np.abs(found.value - rate) < 0.05)


def test_intervals_hold_the_truth_as_often_as_they_say():
    chance, held = np.random.default_rng(1), []
    for _ in range(40):
        truth = logit(0.2) + chance.normal(0, 0.4, 12)
        tried = chance.integers(20, 300, 12)
        found = chances(chance.binomial(tried, expit(truth)), tried)
        held.append(np.abs(found.centre - truth) < 1.2816 * found.deviation)

    assert np.mean(held) == approx(0.8, abs=0.06)


def test_years_that_scatter_say_less():
    steady = scatter_of(np.full((3, 6), 20.0), np.full((3, 6), 100.0))
    wild = scatter_of(np.tile([5.0, 35], (3, 3)), np.full((3, 6), 100.0))

    assert (steady, wild > 10) == (1, True)


def test_chances_are_drawn_around_their_centre_with_their_doubt():
    found = chances([30, 90], [100, 300])
    drawn = logit(found.drawn(keys_of_runs(1, 0, 4000), "filled", ("a", "b")))

    assert drawn.mean(axis=0) == approx(found.centre, abs=0.02)
    assert drawn.std(axis=0) == approx(found.deviation, rel=0.05)
    assert np.corrcoef(drawn.T)[0, 1] > 0


def test_shares_are_drawn_like_those_of_counted_people():
    """Means and deviations of a Dirichlet with 200 observations."""
    share = np.array([[0.6, 0.3, 0.1, 0.0]])
    drawn = shares(normals(keys_of_runs(1, 0, 4000), ["a"], 4), share, np.array([200.0]))[:, 0]

    assert drawn.sum(axis=1) == approx(np.ones(4000))
    assert drawn.mean(axis=0) == approx(share[0], abs=0.005)
    assert drawn.std(axis=0) == approx(np.sqrt(share[0] * (1 - share[0]) / 201), abs=0.002)
