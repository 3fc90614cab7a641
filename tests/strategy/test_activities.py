"""An activity stands where its milestones and evidence put it, with the reasons in words."""

from datetime import date

import pytest

from given.frameworks import a_framework, an_activity
from tenure.strategy.activities import Evidence, Progress, standing, standings

DUE = date(2027, 3, 1)


def an(**other):
    return a_framework(activities=[an_activity(**other)]).activities[0]


@pytest.mark.parametrize(
    ("on", "progress", "status", "says"),
    [
        (date(2027, 2, 1), Progress(), "on-course", "Next is “Done”, due on 1 March 2027."),
        (DUE, Progress(), "on-course", "Next is “Done”"),
        (date(2027, 3, 2), Progress(), "watch", "“Done” was due on 1 March 2027 and is 1 day late."),
        (date(2027, 3, 31), Progress(), "watch", "30 days late"),
        (date(2027, 4, 1), Progress(), "off-course", "31 days late"),
        (date(2027, 4, 1), Progress(done={"m": DUE}), "on-course", "Its milestone is done."),
        (date(2027, 4, 1), Progress(due={"m": date(2027, 5, 1)}), "on-course", "due on 1 May 2027"),
        (date(2027, 4, 1), Progress(handed_over=DUE), "on-course", "business as usual since 1 March 2027"),
        (date(2027, 2, 1), Progress(handed_over=DUE), "on-course", "Next is"),
        (date(2027, 2, 1), Progress(owner_left=True), "watch", "has left. Name another."),
    ],
)
def test_milestones_decide(on, progress, status, says):
    found = standing(an(), progress, on=on)
    assert found.status == status
    assert says in found.reasons[0]


def test_one_that_has_not_begun_or_has_no_milestones_has_no_data():
    assert standing(an(starts=DUE), on=date(2027, 1, 1)).reasons == ("It begins on 1 March 2027.",)
    assert standing(an(milestones=[]), on=DUE).status == "no-data"


def test_one_that_ended_with_something_undone_is_off_course():
    found = standing(an(ends=DUE), on=date(2027, 3, 5))
    assert found.status == "off-course"
    assert "It ended on 1 March 2027 with 1 milestone not done." in found.reasons


def test_one_that_waits_for_another_off_course_is_to_be_watched():
    made = a_framework(activities=[an_activity("first"), an_activity("then", needs=["first"], milestones=[])])
    found = standings(made, {}, on=date(2027, 6, 1))
    assert found["first"].status == "off-course"
    assert found["then"].status == "watch"
    assert found["then"].reasons == ("It waits for “Activity first”, which is off course.",)


def test_one_that_is_done_or_handed_over_waits_for_nothing():
    made = a_framework(activities=[an_activity("first"), an_activity("then", needs=["first"])])
    for progress in (Progress(done={"m": DUE}), Progress(handed_over=DUE)):
        assert standings(made, {"then": progress}, on=date(2027, 6, 1))["then"].status == "on-course"


@pytest.mark.parametrize(
    ("statuses", "status"),
    [
        (["off-course", "off-course", "on-course"], "watch"),
        (["off-course", "on-course"], "on-course"),
        (["off-course", "no-data"], "watch"),
        ([], "on-course"),
    ],
)
def test_kpis_weigh_where_most_of_them_are_off_course(statuses, status):
    evidence = [Evidence(f"KPI {n}", each) for n, each in enumerate(statuses)]
    assert standing(an(), on=date(2027, 1, 1), evidence=evidence).status == status
