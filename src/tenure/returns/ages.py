"""Whole years between days, as birthdays count them."""

from __future__ import annotations

from functools import cache

import numpy as np
from numpy.typing import NDArray

from tenure.returns.columns import Days


def whole_years(since: Days, until: Days | np.datetime64) -> NDArray[np.float64]:
    """Whole years from one day to another, as birthdays count them; NaN where a day is not known."""
    years = (_as_a_number(np.asarray(until)) - _as_a_number(since)) // 10_000
    return np.where(np.isnat(since) | np.isnat(until), np.nan, years)


_FIRST_DAY, _LAST_DAY = np.datetime64("1900-01-01", "D"), np.datetime64("2199-12-31", "D")


@cache
def _calendar() -> NDArray[np.int64]:
    """Year, month and day of every day of three centuries as one number that sorts: 20240930."""
    days = np.arange(_FIRST_DAY, _LAST_DAY + 1)
    months, years = days.astype("datetime64[M]"), days.astype("datetime64[Y]")
    month = (months - years.astype(months.dtype)).astype(np.int64) + 1
    day = (days - months.astype(days.dtype)).astype(np.int64) + 1
    number: NDArray[np.int64] = (years.astype(np.int64) + 1970) * 10_000 + month * 100 + day
    return number


def _as_a_number(days: Days) -> NDArray[np.int64]:
    """Each day as 20240930; days outside the calendar are taken as its first or last."""
    return _calendar().take(days.astype(np.int64) - _FIRST_DAY.astype(np.int64), mode="clip")
