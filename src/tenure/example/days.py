"""Days on which things happen at work: starts on Mondays, last days on working days."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Days = NDArray[np.datetime64]

ONE_DAY = np.timedelta64(1, "D")


def begins(year: int) -> np.datetime64:
    """1 October on which a census year begins."""
    return np.datetime64(f"{year - 1}-10-01", "D")


def ends(year: int) -> np.datetime64:
    """30 September on which people are counted."""
    return np.datetime64(f"{year}-09-30", "D")


def weekday(days: Days) -> NDArray[np.int64]:
    """0 for Monday to 6 for Sunday; the first day of 1970 was a Thursday."""
    return (days.astype(np.int64) + 3) % 7


def monday_from(days: Days) -> Days:
    """The day itself where it is a Monday, else the next Monday."""
    return days + (-weekday(days) % 7) * ONE_DAY


def working_day_until(days: Days, *, since: Days | np.datetime64) -> Days:
    """The day itself, or the Friday before where it is at a weekend; never before `since`."""
    return np.maximum(days - np.maximum(weekday(days) - 4, 0) * ONE_DAY, since)


def between(
    chance: np.random.Generator, since: Days | np.datetime64, until: Days | np.datetime64, size: int
) -> Days:
    """Days drawn from `since` to `until`, both included."""
    width = (np.asarray(until) - np.asarray(since)).astype(np.int64) + 1
    days: Days = since + np.floor(chance.random(size) * width).astype(np.int64) * ONE_DAY
    return days


def years_between(earlier: Days, later: Days | np.datetime64) -> NDArray[np.float64]:
    """Years from one day to another, about."""
    years: NDArray[np.float64] = (later - earlier).astype(np.int64) / 365.25
    return years
