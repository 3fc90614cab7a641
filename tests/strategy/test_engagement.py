"""Engagement worked by hand: on time, findings per 100 rows, days to clear, reminders."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pytest import approx

from tenure.strategy.engagement import ENGAGEMENT, MEETING, Asked, Attended, Filed, way
from tenure.terms.quantities import NOTHING, Ratio

DUE = date(2023, 10, 31)


def filed(**more):
    """A return of 50 rows with one finding, sent on 20 October and accepted on the 24th; it is 5 December."""
    usual = {
        "due": DUE,
        "on": date(2023, 12, 5),
        "sent": date(2023, 10, 20),
        "accepted": date(2023, 10, 24),
        "rows": 50,
        "findings": 1,
    }
    return Filed(**usual | more)


IN_TIME = filed()
LATE = filed(sent=date(2023, 11, 2), accepted=date(2023, 11, 12), rows=150, findings=7, reminders=3)
MISSING = filed(sent=None, accepted=None, rows=0, findings=0, reminders=2)
NOT_DUE = filed(sent=None, accepted=None, rows=0, findings=0, on=date(2023, 10, 5))


@pytest.mark.parametrize(
    ("key", "returns", "value"),
    [
        ("returns-on-time", [IN_TIME], 1),
        ("returns-on-time", [filed(accepted=DUE)], 1),
        ("returns-on-time", [IN_TIME, LATE, MISSING], 1 / 3),
        ("returns-on-time", [NOT_DUE], None),
        ("findings-per-100-rows", [IN_TIME], 2),
        ("findings-per-100-rows", [IN_TIME, LATE, MISSING], 4),
        ("findings-per-100-rows", [MISSING], None),
        ("days-to-clear", [IN_TIME, LATE, MISSING], 7),
        ("days-to-clear", [filed(accepted=None)], None),
        ("reminders-per-return", [IN_TIME, LATE, MISSING], approx(5 / 3)),
        ("reminders-per-return", [], None),
    ],
)
def test_each_measure_by_hand(key, returns, value):
    assert ENGAGEMENT[key](returns).value == value


RETURNS = st.lists(st.sampled_from([IN_TIME, LATE, MISSING, NOT_DUE]), max_size=5)


@given(RETURNS, RETURNS)
def test_the_partnership_is_the_sum_of_its_partners(some, others):
    for measure in ENGAGEMENT.values():
        together, apart = measure(some + others), measure(some) + measure(others)
        assert (together.part, together.whole) == (approx(apart.part), approx(apart.whole))


HELD, TODAY = date(2026, 5, 1), date(2026, 11, 26)


@pytest.mark.parametrize(
    ("key", "facts", "value"),
    [
        ("meetings-attended", [], None),
        ("meetings-attended", [Attended(HELD, came=True), Attended(HELD, came=False)], 0.5),
        ("actions-on-time", [Asked(HELD, TODAY, done=HELD)], 1),
        ("actions-on-time", [Asked(HELD, TODAY, done=TODAY)], 0),
        ("actions-on-time", [Asked(HELD, TODAY)], 0),
        ("actions-on-time", [Asked(TODAY, TODAY)], None),
        ("actions-on-time", [Asked(TODAY, TODAY, done=HELD)], 1),
    ],
)
def test_each_measure_of_meetings_by_hand(key, facts, value):
    assert MEETING[key](facts).value == value


@pytest.mark.parametrize(
    ("before", "now", "better", "says"),
    [
        (NOTHING, Ratio(1, 3), "higher", "new"),
        (Ratio(1, 1), Ratio(1, 3), "higher", "too few"),
        (Ratio(1, 3), Ratio(2, 3), "higher", "better"),
        (Ratio(1, 3), Ratio(2, 3), "lower", "worse"),
        (Ratio(9, 10), Ratio(17, 20), "higher", "level"),
        (Ratio(0, 3), Ratio(0, 4), "lower", "level"),
    ],
)
def test_which_way_it_moved(before, now, better, says):
    assert way(before, now, better=better) == says


@pytest.mark.parametrize("measure", [*ENGAGEMENT.values(), *MEETING.values()], ids=lambda one: one.key)
def test_every_measure_has_all_its_words_an_owner_and_a_review(measure):
    words = (measure.label, measure.unit, measure.taken, measure.why, measure.formula, measure.owner)
    assert all(text.strip() for text in words)
    assert measure.source.title
    assert isinstance(measure.review, date)
