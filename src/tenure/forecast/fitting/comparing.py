"""Retention of two groups beside each other: the difference with its interval, and employers at one mix."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy.special import ndtr, ndtri

from tenure.forecast.fitting.retention import AtRisk, Curve
from tenure.terms.problems import UsedWrongly

Numbers = NDArray[np.float64]


class Difference(NamedTuple):
    """Retention of one group less that of another at a tenure, with its interval."""

    value: float
    low: float
    high: float


class LogRank(NamedTuple):
    """Leavers of the first group, seen and as expected if both left alike; chi-square on 1 degree; its p."""

    seen: float
    expected: float
    chi_square: float
    p: float


def difference(one: Curve, other: Curve, *, tenure: float = 36, level: float = 0.8) -> Difference:
    """How much more of the first group is still in post at a tenure. NaN where a curve does not reach it."""
    value = one.at(tenure) - other.at(tenure)
    spread = float(np.hypot(one.deviation_at(tenure), other.deviation_at(tenure)))
    away = float(ndtri(0.5 + level / 2)) * spread
    return Difference(value, value - away, value + away)


def log_rank(one: AtRisk, other: AtRisk) -> LogRank:
    """Whether two groups leave alike, with delayed entry in both.

    Source: Klein and Moeschberger (2003), 7.3: risk sets already count only those who have entered.
    """
    if not np.array_equal(one.tenure, other.tenure):
        raise UsedWrongly(
            "The two groups are counted at different tenures. Count both at all tenures of either."
        )
    first, second = one.people, other.people
    gone, more = one.exits.sum(axis=1), other.exits.sum(axis=1)
    people, leavers = first + second, gone + more
    expected = leavers * first / np.maximum(people, 1)
    spread = expected * second / np.maximum(people, 1) * (people - leavers) / np.maximum(people - 1, 1)
    total = float(spread.sum())
    square = float((gone - expected).sum()) ** 2 / total if total else 0.0
    return LogRank(float(gone.sum()), float(expected.sum()), square, 2 * float(ndtr(-(square**0.5))))


def standardised(curves: list[Curve], mix: Numbers, *, months: float = 12) -> float:
    """The chance of staying so many months more, of people with a given mix of tenures.

    curves  one for each tenure band, on the clock of time since the band's day (each beginning at 0).
    mix     shares of people by band, adding to 1: the same for all employers that are compared.
    """
    return float(sum(share * curve.at(months) for share, curve in zip(mix, curves, strict=True) if share > 0))
