"""Who came, who rose and where leavers went, counted by employer and year."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tenure.forecast.fitting.exposure import at_risk_at_all
from tenure.forecast.fitting.stages import (
    CONSOLIDATION,
    EXPERIENCED,
    MANAGER,
    NEWLY_QUALIFIED,
    SENIOR,
    Stages,
)
from tenure.forecast.fitting.worked import UNKNOWN, Whole, Worked, Yes
from tenure.forecast.flows.inputs import DESTINATIONS, STAGES

Numbers = NDArray[np.float64]

PARTNER, OTHER_AUTHORITY, AGENCY, OTHER_SOCIAL_WORK, OUT, RETIRED = range(len(DESTINATIONS))

RETIREMENT = 5
"""The reason for leaving that says retired."""

WENT = {1: OTHER_AUTHORITY, 2: OTHER_SOCIAL_WORK, 3: AGENCY, 4: OTHER_SOCIAL_WORK, 5: OUT, 6: OUT, 7: OUT}
"""The destinations of the children's return. Social work outside England is other social work."""


@dataclass(frozen=True, eq=False)
class Moves:
    """Counts from the record.

    stock, starters, leavers   shape (U, Y); people in post at the year's end, who joined, who left.
    new, experienced           starters newly qualified, and others without those from a partner; (U, Y).
    arrived                    who came from a partner, shape (U, Y).
    hired_as                   others who joined by the stage at which they did, shape (U, S).
    went                       leavers by stage and destination, the unknown left out, shape (U, S, D).
    gone                       leavers by stage, shape (U, S).
    between                    leavers from one unit found in another, shape (U, U).
    promoted, could            promotions and those who could have been, from practitioner and from senior,
                               shape (U, Y, 2).
    """

    stock: Numbers
    starters: Numbers
    leavers: Numbers
    new: Numbers
    experienced: Numbers
    arrived: Numbers
    hired_as: Numbers
    went: Numbers
    gone: Numbers
    between: Numbers
    promoted: Numbers
    could: Numbers


def moves_of(stages: Stages) -> Moves:
    """Everything that is counted of starters, leavers and promotions."""
    worked = stages.worked
    units, years = len(worked.units), worked.years
    cell = worked["unit"] * years + worked.year

    def by_year(rows: Yes) -> Numbers:
        return np.bincount(cell[rows], minlength=units * years).reshape(units, years).astype(np.float64)

    starter, leaver = (
        worked["starter"] & worked["in_post"] | worked["starter"] & worked["leaver"],
        worked["leaver"],
    )
    new = starter & newly_qualified(stages)
    between, arrived = _between(worked)
    stage = np.maximum(stages.stage_in(worked["began"]), CONSOLIDATION)
    hired = np.bincount((worked["unit"] * len(STAGES) + stage)[starter & ~new], minlength=units * len(STAGES))
    went, gone = _went(stages)
    promoted, could = _promotions(stages)
    return Moves(
        by_year(worked["in_post"]), by_year(starter), by_year(leaver), by_year(new),
        np.maximum(by_year(starter & ~new) - arrived, 0), arrived,
        hired.reshape(units, len(STAGES)).astype(np.float64), went, gone, between, promoted, could,
    )  # fmt: skip


def newly_qualified(stages: Stages) -> Yes:
    """The rows of people whose work with their employer began as newly qualified."""
    worked = stages.worked
    since = worked["began"] - stages.qualified
    fresh: Yes = (worked["origin"] == NEWLY_QUALIFIED) | (
        (stages.qualified != UNKNOWN) & (since >= 0) & (since < 6) & (worked["new"] == UNKNOWN)
    )
    return fresh


def _between(worked: Worked) -> tuple[Numbers, Numbers]:
    units, years = len(worked.units), worked.years
    moved = worked["leaver"] & (worked["moved_to"] >= 0) & (worked["moved_to"] != worked["unit"])
    pair = worked["unit"][moved] * units + worked["moved_to"][moved]
    came = worked["moved_to"][moved] * years + worked.year[moved]
    between = np.bincount(pair, minlength=units * units).reshape(units, units)
    arrived = np.bincount(came, minlength=units * years).reshape(units, years)
    return between.astype(np.float64), arrived.astype(np.float64)


def _went(stages: Stages) -> tuple[Numbers, Numbers]:
    worked = stages.worked
    left = worked["leaver"] & at_risk_at_all(worked)
    known = np.full(12, UNKNOWN)
    known[list(WENT)] = list(WENT.values())
    where = np.where(worked["destination"] >= 0, known[np.clip(worked["destination"], 0, 11)], UNKNOWN)
    where = np.where(worked["reason"] == RETIREMENT, RETIRED, where)
    where = np.where(worked["moved_to"] == -2, AGENCY, where)
    elsewhere = (worked["moved_to"] >= 0) & (worked["moved_to"] != worked["unit"])
    where = np.where(elsewhere, PARTNER, where)
    stage = stages.stage_in(worked["ended"] - 1)
    shape = (len(worked.units), len(STAGES), len(DESTINATIONS))
    told = left & (where != UNKNOWN)
    each = worked["unit"] * len(STAGES) + stage
    went = np.bincount(each[told] * len(DESTINATIONS) + where[told], minlength=int(np.prod(shape))).reshape(
        shape
    )
    gone = np.bincount(each[left], minlength=shape[0] * shape[1]).reshape(shape[:2])
    return went.astype(np.float64), gone.astype(np.float64)


def _promotions(stages: Stages) -> tuple[Numbers, Numbers]:
    """Steps up between two Septembers in post with one employer, less steps down."""
    worked = stages.worked
    there = np.flatnonzero(worked["in_post"] & ~worked["adults"])
    order = there[np.lexsort((worked["year"][there], worked["person"][there], worked["unit"][there]))]
    before, after = order[:-1], order[1:]
    same = (
        (worked["unit"][before] == worked["unit"][after])
        & (worked["person"][before] == worked["person"][after])
        & (worked["year"][before] + 1 == worked["year"][after])
    )
    before, after = before[same], after[same]
    was, became = stages.by_role[before], stages.by_role[after]
    ready = stages.stage_in(worked["year"].astype(np.int64) * 12 + 8)[before] >= CONSOLIDATION
    shape = (len(worked.units), worked.years)
    cell = worked["unit"][after] * worked.years + worked.year[after]

    def count(rows: Yes) -> Whole:
        return np.bincount(cell[rows], minlength=shape[0] * shape[1]).reshape(shape)

    up = count((was == EXPERIENCED) & (became >= SENIOR)) - count((was == SENIOR) & (became == EXPERIENCED))
    top = count((was < MANAGER) & (became == MANAGER)) - count((was == MANAGER) & (became < MANAGER))
    promoted = np.maximum(np.stack([up, top], axis=-1), 0).astype(np.float64)
    could = np.stack([count((was == EXPERIENCED) & ready), count(was == SENIOR)], axis=-1)
    return np.minimum(promoted, could), could.astype(np.float64)
