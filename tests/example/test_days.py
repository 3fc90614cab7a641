"""Starts are on Mondays and last days on working days."""

from __future__ import annotations

import numpy as np
import pytest

from tenure.example.days import monday_from, working_day_until
from tenure.example.population import census_year


@pytest.mark.parametrize(
    ("day", "monday", "working_day"),
    [
        ("2018-10-01", "2018-10-01", "2018-10-01"),
        ("2018-10-02", "2018-10-08", "2018-10-02"),
        ("2018-10-06", "2018-10-08", "2018-10-05"),
        ("2018-10-07", "2018-10-08", "2018-10-05"),
    ],
)
def test_days_at_work(day, monday, working_day):
    days = np.array([day], dtype="datetime64[D]")

    assert monday_from(days)[0] == np.datetime64(monday)
    assert working_day_until(days, since=np.datetime64("2018-01-01"))[0] == np.datetime64(working_day)


def test_a_last_day_is_not_moved_before_the_year():
    saturday = np.array(["2022-10-01"], dtype="datetime64[D]")

    assert working_day_until(saturday, since=np.datetime64("2022-10-01"))[0] == np.datetime64("2022-10-01")


@pytest.mark.parametrize(("day", "year"), [("2018-09-30", 2018), ("2018-10-01", 2019), ("2019-01-01", 2019)])
def test_the_census_year_of_a_day(day, year):
    assert census_year(np.array([day], dtype="datetime64[D]")).tolist() == [year]
