"""What each target costs, and which one thing moves it most."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from tenure.forecast.planning.aims import Activity, Aim, Mix, Model
from tenure.forecast.planning.searching import Plan, Tried, plan
from tenure.terms.problems import UsedWrongly

STEPS: Final = 6
"""Targets on a frontier where nobody names them."""


def frontier(
    model: Model,
    aim: Aim,
    *,
    limits: Sequence[float] = (),
    tried: Tried | None = None,
    told: Callable[[int, int], None] = lambda done, of: None,
) -> tuple[Plan, ...]:
    """The cheapest plan for each of several limits, the easiest first; those beyond reach are left out.

    limits  where none are named: even steps from what is reached with the chance asked for by doing nothing,
            to what is reached by the most of everything.
    told    called after each limit with how many are done, and of how many.
    A plan for a harder target that turned out cheaper stands for the easier ones too.
    """
    known = tried or Tried(model)
    asked = sorted(limits or _steps(known, aim), reverse=aim.at_most)
    plans = []
    for done, limit in enumerate(asked, 1):
        plans.append(plan(model, replace(aim, limit=limit), tried=known))
        told(done, len(asked))
    reached = [each for each in plans if each.reaches]
    for easier, harder in zip(range(len(reached) - 2, -1, -1), range(len(reached) - 1, 0, -1), strict=True):
        if reached[harder].pounds < reached[easier].pounds:
            aim_there = reached[easier].aim
            answers = reached[harder].futures.answer
            reached[easier] = replace(reached[harder], aim=aim_there, chance=aim_there.reached(answers))
    return tuple(reached)


def _steps(known: Tried, aim: Aim) -> list[float]:
    activities = known.model.activities
    nothing = aim.surely(known.drawn((0,) * len(activities)).answer)
    everything = aim.surely(known.drawn(tuple(len(each.levels) for each in activities)).answer)
    return [float(limit) for limit in np.linspace(nothing, everything, STEPS)]


@dataclass(frozen=True)
class Move:
    """What one activity does by itself, at one level.

    change   of the answer in the middle future, against doing nothing; low and high hold 4 chances in 5.
    helps    the chance that it moves the answer the right way.
    pounds   what it costs on average.
    """

    activity: Activity
    level: int
    change: float
    low: float
    high: float
    helps: float
    pounds: float


def one_thing(model: Model, aim: Aim, *, tried: Tried | None = None) -> tuple[Move, ...]:
    """Each activity alone, at its most; what moves the answer most first. UsedWrongly where there is none."""
    if not model.activities:
        raise UsedWrongly("There is nothing that could be done. Choose activities first.")
    known = tried or Tried(model)
    nothing: Mix = (0,) * len(model.activities)
    before = known.drawn(nothing).answer
    moves = []
    for a, activity in enumerate(model.activities):
        level = len(activity.levels)
        mix = (*nothing[:a], level, *nothing[a + 1 :])
        change = known.drawn(mix).answer - before
        low, middle, high = (float(each) for each in np.quantile(change, [0.1, 0.5, 0.9]))
        right = change < 0 if aim.at_most else change > 0
        pounds = known.point(mix).pounds - known.point(nothing).pounds
        moves.append(Move(activity, level, middle, low, high, float(right.mean()), pounds))
    return tuple(sorted(moves, key=lambda move: move.change if aim.at_most else -move.change))


def says(moves: Sequence[Move], aim: Aim) -> str:
    """Which one thing moves it most, in a sentence."""
    first = moves[0]
    better = first.change < 0 if aim.at_most else first.change > 0
    if not better:
        return f"None of these by itself moves {aim.of} the right way in the middle future."
    unit = " points" if aim.of == "vacancy rate" else ""
    by = abs(first.change) * (100 if aim.of == "vacancy rate" else 1)
    return (
        f"{first.activity.name} ({first.activity.levels[first.level - 1]}) moves {aim.of} most: by "
        f"{by:,.1f}{unit} "
        f"by {aim.by:%B %Y}, at £{first.pounds:,.0f}. The chance that it helps is {first.helps:.0%}."
    )
