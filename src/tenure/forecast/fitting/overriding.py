"""Somebody's own values put in the place of what was fitted: in the fit, the start, and drawn chances."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import fields, replace
from math import log
from typing import TYPE_CHECKING, Final

import numpy as np
from numpy.typing import NDArray
from scipy.special import expit, logit, ndtri

from tenure.forecast.fitting.draws import Keys, normals
from tenure.forecast.fitting.parameters import INTERVAL, Override, Parameter, Place, require_overrides
from tenure.forecast.flows.inputs import Chances

if TYPE_CHECKING:
    from tenure.forecast.fitting.ageing import Ageing
    from tenure.forecast.fitting.fitted import Fitted

Numbers = NDArray[np.float64]

WIDTH: Final = 2 * float(ndtri(0.5 + INTERVAL / 2))

NEWLY_QUALIFIED: Final = "newly qualified/adults"
"""The one parameter that has to be known before people are placed at stages."""

SHARED: Final = ("where", "hired_as")
"""Arrays whose last axis adds to one."""

EDGE: Final = 1e-9


def overridden(fitted: Fitted, overrides: Iterable[Override]) -> Fitted:
    """The fit with somebody's own values. Raises UsedWrongly where one of them cannot stand."""
    wanted = tuple(overrides)
    known = {one.key: one for one in fitted.parameters()}
    require_overrides(wanted, known.values())
    for one in wanted:
        fitted = _put(fitted, known[one.key], one)
    places = {one.key: known[one.key].place for one in wanted}
    return replace(fitted, overrides=wanted, places=places)


def _put(fitted: Fitted, parameter: Parameter, own: Override) -> Fitted:
    """What is not a chance is replaced at once."""
    standing, index = fitted.standing, parameter.place.index
    if parameter.place.field == "gaps":
        return replace(fitted, gaps=_set(fitted.gaps, index, own.value))
    if parameter.place.field == "fte":
        return replace(fitted, standing=replace(standing, fte=_set(standing.fte, index, own.value)))
    if parameter.place.field == "age":
        return replace(fitted, ages=_aged(fitted.ages, index, own))
    if parameter.place.field == "spread of years":
        number, part = index
        drawing = fitted.leaving[number]
        name = "year" if part == 0 else "employer_year"
        spreads = drawing.spreads._replace(**{name: own.value})
        leaving = list(fitted.leaving)
        leaving[number] = replace(drawing, spreads=spreads)
        return replace(fitted, leaving=tuple(leaving))
    if parameter.place.field == "intake":
        due, route = standing.start.due.copy(), index[0]
        times = own.value / parameter.value if parameter.value else 0.0
        due[:, route] = np.diff(np.floor(np.cumsum(due[:, route]) * times + 0.5), prepend=0).astype(np.int64)
        return replace(fitted, standing=replace(standing, start=replace(standing.start, due=due)))
    return fitted


def _aged(ages: tuple[Ageing, ...], index: tuple[int, ...], own: Override) -> tuple[Ageing, ...]:
    """A band's multiple of leaving as somebody gave it, within their interval."""
    number, band = index
    low, high = own.interval
    one = ages[number]
    changed = replace(
        one,
        relative=_set(one.relative, (band,), log(own.value)),
        deviation=_set(one.deviation, (band,), log(high / low) / WIDTH),
    )
    return (*ages[:number], changed, *ages[number + 1 :])


def _set(array: Numbers, index: tuple[int, ...], value: float) -> Numbers:
    changed = array.copy()
    changed[index] = value
    return changed


def applied(
    chances: Chances, overrides: Iterable[Override], places: Mapping[str, Place], runs: Keys | None
) -> Chances:
    """Chances with somebody's own values in them, drawn within their intervals where runs are given."""
    arrays = {field.name: getattr(chances, field.name) for field in fields(Chances)}
    fixed: dict[tuple[str, tuple[int, ...]], list[int]] = {}
    for own in overrides:
        place = places[own.key]
        if place.field not in arrays:
            continue
        array = arrays[place.field] = arrays[place.field].copy()
        array[(slice(None), *place.index)] = _drawn(own, place.field, runs, len(array))
        if place.field in SHARED:
            fixed.setdefault((place.field, place.index[:-1]), []).append(place.index[-1])
    for (name, row), parts in fixed.items():
        _whole(arrays[name], row, parts)
    return Chances(**arrays)


def _drawn(own: Override, name: str, runs: Keys | None, count: int) -> Numbers:
    """Values as an array holds them: monthly log-odds of a yearly chance of leaving, else the chance."""
    if name == "feedback":
        return np.full(count, own.value)
    centre, low, high = (
        float(logit(np.clip(chance, EDGE, 1 - EDGE)))
        for chance in (_monthly(value, name) for value in (own.value, *own.interval))
    )
    away = np.zeros(count)
    if runs is not None and len(runs) == count:
        away = normals(runs, [f"override/{own.key}"], 1)[:, 0, 0] * (high - low) / WIDTH
    odds: Numbers = centre + away
    if name == "leaving":
        return odds
    return np.full(count, own.value) if own.value in (0, 1) else np.asarray(expit(odds), dtype=np.float64)


def _monthly(chance: float, name: str) -> float:
    return 1 - (1 - chance) ** (1 / 12) if name == "leaving" else chance


def _whole(array: Numbers, row: tuple[int, ...], parts: list[int]) -> None:
    """Give the parts of a whole that nobody set what is left, in their own proportions."""
    place: tuple[slice | int, ...] = (slice(None), *row)
    shares = array[place]
    mine = np.zeros(shares.shape[-1], dtype=np.bool_)
    mine[parts] = True
    taken = shares[:, mine].sum(axis=1, keepdims=True)
    others = shares[:, ~mine].sum(axis=1, keepdims=True)
    left = np.maximum(1 - taken, 0)
    scale = np.divide(left, others, out=np.zeros_like(left), where=others > 0)
    changed = np.where(mine, shares, shares * scale)
    array[place] = changed / changed.sum(axis=1, keepdims=True)
