"""The order of a month, written once, for drawn futures and for expected values alike.

1. The chances of the month, from the parameters, the year, the scenario and last month's vacancies.
2. People leave; leavers are told apart by destination. Who goes to a partner is there in the same month: in
   the assessed year and in consolidation with the months they have, in other stages from nought.
3. Of those who stay some are promoted, and everyone gains a month.
4. Students who are due qualify; those who look for a post here join the candidates who wait.
5. Vacancies are posts less people in post. Newly qualified candidates fill some, no more than wait and than
   the employer can induct; experienced candidates fill some of the rest.
6. Some who still wait go elsewhere. At the end of September the gap that flows do not explain is added.

With `means` every draw is replaced by what it gives on average, and limits apply to averages.
"""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

from tenure.forecast.flows.cells import (
    CAME,
    ENTRY,
    EXPERIENCED,
    FIRST_OF,
    GAP,
    GROUP_OF,
    LEFT,
    NEW,
    NEXT,
    PROMOTED,
    SENIOR_AT,
    STAGE_OF,
    VACANT,
    D,
    S,
)
from tenure.forecast.flows.chances import (
    ELSEWHERE,
    FILLING,
    GIVING_UP,
    LEAVING,
    RISING,
    SHARING,
    TO_PARTNER,
    UNEXPLAINED,
    WHICH_PARTNER,
    added,
    candidates,
    drawn,
    set_chances,
)
from tenure.forecast.flows.compiled import compiled, inlined
from tenure.forecast.flows.drawing import mixed
from tenure.forecast.flows.inputs import CELLS
from tenure.forecast.flows.working import Floats, Now, World


@compiled
def futures(first: int, numbers: NDArray[np.int64], world: World, counts: Floats, pools: Floats) -> None:
    """Complete futures. `first` is where the chances of the first begin; `numbers` are the runs' own.

    counts  shape (runs, months + 1, U, answers), filled here.
    pools   shape (runs, 2, months + 1): newly qualified who look here, and those who wait.
    """
    for i in range(len(numbers)):
        of_run = mixed(world.frame.seed, np.uint64(numbers[i]))
        _begin(world)
        _take_down(0, world, counts[i, 0])
        pool = world.frame.waiting
        pools[i, 1, 0] = pool
        for month in range(1, world.frame.posts.shape[0]):
            of_month = mixed(of_run, np.uint64(month))
            _people_move(month, first + i, of_month, world)
            looking = candidates(month, first + i, of_month, world)
            pool = _hire(month, first + i, pool + looking, world)
            pool -= _give_up(first + i, pool, of_month, world)
            _settle(month, first + i, world)
            _take_down(month, world, counts[i, month])
            pools[i, 0, month], pools[i, 1, month] = looking, pool


@inlined
def _begin(world: World) -> None:
    people, stock = world.now.people, world.frame.stock
    for u in range(stock.shape[0]):
        for cell in range(CELLS):
            people[u, cell] = stock[u, cell]


@inlined
def _people_move(month: int, run: int, of_month: np.uint64, world: World) -> None:
    """Steps 1 to 3 for every unit."""
    set_chances(month, run, world)
    now = world.now
    for u in range(now.people.shape[0]):
        now.keys[u] = mixed(of_month, world.frame.keys[u])
        _leave_and_grow(u, run, world)
    for u in range(now.people.shape[0]):
        people, arriving = now.people[u], now.arriving[u]
        for cell in range(CELLS):
            people[cell] += arriving[cell]
            arriving[cell] = 0.0


@inlined
def _leave_and_grow(u: int, run: int, world: World) -> None:
    """Steps 2 and 3 for one unit, from the last cell to the first, so that each moves into an empty one."""
    now, key, means = world.now, world.now.keys[u], world.frame.means
    people, leaving, promoted = now.people[u], now.leaving[u], now.promoted[u]
    group, pending = -1, 0.0
    for cell in range(CELLS - 1, -1, -1):
        here = people[cell]
        if here <= 0.0:
            continue
        if GROUP_OF[cell] != group:
            if pending > 0.0:
                _go_elsewhere(group, pending, key, now.elsewhere[u, group], now.answers[u], means)
            group, pending = GROUP_OF[cell], 0.0
        left = drawn(here, leaving[group], key, LEAVING + cell, means)
        if left > 0.0:
            moved = drawn(left, now.elsewhere[u, group, 0], key, TO_PARTNER + cell, means)
            if moved > 0.0:
                _go_to_partners(u, cell, moved, run, world)
            pending += left - moved
            here -= left
        rising = drawn(here, promoted[STAGE_OF[cell]], key, RISING + cell, means)
        if rising > 0.0:
            _rise(u, cell, rising, now)
        people[cell] = 0.0
        people[NEXT[cell]] += here - rising
    if pending > 0.0:
        _go_elsewhere(group, pending, key, now.elsewhere[u, group], now.answers[u], means)


@compiled
def _go_elsewhere(
    group: int, leavers: float, key: np.uint64, share: Floats, answers: Floats, means: bool
) -> None:
    """Leavers who go to no partner, by destination: successive binomials."""
    for d in range(1, D):
        if leavers > 0.0:
            chance = share[d] if d < D - 1 else 1.0
            gone = drawn(leavers, chance, key, ELSEWHERE + group * 8 + d, means)
            answers[LEFT + d] += gone
            leavers -= gone


@compiled
def _go_to_partners(u: int, cell: int, movers: float, run: int, world: World) -> None:
    """Who goes to a partner arrives there in the same month, in the same stage."""
    now, partner = world.now, world.odds.partner
    share = partner[min(run, partner.shape[0] - 1), u]
    arrives = NEXT[cell] if STAGE_OF[cell] < 2 else FIRST_OF[STAGE_OF[cell]]
    left, rest = movers, added(share)
    now.answers[u, LEFT] += movers
    for v in range(len(share)):
        if share[v] > 0.0 and left > 0.0:
            chance = 1.0 if rest - share[v] <= 1e-12 else share[v] / rest
            here = drawn(left, chance, now.keys[u], WHICH_PARTNER + cell * 512 + v, world.frame.means)
            now.arriving[v, arrives] += here
            now.answers[v, CAME] += here
            left -= here
            rest -= share[v]


@compiled
def _rise(u: int, cell: int, people: float, now: Now) -> None:
    """People of a cell are promoted; they keep their months."""
    higher = cell + FIRST_OF[4] - FIRST_OF[3] if STAGE_OF[cell] == 3 else SENIOR_AT[cell]
    now.arriving[u, NEXT[higher]] += people
    now.answers[u, PROMOTED] += people


@compiled
def _gap(posts: float, there: float, means: bool) -> float:
    """Vacant posts: whole ones when people are drawn."""
    gap = posts - there
    if gap <= 0.0:
        return 0.0
    return gap if means else math.floor(gap + 0.5)


@inlined
def _hire(month: int, run: int, pool: float, world: World) -> float:
    """Step 5; gives how many candidates still wait."""
    now, frame = world.now, world.frame
    vacant, wanted, means = now.vacant, now.wanted, frame.means
    for u in range(len(vacant)):
        people = now.people[u]
        vacant[u] = _gap(frame.posts[month, u], added(people), means)
        room = frame.capacity[month, u] - added(people[: FIRST_OF[1]])
        wanted[u] = max(0.0, min(drawn(vacant[u], now.filled[u, 0], now.keys[u], FILLING, means), room))
    pool = _share_out(pool, now, means)
    for u in range(len(vacant)):
        now.people[u, ENTRY[0]] += wanted[u]
        now.answers[u, NEW] = wanted[u]
        _hire_experienced(u, run, vacant[u] - wanted[u], world)
    return pool


@compiled
def _share_out(pool: float, now: Now, means: bool) -> float:
    """Give candidates to employers who want more of them than there are, in proportion; gives who is left."""
    wanted = now.wanted
    rest = added(wanted)
    if rest <= pool:
        return pool - rest
    for u in range(len(wanted)):
        if wanted[u] > 0.0:
            chance = 1.0 if rest - wanted[u] <= 1e-9 else wanted[u] / rest
            rest -= wanted[u]
            given = min(wanted[u], drawn(pool, chance, now.keys[u], SHARING, means))
            wanted[u] = max(given, pool - rest)
            pool -= wanted[u]
    return 0.0


@inlined
def _hire_experienced(u: int, run: int, vacant: float, world: World) -> None:
    """Experienced candidates for the posts still vacant, by stage."""
    now, means, hired_as = world.now, world.frame.means, world.odds.hired_as
    hired = drawn(vacant, now.filled[u, 1], now.keys[u], FILLING + 1, means)
    now.answers[u, EXPERIENCED] = hired
    rest = 1.0
    for stage in range(1, S):
        share = hired_as[min(run, hired_as.shape[0] - 1), u, stage]
        chance = 1.0 if rest - share <= 1e-12 else share / rest
        here = drawn(hired, chance, now.keys[u], FILLING + 4 + stage, means)
        now.people[u, ENTRY[stage]] += here
        hired -= here
        rest -= share


@inlined
def _give_up(run: int, pool: float, of_month: np.uint64, world: World) -> float:
    """Step 6: candidates who wait and go elsewhere."""
    chance = world.odds.giving_up[min(run, world.odds.giving_up.shape[0] - 1)]
    return drawn(pool, chance, of_month, GIVING_UP, world.frame.means)


@inlined
def _settle(month: int, run: int, world: World) -> None:
    """The yearly gap, spread over everyone alike, at the end of September."""
    now, share = world.now, world.odds.unexplained
    if not world.frame.september[month]:
        return
    for u in range(now.people.shape[0]):
        gap = share[min(run, share.shape[0] - 1), world.frame.year_of[month], u]
        people = now.people[u]
        for cell in range(CELLS):
            if people[cell] > 0.0 and gap != 0.0:
                moved = drawn(people[cell], abs(gap), now.keys[u], UNEXPLAINED + cell, world.frame.means)
                signed = moved if gap > 0.0 else -moved
                people[cell] += signed
                now.answers[u, GAP] += signed


@inlined
def _take_down(month: int, world: World, counts: Floats) -> None:
    """Stocks and vacancies at the month's end, beside the month's flows; then the month's room is cleared."""
    now = world.now
    for u in range(now.people.shape[0]):
        people, answers, there = now.people[u], now.answers[u], 0.0
        for stage in range(S):
            last = FIRST_OF[stage + 1] if stage + 1 < S else CELLS
            answers[stage] = added(people[FIRST_OF[stage] : last])
            there += answers[stage]
        answers[VACANT] = _gap(world.frame.posts[month, u], there, world.frame.means)
        whole = answers[VACANT] + there
        now.vacant_share[u] = answers[VACANT] / whole if whole > 0.0 else 0.0
        for answer in range(len(answers)):
            counts[u, answer] = answers[answer]
            answers[answer] = 0.0
