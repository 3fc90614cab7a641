"""Where a place stands among others, and how its own years run."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import isfinite


@dataclass(frozen=True)
class Standing:
    """A place among others that have a figure.

    rank     1 is the highest value; equal values share the better rank.
    of       how many places have a figure, this one included.
    quarter  1 is the lowest quarter of values, 4 the highest.
    """

    rank: int
    of: int
    quarter: int


def standing(values: Mapping[str, float | None], place: str) -> Standing | None:
    """Where a place stands; None where it has no figure or fewer than four places have one."""
    known = {p: v for p, v in values.items() if v is not None and isfinite(v)}
    if place not in known or len(known) < 4:
        return None
    own = known[place]
    below = sum(v < own for v in known.values())
    equal = sum(v == own for v in known.values())
    middle = (below + (equal - 1) / 2) / (len(known) - 1)
    return Standing(
        rank=sum(v > own for v in known.values()) + 1,
        of=len(known),
        quarter=min(4, int(middle * 4) + 1),
    )


@dataclass(frozen=True)
class Trend:
    """The run of one place's own years.

    first, peak, trough  (year, value)
    run                  how many years in a row the figure has moved the same way, up to the last; signed.
    """

    first: tuple[int, float]
    last: tuple[int, float]
    peak: tuple[int, float]
    trough: tuple[int, float]
    run: int


def trend(series: Sequence[tuple[int, float | None]]) -> Trend | None:
    """The run of the years that have a figure; None with fewer than two, or where the last year has none."""
    known = [(year, value) for year, value in series if value is not None and isfinite(value)]
    if len(known) < 2 or not series or known[-1][0] != series[-1][0]:
        return None
    return Trend(
        first=known[0],
        last=known[-1],
        peak=max(known, key=lambda point: (point[1], point[0])),
        trough=min(known, key=lambda point: (point[1], -point[0])),
        run=_run(known),
    )


def _run(known: Sequence[tuple[int, float]]) -> int:
    run = 0
    for (year, before), (following, now) in reversed(list(pairwise(known))):
        step = (now > before) - (now < before)
        if not step or following != year + 1 or (run and (run > 0) != (step > 0)):
            break
        run += step
    return run
