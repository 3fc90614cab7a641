"""What the recursion of expected values works on: what all runs share, what each has of its own, and room."""

from __future__ import annotations

from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from tenure.forecast.flows.inputs import CELLS, DESTINATIONS, GROUPS, HIRED_AT, MONTHS, STAGES

Floats = NDArray[np.float64]
Whole = NDArray[np.int64]

S, D, G = len(STAGES), len(DESTINATIONS), len(GROUPS)
ASYE, CONSOLIDATION, EXPERIENCED, SENIOR, MANAGER = (
    sum(last - first for first, last in MONTHS[:stage]) for stage in range(S)
)
LAST: Final = CELLS - 1
BEGINS: Final = np.array([ASYE, CONSOLIDATION, EXPERIENCED, SENIOR, MANAGER, CELLS])
HIRED_INTO: Final = BEGINS[:S] + np.array(HIRED_AT) - np.array([first for first, _ in MONTHS])
"""The cell in which a hire enters each stage."""
AFTER_CONSOLIDATION: Final = EXPERIENCED + MONTHS[1][1]
FIRST_CELL: Final = np.array([BEGINS[g.stage] + g.first - MONTHS[g.stage][0] for g in GROUPS] + [CELLS])
STAGE_OF: Final = np.array([g.stage for g in GROUPS])

LEFT, TO_PARTNER, NEW, HIRED, VACANT = S, S + 1, S + 2, S + 3, S + 4
KEPT: Final = (
    *(f"in post {stage}" for stage in STAGES),
    "left",
    "left for partner",
    "hired newly qualified",
    "hired experienced",
    "vacancies",
    "months of vacancy",
)
"""What is kept of each unit: stocks and vacancies on a day; the rest since the start."""


class Ground(NamedTuple):
    """What all runs share. `*_by`: what choices add at their two ends, (K, 2, months + 1, U or Q).

    moves  a row of month, unit, stage and people for each move at once.
    """

    stock: Floats
    posts: Floats
    capacity: Floats
    due: Floats
    moves: Floats
    waiting: float
    posts_by: Floats
    capacity_by: Floats
    due_by: Floats
    year_of: Whole
    days: Whole
    september: NDArray[np.bool_]


class Odds(NamedTuple):
    """`Chances` as the recursion takes them, without what is worked out afterwards."""

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
    unexplained: Floats
    feedback: Floats
    usual: Floats


class Changed(NamedTuple):
    """Effects of one kind: reach (K, ...), ramp (K, months + 1), and exp(size) - 1, (K, R)."""

    reach: Floats
    ramp: Floats
    by: Floats


class Changes(NamedTuple):
    """Effects by kind; `moves` is True in months in which one of them moves; `touched` (U, G) are
    the groups that any changes, `touches` (K, U, G) those that each effect on leaving does."""

    leaving: Changed
    filled: Changed
    promoted: Changed
    qualifying: Changed
    joining: Changed
    moves: NDArray[np.bool_]
    touched: NDArray[np.bool_]
    touches: NDArray[np.bool_]


class Room(NamedTuple):
    """What one run works on.

    here, then  people by cell, now and a month later; (U, CELLS), as are the chances of leaving, of going
                to a partner and of staying where one is, and whoever goes to a partner by where they arrive.
    base        chance of leaving before effects, by group.
    people      everyone in post, (U,).
    """

    here: Floats
    then: Floats
    leaving: Floats
    moving: Floats
    staying: Floats
    movers: Floats
    base: Floats
    rising: Floats
    filled: Floats
    people: Floats
    vacant: Floats
    wanted: Floats
    posts: Floats
    total: Floats
    hazard: Floats


def room_for(units: int) -> Room:
    """Room for one run at a time."""
    here, then, leaving, moving, staying, movers = (np.zeros((units, CELLS)) for _ in range(6))
    base, rising, filled = np.zeros((units, G)), np.zeros((units, 2)), np.zeros((units, 2))
    people, vacant, wanted, posts = (np.zeros(units) for _ in range(4))
    total = np.zeros((units, len(KEPT)))
    rows = (here, then, leaving, moving, staying, movers)
    return Room(*rows, base, rising, filled, people, vacant, wanted, posts, total, np.zeros(D))
