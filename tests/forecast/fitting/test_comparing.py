"""Groups beside each other: a printed log-rank test, a difference with its interval, employers at one mix."""

import numpy as np
import pytest
from pytest import approx

from tenure.forecast.fitting.comparing import difference, log_rank, standardised
from tenure.forecast.fitting.retention import STAYED, AtRisk, Spells, at_risk, curve_of
from tenure.terms.problems import UsedWrongly

SIX_MP = "6 6 6 6+ 7 9+ 10 10+ 11+ 13 16 17+ 19+ 20+ 22 23 25+ 32+ 32+ 34+ 35+"
PLACEBO = "1 1 2 2 3 4 4 5 5 8 8 8 8 11 11 12 12 15 17 22 23"
WEEKS = np.arange(1.0, 36)


def table(text, tenure=WEEKS):
    left = np.array([float(word.rstrip("+")) for word in text.split()])
    where = np.array([STAYED if word.endswith("+") else 0 for word in text.split()])
    return at_risk(Spells(np.zeros(len(left)), left, where), tenure=tenure)


def test_gehans_two_arms_differ_as_printed():
    """Chi-square 16.8; 9 relapses seen where 19.25 were expected (Freireich and others, 1963)."""
    found = log_rank(table(SIX_MP), table(PLACEBO))

    assert (found.seen, found.expected, found.chi_square) == approx((9, 19.25, 16.79), abs=0.005)
    assert found.p == approx(4.17e-5, rel=0.01)


def test_two_groups_that_leave_alike_do_not_differ():
    found = log_rank(table(SIX_MP), table(SIX_MP))

    assert (found.chi_square, found.p) == approx((0, 1))


def test_groups_are_counted_at_the_same_tenures_or_not_compared():
    with pytest.raises(UsedWrongly, match="different tenures"):
        log_rank(table(SIX_MP), table(SIX_MP, tenure=np.arange(1.0, 37)))


def test_a_difference_carries_both_doubts():
    one, other = curve_of(table(SIX_MP)), curve_of(table(PLACEBO))
    found = difference(one, other, tenure=8)

    away = 1.28155 * np.hypot(one.deviation_at(8), other.deviation_at(8))
    assert found == approx((0.807 - 8 / 21, 0.807 - 8 / 21 - away, 0.807 - 8 / 21 + away), abs=1e-3)


def test_employers_are_compared_at_one_mix_of_tenures():
    """Nine in ten of the new and all of the old stay: with half of each, 95%."""
    tenure = np.array([12.0, 24])
    new = curve_of(AtRisk(tenure, np.array([10.0, 9]), np.array([[1.0], [0]])))
    old = curve_of(AtRisk(tenure, np.array([10.0, 10]), np.array([[0.0], [0]])))

    assert standardised([new, old], np.array([0.5, 0.5])) == approx(0.95)
