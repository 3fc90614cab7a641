"""Expected values alone, fast enough for tens of thousands of runs: the order of a month is that of `flows`.

Every draw is replaced by its mean, as `flows.expected` does, and the two agree; a test holds them together.
People of all stages and months stand in one row, so that a month is a handful of passes over it. All of it is
in one module, so that numba sees every change of it.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any, Final, ParamSpec, TypeVar, cast

from numba import njit

from tenure.forecast.flows.compiled import compiled, inlined
from tenure.forecast.scenarios.ground import (
    AFTER_CONSOLIDATION,
    ASYE,
    BEGINS,
    CONSOLIDATION,
    EXPERIENCED,
    FIRST_CELL,
    HIRED,
    HIRED_INTO,
    LAST,
    LEFT,
    MANAGER,
    NEW,
    SENIOR,
    STAGE_OF,
    TO_PARTNER,
    VACANT,
    Changed,
    Changes,
    D,
    Floats,
    G,
    Ground,
    Odds,
    Room,
    S,
)

Given = ParamSpec("Given")
Gives = TypeVar("Gives")


_QUICK: Final[dict[str, Any]] = {"_nrt": False, "fastmath": {"reassoc", "nsz"}}


def summing(function: Callable[Given, Gives]) -> Callable[Given, Gives]:
    """A sum in whichever order is fastest: no draw hangs on its last bit."""
    made = njit(cache=True, nogil=True, error_model="numpy", **_QUICK)(function)
    return cast("Callable[Given, Gives]", made)


@summing
def added(values: Floats) -> float:
    """The sum."""
    total = 0.0
    for i in range(len(values)):
        total += values[i]
    return total


@compiled
def copied(values: Floats, to: Floats) -> None:
    """The same values there."""
    for cell in range(len(values)):
        to[cell] = values[cell]


@compiled
def shifted(here: Floats, staying: Floats, then: Floats) -> None:
    """Everyone who stays gains a month; who grows out of consolidation becomes experienced."""
    for cell in range(LAST):
        then[cell + 1] = here[cell] * staying[cell]
    then[ASYE] = 0.0
    grown = then[EXPERIENCED]
    then[EXPERIENCED] = then[SENIOR] = then[MANAGER] = 0.0
    then[SENIOR - 1] += here[SENIOR - 1] * staying[SENIOR - 1]
    then[MANAGER - 1] += here[MANAGER - 1] * staying[MANAGER - 1]
    then[LAST] += here[LAST] * staying[LAST]
    then[AFTER_CONSOLIDATION] += grown


@compiled
def risen(then: Floats, chance: Floats) -> None:
    """Whoever stays may rise and keeps the months: from practice to senior, from senior to manager.

    Those who neither leave nor rise are in `then` already; who rises stands to them as p to 1 - p.
    """
    to_senior = chance[0] / max(1.0 - chance[0], 1e-12)
    to_manager = chance[1] / max(1.0 - chance[1], 1e-12)
    for k in range(1, 61):
        then[MANAGER + k] += then[SENIOR + k] * to_manager
    for k in range(1, 61):
        then[SENIOR + k] += then[EXPERIENCED + k] * to_senior
    for k in range(1, EXPERIENCED - CONSOLIDATION):
        then[SENIOR + 12 + k] += then[CONSOLIDATION + k] * to_senior


@summing
def sums(here: Floats, leaving: Floats, moving: Floats) -> tuple[float, float]:
    """Whoever leaves, and of them whoever goes to a partner."""
    left, going = 0.0, 0.0
    for cell in range(len(here)):
        left += here[cell] * leaving[cell]
        going += here[cell] * moving[cell]
    return left, going


@compiled
def moved(here: Floats, leaving: Floats, moving: Floats, movers: Floats) -> tuple[float, float]:
    """Whoever leaves, and of them whoever goes to a partner; these also by the cell in which they arrive.

    The early stages keep their months.
    """
    for cell in range(EXPERIENCED - 1):
        movers[cell + 1] = here[cell] * moving[cell]
    movers[ASYE] = movers[EXPERIENCED] = 0.0
    movers[AFTER_CONSOLIDATION] = here[EXPERIENCED - 1] * moving[EXPERIENCED - 1]
    left, going = sums(here[:EXPERIENCED], leaving[:EXPERIENCED], moving[:EXPERIENCED])
    for stage in range(2, S):
        first, last = BEGINS[stage], BEGINS[stage + 1]
        gone, movers[first] = sums(here[first:last], leaving[first:last], moving[first:last])
        left += gone
        going += movers[first]
    return left, going


@compiled
def arrived(movers: Floats, share: float, then: Floats) -> None:
    """A share of another unit's movers arrives here."""
    for cell in range(EXPERIENCED + 1):
        then[cell] += movers[cell] * share
    then[AFTER_CONSOLIDATION] += movers[AFTER_CONSOLIDATION] * share
    then[SENIOR] += movers[SENIOR] * share
    then[MANAGER] += movers[MANAGER] * share


@compiled
def runs(
    block: tuple[int, int],
    ground: Ground,
    odds: Odds,
    changes: Changes,
    given: tuple[Floats, Floats],
    room: Room,
) -> None:
    """The runs of a block, from its first to before its last.

    given  how far each choice is from its middle, (R, K, 2); and the answers, (R, days, U, KEPT), filled here
           in the months of `ground.days`.
    """
    for run in range(block[0], block[1]):
        _begin(ground, room)
        pool, day = ground.waiting, 0
        for month in range(1, ground.days[-1] + 1):
            _move_at_once(month, ground, room)
            _chances(month, run, ground, odds, changes, room)
            _people_move(run, odds, room)
            pool += _candidates(month, run, ground, odds, changes, given[0])
            wanted = _look_for_people(month, run, ground, given[0], room)
            pool = _hire(run, pool, wanted, odds, room)
            pool -= pool * odds.giving_up[min(run, odds.giving_up.shape[0] - 1)]
            _settle(month, run, ground, odds, room)
            _take_down(room)
            if day < len(ground.days) and ground.days[day] == month:
                _keep(room.here, room.total, given[1][run, day])
                day += 1


@compiled
def _keep(here: Floats, total: Floats, kept: Floats) -> None:
    """What is kept of a day: stocks by stage, and what was counted until then."""
    for u in range(total.shape[0]):
        for stage in range(S):
            total[u, stage] = added(here[u, BEGINS[stage] : BEGINS[stage + 1]])
        for k in range(total.shape[1]):
            kept[u, k] = total[u, k]


@inlined
def _begin(ground: Ground, room: Room) -> None:
    for u in range(room.here.shape[0]):
        copied(ground.stock[u], room.here[u])
        for k in range(room.total.shape[1]):
            room.total[u, k] = 0.0
        room.people[u] = added(room.here[u])
        posts = ground.posts[0, u]
        gap = max(posts - room.people[u], 0.0)
        room.vacant[u] = gap / posts if gap > 0.0 else 0.0


@compiled
def _move_at_once(month: int, ground: Ground, room: Room) -> None:
    """Whom a scenario moves in this month, among those in the stage; no more go than are there."""
    for k in range(ground.moves.shape[0]):
        if ground.moves[k, 0] == month:
            u, stage = int(ground.moves[k, 1]), int(ground.moves[k, 2])
            there = added(room.here[u, BEGINS[stage] : BEGINS[stage + 1]])
            come = max(ground.moves[k, 3], -there)
            if there <= 0.0:
                room.here[u, HIRED_INTO[stage]] += come
            else:
                for cell in range(BEGINS[stage], BEGINS[stage + 1]):
                    room.here[u, cell] *= (there + come) / there
            room.people[u] += come


@compiled
def _times(change: Changed, k: int, month: int, run: int) -> float:
    return float(change.ramp[k, month] * change.by[k, min(run, change.by.shape[1] - 1)])


@inlined
def _chances(month: int, run: int, ground: Ground, odds: Odds, changes: Changes, room: Room) -> None:
    """Step 1, where anything moved since the month before."""
    year = ground.year_of[month]
    before = ground.year_of[month - 1]
    for u in range(room.here.shape[0]):
        shocks = odds.years[min(run, odds.years.shape[0] - 1)]
        fresh = month == 1 or shocks[year, u] != shocks[before, u]
        worse = odds.feedback[min(run, odds.feedback.shape[0] - 1), u]
        if fresh or worse != 0.0:
            extra = shocks[year, u] + worse * 100.0 * (room.vacant[u] - odds.usual[u])
            for g in range(G):
                logit = odds.leaving[min(run, odds.leaving.shape[0] - 1), u, g] + extra
                room.base[u, g] = 1.0 / (1.0 + math.exp(-logit))
        moves = changes.moves[month]
        if fresh or moves:
            for i in range(2):
                rising = odds.promoted[min(run, odds.promoted.shape[0] - 1), u, i]
                filling = odds.filled[min(run, odds.filled.shape[0] - 1), u, i]
                for k in range(changes.promoted.ramp.shape[0]):
                    rising *= 1.0 + changes.promoted.reach[k, u, i] * _times(changes.promoted, k, month, run)
                for k in range(changes.filled.ramp.shape[0]):
                    filling *= 1.0 + changes.filled.reach[k, u, i] * _times(changes.filled, k, month, run)
                room.rising[u, i], room.filled[u, i] = min(rising, 1.0), min(filling, 1.0)
        for g in range(G):
            if fresh or worse != 0.0 or (moves and changes.touched[u, g]):
                _of_group((u, g), month, run, odds, changes, room)


@inlined
def _of_group(which: tuple[int, int], month: int, run: int, odds: Odds, changes: Changes, room: Room) -> None:
    """The chances of leaving, of going to a partner and of staying where one is, for the cells of a group."""
    u, g = which
    where = odds.where[min(run, odds.where.shape[0] - 1), u, STAGE_OF[g]]
    whole, leaving = 0.0, changes.leaving
    for d in range(D):
        room.hazard[d] = room.base[u, g] * where[d]
    for k in range(leaving.ramp.shape[0]):
        if changes.touches[k, u, g] and leaving.ramp[k, month] > 0.0:
            level = _times(leaving, k, month, run)
            for d in range(D):
                room.hazard[d] *= 1.0 + leaving.reach[k, u, g, d] * level
    for d in range(D):
        whole += room.hazard[d]
    partner = room.hazard[0]
    if added(odds.partner[min(run, odds.partner.shape[0] - 1), u]) <= 0.0:
        partner = 0.0
    left = min(whole, 1.0)
    partner = partner * left / whole if whole > 0.0 else 0.0
    stage = STAGE_OF[g]
    rising = 0.0
    if stage == 1 or stage == 2:
        rising = room.rising[u, 0]
    elif stage == 3:
        rising = room.rising[u, 1]
    for cell in range(FIRST_CELL[g], FIRST_CELL[g + 1]):
        room.leaving[u, cell] = left
        room.moving[u, cell] = partner
        room.staying[u, cell] = (1.0 - left) * (1.0 - rising)


@inlined
def _people_move(run: int, odds: Odds, room: Room) -> None:
    """Steps 2 and 3 for every unit."""
    units = room.here.shape[0]
    for u in range(units):
        shifted(room.here[u], room.staying[u], room.then[u])
        risen(room.then[u], room.rising[u])
    for u in range(units):
        share = odds.partner[min(run, odds.partner.shape[0] - 1), u]
        left, going = moved(room.here[u], room.leaving[u], room.moving[u], room.movers[u])
        room.total[u, LEFT] += left
        room.people[u] -= left
        if going > 0.0:
            room.total[u, TO_PARTNER] += going
            for v in range(units):
                if share[v] > 0.0:
                    arrived(room.movers[u], share[v], room.then[v])
                    room.people[v] += going * share[v]
    for u in range(units):
        copied(room.then[u], room.here[u])


@inlined
def _candidates(month: int, run: int, ground: Ground, odds: Odds, changes: Changes, choices: Floats) -> float:
    """Step 4."""
    found = 0.0
    for q in range(ground.due.shape[1]):
        due = ground.due[month, q]
        for k in range(choices.shape[1]):
            due += choices[run, k, 0] * ground.due_by[k, 0, month, q]
            due += choices[run, k, 1] * ground.due_by[k, 1, month, q]
        if due <= 0.0:
            continue
        passing = odds.qualifying[min(run, odds.qualifying.shape[0] - 1), q]
        for k in range(changes.qualifying.ramp.shape[0]):
            passing *= 1.0 + changes.qualifying.reach[k, q] * _times(changes.qualifying, k, month, run)
        joining = odds.joining[min(run, odds.joining.shape[0] - 1), q]
        for k in range(changes.joining.ramp.shape[0]):
            joining *= 1.0 + changes.joining.reach[k, q] * _times(changes.joining, k, month, run)
        found += due * min(passing, 1.0) * min(joining, 1.0)
    return found


@inlined
def _look_for_people(month: int, run: int, ground: Ground, choices: Floats, room: Room) -> float:
    """Step 5, first: how many newly qualified each employer would take; gives how many all would."""
    wanted = 0.0
    for u in range(room.here.shape[0]):
        posts, places = ground.posts[month, u], ground.capacity[month, u]
        for k in range(choices.shape[1]):
            for end in range(2):
                if choices[run, k, end] > 0.0:
                    posts += choices[run, k, end] * ground.posts_by[k, end, month, u]
                    places += choices[run, k, end] * ground.capacity_by[k, end, month, u]
        room.posts[u] = posts
        room.vacant[u] = max(posts - room.people[u], 0.0)
        places -= added(room.here[u, :CONSOLIDATION])
        room.wanted[u] = max(0.0, min(room.vacant[u] * room.filled[u, 0], places))
        wanted += room.wanted[u]
    return wanted


@inlined
def _hire(run: int, pool: float, wanted: float, odds: Odds, room: Room) -> float:
    """Step 5, then: newly qualified hires, in proportion where too few wait; experienced hires for the rest.

    Gives how many candidates still wait.
    """
    share = min(1.0, pool / wanted) if wanted > 0.0 else 1.0
    for u in range(room.here.shape[0]):
        new = room.wanted[u] * share
        experienced = (room.vacant[u] - new) * room.filled[u, 1]
        hired_as = odds.hired_as[min(run, odds.hired_as.shape[0] - 1), u]
        room.here[u, 0] += new
        for stage in range(1, S):
            room.here[u, BEGINS[stage]] += experienced * hired_as[stage]
        room.people[u] += new + experienced
        room.total[u, NEW] += new
        room.total[u, HIRED] += experienced
    return pool - wanted * share


@inlined
def _settle(month: int, run: int, ground: Ground, odds: Odds, room: Room) -> None:
    """The yearly gap at the end of September."""
    if ground.september[month]:
        for u in range(room.here.shape[0]):
            gap = odds.unexplained[min(run, odds.unexplained.shape[0] - 1), ground.year_of[month], u]
            if gap != 0.0:
                for cell in range(room.here.shape[1]):
                    room.here[u, cell] *= 1.0 + max(min(gap, 1.0), -1.0)
                room.people[u] = added(room.here[u])


@inlined
def _take_down(room: Room) -> None:
    """Vacancies at the month's end."""
    for u in range(room.here.shape[0]):
        gap = max(room.posts[u] - room.people[u], 0.0)
        room.total[u, VACANT] = gap
        room.total[u, VACANT + 1] += gap
        whole = gap + room.people[u]
        room.vacant[u] = gap / whole if whole > 0.0 else 0.0
