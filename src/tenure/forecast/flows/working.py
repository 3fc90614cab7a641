"""What the kernel works on: inputs as plain arrays, and room for one run at a time."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from tenure.forecast.flows.cells import D, G, S
from tenure.forecast.flows.drawing import Marks, no_marks
from tenure.forecast.flows.inputs import ANSWERS, CELLS

Floats = NDArray[np.float64]


class Frame(NamedTuple):
    """What all runs share, beside posts.

    keys   make each unit's numbers its own, whichever units are simulated with it.
    posts  shape (R or 1, months + 1, U).
    moves  a row of month, unit, stage and people for each move at once.
    """

    stock: Floats
    posts: Floats
    due: Floats
    waiting: float
    capacity: Floats
    moves: Floats
    keys: NDArray[np.uint64]
    seed: np.uint64
    year_of: NDArray[np.int64]
    september: NDArray[np.bool_]
    means: bool


class Odds(NamedTuple):
    """`Chances` as the kernel takes them.

    staying    odds against leaving, shape (R, U, G): e to the power minus the log-odds.
    years      what each year multiplies them by, shape (R, Y, U).
    """

    staying: Floats
    years: Floats
    where: Floats
    partner: Floats
    promoted: Floats
    qualifying: Floats
    joining: Floats
    giving_up: Floats
    filled: Floats
    hired_as: Floats
    unexplained: Floats
    feedback: Floats
    usual: Floats


class Change(NamedTuple):
    """The effects of one kind.

    reach  shape (K, ...), what it multiplies in a row.
    ramp   shape (K, months + 1).
    more   shape (K, R): what the effect adds to 1 where it reaches everyone; -0.2 for a fifth fewer.
    """

    reach: Floats
    ramp: Floats
    more: Floats


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

    leaving    (U, CELLS): the chance of leaving.
    told       (U, G, D): the share of leavers who go to this destination or one before it.
    elsewhere  (U, G, D): the share of each destination among leavers who went to none before it.
    rising     (U, CELLS): the chance of being promoted, of those who stay.
    in_post    (U, S): people by stage, since the month's leavers and arrivals.
    moving     (U,): True where somebody arrives in this month.
    leavers    (G,): those of one unit who go to no partner, by group, not yet told apart.
    marks      room to note cells in which somebody may leave; `some_marks`, be promoted.
    """

    people: Floats
    arriving: Floats
    leaving: Floats
    told: Floats
    elsewhere: Floats
    in_post: Floats
    rising: Floats
    filled: Floats
    vacant_share: Floats
    vacant: Floats
    wanted: Floats
    answers: Floats
    moving: NDArray[np.bool_]
    leavers: Floats
    marks: Marks
    some_marks: Marks
    keys: NDArray[np.uint64]


def room_for(units: int) -> Now:
    """Room for one run at a time; the kernel itself asks for no memory."""
    return Now(
        people=np.zeros((units, CELLS)),
        arriving=np.zeros((units, CELLS)),
        leaving=np.zeros((units, CELLS)),
        told=np.zeros((units, G, D)),
        elsewhere=np.zeros((units, G, D)),
        in_post=np.zeros((units, S)),
        rising=np.zeros((units, CELLS)),
        filled=np.zeros((units, 2)),
        vacant_share=np.zeros(units),
        vacant=np.zeros(units),
        wanted=np.zeros(units),
        answers=np.zeros((units, len(ANSWERS))),
        moving=np.zeros(units, np.bool_),
        leavers=np.zeros(G),
        marks=no_marks(CELLS),
        some_marks=no_marks(CELLS),
        keys=np.zeros(units, np.uint64),
    )


class World(NamedTuple):
    """Everything that a month needs."""

    frame: Frame
    odds: Odds
    changes: Changes
    now: Now
