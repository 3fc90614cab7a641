"""What an indicator is: a small function of a slice's counts, with all its words beside it."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any, Final, Literal, cast

import numpy as np
from numpy.typing import NDArray

from tenure.terms.sources import Source

Numbers = NDArray[np.float64]
Basis = Literal["fte", "headcount"]
Better = Literal["lower", "higher", "neither"]

FTE: Final = "fte"
HEADCOUNT: Final = "headcount"
BOTH: Final[tuple[Basis, ...]] = ("fte", "headcount")
ON_THE_DAY: Final = "on 30 September"
IN_THE_YEAR: Final = "in the year to 30 September"


@dataclass(frozen=True, eq=False)
class Ratios:
    """Parts over wholes, many at once: each a slice of a place in a year."""

    part: Numbers
    whole: Numbers

    @property
    def value(self) -> Numbers:
        """The parts divided by the wholes; NaN where there is nothing to divide by, or a part is missing."""
        none: Numbers = np.full(np.broadcast(self.part, self.whole).shape, np.nan)
        return np.divide(self.part, self.whole, out=none, where=np.not_equal(self.whole, 0))


NOT_COUNTED: Final = cast(Numbers, np.float64("nan"))
"""A count that these slices do not have."""


@dataclass(frozen=True, eq=False, kw_only=True)
class Counts:
    """The counts of many slices on one basis, FTE or headcount. NaN where a count is missing; never 0 for it.

    in_post, starters, leavers   social workers whom the authority employs (agency staff are not in post).
    agency                       agency workers there on 30 September.
    case_holders, cases          people who hold cases on 30 September, agency included; their cases.
    days_lost                    working days lost to sickness in the year by those in post at its end.
    vacancies, agency_cover      what the authority says: vacant FTE, and agency workers covering vacancies.
    moved, to_agency, gone       the leavers found in post with a partner, found as agency workers, not found.
    all_in_post, all_leavers     the same count over every slice of the dimension: the base of a share.
    working_days                 working days in the census year.
    """

    in_post: Numbers = NOT_COUNTED
    starters: Numbers = NOT_COUNTED
    leavers: Numbers = NOT_COUNTED
    agency: Numbers = NOT_COUNTED
    case_holders: Numbers = NOT_COUNTED
    cases: Numbers = NOT_COUNTED
    days_lost: Numbers = NOT_COUNTED
    vacancies: Numbers = NOT_COUNTED
    agency_cover: Numbers = NOT_COUNTED
    moved: Numbers = NOT_COUNTED
    to_agency: Numbers = NOT_COUNTED
    gone: Numbers = NOT_COUNTED
    all_in_post: Numbers = NOT_COUNTED
    all_leavers: Numbers = NOT_COUNTED
    working_days: Numbers = NOT_COUNTED


Counting = Callable[[Counts], Ratios | Numbers]


@dataclass(frozen=True, kw_only=True)
class Words:
    """What an indicator is called and what it tells. All are required but the remarks.

    unit     share, people (FTE on that basis), FTE, cases, days, cases per FTE.
    taken    when: on a day or during a year.
    why      why it matters, in a sentence.
    remarks  what in the definition is settled and what is our reading, in sentences.
    """

    label: str
    unit: str
    taken: str
    better: Better
    why: str
    source: Source
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Indicator:
    """One measure: call it with counts and it gives ratios, or counts of its own.

    formula  in words.
    bases    counted in FTE, headcount or both.
    by       the dimensions it is given by.
    people   whose count stands behind the part, for disclosure control; None where it is posts.
    review   when its owner looks at the definition again.
    """

    key: str
    label: str
    unit: str
    taken: str
    better: Better
    why: str
    source: Source
    remarks: tuple[str, ...]
    formula: str
    bases: tuple[Basis, ...]
    by: tuple[str, ...]
    people: str | None
    owner: str
    review: date
    counts: Counting

    def __call__(self, counts: Counts) -> Ratios | Numbers:
        """The indicator of every slice at once."""
        return self.counts(counts)

    def unit_on(self, basis: str) -> str:
        """Its unit on a basis: people are FTE where hours are counted."""
        return "FTE" if self.unit == "people" and basis == FTE else self.unit

    def overdue(self, today: date) -> bool:
        """Whether its review has been missed."""
        return today > self.review


def indicator(
    key: str,
    words: Words,
    *,
    by: tuple[str, ...],
    people: str | None,
    bases: tuple[Basis, ...] = BOTH,
) -> Callable[[Counting], Indicator]:
    """Make an indicator of a function; its docstring is the formula in words."""

    def made(counts: Counting) -> Indicator:
        review = _reviews()[key]
        return Indicator(
            key=key,
            **vars(words),
            formula=" ".join((counts.__doc__ or "").split()),
            bases=bases,
            by=by,
            people=people,
            owner=review["owner"],
            review=review["review"],
            counts=counts,
        )

    return made


@cache
def _reviews() -> Mapping[str, Any]:
    return tomllib.loads(files("tenure.indicators").joinpath("reviews.toml").read_text(encoding="utf-8"))
