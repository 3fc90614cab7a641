"""Posts of each run: as those of a run by itself, in any grouping, and shared ones as before."""

from dataclasses import replace

import numpy as np
import pytest

from given.flows import a_start, some_chances
from tenure.forecast.flows.grid import Arm, Piece, Simulated
from tenure.forecast.flows.simulating import expected, simulate
from tenure.terms.problems import UsedWrongly

START = a_start((60, 40), months=18)
CHANCES = some_chances(START)
ROWS = START.posts * np.linspace(0.8, 1.4, 6)[:, None, None]
BY_RUN = replace(START, by_run=ROWS)


def test_posts_shared_and_the_same_posts_in_every_run_give_the_same_bytes():
    shared = simulate(START, CHANCES, runs=6, seed=5).counts
    alike = replace(START, by_run=np.repeat(START.posts[None], 6, axis=0))
    assert simulate(alike, CHANCES, runs=6, seed=5).counts.tobytes() == shared.tobytes()
    assert simulate(replace(START, by_run=START.posts[None]), CHANCES, runs=6, seed=5).counts.tobytes() == (
        shared.tobytes()
    )


def test_a_run_is_that_of_its_own_posts_by_itself():
    together = simulate(BY_RUN, CHANCES, runs=6, seed=5).counts
    for run, posts in enumerate(ROWS):
        alone = simulate(replace(START, posts=posts), CHANCES, runs=1, seed=5, first_run=run).counts
        assert together[run].tobytes() == alone[0].tobytes()


def test_any_grouping_of_runs_and_any_piece_of_a_grid_give_the_same_bytes():
    whole = simulate(BY_RUN, CHANCES, runs=6, seed=5).counts
    work = Simulated({("cap", "all"): Arm(BY_RUN, CHANCES)}, seed=5, keep=("vacancies",))
    pieces = [work(Piece("cap", "all", first, 2)) for first in (0, 2, 4)]
    assert np.array_equal(np.concatenate(pieces)[..., 0], whole[..., -1])


def test_expected_values_have_a_row_for_each_run_of_posts():
    found = expected(BY_RUN, CHANCES).counts
    assert len(found) == 6
    for run, posts in enumerate(ROWS):
        assert np.allclose(found[run], expected(replace(START, posts=posts), CHANCES).counts[0])


@pytest.mark.parametrize(
    ("rows", "says"),
    [
        (ROWS[:4], "for 4 runs, and there are 6"),
        (ROWS[:, :5], "posts by run"),
        (-ROWS, "below nought or no numbers"),
        (ROWS * np.nan, "below nought or no numbers"),
    ],
)
def test_posts_by_run_that_cannot_be_are_refused(rows, says):
    with pytest.raises(UsedWrongly, match=says):
        simulate(replace(START, by_run=rows), CHANCES, runs=6, seed=5)
