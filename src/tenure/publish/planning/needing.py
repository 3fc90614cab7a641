"""The picture of posts needed by year, with its bands, beside the posts there are."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from tenure.publish import numbers
from tenure.publish.contents import Cell, Chart, Table
from tenure.publish.drawings import Fan
from tenure.publish.planning.fans import EVERY
from tenure.publish.planning.futures import Futures
from tenure.publish.planning.overview import Looked, source_of
from tenure.publish.planning.saying import Spread, range_words
from tenure.publish.tables import words
from tenure.publish.trends import axis
from tenure.publish.wording import first_up

if TYPE_CHECKING:
    from tenure.forecast.planning.demand import Demand

Numbers = NDArray[np.float64]


def needed_chart(needed: Numbers, there: Numbers, question: Looked, standard: str) -> Chart:
    """Posts needed in FTE, shape (runs, months + 1), beside those there are, shape (months + 1,)."""
    grain, begins, until = question.grain, question.futures.start.on, question.until
    months = range(0, question.months + 1, EVERY)
    spreads = {m: Spread.of(needed[:, m]).shown(grain, "FTE") for m in months}
    years = {m: begins.year + (begins.month - 9 + m) / 12 for m in months}
    last = spreads[months[-1]]
    posts = grain.rounded(float(there[question.months]), "FTE")
    said, has = grain.said(last.middle, "FTE"), grain.said(posts, "FTE")
    low, high = axis([*(end for each in spreads.values() for end in each.outer), posts])
    drawing = Fan(
        history=(),
        median=tuple((years[m], each.middle) for m, each in spreads.items()),
        inner=tuple((years[m], *each.inner) for m, each in spreads.items()),
        outer=tuple((years[m], *each.outer) for m, each in spreads.items()),
        now=years[0],
        percent=False,
        low=low,
        high=high,
        last=f"Needed\n{said}",
        target=posts,
        target_said=f"Posts there are {has}",
    )
    reading = f"{range_words(last, 'FTE', grain)}; there are {has}"
    return Chart(
        key="plan-demand",
        title=f"Posts needed on 30 September {until}: {said}, {reading}",
        subtitle=f"Full-time posts, {question.area}. {standard}",
        reading=f"In the middle of futures {said} posts are needed by {until}, {reading}.",
        alt=f"A band of posts needed that widens from {grain.said(spreads[0].middle, 'FTE')} now to "
        f"{range_words(last, 'FTE', grain)} by {until}, and a line at the {has} posts there are.",
        source=source_of(question),
        table=_table(question, spreads, posts),
        drawing=drawing,
        note="" if low == 0 else "The axis does not begin at zero.",
    )


def work_chart(each: Sequence[Demand], question: Looked) -> Chart:
    """How much work there was, and may be: the same thing counted in one council, or in several together."""
    from tenure.forecast.planning.growth import ahead

    futures, grain, what = question.futures, question.grain, each[0].what
    begins, months = futures.start.on, range(0, question.months + 1, EVERY)
    drawn = sum(
        ahead(one, begins, months=question.months, runs=futures.runs, seed=futures.seed).draws for one in each
    )
    spreads = {m: Spread.of(np.asarray(drawn)[:, m]).shown(grain, "cases") for m in months}
    years = {m: begins.year + (begins.month - 9 + m) / 12 for m in months}
    history = tuple(_history(each, question))
    last, label = spreads[months[-1]], first_up(what)
    low, high = axis([end for one in spreads.values() for end in one.outer] + [value for _, value in history])
    said = grain.said(last.middle, "cases")
    return Chart(
        key="plan-work",
        title=f"{label} on {numbers.day(question.ends)}: {range_words(last, 'cases', grain)}",
        subtitle=f"{label}, {question.area}",
        reading=f"In the middle of futures there are {said} by {question.until}, "
        f"{range_words(last, 'cases', grain)}.",
        alt=f"Line of {what}, then a band that reaches {range_words(last, 'cases', grain)} by "
        f"{question.until}.",
        source=f"{source_of(question)} {each[0].source if len(each) == 1 else ''}".rstrip(),
        table=_work_table(question, label, history, spreads),
        drawing=Fan(
            history=history,
            median=tuple((years[m], one.middle) for m, one in spreads.items()),
            inner=tuple((years[m], *one.inner) for m, one in spreads.items()),
            outer=tuple((years[m], *one.outer) for m, one in spreads.items()),
            now=years[0],
            percent=False,
            low=low,
            high=high,
            last=f"{label}\n{said}",
        ),
        note="" if low == 0 else "The axis does not begin at zero.",
    )


def _history(each: Sequence[Demand], question: Looked) -> Iterator[tuple[float, float]]:
    """What was counted in every one of them, as far as the reader may see it."""
    known = [{int(y): float(v) for y, v in zip(one.years, one.values, strict=True) if v > 0} for one in each]
    for year in sorted(set.intersection(*map(set, known))):
        at = year + (each[0].month - 9) / 12
        if at <= question.futures.start.on.year:
            yield at, question.grain.rounded(sum(one[year] for one in known), "cases")


def _work_table(
    question: Looked, label: str, history: Sequence[tuple[float, float]], spreads: Mapping[int, Spread]
) -> Table:
    grain, begins = question.grain, question.futures.start.on.year
    rows: list[tuple[Cell, ...]] = []
    for at, value in history:
        blanks = [Cell("", "")] * 4
        rows.append((words(str(round(at))), grain.cell(value, "cases"), *blanks))
    for month, one in spreads.items():
        if month and month % 12 == 0:
            figures = (one.middle, *one.inner, *one.outer)
            rows.append((words(str(begins + month // 12)), *(grain.cell(each, "cases") for each in figures)))
    columns = (
        "Year",
        f"{label}, or middle of futures",
        "Half: from",
        "Half: to",
        "4 in 5: from",
        "4 in 5: to",
    )
    return Table(
        "plan-work", f"{label} in {question.area}: what was, and what may come", columns, tuple(rows)
    )


def _table(question: Looked, spreads: dict[int, Spread], posts: float) -> Table:
    grain, begins = question.grain, question.futures.start.on.year
    rows: list[tuple[Cell, ...]] = []
    for month, each in spreads.items():
        if month % 12 == 0:
            figures = (each.middle, *each.inner, *each.outer, posts)
            rows.append((words(str(begins + month // 12)), *(grain.cell(one, "FTE") for one in figures)))
    columns = (
        "30 September",
        "Posts needed",
        "Half: from",
        "Half: to",
        "4 in 5: from",
        "4 in 5: to",
        "There are",
    )
    caption = f"Posts needed in {question.area}, {numbers.day(question.ends)} and before"
    return Table("plan-demand", caption, columns, tuple(rows), units=("", *["FTE"] * 6))


@dataclass(frozen=True)
class DemandRow:
    """Posts needed by one council's service on one 30 September, in FTE, beside those it has.

    low, high  four of five futures lie between them.
    cases      the standard: cases for each full-time worker.
    basis      where the work is known from.
    """

    partner: str
    service: str
    year: int
    posts: float
    needed: float
    low: float
    high: float
    cases: float
    basis: str


def demand_rows(futures: Futures, cases: float | None = None) -> Iterator[DemandRow]:
    """Every council and service whose work is known, year by year, for whoever holds the home.

    cases  the standard of children's services; England's average where nobody says. Adults' stays as it is.
    """
    from tenure.forecast.planning.caseloads import STANDARD

    start = futures.start
    for u, unit in enumerate(start.units):
        if unit not in futures.work.each:
            continue
        work, cap = futures.work.of(unit), cases if unit.service == "children" else None
        found = futures.work.needed(
            unit, work.rests_on[STANDARD].value if cap is None else cap, runs=futures.runs, seed=futures.seed
        )
        for month in range(0, start.months + 1, 12):
            drawn = found.draws[:, month] * work.fte_per_head
            middle, low, high = (round(float(each), 1) for each in np.quantile(drawn, [0.5, 0.1, 0.9]))
            standard = found.rests_on[STANDARD].value
            posts = round(float(start.posts[month, u] * futures.fte[u]), 1)
            year = start.on.year + month // 12
            yield DemandRow(*unit, year, posts, middle, low, high, round(standard, 1), work.basis)
