"""What chance alone gives a mean, and the difference between two groups of people: 95 times in 100.

A mean's interval is Student's; the difference of two means is Welch's, and of two shares Newcombe's (1998,
method 10: square-and-add of Wilson's intervals). Two waves of a survey are taken as answered by different
people; where many answer both, the true interval is narrower, so the judgement errs on the side of chance.
"""

from __future__ import annotations

from math import sqrt

from tenure.benchmark.chance import CERTAIN, Interval, wilson
from tenure.terms.quantities import Ratio, Sample

LEAST_PEOPLE = 2
"""People under whom a spread cannot be told."""


def student(freedom: float) -> float:
    """The two-sided 95% deviate of Student's distribution, from the normal one.

    Source: Cornish and Fisher's expansion to four terms (Abramowitz and Stegun 26.7.5).
    Check: 9 degrees give 2.262, 30 give 2.042, many give 1.960.
    """
    z = CERTAIN
    first = (z**3 + z) / 4
    second = (5 * z**5 + 16 * z**3 + 3 * z) / 96
    third = (3 * z**7 + 19 * z**5 + 17 * z**3 - 15 * z) / 384
    fourth = (79 * z**9 + 776 * z**7 + 1482 * z**5 - 1920 * z**3 - 945 * z) / 92160
    return z + first / freedom + second / freedom**2 + third / freedom**3 + fourth / freedom**4


def mean_interval(value: float, spread: Sample) -> Interval | None:
    """The interval of a mean with people's spread around it; None where fewer than two gave a number."""
    if spread.variance is None:
        return None
    half = student(spread.n - 1) * sqrt(spread.variance / spread.n)
    return Interval(value, value - half, value + half)


def mean_change(before: tuple[float, Sample], now: tuple[float, Sample]) -> Interval | None:
    """The difference of two means with its interval; None where either spread cannot be told.

    Source: Welch (1947). Check: a worked example in tests/benchmark/test_means.py.
    """
    (old, first), (new, second) = before, now
    if first.variance is None or second.variance is None:
        return None
    parts = [first.variance / first.n, second.variance / second.n]
    error = sum(parts)
    if error == 0:
        return Interval(new - old, new - old, new - old)
    freedom = error**2 / (parts[0] ** 2 / (first.n - 1) + parts[1] ** 2 / (second.n - 1))
    half = student(freedom) * sqrt(error)
    return Interval(new - old, new - old - half, new - old + half)


def share_change(before: Ratio, now: Ratio) -> Interval | None:
    """The difference of two shares with its interval; None where either has no base.

    Source: Newcombe (1998), method 10. Check: 56 of 70 beside 48 of 80 differ by 20.0 points, 5.2 to 33.4.
    """
    a, b = wilson(before), wilson(now)
    if a is None or b is None:
        return None
    gap = b.value - a.value
    low = gap - sqrt((b.value - b.low) ** 2 + (a.high - a.value) ** 2)
    high = gap + sqrt((b.high - b.value) ** 2 + (a.value - a.low) ** 2)
    return Interval(gap, low, high)


def beyond_chance(change: Interval) -> bool:
    """Whether no change at all lies outside the interval."""
    return change.low > 0 or change.high < 0
