"""When returns are collected: announced days as announced, other years by a stated assumption."""

from datetime import date

import pytest

from tenure.terms.problems import UsedWrongly
from tenure.terms.windows import KINDS, window_of


@pytest.mark.parametrize(
    ("kind", "year", "opens", "due", "closes"),
    [
        ("csww", 2024, date(2024, 10, 1), date(2024, 10, 31), date(2024, 11, 29)),
        ("csww", 2019, date(2019, 10, 1), date(2019, 10, 31), date(2019, 11, 29)),
        ("ascwds", 2025, date(2025, 9, 8), date(2025, 10, 10), date(2025, 10, 10)),
        ("ascwds", 2024, date(2024, 9, 9), date(2024, 10, 11), date(2024, 10, 11)),
        ("ascwds", 2026, date(2026, 9, 14), date(2026, 10, 16), date(2026, 10, 16)),
        ("education", 2023, date(2023, 9, 1), date(2023, 10, 31), date(2023, 11, 30)),
        ("survey", 2023, date(2023, 5, 1), date(2023, 5, 31), date(2023, 6, 30)),
    ],
)
def test_each_collection_has_its_window(kind, year, opens, due, closes):
    window = window_of(kind, year)
    assert (window.opens, window.due, window.closes) == (opens, due, closes)


@pytest.mark.parametrize("kind", KINDS)
def test_days_come_in_order_and_what_was_not_announced_says_so(kind):
    for year in range(2017, 2031):
        window = window_of(kind, year)
        assert window.opens < window.due <= window.closes
        if (kind, year) not in {("csww", 2024), ("ascwds", 2025)}:
            assert window.source.startswith(("Assumed: ", "Local: "))


def test_the_assumption_for_adults_gives_the_days_that_were_announced():
    assumed, announced = window_of("ascwds", 2031), window_of("ascwds", 2025)
    assert assumed.opens.isoweekday() == announced.opens.isoweekday() == 1
    assert assumed.due - assumed.opens == announced.due - announced.opens


def test_a_kind_that_there_is_not_is_named():
    with pytest.raises(UsedWrongly, match="no kind of return called payroll"):
        window_of("payroll", 2023)
