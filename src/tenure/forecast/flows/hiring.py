"""Step 5 of a month: who is hired.

A decision's number belongs to the employer and the month, and a count comes of it by inversion: so who is
hired for one post does not depend on who was hired for others, and two scenarios fill posts alike.
"""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

from tenure.forecast.flows.cells import ENTRY, S
from tenure.forecast.flows.chances import ALL_BUT, FILLING, SHARING, added, drawn
from tenure.forecast.flows.compiled import compiled, merged
from tenure.forecast.flows.working import Floats, Now


@merged
def gap(posts: float, there: float, means: bool) -> float:
    """Vacant posts: whole ones when people are drawn."""
    vacant = posts - there
    if vacant <= 0.0:
        return 0.0
    return vacant if means else math.floor(vacant + 0.5)


@merged
def want(u: int, posts: float, capacity: float, means: bool, now: Now) -> None:
    """How many posts are vacant, and how many newly qualified the employer would take."""
    vacant = gap(posts, added(now.in_post[u]), means)
    room = max(0.0, capacity - now.in_post[u, 0])
    now.vacant[u] = vacant
    wanted = min(drawn(vacant, now.filled[u, 0], now.keys[u], FILLING, means), room)
    now.wanted[u] = wanted if means else math.floor(wanted)


@compiled
def share_out(pool: float, wanted: Floats, keys: NDArray[np.uint64], means: bool) -> float:
    """Give candidates to employers who want more of them than there are, in proportion; gives who is left."""
    rest = 0.0
    for u in range(len(wanted)):
        rest += wanted[u]
    if rest <= pool:
        return pool - rest
    for u in range(len(wanted)):
        if wanted[u] > 0.0:
            chance = 1.0 if rest - wanted[u] <= ALL_BUT else wanted[u] / rest
            rest -= wanted[u]
            given = min(wanted[u], drawn(pool, chance, keys[u], SHARING, means))
            wanted[u] = max(given, pool - rest)
            pool -= wanted[u]
    return 0.0


@merged
def hire_experienced(u: int, vacant: float, hired_as: Floats, means: bool, now: Now) -> float:
    """Experienced candidates for the posts still vacant, by stage; gives how many."""
    hired = drawn(vacant, now.filled[u, 1], now.keys[u], FILLING + 1, means)
    left, rest = hired, 1.0
    for stage in range(1, S):
        if left > 0.0:
            chance = 1.0 if rest - hired_as[stage] <= ALL_BUT else hired_as[stage] / rest
            here = drawn(left, chance, now.keys[u], FILLING + 2 + stage, means)
            now.people[u, ENTRY[stage]] += here
            now.in_post[u, stage] += here
            left -= here
            rest -= hired_as[stage]
    return hired
