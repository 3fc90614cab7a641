"""Leavers and turnover, worked by hand."""

from datetime import date

from pytest import approx

from given.careers import a_leaving, a_record, a_stay, sent_by
from given.counts import given_by
from tenure.indicators import figures
from tenure.indicators.leaving import leavers_share, turnover_rate


def test_turnover_is_leavers_over_those_in_post_at_the_end_of_the_year():
    """England in 2023 as printed: 5,254.6 leavers, 33,119.1 in post, 15.9%."""
    assert given_by(turnover_rate, leavers=[5254.6, 1.0], in_post=[33119.1, 4.0]) == approx(
        [0.1587, 0.25], abs=0.00005
    )


def test_the_share_of_leavers():
    assert given_by(leavers_share, leavers=[1.0, 3.0], all_leavers=[4.0, 4.0]) == [0.25, 0.75]


def sliced(found, measure, dimension, basis="fte"):
    rows = (found.measure == measure) & (found.basis == basis) & (found.dimension == dimension)
    rows &= found.partner == "101"
    return dict(zip(found.slice[rows], found.value[rows].tolist(), strict=True))


def test_leavers_by_service_reason_and_destination():
    record = a_record(
        sent_by(
            "101",
            a_leaving("amara", started=date(2022, 1, 10), fte=0.5),
            a_leaving("bilal", started=date(2019, 1, 10), reason="5", destination="6"),
            a_leaving("ceri", started=date(2019, 1, 10), reason="10", destination="9"),
        )
    )
    found = figures(record)

    assert sliced(found, "leavers-share", "service-time") == {"Under 2 years": 0.2, "2 to under 5 years": 0.8}
    assert sliced(found, "leavers", "reason") == {"Resigned": 0.5, "Retired": 1.0, "Not yet collected": 1.0}
    assert sliced(found, "leavers", "destination", "headcount") == {
        "Social worker in another English local authority": 1.0,
        "Outside social care, any role outside England, not employed or career break": 1.0,
        "Not yet collected": 1.0,
    }


def test_a_leavers_age_is_the_age_at_leaving_and_a_starters_that_on_30_september():
    day = date(2023, 1, 9)
    record = a_record(sent_by("101", a_leaving(started=day, age=30, age_leaving=29), a_stay("dana", age=50)))
    found = figures(record)

    assert sliced(found, "leavers", "age", "headcount")["20 to 29"] == 1.0
    assert sliced(found, "starters", "age", "headcount")["30 to 39"] == 1.0
