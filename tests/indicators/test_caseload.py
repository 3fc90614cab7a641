"""Caseloads, worked by hand."""

from pytest import approx

from given.careers import a_record, a_stay, sent_by
from given.counts import given_by
from tenure.indicators import figures
from tenure.indicators.caseload import average_caseload


def test_the_average_caseload_is_cases_over_the_hours_of_those_who_hold_them():
    """England in 2023 as printed: 337,055 cases, 21,111.4 FTE, 16.0 each."""
    assert given_by(average_caseload, cases=[337055], case_holders=[21111.4]) == approx([15.97], abs=0.005)


def test_agency_workers_count_and_those_without_cases_do_not():
    record = a_record(
        sent_by(
            "101",
            a_stay("amara", cases=16, fte=1.0, fte30=0.8),
            a_stay("bilal", cases=0),
            a_stay("ceri", cases=None),
            a_stay("otto", agency=True, cases=12, fte=0.6, fte30=None),
        )
    )
    found = figures(record)
    rows = (found.measure == "average-caseload") & (found.partner == "101") & (found.dimension == "total")

    assert (found.part[rows], found.whole[rows]) == ([28.0], approx([1.4]))
    assert found.people[rows] == [2]
    assert found.value[rows] == approx([20.0])
