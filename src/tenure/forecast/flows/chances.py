"""The chances of a month: from the parameters, the year, the scenario and last month's vacancies."""

from __future__ import annotations

import math

import numpy as np

from tenure.forecast.flows.cells import STAGE_OF_GROUP, D, G
from tenure.forecast.flows.compiled import compiled, inlined, summing
from tenure.forecast.flows.drawing import count_of, number_of
from tenure.forecast.flows.working import Change, Floats, World

LEAVING, TO_PARTNER, ELSEWHERE, RISING, FILLING = 0, 256, 512, 768, 1024
QUALIFYING, LOOKING, GIVING_UP, SHARING, UNEXPLAINED, WHICH_PARTNER = 1100, 1132, 1164, 1170, 1180, 4096
"""Where the keys of each kind of decision begin, within a month and unit."""


@summing
def added(values: Floats) -> float:
    """The sum."""
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
    return count_of(people, chance, number_of(key, np.uint64(about)))


@compiled
def _times(change: Change, k: int, month: int, run: int) -> float:
    """How much an effect adds to 1 this month, for each part reached."""
    return change.ramp[k, month] * (math.exp(change.size[k, min(run, change.size.shape[1] - 1)]) - 1.0)


@inlined
def set_chances(month: int, run: int, world: World) -> None:
    """Step 1, where anything moved since the month before."""
    frame, odds = world.frame, world.odds
    year = frame.year_of[month]
    renew = month == 1 or world.changes.when[month] or year != frame.year_of[month - 1]
    for u in range(frame.stock.shape[0]):
        if renew or odds.feedback[min(run, odds.feedback.shape[0] - 1), u] != 0.0:
            for g in range(G):
                _set_hazards(u, g, month, run, world)
                _set_shares(u, g, run, world)
        if renew:
            _set_rest(u, month, run, world)


@compiled
def _set_hazards(u: int, g: int, month: int, run: int, world: World) -> None:
    """The chance of leaving for each destination, of a group of cells."""
    odds, now, change = world.odds, world.now, world.changes.leaving
    years, feedback = odds.years, odds.feedback
    logit = odds.leaving[min(run, odds.leaving.shape[0] - 1), u, g]
    logit += years[min(run, years.shape[0] - 1), world.frame.year_of[month], u]
    worse = feedback[min(run, feedback.shape[0] - 1), u]
    if worse != 0.0:
        logit += worse * 100.0 * (now.vacant_share[u] - odds.usual[u])
    base = 1.0 / (1.0 + math.exp(-logit))
    for d in range(D):
        hazard = base * odds.where[min(run, odds.where.shape[0] - 1), u, STAGE_OF_GROUP[g], d]
        for k in range(change.ramp.shape[0]):
            if change.reach[k, u, g, d] > 0.0:
                hazard *= max(0.0, 1.0 + change.reach[k, u, g, d] * _times(change, k, month, run))
        now.elsewhere[u, g, d] = hazard


@compiled
def _set_shares(u: int, g: int, run: int, world: World) -> None:
    """From hazards by destination: the chance of leaving, and each one's share of those not told yet."""
    odds, now = world.odds, world.now
    share = now.elsewhere[u, g]
    if added(odds.partner[min(run, odds.partner.shape[0] - 1), u]) <= 0.0:
        share[1] += share[0]
        share[0] = 0.0
    left = added(share)
    now.leaving[u, g] = min(left, 1.0)
    for d in range(D):
        hazard = share[d]
        share[d] = hazard / left if left > 0.0 else 0.0
        if share[d] > 1.0 - 1e-12:
            share[d] = 1.0
        left -= hazard


@compiled
def _set_rest(u: int, month: int, run: int, world: World) -> None:
    """The chances of being promoted and of a post being filled."""
    odds, now, changes = world.odds, world.now, world.changes
    for i in range(2):
        rising = odds.promoted[min(run, odds.promoted.shape[0] - 1), u, i]
        for k in range(changes.promoted.ramp.shape[0]):
            rising *= max(
                0.0, 1.0 + changes.promoted.reach[k, u, i] * _times(changes.promoted, k, month, run)
            )
        filling = odds.filled[min(run, odds.filled.shape[0] - 1), u, i]
        for k in range(changes.filled.ramp.shape[0]):
            filling *= max(0.0, 1.0 + changes.filled.reach[k, u, i] * _times(changes.filled, k, month, run))
        now.filled[u, i] = min(filling, 1.0)
        now.promoted[u, 1 + 2 * i] = now.promoted[u, 2 + i] = min(rising, 1.0)


@inlined
def candidates(month: int, run: int, key: np.uint64, world: World) -> float:
    """Step 4: how many newly qualified begin to look for a post here."""
    frame, odds, changes = world.frame, world.odds, world.changes
    found = 0.0
    for q in range(frame.due.shape[1]):
        passing = odds.qualifying[min(run, odds.qualifying.shape[0] - 1), q]
        for k in range(changes.qualifying.ramp.shape[0]):
            passing *= max(
                0.0, 1.0 + changes.qualifying.reach[k, q] * _times(changes.qualifying, k, month, run)
            )
        joining = odds.joining[min(run, odds.joining.shape[0] - 1), q]
        for k in range(changes.joining.ramp.shape[0]):
            joining *= max(0.0, 1.0 + changes.joining.reach[k, q] * _times(changes.joining, k, month, run))
        qualified = drawn(frame.due[month, q], min(passing, 1.0), key, QUALIFYING + q, frame.means)
        found += drawn(qualified, min(joining, 1.0), key, LOOKING + q, frame.means)
    return found
