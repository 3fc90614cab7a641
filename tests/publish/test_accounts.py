"""Money as pages say it: amounts in full, the year's answer, what is over, and who is late."""

from datetime import date
from decimal import Decimal

import pytest

from tenure.publish.strategy.accounts import accounts, as_table, fee_totals, pounds
from tenure.publish.tables import table_csv
from tenure.strategy.money import Fee, Funded

TODAY = date(2026, 10, 1)
TITLES = {"fair": "A fair", "pool": "A pool"}


def funded(code, planned, spent, source="members"):
    return Funded(code, source, Decimal(planned), Decimal(spent))


def year_of(*lines, before=(), year=2026):
    return accounts(lines, before, year=year, titles=TITLES, today=TODAY)


@pytest.mark.parametrize(
    ("amount", "says"),
    [("12000", "£12,000"), ("12000.50", "£12,000.50"), ("-5", "\N{MINUS SIGN}£5"), ("0", "£0")],
)
def test_amounts_are_written_in_full(amount, says):
    assert pounds(Decimal(amount)) == says


def test_the_year_opens_with_what_is_spent_and_what_is_over():
    found = year_of(funded("fair", 100, 120), funded("pool", 300, 80, "grant"))
    assert found.answer == (
        "£200 of £400 planned for 2026 to 2027 is spent (50.0%, with 50.1% of the year gone); "
        "“A fair” is over plan"
    )
    assert [(row.code, row.words) for row in found.activities] == [
        ("fair", "£20 over"),
        ("pool", "£220 left"),
    ]
    assert [row.title for row in found.sources] == ["grant", "members"]


def test_a_year_that_is_over_is_told_as_past():
    found = year_of(funded("fair", 100, 80), year=2025)
    assert found.answer == (
        "£80 of £100 planned for 2025 to 2026 was spent (80.0%), and no activity was over its plan"
    )
    assert found.activities[0].words == "£20 under"


def test_several_over_are_counted_and_nothing_says_so():
    found = year_of(funded("fair", 100, 120), funded("pool", 100, 120))
    assert found.answer.endswith("; two activities are over plan")
    assert year_of().answer == "No money is planned or spent for 2026 to 2027"
    assert year_of(funded("fair", 0, 5)).activities[0].words == "Not planned"


def test_the_totals_of_fees_leave_out_what_is_waived_and_count_each_late_member_once():
    due = date(2026, 6, 30)
    late = Fee(Decimal(100), due, Decimal(40))
    fees = [("101", late), ("101", late), ("103", Fee(Decimal(50), due, Decimal(10), waived=True))]
    found = fee_totals(fees, on=TODAY)
    assert (found.owed, found.paid, found.overdue, found.members) == (210, 90, 1, 2)


def test_a_file_holds_every_sum():
    found = year_of(funded("fair", 100, 120), before=[funded("fair", 90, 95)])
    assert table_csv(as_table(found)).splitlines()[1] == "A fair,fair,members,100,120,-20,over,95"
