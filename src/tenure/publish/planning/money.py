"""What tried actions cost and save: by year, by who pays and who gains, and how sure that is.

Money is counted over children's and adults' services together, because an action's costs are.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Final

import numpy as np
from numpy.typing import NDArray

from tenure.publish import numbers
from tenure.publish.asking import name_of
from tenure.publish.contents import Cell, Chart, Note, Table
from tenure.publish.drawings import Span, Spans
from tenure.publish.holding import PARTNERSHIP
from tenure.publish.planning import pounds
from tenure.publish.planning.contents import Money, PlanTile
from tenure.publish.planning.overview import Looked, source_of
from tenure.publish.planning.saying import LIKELY, chance_word
from tenure.publish.planning.spending import spending_table
from tenure.publish.tables import words
from tenure.publish.viewing import Viewer

if TYPE_CHECKING:
    from tenure.forecast.planning.benefits import Benefits, Worth
    from tenure.forecast.scenarios.shape import Scenario

Numbers = NDArray[np.float64]

PAYERS: Final[Mapping[str, str]] = {
    "partnership": "The partnership’s own funds",
    "university": "The universities",
    "government": "Government",
}
"""Who pays beside councils, in words."""


@dataclass(frozen=True)
class Stake:
    """What one payer pays for activities and what it saves, run by run; `true` where it is the reader's."""

    who: str
    pays: Numbers
    gains: Numbers
    true: bool = False

    @property
    def net(self) -> Numbers:
        return self.gains - self.pays


@dataclass(frozen=True, eq=False)
class Counted:
    """The money of some scenarios, up to the year asked about, for one viewer."""

    question: Looked
    scenarios: tuple[Scenario, ...]
    viewer: Viewer

    @cached_property
    def benefits(self) -> Benefits:
        from tenure.forecast.planning.benefits import benefits

        futures = self.question.futures
        return benefits(pounds.account_of(futures, self.scenarios), pounds.account_of(futures))

    @cached_property
    def years(self) -> tuple[int, ...]:
        """The Septembers in which the years that are counted end."""
        return self.benefits.years[: -(-self.question.months // 12)]

    @property
    def focus(self) -> str:
        return self.question.asked.focus

    @property
    def true(self) -> bool:
        """Whether the area's pounds are shown as they are."""
        return self.focus != PARTNERSHIP and self.viewer.sees_true(self.focus)

    def units(self, partner: str) -> list[int]:
        """Where a partner's units stand, of both services; of all partners for the partnership."""
        known = enumerate(self.question.futures.start.units)
        return [u for u, unit in known if partner in (PARTNERSHIP, unit.partner)]

    def saved(self, partner: str) -> Numbers:
        """What a partner, or all, save by run, year and kind."""
        found: Numbers = self.benefits.saved[:, : len(self.years), self.units(partner)].sum(axis=2)
        return found

    def paid(self, partner: str) -> Numbers:
        """What a partner pays for activities by run and year; for the partnership, what everybody pays."""
        paid: Numbers = self.benefits.paid[:, : len(self.years), self.units(partner)].sum(axis=2)
        return paid + self.others.sum(axis=-1) if partner == PARTNERSHIP else paid

    @property
    def others(self) -> Numbers:
        return self.benefits.others[:, : len(self.years)]

    def worth(self, partner: str) -> Worth:
        """Benefit and cost of a partner, or of everybody, discounted."""
        from tenure.forecast.planning.account import discounted
        from tenure.forecast.planning.benefits import Worth
        from tenure.forecast.planning.prices import DISCOUNT

        saved, paid = self.saved(partner).sum(axis=-1), self.paid(partner)
        cost = np.broadcast_to(discounted(paid, DISCOUNT), len(saved))
        return Worth(discounted(saved, DISCOUNT), cost, DISCOUNT)

    def stakes(self) -> Iterator[Stake]:
        """Everyone who pays or gains over the years counted, not discounted: partners, then the others."""
        for partner in dict.fromkeys(unit.partner for unit in self.question.futures.start.units):
            gains = self.saved(partner).sum(axis=(1, 2))
            pays = np.broadcast_to(self.paid(partner).sum(axis=1), gains.shape)
            yield Stake(name_of(partner), pays, gains, self.viewer.sees_true(partner))
        for p, payer in enumerate(PAYERS.values()):
            pays = self.others[..., p].sum(axis=1)
            if pays.any():
                yield Stake(payer, pays, np.zeros(len(pays)))


def money_of(question: Looked, scenarios: Sequence[Scenario], viewer: Viewer) -> Money:
    """What these scenarios together cost and save by the year asked about."""
    counted = Counted(question, tuple(scenarios), viewer)
    worth = counted.worth(counted.focus)
    title, lede = verdict(worth, _whose(counted)), worth.says()
    if worth.chance is None and counted.worth(PARTNERSHIP).chance is not None:
        worth = counted.worth(PARTNERSHIP)
        title, lede = _paid_by_others(counted), f"Others pay. For everyone together: {worth.says()}"
    return Money(
        title=title,
        lede=lede,
        tiles=tuple(_tiles(counted, worth)),
        charts=(_by_year(counted), _by_stake(counted)),
        tables=(_years(counted), _kinds(counted), pounds.unit_costs(question.futures)),
        notes=tuple(Note("about", says) for says in _notes(counted, worth)),
    )


def verdict(worth: Worth, whose: str) -> str:
    """Whether it saves more than it costs, with how sure that is."""
    chance = worth.chance
    if chance is None:
        return f"What it costs {whose} is not given"
    if max(chance, 1 - chance) < LIKELY:
        return f"For {whose} it is as likely to save more than it costs as not"
    sure = chance_word(max(chance, 1 - chance))
    does = "save more than it costs" if chance >= LIKELY else "cost more than it saves"
    return f"For {whose} it would {sure} {does}"


def _paid_by_others(counted: Counted) -> str:
    """What a partner gains that pays nothing."""
    gains = counted.saved(counted.focus).sum(axis=(1, 2))
    more = float((gains > 0).mean())
    if max(more, 1 - more) < LIKELY:
        return f"{_whose(counted)} pays nothing for it, and is as likely to save by it as not"
    does = "save" if more >= LIKELY else "spend more"
    return f"{_whose(counted)} pays nothing for it, and would {chance_word(max(more, 1 - more))} {does} by it"


def _whose(counted: Counted) -> str:
    return "everyone together" if counted.focus == PARTNERSHIP else name_of(counted.focus)


def _notes(counted: Counted, worth: Worth) -> Iterator[str]:
    futures = counted.question.futures
    yield (
        f"{pounds.price_words(futures)} The ratio and its chance are discounted at {worth.rate:.1%} a "
        "year, as the Treasury’s Green Book has it; nothing else is."
    )
    yield (
        "A benefit is money no longer spent for the same work: what agency staff cost beyond permanent "
        "staff, and hires that need not be made. Pay of posts that are filled is neither benefit nor cost."
    )
    yield "Children’s and adults’ services are counted together, because what an action costs is."
    yield from pounds.own_pay_words(futures, counted.viewer)
    for scenario in counted.scenarios:
        if not any(cost.pounds for cost in scenario.costs):
            yield f"Nobody has said what “{scenario.name}” costs, so it counts as free."


def _tiles(counted: Counted, worth: Worth) -> Iterator[PlanTile]:
    years = numbers.count_words(len(counted.years)) + (" years" if len(counted.years) > 1 else " year")
    agency = -counted.benefits.agency[:, : len(counted.years), counted.units(counted.focus)].sum(axis=(1, 2))
    saved = counted.saved(counted.focus).sum(axis=(1, 2))
    paid = counted.paid(counted.focus).sum(axis=1)
    yield _tile("Costs", paid, f"over {years}")
    yield _tile("Saves", saved, f"over {years}")
    yield _tile("Change of the agency bill", agency, f"over {years}", change=True)
    if worth.chance is not None:
        own = counted.worth(counted.focus).chance is not None
        who = f"discounted, {_whose(counted) if own else 'everyone together'}"
        middle, low, high = (_pence(each) for each in pounds.spread(worth.ratio[np.isfinite(worth.ratio)]))
        yield PlanTile("worth", "Saved for each pound", who, "", middle, _band(low, high), "no-data",
                       f"{worth.chance:.0%} chance that it is above £1")  # fmt: skip


def _tile(label: str, values: Numbers, unit: str, *, change: bool = False) -> PlanTile:
    middle, low, high = pounds.spread(values)
    band = pounds.between(low, high)
    then = f"+{pounds.short(middle)}" if change and pounds.rounded(middle) > 0 else pounds.short(middle)
    return PlanTile(label.lower(), label, unit, "", then, band, "no-data", "")


def _band(low: str, high: str) -> str:
    return f"{low} in 4 of 5 futures" if low == high else f"{low} to {high} in 4 of 5 futures"


def _pence(value: float) -> str:
    return f"{numbers.MINUS if round(value, 2) < 0 else ''}£{abs(value):,.2f}"


@dataclass(frozen=True)
class Said:
    """The words of a chart."""

    title: str
    subtitle: str
    reading: str


def _by_year(counted: Counted) -> Chart:
    """What is left of savings after costs, year by year."""
    net = counted.saved(counted.focus).sum(axis=-1) - counted.paid(counted.focus)
    spans = [_span(f"To September {year}", net[:, y]) for y, year in enumerate(counted.years)]
    best = max(range(len(spans)), key=lambda y: spans[y].middle)
    found = f"Most is left in the year to September {counted.years[best]}"
    left = (
        f"{spans[-1].said} is left"
        if spans[-1].middle >= 0
        else f"{spans[-1].said[1:]} more is paid than saved"
    )
    said = Said(
        found if spans[best].middle > 0 else "In no year is more saved than paid",
        f"Saved less paid by year, {_whose(counted)}, pounds",
        f"In the year to September {counted.years[-1]} {left}, in the middle of futures.",
    )
    rows = tuple((words(s.name), *(pounds.cell(each) for each in (s.middle, s.low, s.high))) for s in spans)
    columns = ("Year", "Middle", "4 in 5: from", "to")
    return _chart(
        counted, spans, Table("plan-money-net", "Saved less paid, year by year", columns, rows), said
    )


def _by_stake(counted: Counted) -> Chart:
    """What is left for each who pays or gains."""
    stakes = sorted(counted.stakes(), key=lambda stake: -float(np.median(stake.net)))
    spans = [_span(stake.who, stake.net, true=stake.true) for stake in stakes]
    first, last = spans[0], spans[-1]
    if pounds.rounded(first.middle) <= 0:
        title = "Nobody clearly gains more than they pay"
    elif pounds.rounded(last.middle) >= 0:
        title = f"{first.name} gains the most, and nobody pays more than they gain"
    else:
        title = f"{first.name} gains the most; least is left for {_inside(last.name)}"
    said = Said(
        title,
        f"Saved less paid, years to September {counted.years[0]} to {counted.years[-1]}, pounds",
        f"In the middle of futures {_inside(first.name)} is left with {first.said}, "
        f"{_inside(last.name)} with {last.said}.",
    )
    return _chart(counted, spans, _stakes(stakes), said)


def _inside(name: str) -> str:
    return name[:1].lower() + name[1:] if name in PAYERS.values() else name


def _span(name: str, values: Numbers, *, true: bool = False) -> Span:
    middle, low, high = (pounds.rounded(each, true=true) for each in pounds.spread(values))
    return Span(name, middle, low, high, pounds.short(middle))


def _chart(counted: Counted, spans: Sequence[Span], table: Table, said: Said) -> Chart:
    return Chart(
        key=table.name,
        title=said.title,
        subtitle=said.subtitle,
        reading=said.reading,
        alt="Ranges: " + ", ".join(f"{span.name} {span.said}" for span in spans) + ".",
        source=source_of(counted.question),
        table=table,
        drawing=Spans(tuple(spans), percent=False, left="", right="saves more than it pays"),
    )


def _stakes(stakes: Sequence[Stake]) -> Table:
    rows = []
    for stake in stakes:
        middle, low, high = pounds.spread(stake.net)
        figures = (float(stake.pays.mean()), float(stake.gains.mean()), middle, low, high)
        chance = float((stake.net > 0).mean())
        rows.append((
            words(stake.who),
            *(pounds.cell(each, true=stake.true) for each in figures),
            Cell(f"{chance:.0%}", round(100 * chance)),
        ))  # fmt: skip
    columns = ("Who", "Pays (mean)", "Saves (mean)", "Left: middle", "4 in 5: from", "to", "Chance of a gain")
    notes = ("Your own figures are to the pound; others are rounded to £1,000.",)
    return Table("plan-money-stakes", "Who pays and who gains", columns, tuple(rows), notes)


def _kinds(counted: Counted) -> Table:
    return spending_table(
        counted.question.futures,
        counted.scenarios,
        focus=counted.focus,
        units=counted.units(counted.focus),
        years=len(counted.years),
        true=counted.true,
    )


def _years(counted: Counted) -> Table:
    saved, paid = counted.saved(counted.focus).mean(axis=0), counted.paid(counted.focus).mean(axis=0)
    units = counted.units(counted.focus)
    agency, spending = (
        each[:, : len(counted.years), units].sum(axis=2).mean(axis=0)
        for each in (counted.benefits.agency, counted.benefits.spending)
    )
    rows = []
    for y, year in enumerate(counted.years):
        figures = (*saved[y], paid[y], saved[y].sum() - paid[y], -agency[y], spending[y])
        rows.append((words(str(year)), *(pounds.cell(float(each), true=counted.true) for each in figures)))
    columns = (
        "Year to September",
        "Agency premium saved",
        "Recruitment saved",
        "Assessed year saved",
        "Activities cost",
        "Saved less paid",
        "Change of the agency bill",
        "Change of all that councils spend",
    )
    notes = ("Means of futures, because medians do not add up; below nought more is spent.",)
    return Table("plan-money-years", "What it costs and saves, year by year", columns, tuple(rows), notes)
