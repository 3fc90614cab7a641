"""Posts that follow demand: raised in the middle and in each run, as wide as demand, paid for where added."""

from dataclasses import replace
from datetime import date

import numpy as np
import pytest

from given.planned import a_plan, a_scenario, an_effect
from tenure.forecast.scenarios.breaking_even import least_size
from tenure.forecast.scenarios.inputs import model
from tenure.forecast.scenarios.layers import by_layer
from tenure.forecast.scenarios.playing import Ask, layers_of, play, posts_in
from tenure.forecast.scenarios.resolving import Given, resolve
from tenure.forecast.scenarios.sensitivity import Wanted
from tenure.forecast.scenarios.shape import Cost, Place

WIDE = np.linspace(0.8, 1.5, 8)


class Follows:
    """Posts for 2,000 cases, drawn around them by run number."""

    def __call__(self, unit, cap):
        return np.full(61, 2000 / cap)

    def drawn(self, unit, cap, *, runs, seed, first_run=0):
        return self(unit, cap) * WIDE[(np.arange(runs) + first_run) % len(WIDE)][:, None]


CAP = an_effect(
    key="posts", on="caseload cap", multiply=None, set=16.0, unit="cases per full-time worker", interval=None,
    reaches=1.0, where=Place(partners=("northvale",), services=("children",)),
)  # fmt: skip
COST = Cost(what="Posts", per="post and year", pounds=60_000, price_year=2025, effect="posts",
            starts=date(2026, 9, 1), reason="r")  # fmt: skip
PLAN = replace(a_plan(), posts_for=Follows())


def made(arm, **said):
    given = Given(posts_for=PLAN.posts_for, posts_drawn=posts_in(PLAN.posts_for, 8, 1), **said)
    return resolve([arm], PLAN.start, runs=8, seed=1, given=given)


def test_posts_are_raised_to_what_the_cap_needs_in_the_middle_and_in_each_run():
    start = made(a_scenario(CAP)).start
    assert start.posts[-1].tolist() == [125.0, 120.0, 120.0]
    assert start.by_run[:, -1, 0].tolist() == np.maximum(WIDE * 125, 120).tolist()
    assert (start.by_run[:, :, 1:] == 120).all()


def test_an_establishment_changed_after_a_cap_is_changed_in_every_run():
    more = an_effect(key="more", on="establishment", multiply=None, add=10.0, unit="posts", reaches=1.0,
                     interval=None, where=Place(partners=("northvale",), services=("children",)))  # fmt: skip
    start = made(a_scenario(CAP, more)).start
    assert np.allclose(start.by_run[:, -1, 0], np.maximum(WIDE * 125, 120) + 10)


def test_the_pay_of_added_posts_is_for_those_alone():
    due = made(a_scenario(CAP, costs=(COST,))).costs[0]
    assert due.for_added_posts
    assert due.posts[:, -1, 0].tolist() == (np.maximum(WIDE * 125, 120) - 120).tolist()
    assert not due.posts[..., 1:].any()
    all_posts = replace(COST, effect="")
    assert (made(a_scenario(CAP, costs=(all_posts,))).costs[0].posts[:, 0] == 120).all()


def test_demand_is_a_layer_where_posts_follow_it():
    asked = Wanted("vacancies", 60, "northvale, children")
    (found,) = by_layer(model(PLAN, [a_scenario(CAP)]), [asked], Ask(runs=20))
    assert found.alone["demand"].width > 1
    assert layers_of([a_scenario()]) == ("parameters", "years", "effects", "people")


def test_without_the_layer_posts_stand_in_their_middle_and_runs_are_named_apart():
    still = play(PLAN, [a_scenario(CAP)], Ask(runs=8, layers=("people",)))
    drawn = play(PLAN, [a_scenario(CAP)], Ask(runs=8, layers=("people", "demand")))
    assert still.resolved.start.by_run is None
    assert drawn.resolved.start.by_run.shape == (8, 61, 3)
    assert still.name != drawn.name


@pytest.mark.parametrize("first", [0, 4])
def test_blocks_of_runs_follow_the_same_demand(first):
    whole = play(PLAN, [a_scenario(CAP)], Ask(runs=8)).counted.outcome.counts
    part = play(PLAN, [a_scenario(CAP)], Ask(runs=4), first_run=first).counted.outcome.counts
    assert part.tobytes() == whole[first : first + 4].tobytes()


def test_the_cap_that_reaches_a_target_lies_between_one_case_and_no_cap():
    wanted = Wanted("in post", 60, "northvale, children")
    made = model(PLAN, [a_scenario(CAP)])
    found = least_size(made, "programme/posts", wanted=wanted, target=100.0)
    assert found.size is None or 1 <= found.size <= 50
    more = least_size(made, "programme/posts", wanted=wanted, target=found.best + 30)
    assert 1 <= more.size < 16
