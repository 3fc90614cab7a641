"""The chances that a vacant post is filled, and how many candidates wait: from yearly starters and vacancies.

In each month posts fall vacant first, then the newly qualified are hired, then the experienced. So in a year
with vacancies V at its ends (their mean), h newly qualified and g experienced starters a month, the first are
h of V + g + h chances, the second g of V + g. Who came from a partner is not counted: they come by moving.

That counts how often a newly qualified person took a post, not how often one would have: where posts stand
empty for want of candidates, the two differ, and no record says by how much. So of the newly qualified only
how employers compare with one another is learnt; how readily they hire is an assumption, high enough that
candidates are short where vacancies are many, and vacancies where they are few.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

import numpy as np
from numpy.typing import NDArray

from tenure.forecast.fitting.expecting import known_by, turnover
from tenure.forecast.fitting.facts import Facts
from tenure.forecast.fitting.pooling import Centre, Pooled, pooled
from tenure.forecast.fitting.students import RECENT

Numbers = NDArray[np.float64]

GIVING_UP: Final = Centre(0.1, 0.5)
"""Chance in a month that a candidate who waits goes elsewhere. An assumption: nothing was found."""

NEW_FILL: Final = Centre(0.35, 0.7)
"""Chance in a month that a vacant post would go to a newly qualified candidate if there were one: the mean
over vacancies. An assumption, from 18% to 57%: no record tells it."""


@dataclass(frozen=True, eq=False)
class Filled:
    """Chances that a vacant post is filled in a month, and the candidates on the day.

    new, experienced   of each unit.
    vacancies          people missing on the last September, shape (U,).
    waiting            newly qualified candidates on the day.
    """

    new: Pooled
    experienced: Pooled
    vacancies: Numbers
    waiting: float


def filled_in(facts: Facts, candidates: Numbers) -> Filled:
    """Fill chances from a record.

    candidates  who look for a post here in each month of a usual year from October, shape (12,).
    """
    moves, worked = facts.moves, facts.worked
    vacancies = facts.posts.vacancies
    before = np.pad(vacancies, ((0, 0), (1, 0)), constant_values=np.nan)[:, :-1]
    usual = np.where(np.isnan(before), vacancies, (before + vacancies) / 2)
    known = worked.filed & ~np.isnan(usual)
    open_months = np.where(known, 12 * np.nan_to_num(usual), 0.0)
    new, experienced = np.where(known, moves.new, 0.0), np.where(known, moves.experienced, 0.0)
    family = [unit.service for unit in worked.units]
    centres = {service: expected_filling(service, worked.until) for service in set(family)}
    share = facts.stages.share_new
    of_new = {service: Centre(chance * share) for service, chance in centres.items()}
    of_others = {service: Centre(chance * (1 - share)) for service, chance in centres.items()}
    first = pooled(new, open_months + new + experienced, family, of_new)
    second = pooled(experienced, open_months + experienced, family, of_others)
    now = vacancies_now(facts)
    room = now + _recent(experienced, known) / 12 + _recent(new, known) / 12
    first = _as_readily(first, room)
    return Filled(first, second, now, _left_waiting(candidates, float(room @ first.value)))


def _as_readily(seen: Pooled, room: Numbers) -> Pooled:
    """Chances that lie to one another as those seen do, and whose mean over vacancies is the assumption."""
    mean = float(room @ seen.value) / float(room.sum()) if room.sum() else float(seen.value.mean())
    scaled = seen.scaled(NEW_FILL.chance / mean)
    return replace(scaled, doubt=np.full_like(room, NEW_FILL.doubt), follows=np.ones_like(room))


def expected_filling(service: str, year: int) -> float:
    """The chance that published turnover and vacancies imply where as many come as go."""
    leaving = turnover(service, year).share / 12
    key = "cf_vacancy_rate_fte_england" if service == "children" else "adults_vacancy_rate_england"
    vacant = known_by(key, year).share
    open_posts = vacant / (1 - vacant)
    return leaving / (leaving + open_posts)


def vacancies_now(facts: Facts) -> Numbers:
    """Vacancies in people at each unit's last September that says, shape (U,).

    Where a unit never said, its service's share of stock; where no unit did, the published one.
    """
    worked, vacancies, stock = facts.worked, facts.posts.vacancies, facts.moves.stock
    now, known = _last(vacancies), ~np.isnan(vacancies).all(axis=1)
    heads = _last(np.where(worked.filed, stock, np.nan))
    for adults in (False, True):
        mine = worked.adults == adults
        told = mine & known & (heads > 0)
        key = "adults_vacancy_rate_england" if adults else "cf_vacancy_rate_fte_england"
        published = known_by(key, worked.until).share
        share = now[told].sum() / heads[told].sum() if told.any() else published / (1 - published)
        now = np.where(mine & ~known, heads * share, now)
    return np.nan_to_num(now)


def _last(table: Numbers) -> Numbers:
    """The last known value of each row; NaN where there is none."""
    known = ~np.isnan(table)
    last = table.shape[1] - 1 - np.argmax(known[:, ::-1], axis=1)
    return np.where(known.any(axis=1), table[np.arange(len(table)), last], np.nan)


def _recent(counts: Numbers, known: NDArray[np.bool_]) -> Numbers:
    """Mean of the recent years that are known, by unit."""
    counts, known = counts[:, -RECENT:], known[:, -RECENT:]
    years = known.sum(axis=1)
    mean: Numbers = np.where(years > 0, counts.sum(axis=1) / np.maximum(years, 1), 0.0)
    return mean


def _left_waiting(candidates: Numbers, places: float) -> float:
    """Candidates left at the end of a usual year with so many places a month."""
    waiting = 0.0
    for come in np.tile(candidates, 6):
        waiting = (waiting + come - min(waiting + come, places)) * (1 - GIVING_UP.chance)
    return waiting
