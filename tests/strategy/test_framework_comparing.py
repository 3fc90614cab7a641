"""Two versions differ in what was added, taken out and changed, each said in words."""

from dataclasses import replace
from datetime import date

import pytest

from given.frameworks import a_framework, a_kpi, an_activity
from tenure.strategy.framework.comparing import differences
from tenure.strategy.framework.reading import founding


def said(was, now):
    found = differences(
        a_framework(activities=[an_activity(**was)]), a_framework(activities=[an_activity(**now)])
    )
    return [each.says for each in found]


@pytest.mark.parametrize(
    ("was", "now", "says"),
    [
        ({"owner": "A"}, {"owner": "B"}, "its owner: B, was A"),
        ({}, {"starts": date(2027, 1, 5)}, "the day it starts: 5 January 2027, was nothing"),
        ({"cost": 1000.0}, {"cost": 2500.5}, "its cost: 2,500.5, was 1,000"),
        ({"priorities": ["pr"]}, {"priorities": []}, "the priorities it serves: without pr"),
        ({"paragraphs": ["1", "2"]}, {"paragraphs": ["2", "1"]}, "its paragraphs: in another order"),
        ({}, {"milestones": []}, "milestone “Done” is gone"),
        ({}, {"milestones": [{"code": "m", "title": "Done", "due": date(2027, 4, 1)}]},
         "milestone “Done”: 1 April 2027, was 1 March 2027"),
        ({}, {"milestones": [{"code": "m", "title": "Over", "due": date(2027, 3, 1)}]},
         "milestone m: Over, was Done"),
        ({"milestones": []}, {}, "milestone “Done” is new, due on 1 March 2027"),
    ],
)  # fmt: skip
def test_a_change_is_told_field_by_field(was, now, says):
    assert said(was, now) == [says]


def test_parts_that_came_and_went_are_told():
    before = a_framework(kpis=[a_kpi("k1"), a_kpi("k2")])
    after = a_framework(kpis=[a_kpi("k2"), a_kpi("k3")])
    found = [(each.how, each.kind, each.code) for each in differences(before, after)]
    assert found == [("added", "KPI", "k3"), ("taken out", "KPI", "k1")]


def test_another_order_title_or_vision_is_told():
    before = founding()
    after = replace(
        before,
        title="Another",
        vision=replace(before.vision, text="Better."),
        purpose=replace(before.purpose, paragraphs=("1",)),
        outcomes=before.outcomes[::-1],
    )
    assert [each.kind for each in differences(before, after)] == ["Framework", "Vision", "Purpose", "Outcome"]


def test_the_same_differs_in_nothing():
    assert differences(founding(), founding()) == ()
