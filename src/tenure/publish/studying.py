"""Education's measures as lines of data: true for whoever holds the returns, protected for everybody else."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from math import isfinite
from typing import TYPE_CHECKING, Final

from tenure.publish.contents import MeasureRow
from tenure.publish.disclosure import LEAST_BASE, THRESHOLD
from tenure.publish.holding import PARTNERSHIP, TOTAL
from tenure.publish.viewing import Viewer
from tenure.terms.problems import UsedWrongly

if TYPE_CHECKING:
    from tenure.record import Record

EDUCATION: Final = "education"
NOT_YET: Final = "twelve months have not passed for every graduate of the year"
_WAITS: Final = ("employed-with-partner", "grow-your-own-yield")
"""Measures that look twelve months ahead."""


@dataclass(frozen=True)
class StudyRow:
    """One raw figure of education. Nothing here may be shown."""

    measure: str
    counted: str
    unit: str
    partner: str
    year: int
    dimension: str
    slice: str
    part: float
    whole: float
    how: str = ""


def study_rows(record: Record) -> tuple[StudyRow, ...]:
    """Every measure of every slice, of each university and of the partnership's universities together."""
    from tenure.indicators.learning_counts import learning_counts
    from tenure.indicators.studying import STUDY_MEASURES

    slices, counts, settled = learning_counts(record)
    rows: list[StudyRow] = []
    for each in STUDY_MEASURES.values():
        ratios = each(counts)
        sums: dict[tuple[int, str, str], list[float]] = {}
        for at, part, whole in zip(slices, ratios.part.tolist(), ratios.whole.tolist(), strict=True):
            if at.dimension in each.by and whole:
                how = NOT_YET if each.key in _WAITS and at.year > settled else ""
                rows.append(StudyRow(each.key, each.counted, each.unit, *at, part, whole, how))
                total = sums.setdefault(at[1:], [0.0, 0.0])
                total[0], total[1] = total[0] + part, total[1] + whole
        for (year, dimension, name), (part, whole) in sums.items():
            how = NOT_YET if each.key in _WAITS and year > settled else ""
            of_all = (PARTNERSHIP, year, dimension, name)
            rows.append(StudyRow(each.key, each.counted, each.unit, *of_all, part, whole, how))
    return tuple(rows)


@dataclass(frozen=True)
class Wanted:
    """Which lines are asked for; None does not restrict.

    by   partner, year, phase, route. Without partner the partnership's are given, without year the latest
         year's, without a dimension the totals.
    """

    by: Sequence[str] | None = None
    measure: str | None = None
    partner: str | None = None
    year: int | None = None


def study_lines(rows: Sequence[StudyRow], viewer: Viewer, wanted: Wanted) -> Iterator[MeasureRow]:
    """The figures asked for, as this viewer may see them."""
    _refuse_unknown(wanted)
    unsafe = _unsafe(rows)
    latest = max((row.year for row in rows), default=0)
    for row in rows:
        if _picked(row, wanted, latest):
            yield _line(row, hidden=not viewer.sees_true(row.partner) and _key(row) in unsafe)


def _refuse_unknown(wanted: Wanted) -> None:
    from tenure.indicators.studying import SPLITS, STUDY_MEASURES

    known = ("partner", "year", "service", *(name for name in SPLITS if name != TOTAL))
    for name in wanted.by or ():
        if name not in known:
            raise UsedWrongly(
                f"Figures of education cannot be split by {name}. Use any of {', '.join(known)}."
            )
    if wanted.measure is not None and wanted.measure not in STUDY_MEASURES:
        raise UsedWrongly(
            f"Education has no measure called {wanted.measure[:40]}. It has {', '.join(STUDY_MEASURES)}."
        )


def _picked(row: StudyRow, wanted: Wanted, latest: int) -> bool:
    if wanted.measure not in (None, row.measure) or wanted.year not in (None, row.year):
        return False
    if wanted.partner not in (None, row.partner):
        return False
    if wanted.by is None:
        return True
    split = [name for name in wanted.by if name not in ("partner", "year", "service")] or [TOTAL]
    whose = wanted.partner is not None or (row.partner == PARTNERSHIP) == ("partner" not in wanted.by)
    return (
        whose
        and (wanted.year is not None or "year" in wanted.by or row.year == latest)
        and (row.dimension in split)
    )


Slicing = tuple[str, int, str]
"""A measure of one year in one way of slicing it, of every university and of all together."""


def _key(row: StudyRow) -> Slicing:
    return row.measure, row.year, row.dimension


def _unsafe(rows: Sequence[StudyRow]) -> frozenset[Slicing]:
    """The slicings of which any figure rests on too few people: then nothing of them is shown.

    Slices add up, and so do universities: one that is hidden could be worked out from the rest, so the whole
    slicing goes together. No two ways of slicing are crossed, so none tells anything of another.
    """
    return frozenset(_key(row) for row in rows if _is_small(row))


def _is_small(row: StudyRow) -> bool:
    rest = row.whole - row.part
    few = row.unit == "share" and (0 < row.part < THRESHOLD or 0 < rest < THRESHOLD)
    return few or row.whole < LEAST_BASE


def _line(row: StudyRow, *, hidden: bool) -> MeasureRow:
    name = TOTAL if row.dimension == TOTAL else f"{row.dimension}={row.slice}"
    at = (row.measure, row.counted, date(row.year, 8, 31), EDUCATION, row.partner, name)
    if hidden:
        return MeasureRow(*at, "c", "c", "c", row.unit, "c")
    value = row.part / row.whole
    assert isfinite(value), "a figure without a base is not made"
    return MeasureRow(*at, row.part, row.whole, value, row.unit, "", row.how)
