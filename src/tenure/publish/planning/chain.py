"""The chain from student to assessed year: what is needed each year, what there is, and where it binds."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from tenure.publish import numbers
from tenure.publish.contents import Cell, Chart, Choice, Table
from tenure.publish.drawings import Bar, Bars
from tenure.publish.planning import pounds
from tenure.publish.planning.futures import Futures
from tenure.publish.planning.saying import LIKELY, chance_word
from tenure.publish.tables import words
from tenure.publish.wording import first_up
from tenure.terms.problems import UsedWrongly

if TYPE_CHECKING:
    from tenure.forecast.planning.pipeline import Link, Pipeline
    from tenure.forecast.scenarios.shape import Scenario

Numbers = NDArray[np.float64]

NO_LIMIT = Cell("No limit", "No limit")
UNSAID = Cell("Nobody said", "Nobody said")


@dataclass(frozen=True)
class ChainPage:
    """What the partnership needs of each link in each year, with or without actions.

    names  of the actions that are counted in; empty for what comes if nothing changes.
    """

    title: str
    lede: str
    names: tuple[str, ...]
    years: tuple[Choice, ...]
    charts: tuple[Chart, ...]
    tables: tuple[Table, ...]
    sources: tuple[str, ...]


def chain_page(
    futures: Futures,
    scenarios: Sequence[Scenario] = (),
    *,
    year: int | None = None,
    placements: int | None = None,
) -> ChainPage:
    """The chain in all years, and in one year in full.

    placements  that partners can give in a year, where somebody said.
    UsedWrongly for a year that is not forecast, or placements below nought.
    """
    chain = _chain(futures, scenarios, placements)
    if year is not None and year not in chain.years:
        raise UsedWrongly(
            f"The futures run from {chain.years[0]} to {chain.years[-1]}. Ask for a year among these."
        )
    shown = year or chain.years[-1]
    source = (
        f"Source: Tenure’s forecast from the partnership’s returns, snapshot {futures.snapshot[:12]}; "
        f"{futures.runs:,} futures, seed {futures.seed}. All councils and both services together."
    )
    return ChainPage(
        title=title_of(chain, shown),
        lede=lede_of(chain, shown),
        names=tuple(scenario.name for scenario in scenarios),
        years=tuple(Choice(str(each), str(each), each == shown) for each in chain.years),
        charts=(_use(chain, shown, source), _students(chain, source)),
        tables=(*_links(chain), _placements(chain), _one_more(futures), _ratios(chain)),
        sources=(source,),
    )


def _chain(futures: Futures, scenarios: Sequence[Scenario], placements: int | None) -> Pipeline:
    from tenure.forecast.planning.pipeline import pipeline

    outcome = futures.arm(scenarios).outcome
    offers = None if placements is None else [placements] * -(-futures.start.months // 12)
    return pipeline(outcome, futures.chances, offers=offers, seed=futures.seed)


def title_of(chain: Pipeline, year: int) -> str:
    """Whether the chain holds in a year, and where it binds, as surely as that is known."""
    link = _tightest(chain, year)
    when = f"In the year to September {year} the chain from student to assessed year"
    if link is None:
        return f"Nobody said how much there is of any link of the chain in the year to September {year}"
    chance = float(link.binds[chain.years.index(year)])
    if chance <= 1 - LIKELY:
        return f"{when} would {chance_word(1 - chance)} hold"
    if chance < LIKELY:
        return f"{when} may bind at {link.name}"
    return f"{when} would {chance_word(chance)} bind at {link.name}"


def _tightest(chain: Pipeline, year: int) -> Link | None:
    """The link that binds; where none does, the one that is the nearest to it. None where none is known."""
    y = chain.years.index(year)
    known = [link for link in chain.links if not np.isnan(link.binds[y])]
    return chain.binding(year) or max(known, key=lambda link: float(link.binds[y]), default=None)


def lede_of(chain: Pipeline, year: int) -> str:
    """What is needed and there at the link that binds, and of which links nobody said how much there is."""
    y, link, told = chain.years.index(year), _tightest(chain, year), []
    if link is not None:
        there = float(np.median(np.broadcast_to(link.there, link.use.shape)[:, y]))
        told.append(
            f"{np.median(link.needed[:, y]):,.0f} {link.name} are needed and there are {there:,.0f}; the "
            f"chance that they are too few is {link.binds[y]:.0%}."
        )
    if unknown := [each.name for each in chain.links if np.isnan(each.there).all()]:
        told.append(f"Nobody said how many {numbers.listed(unknown)} there are.")
    return " ".join(told)


def _use(chain: Pipeline, year: int, source: str) -> Chart:
    """How much of each link is used in one year."""
    y = chain.years.index(year)
    bars = tuple(_bar(link, y) for link in chain.links)
    known = [bar for bar in bars if bar.value is not None]
    most = max(known, key=lambda bar: bar.value or 0.0, default=None)
    fullest = f"{most.name} are used the most" if most else "It is not known how much there is of any link"
    rows = tuple((words(bar.name), Cell(bar.said, bar.said)) for bar in bars)
    caption = f"Needed for each 100 that there are, year to September {year}"
    return Chart(
        key="plan-chain-use",
        title=fullest,
        subtitle=f"Needed over what there is, year to September {year}, middle of futures",
        reading=f"{most.name}: {most.said} of what there is would be needed." if most else f"{fullest}.",
        alt="Bars: " + ", ".join(f"{bar.name} {bar.said}" for bar in bars) + ".",
        source=source,
        table=Table("plan-chain-use", caption, ("Link", "Needed over what there is"), rows),
        drawing=Bars(bars, percent=True, beside="all there is") if known else None,
        note="At 100% and above a link binds.",
    )


def _bar(link: Link, y: int) -> Bar:
    use = float(np.median(link.use[:, y]))
    name = first_up(link.name)
    there = float(np.median(link.there[:, y]))
    if np.isinf(there):
        return Bar(name, None, "no limit")
    if np.isfinite(use):
        return Bar(name, use, f"{use:.0%}", strong=bool(link.binds[y] >= 0.5), beside=1.0)
    return Bar(name, None, "not known" if np.isnan(there) else "none there")


def _students(chain: Pipeline, source: str) -> Chart:
    """Students who finish beside those whom hiring asks for."""
    link = chain["students"]
    bars = []
    for y, year in enumerate(chain.years):
        needed, there = float(np.median(link.needed[:, y])), float(np.median(link.there[:, y]))
        bars.append(Bar(str(year), needed, numbers.rounded(needed, 0), beside=there))
    first, last = bars[0], bars[-1]
    columns = ("Year to September", "Students needed", "Students who finish")
    rows = tuple(
        (words(bar.name), _count(bar.value or 0.0), _count(bar.beside if bar.beside is not None else np.nan))
        for bar in bars
    )
    return Chart(
        key="plan-chain-students",
        title=f"Hiring asks for {last.said} students who finish in the year to September {last.name}",
        subtitle="Students who have to finish for the newly qualified hires of each year, middle of futures",
        reading=f"From {first.said} in {first.name} to {last.said} in {last.name}; the marks are those who "
        "are due to finish.",
        alt="Bars: " + ", ".join(f"{bar.name} {bar.said}" for bar in bars) + ".",
        source=source,
        table=Table("plan-chain-students", "Students needed and there", columns, rows),
        drawing=Bars(tuple(bars), percent=False, beside="due to finish"),
    )


def _count(value: float) -> Cell:
    if np.isnan(value):
        return UNSAID
    if np.isinf(value):
        return NO_LIMIT
    return Cell(numbers.rounded(value, 0), round(value))


def _links(chain: Pipeline) -> Iterator[Table]:
    """Each link by year: what is needed with its band, what there is, and the chance that it binds."""
    columns = ("Year to September", "Needed", "4 in 5: from", "to", "There", "Chance that it binds")
    for link in chain.links:
        there = np.broadcast_to(link.there, link.use.shape)
        rows = []
        for y, year in enumerate(chain.years):
            needed = (_count(each) for each in pounds.spread(link.needed[:, y]))
            binds = float(link.binds[y])
            chance = UNSAID if np.isnan(binds) else Cell(f"{binds:.0%}", round(100 * binds))
            rows.append((words(str(year)), *needed, _count(float(np.median(there[:, y]))), chance))
        name = f"plan-chain-{link.name.replace(' ', '-')}"
        name = f"{name}-by-year" if link.name == "students" else name
        yield Table(name, first_up(link.name), columns, tuple(rows))


def _placements(chain: Pipeline) -> Table:
    rows = tuple(
        (words(str(year)), _count(chain.first[y]), _count(chain.last[y]), _count(chain.days[y]))
        for y, year in enumerate(chain.years)
    )
    columns = ("Year to September", "First placements", "Last placements", "Days together")
    return Table("plan-chain-days", "Placements that students need", columns, rows)


def _one_more(futures: Futures) -> Table:
    """What one more of each would add by the end."""
    from tenure.forecast.planning.pipeline import worth_of_one_more

    found = futures.kept("one more", lambda: worth_of_one_more(futures.start, futures.fitted.central()))
    rows = tuple(
        (words(f"One more {one.name}"), Cell(f"{one.people:+.2f}", round(one.people, 2))) for one in found
    )
    columns = ("What", "People in post at the end")
    notes = ("On average, if nothing else changes. Nought where what there is does not hold anyone back.",)
    return Table("plan-chain-one-more", "What one more would add", columns, rows, notes)


def _ratios(chain: Pipeline) -> Table:
    from tenure.forecast.planning.assumptions import ASSUMED

    rows = []
    for one in chain.rests_on.table():
        band = pounds.band_words(one)
        source = pounds.ASSUMPTION if one.source == ASSUMED else one.source
        rows.append(
            tuple(map(words, (one.says, pounds.with_unit(one.value, one.unit), band, source, one.owner)))
        )
    columns = ("Ratio", "Value", "4 chances in 5", "What it rests on", "Owner")
    return Table("plan-chain-ratios", "What the chain rests on", columns, tuple(rows))
