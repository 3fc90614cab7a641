"""Totals add up exactly, and hours come to what is asked with few changes."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from pytest import approx

from tenure.example.chance import picked, stream
from tenure.example.shares import shared_out, steered

WEIGHTS = st.lists(st.floats(0, 100), min_size=1, max_size=12)


@given(st.integers(0, 5000), WEIGHTS)
def test_what_is_shared_out_adds_up_and_goes_by_weight(total, weights):
    parts = shared_out(total, np.array(weights))

    whole = sum(weights)
    assert parts.sum() == (total if whole > 0 else 0)
    for part, weight in zip(parts, weights, strict=True):
        assert whole == 0 or abs(part - total * weight / whole) < 1 + 1e-6


def test_the_largest_remainders_are_rounded_up():
    assert shared_out(10, np.array([3.0, 3.0, 1.0])).tolist() == [4, 4, 2]
    assert shared_out(7, np.array([1.0, 1.0, 2.0])).tolist() == [2, 2, 3]


@given(st.integers(20, 200), st.floats(-0.05, 0.04), st.integers(0, 50))
def test_hours_are_steered_to_a_sum_within_contracts(people, off, seed):
    chance = stream(seed, "test")
    fte = chance.choice([1.0, 1.0, 1.0, 0.8, 0.6, 0.5], size=people)
    total = float(fte.sum()) * (1 + off)

    hours = steered(chance, fte, total)

    assert float(hours.sum()) == approx(total, abs=0.006)
    assert hours.min() >= 0.5
    assert hours.max() <= 1.0


def test_steering_changes_few_people():
    fte = np.array([1.0] * 90 + [0.6] * 10)

    changed = steered(stream(1, "test"), fte, float(fte.sum()) - 2) != fte

    assert 2 <= changed.sum() <= 8


def test_so_many_of_each_group_are_picked_and_none_outside():
    group = np.array([0, 0, 0, 1, 1, -1, -1])

    mask = picked(stream(1, "test"), group, np.ones(7), wanted=np.array([2, 5]))

    assert mask[:3].sum() == 2
    assert mask[3:5].all()
    assert not mask[5:].any()


def test_the_heavier_are_likelier_to_be_picked():
    group, weight = np.zeros(100, dtype=np.int64), np.repeat([1.0, 50.0], 50)

    mask = picked(stream(1, "test"), group, weight, wanted=np.array([50]))

    assert mask[50:].sum() > 40


def test_a_decision_has_the_same_chance_whatever_else_is_decided():
    stream(1, "something else").random(5)

    assert stream(1, "leaving", 2018).random() == stream(1, "leaving", 2018).random()
    assert stream(1, "leaving", 2018).random() != stream(1, "leaving", 2019).random()
