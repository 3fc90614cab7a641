"""The order of a month, written once, for drawn futures and for expected values alike.

1. Whom a scenario moves at once comes or goes. Then the chances of the month are set, from the parameters,
   the year, the scenario and last month's vacancies.
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

import numpy as np
from numpy.typing import NDArray

from tenure.forecast.flows.cells import EXPERIENCED, GAP, NEW, STAGE_OF, VACANT, S
from tenure.forecast.flows.chances import GIVING_UP, UNEXPLAINED, added, candidates, drawn, set_chances
from tenure.forecast.flows.compiled import compiled, inlined
from tenure.forecast.flows.drawing import mixed
from tenure.forecast.flows.hiring import gap, hire_experienced, share_out, want
from tenure.forecast.flows.inputs import CELLS
from tenure.forecast.flows.leaving import (
    arrive,
    count_stages,
    expect_leavers,
    grow,
    leave,
    rise,
)
from tenure.forecast.flows.moving import move_at_once
from tenure.forecast.flows.working import Floats, World


@compiled
def futures(first: int, numbers: NDArray[np.int64], world: World, counts: Floats, pools: Floats) -> None:
    """Complete futures. `first` is where the chances of the first begin; `numbers` are the runs' own.

    counts  shape (runs, months + 1, U, answers), filled here.
    pools   shape (runs, 2, months + 1): newly qualified who look here, and those who wait.
    """
    for i in range(len(numbers)):
        of_run = mixed(world.frame.seed, np.uint64(numbers[i]))
        _begin(world)
        _take_down(0, first + i, world, counts[i, 0])
        pool = world.frame.waiting
        pools[i, 1, 0] = pool
        for month in range(1, world.frame.posts.shape[1]):
            of_month = mixed(of_run, np.uint64(month))
            _people_move(month, first + i, of_month, world)
            looking = candidates(month, first + i, of_month, world)
            pool = _hire(month, first + i, pool + looking, world)
            pool -= _give_up(first + i, pool, of_month, world)
            if world.frame.september[month]:
                _settle(month, first + i, world)
            _take_down(month, first + i, world, counts[i, month])
            pools[i, 0, month], pools[i, 1, month] = looking, pool


@inlined
def _begin(world: World) -> None:
    people, answers, stock = world.now.people, world.now.answers, world.frame.stock
    for u in range(len(stock)):
        for cell in range(CELLS):
            people[u, cell] = stock[u, cell]
        for answer in range(answers.shape[1]):
            answers[u, answer] = 0.0
        count_stages(people[u], world.now.in_post[u])


@inlined
def _people_move(month: int, run: int, of_month: np.uint64, world: World) -> None:
    """Steps 1 to 3 for every unit."""
    frame, now, partner = world.frame, world.now, world.odds.partner
    move_at_once(month, frame.moves, frame.means, now)
    set_chances(month, run, world)
    for u in range(len(frame.keys)):
        now.keys[u] = mixed(of_month, frame.keys[u])
        to = partner[min(run, len(partner) - 1), u]
        if frame.means:
            expect_leavers(u, to, now)
        else:
            leave(u, to, now)
        rise(u, frame.means, now)
        grow(now.people[u], now.in_post[u])
    for u in range(len(frame.keys)):
        if now.moving[u]:
            arrive(now.people[u], now.arriving[u])
            now.moving[u] = False
        if frame.means:
            count_stages(now.people[u], now.in_post[u])


@inlined
def _hire(month: int, run: int, pool: float, world: World) -> float:
    """Step 5; gives how many candidates still wait."""
    now, frame, hired_as = world.now, world.frame, world.odds.hired_as
    posts = frame.posts[min(run, len(frame.posts) - 1), month]
    for u in range(len(frame.keys)):
        want(u, posts[u], frame.capacity[month, u], frame.means, now)
    pool = share_out(pool, now.wanted, now.keys, frame.means)
    for u in range(len(frame.keys)):
        new = now.wanted[u]
        now.people[u, 0] += new
        now.in_post[u, 0] += new
        now.answers[u, NEW] = new
        as_stage = hired_as[min(run, len(hired_as) - 1), u]
        now.answers[u, EXPERIENCED] = hire_experienced(u, now.vacant[u] - new, as_stage, frame.means, now)
    return pool


@inlined
def _give_up(run: int, pool: float, of_month: np.uint64, world: World) -> float:
    """Step 6: candidates who wait and go elsewhere."""
    chance = world.odds.giving_up[min(run, len(world.odds.giving_up) - 1)]
    return drawn(pool, chance, of_month, GIVING_UP, world.frame.means)


@inlined
def _settle(month: int, run: int, world: World) -> None:
    """The yearly gap, spread over everyone alike, at the end of September."""
    now, share = world.now, world.odds.unexplained
    for u in range(len(now.keys)):
        part = share[min(run, len(share) - 1), world.frame.year_of[month], u]
        people = now.people[u]
        for cell in range(CELLS):
            if people[cell] > 0.0 and part != 0.0:
                moved = drawn(people[cell], abs(part), now.keys[u], UNEXPLAINED + cell, world.frame.means)
                signed = moved if part > 0.0 else -moved
                people[cell] += signed
                now.in_post[u, STAGE_OF[cell]] += signed
                now.answers[u, GAP] += signed


@inlined
def _take_down(month: int, run: int, world: World, counts: Floats) -> None:
    """Stocks and vacancies at the month's end, beside the month's flows; then the month's room is cleared."""
    now, posts = world.now, world.frame.posts[min(run, len(world.frame.posts) - 1), month]
    for u in range(len(now.keys)):
        answers, there = now.answers[u], added(now.in_post[u])
        for stage in range(S):
            answers[stage] = now.in_post[u, stage]
        vacant = gap(posts[u], there, world.frame.means)
        answers[VACANT] = vacant
        now.vacant_share[u] = vacant / (vacant + there) if vacant + there > 0.0 else 0.0
        for answer in range(len(answers)):
            counts[u, answer] = answers[answer]
            answers[answer] = 0.0
