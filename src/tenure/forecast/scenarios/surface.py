"""Expected answers for many runs at once: what sensitivities and searches are made on.

A run here is a whole workforce month by month with every draw replaced by its mean, about a fiftieth of the
work of drawing it. `flows.expected` is the yardstick: a test holds the two together.
"""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tenure.forecast.flows.inputs import (
    ANSWERS,
    DESTINATIONS,
    GROUPS,
    STAGES,
    Chances,
    Effect,
    Move,
    Outcome,
    Start,
)
from tenure.forecast.scenarios.ground import KEPT, Changed, Changes, Ground, Odds, room_for
from tenure.forecast.scenarios.recursion import runs as expected_runs

Numbers = NDArray[np.float64]
BLOCK = 128
"""Runs that one thread takes up at a time: few enough for threads to end together."""


@dataclass(frozen=True, eq=False)
class Choice:
    """What is settled before people are drawn, and how it would be at the low and high end of its interval.

    weights  how far each run is towards the low and the high end, 0 to 1 or beyond; shape (R, 2).
    """

    low: Start
    high: Start
    weights: Numbers


@dataclass(frozen=True, eq=False)
class Surface:
    """Expected answers.

    days    the months that they are for, from 1 on, in order.
    values  shape (R, days, U, KEPT): stocks and vacancies on the day; flows since the start.
    """

    start: Start
    days: tuple[int, ...]
    values: Numbers

    def of(self, answer: str) -> Numbers:
        """One answer, shape (R, days, U)."""
        return self.values[..., KEPT.index(answer)]

    @property
    def in_post(self) -> Numbers:
        """Everyone in post, shape (R, days, U)."""
        there: Numbers = self.values[..., :5].sum(-1)
        return there


def surface(
    start: Start,
    chances: Chances,
    effects: Sequence[Effect] = (),
    *,
    days: Sequence[int],
    choices: Sequence[Choice] = (),
    threads: int = 1,
) -> Surface:
    """Expected answers on the given months, for each run of the chances, effects and choices."""
    odds = Odds(**{name: _floats(getattr(chances, name)) for name in Odds._fields})
    changes = _changes(start, effects)
    several = [len(each) for each in odds[:-1]] + [len(e.size) for e in effects]
    count = max([*several, *(len(choice.weights) for choice in choices)])
    weights = np.zeros((count, len(choices), 2))
    for k, choice in enumerate(choices):
        weights[:, k] = choice.weights
    values = np.zeros((count, len(days), len(start.units), len(KEPT)))
    ground = _ground(start, days, choices)

    def block(first: int) -> None:
        room = room_for(len(start.units))
        expected_runs((first, min(first + BLOCK, count)), ground, odds, changes, (weights, values), room)

    blocks = range(0, count, BLOCK)
    if min(threads, len(blocks)) > 1:
        with ThreadPoolExecutor(threads) as pool:
            list(pool.map(block, blocks))
    else:
        for first in blocks:
            block(first)
    return Surface(start, tuple(days), values)


def surface_of(outcome: Outcome, days: Sequence[int]) -> Surface:
    """The same answers, taken from whole futures."""
    on, counts = list(days), outcome.counts[:, : max(days) + 1].astype(np.float64)

    def of(*answers: str) -> Numbers:
        return sum((counts[..., ANSWERS.index(answer)] for answer in answers), np.zeros(1))

    flows = (
        tuple(f"left for {destination}" for destination in DESTINATIONS),
        ("left for partner",),
        ("hired newly qualified",),
        ("hired experienced",),
    )
    since = [np.cumsum(of(*names), axis=1)[:, on] for names in flows]
    vacant = of("vacancies")
    gaps = (np.cumsum(vacant, axis=1) - vacant[:, :1])[:, on]
    stocks = [of(f"in post {stage}")[:, on] for stage in STAGES]
    values = np.stack([*stocks, *since, vacant[:, on], gaps], axis=-1)
    return Surface(outcome.start, tuple(days), values)


def _ground(start: Start, days: Sequence[int], choices: Sequence[Choice]) -> Ground:
    months = np.arange(start.months + 1)
    return Ground(
        stock=_floats(start.stock),
        posts=_floats(start.posts),
        capacity=_floats(start.capacity),
        due=_floats(start.due),
        moves=_floats(np.array(start.moves, np.float64).reshape(-1, len(Move._fields))),
        waiting=float(start.waiting),
        **{f"{name}_by": _ends(start, choices, name) for name in ("posts", "capacity", "due")},
        year_of=np.maximum(months - 1, 0) // 12,
        days=np.array(days, np.int64),
        september=(months > 0) & ((start.on.month + months - 9) % 12 == 0),
    )


def _ends(start: Start, choices: Sequence[Choice], name: str) -> Numbers:
    """What each choice adds at its low and high end; nothing where there is no limit."""
    middle = getattr(start, name).astype(np.float64)
    made = np.zeros((len(choices), 2, *middle.shape))
    for k, choice in enumerate(choices):
        for end, there in enumerate((choice.low, choice.high)):
            other = getattr(there, name)
            np.subtract(other, middle, out=made[k, end], where=np.isfinite(middle) & np.isfinite(other))
    return made


def _changes(start: Start, effects: Sequence[Effect]) -> Changes:
    u, q = len(start.units), len(start.routes)
    shapes = {
        "leaving": (u, len(GROUPS), len(DESTINATIONS)),
        "filled": (u, 2),
        "promoted": (u, 2),
        "qualifying": (q,),
        "joining": (q,),
    }
    moves: NDArray[np.bool_] = np.zeros(start.months + 1, bool)
    touched = np.zeros((u, len(GROUPS)), bool)
    for effect in effects:
        moves[1:] |= effect.ramp[1:] != effect.ramp[:-1]
        if effect.kind == "leaving":
            touched |= (effect.reach > 0).any(axis=2)
        if effect.kind == "promoted":
            touched |= (effect.reach > 0).any(axis=1, keepdims=True)
    made = {
        kind: _changed([e for e in effects if e.kind == kind], shape, start.months + 1)
        for kind, shape in shapes.items()
    }
    touches: NDArray[np.bool_] = np.greater(made["leaving"].reach.max(axis=3), 0)
    return Changes(**made, moves=moves, touched=touched, touches=touches)


def _changed(effects: Sequence[Effect], shape: tuple[int, ...], months: int) -> Changed:
    several = max((len(effect.size) for effect in effects), default=1)
    by = [np.broadcast_to(np.expm1(effect.size), several) for effect in effects]
    return Changed(
        reach=_floats(np.array([effect.reach for effect in effects]).reshape(-1, *shape)),
        ramp=_floats(np.array([effect.ramp for effect in effects]).reshape(-1, months)),
        by=_floats(np.array(by).reshape(-1, several)),
    )


def _floats(values: Numbers | NDArray[np.int64]) -> Numbers:
    return np.ascontiguousarray(values, np.float64)
