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
Basis = Literal["fte", "headcount", "jobs"]
Better = Literal["lower", "higher", "neither"]

FTE: Final = "fte"
HEADCOUNT: Final = "headcount"
JOBS: Final = "jobs"
"""Records of the worker file: one person in one post. A person with two jobs counts twice."""
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

    Of adults' services, where starters, leavers and vacancies are what workplaces state:

    filled, bank, other, managers   everyone at work; of them on a bank or pool, and otherwise not employed;
                                    and managers' jobs, which the rest leaves out.
    starters_base, leavers_base, vacancies_base   employees of workplaces whose answers are used in a rate;
    starters_rated, leavers_rated, vacancies_rated   what those workplaces state.
    found                           people of last year's file whom this year's no longer shows as employed.
    hours_known, starts_known ...   the employees of whom it is known; salaries, rates, days_sick: sums.
    records, stated                 worker records of every role, and the staff that workplaces state.
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
    filled: Numbers = NOT_COUNTED
    bank: Numbers = NOT_COUNTED
    other: Numbers = NOT_COUNTED
    managers: Numbers = NOT_COUNTED
    starters_rated: Numbers = NOT_COUNTED
    starters_base: Numbers = NOT_COUNTED
    leavers_rated: Numbers = NOT_COUNTED
    leavers_base: Numbers = NOT_COUNTED
    vacancies_rated: Numbers = NOT_COUNTED
    vacancies_base: Numbers = NOT_COUNTED
    found: Numbers = NOT_COUNTED
    all_found: Numbers = NOT_COUNTED
    hours_known: Numbers = NOT_COUNTED
    salaries: Numbers = NOT_COUNTED
    salaries_known: Numbers = NOT_COUNTED
    rates: Numbers = NOT_COUNTED
    rates_known: Numbers = NOT_COUNTED
    days_sick: Numbers = NOT_COUNTED
    days_sick_known: Numbers = NOT_COUNTED
    amhps: Numbers = NOT_COUNTED
    amhps_known: Numbers = NOT_COUNTED
    qualified: Numbers = NOT_COUNTED
    qualified_known: Numbers = NOT_COUNTED
    zero_hours: Numbers = NOT_COUNTED
    zero_hours_known: Numbers = NOT_COUNTED
    starts_known: Numbers = NOT_COUNTED
    over_a_year: Numbers = NOT_COUNTED
    records: Numbers = NOT_COUNTED
    stated: Numbers = NOT_COUNTED


Counting = Callable[[Counts], Ratios | Numbers]


@dataclass(frozen=True, kw_only=True)
class Words:
    """What an indicator is called and what it tells. All are required but the remarks.

    unit     share, people (FTE or jobs on those bases), FTE, posts, cases, days, cases per FTE, pounds.
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
    service  children or adults: whose returns it is counted from. Both may have one of the same key.
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
    service: str = "children"

    def __call__(self, counts: Counts) -> Ratios | Numbers:
        """The indicator of every slice at once."""
        return self.counts(counts)

    def unit_on(self, basis: str) -> str:
        """Its unit on a basis: people are FTE where hours are counted, and jobs where records are."""
        return {FTE: "FTE", JOBS: "jobs"}.get(basis, self.unit) if self.unit == "people" else self.unit

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
    service: str = "children",
) -> Callable[[Counting], Indicator]:
    """Make an indicator of a function; its docstring is the formula in words."""

    def made(counts: Counting) -> Indicator:
        review = _reviews(service)[key]
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
            service=service,
        )

    return made


REVIEWS: Final[Mapping[str, str]] = {"children": "reviews.toml", "adults": "adults_reviews.toml"}


@cache
def _reviews(service: str) -> Mapping[str, Any]:
    text = files("tenure.indicators").joinpath(REVIEWS[service]).read_text(encoding="utf-8")
    return tomllib.loads(text)
