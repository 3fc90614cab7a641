"""Numbers drawn by chance: the same for a run in any company, and normal."""

import numpy as np
from scipy.stats import kstest

from tenure.forecast.fitting.draws import combined, keys_of_runs, normals


def test_a_run_has_its_numbers_whichever_others_are_drawn_beside_it():
    whole = normals(keys_of_runs(7, 0, 10), ["Northvale", "Hartwell"], 5)
    part = normals(keys_of_runs(7, 4, 3), ["Hartwell"], 5)

    assert np.array_equal(whole[4:7, 1:], part)


def test_runs_names_and_seeds_share_nothing():
    drawn = [
        normals(keys_of_runs(seed, 0, 400), [name], 20).ravel() for seed in (1, 2) for name in ("a", "b")
    ]

    assert np.abs(np.corrcoef(drawn) - np.eye(4)).max() < 0.05


def test_the_numbers_are_normal():
    drawn = normals(keys_of_runs(1, 0, 100), ["a"], 100).ravel()

    assert kstest(drawn, "norm").pvalue > 0.01


def test_a_matrix_gives_each_run_the_same_bytes_in_any_grouping():
    factors = np.random.default_rng(1).normal(size=(3, 4, 5))
    whole = combined(factors, normals(keys_of_runs(7, 0, 9), ["a", "b", "c"], 5))
    alone = combined(factors, normals(keys_of_runs(7, 8, 1), ["a", "b", "c"], 5))

    assert whole[8:].tobytes() == alone.tobytes()
