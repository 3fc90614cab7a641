"""What the kernel works on: inputs as plain arrays, and room for one run at a time."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from tenure.forecast.flows.cells import D, G, S
from tenure.forecast.flows.inputs import ANSWERS, CELLS

Floats = NDArray[np.float64]


class Frame(NamedTuple):
    """What all runs share. `keys` make each unit's numbers its own, whichever units are simulated with it."""

    stock: Floats
    posts: Floats
    due: Floats
    waiting: float
    capacity: Floats
    keys: NDArray[np.uint64]
    seed: np.uint64
    year_of: NDArray[np.int64]
    september: NDArray[np.bool_]
    means: bool


class Odds(NamedTuple):
    """`Chances` as the kernel takes them."""

    leaving: Floats
    years: Floats
    where: Floats
    partner: Floats
    promoted: Floats
    qualifying: Floats
    joining: Floats
    giving_up: Floats
    filled: Floats
    hired_as: Floats
    covered: Floats
    unexplained: Floats
    feedback: Floats
    usual: Floats


class Change(NamedTuple):
    """The effects of one kind: reach (K, ...), ramp (K, months + 1), size (K, R)."""

    reach: Floats
    ramp: Floats
    size: Floats


class Changes(NamedTuple):
    """The effects of a scenario by kind; `when` is True in months in which any of them moves."""

    leaving: Change
    filled: Change
    promoted: Change
    qualifying: Change
    joining: Change
    when: NDArray[np.bool_]


class Now(NamedTuple):
    """What a run works on: people by cell, those who arrive, the chances and the answers of the month.

    elsewhere  (U, G, D): the share of each destination among leavers who went to none before it.
    promoted   (U, S): the chance of leaving a stage for a higher one.
    """

    people: Floats
    arriving: Floats
    leaving: Floats
    elsewhere: Floats
    promoted: Floats
    filled: Floats
    vacant_share: Floats
    vacant: Floats
    wanted: Floats
    answers: Floats
    keys: NDArray[np.uint64]


def room_for(units: int) -> Now:
    """Room for one run at a time; the kernel itself asks for no memory."""
    return Now(
        people=np.zeros((units, CELLS)),
        arriving=np.zeros((units, CELLS)),
        leaving=np.zeros((units, G)),
        elsewhere=np.zeros((units, G, D)),
        promoted=np.zeros((units, S)),
        filled=np.zeros((units, 2)),
        vacant_share=np.zeros(units),
        vacant=np.zeros(units),
        wanted=np.zeros(units),
        answers=np.zeros((units, len(ANSWERS))),
        keys=np.zeros(units, np.uint64),
    )


class World(NamedTuple):
    """Everything that a month needs."""

    frame: Frame
    odds: Odds
    changes: Changes
    now: Now
