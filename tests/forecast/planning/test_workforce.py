"""Reverse planning on a workforce: scenarios chosen by cost, confirmed by draws."""

from datetime import date

import numpy as np
import pytest

from tenure.forecast.flows.inputs import STAGES
from tenure.forecast.flows.simulating import expected
from tenure.forecast.planning.aims import Aim
from tenure.forecast.planning.prices import prices
from tenure.forecast.planning.searching import plan
from tenure.forecast.planning.workforce import Choice, from_scenarios
from tenure.forecast.scenarios import ready
from tenure.terms.problems import UsedWrongly
from tests.given.planned import a_plan, a_start, some_chances

KEYS = ("talent-pool", "consolidation-programme")


def a_model(limit=0.12, choices=None):
    start = a_plan(months=48)
    chosen = [Choice(ready(key)) for key in KEYS] if choices is None else choices
    aim = Aim("vacancy rate", limit, date(2029, 9, 30), chance=0.7)
    return from_scenarios(start, chosen, aim, prices=prices(start.start), runs=60), aim


def test_more_of_an_activity_costs_more_and_vacancies_fall():
    model, _ = a_model()
    points = [model.expected((level, level)) for level in (0, 1, 2)]
    assert points[0].pounds == 0
    assert points[0].pounds < points[1].pounds < points[2].pounds
    assert points[0].answer > points[1].answer > points[2].answer


def test_a_target_in_fte_counts_hours_and_one_in_people_counts_heads():
    outcome = expected(a_plan(months=48).start, some_chances(a_start(months=48)))
    half = np.full((3, len(STAGES)), 0.5)
    people, fte, rate = (
        float(Aim(of, 0.5, date(2029, 9, 30)).answer(outcome, half)[0])
        for of in ("in post", "FTE in post", "vacancy rate")
    )
    assert fte == pytest.approx(people / 2)
    double = np.full((1, 49, 3), 2.0)
    assert Aim("FTE in post", 1, date(2029, 9, 30)).answer(outcome, half, double)[0] == pytest.approx(people)
    assert 0 < rate < 1


def test_a_mix_is_found_and_its_draws_are_confirmed():
    model, aim = a_model()
    found = plan(model, aim)
    assert found.reaches == (aim.reached(model.drawn(found.mix).answer) >= aim.chance)
    assert found.says()


def test_an_activity_without_a_cost_is_said_to_look_free():
    model, _ = a_model(choices=[Choice(ready("flexible-working"))])
    assert not model.activities[0].priced


@pytest.mark.parametrize(
    ("choices", "sentence"),
    [
        ([], "Choose activities"),
        ([Choice(ready("coaching"))] * 2, "Each activity has to be there once"),
        ([Choice(ready("coaching"), (0.5, 2.0))], "levels go above 0 and to 1"),
    ],
)
def test_choices_that_cannot_be_say_why(choices, sentence):
    with pytest.raises(UsedWrongly, match=sentence):
        a_model(choices=choices)
