"""At which stage someone is, and how many months into it: what the returns say, and what is assumed.

A role of manager (children's return: 1 to 3) is the stage of manager, senior practitioner (4) that of senior.
Others are placed by months since they began as newly qualified:

1. The person has a record with origin 1, newly qualified, with whichever partner: counted from that start.
2. Else a university says when they qualified: counted from then.
3. Else, in children's services, someone who came with another origin is taken to be experienced. (Origin 1
   alone means newly qualified; a recent start does not.)
4. Else, in adults' services, whose sets say nothing of it: of each year's starters the youngest are taken to
   be newly qualified, in the share that children's services of the same record took.

Adults' sets do not tell managers who are social workers apart, so nobody there is senior or a manager.
A start that is not known is taken to lie 60 months or more back.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Final

import numpy as np

from tenure.forecast.fitting.worked import UNKNOWN, Whole, Worked, Yes, september
from tenure.forecast.flows.inputs import MONTHS, STAGES

ASYE, CONSOLIDATION, EXPERIENCED, SENIOR, MANAGER = range(len(STAGES))

NEWLY_QUALIFIED: Final = 1
SAYS_NOTHING: Final = (UNKNOWN, 8, 9, 10)
"""Origins that do not say where someone came from: none, other, not known, not yet collected."""

SHARE_NEW: Final = 0.3
"""Of starters in adults' services, those newly qualified, where no children's return is there to say. An
assumption: no published share was found."""

TOP: Final = MONTHS[EXPERIENCED][1] - 1
"""The last month of a clock: 60 and over."""


@dataclass(frozen=True, eq=False)
class Stages:
    """How far the people of a record are.

    qualified  the month in which each row's person began as newly qualified; UNKNOWN where experienced.
    assumed    whether that is an assumption (3 and 4 above) that matters: within 36 months of the start.
    share_new  of starters, those newly qualified, as taken for adults' services.
    """

    worked: Worked
    qualified: Whole
    assumed: Yes
    share_new: float

    @cached_property
    def by_role(self) -> Whole:
        """The stage that a role stands for; of those whom it says nothing of, experienced."""
        role = self.worked["role"]
        named = np.where((role >= 1) & (role <= 3), MANAGER, np.where(role == 4, SENIOR, EXPERIENCED))
        return np.where(self.worked["adults"], EXPERIENCED, named)

    def stage_in(self, month: Whole | int) -> Whole:
        """The stage of each row's person in a month."""
        since = _since(self.qualified, month)
        early = np.where(since < MONTHS[ASYE][1], ASYE, CONSOLIDATION)
        known = (self.qualified != UNKNOWN) & (since < MONTHS[CONSOLIDATION][1])
        return np.where((self.by_role == EXPERIENCED) & known, early, self.by_role)

    def clock_in(self, month: Whole | int) -> Whole:
        """The months of the stage's clock at the end of a month; the last is 60 and over."""
        served = np.where(self.worked["began"] == UNKNOWN, TOP, _since(self.worked["began"], month))
        since = _since(self.qualified, month)
        return np.where(self.stage_in(month) <= CONSOLIDATION, since, np.minimum(served, TOP))


def _since(begun: Whole, month: Whole | int) -> Whole:
    months: Whole = np.maximum(month - begun, 0)
    return months


def stages_of(worked: Worked, share_new: float | None = None) -> Stages:
    """The stages of everyone in a record.

    share_new  of adults' starters, those newly qualified; as in children's services unless said.
    """
    said = worked["new"]
    learnt = (said == UNKNOWN) & (worked["finished"] != UNKNOWN)
    qualified = np.where(learnt, worked["finished"], said)
    share = _share_new(worked) if share_new is None else share_new
    young = _youngest_starters(worked, qualified, share)
    qualified = np.where(young, worked["began"], qualified)
    recent = september(worked.until) - worked["began"] < MONTHS[CONSOLIDATION][1]
    silent = np.isin(worked["origin"], SAYS_NOTHING) & (said == UNKNOWN) & ~learnt
    return Stages(worked, qualified, silent & recent & (worked["began"] != UNKNOWN), share)


def _share_new(worked: Worked) -> float:
    """Of starters in children's services whose origin is known, those newly qualified."""
    told = worked["starter"] & ~worked["adults"] & ~np.isin(worked["origin"], SAYS_NOTHING)
    if not told.any():
        return SHARE_NEW
    return float(np.mean(worked["origin"][told] == NEWLY_QUALIFIED))


def _youngest_starters(worked: Worked, qualified: Whole, share: float) -> Yes:
    """Adults' starters taken to be newly qualified: the youngest of each unit, in that share of all so far.

    A start is one person's, whichever years' returns show it, and counts in the year that it lies in.
    """
    starts = np.flatnonzero(worked["adults"] & (qualified == UNKNOWN) & (worked["began"] != UNKNOWN))
    keys = np.stack([worked["unit"][starts].astype(np.uint64), worked["person"][starts]])
    keys = np.vstack([keys, worked["began"][starts].astype(np.uint64)])
    _, one, which = np.unique(keys, axis=1, return_index=True, return_inverse=True)
    first = starts[one]
    began = worked["began"][first]
    year = np.where(began % 12 >= 9, began // 12 + 1, began // 12)
    age = worked["age"][first] - (worked["year"][first] - year)
    order = np.lexsort((began, age, year, worked["unit"][first]))
    group = np.stack([worked["unit"][first][order], year[order]])
    begins = np.flatnonzero(np.any(np.diff(group, axis=1, prepend=UNKNOWN - 1), axis=0))
    size = np.diff(np.append(begins, len(order)))
    rank = np.arange(len(order)) - np.repeat(begins, size)
    chosen = np.zeros(len(first), dtype=np.bool_)
    chosen[order] = rank < np.repeat(_quotas(size, share), size)
    young = np.zeros(len(qualified), dtype=np.bool_)
    young[starts] = chosen[which.ravel()]
    return young


def _quotas(size: Whole, share: float) -> Whole:
    """Whole numbers in a share of sizes; what rounding leaves is carried to the next."""
    upto: Whole = np.floor(np.cumsum(size) * share + 0.5).astype(np.int64)
    return np.diff(upto, prepend=0)
