"""The chances of a month: from the parameters, the year, the scenario and last month's vacancies."""

from __future__ import annotations

import numpy as np

from tenure.forecast.flows.cells import GROUP_BEGINS, STAGE_OF, STAGE_OF_GROUP, D, G
from tenure.forecast.flows.compiled import compiled, inlined
from tenure.forecast.flows.drawing import count_of, exponential, number_of
from tenure.forecast.flows.inputs import CELLS
from tenure.forecast.flows.working import Change, Changes, Floats, Now, Odds, World

LEAVING, TO_PARTNER, ELSEWHERE, RISING, FILLING = 0, 256, 512, 768, 1024
SHARING, UNEXPLAINED, WHERE, WHICH_PARTNER = 1032, 1280, 2048, 4096
"""Where the keys of each kind of decision begin, within a month and unit."""

QUALIFYING, LOOKING, GIVING_UP = 0, 256, 512
"""The same within a month, for decisions of the partnership as a whole."""

ALL_BUT = 1e-12
"""A rest of shares that is rounding and nothing else."""


@compiled
def added(values: Floats) -> float:
    """The sum, from the first to the last."""
    total = 0.0
    for value in values:
        total += value
    return total


@compiled
def drawn(people: float, chance: float, key: np.uint64, about: int, means: bool) -> float:
    """How many of them, each with that chance; on average, where means are wanted."""
    if people <= 0.0 or chance <= 0.0:
        return 0.0
    if means:
        return people * min(chance, 1.0)
    return count_of(people, chance, number_of(key, about))


@compiled
def changed(chance: float, change: Change, at: int, month: int, run: int) -> float:
    """A chance with the effects on it in this month; `at` is its place among those of its kind."""
    for k in range(len(change.ramp)):
        reach = change.reach[k, at]
        if reach > 0.0:
            more = change.more[k, min(run, change.more.shape[1] - 1)]
            chance *= 1.0 + reach * change.ramp[k, month] * more
    return chance


@inlined
def set_chances(month: int, run: int, world: World) -> None:
    """Step 1, where anything moved since the month before."""
    frame, odds = world.frame, world.odds
    year = frame.year_of[month]
    renew = month == 1 or world.changes.when[month] or year != frame.year_of[month - 1]
    for u in range(len(frame.keys)):
        worse = odds.feedback[min(run, len(odds.feedback) - 1), u]
        if renew or worse != 0.0:
            times = odds.years[min(run, len(odds.years) - 1), year, u]
            if worse != 0.0:
                times *= exponential(-100.0 * worse * (world.now.vacant_share[u] - odds.usual[u]))
            staying = odds.staying[min(run, len(odds.staying) - 1), u]
            alone = added(odds.partner[min(run, len(odds.partner) - 1), u]) <= 0.0
            shares = world.now.elsewhere[u]
            where = odds.where[min(run, len(odds.where) - 1), u]
            for g in range(G):
                base = 1.0 / (1.0 + staying[g] * times)
                for d in range(D):
                    shares[g, d] = base * where[STAGE_OF_GROUP[g], d]
            if len(world.changes.leaving.ramp):
                _apply(shares, u, month, run, world.changes.leaving)
            _tell_apart(shares, alone, world.now.leaving[u], world.now.told[u])
        if renew:
            _set_rest(u, month, run, odds, world.changes, world.now)


@compiled
def _apply(hazards: Floats, u: int, month: int, run: int, change: Change) -> None:
    """The effects on the hazards of a unit, for each group and destination."""
    for k in range(len(change.ramp)):
        more = change.more[k, min(run, change.more.shape[1] - 1)] * change.ramp[k, month]
        if more != 0.0:
            reach = change.reach[k, u * G * D : (u + 1) * G * D].reshape((G, D))
            for g in range(G):
                for d in range(D):
                    hazards[g, d] *= 1.0 + reach[g, d] * more


@compiled
def _tell_apart(hazards: Floats, alone: bool, leaving: Floats, told: Floats) -> None:
    """From hazards by destination: the chance of leaving, and each one's share of those not told yet."""
    for g in range(G):
        share = hazards[g]
        if alone:
            share[1] += share[0]
            share[0] = 0.0
        left = added(share)
        leaving[GROUP_BEGINS[g] : GROUP_BEGINS[g + 1]] = left if left <= 1.0 - ALL_BUT else 1.0
        whole, before = left, 0.0
        for d in range(D):
            hazard = share[d]
            before += hazard
            told[g, d] = before / whole if whole > 0.0 else 0.0
            share[d] = hazard / left if left > 0.0 else 0.0
            if share[d] > 1.0 - ALL_BUT:
                share[d] = 1.0
            left -= hazard


@compiled
def _set_rest(u: int, month: int, run: int, odds: Odds, changes: Changes, now: Now) -> None:
    """The chances of being promoted and of a post being filled."""
    promoted = odds.promoted[min(run, len(odds.promoted) - 1), u]
    filled = odds.filled[min(run, len(odds.filled) - 1), u]
    senior = min(changed(promoted[0], changes.promoted, 2 * u, month, run), 1.0)
    manager = min(changed(promoted[1], changes.promoted, 2 * u + 1, month, run), 1.0)
    for cell in range(CELLS):
        stage = STAGE_OF[cell]
        now.rising[u, cell] = senior if stage in (1, 2) else manager if stage == 3 else 0.0
    for i in range(2):
        now.filled[u, i] = min(changed(filled[i], changes.filled, 2 * u + i, month, run), 1.0)


@inlined
def candidates(month: int, run: int, key: np.uint64, world: World) -> float:
    """Step 4: how many newly qualified begin to look for a post here."""
    frame, odds, changes = world.frame, world.odds, world.changes
    found = 0.0
    for q in range(frame.due.shape[1]):
        due = frame.due[month, q]
        if due > 0.0:
            passing = odds.qualifying[min(run, len(odds.qualifying) - 1), q]
            passing = min(changed(passing, changes.qualifying, q, month, run), 1.0)
            joining = odds.joining[min(run, len(odds.joining) - 1), q]
            joining = min(changed(joining, changes.joining, q, month, run), 1.0)
            qualified = drawn(due, passing, key, QUALIFYING + q, frame.means)
            found += drawn(qualified, joining, key, LOOKING + q, frame.means)
    return found
