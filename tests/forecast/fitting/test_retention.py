"""Retention and destinations: figures that others printed, small cases by hand, and made stock samples."""

import csv
from pathlib import Path

import numpy as np
import pytest
from pytest import approx

from tenure.forecast.fitting.retention import (
    STAYED,
    AtRisk,
    Spells,
    at_risk,
    curve_of,
    robust_deviation,
)
from tenure.terms.problems import TooLittleData

SIX_MP = "6 6 6 6+ 7 9+ 10 10+ 11+ 13 16 17+ 19+ 20+ 22 23 25+ 32+ 32+ 34+ 35+"
"""Weeks in remission under 6-MP (Gehan 1965); + where it still lasted."""

EDUCATORS = {
    1: (456, 0), 2: (384, 0), 3: (359, 0), 4: (295, 0), 5: (218, 0), 6: (184, 0), 7: (123, 280),
    8: (79, 307), 9: (53, 255), 10: (35, 265), 11: (16, 241), 12: (5, 386),
}  # fmt: skip
"""Years in teaching of 3,941 special educators of Michigan: who left, who still taught when the study ended.
Singer (1992), Exceptional Children 59; data package of Singer and Willett (2003), CC0."""


def spells(text):
    """Spells such as "6 6+ 10": months stayed, + where they go on; "3-9" where they entered at 3."""
    entered, left, where = [], [], []
    for word in text.split():
        *begin, end = word.rstrip("+").split("-")
        entered.append(float(begin[0]) if begin else 0.0)
        left.append(float(end))
        where.append(STAYED if word.endswith("+") else 0)
    return Spells(np.array(entered), np.array(left), np.array(where))


def counted(rows):
    """Spells from a table of lengths: how many ended, how many went on."""
    length = np.repeat([row[0] for row in rows for _ in (0, 1)], [n for row in rows for n in row[1:]])
    where = np.repeat([0, STAYED] * len(rows), [n for row in rows for n in row[1:]])
    return Spells(np.zeros(len(length)), length.astype(float), where)


def test_gehans_remissions_are_as_printed():
    curve = curve_of(at_risk(spells(SIX_MP)))

    times = (6, 7, 10, 13, 16, 22, 23)
    printed = (0.857, 0.807, 0.753, 0.690, 0.627, 0.538, 0.448)
    assert [curve.at(t) for t in times] == approx(printed, abs=5e-4)


def test_special_educators_leave_as_printed():
    table = at_risk(counted([(year, *row) for year, row in EDUCATORS.items()]))
    curve = curve_of(table)

    assert table.people.tolist() == [
        3941, 3485, 3101, 2742, 2447, 2229, 2045, 1642, 1256, 948, 648, 391
    ]  # fmt: skip
    assert table.hazard == approx(
        [0.1157, 0.1102, 0.1158, 0.1076, 0.0891, 0.0825, 0.0601, 0.0481, 0.0422, 0.0369, 0.0247, 0.0128],
        abs=5e-5,
    )
    assert (curve.at(6), curve.at(12), curve.deviation_at(12)) == approx((0.5189, 0.4123, 0.0087), abs=5e-5)


def test_health_workers_leave_as_printed():
    lines = (Path(__file__).parent / "health_workers.csv").read_text(encoding="utf-8").splitlines()
    rows = csv.DictReader(line for line in lines if not line.startswith("#"))
    curve = curve_of(at_risk(counted([(float(r["weeks"]), int(r["left"]), int(r["still"])) for r in rows])))

    weeks = (13, 26, 52, 78, 104)
    assert [curve.at(w) for w in weeks] == approx((0.9747, 0.9403, 0.8574, 0.7565, 0.6770), abs=5e-5)
    assert [curve.deviation_at(w) for w in weeks] == approx(
        (0.0036, 0.0056, 0.0088, 0.0121, 0.0147), abs=5e-5
    )


def test_someone_met_half_way_is_at_risk_only_from_then():
    table = at_risk(spells("2 0-3+ 1-3 2-4 4-4 3-3"))

    assert table.tenure.tolist() == [2, 3, 4]
    assert table.people.tolist() == [3, 3, 1]
    assert curve_of(table, least=1).stays.tolist() == approx([2 / 3, 4 / 9, 0])


def test_ways_to_leave_and_staying_add_to_everybody():
    chance = np.random.default_rng(1)
    left = chance.integers(1, 20, 500).astype(float)
    sample = Spells(np.minimum(chance.integers(0, 8, 500), left), left, chance.integers(-1, 3, 500))
    curve = curve_of(at_risk(sample, destinations=3))

    assert curve.stays + curve.went.sum(axis=1) == approx(np.ones_like(curve.stays), abs=1e-12)


def test_ties_share_what_was_there_before_them():
    """Of ten, two go to each of two places in month 1, one to the second in month 2: by hand."""
    left = np.array([1, 1, 1, 1, 2, 3, 3, 3, 3, 3.0])
    where = np.array([0, 0, 1, 1, 1, *[STAYED] * 5])
    curve = curve_of(at_risk(Spells(np.zeros(10), left, where), destinations=2), least=1)

    assert curve.went_by(2) == approx([0.2, 0.2 + 0.6 * 1 / 6])


def test_with_one_destination_its_deviation_is_that_of_staying():
    curve = curve_of(at_risk(spells(SIX_MP)))

    assert curve.went_deviation[:, 0] == approx(curve.deviation, rel=1e-9)


def test_a_curve_begins_where_enough_are_at_risk_and_says_so():
    """One early leaver among two would bring the curve to a half for good."""
    table = AtRisk(np.array([1.0, 2, 3, 4]), np.array([2.0, 8, 10, 20]), np.array([[1.0], [0], [1], [2]]))
    curve = curve_of(table)

    assert curve.given == 2
    assert np.isnan(curve.at(1))
    assert (curve.at(2), curve.at(3), curve.at(4)) == approx((1, 0.9, 0.81))


def test_months_that_nobody_reached_are_missing_and_not_nought():
    table = AtRisk(np.array([1.0, 2, 3]), np.array([10.0, 0, 10]), np.array([[1.0], [0], [1]]))

    assert curve_of(table).stays == approx([0.9, np.nan, np.nan], nan_ok=True)
    assert np.isnan(curve_of(table).at(7))


def test_with_too_few_people_there_is_no_curve():
    with pytest.raises(TooLittleData, match="At most 2 people are at risk"):
        curve_of(at_risk(spells("2 3+")))


def test_the_interval_stays_between_nought_and_one():
    curve = curve_of(at_risk(spells("1 1 1 1 1 1 1 1 1 1+ 2+ 2")), level=0.95)

    assert 0 < curve.low[0] < curve.stays[0] < curve.high[0] < 1
    assert (curve.low[1], curve.high[1]) != (0, 0)


def test_everybody_staying_has_no_width():
    curve = curve_of(at_risk(spells("5+ " * 12)))

    assert (curve.low[0], curve.stays[0], curve.high[0]) == (1, 1, 1)


def test_expected_months_are_the_area_under_the_curve():
    """Half leave after 10 months: of the next 20, 10 are sure and 10 are even."""
    curve = curve_of(at_risk(spells("10 10 10 10 10 30+ 30+ 30+ 30+ 30+")))

    assert curve.expected(20) == approx(15)
    assert curve.expected(15, since=10) == approx(15)
    assert np.isnan(curve.expected(60))


def test_one_persons_spells_count_once_in_the_doubt():
    each = spells(SIX_MP)
    twice = Spells(*(np.tile(column, 2) for column in (each.entered, each.left, each.where)))
    same = Spells(twice.entered, twice.left, twice.where, np.tile(np.arange(21), 2))

    assert robust_deviation(same, 23) == approx(robust_deviation(each, 23))
    assert robust_deviation(twice, 23) == approx(robust_deviation(each, 23) / 2**0.5)


def test_without_censoring_the_robust_doubt_is_the_binomial_one():
    assert robust_deviation(spells("1 " * 5 + "2 " * 15), 1) == approx((0.25 * 0.75 / 20) ** 0.5)


HAZARDS = 0.004 + 0.02 * np.exp(-np.arange(240) / 14)
"""Chances of leaving in each month of service, falling with it."""


def stock_sample(seed, months=36, joiners=6):
    """15 years of monthly joiners; the record sees the last 36 months; leavers go to one of two places."""
    chance = np.random.default_rng(seed)
    joined = np.repeat(np.arange(-180 + months, months), joiners)
    falls = chance.random((len(joined), len(HAZARDS))) < HAZARDS
    length = np.where(falls.any(axis=1), falls.argmax(axis=1) + 1, len(HAZARDS))
    ended = joined + length
    seen = ended > 0
    where = np.where(ended <= months, (chance.random(len(joined)) < 0.3).astype(int), STAYED)
    left = np.minimum(length, months - joined)
    return Spells(np.maximum(-joined, 0)[seen].astype(float), left[seen].astype(float), where[seen])


def test_leaving_out_when_people_were_first_seen_is_the_largest_error():
    sample = stock_sample(1, joiners=60)
    true = np.prod(1 - HAZARDS[:36])
    without = Spells(np.zeros_like(sample.entered), sample.left, sample.where)

    assert curve_of(at_risk(sample, destinations=2)).at(36) == approx(true, abs=0.03)
    assert curve_of(at_risk(without, destinations=2)).at(36) > true + 0.1


@pytest.mark.slow(reason="500 made records")
def test_intervals_hold_the_truth_as_often_as_they_say():
    true = np.prod(1 - HAZARDS[:36])
    before = np.concatenate([[1], np.cumprod(1 - HAZARDS)[:35]])
    went = 0.3 * np.sum(before * HAZARDS[:36])
    held = np.zeros(2)
    for seed in range(500):
        curve = curve_of(at_risk(stock_sample(seed), destinations=2))
        place = int(np.searchsorted(curve.tenure, 36, side="right")) - 1
        away = 1.2816 * curve.went_deviation[place, 1]
        held += (curve.low[place] <= true <= curve.high[place], abs(curve.went[place, 1] - went) <= away)

    assert held / 500 == approx([0.8, 0.8], abs=3 * (0.8 * 0.2 / 500) ** 0.5)
