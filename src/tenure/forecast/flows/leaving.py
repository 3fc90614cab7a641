"""Steps 2 and 3 of a month for one unit: who leaves and to where, who is promoted, and a month goes by."""

from __future__ import annotations

import numpy as np

from tenure.forecast.flows.cells import (
    CAME,
    FIRST_OF,
    GROUP_BEGINS,
    GROUP_OF,
    HIGHER,
    LEFT,
    NEXT,
    PROMOTED,
    STAGE_OF,
    D,
    G,
    S,
)
from tenure.forecast.flows.chances import (
    ALL_BUT,
    ELSEWHERE,
    LEAVING,
    RISING,
    TO_PARTNER,
    WHERE,
    WHICH_PARTNER,
    added,
    drawn,
)
from tenure.forecast.flows.compiled import compiled, merged
from tenure.forecast.flows.drawing import count_of, mark, number_of
from tenure.forecast.flows.inputs import CELLS
from tenure.forecast.flows.working import Floats, Now

FIRST_TO_RISE, LAST_TO_RISE = int(FIRST_OF[1]), int(FIRST_OF[4])
EXPERIENCED_BEGINS, SENIOR_BEGINS, MANAGER_BEGINS = int(FIRST_OF[2]), int(FIRST_OF[3]), int(FIRST_OF[4])
GROWN_UP = int(NEXT[EXPERIENCED_BEGINS - 1])
UNITS_AT_MOST = 65_536
FEW = 4
"""Up to so many leavers of a cell find their destinations one by one."""


@merged
def leave(u: int, to: np.ndarray, now: Now) -> None:
    """Draw who leaves each cell; most cells have nobody, which `mark` sees for many at once."""
    people, leaving, key = now.people[u], now.leaving[u], now.keys[u]
    many, stage, gone = False, 0, 0.0
    for at in range(mark(people, leaving, key, LEAVING, now.marks)):
        cell = now.marks.found[at]
        left = count_of(people[cell], leaving[cell], number_of(key, LEAVING + cell))
        people[cell] -= left
        if STAGE_OF[cell] != stage:
            now.in_post[u, stage] -= gone
            stage, gone = STAGE_OF[cell], 0.0
        gone += left
        if left <= FEW:
            about = WHERE + cell * FEW
            moved = _go_one_by_one(int(left), now.told[u, GROUP_OF[cell]], key, about, now.answers[u])
            if moved > 0.0:
                _go_to_partners(u, cell, moved, to, False, now)
        else:
            many = True
            group = GROUP_OF[cell]
            moved = drawn(left, now.elsewhere[u, group, 0], key, TO_PARTNER + cell, False)
            if moved > 0.0:
                _go_to_partners(u, cell, moved, to, False, now)
            now.leavers[group] += left - moved
    now.in_post[u, stage] -= gone
    if many:
        for group in range(G):
            _go_elsewhere(u, group, False, now)
            now.leavers[group] = 0.0


@compiled
def _go_one_by_one(leavers: int, told: Floats, key: np.uint64, about: int, answers: Floats) -> float:
    """Where a few leavers go, each by a number of its own, which is quicker than binomials and as likely.

    Gives how many go to partners, who are not told of here.
    """
    moved = 0.0
    for one in range(leavers):
        number = number_of(key, about + one)
        where = 0
        for d in range(D - 1):
            where += number > told[d]
        answers[LEFT + where] += 1.0
        moved += where == 0
    answers[LEFT] -= moved
    return moved


@compiled
def expect_leavers(u: int, to: np.ndarray, now: Now) -> None:
    """How many leave each cell on average."""
    people, leaving = now.people[u], now.leaving[u]
    for group in range(G):
        share = now.elsewhere[u, group, 0]
        for cell in range(GROUP_BEGINS[group], GROUP_BEGINS[group + 1]):
            left = people[cell] * leaving[cell]
            if left > 0.0:
                people[cell] -= left
                if share > 0.0:
                    _go_to_partners(u, cell, left * share, to, True, now)
                now.leavers[group] += left * (1.0 - share)
        _go_elsewhere(u, group, True, now)
        now.leavers[group] = 0.0


@compiled
def _go_elsewhere(u: int, group: int, means: bool, now: Now) -> None:
    """Leavers who go to no partner, by destination: successive binomials."""
    left, shares, answers = now.leavers[group], now.elsewhere[u, group], now.answers[u]
    for d in range(1, D):
        share = shares[d] if d < D - 1 else 1.0
        gone = drawn(left, share, now.keys[u], ELSEWHERE + group * 8 + d, means)
        answers[LEFT + d] += gone
        left -= gone
        if left <= 0.0:
            break


@compiled
def _go_to_partners(u: int, cell: int, movers: float, to: np.ndarray, means: bool, now: Now) -> None:
    """Who goes to a partner arrives there in the same month, in the same stage."""
    arrives = NEXT[cell] if STAGE_OF[cell] < 2 else FIRST_OF[STAGE_OF[cell]]
    left, rest = movers, added(to)
    now.answers[u, LEFT] += movers
    for v in range(len(to)):
        if to[v] > 0.0 and left > 0.0:
            chance = 1.0 if rest - to[v] <= ALL_BUT else to[v] / rest
            here = drawn(left, chance, now.keys[u], WHICH_PARTNER + cell * UNITS_AT_MOST + v, means)
            now.arriving[v, arrives] += here
            now.in_post[v, STAGE_OF[arrives]] += here
            now.moving[v] = True
            now.answers[v, CAME] += here
            left -= here
            rest -= to[v]


@merged
def rise(u: int, means: bool, now: Now) -> None:
    """Of those who stay some are promoted; they keep their months.

    From the last cell to the first: whoever has risen stands in a cell that was looked at before.
    """
    people, chance, key = now.people[u], now.rising[u], now.keys[u]
    if means:
        for cell in range(FIRST_TO_RISE, LAST_TO_RISE):
            rising = people[cell] * chance[cell]
            people[cell] -= rising
            now.arriving[u, NEXT[HIGHER[cell]]] += rising
            now.answers[u, PROMOTED] += rising
        now.moving[u] = True
        return
    stage, risen, all_risen = 3, 0.0, 0.0
    some, chances = people[FIRST_TO_RISE:LAST_TO_RISE], chance[FIRST_TO_RISE:LAST_TO_RISE]
    for at in range(mark(some, chances, key, RISING + FIRST_TO_RISE, now.some_marks) - 1, -1, -1):
        cell = FIRST_TO_RISE + now.some_marks.found[at]
        rising = count_of(people[cell], chance[cell], number_of(key, RISING + cell))
        people[cell] -= rising
        people[HIGHER[cell]] += rising
        if STAGE_OF[cell] != stage:
            _rises(stage, risen, now.in_post[u])
            stage, risen = STAGE_OF[cell], 0.0
        risen += rising
        all_risen += rising
    _rises(stage, risen, now.in_post[u])
    now.answers[u, PROMOTED] = all_risen


@compiled
def _rises(stage: int, people: float, in_post: Floats) -> None:
    """So many from a stage to the one above it."""
    in_post[stage] -= people
    in_post[max(stage + 1, 3)] += people


@merged
def grow(people: Floats, in_post: Floats) -> None:
    """Everyone gains a month; the last month of a stage leads to the next stage, or stays as “and over”."""
    in_post[0] -= people[FIRST_TO_RISE - 1]
    in_post[1] += people[FIRST_TO_RISE - 1] - people[EXPERIENCED_BEGINS - 1]
    in_post[2] += people[EXPERIENCED_BEGINS - 1]
    grown, old = people[EXPERIENCED_BEGINS - 1], people[SENIOR_BEGINS - 1]
    old_senior, old_manager = people[MANAGER_BEGINS - 1], people[CELLS - 1]
    for cell in range(CELLS - 1, 0, -1):
        people[cell] = people[cell - 1]
    people[0] = people[EXPERIENCED_BEGINS] = people[SENIOR_BEGINS] = people[MANAGER_BEGINS] = 0.0
    people[GROWN_UP] += grown
    people[SENIOR_BEGINS - 1] += old
    people[MANAGER_BEGINS - 1] += old_senior
    people[CELLS - 1] += old_manager


@merged
def arrive(people: Floats, arriving: Floats) -> None:
    """Those promoted and those who came from partners are there."""
    for cell in range(CELLS):
        people[cell] += arriving[cell]
        arriving[cell] = 0.0


@merged
def count_stages(people: Floats, in_post: Floats) -> None:
    """People by stage. Eight sums side by side, always the same eight, so that every machine adds alike."""
    for stage in range(S):
        first, last = FIRST_OF[stage], FIRST_OF[stage + 1] if stage + 1 < S else CELLS
        a = b = c = d = e = f = g = h = 0.0
        whole = first + (last - first) // 8 * 8
        for cell in range(first, whole, 8):
            a, b = a + people[cell], b + people[cell + 1]
            c, d = c + people[cell + 2], d + people[cell + 3]
            e, f = e + people[cell + 4], f + people[cell + 5]
            g, h = g + people[cell + 6], h + people[cell + 7]
        rest = 0.0
        for cell in range(whole, last):
            rest += people[cell]
        in_post[stage] = ((a + b) + (c + d)) + ((e + f) + (g + h)) + rest
