"""Leaving: who leaves in a year, when, why and for where."""

from __future__ import annotations

import numpy as np

from tenure.example.chance import one_of, picked, stream
from tenure.example.days import begins, between, ends, working_day_until, years_between
from tenure.example.levels import Counts, Wanted
from tenure.example.tables import Column, Table, changed, size

RESIGNED, RETIRED, DIED, MOVED_INSIDE = "1", "5", "6", "7"
OTHER_AUTHORITY, TO_AGENCY = "1", "3"

LAST_AGE = 72
"""The age by which everyone in the example has retired."""

_REASONS = {
    RESIGNED: 0.84,
    "2": 0.02,
    "3": 0.01,
    "4": 0.02,
    DIED: 0.003,
    MOVED_INSIDE: 0.05,
    "8": 0.04,
    "9": 0.02,
}
_DESTINATIONS = {
    RESIGNED: {"1": 0.40, "2": 0.03, "3": 0.22, "4": 0.05, "5": 0.07, "6": 0.12, "7": 0.03, "8": 0.08},
    RETIRED: {"6": 0.85, "7": 0.05, "8": 0.10},
    DIED: {"7": 1.0},
    MOVED_INSIDE: {"5": 0.9, "7": 0.1},
    "others": {"3": 0.12, "4": 0.05, "5": 0.10, "6": 0.35, "7": 0.08, "8": 0.30},
}
"""By reason. Of England's leavers a quarter are found in another authority, a fifth in agency work."""


def leavers_wanted(posts: Table, w: Wanted) -> tuple[Counts, Counts, Counts]:
    """How many leave each unit: of those in their second year, of those longer in service, and short stays.

    Leavers with under two years' service started in this census year or the last. A third of them came this
    year, more where too few came last year.
    """
    leavers = w.turnover.people(w.people * 1.0)
    under_two = np.minimum(w.under_two.people(leavers * 1.0), leavers)
    count = len(w.people)
    second = posts["started"] >= begins(w.year - 1)
    there = np.bincount(posts["partner"], minlength=count)
    seconds = np.bincount(posts["partner"][second], minlength=count)
    from_second = np.minimum(np.rint(0.68 * under_two), np.floor(0.7 * seconds)).astype(np.int64)
    longer = np.minimum(leavers - under_two, np.floor(0.6 * (there - seconds)).astype(np.int64))
    return from_second, longer, np.minimum(under_two - from_second, w.people)


def who_leaves(posts: Table, people: Table, *, w: Wanted, seed: int) -> Column:
    """Which posts end in the year; a mask."""
    from_second, longer, _ = leavers_wanted(posts, w)
    chance = stream(seed, "leaving", w.year)
    second = posts["started"] >= begins(w.year - 1)
    weight = chance_to_leave(posts, people, year=w.year)
    group = 2 * posts["partner"] + second
    return picked(chance, group, weight, wanted=np.column_stack([longer, from_second]).ravel())


def chance_to_leave(posts: Table, people: Table, *, year: int) -> Column:
    """How likely each is to leave beside the others: least after ten years, more near retirement."""
    service = years_between(posts["started"], begins(year))
    age = years_between(people["born"][posts["person"]], ends(year))
    weight = np.interp(service, (0, 2, 5, 10, 20, 30), (1.0, 1.0, 0.7, 0.45, 0.4, 0.8))
    weight = weight * np.interp(age, (22, 35, 55, 60, 66), (1.1, 1.0, 0.9, 2.0, 8.0))
    weight = weight * np.where(posts["role"] <= 3, 0.7, 1.0)
    return np.where(age >= LAST_AGE - 1, 1e9, weight)


def ended(posts: Table, people: Table, *, year: int, seed: int) -> Table:
    """Leavers' posts with the last day, the reason and the destination."""
    chance = stream(seed, "last days", year, size(posts))
    since = np.maximum(posts["started"] + np.timedelta64(21, "D"), begins(year))
    last = working_day_until(between(chance, since, ends(year), size(posts)), since=since)
    age = years_between(people["born"][posts["person"]], last)
    retires = chance.random(size(posts)) < np.interp(age, (54.9, 55, 60, 64, 67), (0, 0.15, 0.5, 0.85, 1))
    reason = np.where(retires, RETIRED, one_of(chance, _REASONS, size(posts)))
    return changed(posts, ended=last, reason=reason, destination=_destinations(chance, reason))


def _destinations(chance: np.random.Generator, reason: Column) -> Column:
    found = np.full(len(reason), "", dtype="U1")
    for why in np.unique(reason).tolist():
        these = reason == why
        shares = _DESTINATIONS.get(why, _DESTINATIONS["others"])
        found[these] = one_of(chance, shares, int(these.sum()))
    return found
