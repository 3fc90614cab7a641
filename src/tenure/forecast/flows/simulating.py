"""Simulating: what is expected, and many complete futures."""

from __future__ import annotations

import os
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import fields
from hashlib import blake2b
from multiprocessing import parent_process
from typing import Final

import numpy as np
from numpy.typing import NDArray

from tenure.forecast.flows.checking import SHAPES, require_sound
from tenure.forecast.flows.inputs import ANSWERS, Chances, Effect, Move, Numbers, Outcome, Start, Unit
from tenure.forecast.flows.months import futures
from tenure.forecast.flows.working import Change, Changes, Frame, Odds, World, room_for
from tenure.terms.problems import UsedWrongly

BLOCK: Final = 64
"""Runs that one thread draws at most before it takes the next; fewer where all threads then draw alike."""

FARTHEST: Final = 700.0
"""Log-odds farther from nought are as good as sure; e to their power could not be written down."""

MOST_ANSWERS: Final = 2_000_000_000
"""Answers of one call, of four bytes each: more would not fit in memory. Ask in blocks."""


def expected(start: Start, chances: Chances, effects: Sequence[Effect] = ()) -> Outcome:
    """What comes on average: every draw replaced by its mean, one future for each row of the chances.

    With no limit at work it is the mean of the drawn futures; limits (posts, candidates, places for the
    assessed year) apply to means, so that hires then lie a little above what is drawn.
    Raises UsedWrongly where the inputs do not fit one another.
    """
    rows = [len(getattr(chances, field.name)) for field in fields(chances) if field.name != "usual"]
    rows += [1 if start.by_run is None else len(start.by_run)]
    numbers = np.arange(max([*rows, *(len(effect.size) for effect in effects)]))
    counts, pools = _simulated(start, chances, effects, numbers=numbers, seed=None)
    return Outcome(start, counts, pools[:, 0], pools[:, 1])


def simulate(
    start: Start,
    chances: Chances,
    effects: Sequence[Effect] = (),
    *,
    runs: int,
    seed: int,
    first_run: int = 0,
) -> Outcome:
    """Complete futures, numbered from `first_run`: run 250 is the same whoever draws it, and with whom.

    chances, effects, posts by run  for these runs: the first row is that of `first_run`, or one row for all.
    Raises UsedWrongly where the inputs do not fit one another, or more is asked for than fits in memory.
    """
    if runs < 1 or first_run < 0:
        raise UsedWrongly(
            f"{runs} runs from number {first_run} cannot be drawn. Ask for 1 or more, from 0 or later."
        )
    size = runs * (start.months + 1) * len(start.units) * len(ANSWERS)
    if size > MOST_ANSWERS:
        raise UsedWrongly(
            f"{runs:,} runs of {start.months} months and {len(start.units)} employers would need about "
            f"{size * 4 / 1e9:,.0f} GB of memory. "
            f"Ask for {max(runs * MOST_ANSWERS // size, 1):,} or fewer at a time."
        )
    numbers = np.arange(first_run, first_run + runs)
    counts, pools = _simulated(start, chances, effects, numbers=numbers, seed=seed)
    return Outcome(start, counts, pools[:, 0], pools[:, 1])


def _simulated(
    start: Start,
    chances: Chances,
    effects: Sequence[Effect],
    *,
    numbers: NDArray[np.int64],
    seed: int | None,
) -> tuple[Numbers, Numbers]:
    """Counts and pools; of means where there is no seed."""
    require_sound(start, chances, effects, runs=len(numbers))
    frame, changes, odds = _frame(start, seed), _changes(start, effects), _odds(chances)
    runs, months, units = len(numbers), start.months + 1, len(start.units)
    kind = np.float64 if seed is None else np.int32
    counts = np.zeros((runs, months, units, len(ANSWERS)), kind)
    pools = np.zeros((runs, 2, months), kind)

    threads = _threads()
    block = min(BLOCK, -(-runs // threads))

    def draw(first: int) -> None:
        these = slice(first, first + block)
        world = World(frame, odds, changes, room_for(units))
        futures(first, numbers[these], world, counts[these], pools[these])

    blocks = range(0, runs, block)
    if len(blocks) > 1 and threads > 1:
        with ThreadPoolExecutor(min(threads, len(blocks))) as pool:
            list(pool.map(draw, blocks))
    else:
        for first in blocks:
            draw(first)
    return counts, pools


def _threads() -> int:
    """As many as there are cores; one in a worker process, which has neighbours."""
    if parent_process() is not None:
        return 1
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _frame(start: Start, seed: int | None) -> Frame:
    months = np.arange(start.months + 1)
    return Frame(
        stock=_floats(start.stock),
        posts=_floats(start.posts[None] if start.by_run is None else start.by_run),
        due=_floats(start.due),
        waiting=float(start.waiting),
        capacity=_floats(start.capacity),
        moves=_floats(np.array(start.moves, np.float64).reshape(-1, len(Move._fields))),
        keys=np.array([key_of(unit) for unit in start.units], np.uint64),
        seed=np.uint64((seed or 0) % 2**64),
        year_of=np.maximum(months - 1, 0) // 12,
        september=(months > 0) & ((start.on.month + months - 9) % 12 == 0),
        means=seed is None,
    )


def key_of(unit: Unit) -> int:
    """The key of a unit's decisions: its own, whichever units are simulated with it."""
    name = f"{unit.partner}|{unit.service}".encode()
    return int.from_bytes(blake2b(name, digest_size=8).digest(), "big")


def _odds(chances: Chances) -> Odds:
    same = (name for name in Odds._fields if name not in ("staying", "years"))
    return Odds(
        staying=_floats(np.exp(np.clip(-chances.leaving, -FARTHEST, FARTHEST))),
        years=_floats(np.exp(np.clip(-chances.years, -FARTHEST, FARTHEST))),
        **{name: _floats(getattr(chances, name)) for name in same},
    )


def _changes(start: Start, effects: Sequence[Effect]) -> Changes:
    months = start.months + 1
    when = np.zeros(months, bool)
    for effect in effects:
        when[1:] |= effect.ramp[1:] != effect.ramp[:-1]
    kinds = {name: [each for each in effects if each.kind == name] for name in Changes._fields[:-1]}
    made = {
        name: _change(kinds[name], int(np.prod(SHAPES[name](start))), months) for name in Changes._fields[:-1]
    }
    return Changes(**made, when=when)


def _change(effects: Sequence[Effect], size: int, months: int) -> Change:
    runs = max((len(effect.size) for effect in effects), default=1)
    more = [np.broadcast_to(np.expm1(effect.size), runs) for effect in effects]
    return Change(
        reach=_floats(np.array([effect.reach.ravel() for effect in effects]).reshape(-1, size)),
        ramp=_floats(np.array([effect.ramp for effect in effects]).reshape(-1, months)),
        more=_floats(np.array(more).reshape(-1, runs)),
    )


def _floats(values: Numbers | NDArray[np.int64]) -> Numbers:
    return np.ascontiguousarray(values, np.float64)
