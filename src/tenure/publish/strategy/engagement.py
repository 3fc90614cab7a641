"""How partners take part, year by year: side by side for a lead, and one partner's own page.

Nothing here counts the people of a return. Who may see whose is decided before the facts come here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from tenure.publish import numbers
from tenure.publish.contents import Cell, Definition, Table
from tenure.publish.engaging import definition
from tenure.publish.tables import as_printed, unit_words, words
from tenure.strategy.engagement import ENGAGEMENT, FEWEST, MEETING, Asked, Attended, Filed, Measure, Way, way
from tenure.terms.quantities import Ratio

WAYS: Final[Mapping[Way, tuple[str, str, str]]] = {
    "better": ("✓", "Better", "on-course"),
    "worse": ("!", "Worse", "watch"),
    "level": ("–", "As before", "no-data"),
    "too few": ("–", "Too few to compare", "no-data"),
    "new": ("–", "Nothing to compare", "no-data"),
}
"""Icon, word and kind of status of a move from one year to the next."""
NOT_YET: Final = "Nothing yet"
NOTHING: Final = "Nothing"
YEARS: Final = 6
"""Years side by side on a partner's page; the file has every year."""
PLACEMENTS: Final = (
    "Placements offered are not counted yet. The university’s education return says which placements took "
    "place, and not who offered one. Each partner’s offers for a year, entered here with the day and the "
    "number of places, would supply it. Until then these measures rest on returns, meetings and actions."
)


@dataclass(frozen=True)
class TakingPart:
    """What one partner did: how it filed, which seats it filled, and what its people were asked to do."""

    number: str
    slug: str
    name: str
    filed: tuple[Filed, ...] = ()
    attended: tuple[Attended, ...] = ()
    asked: tuple[Asked, ...] = ()


@dataclass(frozen=True)
class Kept:
    """One measure of one partner: each year's figure, the newest last, and which way it moved."""

    measure: Measure[Any]
    years: tuple[tuple[int, Ratio], ...]

    @property
    def compared(self) -> tuple[tuple[int, Ratio], ...]:
        """The newest two years with enough in them, the later last; without two such the newest there are."""
        enough = tuple(each for each in self.years if each[1].whole >= FEWEST)
        return enough[-2:] if len(enough) > 1 else self.years[-2:]

    @property
    def way(self) -> Way:
        """How the later of the two stands to the earlier."""
        if len(self.compared) < 2:
            return "new"
        before, now = self.compared
        return way(before[1], now[1], better=self.measure.better)

    @property
    def value(self) -> str:
        """The figure of the year that is compared, in words."""
        return self._said(self.compared[-1]) if self.years else NOT_YET

    @property
    def icon(self) -> str:
        return WAYS[self.way][0]

    @property
    def word(self) -> str:
        return WAYS[self.way][1]

    @property
    def kind(self) -> str:
        return WAYS[self.way][2]

    @property
    def sentence(self) -> str:
        """Level and trend: "Meetings attended: 75.0% in 2026; better than 50.0% in 2025"."""
        if not self.years:
            return f"{self.measure.label}: nothing yet"
        later = self.compared[-1]
        now = f"{self.measure.label}: {self._said(later)} in {later[0]}"
        if len(self.compared) < 2:
            return f"{now}, the first year"
        earlier = self.compared[0]
        before = f"{self._said(earlier)} in {earlier[0]}"
        if self.way == "too few":
            return f"{now}, and {before}: too few to compare"
        newest = self.years[-1]
        since = "" if newest == later else f". In {newest[0]} so far, from one alone: {self._said(newest)}"
        if self.way == "level":
            return f"{now}, much as in {earlier[0]} ({self._said(earlier)}){since}"
        return f"{now}; {self.way} than {before}{since}"

    def _said(self, of_year: tuple[int, Ratio]) -> str:
        value = of_year[1].value
        return NOT_YET if value is None else numbers.quantity(value, self.measure.unit)


@dataclass(frozen=True)
class PartnerKept:
    """One partner with each of its measures."""

    partner: TakingPart
    kept: tuple[Kept, ...]

    @property
    def worse(self) -> tuple[Kept, ...]:
        return tuple(each for each in self.kept if each.way == "worse")

    @property
    def answer(self) -> str:
        """The page's first sentence."""
        name, better = self.partner.name, [each for each in self.kept if each.way == "better"]
        if not any(each.years for each in self.kept):
            return f"Nothing is known yet of how {name} takes part"
        if self.worse:
            return f"{name} fell back in {numbers.listed([_lower(each) for each in self.worse])}"
        if better:
            return f"{name} does better in {numbers.listed([_lower(each) for each in better])}"
        return f"{name} takes part much as it did before"


@dataclass(frozen=True)
class Overview:
    """The page for a lead: its answer, partners side by side, and what each measure means."""

    answer: str
    partners: tuple[PartnerKept, ...]
    heads: tuple[str, ...]
    definitions: tuple[Definition, ...]


def overview(several: Sequence[TakingPart]) -> Overview:
    """Everything about these partners; who fell back in most stands first."""
    found = sorted(
        (of_partner(each) for each in several), key=lambda each: (-len(each.worse), each.partner.name)
    )
    every = (*ENGAGEMENT.values(), *MEETING.values())
    heads = tuple(each.label for each in every)
    return Overview(_answer(found), tuple(found), heads, tuple(definition(each) for each in every))


def of_partner(one: TakingPart) -> PartnerKept:
    """One partner's measures, each year by year."""
    return PartnerKept(one, tuple(_kept(one)))


def _kept(one: TakingPart) -> Iterator[Kept]:
    for measure in ENGAGEMENT.values():
        yield Kept(measure, _by_year(measure, one.filed, lambda each: each.due.year))
    yield Kept(MEETING["meetings-attended"], _by_year(MEETING["meetings-attended"], one.attended, _held_in))
    yield Kept(MEETING["actions-on-time"], _by_year(MEETING["actions-on-time"], one.asked, _due_in))


def _held_in(each: Attended) -> int:
    return each.on.year


def _due_in(each: Asked) -> int:
    return each.due.year


def _by_year(
    measure: Measure[Any], facts: Sequence[Any], year: Callable[[Any], int]
) -> tuple[tuple[int, Ratio], ...]:
    years = sorted({year(each) for each in facts})
    made = ((each, measure(fact for fact in facts if year(fact) == each)) for each in years)
    return tuple((each, ratio) for each, ratio in made if ratio.whole)


def _answer(found: Sequence[PartnerKept]) -> str:
    known = [each for each in found if any(kept.years for kept in each.kept)]
    if not known:
        return "Nothing is known yet of how partners take part"
    back = [each.partner.name for each in known if each.worse]
    if not back:
        return "No partner takes part less than the year before"
    less = "takes" if len(back) == 1 else "take"
    if len(back) > 3:
        return f"{len(back)} of {len(known)} partners {less} part less in something than the year before"
    return f"{numbers.listed(back)} {less} part less in something than the year before"


def _lower(kept: Kept) -> str:
    return kept.measure.label[:1].lower() + kept.measure.label[1:]


def year_table(found: PartnerKept) -> Table:
    """One partner's measures with a column for each year, the newest first."""
    years = sorted({year for each in found.kept for year, _ in each.years}, reverse=True)[:YEARS]
    rows = tuple((words(each.measure.label), *(_cell(each, year) for year in years)) for each in found.kept)
    heads = ("Measure", *map(str, years))
    return Table("taking-part", f"{found.partner.name}, year by year", heads, rows)


def _cell(kept: Kept, year: int) -> Cell:
    value = dict(kept.years).get(year, Ratio(0, 0)).value
    if value is None:
        return Cell(NOTHING, "z", hidden=NOTHING)
    return Cell(numbers.quantity(value, kept.measure.unit), as_printed(value, kept.measure.unit))


@dataclass(frozen=True)
class TakingPartRow:
    """One measure of one partner in one year as a line of data."""

    partner: str
    measure: str
    year: int
    part: float
    whole: float
    value: float | None
    unit: str


def taking_part_rows(several: Sequence[TakingPart]) -> list[TakingPartRow]:
    """One line for each partner, measure and year."""
    return [
        TakingPartRow(
            each.number, kept.measure.key, year, ratio.part, ratio.whole, ratio.value, kept.measure.unit
        )
        for each in several
        for kept in of_partner(each).kept
        for year, ratio in kept.years
    ]


def as_table(several: Sequence[TakingPart]) -> Table:
    """Every partner, measure and year for a file."""
    names = {each.number: each.name for each in several}
    labels = {each.key: each for each in (*ENGAGEMENT.values(), *MEETING.values())}
    rows = tuple(
        (
            words(names[row.partner]),
            words(labels[row.measure].label),
            Cell(str(row.year), row.year),
            Cell(str(row.value), as_printed(row.value or 0.0, row.unit)),
            words(unit_words(row.unit)),
        )
        for row in taking_part_rows(several)
    )
    heads = ("Partner", "Measure", "Year", "Value", "Unit")
    return Table("engagement", "How partners take part, by year", heads, rows)
