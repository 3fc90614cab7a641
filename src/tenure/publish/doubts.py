"""Figures that contradict one another, said beside the figures they spoil. Only from figures this viewer
may see.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Final

from tenure.benchmark.plausibility import Contradiction, Counts, contradictions
from tenure.publish import numbers
from tenure.publish.asking import Asked, name_of, value_of
from tenure.publish.contents import Note
from tenure.publish.holding import PARTNERSHIP

MEASURES: Final[Mapping[str, tuple[str, ...]]] = {
    "few vacancies, many agency": ("vacancy-rate", "agency-rate", "vacancies", "agency"),
    "more agency than posts": ("vacancy-rate", "agency-rate", "vacancies", "agency"),
    "more cover than agency": ("agency-cover-rate", "vacancy-agency-cover-rate", "agency-cover", "agency"),
    "stock does not close": ("in-post", "starters", "leavers", "turnover-rate"),
    "leavers differ": ("leavers", "turnover-rate", "leavers-found", "turnover-found-rate", "leavers-gap"),
    "records differ": ("record-coverage", "turnover-rate", "vacancy-rate"),
}
"""The figures that each contradiction spoils."""

DO: Final[Mapping[str, str]] = {
    "few vacancies, many agency": (
        "Check that posts which agency workers fill are counted as vacant, "
        "and that both figures are those of 30 September."
    ),
    "more agency than posts": (
        "Check that posts which agency workers fill are counted as vacant; the rest may be covering absence."
    ),
    "more cover than agency": "Check the authority’s figure for agency workers covering vacancies.",
    "stock does not close": "Check that every starter and leaver of the year is in the return.",
    "leavers differ": (
        "Check the leavers that workplaces state, and whether references of people changed between the files."
    ),
    "records differ": "Check the total staff of each workplace: it is of all staff, agency and bank too.",
}
"""What to do about each."""


def doubts(asked: Asked) -> tuple[Note, ...]:
    """Every contradiction in the figures of the focus and of each partner beside it."""
    places = dict.fromkeys((asked.focus, *asked.beside))
    return tuple(note for place in places if place != PARTNERSHIP for note in _doubts_of(asked, place))


def _doubts_of(asked: Asked, place: str) -> Iterator[Note]:
    for found in contradictions(_counts(asked, place)):
        yield Note(
            "check", _says(found, asked.service), name_of(place), DO[found.doubt], MEASURES[found.doubt]
        )


def _counts(asked: Asked, place: str) -> Counts:
    def seen(measure: str, year: int = asked.year) -> float | None:
        return value_of(asked.see(measure, partner=place, year=year))

    counts = Counts(
        in_post=seen("in-post"),
        vacancies=seen("vacancies"),
        agency=seen("agency"),
        agency_cover=None,
        starters=seen("starters"),
        leavers=seen("leavers"),
        in_post_last_year=seen("in-post", asked.year - 1),
    )
    if asked.service == "children":
        return replace(counts, agency_cover=seen("agency-cover"))
    return replace(
        counts,
        filled=seen("filled-jobs"),
        leavers_found=seen("leavers-found"),
        records=seen("record-coverage"),
    )


def _says(found: Contradiction, service: str) -> str:
    """The two figures that do not fit, in a sentence that follows the place's name."""
    if service == "adults":
        return _says_of_adults(found)
    apart = numbers.rounded(found.apart)
    if found.doubt == "few vacancies, many agency":
        one, other = numbers.rate(found.one), numbers.rate(found.other)
        return (
            f"reports {one} of posts vacant and {other} agency staff. "
            f"Agency workers outnumber the vacant posts by {apart} FTE."
        )
    one, other = numbers.rounded(found.one), numbers.rounded(found.other)
    if found.doubt == "more agency than posts":
        return f"reports {one} FTE of agency workers and {other} FTE of vacant posts: {apart} FTE more."
    if found.doubt == "more cover than agency":
        return f"reports {one} FTE of agency workers covering vacancies and {other} FTE of them in all."
    return (
        f"should have {one} FTE in post, from last year’s number with starters added and leavers taken away; "
        f"the return has {other}, which is {apart} FTE apart."
    )


def _says_of_adults(found: Contradiction) -> str:
    """The same in jobs, in which adults' services are counted."""
    one, other, apart = (numbers.rounded(n, 0) for n in (found.one, found.other, found.apart))
    if found.doubt == "few vacancies, many agency":
        rates = numbers.rate(found.one), numbers.rate(found.other)
        return (
            f"reports {rates[0]} of posts vacant and {rates[1]} agency staff. "
            f"Agency workers outnumber the vacant posts by {apart}."
        )
    if found.doubt == "more agency than posts":
        return f"reports {one} agency workers and {other} vacant posts: {apart} more."
    if found.doubt == "leavers differ":
        return f"states {one} leavers; {other} people employed in last year’s file are gone from this one’s."
    if found.doubt == "records differ":
        return f"has worker records for {numbers.rate(found.one)} of the staff that its workplaces state."
    return (
        f"should have {one} jobs, from last year’s number with starters added and leavers taken away; "
        f"the files have {other}, which is {apart} apart."
    )
