"""From text to value: the same whichever way it was remembered."""

import math
from decimal import Decimal

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tenure.returns.csww.cells import LONGEST_REMEMBERED, Remembered, has_more_places, parsed
from tenure.returns.csww.fields import FIELDS


@pytest.mark.parametrize(
    ("field", "text", "value"),
    [
        ("NumberOfVacancies", "3.50", 3.5),
        ("NumberOfVacancies", "-2", -2.0),
        ("NumberOfVacancies", "+.5", 0.5),
        ("Cases30", "-3", -3.0),
        ("RoleStartDate", "2019-09-02", np.datetime64("2019-09-02")),
        ("RoleStartDate", "2019-09-02Z", np.datetime64("2019-09-02")),
        ("Ethnicity", "NOBT", "NOBT"),
        ("SWENo", "sw 99", "SW99"),
        ("Year", "2023", "2023"),
        ("Year", "1900", "1900"),
        ("PersonBirthDate", "1900-01-01", np.datetime64("1900-01-01")),
        ("DateTime", "2023-10-14T09:30:00", "2023-10-14T09:30:00"),
        ("OtherAllowances", "A laptop", "A laptop"),
    ],
)
def test_a_text_that_is_what_its_field_says(field, text, value):
    column = parsed(FIELDS[field], [text])
    assert column.values[0] == value
    assert column.filled[0]
    assert column.understood[0]
    assert column.whole


@pytest.mark.parametrize(
    ("field", "text"),
    [
        ("NumberOfVacancies", "1e3"),
        ("NumberOfVacancies", "nan"),
        ("NumberOfVacancies", "inf"),
        ("NumberOfVacancies", "٣"),
        ("NumberOfVacancies", "9" * 400),
        ("Cases30", "3.0"),
        ("RoleStartDate", "2019-9-2"),
        ("RoleStartDate", "20190902"),
        ("RoleStartDate", "0019-09-02"),
        ("SWENo", "AB1\nCD2"),
        ("SWENo", "?"),
    ],
)
def test_a_text_that_is_not(field, text):
    column = parsed(FIELDS[field], [text])
    assert column.filled[0]
    assert not column.understood[0]
    assert not column.whole
    assert str(column.values[0]) in ("nan", "NaT", "")


def test_two_numbers_in_one_cell_are_not_taken_for_two_cells():
    column = parsed(FIELDS["SWENo"], ["SW1\nSW2", "SW3"])
    assert column.understood.tolist() == [False, True]


@given(st.decimals(min_value=0, max_value=200_000, places=2), st.integers(0, 3))
def test_noughts_at_the_end_are_not_decimal_places(number, noughts):
    value = np.array([float(f"{number}{'0' * noughts}")])
    assert not has_more_places(value, 2)[0]


@given(st.integers(0, 10**9), st.integers(3, 6))
def test_one_place_too_many_is_seen(number, places):
    text = Decimal(number * 10 + 1).scaleb(-places)
    assert has_more_places(np.array([float(text)]), places - 1)[0]


def test_what_is_remembered_is_bounded():
    known = Remembered(math.nan, float)
    for i in range(50_000):
        assert known[str(i)] == i
    assert len(known) <= 20_000
    known.clear()
    assert known["0" * LONGEST_REMEMBERED + "7"] == 7
    assert len(known) == 0
