"""Posts of a team from a form: worked by hand, and what is wrong with it said beside its field."""

import pytest

from tenure.publish.planning.teams import MOST_ROWS, ROWS, rows_in, team_page

GOOD = {
    "team": "North", "there": "6", "name-1": "Assessments", "units-1": "1,000", "hours-1": "7.4",
    "leave": "30", "holidays": "8", "sickness": "10", "training": "12", "share": "20",
}  # fmt: skip


def test_a_team_by_hand():
    # 200 days of 7.4 hours; 1,000 of 7.4 hours are 5 FTE, and a fifth of time is for other work: 6.25
    page = team_page(GOOD)
    assert page.title == "North needs 6.3 full-time posts, 0.3 more than it has"
    assert page.lede.startswith("It has 6.0: 0.96 of what its work needs. Below 1")
    assert [cell.text for cell in page.table.rows[0]] == ["Assessments", "1,000", "7.4", "5.00", "6.25"]
    assert page.table.rows[-1][-1].text == "6.25"


def test_nothing_filled_in_is_no_fault():
    assert not team_page({}).faults
    assert not team_page({"rows": "10"}).asked


@pytest.mark.parametrize(
    ("field", "value", "says"),
    [
        ("there", "-2", "-2 cannot be"),
        ("there", "six", "“six” is no number"),
        ("units-1", "", "Assessments in a year: “” is no number"),
        ("hours-1", "9999", "Give 0 to 8,784"),
        ("name-1", " ", "Activity 1 has no name"),
        ("share", "100", "It has to leave some for the work itself"),
        ("leave", "300", "leave nobody at work"),
        ("units-1", "0", "no units of work"),
        ("training", "nan", "is no number"),
    ],
)
def test_each_fault_stands_beside_its_field(field, value, says):
    faults = team_page({**GOOD, field: value}).faults
    assert any(says in said for said in faults.values()), faults
    if field != "units-1" or value:
        assert next(iter(faults)) in (field, "name-1", "leave")


def test_a_form_without_activities_asks_for_one():
    assert "No activity was given" in team_page({"there": "5"}).faults["name-1"]


@pytest.mark.parametrize(
    ("said", "rows"), [("", ROWS), ("10", 10), ("999", MOST_ROWS), ("0", 1), ("many", ROWS), ("9999", ROWS)]
)
def test_the_form_has_as_many_rows_as_asked_within_reason(said, rows):
    assert rows_in({"rows": said}) == rows
