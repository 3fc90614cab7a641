"""Posts of a team from the time its work takes."""

import pytest

from tenure.forecast.planning.assumptions import Assumption
from tenure.forecast.planning.workload import Service, Support, Team, staffing
from tenure.terms.problems import UsedWrongly


def a_service(name="assessments", units=500, hours=12.0):
    standard = Assumption(key=name, says=name, value=hours, low=hours * 0.8, high=hours * 1.3, unit="hours")
    return Service(name, units, standard)


def a_team(**said):
    usual = {
        "name": "Dana's team",
        "there": 8.0,
        "away": {"leave": 30, "public holidays": 8, "sickness": 8, "training": 6},
        "services": (a_service(), a_service("reviews", 800, 3.0)),
        "support": (Support("meetings", share=0.2), Support("supervising", people=2, hours=154.0)),
    }
    return Team(**{**usual, **said})


def test_a_team_by_hand():
    # 208 days x 7.4 = 1,539.2 hours
    # (6,000 + 2,400) / 1,539.2 = 5.457; / 0.8 = 6.822; + 308 / 1,539.2 = 0.200
    needs = staffing(a_team())
    assert needs.hours == pytest.approx(1539.2)
    assert needs.needed[0] == pytest.approx(7.022, abs=0.001)
    assert needs.ratio[0] == pytest.approx(8 / 7.022, abs=0.001)


def test_standards_are_drawn_within_their_intervals():
    needs = staffing(a_team(), runs=2000, seed=1)
    assert needs.needed.shape == (2000,)
    assert abs((needs.needed < staffing(a_team()).needed[0]).mean() - 0.5) < 0.1


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ({"away": {"leave": 300}}, "leave nobody at work"),
        ({"services": (a_service(units=0),)}, "no units of work"),
        ({"services": (a_service(units=-1),)}, "cannot be"),
        ({"support": (Support("meetings", share=1.0),)}, "leave some for the work"),
        ({"there": -1.0}, "fewer than no people"),
    ],
)
def test_a_team_that_cannot_be_says_why(said, sentence):
    with pytest.raises(UsedWrongly, match=sentence):
        staffing(a_team(**said))
