"""Whom an effect reaches: the places of a scenario as arrays over units, groups, destinations and routes."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import get_close_matches

import numpy as np
from numpy.typing import NDArray
from scipy.special import expit

from tenure.forecast.fitting.students import ELSEWHERE
from tenure.forecast.flows.inputs import BANDS, DESTINATIONS, GROUPS, MONTHS, STAGES, Chances, Start
from tenure.forecast.scenarios.kinds import HIRES, KINDS, STEPS
from tenure.forecast.scenarios.shape import Change
from tenure.terms.problems import UsedWrongly

Numbers = NDArray[np.float64]


def units_of(change: Change, start: Start, at: str) -> Numbers:
    """1 for each unit that it is about, shape (U,). UsedWrongly for a partner or service not there."""
    partners = sorted({unit.partner for unit in start.units})
    services = sorted({unit.service for unit in start.units})
    _known(change.where.partners, partners, f"{at} where.partners", "partner")
    _known(change.where.services, services, f"{at} where.services", "service")
    return np.array([
        (not change.where.partners or unit.partner in change.where.partners)
        and (not change.where.services or unit.service in change.where.services)
        for unit in start.units
    ], np.float64)  # fmt: skip


def routes_of(change: Change, start: Start, at: str) -> Numbers:
    """1 for each route that it is about, shape (Q,). UsedWrongly for one that is not there.

    All routes are those of our own students: newcomers from elsewhere are reached only where named.
    """
    _known(change.where.routes, start.routes, f"{at} where.routes", "route")
    own = [route for route in start.routes if route != ELSEWHERE]
    return np.isin(start.routes, change.where.routes or own).astype(np.float64)


def _known(said: Sequence[str], known: Sequence[str], at: str, what: str) -> None:
    for name in said:
        if name not in known:
            near = get_close_matches(name, known, n=1)
            hint = f"Did you mean {near[0]}? " if near else ""
            raise UsedWrongly(
                f"{at}: there is no {what} {name} in this forecast. {hint}It has: {', '.join(known)}."
            )


def _among(said: Sequence[str], all_of: Sequence[str]) -> Numbers:
    return np.array([not said or name in said for name in all_of], np.float64)


def groups_of(change: Change) -> Numbers:
    """The share of each group of stage and months that it is about, shape (G,)."""
    first, last = change.where.months or (0, np.inf)
    share = np.zeros(len(GROUPS))
    for g, group in enumerate(GROUPS):
        if not change.where.stages or STAGES[group.stage] in change.where.stages:
            ends = np.inf if group.last == MONTHS[2][1] else group.last
            inside = min(ends, last + 1) - max(group.first, first)
            whole = ends - group.first
            share[g] = (
                1.0 if inside >= whole else max(inside, 0) / whole if np.isfinite(whole) else inside > 0
            )
    return share


def cuts_bands(change: Change) -> bool:
    """Whether its months begin or end within a band, whose people then are reached in part."""
    share = groups_of(change)
    return bool(((share > 0) & (share < 1)).any())


def reach_of(change: Change, start: Start, at: str) -> Numbers:
    """The share reached, in the shape that `flows.inputs.Effect` has for its kind."""
    draws = KINDS[change.on].draws
    if draws in ("qualifying", "joining"):
        return routes_of(change, start, at) * change.reaches
    units = units_of(change, start, at) * change.reaches
    if draws == "leaving":
        to = _among(change.where.destinations, DESTINATIONS)
        return units[:, None, None] * groups_of(change)[:, None] * to
    if draws == "filled":
        return units[:, None] * _among(change.where.hires, HIRES)
    if draws == "promoted":
        return units[:, None] * _among(change.where.steps, STEPS)
    return units


def chances_of(kind: str, central: Chances) -> Numbers:
    """The middle of the chances that a kind multiplies, in the shape of its reach."""
    if kind == "leaving":
        hazard = expit(np.median(central.leaving, axis=0))
        return np.repeat(hazard[:, :, None], len(DESTINATIONS), axis=2)
    middle: Numbers = np.median(getattr(central, kind), axis=0)
    return middle


def reach_of_odds(reach: Numbers, factor: float, chance: Numbers) -> Numbers:
    """The reach that makes multiplying chances the same as multiplying odds, at the middle of both.

    Odds times f turn a chance p into f p / (1 - p + f p): the chance changes by a share of what f says.
    """
    share: Numbers = reach * (1 - chance) / (1 - chance + factor * chance)
    return share


def names_of_bands() -> str:
    """The bands of months within which the chance of leaving is one, in words."""
    return ", ".join(f"{first} to {last - 1}" for first, last in BANDS[:-1]) + " and 60 on"
