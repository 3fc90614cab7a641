"""The chances that a vacant post is filled, and how many candidates wait: from yearly starters and vacancies.

In each month posts fall vacant first, then the newly qualified are hired, then the experienced. So in a year
with vacancies V at its ends (their mean), h newly qualified and g experienced starters a month, the first are
h of V + g + h chances, the second g of V + g. Who came from a partner is not counted: they come by moving.
"""

from __future__ import annotations

from dataclasses import dataclass
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

LARGEST_FILL: Final = 0.95


@dataclass(frozen=True, eq=False)
class Filled:
    """Chances that a vacant post is filled in a month, and the candidates on the day.

    new, experienced   of each unit.
    vacancies          people missing on the last September, shape (U,).
    waiting            newly qualified candidates on the day.
    faster             by how much the chance for newly qualified candidates lies above their yearly share of
                       chances, because they come in some months only.
    """

    new: Pooled
    experienced: Pooled
    vacancies: Numbers
    waiting: float
    faster: float


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
    hired = float(_recent(new, known).sum())
    faster, waiting = _hired_in_a_year(candidates, float(room @ first.value), hired)
    return Filled(first.scaled(faster), second, now, waiting, faster)


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


def _hired_in_a_year(candidates: Numbers, room: float, hired: float) -> tuple[float, float]:
    """How many times its yearly share the chance must be for as many to be hired, and who then still wait."""
    low, high = 0.02, 200.0
    for _ in range(50):
        middle = (low * high) ** 0.5
        low, high = (middle, high) if _a_year(candidates, room * middle)[0] < hired else (low, middle)
    if room <= 0 or hired <= 0:
        return 1.0, _a_year(candidates, room)[1]
    return high, _a_year(candidates, room * high)[1]


def _a_year(candidates: Numbers, places: float) -> tuple[float, float]:
    """Hires in a usual year with so many places a month, and candidates left at its end."""
    waiting = hired = 0.0
    for _ in range(6):
        hired = 0.0
        for come in candidates:
            waiting += come
            taken = min(waiting, places)
            hired += taken
            waiting = (waiting - taken) * (1 - GIVING_UP.chance)
    return hired, waiting
