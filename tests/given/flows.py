"""Makers of what a simulation takes: say only what the test is about."""

from datetime import date

import numpy as np

from tenure.forecast.flows.inputs import GROUPS, STAGES, Chances, Effect, Start, Unit

MIX = np.concatenate([
    np.full(12, 0.012), np.full(24, 0.010), np.full(60, 0.0055), [0.22],
    np.full(60, 0.0018), [0.10], np.full(60, 0.001), [0.05],
])  # fmt: skip
"""A usual workforce: shares of people by cell, not yet adding up to 1."""


def a_start(
    people=(260,), *, months=36, posts=1.15, due=12, waiting=5, capacity=np.inf, on=date(2024, 9, 30)
):
    """Employers of these many people each, in the usual mix, with posts in proportion.

    due  students who finish each July, of one route.
    """
    stock = np.array([np.floor(number * MIX / MIX.sum() + 0.5) for number in people]).astype(np.int64)
    students = np.zeros((months + 1, 1), np.int64)
    students[10::12] = due
    return Start(
        on=on,
        units=tuple(Unit(str(100 + i), "children") for i in range(len(people))),
        routes=("undergraduate",),
        stock=stock,
        posts=np.tile(np.array(people) * float(posts), (months + 1, 1)),
        due=students,
        waiting=waiting,
        capacity=np.full((months + 1, len(people)), float(capacity)),
    )


def in_one_cell(people, *, cell=96, months=36, posts=0.0):
    """One employer with everyone in one cell: 96 is experienced, 60 months and over."""
    start = a_start((people,), months=months, posts=0.0, due=0, waiting=0)
    start.stock[:] = 0
    start.stock[0, cell] = people
    start.posts[:] = posts
    return start


def log_odds(chance):
    """The log-odds of a chance; of 0 and 1 so far out that nothing is left to chance."""
    return float(np.log(chance / (1 - chance))) if 0 < chance < 1 else (60.0 if chance else -800.0)


def some_chances(start, *, leaving=0.012, filled=(0.15, 0.06), promoted=(0.004, 0.003), **given):
    """The same chances for every run, employer and year; `given` are whole arrays in place of ours."""
    u, years = len(start.units), max(-(-start.months // 12), 1)
    others = np.zeros((1, u, u)) if u == 1 else (np.ones((u, u)) - np.eye(u))[None] / (u - 1)
    usual = {
        "leaving": np.full((1, u, len(GROUPS)), log_odds(leaving)),
        "years": np.zeros((1, years, u)),
        "where": np.tile([0.10, 0.15, 0.20, 0.15, 0.30, 0.10], (1, u, len(STAGES), 1)),
        "partner": others,
        "promoted": np.tile(promoted, (1, u, 1)),
        "qualifying": np.full((1, len(start.routes)), 0.87),
        "joining": np.full((1, len(start.routes)), 0.6),
        "giving_up": np.array([0.2]),
        "filled": np.tile(filled, (1, u, 1)),
        "hired_as": np.tile([0.0, 0.3, 0.5, 0.15, 0.05], (1, u, 1)),
        "covered": np.full((1, u), 0.7),
        "unexplained": np.zeros((1, years, u)),
        "feedback": np.zeros((1, u)),
        "usual": np.zeros(u),
    }
    return Chances(**{**usual, **given})


def an_effect(start, kind="leaving", *, factor=0.8, reach=1.0, months=None):
    """An effect on everyone alike, in the months given as (first, last) with the last not included."""
    u, q = len(start.units), len(start.routes)
    shape = {"leaving": (u, len(GROUPS), 6), "filled": (u, 2), "promoted": (u, 2), "covered": (u,)}
    ramp = np.zeros(start.months + 1)
    first, last = months or (1, start.months + 1)
    ramp[first:last] = 1.0
    return Effect(kind, np.full(shape.get(kind, (q,)), reach), ramp, np.array([np.log(factor)]))


def people_in_post(outcome):
    """Everyone, of every stage: shape (R, months + 1, U)."""
    return sum(outcome.of(f"in post {stage}") for stage in STAGES)
