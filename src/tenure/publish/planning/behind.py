"""What posts needed are worked out of: each council's work, year by year, every ratio, what to know of
them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

import numpy as np
from numpy.typing import NDArray

from tenure.publish import numbers
from tenure.publish.asking import name_of
from tenure.publish.contents import Cell, Table
from tenure.publish.planning.guarding import Grain
from tenure.publish.planning.standards import Asked, signed
from tenure.publish.tables import words
from tenure.publish.wording import first_up

if TYPE_CHECKING:
    from tenure.forecast.planning.work import Work

Numbers = NDArray[np.float64]

BASIS: Final = {
    "own series": "given by the partnership",
    "published": "published by DfE",
    "cases on record": "held on 30 September, its returns say",
}


def by_council(asked: Asked) -> Table:
    """Each council: its work, its standard now, its posts, and those it would need."""
    m, rows = asked.question.months, []
    for u in asked.units:
        work, grain = asked.work(u), asked.question.grain_of([u])
        drawn, there = asked.drawn(u)[:, m], float(asked.there(u)[m])
        year, last = work.demand.last
        figures = (float(np.median(drawn)), *(float(each) for each in np.quantile(drawn, [0.1, 0.9])))
        rows.append((
            words(name_of(work.unit.partner)),
            words(f"{work.demand.what}, {year}"),
            grain.cell(last, "cases"),
            _caseload(grain, work.now),
            grain.cell(there, "FTE"),
            *(grain.cell(each, "FTE") for each in figures),
            _more(grain, figures[0] - there),
            words(BASIS[work.basis]),
        ))  # fmt: skip
    columns = (
        "Council", "What is counted", "How many", "For each full-time worker now", "Posts there are",
        "Posts needed",        "4 in 5: from", "to", "More than there are", "Known from",
    )  # fmt: skip
    caption = f"Each council: work now, and posts on 30 September {asked.question.until}"
    return Table("plan-demand-now", caption, columns, tuple(rows),
                 units=("", "", "", "cases per FTE", *["FTE"] * 5, ""))  # fmt: skip


def _caseload(grain: Grain, now: float | None) -> Cell:
    if grain.hidden or now is None:
        return grain.cell(None, "cases per FTE")
    return Cell(numbers.rounded(now, 0 if grain.coarse else 1), round(now, 0 if grain.coarse else 1))


def _more(grain: Grain, value: float) -> Cell:
    if grain.hidden:
        return grain.cell(value, "FTE")
    shown = grain.rounded(value, "FTE") if grain.coarse else round(value, 1)
    return Cell(signed(grain, value), shown)


def by_year(asked: Asked) -> Table:
    """The area by year: posts needed with their band, and those there are."""
    question, rows = asked.question, []
    begins = question.futures.start.on
    for m in range(0, question.months + 1, 12):
        drawn, there = asked.needed[:, m], float(asked.posts[m])
        middle, low, high = (float(each) for each in np.quantile(drawn, [0.5, 0.1, 0.9]))
        cells = (question.grain.cell(each, "FTE") for each in (there, middle, low, high))
        chance = float((drawn > there).mean())
        rows.append((
            words(str(begins.year + m // 12)), *cells, _more(question.grain, middle - there),
            Cell(f"{chance:.0%}", round(100 * chance)),
        ))  # fmt: skip
    columns = ("30 September", "Posts there are", "Posts needed", "4 in 5: from", "to", "More than there are",
               "Chance of too few posts")  # fmt: skip
    caption = f"Posts needed year by year, {question.area}"
    return Table("plan-demand-years", caption, columns, tuple(rows), units=("", *["FTE"] * 5, "%"))


def ratios(asked: Asked) -> Table:
    """Every ratio that was used, by council, with where it comes from."""
    from tenure.forecast.planning.caseloads import STANDARD

    rows = []
    for u in asked.units:
        work, grain = asked.work(u), asked.question.grain_of([u])
        own = not (grain.coarse or grain.hidden)
        for one in work.rests_on.table():
            chosen = one.key == STANDARD
            value, source = (asked.cap(u), "chosen on this page") if chosen else (one.value, one.source)
            band = "settled" if chosen or one.low == one.high else f"{one.low:.3g} to {one.high:.3g}"
            if not chosen and one.value == one.low == one.high == 1.0:
                continue
            said = (f"{value:.3g}", band) if own or chosen else ("shown to the council alone", "")
            rows.append(tuple(map(words, (name_of(work.unit.partner), one.says, *said, source))))
    columns = ("Council", "Ratio", "Value", "4 chances in 5", "What it rests on")
    return Table("plan-demand-ratios", "What the posts needed rest on", columns, tuple(rows))


def notes(asked: Asked) -> Iterator[str]:
    """What a reader has to know of the series, their growth and their width."""
    from tenure.forecast.planning.growth import chosen
    from tenure.terms.organisations import ENGLAND as ENGLANDS

    question, futures = asked.question, asked.question.futures
    units = futures.start.units
    if silent := [name_of(units[u].partner) for u in question.units if u not in asked.units]:
        yield f"Nothing says how much work there is in {numbers.listed(silent)}: left out of both sides."
    series = {asked.work(u).demand.series for u in asked.units}
    for name in sorted(series):
        record = chosen(name)
        yield (
            f"{first_up(name)}: {record.method.says}; of the methods tried, that was wrong by least "
            "in the past. "
            f"The band is as wide as its {record.forecasts:,} past forecasts of authorities were "
            "wrong (on average "
            f"by {record.missed:.0%})."
        )
    lent = [asked.work(u) for u in asked.units if asked.work(u).demand.like != asked.work(u).demand.place]
    if lent:
        likes = sorted({"England" if w.demand.like == ENGLANDS else name_of(w.demand.like) for w in lent})
        yield (
            f"{numbers.listed([name_of(w.unit.partner) for w in lent])}: the level is their own; how "
            "it may grow and "
            f"surprise is taken from {numbers.listed(likes)}, by children in need where cases are counted."
        )
    if short := [name_of(asked.work(u).unit.partner) for u in asked.units if _years_known(asked.work(u)) < 2]:
        yield f"{numbers.listed(short)}: one year’s figure alone, so its level rests on that year."
    if asked.service == "adults":
        yield "Adults’ returns do not say who holds cases: posts begin at today’s and follow the series."
    yield "Posts needed are what the standard asks for. Nobody has decided to fund them."


def _years_known(work: Work) -> int:
    return int((~np.isnan(work.demand.values)).sum())
