"""Lists inside a cell: their places, and which of them are wrong.

The service splits at semicolons and counts places as they come: a blank cell has one place, which is empty.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from tenure.returns.ascwds.cells import leading_number
from tenure.terms.adult_codes import DONT_KNOW, NO_OTHER_SERVICE

MOST_COUNTED = 999
"""The most starters, leavers or vacancies of one role that the service takes."""

LONGEST_NAMED = 60
"""Letters of a wrong place that are repeated."""

_NAMED = 5
"""Wrong places that are named."""


def places(text: str) -> list[str]:
    """The places of a list as the service counts them; never none."""
    return [place.strip() for place in text.split(";")]


def listed(wrong: Iterable[str]) -> str:
    """Wrong places in words: the first few, and an empty one by name."""
    found = [place[:LONGEST_NAMED] or "an empty place" for place in dict.fromkeys(wrong)]
    more = [f"{len(found) - _NAMED} more"] if len(found) > _NAMED else []
    named = [*found[:_NAMED], *more]
    return " and ".join([", ".join(named[:-1]), named[-1]] if len(named) > 1 else named)


def code_of(place: str) -> str:
    """The code that a place is read as; the place itself where it is no number."""
    number = leading_number(place)
    return place if number is None else str(number)


def are_numbers(text: str) -> bool:
    """Whether every place begins with a number."""
    return all(leading_number(place) is not None for place in places(text))


def not_in(codes: Iterable[str]) -> Callable[[str], list[str]]:
    """What gives the places of a list that hold none of these codes."""
    known = frozenset(codes)
    return lambda text: [place for place in places(text) if code_of(place) not in known]


def services(text: str) -> list[str]:
    """The services of ALLSERVICES without the member 0, which says that there is no other."""
    return [place for place in places(text) if place != NO_OTHER_SERVICE]


def beside_services(text: str, all_services: str) -> list[str]:
    """The places of a list beside ALLSERVICES, as the service counts them.

    Where there is one service, empty places at the end are dropped, and one place is always left.
    """
    named = places(all_services)
    found = places(text)
    if NO_OTHER_SERVICE in named and len(found) == len(named) == 2:
        found = [
            place
            for place, service in zip(found, named, strict=True)
            if service != NO_OTHER_SERVICE or place not in ("", "0")
        ]
    if len(services(all_services)) <= 1:
        while len(found) > 1 and not found[-1]:
            found.pop()
    return found


def wrong_counts(text: str) -> list[str]:
    """The places of a list of counts that are no whole number from 0 to 999."""
    numbers = [(place, leading_number(place)) for place in places(text)]
    return [place for place, number in numbers if number is None or not 0 <= number <= MOST_COUNTED]


def fits(text: str, beside: str) -> bool:
    """Whether a list of counts has a place for each place beside it, or says 999: not known."""
    return text.strip() == DONT_KNOW or len(places(text)) == len(places(beside))


def total(texts: Sequence[str]) -> int:
    """The sum of the places that are numbers."""
    return sum(leading_number(place) or 0 for place in texts)


def said_of(counts: str, roles: str, role: str) -> int:
    """The count that stands at a role; 0 where the role is not listed."""
    at = zip(places(counts), map(code_of, places(roles)), strict=False)
    return total([count for count, name in at if name == role])
