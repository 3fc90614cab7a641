"""Figures that contradict one another, said beside the figures they spoil. Only from figures this viewer
may see.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
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
}
"""What to do about each."""


def doubts(asked: Asked) -> tuple[Note, ...]:
    """Every contradiction in the figures of the focus and of each partner beside it."""
    places = dict.fromkeys((asked.focus, *asked.beside))
    return tuple(note for place in places if place != PARTNERSHIP for note in _doubts_of(asked, place))


def _doubts_of(asked: Asked, place: str) -> Iterator[Note]:
    for found in contradictions(_counts(asked, place)):
        yield Note("check", _says(found), name_of(place), DO[found.doubt], MEASURES[found.doubt])


def _counts(asked: Asked, place: str) -> Counts:
    def fte(measure: str, year: int = asked.year) -> float | None:
        return value_of(asked.see(measure, "fte", partner=place, year=year))

    return Counts(
        in_post=fte("in-post"),
        vacancies=fte("vacancies"),
        agency=fte("agency"),
        agency_cover=fte("agency-cover"),
        starters=fte("starters"),
        leavers=fte("leavers"),
        in_post_last_year=fte("in-post", asked.year - 1),
    )


def _says(found: Contradiction) -> str:
    """The two figures that do not fit, in a sentence that follows the place's name."""
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
