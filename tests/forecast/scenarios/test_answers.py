"""Answers by unit, partner, service and partnership, worked by hand on futures small enough to count."""

from datetime import date

import numpy as np
import pytest

from given.planned import UNITS, a_scenario, a_start, an_effect
from tenure.forecast.flows.inputs import ANSWERS as COUNTED
from tenure.forecast.flows.inputs import STAGES, Effect, Outcome
from tenure.forecast.scenarios.answers import Counted, Question, covered_of, months_at, scopes, value
from tenure.forecast.scenarios.money import due_of
from tenure.forecast.scenarios.shape import Cost
from tenure.terms.problems import UsedWrongly

START = a_start(months=12)


def counted(besides=(0, 0, 0)):
    """One future: in month 12 each unit has 40 experienced and 10 vacancies; two left in each month, to a
    partner and out."""
    counts = np.zeros((1, 13, 3, len(COUNTED)))
    counts[..., COUNTED.index("in post experienced")] = 40
    counts[..., COUNTED.index("in post consolidation")] = [0, 0, 10]
    counts[..., COUNTED.index("vacancies")] = [10, 10, 0]
    counts[:, 1:, :, COUNTED.index("left for partner")] = 1
    counts[:, 1:, :, COUNTED.index("left for out")] = 1
    shares = np.array([0.5, 1.0, 0.5])
    return Counted(
        Outcome(START, counts, np.zeros((1, 13)), np.zeros((1, 13))),
        np.repeat([[1.0], [0.5], [1.0]], len(STAGES), axis=1),
        np.broadcast_to(shares, (1, 13, 3)),
        np.array(besides, float),
        np.ones((1, 1, 1)),
    )


@pytest.mark.parametrize(
    ("answer", "scope", "figure"),
    [
        ("vacancy rate", "northvale, children", 10 / 50),
        ("vacancy rate", "partnership", 15 / 125),
        ("agency", "partner northvale", 5 + 5),
        ("agency rate", "service adults", 5 / 25),
        ("in post", "partnership", 110),
        ("in post experienced", "service children", 80),
        ("leavers", "northvale, children", 24),
        ("leavers", "service children", 48),
        ("turnover", "partner northvale", (24 + 12) / 60),
        ("early career", "partner westbrook", 0.2),
        ("hired", "partnership", 0),
    ],
)
def test_an_answer_is_worked_out_of_people(answer, scope, figure):
    assert value(counted(), Question(answer, 12, scope)) == pytest.approx([figure])


def test_agency_staff_are_those_who_cover_vacancies_and_those_beside():
    with_others = counted(besides=(2, 3, 0))
    assert value(with_others, Question("agency", 12, "partner northvale")) == pytest.approx([15])
    assert value(with_others, Question("agency rate", 12, "service adults")) == pytest.approx([8 / 28])


def test_a_year_that_is_not_over_has_no_leavers_yet():
    assert np.isnan(value(counted(), Question("turnover", 11, "partnership"))).all()


def test_scopes_are_the_whole_its_services_partners_and_units():
    assert list(scopes(START))[:3] == ["partnership", "service adults", "service children"]
    assert len(scopes(START)) == 1 + 2 + 2 + len(UNITS)


@pytest.mark.parametrize(
    "question",
    [
        Question("mood", 1, "partnership"),
        Question("agency", 1, "nowhere"),
        Question("agency", 99, "partnership"),
    ],
)
def test_a_question_that_has_no_answer_says_which_have(question):
    with pytest.raises(UsedWrongly, match="Use one"):
        value(counted(), question)


def test_days_are_months_of_the_forecast():
    assert months_at(START, [date(2026, 9, 30)]) == (12,)
    with pytest.raises(UsedWrongly, match="2030-09-30 is not forecast: this forecast is for 12 months"):
        months_at(START, [date(2030, 9, 30)])


def test_a_scenario_changes_the_share_that_agency_staff_cover():
    half = Effect("covered", np.array([1.0, 0, 0]), np.array([0.0, 0.5, 1]), np.log([0.5]))
    assert covered_of(np.full((1, 3), 0.8), [half], 2)[0, :, 0] == pytest.approx([0.8, 0.6, 0.4])


def test_a_programme_is_paid_for_each_who_takes_part_from_its_start():
    cost = Cost(what="mentor", per="participant and year", pounds=1450, price_year=2025, effect="exits",
                starts=date(2026, 1, 1), reason="r")  # fmt: skip
    programme = a_scenario(an_effect(starts=date(2026, 1, 1), builds_up_months=12), costs=(cost,))
    due = next(due_of(programme, START, lambda name: None, before=START))
    there = due.participants(counted().outcome)
    assert there[0, :, 2].tolist() == pytest.approx([0] * 4 + [7.0] * 9)
    assert due.pounds.tolist() == [1450]
