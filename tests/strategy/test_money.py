"""Money worked by hand: what is owed, what is left, and when spending is over its plan."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tenure.strategy.money import Fee, Funded, Sum, begins, by_activity, by_source, summed, year_of

DUE = date(2026, 6, 30)
POUNDS = st.decimals(0, 1_000_000, places=2)


def fee(paid=0, *, waived=False):
    """A fee of £100 that is due on 30 June 2026."""
    return Fee(Decimal(100), DUE, Decimal(paid), waived)


@pytest.mark.parametrize(
    ("day", "year"),
    [(date(2026, 3, 31), 2025), (date(2026, 4, 1), 2026), (date(2026, 12, 31), 2026)],
)
def test_a_year_of_money_begins_in_april(day, year):
    assert year_of(day) == year
    assert begins(year) <= day


@pytest.mark.parametrize(
    ("one", "on", "state", "owing"),
    [
        (fee(), DUE, "due", 100),
        (fee(40), DUE, "part paid", 60),
        (fee(40), date(2026, 7, 1), "overdue", 60),
        (fee(100), date(2026, 7, 1), "paid", 0),
        (fee(120), date(2026, 7, 1), "paid", 0),
        (fee(40, waived=True), date(2026, 7, 1), "waived", 0),
    ],
)
def test_where_a_fee_stands(one, on, state, owing):
    assert (one.state(on=on), one.owing) == (state, owing)


@pytest.mark.parametrize(
    ("planned", "spent", "over", "way"),
    [
        (0, 0, False, "nothing"),
        (0, 1, False, "not planned"),
        (100, 0, False, "to spend"),
        (100, 105, False, "to spend"),
        (100, 105.01, False, "over"),
        (100, 106, True, "over"),
        (100, 105, True, "as planned"),
        (100, 95, True, "as planned"),
        (100, 94, True, "under"),
    ],
)
def test_how_spending_stands_to_its_plan(planned, spent, over, way):
    assert Sum(Decimal(planned), Decimal(str(spent))).way(over=over) == way


LINES = st.lists(
    st.builds(
        Funded, st.sampled_from(["fairs", "pool"]), st.sampled_from(["members", "grant"]), POUNDS, POUNDS
    ),
    max_size=8,
)


@given(LINES)
def test_activities_and_sources_add_up_to_the_same_whole(lines):
    for parts in (by_activity(lines), by_source(lines)):
        assert sum(each.planned for each in parts.values()) == summed(lines).planned
        assert sum(each.spent for each in parts.values()) == summed(lines).spent
