"""The census year runs from 1 October to 30 September."""

from datetime import date

import pytest

from tenure.terms.calendars import CensusYear, census_year_of
from tenure.terms.quantities import working_days


@pytest.mark.parametrize(
    ("day", "year"),
    [(date(2024, 11, 15), 2025), (date(2024, 9, 30), 2024), (date(2024, 10, 1), 2025)],
)
def test_a_day_belongs_to_the_year_that_ends_after_it(day, year):
    assert census_year_of(day) == CensusYear(year)
    assert CensusYear(year).holds(day)
    assert not CensusYear(year + 1).holds(day)


@pytest.mark.parametrize(("year", "layout"), [(2017, 2021), (2021, 2021), (2024, 2024), (2026, 2025)])
def test_years_without_a_known_layout_use_the_nearest(year, layout):
    assert CensusYear(year).layout == layout


@pytest.mark.parametrize(("year", "days"), [(2019, 253), (2020, 254), (2024, 254), (2100, 253)])
def test_a_leap_year_has_one_more_working_day(year, days):
    assert working_days(year) == days
