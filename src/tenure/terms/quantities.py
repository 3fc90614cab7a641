"""Quantities that keep their meaning: a part over a whole, and working time."""

from __future__ import annotations

from calendar import isleap
from collections.abc import Sequence
from dataclasses import dataclass

FULL_TIME = 1.0
"""FTE of one person contracted for the standard hours of their grade."""

WORKING_DAYS = 253
"""Working days in a census year. Found by fit: 1,040 of 1,040 published absence rates 2017 to 2023."""

WORKING_DAYS_IN_LEAP_YEAR = 254
"""Working days in a census year that holds a 29 February (2020, 2024, 2028)."""

FULL_TIME_HOURS = 37
"""Hours a week of a full-time job in adults' services (NHS Digital's statistics of 2019)."""

REFUSED = "not shown: "
"""Begins the words of a figure that is refused, where the service that collects it would refuse it too."""


@dataclass(frozen=True)
class Ratio:
    """A part over a whole, kept apart so that slices add up before they divide.

    Two teams' vacancy rates cannot be averaged; their ratios can be added.
    Only add slices that share no person: someone with posts in two teams
    would be counted twice.
    """

    part: float
    whole: float

    def __add__(self, other: Ratio) -> Ratio:
        return Ratio(self.part + other.part, self.whole + other.whole)

    @property
    def value(self) -> float | None:
        """The part over the whole, or None where there is nothing to divide by."""
        return self.part / self.whole if self.whole else None


NOTHING = Ratio(0.0, 0.0)
"""The ratio that adds nothing: where a sum of ratios starts."""


def working_days(year: int) -> int:
    """Working days in the census year that ends on 30 September of `year`.

    Source: reference for the absence rate, DfE data guidance 2024; the number itself found by fit.
    """
    return WORKING_DAYS_IN_LEAP_YEAR if isleap(year) else WORKING_DAYS
    has_leap_day = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    return WORKING_DAYS_IN_LEAP_YEAR if has_leap_day else WORKING_DAYS


@dataclass(frozen=True)
class Sample:
    """Numbers that people gave, as their count, sum and sum of squares."""

    n: int
    total: float
    squares: float

    @classmethod
    def of(cls, values: Sequence[float]) -> Sample:
        """The sample of these numbers."""
        return cls(len(values), sum(values), sum(v * v for v in values))

    @property
    def mean(self) -> float | None:
        """Their mean, or None where there are none."""
        return self.total / self.n if self.n else None

    @property
    def variance(self) -> float | None:
        """Their variance, over n - 1; None where there are fewer than two."""
        if self.n < 2:
            return None
        return max(0.0, (self.squares - self.total * self.total / self.n) / (self.n - 1))
