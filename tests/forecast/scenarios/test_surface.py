"""Expected values for many runs at once are those of the simulation; and what rests on them."""

from dataclasses import replace
from datetime import date

import numpy as np
import pytest

from given.planned import UNITS, a_plan, a_scenario, a_start, an_effect, some_chances
from tenure.forecast.flows.inputs import DESTINATIONS, Move
from tenure.forecast.flows.simulating import expected
from tenure.forecast.scenarios.answers import Question
from tenure.forecast.scenarios.breaking_even import arm_with, break_even, confirmed, least_size
from tenure.forecast.scenarios.inputs import BILL, PRICE, Price, model
from tenure.forecast.scenarios.playing import Ask
from tenure.forecast.scenarios.resolving import resolve
from tenure.forecast.scenarios.sensitivity import (
    Wanted,
    shares_of_several,
    shares_of_variance,
    tornado,
    tornados,
)
from tenure.forecast.scenarios.shape import Place
from tenure.forecast.scenarios.surface import surface, surface_of
from tenure.terms.problems import UsedWrongly

RISE = an_effect(
    key="rise", on="promotion", unit="chance", where=Place(), multiply=1.5, interval=(), builds_up_months=9
)
MORE = an_effect(
    key="more", on="partner share", unit="chance", where=Place(), multiply=1.2, interval=(1.0, 1.4)
)
FILL = an_effect(key="fill", on="fill chance", unit="chance", where=Place(), multiply=1.3, interval=())
PLACES = an_effect(
    key="places", on="induction capacity", unit="places", where=Place(), multiply=None, add=2.0,
    interval=(-6.0, 6.0), starts=date(2025, 10, 1), reaches=1.0,
)  # fmt: skip
PLAN = a_plan(months=36, capacity=6.0)
ARM = (a_scenario(an_effect(), PLACES),)
WANTED = Wanted("vacancy rate", 36)


def test_people_who_come_or_go_at_once_are_in_the_surface_too():
    moves = (Move(3, 0, 2, 9), Move(5, 1, 3, -500), Move(7, 2, 0, 4))
    start = replace(a_start(people=130, months=12), moves=moves)
    chances = some_chances(start)
    taken = surface_of(expected(start, chances), (3, 7, 12))
    assert surface(start, chances, days=(3, 7, 12)).values == pytest.approx(taken.values, rel=1e-9)


@pytest.mark.parametrize("capacity", [np.inf, 7])
@pytest.mark.parametrize("feedback", [0.0, 0.02])
def test_the_surface_is_the_simulations_expected_value(capacity, feedback):
    start = a_start(people=130, months=40, capacity=capacity)
    chances = some_chances(start, runs=5, spread=0.2)
    gap = np.full((1, 4, 3), -0.02)
    chances = replace(chances, unexplained=gap, feedback=np.full((1, 3), feedback), years=gap * 3)
    scenario = a_scenario(an_effect(builds_up_months=6), RISE, MORE, FILL)
    arm = resolve([scenario], start, runs=5, seed=2)
    slow = expected(start, chances, arm.effects)
    fast = surface(start, chances, arm.effects, days=(7, 40))
    for answer in ("in post asye", "in post experienced", "in post senior", "in post manager", "vacancies"):
        assert fast.of(answer) == pytest.approx(slow.of(answer)[:, [7, 40]], rel=1e-9)
    left = sum(slow.of(f"left for {one}") for one in DESTINATIONS).sum(1)
    assert fast.of("left")[:, 1] == pytest.approx(left, rel=1e-9)
    assert fast.of("months of vacancy")[:, 1] == pytest.approx(slow.of("vacancies")[:, 1:].sum(1), rel=1e-9)
    assert fast.of("hired newly qualified")[:, 1] == pytest.approx(
        slow.of("hired newly qualified").sum(1), rel=1e-9
    )


def test_whole_futures_give_the_same_answers_as_averages():
    start = a_start(people=130, months=30)
    chances = some_chances(start, runs=3, spread=0.2)
    fast, taken = (
        surface(start, chances, days=(7, 30)),
        surface_of(expected(start, chances), (7, 30)),
    )
    assert taken.days == fast.days
    assert taken.values == pytest.approx(fast.values, rel=1e-9)


def test_the_agency_bill_is_a_years_covered_vacancies_at_their_price():
    units = len(PLAN.start.units)
    made = model(PLAN, ARM, price=Price(np.full(units, 90_000.0), np.full(units, 0.1)))
    bill = Wanted(BILL, 36)
    assert bill.days == tuple(range(25, 37))
    there = made.at({}, bill.days)
    monthly = [there.value("agency", month=month)[0] * 90_000 / 12 for month in bill.days]
    assert bill.of(there) == pytest.approx(sum(monthly))
    dear = made.at({PRICE: np.array([0.0, 1.0])}, bill.days)
    assert bill.of(dear) == pytest.approx(bill.of(there) * [1, np.exp(0.1)])
    rate, cost = tornados(made, (WANTED, bill))
    assert rate == tornado(made, WANTED)
    assert {swing.name: swing.width for swing in rate.swings}[PRICE] == 0
    assert cost.swings[0].width > 0


def test_several_answers_from_the_same_runs_are_those_of_each():
    made, posts = model(PLAN, ARM), Wanted("in post", 30)
    both = shares_of_several(made, (WANTED, posts), base_points=32)
    assert both[0] == shares_of_variance(made, WANTED, base_points=32)
    assert both[1] == shares_of_variance(made, posts, base_points=32)


def test_one_employer_alone_has_nobody_to_lose_to():
    start = a_start(units=UNITS[:1], months=12)
    chances = some_chances(start)
    fast = surface(start, chances, days=(12,))
    assert fast.of("left for partner").sum() == 0
    assert fast.in_post[:, 0] == pytest.approx(expected(start, chances).counts[:, -1, :, :5].sum(-1))


def test_a_choice_at_its_low_end_is_the_scenario_with_that_size():
    low = model(PLAN, arm_with(ARM, "programme/places", -6.0)).at({}, [36])
    there = model(PLAN, ARM).at({"programme/places": np.array([-1.2815515655446004])}, [36])
    assert WANTED.of(there) == pytest.approx(WANTED.of(low))
    assert there.value("in post asye") == pytest.approx(low.value("in post asye"))


def test_a_tornado_has_every_input_and_the_widest_first():
    found = tornado(model(PLAN, ARM), WANTED)
    assert {swing.name for swing in found.swings} >= {
        "programme/exits",
        "programme/places",
        "chances of leaving",
    }
    assert [swing.width for swing in found.swings] == sorted((s.width for s in found.swings), reverse=True)
    leaving = next(swing for swing in found.swings if swing.name == "chances of leaving")
    assert leaving.low < found.middle < leaving.high


def test_shares_of_variance_find_what_binds_and_are_made_again_from_their_seed():
    one = model(PLAN, ARM)
    found = shares_of_variance(one, WANTED, base_points=128, seed=5)
    assert sum(share.first for share in found.shares) == pytest.approx(1, abs=0.15)
    assert found.runs == 128 * (len(one.inputs) + 2)
    assert found == shares_of_variance(one, WANTED, base_points=128, seed=5)
    grouped = shares_of_variance(one, WANTED, base_points=128, themes={"all": one.inputs})
    assert grouped.shares[0].first == pytest.approx(1, abs=0.05)


def test_sobol_indices_of_a_sum_are_its_variances():
    one = model(PLAN, (a_scenario(an_effect(key="a"), an_effect(key="b")),))

    class Sum:
        def of(self, supposed):
            return supposed

    class Additive:
        inputs = one.inputs[:2]

        def at(self, deviates, days, threads):
            return 1.0 * deviates["programme/a"] + 2.0 * deviates["programme/b"]

    Sum.days = (1,)
    found = shares_of_variance(Additive(), Sum(), base_points=1024)
    assert [(share.name, round(share.total, 1)) for share in found.shares] == [
        ("programme/b", 0.8),
        ("programme/a", 0.2),
    ]


@pytest.mark.parametrize(
    ("said", "says"),
    [({"base_points": 100}, "Use a power of two"), ({"themes": {"x": ["rain"]}}, "rain can be varied here")],
)
def test_a_design_that_cannot_be_made_says_what_can(said, says):
    with pytest.raises(UsedWrongly, match=says):
        shares_of_variance(model(PLAN, ARM), WANTED, **said)


def test_the_least_effect_that_reaches_a_target_is_found_and_confirmed():
    arm = (a_scenario(an_effect(where=Place(), starts=date(2025, 10, 1))),)
    found = least_size(model(PLAN, arm), "programme/exits", wanted=WANTED, target=0.08)
    assert 0.01 < found.size < 1
    assert found.best == pytest.approx(0.08, abs=1e-6)
    question = Question("vacancy rate", 36, "partnership")
    sure = confirmed(PLAN, arm, found, question=question, target=0.08, ask=Ask(100))
    assert 0.2 < sure.chance < 0.8


def test_a_target_out_of_reach_says_the_best_that_can_be_had():
    found = least_size(model(PLAN, ARM), "programme/exits", wanted=WANTED, target=0.0)
    assert found.size is None
    assert 0 < found.best < 0.3
    with pytest.raises(UsedWrongly, match="There is no effect programme/none"):
        least_size(model(PLAN, ARM), "programme/none", wanted=WANTED, target=0.1)


def test_break_even_is_where_saving_pays_the_cost():
    found = break_even(ARM, "programme/exits", lambda arm: 1000 * (1 - arm[0].effects[0].size) - 150)
    assert found.size == pytest.approx(0.85)
