"""What a simulation takes: where people can be, who is there now, the chances, what a scenario changes.

Everything is counted in people. FTE, money and shares are worked out of the counts afterwards.
Source: Bartholomew, Forbes and McClean (1991), Statistical Techniques for Manpower Planning, 2nd ed.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

Counts = NDArray[np.int64]
Numbers = NDArray[np.float64]

STAGES: Final = ("asye", "consolidation", "experienced", "senior", "manager")
"""Stages of people in post: the assessed and supported year, years 2 and 3, experienced, practice educator or
senior, manager."""

MONTHS: Final = ((0, 12), (12, 36), (0, 61), (0, 61), (0, 61))
"""The months of its clock that each stage has, the last not included. In the first two the clock is months
since qualifying; in the others months with the employer, the last being 60 and over. Whoever grows out of
consolidation becomes experienced at month 36."""

CELLS: Final = sum(last - first for first, last in MONTHS)
"""Cells of one unit: 12 + 24 + 3 x 61 = 219, stage after stage, month after month."""

BANDS: Final = ((0, 6), (6, 12), (12, 24), (24, 36), (36, 60), (60, 61))
"""Bands of months within which the chance of leaving is taken as one."""

HIRED_AT: Final = (0, 12, 0, 0, 0)
"""The month of its clock at which a hire enters each stage."""

DESTINATIONS: Final = ("partner", "other authority", "agency", "other social work", "out", "retired")
"""Where leavers go. A partner is another employer of the same partnership, in the same service."""


class Group(NamedTuple):
    """Cells that share their chance of leaving: a stage and a band of months (the last not included)."""

    stage: int
    first: int
    last: int


GROUPS: Final = tuple(
    Group(stage, max(first, begins), min(last, ends))
    for stage, (begins, ends) in enumerate(MONTHS)
    for first, last in BANDS
    if max(first, begins) < min(last, ends)
)
"""Every stage and band there is: 2 + 2 + 3 x 6 = 22."""


class Unit(NamedTuple):
    """One employer's workforce in one service.

    partner  the partner's key.
    service  children or adults.
    """

    partner: str
    service: str


class Move(NamedTuple):
    """People who come at once, or go where they are below nought, on the first day of a month.

    month   from 1 on.
    unit    its place among the units.
    stage   its place among the stages.
    people  whole; of those who go, no more go than are there.
    """

    month: int
    unit: int
    stage: int
    people: int


@dataclass(frozen=True, eq=False)
class Start:
    """Where the workforce stands on the day the forecast begins, and what is settled already.

    on        the day; month 0 ends on it, month 1 is the first simulated.
    units     shape (U,).
    routes    names of the qualifying routes, shape (Q,).
    stock     people in post, shape (U, CELLS).
    posts     established posts in people, shape (months + 1, U); fractions are kept.
    due       students who finish in the month if all goes well, shape (months + 1, Q).
    waiting   newly qualified candidates on the day, shape ().
    capacity  how many an employer can have in their assessed year at once, shape (months + 1, U);
              infinite where nobody set a limit.
    by_run    posts of each run, shape (R, months + 1, U), where they follow something that is not known;
              `posts` then stand in their middle. None where all runs share `posts`.
    moves     people who come or go at once later on.
    """

    on: date
    units: tuple[Unit, ...]
    routes: tuple[str, ...]
    stock: Counts
    posts: Numbers
    due: Counts
    waiting: int
    capacity: Numbers
    by_run: Numbers | None = None
    moves: tuple[Move, ...] = ()

    @property
    def months(self) -> int:
        """How many months are simulated."""
        return len(self.posts) - 1


@dataclass(frozen=True, eq=False)
class Chances:
    """The chances of a run. The first axis of each is the run, or of length 1 where all runs share it.

    leaving     log-odds of leaving in a month, shape (R, U, G).
    years       added to them in each year after the start, shape (R, Y, U).
    where       shares of leavers by destination, shape (R, U, S, D), adding to 1.
    partner     of those who go to a partner, to which unit, shape (R, U, U), rows adding to 1 or to 0
                where there is none (their destination then counts as another authority).
    promoted    chance in a month from consolidation or experienced to senior, and from senior to manager,
                shape (R, U, 2).
    qualifying  chance that a student who is due qualifies, shape (R, Q).
    joining     chance that one who qualifies looks for a post in the partnership, shape (R, Q).
    giving_up   chance in a month that a candidate who waits goes elsewhere, shape (R,).
    filled      chance in a month that a vacant post is filled: by a newly qualified and by an
                experienced candidate, shape (R, U, 2).
    hired_as    shares of experienced hires by stage, shape (R, U, S), 0 in the first, adding to 1.
    covered     share of vacancies covered by agency staff, shape (R, U).
    unexplained yearly gap as a share of stock, shape (R, Y, U): observed stock less what flows explain.
    feedback    added to log-odds of leaving for each point (0.01) of vacancy above `usual`, shape (R, U).
    usual       vacancy share at which the feedback is nothing, shape (U,).
    """

    leaving: Numbers
    years: Numbers
    where: Numbers
    partner: Numbers
    promoted: Numbers
    qualifying: Numbers
    joining: Numbers
    giving_up: Numbers
    filled: Numbers
    hired_as: Numbers
    covered: Numbers
    unexplained: Numbers
    feedback: Numbers
    usual: Numbers


KINDS: Final = ("leaving", "filled", "promoted", "qualifying", "joining", "covered")
"""What an effect may multiply while people are drawn. Effects on intake, posts, capacity, prices and hours
change `Start` or the answers, and need no draw."""


@dataclass(frozen=True, eq=False)
class Effect:
    """One change that a scenario makes to chances.

    kind    one of KINDS.
    reach   share reached, 0 to 1, in the shape of what it multiplies without the run:
            leaving (U, G, D), filled (U, 2), promoted (U, 2), qualifying and joining (Q,), covered (U,).
    ramp    how much of the effect is there in each month, 0 to 1, shape (months + 1,).
    size    log of the factor among those reached when the ramp is 1, shape (R,).

    A hazard is multiplied by 1 - reach x ramp x (1 - exp(size)). Effects multiply one another; no chance
    passes 1.
    """

    kind: str
    reach: Numbers
    ramp: Numbers
    size: Numbers


ANSWERS: Final = (
    *(f"in post {stage}" for stage in STAGES),
    *(f"left for {destination}" for destination in DESTINATIONS),
    "came from partner",
    "hired newly qualified",
    "hired experienced",
    "promoted",
    "unexplained",
    "vacancies",
)
"""What is kept of each unit and month, in people: stocks at the month's end, flows during the month.
“unexplained” is what no flow explains: the yearly gap, and people whom a scenario moves at once."""


@dataclass(frozen=True, eq=False)
class Outcome:
    """Complete futures.

    counts      shape (R, months + 1, U, len(ANSWERS)); whole from draws, fractions from expected values.
                Month 0 is the start: stocks and vacancies, no flows.
    qualified   newly qualified who looked for a post in the partnership, shape (R, months + 1).
    waiting     candidates left at the month's end, shape (R, months + 1).
    """

    start: Start
    counts: NDArray[np.int32] | Numbers
    qualified: NDArray[np.int32] | Numbers
    waiting: NDArray[np.int32] | Numbers

    def of(self, answer: str) -> NDArray[np.int32] | Numbers:
        """One answer, shape (R, months + 1, U)."""
        return self.counts[..., ANSWERS.index(answer)]
