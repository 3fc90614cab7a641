"""Figures that contradict one another: each may be true, and each wants a look before it is used.

The founding case: vacancies of 5.1% reported beside 31% agency staff (labour market plan, paragraph 39j).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

Doubt = Literal[
    "few vacancies, many agency",
    "more agency than posts",
    "more cover than agency",
    "stock does not close",
    "leavers differ",
    "records differ",
]

FEW_VACANCIES, MANY_AGENCY = 0.075, 0.20
"""About the lowest fifth of authorities' published vacancy rates 2017 to 2023 (7.2%), and more agency
staff than England has had in any of those years (17.9%)."""

AGENCY_OVER_POSTS = 1.25
"""Agency staff may also cover absence; a quarter more of them than vacant posts is hard to explain so."""

LEAST_FTE = 5.0
"""Below five FTE a contradiction is a person or two and not worth a flag."""

STOCK_GAP = 0.10
"""Nationally, last year's stock and this year's flows miss this year's stock by 1 to 2%."""


LEAVERS_GAP = 0.20
"""People who came and left within the year are stated and not found; a fifth is hard to explain so."""

RECORDS_GAP = 0.02
"""The return asks for a record for everyone; two in a hundred may be someone's timing."""


@dataclass(frozen=True)
class Counts:
    """The counts of one place and year that are held against one another; None where not known.

    In FTE for children's services, in jobs for adults', which also have: all filled jobs, people gone from
    one file to the next, and worker records over the staff that is stated.
    """

    in_post: float | None
    vacancies: float | None
    agency: float | None
    agency_cover: float | None
    starters: float | None = None
    leavers: float | None = None
    in_post_last_year: float | None = None
    filled: float | None = None
    leavers_found: float | None = None
    records: float | None = None


@dataclass(frozen=True)
class Contradiction:
    """Two figures that do not fit: what the doubt is, the two numbers, and how far they are apart in FTE."""

    doubt: Doubt
    one: float
    other: float
    apart: float


def contradictions(counts: Counts) -> Iterator[Contradiction]:
    """Every contradiction in one place's figures for a year."""
    yield from _vacancies_and_agency(counts)
    yield from _cover(counts)
    yield from _stock(counts)
    yield from _leavers(counts)
    if counts.records is not None and abs(counts.records - 1) > RECORDS_GAP:
        yield Contradiction("records differ", counts.records, 1.0, abs(counts.records - 1))


def _vacancies_and_agency(counts: Counts) -> Iterator[Contradiction]:
    posts, vacant, agency = counts.in_post, counts.vacancies, counts.agency
    if not posts or vacant is None or agency is None or agency - vacant < LEAST_FTE:
        return
    vacancy_rate, agency_rate = vacant / (vacant + posts), agency / (counts.filled or agency + posts)
    if vacancy_rate <= FEW_VACANCIES and agency_rate >= MANY_AGENCY:
        yield Contradiction("few vacancies, many agency", vacancy_rate, agency_rate, agency - vacant)
    elif agency > AGENCY_OVER_POSTS * vacant:
        yield Contradiction("more agency than posts", agency, vacant, agency - vacant)


def _cover(counts: Counts) -> Iterator[Contradiction]:
    cover, agency = counts.agency_cover, counts.agency
    if cover is not None and agency is not None and cover - agency >= 1:
        yield Contradiction("more cover than agency", cover, agency, cover - agency)


def _stock(counts: Counts) -> Iterator[Contradiction]:
    before, came, went = counts.in_post_last_year, counts.starters, counts.leavers
    if not before or counts.in_post is None or came is None or went is None:
        return
    expected = before + came - went
    apart = abs(counts.in_post - expected)
    if apart >= max(LEAST_FTE, STOCK_GAP * before):
        yield Contradiction("stock does not close", expected, counts.in_post, apart)


def _leavers(counts: Counts) -> Iterator[Contradiction]:
    stated, found = counts.leavers, counts.leavers_found
    if stated is None or found is None:
        return
    apart = abs(stated - found)
    if apart >= max(LEAST_FTE, LEAVERS_GAP * stated):
        yield Contradiction("leavers differ", stated, found, apart)
