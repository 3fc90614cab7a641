"""What the planner keeps: who may do what, versions that never change, and the moves of a run."""

import pytest
from django.db import DatabaseError, IntegrityError, transaction

from tenure.partnership import planners
from tenure.partnership.models import ParameterChoice, PlanRun, Scenario, ScenarioVersion
from tenure.partnership.models.plans import CANCELLED, DONE, FORECAST, RUN_MOVES, RUNNING, WAITING
from tenure.terms.problems import UsedWrongly

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("home")]

TABLE = """
    question         | of      | priya | otto | lead | board | administrator
    see_plan         |         | yes   | yes  | yes  | yes   |
    ask_for_run      |         | yes   | yes  | yes  |       |
    choose_parameter |         |       |      | yes  |       |
    save_scenario    | nobody  |       |      | yes  |       |
    save_scenario    | priya   | yes   |      |      |       |
    see_scenario     | nobody  | yes   | yes  | yes  | yes   |
    see_scenario     | priya   | yes   |      |      |       |
    change_scenario  | nobody  |       |      | yes  |       |
    change_scenario  | priya   | yes   |      |      |       |
    see_run          | nobody  | yes   | yes  | yes  | yes   |
    see_run          | priya   | yes   |      |      |       |
    stop_run         | nobody  |       |      | yes  |       |
    stop_run         | priya   | yes   |      |      |       |
"""
HEAD, *ROWS = [[cell.strip() for cell in line.split("|")] for line in TABLE.strip().splitlines()]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row[0]} {row[1]}")
def test_who_may_do_what(request, row, lead, priya):
    question, whose = row[0], row[1]
    partner = priya.partner if whose == "priya" else None
    scenario = Scenario(key="a", partner=partner)
    run = PlanRun(kind=FORECAST, asked={}, partner=partner, by=priya if partner else lead)
    about = {"save": [partner], "see_s": [scenario], "chang": [scenario], "see_r": [run], "stop_": [run]}
    given = about.get(question[:5], about.get(question[:4], []))
    for who, cell in zip(HEAD[2:], row[2:], strict=True):
        user = lead if who == "lead" else request.getfixturevalue(who)
        decision = getattr(planners, question)(user, *given)
        assert decision.yes is (cell == "yes"), who
        assert decision or decision.reason.endswith(".")
    assert not getattr(planners, question)(None, *given)


def test_a_saved_version_never_changes(lead):
    scenario = Scenario.objects.create(key="programme", made_by=lead)
    for number in (1, 2):
        ScenarioVersion.objects.create(scenario=scenario, number=number, document={"n": number})
    assert scenario.newest.document == {"n": 2}
    with pytest.raises(DatabaseError), transaction.atomic():
        ScenarioVersion.objects.update(document={})


def test_the_partnership_and_each_partner_have_a_name_once(priya):
    Scenario.objects.create(key="programme")
    Scenario.objects.create(key="programme", partner=priya.partner)
    for partner in (None, priya.partner):
        with pytest.raises(IntegrityError), transaction.atomic():
            Scenario.objects.create(key="programme", partner=partner)


def test_a_parameter_is_chosen_once_at_a_time():
    chosen = ParameterChoice.objects.create(parameter="leaving", value=0.1, reason="Agreed.")
    with pytest.raises(IntegrityError), transaction.atomic():
        ParameterChoice.objects.create(parameter="leaving", value=0.2, reason="Again.")
    chosen.ended_at = chosen.at
    chosen.save()
    ParameterChoice.objects.create(parameter="leaving", value=0.2, reason="Again.")


def test_a_cancelled_run_goes_on_and_a_finished_one_stays():
    run = PlanRun(kind=FORECAST, asked={})
    for state in (RUNNING, CANCELLED, WAITING, RUNNING, DONE):
        run.move(state)
    for state in RUN_MOVES:
        with pytest.raises(UsedWrongly, match="is done"):
            run.move(state)
