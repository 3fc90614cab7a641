"""A scenario becomes arrays: whom it reaches, when, by how much in each run, and what to beware of."""

from dataclasses import replace
from datetime import date

import numpy as np
import pytest

from given.planned import a_scenario, a_start, an_effect, some_chances
from tenure.forecast.flows.inputs import Move
from tenure.forecast.flows.simulating import expected
from tenure.forecast.scenarios.naming import name_of
from tenure.forecast.scenarios.resolving import Given, resolve
from tenure.forecast.scenarios.shape import Interaction, Place
from tenure.forecast.scenarios.timing import ramp_of
from tenure.terms.problems import UsedWrongly

START = a_start()
OCTOBER = date(2025, 10, 1)


def made(*effects, runs=4, start=START, given=None, **said):
    return resolve([a_scenario(*effects, **said)], start, runs=runs, seed=7, given=given)


def change_of_start(on, unit, *, where=None, starts=OCTOBER, **size):
    return an_effect(
        on=on,
        unit=unit,
        where=where or Place(),
        multiply=None,
        interval=(),
        starts=starts,
        reaches=1.0,
        **size,
    )


def test_an_effect_starts_builds_up_stays_and_fades():
    change = an_effect(
        starts=date(2025, 12, 1), builds_up_months=2, fades_after_months=4, fades_over_months=2
    )
    assert ramp_of(change, START.on, 9).tolist() == [0, 0, 0, 0.5, 1, 1, 1, 0.5, 0, 0]
    assert ramp_of(an_effect(starts=date(2025, 12, 1)), START.on, 4).tolist() == [0, 0, 0, 1, 1]


def test_the_months_and_stages_it_is_about_are_reached_and_no_others():
    reach = made().effects[0].reach
    assert reach[:, 2:4].tolist() == np.full((3, 2, 6), 0.7).tolist()
    assert np.delete(reach, [2, 3], axis=1).sum() == 0
    in_part = made(an_effect(where=Place(stages=("experienced",), months=(18, 999), partners=("westbrook",))))
    assert in_part.effects[0].reach[:, 4:10, 0].tolist() == [[0] * 6, [0] * 6, [0, 0, 0.35, 0.7, 0.7, 0.7]]
    assert "begins or ends within a band of months" in in_part.warnings[0]


def test_sizes_lie_around_the_evidence_as_its_interval_says():
    size = np.exp(made(runs=20_000).effects[0].size)
    assert np.quantile(size, [0.1, 0.5, 0.9]) == pytest.approx([0.7, 0.8, 0.95], abs=0.005)
    assert np.exp(made(given=Given(drawn=False)).effects[0].size) == pytest.approx([0.8])


def test_run_7_has_the_same_size_in_every_arm_and_any_grouping():
    alone = made(runs=10).effects[0].size
    later = resolve([a_scenario()], START, runs=3, seed=7, first_run=7).effects[0].size
    beside = resolve([a_scenario(key="other"), a_scenario()], START, runs=10, seed=7).effects[1].size
    assert alone[7:].tolist() == later.tolist()
    assert alone.tolist() == beside.tolist()
    assert (
        alone.tolist() != resolve([a_scenario(key="other")], START, runs=10, seed=7).effects[0].size.tolist()
    )


def test_odds_and_hazards_are_told_apart():
    chances = some_chances(START, filled=(0.5, 0.5))
    effect = an_effect(on="fill chance", unit="odds", multiply=2.0, interval=(), where=Place(), reaches=1.0)
    found = made(effect, given=Given(chances)).effects[0]
    assert 0.5 * (1 - found.reach[0, 0] * (1 - np.exp(found.size[0]))) == pytest.approx(2 / 3)
    with pytest.raises(UsedWrongly, match="changes odds, which needs the chances of the baseline"):
        made(effect)


def test_weeks_more_or_less_to_hire_change_the_mean_wait():
    effect = an_effect(
        on="time to hire", unit="weeks", multiply=None, add=-4.348125, interval=(), where=Place(), reaches=1.0
    )
    found = made(effect, given=Given(some_chances(START, filled=(0.25, 0.0)))).effects
    assert len(found) == len(START.units)
    assert 0.25 * np.exp(found[0].size[0]) == pytest.approx(1 / 3)


def test_posts_places_and_students_are_changed_before_people_are_drawn():
    posts = made(change_of_start("establishment", "posts", add=12.0, where=Place(partners=("westbrook",))))
    assert (posts.start.posts - START.posts)[[0, 1, 60]].tolist() == [[0, 0, 0], [0, 0, 12], [0, 0, 12]]
    places = made(change_of_start("induction capacity", "places", set=9.0)).start.capacity
    assert np.isinf(places[0]).all()
    assert (places[1:] == 9).all()
    more = made(change_of_start("intake", "students a year", add=10.0, qualify_after_months=12))
    assert (more.start.due - START.due)[:, 0].nonzero()[0].tolist() == [22, 34, 46, 58]
    assert more.start.due[22, 0] == 40
    cap = change_of_start("caseload cap", "cases per full-time worker", set=16.0)
    capped = made(cap, given=Given(posts_for=lambda unit, cases: np.full(61, 2240 / cases)))
    assert capped.start.posts[[0, 1]].tolist() == [[120] * 3, [140] * 3]


def test_newcomers_from_elsewhere_are_reached_only_where_they_are_named():
    both = replace(START, routes=("masters", "elsewhere"), due=np.repeat(START.due, 2, axis=1))
    nobody = replace(START, routes=("elsewhere",))
    effect = an_effect(on="partner share", unit="chance", multiply=1.2, interval=(), where=Place())
    assert made(effect, start=both).effects[0].reach.tolist() == [0.7, 0]
    assert made(effect, start=nobody).effects[0].reach.tolist() == [0]
    assert "reaches nobody in this forecast" in made(effect, start=nobody).warnings[0]
    named = replace(effect, where=Place(routes=("elsewhere",)))
    assert made(named, start=both).effects[0].reach.tolist() == [0, 0.7]


def test_people_who_come_on_the_day_are_spread_as_those_there():
    where = Place(partners=("westbrook",), stages=("manager",))
    start = made(change_of_start("one-off move", "people", add=7.0, where=where)).start
    assert (start.stock - START.stock).sum(1).tolist() == [0, 0, 7]
    assert (start.stock - START.stock)[2, :158].sum() == 0


def test_people_who_come_later_come_in_the_month_that_is_said():
    where = Place(partners=("westbrook",), stages=("manager",))
    effect = change_of_start("one-off move", "people", add=7.0, where=where, starts=date(2027, 1, 1))
    start = made(effect).start
    assert start.stock is START.stock
    assert start.moves == (Move(16, 2, 4, 7),)
    assert START.moves == ()


@pytest.mark.parametrize(
    ("effect", "says"),
    [
        (
            an_effect(starts=date(2024, 1, 1)),
            r"effects\[1\] \(exits\) starts in January 2024, before the fore",
        ),
        (
            an_effect(where=Place(partners=("northvail",))),
            "no partner northvail in this forecast. Did you mea",
        ),
        (
            change_of_start("establishment", "posts", add=-200.0),
            "takes 200 posts from northvale, children, wh",
        ),
        (
            change_of_start("intake", "students a year", add=-99.0, qualify_after_months=3),
            "more students than",
        ),
        (
            change_of_start("caseload cap", "cases per full-time worker", set=9.0),
            "nothing on record says how many cases",
        ),
    ],
)
def test_what_does_not_fit_the_forecast_is_refused_with_where_it_is(effect, says):
    with pytest.raises(UsedWrongly, match=says):
        made(effect)


def test_the_same_scenario_twice_is_refused():
    with pytest.raises(UsedWrongly, match="there twice"):
        resolve([a_scenario(), a_scenario()], START, runs=1, seed=1)


def test_effects_on_the_same_people_carry_a_warning_unless_their_interaction_is_stated():
    both = (an_effect(), an_effect(key="mentors", starts=date(2027, 1, 1), multiply=0.9, interval=()))
    warned = made(*both).warnings[0]
    assert "“programme/exits” and “programme/mentors” change exit hazard for the same people from" in warned
    assert "January 2027" in warned
    stated = made(*both, interactions=(Interaction(between=("exits", "mentors"), multiply=1.1, reason="r"),))
    assert not [warning for warning in stated.warnings if "same people" in warning]
    extra = stated.effects[2]
    assert extra.reach.max() == pytest.approx(0.49)
    assert extra.ramp.tolist() == stated.effects[1].ramp.tolist()
    assert np.exp(extra.size) == pytest.approx([1.1])


def test_hours_and_prices_are_worked_out_afterwards():
    hours = an_effect(on="working pattern", unit="FTE per head", multiply=0.9, interval=(), where=Place())
    found = made(replace(hours, starts=date(2026, 1, 1)))
    assert found.effects == ()
    assert found.factor("working pattern")[0, [0, 3, 4], 0] == pytest.approx([1, 1, 0.93])
    assert (found.factor("agency price") == 1).all()


def test_an_effect_does_in_the_simulation_what_it_says():
    chances = some_chances(START, filled=(0, 0))
    calm = replace(chances, where=np.eye(6)[[4] * 5][None, None] * np.ones((1, 3, 1, 1)))
    effect = an_effect(where=Place(), interval=(), starts=OCTOBER, reaches=0.5)
    left = [expected(START, calm, arm).of("left for out")[0, 1, 0] for arm in ((), made(effect).effects)]
    assert left[1] / left[0] == pytest.approx(1 - 0.5 * 0.2)


def test_the_name_of_a_run_changes_with_what_decides_it_and_with_nothing_else():
    names = [
        name_of(made(), data="record 1", seed=7),
        name_of(made(an_effect(multiply=0.81)), data="record 1", seed=7),
        name_of(made(), data="record 2", seed=7),
        name_of(made(), data="record 1", seed=8),
    ]
    assert len(set(names)) == 4
    assert names[0] == name_of(made(), data="record 1", seed=7)
