"""A small made-up partnership to forecast: two councils, one with two services, and scenarios for it."""

from dataclasses import replace
from datetime import date

import numpy as np

from tenure.forecast.fitting.draws import keys_of_runs, normals
from tenure.forecast.flows.inputs import DESTINATIONS, GROUPS, MONTHS, STAGES, Chances, Start, Unit
from tenure.forecast.scenarios.playing import Plan
from tenure.forecast.scenarios.shape import Change, Place, Scenario

UNITS = (Unit("northvale", "children"), Unit("northvale", "adults"), Unit("westbrook", "children"))
SIZES = {"asye": 1, "consolidation": 2, "experienced": 5, "senior": 1, "manager": 1}


def a_start(*, units=UNITS, people=100, posts=None, months=60, capacity=np.inf, due=30):
    """People spread over stages, and evenly over the months of each; 30 students every July."""
    parts = [
        np.full(last - first, SIZES[s] / (last - first))
        for s, (first, last) in zip(STAGES, MONTHS, strict=True)
    ]
    cells = np.concatenate(parts)
    stock = np.diff(np.rint(np.cumsum(cells) / cells.sum() * people), prepend=0).astype(np.int64)
    students = np.zeros((months + 1, 1), np.int64)
    students[10::12] = due
    shape = (months + 1, len(units))
    return Start(
        on=date(2025, 9, 30),
        units=units,
        routes=("masters",),
        stock=np.tile(stock, (len(units), 1)),
        posts=np.full(shape, float(posts or people * 1.2)),
        due=students,
        waiting=5,
        capacity=np.full(shape, float(capacity)),
    )


def some_chances(start, *, runs=1, monthly=0.014, filled=(0.1, 0.08), spread=0.0, seed=3):
    """The same chances everywhere; leaving drawn around its middle where `spread` is given."""
    u, years = len(start.units), max(-(-start.months // 12), 1)
    same = np.array([[a.service == b.service and a != b for b in start.units] for a in start.units], float)
    rows = same.sum(1, keepdims=True)
    drawn = np.random.default_rng(seed).normal(0, spread, (runs, 1, 1)) if spread else np.zeros((1, 1, 1))
    return Chances(
        leaving=np.log(monthly / (1 - monthly)) + drawn + np.zeros((1, u, len(GROUPS))),
        years=np.zeros((1, years, u)),
        where=np.full((1, u, len(STAGES), len(DESTINATIONS)), 1 / len(DESTINATIONS)),
        partner=np.divide(same, rows, out=np.zeros_like(same), where=rows > 0)[None],
        promoted=np.full((1, u, 2), 0.004),
        qualifying=np.full((1, 1), 0.9),
        joining=np.full((1, 1), 0.6),
        giving_up=np.full(1, 0.1),
        filled=np.tile(filled, (1, u, 1)),
        hired_as=np.tile([0.0, 0.2, 0.6, 0.1, 0.1], (1, u, 1)),
        covered=np.full((1, u), 0.74),
        unexplained=np.zeros((1, years, u)),
        feedback=np.zeros((1, u)),
        usual=np.full(u, 0.15),
    )


def an_effect(**said):
    """Exits in years 2 and 3 cut by a fifth among seven in ten."""
    usual = {
        "key": "exits",
        "on": "exit hazard",
        "where": Place(stages=("consolidation",), months=(12, 35)),
        "multiply": 0.8,
        "unit": "hazard",
        "interval": (0.7, 0.95),
        "starts": date(2026, 9, 1),
        "reaches": 0.7,
        "reason": "assumption",
    }
    return Change(**{**usual, **said})


def a_scenario(*effects, **said):
    """A scenario of these effects."""
    usual = {"key": "programme", "name": "A programme", "says": "Something is done.", "owner": "Dana"}
    return Scenario(**{**usual, "dated": date(2025, 11, 1), "effects": effects or (an_effect(),), **said})


class Fit:
    """What a plan needs of a fit: chances in the middle, and drawn by number around it."""

    def __init__(self, start, *, spread=0.15, **said):
        self.start, self.spread, self.said = start, spread, said

    def central(self):
        return some_chances(self.start, **self.said)

    def chances(self, runs, seed, layers, first_run=0):
        middle = self.central()
        if "parameters" not in layers:
            return middle
        drawn = normals(keys_of_runs(seed, first_run, runs), ["leaving", "filling"], 1)[:, :, 0] * self.spread
        filled = 1 / (1 + (1 / middle.filled - 1) * np.exp(-drawn[:, 1, None, None]))
        return replace(middle, leaving=middle.leaving + drawn[:, 0, None, None], filled=filled)


def a_plan(**said):
    """A plan of the small partnership."""
    start = a_start(**said)
    return Plan(start, Fit(start), np.full(len(start.units), 0.9), "record 1")
