"""What holds of every simulated future, and what must come out where the answer is known."""

from dataclasses import replace

import numpy as np
import pytest
from pytest import approx

from given.flows import a_start, an_effect, in_one_cell, log_odds, people_in_post, some_chances
from given.flows_in_numpy import Futures
from tenure.forecast.flows import simulating
from tenure.forecast.flows.inputs import DESTINATIONS, STAGES, Move
from tenure.forecast.flows.simulating import expected, simulate

NOBODY_JOINS = {"filled": (0.0, 0.0), "promoted": (0.0, 0.0)}


def uncertain(start, *, runs, seed=1):
    """Chances that differ by run, year and employer, with feedback and an unexplained gap."""
    of = np.random.default_rng(seed)
    chances = some_chances(start)
    return replace(
        chances,
        leaving=chances.leaving + of.normal(0, 0.2, (runs, *chances.leaving.shape[1:])),
        years=of.normal(0, 0.1, (runs, *chances.years.shape[1:])),
        unexplained=of.normal(0, 0.03, (runs, *chances.unexplained.shape[1:])),
        feedback=np.full((1, len(start.units)), 0.02),
        usual=np.full(len(start.units), 0.1),
    )


def flows_of(outcome):
    came = outcome.of("hired newly qualified") + outcome.of("hired experienced")
    left = sum(outcome.of(f"left for {where}") for where in DESTINATIONS)
    return came + outcome.of("came from partner") - left + outcome.of("unexplained")


@pytest.fixture(scope="module")
def three():
    """Three employers with everything switched on."""
    start = a_start((260, 90, 1500), capacity=20)
    effects = (an_effect(start, months=(6, 30)), an_effect(start, "filled", factor=1.3, reach=0.5))
    return start, uncertain(start, runs=40), effects


def test_people_balance_in_every_run_employer_and_month(three):
    outcome = simulate(*three, runs=40, seed=5)
    there = people_in_post(outcome)
    assert np.array_equal(there[:, 1:] - there[:, :-1], flows_of(outcome)[:, 1:])


def test_expected_people_balance_too(three):
    outcome = expected(*three)
    there = people_in_post(outcome)
    assert np.allclose(there[:, 1:] - there[:, :-1], flows_of(outcome)[:, 1:])


def test_who_leaves_for_a_partner_comes_to_one_in_the_same_month(three):
    for outcome in (simulate(*three, runs=40, seed=5), expected(*three)):
        left, came = outcome.of("left for partner"), outcome.of("came from partner")
        assert left.sum() > 0
        assert np.allclose(left.sum(-1), came.sum(-1))


def test_candidates_balance_and_newly_qualified_never_pass_those_who_look_or_the_room_there_is(three):
    outcome = simulate(*three, runs=40, seed=5)
    hired = outcome.of("hired newly qualified").sum(-1)
    there = outcome.waiting[:, :-1] + outcome.qualified[:, 1:]
    assert (hired[:, 1:] <= there).all()
    assert (outcome.waiting[:, 1:] <= there - hired[:, 1:]).all()
    assert (outcome.of("in post asye")[:, 13:] <= 20 + 5).all()
    assert hired.sum() > 0


MOVES = (Move(4, 0, 2, 25), Move(4, 2, 3, -10), Move(9, 1, 4, 3), Move(20, 1, 2, -10_000))


def test_people_balance_where_some_come_or_go_at_once(three):
    start, *given = three
    moved = replace(start, moves=MOVES)
    outcome, before = simulate(moved, *given, runs=40, seed=5), simulate(*three, runs=40, seed=5)
    there = people_in_post(outcome)
    assert np.array_equal(there[:, 1:] - there[:, :-1], flows_of(outcome)[:, 1:])
    assert np.array_equal(outcome.counts[:, :4], before.counts[:, :4])
    came = outcome.of("unexplained")
    assert (came[:, 4, 0] == 25).all()
    assert (came[:, 4, 2] == -10).all()
    assert (came[:, 20, 1] == -outcome.of("in post experienced")[:, 19, 1]).all()
    means = expected(moved, *given)
    there = people_in_post(means)
    assert np.allclose(there[:, 1:] - there[:, :-1], flows_of(means)[:, 1:])


def test_who_comes_where_nobody_is_begins_as_a_hire():
    start = replace(a_start((0,), months=2, due=0, waiting=0), moves=(Move(1, 0, 3, 4),))
    chances = some_chances(start, **NOBODY_JOINS)
    assert simulate(start, chances, runs=3, seed=1).of("unexplained")[:, 1, 0].tolist() == [4, 4, 4]
    assert expected(start, chances).of("unexplained")[0, 1, 0] == 4


def test_people_of_one_cell_leave_as_a_binomial():
    start = in_one_cell(200, months=24)
    outcome = simulate(start, some_chances(start, **NOBODY_JOINS), runs=20_000, seed=3)
    there, months = people_in_post(outcome)[:, 1:, 0], np.arange(1, 25)
    stay = 0.988**months
    mean, variance = 200 * stay, 200 * stay * (1 - stay)
    fourth = variance * (1 + 3 * (200 - 2) * stay * (1 - stay))
    assert (abs(there.mean(0) - mean) < 4 * np.sqrt(variance / 20_000)).all()
    assert (abs(there.var(0) - variance) < 4 * np.sqrt((fourth - variance**2) / 20_000)).all()


def test_vacancies_settle_where_leaving_and_filling_meet():
    start = in_one_cell(1000, posts=1000.0, months=240)
    chances = some_chances(start, filled=(0.0, 0.25), promoted=(0.0, 0.0))
    share = simulate(start, chances, runs=400, seed=2).of("vacancies")[:, 60:].mean() / 1000
    stays = (1 - 0.25) * 0.012 / (1 - (1 - 0.25) * (1 - 0.012))
    assert share == approx(stays, rel=0.01)
    assert stays == approx(0.0347, abs=5e-5)


def test_without_limits_draws_are_on_average_what_is_expected():
    start = a_start((260, 90), posts=3.0, due=0, waiting=0)
    chances = some_chances(start, filled=(0.0, 0.05))
    drawn, mean = simulate(start, chances, runs=6000, seed=4).counts, expected(start, chances).counts[0]
    error = drawn.std(0, ddof=1) / np.sqrt(len(drawn))
    assert (abs(drawn.mean(0) - mean) < 5 * error + 1e-9).all()


def test_two_cells_vary_as_worked_out_by_hand():
    """100 of month 58 and 50 of month 59: after two months all are “60 and over” but leave at two chances."""
    start = in_one_cell(0, months=2)
    start.stock[0, 36 + 58], start.stock[0, 36 + 59] = 100, 50
    chances = some_chances(start, **NOBODY_JOINS)
    chances.leaving[..., 8] = log_odds(0.10)  # experienced, 36 to 59 months
    chances.leaving[..., 9] = log_odds(0.20)  # experienced, 60 and over
    there = people_in_post(simulate(start, chances, runs=40_000, seed=8))[:, 2, 0]
    mean = 100 * 0.81 + 50 * 0.72
    variance = 100 * 0.81 * 0.19 + 50 * 0.72 * 0.28
    assert there.mean() == approx(mean, abs=4 * np.sqrt(variance / 40_000))
    assert there.var() == approx(variance, rel=4 * np.sqrt(2 / 40_000))


def test_where_all_posts_are_refilled_the_mix_of_months_follows_who_stays():
    start = in_one_cell(2000, posts=2000.0, months=360)
    chances = some_chances(
        start, filled=(0.0, 1.0), promoted=(0.0, 0.0), hired_as=np.array([[[0.0, 0.0, 1.0, 0.0, 0.0]]])
    )
    chances.leaving[..., 4:10] = [log_odds(h) for h in (0.03, 0.02, 0.02, 0.01, 0.01, 0.01)]
    hired = expected(start, chances).of("hired experienced")[0, -1, 0]
    hazards = np.repeat([0.03, 0.02, 0.02, 0.01, 0.01], [6, 6, 12, 12, 24])
    stay = np.append(1.0, np.cumprod(1 - hazards))  # S(t) at 0 to 60 months
    everyone = stay[:60].sum() + stay[60] / 0.01
    assert hired == approx(2000 / everyone, rel=1e-3)


def test_the_same_runs_come_whoever_draws_them_and_with_whom(three, monkeypatch):
    start, chances, effects = three
    whole = simulate(start, chances, effects, runs=40, seed=5)
    for size in (1, 7, 40):
        parts = [
            simulate(
                start,
                rows(chances, first, size),
                effects,
                runs=min(size, 40 - first),
                seed=5,
                first_run=first,
            )
            for first in range(0, 40, size)
        ]
        assert np.concatenate([part.counts for part in parts]).tobytes() == whole.counts.tobytes()
        assert np.concatenate([part.waiting for part in parts]).tobytes() == whole.waiting.tobytes()
    monkeypatch.setattr(simulating, "BLOCK", 3)
    assert simulate(start, chances, effects, runs=40, seed=5).counts.tobytes() == whole.counts.tobytes()


def rows(chances, first, size):
    """The chances of some of the runs."""
    shared = {
        name: values[first : first + size]
        for name, values in vars(chances).items()
        if name != "usual" and len(values) > 1
    }
    return replace(chances, **shared)


@pytest.mark.parametrize("block", [1, 4, 40])
def test_how_many_threads_draw_changes_nothing(three, monkeypatch, block):
    whole = simulate(*three, runs=40, seed=5)
    monkeypatch.setattr(simulating, "BLOCK", block)  # one thread for 40 runs in one block, else all there are
    assert simulate(*three, runs=40, seed=5).counts.tobytes() == whole.counts.tobytes()


def test_plain_numpy_gives_the_same_counts():
    start = replace(a_start((60, 40), months=13, capacity=9), moves=(*MOVES[:1], Move(7, 1, 2, -6)))
    effects = (an_effect(start, months=(3, 9)), an_effect(start, "promoted", factor=2.0))
    chances = uncertain(start, runs=3)
    counts, looked, waited = Futures(start, chances, effects, runs=3, seed=9, first_run=4).all()
    outcome = simulate(start, chances, effects, runs=3, seed=9, first_run=4)
    assert np.array_equal(outcome.counts, counts)
    assert np.array_equal(outcome.qualified, looked)
    assert np.array_equal(outcome.waiting, waited)


@pytest.mark.slow  # the plain version takes cell after cell
@pytest.mark.parametrize("people", [(260, 1500, 90), (200_000, 3)])
def test_plain_numpy_gives_the_same_counts_for_large_and_small(people):
    start = a_start(people, months=25, capacity=60, due=400)
    effects = (an_effect(start, months=(5, 20)), an_effect(start, "joining", factor=1.2))
    chances = uncertain(start, runs=4)
    counts, _, waited = Futures(start, chances, effects, runs=4, seed=2).all()
    outcome = simulate(start, chances, effects, runs=4, seed=2)
    assert np.array_equal(outcome.counts, counts)
    assert np.array_equal(outcome.waiting, waited)


@pytest.mark.parametrize("leaving", [0.0, 1.0])
@pytest.mark.parametrize("people", [0, 1, 1_000_000])
def test_nobody_or_everybody_leaves(leaving, people):
    start = in_one_cell(people, months=3)
    outcome = simulate(start, some_chances(start, leaving=leaving, **NOBODY_JOINS), runs=5, seed=1)
    assert (people_in_post(outcome)[:, 1:] == people * (1 - leaving)).all()


def test_without_posts_or_room_nobody_is_hired():
    for start in (a_start(posts=0.0), a_start(capacity=0.0)):
        outcome = simulate(start, some_chances(start), runs=20, seed=1)
        assert outcome.of("hired newly qualified").sum() == 0
    assert simulate(a_start(posts=0.0), some_chances(start), runs=1, seed=1).of("vacancies").sum() == 0


def test_a_run_has_no_months_where_none_is_asked_for():
    start = a_start(months=0)
    outcome = simulate(start, some_chances(start), runs=2, seed=1)
    assert outcome.counts.shape[:2] == (2, 1)
    assert (people_in_post(outcome)[:, 0] == start.stock.sum()).all()


def test_two_scenarios_differ_only_after_the_first_effect_begins():
    start = a_start()
    plain, changed = (
        simulate(start, some_chances(start), e, runs=50, seed=6)
        for e in ((), (an_effect(start, months=(12, 36)),))
    )
    assert np.array_equal(plain.counts[:, :12], changed.counts[:, :12])
    fewer = plain.of("vacancies")[:, -1] - changed.of("vacancies")[:, -1]
    assert fewer.mean() > 0


def test_stages_are_reached_at_their_months():
    start = in_one_cell(10, cell=0, months=40)
    still = simulate(start, some_chances(start, leaving=0.0, **NOBODY_JOINS), runs=1, seed=1)
    stages = [
        [still.of(f"in post {stage}")[0, month, 0] for stage in STAGES[:3]] for month in (11, 12, 35, 36)
    ]
    assert stages == [[10, 0, 0], [0, 10, 0], [0, 10, 0], [0, 0, 10]]
