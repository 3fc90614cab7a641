"""Parameters in plain words: every kind there is, and none of the model's own words."""

from datetime import date

import pytest

from tenure.forecast.fitting.parameters import Parameter, Place
from tenure.publish.planning.parameters import KINDS
from tenure.publish.planning.plainly import _SAID, more_or_fewer, plainly, technically


def a_parameter(kind, detail, measure="a measure"):
    rest = (0.1, 0.0, 0.2, "assumption", "s", "Dana", str(date(2026, 1, 1)), None, Place("x"))
    return Parameter(f"{kind}/x", kind, None, detail, measure, *rest)


@pytest.mark.parametrize(
    ("kind", "detail", "says"),
    [
        ("leaving", "asye 0-6 months",
         "Of people in their assessed year, months 0 to 6 since qualifying: how many leave within a year"),
        ("leaving", "experienced 60+ months",
         "Of experienced people, from month 60 on with the employer: how many leave within a year"),
        ("spread of years", "children, common",
         "How far one year’s leaving differs from the next in children’s services, everywhere alike: two "
         "years in three lie within"),
        ("age", "adults, 60-64",
         "People aged 60 to 64 in adults’ services: how many times as many leave as others at their stages"),
        ("where", "senior: out",
         "Of seniors and practice educators who leave: how many go to work outside the profession"),
        ("hired as", "experienced hires: manager",
         "Of experienced people who are hired: how many join as managers"),
        ("hours", "manager", "Hours of managers: how much of a full-time post one has"),
        ("promoted", "to senior", "Of those who could be: how many are promoted to senior in a month"),
        ("new kind", "a detail", "A measure: a detail"),
    ],
)  # fmt: skip
def test_a_parameter_is_said_so_that_a_lead_can_doubt_it(kind, detail, says):
    assert plainly(a_parameter(kind, detail)) == says


def test_every_kind_of_parameter_has_plain_words():
    assert set(_SAID) == set(KINDS)


def test_the_models_own_words_stand_beside_them():
    one = a_parameter("spread of years", "adults, common", "deviation of a year's log-odds of leaving")
    assert technically(one) == "spread of years: deviation of a year's log-odds of leaving: adults, common"
    assert "log-odds" not in plainly(one)


@pytest.mark.parametrize(
    ("value", "either", "says"),
    [(0.1, True, "11% up or down"), (0.02, False, "2.0% more"), (0.0, False, "0.0% more")],
)
def test_log_odds_are_said_as_how_many_more_leave(value, either, says):
    assert more_or_fewer(value, either_way=either) == says
