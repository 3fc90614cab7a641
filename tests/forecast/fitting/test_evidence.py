"""The evidence table: what it holds, what it says of itself, and what is asked of it wrongly."""

import pytest

from tenure.forecast.fitting.evidence import evidence, series, table
from tenure.terms.problems import UsedWrongly


def test_a_figure_is_the_latest_there_is():
    assert evidence("cf_turnover_rate_fte_england").share == 0.159


@pytest.mark.parametrize(("year", "share"), [(2017, 0.134), (2022, 0.172), (2030, 0.159)])
def test_a_figure_up_to_a_year_knows_nothing_of_later_ones(year, share):
    assert evidence("cf_turnover_rate_fte_england", year).share == share


def test_the_years_of_a_figure_come_the_earliest_first():
    assert [row.until for row in series("cf_turnover_rate_fte_england")] == list(range(2017, 2024))


def test_an_academic_year_ends_in_its_second():
    assert evidence("qualify_share_of_course_leavers").until == 2022


def test_what_nobody_could_trace_says_so():
    row = evidence("time_to_fill_vacancy")

    assert not row.verified
    assert str(row) == "no source found (not verified)"


def test_every_row_has_a_source_and_a_unit():
    assert all(row.source and row.unit for row in table())


@pytest.mark.parametrize(
    ("ask", "answer"),
    [
        (("cf_turnover_rate_fte_englnd",), "Did you mean cf_turnover_rate_fte_england"),
        (("cf_turnover_rate_fte_england", 2010), "begins in 2017"),
    ],
)
def test_what_is_not_there_is_said_with_what_is(ask, answer):
    with pytest.raises(UsedWrongly, match=answer):
        evidence(*ask)


def test_only_a_percentage_is_a_share():
    with pytest.raises(UsedWrongly, match="months"):
        _ = evidence("agency_cooling_off_same_region").share
