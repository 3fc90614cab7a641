"""Where a forecast starts: people in post on the last full September, posts, students, what is assumed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

import numpy as np
from numpy.typing import NDArray

from tenure.forecast.fitting.facts import Facts
from tenure.forecast.fitting.hiring import vacancies_now
from tenure.forecast.fitting.posts import salaries
from tenure.forecast.fitting.totals import cells_of
from tenure.forecast.fitting.worked import september
from tenure.forecast.flows.inputs import CELLS, MONTHS, Start, Unit
from tenure.record import Record
from tenure.terms.problems import UsedWrongly

Numbers = NDArray[np.float64]

MONTHS_AHEAD: Final = 84
"""How far a forecast looks where nobody says: seven years."""

OFFSETS: Final = np.cumsum([0, *(last - first for first, last in MONTHS)])[:-1]
"""The number of the first cell of each stage."""


@dataclass(frozen=True, eq=False)
class Standing:
    """A start, and what stands beside it.

    fte        FTE per head by unit and stage, shape (U, S).
    salaries   mean full-time salary in pounds, and of how many people, of units whose sets hold pay.
    agency     agency workers there on the last September filed, in people, shape (U,).
    vacancies  in people, shape (U,).
    assumed    share of each unit's stock whose stage is an assumption, shape (U,).
    filed      the September that each unit's stock was filed for, shape (U,).
    notes      what was carried forward, left out or assumed, in sentences.
    """

    start: Start
    fte: Numbers
    salaries: Mapping[Unit, tuple[float, int]]
    agency: Numbers
    vacancies: Numbers
    assumed: Numbers
    filed: NDArray[np.int64]
    notes: tuple[str, ...]


HELD: Final = "held"
TREND: Final = "trend"
POSTS: Final = (HELD, TREND)
"""How posts go on: as many as now, or growing as they did. Nobody decided on that, so the first is usual."""

GROWTH_WORTH: Final = 3.0
"""Years' worth of belief that an employer's posts grow as its service's, and a service's not at all."""


def standing_of(
    record: Record, facts: Facts, *, months: int, waiting: float = 0.0, posts: str = HELD
) -> Standing:
    """The start from what was read of a record.

    Raises UsedWrongly where posts are to go on in a way that is not known.
    """
    if posts not in POSTS:
        raise UsedWrongly(f"Posts cannot be {posts}. Choose one of: {', '.join(POSTS)}.")
    worked = facts.worked
    last = worked.years - 1 - np.argmax(worked.filed[:, ::-1], axis=1)
    rows = worked["in_post"] & (worked.year == last[worked["unit"]])
    then = september(worked.first_year) + 12 * worked.year
    cell = OFFSETS[facts.stages.stage_in(then)] + _within(facts, then)
    count = len(worked.units)
    stock = np.bincount(worked["unit"][rows] * CELLS + cell[rows], minlength=count * CELLS)
    cells = cells_of(facts, facts.others, stock.reshape(count, CELLS))
    heads = cells.sum(axis=1)
    assumed = np.bincount(worked["unit"][rows], facts.stages.assumed[rows], count) / np.maximum(heads, 1)
    vacancies = vacancies_now(facts)
    growth = growth_of(facts) if posts == TREND else np.zeros(count)
    path = (heads + vacancies) * (1 + growth) ** (np.arange(months + 1)[:, None] / 12)
    start = Start(
        on=date(worked.until, 9, 30), units=worked.units, routes=facts.students.routes,
        stock=cells, posts=path, due=facts.students.due,
        waiting=round(waiting), capacity=np.full_like(path, np.inf),
    )  # fmt: skip
    agency = np.nan_to_num(facts.posts.agency[np.arange(count), last])
    return Standing(
        start, facts.posts.fte, salaries(record, worked), agency, vacancies, assumed,
        worked.first_year + last, _notes(facts, last, assumed * heads),
    )  # fmt: skip


def growth_of(facts: Facts) -> Numbers:
    """Yearly growth of posts (people, vacancies), shape (U,): an employer's mean, drawn to its service's."""
    table = np.where(facts.worked.filed, facts.moves.stock + facts.posts.vacancies, np.nan)
    there = table[:, :-1] > 0
    change = np.log(np.where(there, table[:, 1:], np.nan) / np.where(there, table[:, :-1], 1.0))
    known = (~np.isnan(change)).sum(axis=1)
    total = np.nansum(np.clip(change, -0.3, 0.3), axis=1)
    growth = np.zeros(len(table))
    for mine in (facts.worked.adults, ~facts.worked.adults):
        usual = total[mine].sum() / (known[mine].sum() + GROWTH_WORTH)
        growth[mine] = (total[mine] + GROWTH_WORTH * usual) / (known[mine] + GROWTH_WORTH)
    return np.expm1(growth)


def _within(facts: Facts, then: NDArray[np.int64]) -> NDArray[np.int64]:
    """The number of the cell within its stage that each row's clock points at."""
    stage = facts.stages.stage_in(then)
    first = np.array([first for first, _ in MONTHS])[stage]
    within: NDArray[np.int64] = facts.stages.clock_in(then) - first
    return within


def _notes(facts: Facts, last: NDArray[np.int64], assumed: Numbers) -> tuple[str, ...]:
    worked, notes = facts.worked, []
    if worked.years == 1:
        notes.append(
            f"Only {worked.until} is on record. What happens in a year is taken from that one and from what "
            "is known elsewhere; the list of parameters says which rests on what."
        )
    for unit, year, filed in zip(worked.units, last + worked.first_year, worked.filed, strict=True):
        whose = f"{unit.partner}, {unit.service}"
        if year < worked.until:
            notes.append(
                f"{whose}: nothing was filed for {worked.until}. Its people of September {year} are taken to "
                "be still as many, and at the same stages."
            )
        first = int(np.argmax(filed)) + worked.first_year
        if first > worked.first_year:
            notes.append(f"{whose}: its first return is for {first}, so earlier years say nothing of it.")
    if assumed.sum():
        notes.append(
            f"{round(assumed.sum())} people in post who joined in the last three years have no record of "
            "when they qualified. In children's services they are taken to be experienced; in adults', the "
            f"youngest {facts.stages.share_new:.0%} of starters to be newly qualified."
        )
    notes += [
        f"{one.unit.partner}, {one.unit.service}: only totals are known ({one.source}). Its people are taken "
        "to be at the stages at which the record's are, and to leave at one multiple of their odds."
        for one in facts.others
    ]
    silent = [u for u, v in zip(worked.units, facts.posts.vacancies, strict=True) if np.isnan(v).all()]
    if silent:
        named = "; ".join(f"{unit.partner}, {unit.service}" for unit in silent)
        notes.append(f"No vacancies are on record of {named}. Its service's share of stock is taken.")
    return tuple(notes)
