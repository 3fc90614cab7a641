"""Simulating: what is expected, and many complete futures."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import fields
from hashlib import blake2b
from typing import Final

import numpy as np

from tenure.forecast.flows.checking import require_sound
from tenure.forecast.flows.inputs import ANSWERS, Chances, Effect, Numbers, Outcome, Start, Unit
from tenure.forecast.flows.months import futures
from tenure.forecast.flows.working import Change, Changes, Frame, Odds, World, room_for
from tenure.terms.problems import UsedWrongly

BLOCK: Final = 64
"""Runs that one thread draws before it takes the next."""

MOST_CELLS: Final = 2_000_000_000
"""Answers of one call: more would not fit in memory. Ask in blocks."""


def expected(start: Start, chances: Chances, effects: Sequence[Effect] = ()) -> Outcome:
    """What comes on average: every draw replaced by its mean, one future for each row of the chances.

    With no limit at work it is the mean of the drawn futures; limits (posts, candidates, places for the
    assessed year) apply to means, so that it then lies a little above what is drawn.
    """
    runs = max(getattr(chances, field.name).shape[0] for field in fields(chances) if field.name != "usual")
    runs = max([runs, *(len(effect.size) for effect in effects)])
    return _simulated(start, chances, effects, numbers=np.arange(runs), seed=0, means=True, threads=1)


def simulate(
    start: Start,
    chances: Chances,
    effects: Sequence[Effect] = (),
    *,
    runs: int,
    seed: int,
    first_run: int = 0,
    threads: int = 1,
) -> Outcome:
    """Complete futures, numbered from `first_run`: run 250 is the same whoever draws it, and with whom.

    chances, effects  for these runs: the first row is that of `first_run`, or one row for all.
    Raises UsedWrongly where the inputs do not fit one another, or more is asked for than fits in memory.
    """
    if runs < 1:
        raise UsedWrongly(f"{runs} runs cannot be drawn. Ask for 1 or more.")
    size = runs * (start.months + 1) * len(start.units) * len(ANSWERS)
    if size > MOST_CELLS:
        raise UsedWrongly(
            f"{runs:,} runs of {start.months} months and {len(start.units)} employers would need about "
            f"{size * 4 / 1e9:,.0f} GB of memory. Ask for {runs * MOST_CELLS // size:,} or fewer at a time."
        )
    numbers = np.arange(first_run, first_run + runs)
    return _simulated(start, chances, effects, numbers=numbers, seed=seed, means=False, threads=threads)


def _simulated(
    start: Start,
    chances: Chances,
    effects: Sequence[Effect],
    *,
    numbers: np.ndarray[tuple[int], np.dtype[np.int64]],
    seed: int,
    means: bool,
    threads: int,
) -> Outcome:
    require_sound(start, chances, effects)
    frame, changes = _frame(start, seed, means), _changes(start, effects)
    odds = Odds(*(_floats(getattr(chances, field.name)) for field in fields(chances)))
    runs, months, units = len(numbers), start.months + 1, len(start.units)
    kind = np.float64 if means else np.int32
    counts = np.zeros((runs, months, units, len(ANSWERS)), kind)
    pools = np.zeros((runs, 2, months), kind)

    def draw(first: int) -> None:
        these = slice(first, first + BLOCK)
        world = World(frame, odds, changes, room_for(units))
        futures(first, numbers[these], world, counts[these], pools[these])

    blocks = range(0, runs, BLOCK)
    if threads > 1:
        with ThreadPoolExecutor(threads) as pool:
            list(pool.map(draw, blocks))
    else:
        for first in blocks:
            draw(first)
    return Outcome(start, counts, pools[:, 0], pools[:, 1])


def _frame(start: Start, seed: int, means: bool) -> Frame:
    months = np.arange(start.months + 1)
    return Frame(
        stock=_floats(start.stock),
        posts=_floats(start.posts),
        due=_floats(start.due),
        waiting=float(start.waiting),
        capacity=_floats(start.capacity),
        keys=np.array([key_of(unit) for unit in start.units], np.uint64),
        seed=np.uint64(seed % 2**64),
        year_of=np.maximum(months - 1, 0) // 12,
        september=(months > 0) & ((start.on.month + months - 9) % 12 == 0),
        means=means,
    )


def key_of(unit: Unit) -> int:
    """The key of a unit's decisions: its own, whichever units are simulated with it."""
    name = f"{unit.partner}|{unit.service}".encode()
    return int.from_bytes(blake2b(name, digest_size=8).digest(), "big")


def _changes(start: Start, effects: Sequence[Effect]) -> Changes:
    u, q, months = len(start.units), len(start.routes), start.months + 1
    from tenure.forecast.flows.inputs import DESTINATIONS, GROUPS

    shapes = {
        "leaving": (u, len(GROUPS), len(DESTINATIONS)),
        "filled": (u, 2),
        "promoted": (u, 2),
        "qualifying": (q,),
        "joining": (q,),
    }
    when = np.zeros(months, bool)
    for effect in effects:
        when[1:] |= effect.ramp[1:] != effect.ramp[:-1]
    made = {
        kind: _change([e for e in effects if e.kind == kind], shape, months) for kind, shape in shapes.items()
    }
    return Changes(**made, when=when)


def _change(effects: Sequence[Effect], shape: tuple[int, ...], months: int) -> Change:
    runs = max((len(effect.size) for effect in effects), default=1)
    return Change(
        reach=_floats(np.array([effect.reach for effect in effects]).reshape(-1, *shape)),
        ramp=_floats(np.array([effect.ramp for effect in effects]).reshape(-1, months)),
        size=_floats(np.array([np.broadcast_to(effect.size, runs) for effect in effects]).reshape(-1, runs)),
    )


def _floats(values: Numbers | np.ndarray[tuple[int, ...], np.dtype[np.int64]]) -> Numbers:
    return np.ascontiguousarray(values, np.float64)
