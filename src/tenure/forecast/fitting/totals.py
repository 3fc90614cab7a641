"""Employers of whom only totals are known, such as another authority in DfE's file: one shift each.

They take the stages and lengths of service of the record's employers of the same service, and so the shape of
leaving; their own leavers say by how much they leave more or less.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from tenure.forecast.fitting.exposure import Exposure
from tenure.forecast.fitting.posts import Posts
from tenure.forecast.fitting.worked import Worked
from tenure.forecast.flows.inputs import Unit
from tenure.terms.problems import UsedWrongly

if TYPE_CHECKING:
    from tenure.forecast.fitting.facts import Facts

Numbers = NDArray[np.float64]


@dataclass(frozen=True)
class Totals:
    """What is known of an employer that sends the record nothing, in people.

    in_post    on the September at which the forecast starts.
    leavers    in the year to it; None where that is not known.
    vacancies  on that day; None where they are not known.
    source     where the figures are from.
    """

    unit: Unit
    in_post: int
    source: str
    leavers: float | None = None
    vacancies: float | None = None


def joined(worked: Worked, others: Sequence[Totals]) -> Worked:
    """The employers of a record and those known by totals, who filed nothing.

    Raises UsedWrongly where the totals cannot be, or the employer's own returns are on record.
    """
    for one in others:
        name = f"{one.unit.partner}, {one.unit.service}"
        if one.unit in worked.units or sum(other.unit == one.unit for other in others) > 1:
            raise UsedWrongly(f"{name}: its figures are there already. Leave its totals out.")
        if one.in_post < 0 or (one.vacancies or 0) < 0 or not 0 <= (one.leavers or 0) <= 3 * one.in_post:
            raise UsedWrongly(f"{name}: {one.in_post} in post and {one.leavers} leavers cannot be. Check.")
    units = (*worked.units, *(one.unit for one in others))
    filed = np.concatenate([worked.filed, np.zeros((len(others), worked.years), dtype=np.bool_)])
    return replace(worked, units=units, filed=filed)


def spread(facts: Facts, others: Iterable[Totals]) -> Facts:
    """What was counted, with the totals laid over groups as the record's people are."""
    exposure = Exposure(facts.exposure.leavers.copy(), facts.exposure.months.copy())
    vacancies, stock = facts.posts.vacancies.copy(), facts.moves.stock.copy()
    for one in others:
        u = facts.worked.units.index(one.unit)
        leavers, months = (each.sum(axis=(0, 2)) for each in _of_service(facts, one.unit.service))
        stock[u, -1] = one.in_post
        if one.vacancies is not None:
            vacancies[u, -1] = one.vacancies
        if one.leavers is not None and months.sum() and leavers.sum():
            exposure.months[u, :, -1] = 12 * one.in_post * months / months.sum()
            exposure.leavers[u, :, -1] = one.leavers * leavers / leavers.sum()
            np.maximum(exposure.months[u], exposure.leavers[u], out=exposure.months[u])
    posts: Posts = replace(facts.posts, vacancies=vacancies)
    return replace(facts, exposure=exposure, posts=posts, moves=replace(facts.moves, stock=stock))


def cells_of(facts: Facts, others: Iterable[Totals], stock: NDArray[np.int64]) -> NDArray[np.int64]:
    """Stock by cell, shape (U, CELLS), with the totals laid over cells as the service's people are."""
    filled = stock.copy()
    for one in others:
        u = facts.worked.units.index(one.unit)
        mine = [i for i, unit in enumerate(facts.worked.units) if unit.service == one.unit.service]
        usual = stock[mine].sum(axis=0).astype(np.float64)
        share = usual / usual.sum() if usual.sum() else np.full(len(usual), 1 / len(usual))
        whole = np.floor(np.cumsum(share) * one.in_post + 0.5)
        filled[u] = np.diff(whole, prepend=0).astype(np.int64)
    return filled


def _of_service(facts: Facts, service: str) -> tuple[Numbers, Numbers]:
    mine = [i for i, unit in enumerate(facts.worked.units) if unit.service == service]
    return facts.exposure.leavers[mine], facts.exposure.months[mine]
