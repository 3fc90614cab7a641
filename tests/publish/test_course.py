"""Whether the partnership is on course follows from its KPIs, and says what nobody can know yet."""

from dataclasses import replace
from datetime import date

import pytest

from tenure.publish.strategy.course import course, status_of
from tenure.publish.strategy.finding import Figures
from tenure.publish.strategy.readings import reading
from tenure.strategy.framework.reading import founding
from tenure.strategy.kpis.audit import Audited, Checked
from tenure.strategy.kpis.judging import Found
from tenure.terms.quantities import Ratio

DAY = date(2023, 9, 30)
VALUES = {"on": 0.2, "watch": 0.22, "off": 0.28}


def read(code="children-turnover", how="on", outcome="low-turnover", found=None):
    kpi = replace(founding().kpi("children-turnover"), code=code, outcome=outcome)
    value = VALUES.get(how)
    known = found or Found(value, DAY, Ratio(value * 1300, 1300), "flow")
    return reading(kpi, Figures(known), today=date(2024, 3, 1))


@pytest.mark.parametrize(
    ("statuses", "status"),
    [
        ([], "no-data"),
        (["no-data", "no-data"], "no-data"),
        (["on-course", "no-data"], "on-course"),
        (["on-course", "watch"], "on-course"),
        (["on-course", "watch", "watch"], "watch"),
        (["on-course", "on-course", "off-course"], "watch"),
        (["on-course", "off-course"], "off-course"),
    ],
)
def test_an_outcome_is_judged_by_its_kpis(statuses, status):
    assert status_of(statuses) == status


def test_the_answer_names_every_outcome():
    found = [
        read("a", "off"),
        read("b", "on", "efficient-recruitment"),
        read("c", "watch", "improved-practice"),
    ]
    made = course(founding(), found)
    assert made.answer == (
        "“Low turnover rates” is off course; “Improved practice” is to be watched; “Efficient recruitment” "
        "is on course; “High calibre graduates” is not to be judged yet."
    )


def test_the_worst_stands_first_and_is_counted():
    found = [read("a", "on"), read("b", "off"), read("c", "watch"), read("d", found=Found())]
    low = course(founding(), found).outcomes[2]
    assert [each.code for each in low.readings] == ["b", "c", "d", "a"]
    assert (
        low.sentence
        == "Of its four KPIs, one off course, one to watch, one without a figure and one on course."
    )


@pytest.mark.parametrize(
    ("found", "says"),
    [
        ([Found()], "Its one KPI has no figure yet."),
        ([Found()] * 7, "None of its seven KPIs has a figure yet."),
        ([Found(), Found(hidden=True)], "None of its two KPIs can be judged yet."),
    ],
)
def test_an_outcome_without_a_figure_says_so_once(found, says):
    several = [read(f"k-{n}", found=each) for n, each in enumerate(found)]
    assert course(founding(), several).outcomes[2].sentence == says


def test_the_first_of_what_is_behind_are_named_beside_an_outcome():
    found = [read("a", "on"), read("b", "watch"), read("c", "off"), read("d", "watch")]
    low = course(founding(), found).outcome("low-turnover")
    assert [each.code for each in low.behind] == ["c", "b"]


def test_all_on_course_and_nothing_known_have_answers_of_their_own():
    every = [read(each.code, "on", each.code) for each in founding().outcomes]
    assert course(founding(), every).answer == "All four outcomes are on course."
    assert course(founding(), []).answer == "No outcome can be judged yet: no KPI has a figure."


def test_what_needs_a_decision_is_listed_with_its_reason():
    audit = [Audited("b", (Checked("volume", "no", "Too few people."),), "replace", ("volume",))]
    made = course(founding(), [read("a", "off"), read("b", "on")], audit)
    assert [(each.kpi, each.says) for each in made.decisions] == [
        ("a", "Off course: decide what else is done, or whether the target stands."),
        ("b", "The audit says replace. Too few people."),
    ]


def test_how_sure_anyone_can_be_is_said():
    found = [read("a", "watch"), read("b", found=Found()), read("c", found=Found(hidden=True))]
    assert course(founding(), found).sure == (
        "1 of 3 KPIs has no figure yet.",
        "1 of 3 KPIs is hidden, to protect small numbers of people.",
        "1 of 3 KPIs is behind the trajectory by no more than chance could explain.",
    )
