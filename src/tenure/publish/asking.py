"""What a reader asks to see, made whole: whose figures, which year, who stands beside them, and what they
compare with.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final, TypedDict, Unpack

from tenure.benchmark.comparing import (
    ENGLAND,
    Comparator,
    authority,
    neighbours_together,
    published,
    published_years,
    region,
    region_of,
    statistical_neighbours,
)
from tenure.publish.defining import indicator
from tenure.publish.disclosure import Screen, Seen, Shown
from tenure.publish.disclosure import published as shown_as_printed
from tenure.publish.holding import PARTNERSHIP, At, Holding
from tenure.publish.studying import EDUCATION
from tenure.publish.viewing import EVERY_PARTNER, Viewer
from tenure.publish.wording import SERVICES
from tenure.terms.organisations import unit_of
from tenure.terms.problems import UsedWrongly
from tenure.terms.universities import is_university, partner_of

if TYPE_CHECKING:
    from tenure.indicators import Indicator

THE_PARTNERSHIP: Final = "The partnership"
AGAINST: Final = {"england": "England", "region": "The region", "neighbours": "Statistical neighbours"}
"""What figures can be compared with, besides any authority by its number."""


def name_of(partner: str) -> str:
    """What a place is called: "Northvale", "Westbrook / Leaford", "The partnership"."""
    unit = partner_of(partner)
    return THE_PARTNERSHIP if partner == PARTNERSHIP else unit.name if unit else partner


@dataclass(frozen=True)
class Asked:
    """One question about one service and year, for one viewer.

    focus    whose figures the page is about: a reporting unit or "partnership".
    beside   the partners shown beside it, in number order, never the focus itself.
    against  england, region, neighbours, or an authority's number.
    """

    holding: Holding
    viewer: Viewer
    service: str
    year: int
    focus: str
    beside: tuple[str, ...]
    against: str = "england"

    @cached_property
    def screen(self) -> Screen:
        return Screen(self.holding, self.viewer)

    @property
    def area(self) -> str:
        return name_of(self.focus)

    @property
    def inside(self) -> str:
        """The area inside a sentence: "Northvale", "the partnership"."""
        return "the partnership" if self.focus == PARTNERSHIP else self.area

    @property
    def years(self) -> tuple[int, ...]:
        """The years on record up to the one asked for."""
        return tuple(y for y in self.holding.years(self.service) if y <= self.year)

    @property
    def common_year(self) -> int:
        """The latest year, up to the one asked for, that has published figures to compare with."""
        years = published_years(self.service)
        return max(min(self.year, years[-1]), years[0])

    @property
    def members(self) -> tuple[str, ...]:
        """The reporting units that the focus stands for."""
        return self.holding.partners(self.service) if self.focus == PARTNERSHIP else (self.focus,)

    @cached_property
    def comparator(self) -> Comparator:
        """The one comparator that was chosen; England where a region or neighbours cannot be told."""
        if self.service != "children" or self.against == "england":
            return ENGLAND
        if self.against == "region":
            return self.region
        if self.against == "neighbours":
            whole = self.focus == PARTNERSHIP
            alike = neighbours_together(self.members) if whole else statistical_neighbours(self.focus)
            return alike or ENGLAND
        unit = unit_of(self.against)
        return authority(unit) if unit and not unit.made_up else ENGLAND

    @property
    def instead(self) -> str:
        """Why England stands in for the comparator that was chosen; empty where it does not."""
        if self.against == "england" or self.comparator != ENGLAND:
            return ""
        if self.service != "children":
            return "of adults’ services only England’s figures are published"
        if self.against == "region":
            return "its members lie in no one region"
        return "none are known of it"

    @cached_property
    def region(self) -> Comparator:
        """The region that the focus lies in."""
        unit = unit_of(self.focus)
        return region(unit.region_code) if unit else region_of(self.members)

    @property
    def comparators(self) -> tuple[Comparator, ...]:
        """England, the region, and the chosen comparator where it is another; each once.

        Of adults' services there are published figures for England alone.
        """
        if self.service != "children":
            return (ENGLAND,)
        return tuple({c.key: c for c in (self.comparator, self.region, ENGLAND)}.values())

    def about(self, measure: str) -> Indicator:
        """The definition of a measure as this service has it."""
        return indicator(measure, self.service)

    def usual(self, measure: str) -> str:
        """The basis a measure is shown on where none is said: hours where they count, else jobs or people."""
        return self.about(measure).bases[0]

    def see(self, measure: str, basis: str = "", **where: Any) -> Seen:
        """The focus's figure for the year asked for, unless `partner`, `year`, `dimension` or `slice` say
        otherwise. On the measure's usual basis where none is said.
        """
        at = At(self.service, self.focus, self.year)._replace(**where)
        return self.screen.see(measure, basis or self.usual(measure), at)

    def series(self, measure: str, basis: str = "", **where: Any) -> tuple[tuple[int, Seen], ...]:
        """The focus's figure, or another partner's, in every year on record up to the one asked for."""
        return tuple((year, self.see(measure, basis, **{**where, "year": year})) for year in self.years)

    def printed(self, comparator: Comparator, measure: str, basis: str, year: int) -> Seen:
        """What was published for a comparator."""
        unit = self.about(measure).unit_on(basis)
        return shown_as_printed(published(comparator, measure, basis, year, service=self.service), unit)

    def slices(self, measure: str, basis: str, dimension: str) -> tuple[tuple[str, Seen], ...]:
        """The focus's figures over a dimension, in the order the definition gives; slices nobody falls in
        left out.
        """
        from tenure.indicators import DIMENSIONS

        there = {
            at.slice
            for at in self.holding.during(measure, basis, self.service, self.year)
            if at.dimension == dimension and at.partner == self.focus
        }
        declared = DIMENSIONS[dimension].slices if dimension in DIMENSIONS else ()
        order = [*(s for s in declared if s in there), *sorted(there - set(declared))]
        return tuple((s, self.see(measure, basis, dimension=dimension, slice=s)) for s in order)


class Picked(TypedDict, total=False):
    """What a reader may pick; whatever is left out has its usual value."""

    service: str
    year: int | None
    focus: str | None
    partners: Sequence[str]
    against: str


def asked(holding: Holding, viewer: Viewer, **picked: Unpack[Picked]) -> Asked:
    """A reader's question, with what they left out filled in. UsedWrongly where it names what is not
    there.
    """
    service, against = picked.get("service", "children"), picked.get("against", "england")
    known_service(service)
    there = holding.partners(service)
    _known_comparator(against)
    chosen = [_partner(number, there) for number in picked.get("partners", ())]
    whose = _focus(picked.get("focus"), viewer, there)
    beside = tuple(p for p in there if p != whose and (not chosen or p in chosen))
    year = _year(picked.get("year"), holding.years(service))
    return Asked(holding, viewer, service, year, whose, beside, against)


def known_service(service: str) -> str:
    """The service, where its staff are counted. UsedWrongly where there is none of that name."""
    if service == EDUCATION:
        raise UsedWrongly(
            "Education has no analysis, comparison or open data: those are about staff, and no published "
            "figures are held here to set its own measures beside. They are printed by: "
            "tenure measures --service education"
        )
    if service not in SERVICES:
        raise UsedWrongly(f"There is no service called {service}. Use children or adults.")
    return service


def _year(year: int | None, there: Sequence[int]) -> int:
    if year is not None and there and year not in there:
        on_record = f"{there[0]} to {there[-1]}"
        raise UsedWrongly(f"There are no figures for {year}. The years on record are {on_record}.")
    return year or (there[-1] if there else 0)


def _focus(focus: str | None, viewer: Viewer, there: Sequence[str]) -> str:
    if focus:
        return PARTNERSHIP if focus == PARTNERSHIP else _partner(focus, there)
    own = viewer.partner
    mine = bool(own) and own != EVERY_PARTNER and viewer.audience == "own"
    return own if own and mine and not is_university(own) else PARTNERSHIP


def _partner(number: str, there: Sequence[str]) -> str:
    unit = unit_of(number) or unit_of(number.replace("-", " / "))
    if unit is None or unit.number not in there:
        raise UsedWrongly(f"There is no partner with the number {number} and figures on record.")
    return unit.number


def _known_comparator(against: str) -> None:
    unit = unit_of(against)
    if against not in AGAINST and (unit is None or unit.made_up):
        raise UsedWrongly(
            f"Figures cannot be compared with {against}. "
            "Use england, region, neighbours or an authority’s number."
        )


def value_of(seen: Seen) -> float | None:
    """The number, or None where it is hidden or missing."""
    return seen.value if isinstance(seen, Shown) else None
