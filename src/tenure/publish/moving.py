"""How a figure moved and how it stands to a comparator, each with how sure we are that it is not chance."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from tenure.benchmark.chance import Interval, Kind, interval, sureness, sureness_beside
from tenure.benchmark.comparing import Comparator
from tenure.benchmark.standing import trend
from tenure.publish.asking import Asked, value_of
from tenure.publish.disclosure import Seen, Shown
from tenure.publish.holding import PARTNERSHIP
from tenure.publish.wording import Beside, Move

KINDS: Final[Mapping[str, Kind]] = {
    "turnover-rate": "flow",
    "moves-within-partnership-rate": "flow",
    "to-agency-rate": "flow",
    "left-partnership-rate": "flow",
    "starters-rate": "flow",
    "turnover-found-rate": "flow",
    "indirect-rate": "share",
    "zero-hours-rate": "share",
    "over-a-year-rate": "share",
    "amhp-rate": "share",
    "qualified-rate": "share",
    "leavers-found-share": "share",
    "agency-rate": "share",
    "agency-cover-rate": "share",
    "vacancy-rate": "share",
    "leavers-share": "share",
    "in-post-share": "share",
}
"""What chance is taken to be. Counts, caseloads and days lost are not tested for it: their spread is not
in the return.
"""


RATES: Final = ("share", "cases per FTE", "£", "£ an hour", "days a person")
"""Units that can be compared between places of different sizes; counts cannot."""


def move(asked: Asked, measure: str, basis: str = "", **where: Any) -> Move | None:
    """How a figure moved since the latest earlier year that has one; None where it or all earlier are not
    shown.
    """
    series = [(year, seen) for year, seen in asked.series(measure, basis, **where) if isinstance(seen, Shown)]
    if len(series) < 2 or series[-1][0] != asked.year:
        return None
    (before_year, before), (_, now) = series[-2], series[-1]
    return Move(before.value, now.value, now.unit, before_year, _sure(before, now, measure))


def _sure(before: Shown, now: Shown, measure: str) -> float | None:
    kind = KINDS.get(measure)
    return sureness(before.ratio, now.ratio, kind) if kind else None


def beside(asked: Asked, comparator: Comparator, measure: str, basis: str = "") -> Beside | None:
    """How a figure stood to a comparator in the latest year that both have; None where either has none."""
    year, basis = asked.common_year, basis or asked.usual(measure)
    if asked.about(measure).unit not in RATES:
        return None
    own, other = asked.see(measure, basis, year=year), asked.printed(comparator, measure, basis, year)
    if not isinstance(own, Shown) or not isinstance(other, Shown):
        return None
    kind = KINDS.get(measure)
    sure = sureness_beside(own.ratio, other.value, kind) if kind else None
    return Beside(_named(asked, comparator), other.value, own.unit, own.value - other.value, sure)


def _named(asked: Asked, comparator: Comparator) -> str:
    """A comparator inside a sentence."""
    if comparator.key != "neighbours":
        return comparator.name
    return (
        "its members’ statistical neighbours" if asked.focus == PARTNERSHIP else "its statistical neighbours"
    )


def chance(seen: Seen, measure: str) -> Interval | None:
    """The range that chance gives a shown figure; None where it is hidden or not tested for it."""
    kind = KINDS.get(measure)
    return interval(seen.ratio, kind) if kind and isinstance(seen, Shown) else None


def run_of(asked: Asked, measure: str, basis: str = "", **where: Any) -> int:
    """How many years in a row the figure has moved the same way, up to the year asked for; signed."""
    found = trend([(year, value_of(seen)) for year, seen in asked.series(measure, basis, **where)])
    return found.run if found else 0
