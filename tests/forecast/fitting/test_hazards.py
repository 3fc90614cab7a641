"""Chances of leaving with partial pooling: the best fit another way, known chances again, extremes."""

import numpy as np
import pytest
from pytest import approx
from scipy.optimize import minimize
from scipy.special import expit, logit

from tenure.forecast.fitting.arrow import Arrow
from tenure.forecast.fitting.exposure import Exposure
from tenure.forecast.fitting.hazards import Expected, Spreads, _Model, fit_hazards, still_there

GROUPS = 3
EXPECTED = Expected(
    np.full(GROUPS, logit(0.015)), 0.25 + 0.09 * np.eye(GROUPS), Spreads(0.3, 0.1, 0.15, 0.3), (0.4, 0.2)
)


def made(seed=1, employers=6, years=7, people=40.0, spreads=EXPECTED.spreads):
    """Counts of made-up employers, and the log-odds that they were drawn from."""
    chance = np.random.default_rng(seed)
    level = logit(np.array([0.03, 0.02, 0.01]))
    sizes = employers, years, (employers, GROUPS), (employers, years)
    effects = [chance.normal(0, spread, size) for spread, size in zip(spreads, sizes, strict=True)]
    usual = level + effects[0][:, None] + effects[2]
    odds = usual[:, :, None] + effects[1] + effects[3][:, None, :]
    months = np.full(odds.shape, 12 * people)
    return Exposure(chance.binomial(months.astype(int), expit(odds)).astype(float), months), usual


def test_an_arrow_is_solved_as_the_whole_matrix_is():
    chance = np.random.default_rng(1)
    root = chance.normal(size=(11, 11))
    whole = root @ root.T + 11 * np.eye(11)
    whole[:4, 4:8] = whole[4:8, :4] = 0
    parts = np.stack([whole[:4, :4], whole[4:8, 4:8]])
    arrow = Arrow(parts, np.stack([whole[:4, 8:], whole[4:8, 8:]]), whole[8:, 8:])
    right = chance.normal(size=11)
    own, shared, inverse = arrow.solve(right[:8].reshape(2, 4), right[8:])

    assert np.concatenate([own.ravel(), shared]) == approx(np.linalg.solve(whole, right))
    assert np.concatenate([each.ravel() for each in inverse.diagonal()]) == approx(
        np.diag(np.linalg.inv(whole))
    )
    assert inverse.logs == approx(np.linalg.slogdet(whole)[1])


def test_newton_finds_the_best_effects_that_a_plain_search_finds():
    exposure, _ = made(employers=2, years=2)
    model = _Model(exposure, EXPECTED)
    model.settle(EXPECTED.spreads)
    ridge = model._ridge(EXPECTED.spreads)

    def cost(flat):
        return -model._worth(flat[:5], flat[5:].reshape(2, 6), ridge)

    start = np.concatenate([EXPECTED.level, np.zeros(14)])
    found = minimize(cost, start, method="BFGS", options={"gtol": 1e-4})

    assert np.concatenate([model.shared, model.own.ravel()]) == approx(found.x, abs=2e-3)


def test_the_marginal_likelihood_of_one_effect_is_its_integral():
    """One employer, group and year; all but the employer's effect pinned: against a sum over a fine grid."""
    expected = Expected(np.array([-4.0]), np.array([[1e-8]]), Spreads(0.3, 1e-4, 1e-4, 1e-4), (0.4, 0.2))
    exposure = Exposure(np.full((1, 1, 1), 30.0), np.full((1, 1, 1), 900.0))
    grid = np.linspace(-2, 2, 4001)

    def whole(spread):
        odds = -4 + grid
        logs = 30 * odds - 900 * np.logaddexp(0, odds) - 0.5 * (grid / spread) ** 2 - np.log(spread)
        return np.log(np.sum(np.exp(logs - logs.max()))) + logs.max()

    def ours(spread):
        return _Model(exposure, expected).settle(Spreads(spread, 1e-4, 1e-4, 1e-4))[1]

    assert ours(0.5) - ours(0.2) == approx(whole(0.5) - whole(0.2), abs=0.02)


def test_known_chances_come_out_inside_their_intervals():
    inside = []
    for seed in range(8):
        exposure, usual = made(seed)
        fitted = fit_hazards(exposure, EXPECTED)
        own, shared = fitted.inverse.own, fitted.inverse.shared
        pick = np.zeros((GROUPS, 1 + GROUPS + 7))
        pick[:, 0], pick[:, 1 : 1 + GROUPS] = 1, np.eye(GROUPS)
        through = np.eye(GROUPS, GROUPS + 7) + pick @ fitted.inverse.follows
        spread = np.einsum("gi,uij,gj->ug", pick, own, pick) + np.einsum(
            "ugi,ij,ugj->ug", through, shared, through
        )
        inside.append(np.abs(fitted.leaving - usual) < 1.2816 * np.sqrt(spread))

    assert np.mean(inside) == approx(0.8, abs=0.1)


def test_a_large_employer_keeps_its_own_rate_and_a_small_one_is_drawn_in():
    months = np.array([20.0, 2_000, 200_000])[:, None, None] * np.ones((3, 1, 4))
    leavers = months * np.array([0.05, 0.02, 0.02])[:, None, None]
    expected = Expected(np.array([-3.9]), np.eye(1), EXPECTED.spreads, EXPECTED.carried)
    fitted = fit_hazards(Exposure(leavers, months), expected)
    small, _, large = expit(fitted.leaving[:, 0])

    assert large == approx(0.02, rel=0.02)
    assert 0.02 < small < 0.03


def test_spreads_are_learnt_from_many_employers():
    exposure, _ = made(3, employers=60, people=150, spreads=Spreads(0.5, 0.05, 0.3, 0.1))
    found = fit_hazards(exposure, EXPECTED).spreads

    assert (found.employer, found.group, found.employer_year) == approx((0.5, 0.3, 0.1), rel=0.35)


@pytest.mark.parametrize("rate", [0.0, 1.0])
def test_nobody_or_everybody_leaving_gives_a_chance_all_the_same(rate):
    months = np.full((2, GROUPS, 3), 60.0)
    fitted = fit_hazards(Exposure(rate * months, months), EXPECTED)

    assert np.all(np.isfinite(fitted.leaving))
    assert np.all(expit(fitted.leaving) < 0.004) if rate == 0 else np.all(expit(fitted.leaving) > 0.5)


def test_without_anybody_at_risk_the_expectation_stands():
    nothing = np.zeros((2, GROUPS, 1))
    fitted = fit_hazards(Exposure(nothing, nothing), EXPECTED)

    assert fitted.leaving == approx(np.full((2, GROUPS), logit(0.015)))
    assert fitted.widened == 1


def test_scatter_beyond_chance_widens_what_is_drawn():
    chance = np.random.default_rng(2)
    months = np.full((6, GROUPS, 7), 600.0)
    leavers = chance.binomial(600, expit(-4 + chance.normal(0, 1, months.shape))).astype(float)
    fitted = fit_hazards(Exposure(leavers, months), EXPECTED)

    assert fitted.dispersion > 1.5
    assert fitted.widened == approx(fitted.dispersion**0.5)


def test_what_is_left_of_a_year_is_the_inverse_of_its_correlations():
    assert still_there(3, 0.4) @ 0.4 ** np.abs(np.subtract.outer(range(3), range(3))) == approx(np.eye(3))
