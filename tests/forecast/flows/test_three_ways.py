"""The counts agree with two slower ways: a row for each person, and a number for each spell."""

import numpy as np
import pytest
from scipy.stats import kurtosis

from given.careers_by_spell import stages_after
from given.flows import a_start, in_one_cell, log_odds, some_chances
from given.people_one_by_one import one_by_one
from tenure.forecast.flows.inputs import GROUPS, STAGES
from tenure.forecast.flows.simulating import simulate


def agree(one, other):
    """Means within 5 standard errors of their difference, and spreads within 5 of theirs.

    How sure a spread is depends on the tails: where a limit binds, nearly all futures are at it.
    """
    error = np.sqrt(one.var(0) / len(one) + other.var(0) / len(other))
    assert (abs(one.mean(0) - other.mean(0)) <= 5 * error + 1e-9).all()
    a, b = one.std(0), other.std(0)
    usual = (one.mean(0) > 5) & (a > 0) & (b > 0)
    tails = np.maximum(*(kurtosis(each[..., usual], fisher=False) for each in (one, other))) - 1
    spread = np.sqrt(tails / 4 / len(one) + tails / 4 / len(other))
    assert (abs(np.log(a[usual] / b[usual])) <= 5 * spread).all()
    assert usual.any()


def varied(start):
    """Chances of leaving that differ by stage and band."""
    chances = some_chances(start)
    chances.leaving[..., :] = [log_odds(0.006 + 0.002 * (at % 7)) for at in range(len(GROUPS))]
    return chances


@pytest.mark.slow  # a row for each person
@pytest.mark.parametrize(
    ("people", "due", "capacity"),
    [
        pytest.param((160, 60), 200, np.inf, id="two employers and candidates enough for both"),
        pytest.param((160,), 10, np.inf, id="too few candidates"),
        pytest.param((160,), 60, 12, id="too little room for the assessed year"),
    ],
)
def test_counts_agree_with_a_row_for_each_person(people, due, capacity):
    start = a_start(people, months=26, due=due, capacity=capacity, waiting=due // 2)
    chances = varied(start)
    chance = np.random.default_rng(7)
    rows = np.array([one_by_one(start, chances, chance=chance) for _ in range(600)])
    counts = simulate(start, chances, runs=4000, seed=7).counts
    agree(counts[:, [6, 13, 26]], rows[:, [6, 13, 26]])


def test_counts_agree_with_a_number_for_each_spell():
    start = in_one_cell(40, cell=20, months=30)
    chances = varied(start)
    chances.filled[:] = 0.0
    hazards = 1 / (1 + np.exp(-chances.leaving[0, 0]))
    chance = np.random.default_rng(3)
    careers = stages_after(
        30, cell=20, hazards=hazards, promoted=(0.004, 0.003), chance=chance, people=40 * 400
    )
    spells = np.array([(careers.reshape(400, 40) == stage).sum(1) for stage in range(len(STAGES))]).T
    counts = simulate(start, chances, runs=4000, seed=3).counts[:, 30, 0, : len(STAGES)]
    agree(counts, spells)
