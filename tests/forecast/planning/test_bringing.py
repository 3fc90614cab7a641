"""A partnership's own series of demand, read from a CSV and written back."""

import numpy as np
import pytest

from tenure.forecast.flows.inputs import Unit
from tenure.forecast.planning.bringing import own_series, written
from tenure.terms.organisations import ENGLAND
from tenure.terms.problems import HasFindings, Unreadable

HEAD = "partner,service,series,year,value,like,source\n"
GOOD = HEAD + (
    "101,children,children in need,2022,2000,England,count\n"
    "101,children,children in need,2023,2100,England,count\n"
    "101,adults,cases,2023,900,,\n"
)


def test_series_are_read_by_council_and_service():
    found = own_series(GOOD)
    assert found[Unit("101", "children")].last == (2023, 2100.0)
    adults = found[Unit("101", "adults")]
    assert (adults.what, adults.series, adults.month, adults.like) == (
        "cases",
        "children in need",
        9,
        ENGLAND,
    )
    assert adults.source == "the partnership's own count"


def test_what_is_written_is_read_as_the_same():
    found = own_series(GOOD)
    again = own_series(written(found))
    assert list(again) == list(found)
    for unit, demand in found.items():
        assert np.array_equal(again[unit].values, demand.values)
        assert (again[unit].what, again[unit].like, again[unit].month) == (
            demand.what,
            demand.like,
            demand.month,
        )


@pytest.mark.parametrize(
    ("row", "says"),
    [
        ("999,children,cases,2023,5,,", "Row 2: there is no council with the number “999”"),
        ("101,kids,cases,2023,5,,", "“kids” is no service. Write children or adults"),
        ("101,children,dogs,2023,5,,", "“dogs” is no series. Write one of"),
        ("101,children,cases,23,5,,", "“23” is no year. Write four digits"),
        ("101,children,cases,2023,-5,,", "the value -5 cannot be"),
        ("101,children,cases,2023,0,,", "the value is nought. Leave the row out"),
        ("101,children,cases,2023,many,,", "the value “many” is no number"),
        ("101,children,cases,2023,nan,,", "the value nan cannot be"),
        ("101,children,cases,2023,5,Nowhere,", "nothing is published of “Nowhere”"),
        (
            "101,children,cases,2023,5,,\n101,children,cases,2023,6,,",
            "Row 3: 2023 of 101, children stands in",
        ),
        (
            "101,children,cases,2022,5,,\n101,children,referrals,2023,6,,",
            "Row 3: 101, children began as cases",
        ),
    ],
)
def test_each_fault_is_told_with_its_row_and_what_to_do(row, says):
    with pytest.raises(HasFindings) as told:
        own_series(HEAD + row + "\n", name="ours.csv")
    assert says in str(told.value)
    assert str(told.value).startswith("ours.csv was not taken.")


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "has no column partner"),
        ("a,b\n1,2\n", "Its first row has to be"),
        (HEAD, "has no rows below its first"),
    ],
)
def test_a_file_of_another_kind_is_told(text, says):
    with pytest.raises(Unreadable, match=says):
        own_series(text)


def test_many_faults_are_cut_short():
    with pytest.raises(HasFindings, match="And 5 more"):
        own_series(HEAD + "101,children,cases,2023,-5,,\n" * 25)
