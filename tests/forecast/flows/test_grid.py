"""The same grid gives the same bytes wherever its pieces are worked on, whatever happens to workers."""

import os
import sys
from concurrent.futures.process import BrokenProcessPool

import numpy as np
import pytest

from given.flows import a_start, an_effect, some_chances
from given.grids import AlwaysKilled, KilledOnce, worker
from tenure.forecast.flows.grid import (
    ONE_THREAD,
    Arm,
    InProcess,
    Piece,
    Processes,
    Simulated,
    Spark,
    pieces_of,
    run_grid,
)
from tenure.terms.problems import UsedWrongly


def a_grid():
    """Two scenarios of two partnerships."""
    arms = {}
    for employers, people in (("vale", (60, 40)), ("hartwell", (80,))):
        start = a_start(people, months=12)
        chances = some_chances(start, giving_up=np.linspace(0.1, 0.3, 30))
        arms["as now", employers] = Arm(start, chances)
        arms["programme", employers] = Arm(start, chances, (an_effect(start),))
    return Simulated(arms, seed=11, keep=("vacancies", "hired experienced"))


WORK = a_grid()
PIECES = pieces_of(("as now", "programme"), ("vale", "hartwell"), runs=30, block=12)


def bytes_of(results):
    return {piece: result.tobytes() for piece, result in results.items()}


@pytest.fixture(scope="module")
def here():
    return bytes_of(run_grid(PIECES, WORK, on=InProcess()))


def test_pieces_cover_every_run_once():
    assert [(each.first_run, each.runs) for each in PIECES[:3]] == [(0, 12), (12, 12), (24, 6)]
    assert len(PIECES) == len(set(PIECES)) == 12


def test_blocks_put_together_are_the_runs_drawn_at_once():
    (whole,) = run_grid([Piece("programme", "vale", 0, 30)], WORK, on=InProcess()).values()
    parts = run_grid([each for each in PIECES if each[:2] == ("programme", "vale")], WORK, on=InProcess())
    assert np.concatenate(list(parts.values())).tobytes() == whole.tobytes()


def test_who_is_told_can_stop_it_and_it_goes_on_from_there(here):
    told = []

    def tell(done, whole):
        told.append((done, whole))
        return done < 5

    first = run_grid(PIECES, WORK, on=InProcess(), tell=tell)
    assert told == [(done, 12) for done in range(6)]
    assert len(first) == 5
    rest = run_grid(
        PIECES, WORK, on=InProcess(), done=first, tell=lambda done, whole: told.append(done) or True
    )
    assert told[6:] == list(range(5, 13))
    assert bytes_of(rest) == here


@pytest.mark.slow  # starts processes, which load everything anew
def test_two_processes_give_the_same_bytes(here):
    assert bytes_of(run_grid(PIECES, WORK, on=Processes(2))) == here


@pytest.mark.slow  # starts processes, twice
def test_a_worker_killed_half_way_changes_nothing(here, tmp_path):
    work = KilledOnce(WORK, PIECES[5], tmp_path / "killed")
    assert bytes_of(run_grid(PIECES, work, on=Processes(2))) == here
    assert work.mark.exists()


@pytest.mark.slow  # starts processes, three times
def test_work_that_no_process_survives_is_given_up():
    with pytest.raises(BrokenProcessPool):
        run_grid(PIECES, AlwaysKilled(), on=Processes(1))


@pytest.mark.slow  # starts processes
def test_stopping_processes_leaves_what_is_done_and_the_environment_as_it_was():
    before = [os.environ.get(name) for name in ONE_THREAD]
    done = run_grid(PIECES, worker, on=Processes(2), tell=lambda done, _: done < 3)
    assert len(done) == 3
    assert os.getpid() not in done.values()
    assert [os.environ.get(name) for name in ONE_THREAD] == before


def test_without_spark_it_says_what_to_do(monkeypatch):
    monkeypatch.setitem(sys.modules, "pyspark.sql", None)  # as where it is not installed
    with pytest.raises(UsedWrongly, match=r"Install it with pip install 'tenure\[spark\]'"):
        run_grid(PIECES, WORK, on=Spark())


@pytest.mark.spark  # needs pyspark and Java 17 or newer: make spark
@pytest.mark.filterwarnings("ignore:PySpark does not yet fully support pandas:FutureWarning")
@pytest.mark.parametrize("at_once", [64, 5])
def test_a_local_spark_gives_the_same_bytes(here, at_once):
    assert bytes_of(run_grid(PIECES, WORK, on=Spark("local[2]", at_once=at_once))) == here
