"""Inputs that do not fit are refused with a sentence."""

from dataclasses import replace

import numpy as np
import pytest

from given.flows import a_start, an_effect, some_chances
from tenure.forecast.flows.simulating import expected, simulate
from tenure.terms.problems import UsedWrongly

START = a_start()
CHANCES = some_chances(START)
EFFECT = an_effect(START)


def said(start=START, chances=CHANCES, effects=()):
    with pytest.raises(UsedWrongly) as problem:
        expected(start, chances, effects)
    return str(problem.value)


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"stock": START.stock[:, 1:]}, "The shape of people in post is (1, 218). Give 1 by 219."),
        ({"stock": START.stock - 1000}, "Some people in post are below nought. Give 0 or more."),
        ({"posts": START.posts - 1000}, "Some posts are below nought. Give 0 or more."),
        (
            {"posts": START.posts * np.nan},
            "Some posts are not numbers. Give a number for each, 0 where there is none.",
        ),
        ({"posts": START.posts * np.inf}, "Some posts have no end. Give a number for each."),
        ({"waiting": -1}, "Some candidates who wait are below nought. Give 0 or more."),
        (
            {"posts": np.zeros((0, 1))},
            "There are no months to simulate: give posts for month 0 and each month after it.",
        ),
    ],
)
def test_a_start_that_cannot_be(changes, says):
    assert said(start=replace(START, **changes)) == says


def test_an_employer_is_there_once():
    start = a_start((10, 10))
    twice = replace(start, units=(start.units[0], start.units[0]))
    assert said(start=twice) == "An employer is there twice in the same service. Name each once."


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"joining": CHANCES.joining + 1}, "Some of the chances “joining” lie outside 0 to 1. Give shares."),
        (
            {"leaving": CHANCES.leaving * np.nan},
            "Some of the chances “leaving” are not numbers. Give a number for each.",
        ),
        ({"where": CHANCES.where / 2}, "The shares “where” do not add up to 1. Make each row do so."),
        (
            {"partner": np.full((1, 1, 1), 0.5)},
            "The shares “partner” add up neither to 1 nor to 0. Make each row do so.",
        ),
        (
            {"partner": np.ones((1, 1, 1))},
            "The shares “partner” send people to the employer that they leave. Put 0 there.",
        ),
        (
            {"unexplained": CHANCES.unexplained + 2},
            "The unexplained gap is more than everybody. Give a share of people in post, from -1 to 1.",
        ),
        (
            {"years": CHANCES.years[:, :1]},
            "The shape of the chances “years” is (1, 1, 1). Give runs by 3 by 1.",
        ),
        (
            {"leaving": np.zeros((3, 1, 22)), "filled": np.zeros((2, 1, 2))},
            "The chances “filled” are for 2 runs, and there are 3. Give 1 or 3.",
        ),
    ],
)
def test_chances_that_cannot_be(changes, says):
    assert said(chances=replace(CHANCES, **changes)) == says


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        (
            {"kind": "weather"},
            "There is no effect on weather."
            " Use one of: leaving, filled, promoted, qualifying, joining, covered.",
        ),
        ({"reach": EFFECT.reach * 2}, "The reach of an effect on leaving lies outside 0 to 1. Give shares."),
        ({"ramp": EFFECT.ramp[1:]}, "The shape of the ramp of an effect on leaving is (36,). Give 37."),
        (
            {"size": np.array([np.nan])},
            "The size of an effect on leaving is not a number. Give the log of a factor.",
        ),
    ],
)
def test_effects_that_cannot_be(changes, says):
    assert said(effects=(replace(EFFECT, **changes),)) == says


def test_too_many_runs_are_refused_with_what_they_would_need():
    with pytest.raises(
        UsedWrongly, match=r"^10,000,000 runs of 36 months and 1 employers would need about 25 GB"
    ):
        simulate(START, CHANCES, runs=10_000_000, seed=1)


@pytest.mark.parametrize("runs", [0, -5])
def test_a_run_or_more_is_asked_for(runs):
    with pytest.raises(UsedWrongly, match="Ask for 1 or more"):
        simulate(START, CHANCES, runs=runs, seed=1)
