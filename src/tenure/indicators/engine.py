"""From counts to figures: every indicator divides every slice at once, and partners add up."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from tenure.indicators import counting, jobcounting
from tenure.indicators.catalogue import MEASURES
from tenure.indicators.counting import Tally
from tenure.indicators.definitions import Basis, Indicator, Numbers, Ratios
from tenure.indicators.dimensions import DIMENSIONS
from tenure.indicators.figures import Figures, Texts
from tenure.indicators.questions import SLICES, STARTS
from tenure.record import Record

PARTNERSHIP: Final = "partnership"
"""Stands in the partner column for all the partners that filed, added up."""

Index = NDArray[np.intp]


def figures(record: Record) -> Figures:
    """Every measure of every slice, partner and year of a record, and of the partnership as a whole."""
    found = [_of_service(service, tallied) for service, tallied in _tallies(record).items()]
    if len(found) == 1:
        return found[0]
    columns = ([getattr(each, field.name) for each in found] for field in fields(Figures))
    return Figures(*(np.concatenate(parts) for parts in columns))


def _tallies(record: Record) -> Mapping[str, Tally]:
    """The counts of each service that anyone has filed for; of children's where nobody has filed at all."""
    there = set(record.query("SELECT DISTINCT service FROM submissions")["service"])
    found: dict[str, Tally] = {}
    if "adults" not in there or "children" in there:
        found["children"] = counting.tally(record)
    if "adults" in there:
        found["adults"] = jobcounting.tally(record)
    return found


def _of_service(service: str, counted: Tally) -> Figures:
    places, measures = _places(counted), MEASURES[service].values()
    bases: list[Basis] = sorted({basis for each in measures for basis in each.bases})
    by_basis = {basis: counted.counts(basis) for basis in bases}
    blocks = [
        _block(each, basis, counted=counted, result=each(by_basis[basis]), places=places)
        for each in measures
        for basis in each.bases
    ]
    return _joined(blocks, places)


@dataclass(frozen=True, eq=False)
class _Places:
    """Whose figures there are: each area (a partner's return for a year), then each year of the partnership.

    begins  where the areas of each service and year begin; the areas stand in that order.
    """

    service: Texts
    year: NDArray[np.int64]
    partner: Texts
    how: Texts
    begins: Index


@dataclass(frozen=True, eq=False)
class _Block:
    """One indicator on one basis: shape (places, slices) in each of its numbers."""

    indicator: Indicator
    basis: str
    slices: Index
    part: Numbers
    whole: Numbers
    value: Numbers
    people: Numbers
    left_out: Sequence[tuple[int, str]]


def _places(counted: Tally) -> _Places:
    service, year, partner = counted.service, counted.year, counted.partner
    new = (service[1:] != service[:-1]) | (year[1:] != year[:-1])
    begins = np.concatenate([[0], np.flatnonzero(new) + 1])[: len(year)].astype(np.intp)
    absent = [_absent(counted, int(first)) for first in begins]
    return _Places(
        service=np.concatenate([service, service[begins]]),
        year=np.concatenate([year, year[begins]]),
        partner=np.concatenate([partner, _words([PARTNERSHIP] * len(begins))]),
        how=np.concatenate([_words([""] * len(year)), _words(absent)]),
        begins=begins,
    )


def _absent(counted: Tally, first: int) -> str:
    """Who is not in a partnership's sum because they filed nothing for that year, in words."""
    same_service = counted.service == counted.service[first]
    filed = set(counted.partner[same_service & (counted.year == counted.year[first])])
    missing = sorted(set(counted.partner[same_service]) - filed)
    return f"without {', '.join(missing)}: no return for {counted.year[first]}" if missing else ""


def _block(
    each: Indicator, basis: str, *, counted: Tally, result: Ratios | Numbers, places: _Places
) -> _Block:
    slices = _shown(each, counted)
    areas = len(counted.year)
    people = _chosen(counted.people(each.people, basis), areas, slices)
    whole = _chosen(result.whole, areas, slices) if isinstance(result, Ratios) else None
    part = _chosen(result.part if isinstance(result, Ratios) else result, areas, slices)
    complete = np.isfinite(part) if whole is None else np.isfinite(part) & np.isfinite(whole)
    parts = _with_sums(part, complete, places.begins)
    wholes = np.full(parts.shape, np.nan) if whole is None else _with_sums(whole, complete, places.begins)
    return _Block(
        indicator=each,
        basis=basis,
        slices=slices,
        part=parts,
        whole=wholes,
        value=parts if whole is None else Ratios(parts, wholes).value,
        people=_with_sums(people, complete, places.begins),
        left_out=[*counted.why(each.key).items(), *_left_out(complete, counted, places.begins)],
    )


def _shown(each: Indicator, counted: Tally) -> Index:
    """The slices an indicator is given by: of each of its dimensions, those that anyone falls in."""
    seen = counted.seen
    chosen = [
        np.arange(STARTS[key], STARTS[key] + len(DIMENSIONS[key].slices), dtype=np.intp) for key in each.by
    ]
    return np.concatenate([place[seen[place] | (place == 0)] for place in chosen])


def _chosen(numbers: Numbers, areas: int, slices: Index) -> Numbers:
    """The slices of every area; numbers that slices share are given to each."""
    if numbers.shape[1] == SLICES:
        return numbers[:, slices]
    return np.repeat(numbers, len(slices), axis=1)


def _with_sums(numbers: Numbers, complete: NDArray[np.bool_], begins: Index) -> Numbers:
    """The areas' numbers and, below them, their sums; an area that lacks a part leaves every sum."""
    if not len(begins):
        return numbers
    sums = np.add.reduceat(np.where(complete, numbers, 0.0), begins, axis=0)
    anyone = np.logical_or.reduceat(complete, begins, axis=0)
    return np.concatenate([numbers, np.where(anyone, sums, np.nan)])


def _left_out(complete: NDArray[np.bool_], counted: Tally, begins: Index) -> list[tuple[int, str]]:
    """Years of the partnership that leave out a partner who lacks a part, by place, with the words."""
    if complete.all():
        return []
    lacking = np.flatnonzero(~complete.all(axis=1))
    group = np.searchsorted(begins, lacking, side="right") - 1
    found: dict[int, list[str]] = {}
    for area, year in zip(lacking, group, strict=True):
        found.setdefault(int(year), []).append(str(counted.partner[area]))
    return [
        (len(counted.year) + year, f"without {', '.join(who)}: not reported") for year, who in found.items()
    ]


def _joined(blocks: Sequence[_Block], places: _Places) -> Figures:
    """All the blocks one below another. Text is looked up once for each column, from where it stands once."""
    rows, sizes = len(places.year), [block.part.size for block in blocks]
    place = np.concatenate([np.repeat(np.arange(rows), len(b.slices)) for b in blocks])
    slices = np.concatenate([np.tile(b.slices, rows) for b in blocks])
    which = np.repeat(np.arange(len(blocks)), sizes)
    people = np.concatenate([b.people.ravel() for b in blocks])
    return Figures(
        measure=_words([b.indicator.key for b in blocks])[which],
        basis=_words([b.basis for b in blocks])[which],
        service=places.service[place],
        partner=places.partner[place],
        year=places.year[place],
        dimension=_DIMENSION_OF[slices],
        slice=_WORDS_OF[slices],
        part=np.concatenate([b.part.ravel() for b in blocks]),
        whole=np.concatenate([b.whole.ravel() for b in blocks]),
        value=np.concatenate([b.value.ravel() for b in blocks]),
        people=np.nan_to_num(people).astype(np.int64),
        unit=_words([b.indicator.unit_on(b.basis) for b in blocks])[which],
        how=_how(blocks, places, place, sizes),
    )


def _how(blocks: Sequence[_Block], places: _Places, place: Index, sizes: Sequence[int]) -> Texts:
    how = places.how[place]
    for begin, block in zip(np.cumsum([0, *sizes]), blocks, strict=False):
        for row, words in block.left_out:
            cells = slice(begin + row * len(block.slices), begin + (row + 1) * len(block.slices))
            how[cells] = "; ".join(filter(None, (places.how[row], words)))
    return how


def _words(texts: Sequence[str]) -> Texts:
    return np.array(texts, dtype=object)


_DIMENSION_OF: Final[NDArray[Any]] = _words([key for key, d in DIMENSIONS.items() for _ in d.slices])
_WORDS_OF: Final[NDArray[Any]] = _words([words for d in DIMENSIONS.values() for words in d.slices])
