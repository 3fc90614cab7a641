"""A number for every decision, and a count from a number by exact inversion."""

import numpy as np
import pytest
from scipy.stats import binom

from given import flows_in_numpy as plain
from tenure.forecast.flows.drawing import count_of, exponential, mixed, number_of


@pytest.fixture(scope="module")
def draws():
    """18,000 counts to find: from 5 people to 400,000, from rare to nearly sure."""
    chance = np.random.default_rng(20240930)
    people = np.floor(np.exp(chance.uniform(np.log(5), np.log(400_000), 18_000)))
    chances = np.where(chance.random(18_000) < 0.8, chance.uniform(0, 0.05, 18_000), chance.random(18_000))
    return people, chances, chance.random(18_000)


def test_a_count_is_the_quantile_of_the_binomial(draws):
    found = [count_of(*each) for each in zip(*draws, strict=True)]
    assert np.array_equal(found, binom.ppf(draws[2], draws[0], draws[1]))


def test_a_smaller_chance_with_the_same_number_never_gives_more(draws):
    people, chances, numbers = (each[:4000] for each in draws)
    fewer = [count_of(n, 0.8 * p, u) for n, p, u in zip(people, chances, numbers, strict=True)]
    more = [count_of(n, p, u) for n, p, u in zip(people, chances, numbers, strict=True)]
    assert (np.array(fewer) <= np.array(more)).all()


def test_plain_numpy_finds_the_same_counts(draws):
    few = [each[:3000] for each in draws]
    found = [count_of(*each) for each in zip(*few, strict=True)]
    assert np.array_equal(plain.binomial(*few), found)


@pytest.mark.parametrize(
    ("people", "chance", "found"),
    [
        pytest.param(0.0, 0.5, 0.0, id="nobody"),
        pytest.param(1e6, 0.0, 0.0, id="never"),
        pytest.param(1e6, 1.0, 1e6, id="surely"),
        pytest.param(1.0, 0.4, 1.0, id="one person, above"),
        pytest.param(1.0, 0.2, 0.0, id="one person, below"),
    ],
)
def test_a_count_at_the_edges(people, chance, found):
    assert count_of(people, chance, 0.7) == found


@pytest.mark.parametrize("number", [2.0**-54, 1 - 2.0**-53])
def test_the_least_and_the_greatest_number_give_a_count(number):
    for people, chance in ((5.0, 0.3), (1e6, 0.3), (1e6, 1e-4), (400.0, 0.999)):
        found = count_of(people, chance, number)
        assert (
            binom.cdf(found - 1, people, chance) - 1e-9 <= number <= binom.cdf(found, people, chance) + 1e-9
        )


def test_the_same_key_gives_the_same_number_in_numpy_and_compiled():
    about = np.arange(1000)
    of_run = mixed(np.uint64(7), np.uint64(3))
    assert plain.mixed(np.uint64(7), 3) == of_run
    assert np.array_equal(plain.number(of_run, about), [number_of(of_run, each) for each in about])


def test_numbers_are_spread_evenly_and_neighbours_do_not_resemble_each_other():
    numbers = np.array([plain.number(plain.mixed(np.uint64(1), run), np.arange(200)) for run in range(500)])
    assert abs(numbers.mean() - 0.5) < 4 * np.sqrt(1 / 12 / numbers.size)
    for a, b in ((numbers[1:], numbers[:-1]), (numbers[:, 1:], numbers[:, :-1])):
        assert abs(np.corrcoef(a.ravel(), b.ravel())[0, 1]) < 4 / np.sqrt(a.size)


def test_our_exponential_is_the_exponential():
    x = np.linspace(-25, 25, 101)
    assert np.allclose([exponential(each) for each in x], np.exp(x), rtol=1e-11)
