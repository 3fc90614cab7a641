"""Every activity of the plan that acts on people has a ready scenario, honest about what it rests on."""

from dataclasses import replace

import numpy as np
import pytest

from given.planned import a_plan
from tenure.forecast.scenarios.ready import library, ready
from tenure.forecast.scenarios.resolving import Given, resolve
from tenure.terms.problems import UsedWrongly

PLAN = replace(a_plan(), posts_for=lambda unit, cap: np.full(61, 120 * 17 / cap))
PARAGRAPHS = [
    "49a", "49b", "49c", "49d", "49e", "49f", "49g", "49h", "49i", "49j", "49k", "52a", "52b", "52c", "53a",
    "53b", "53c", "53d", "59a", "59b", "59c", "60a", "60b", "60c", "60d", "60e", "60f", "60g",
]  # fmt: skip


def test_each_deliverable_of_the_plan_that_acts_on_people_is_served():
    served = {paragraph for scenario in library().values() for paragraph in scenario.paragraphs}
    assert sorted(set(PARAGRAPHS) - served) == []


@pytest.mark.parametrize("scenario", library().values(), ids=lambda each: each.key)
def test_a_ready_scenario_runs_and_says_what_it_rests_on(scenario):
    given = Given(PLAN.fitted.central(), PLAN.posts_for)
    found = resolve([scenario], PLAN.start, runs=3, seed=1, given=given)
    assert scenario.others
    for change in scenario.effects:
        assert len(change.interval) == 2, "an effect nobody measured has an interval"
        assert change.evidence or change.reason.startswith("Assumption")
    assert not [
        warning for warning in found.warnings if "nobody" in warning or "after the forecast" in warning
    ]


def test_all_of_them_together_can_be_run():
    found = resolve(
        list(library().values()),
        PLAN.start,
        runs=2,
        seed=1,
        given=Given(PLAN.fitted.central(), PLAN.posts_for),
    )
    assert len(found.effects) > 25
    assert len(found.costs) >= 20


def test_a_scenario_that_is_not_there_says_which_are():
    with pytest.raises(UsedWrongly, match="There is no ready scenario pay-rise"):
        ready("pay-rise")
