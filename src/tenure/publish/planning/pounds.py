"""Pounds of what may come: the accounts of one snapshot's futures, and how pounds are said."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

import numpy as np
from numpy.typing import NDArray

from tenure.publish import numbers
from tenure.publish.contents import Cell, Table
from tenure.publish.planning.effects import STAGE_WORDS
from tenure.publish.planning.futures import Futures, Played
from tenure.publish.tables import words
from tenure.publish.viewing import Viewer

if TYPE_CHECKING:
    from tenure.forecast.planning.account import Account
    from tenure.forecast.planning.assumptions import Assumption
    from tenure.forecast.planning.prices import Prices
    from tenure.forecast.scenarios.shape import Scenario

Numbers = NDArray[np.float64]

THOUSAND: Final = 1_000
"""Pounds to which everything but a reader's own is rounded: one person's pay cannot be told from it."""

A_MILLION: Final = 999_500
LEAST_OF_A_MILLION: Final = 10_000
"""Pounds below which two places of a million tell too little."""

ASSUMPTION: Final = "Assumption"


def prices_of(futures: Futures) -> Prices:
    """Unit costs of these futures, drawn over their intervals; a unit's own pay where its sets hold it."""
    from tenure.forecast.planning.prices import prices

    def made() -> Prices:
        paid = futures.fitted.standing.salaries
        return prices(futures.start, paid=paid, runs=futures.runs, seed=futures.seed)

    return futures.kept("prices", made)


def account_of(futures: Futures, scenarios: Sequence[Scenario] = ()) -> Account:
    """What an arm costs, with the same runs as its people. The baseline's is kept."""
    if scenarios:
        return account_played(futures, futures.played(tuple(scenarios)))
    return futures.kept("account", lambda: account_played(futures, futures.played(())))


def account_played(futures: Futures, played: Played) -> Account:
    """What an arm costs whose futures are drawn already."""
    from tenure.forecast.planning.account import Arm, account

    resolved = played.resolved
    arm = Arm(
        played.drawn.outcome,
        futures.fitted.standing.fte,
        futures.chances.covered,
        resolved.effects,
        resolved.factor("working pattern"),
        resolved.factor("agency price"),
        resolved.costs,
        futures.besides,
    )
    return account(arm, prices_of(futures))


def rounded(pounds: float, *, true: bool = False) -> float:
    """Pounds as they may be shown: to the pound where they are the reader's own, else to the thousand."""
    to = 1 if true else THOUSAND
    return float(round(pounds / to) * to) + 0.0


def said(pounds: float, *, true: bool = False) -> str:
    """ "£12,000", "−£3,000", "£0": pounds in full."""
    shown = rounded(pounds, true=true)
    return f"{numbers.MINUS if shown < 0 else ''}£{abs(shown):,.0f}"


def short(pounds: float) -> str:
    """ "£1.2m", "£340,000", "−£2.0m": pounds on a tile or beside a bar."""
    sign, size = ("−" if rounded(pounds) < 0 else ""), abs(rounded(pounds))
    return f"{sign}£{size / 1e6:,.1f}m" if size >= A_MILLION else f"{sign}£{size:,.0f}"


def together(*pounds: float) -> tuple[str, ...]:
    """Pounds that are read beside one another, in one unit: "£0.08m", "£1.20m"; "£80,000", "£120,000".

    Millions where one of them has a million, as finely as the smallest needs; else thousands.
    """
    sizes = [abs(rounded(each)) for each in pounds]
    small = min((size for size in sizes if size), default=0.0)
    if max(sizes, default=0.0) < A_MILLION or small < LEAST_OF_A_MILLION:
        return tuple(said(each) for each in pounds)
    places = 1 if small >= A_MILLION else 2
    return tuple(
        f"{numbers.MINUS if rounded(each) < 0 else ''}£{size / 1e6:,.{places}f}m"
        for each, size in zip(pounds, sizes, strict=True)
    )


def between(low: float, high: float) -> str:
    """ "£0.98m to £1.10m in 4 of 5 futures": a band, both ends in one unit."""
    first, last = together(low, high)
    return f"{first if first == last else f'{first} to {last}'} in 4 of 5 futures"


def change(pounds: float, *, true: bool = False) -> str:
    """Pounds more or less: "+£12,000", "−£3,000", "£0"."""
    text = said(pounds, true=true)
    return f"+{text}" if rounded(pounds, true=true) > 0 else text


def cell(pounds: float, *, true: bool = False) -> Cell:
    """A cell of pounds; a file tells no more than the page."""
    return Cell(said(pounds, true=true), rounded(pounds, true=true))


def spread(values: Numbers) -> tuple[float, float, float]:
    """The middle of futures, and the two ends that hold four in five."""
    low, middle, high = (float(each) for each in np.quantile(values, (0.1, 0.5, 0.9)))
    return middle, low, high


def price_words(futures: Futures) -> str:
    """In which pounds everything is told."""
    year = prices_of(futures).year
    return f"Pounds of the financial year {year}-{(year + 1) % 100:02}, without later rises of prices."


def own_pay_words(futures: Futures, viewer: Viewer) -> tuple[str, ...]:
    """Whose own pay was used: in full to those whose it is, else only that it was."""
    paid = futures.fitted.standing.salaries
    mine = [unit for unit in paid if viewer.sees_true(unit.partner)]
    told = [
        f"Your own pay is used for {unit.service}: £{paid[unit][0]:,.0f}, the mean of {paid[unit][1]} people."
        for unit in mine
    ]
    if others := len(paid) - len(mine):
        who = "1 other council is" if others == 1 else f"{others} councils are"
        told.append(f"{who} paid by their own mean, brought from their returns.")
    return tuple(told)


def sources_of(futures: Futures) -> str:
    """What prices rest on, in one sentence; the whole table stands with the money of an action."""
    from tenure.forecast.planning.assumptions import ASSUMED

    known = prices_of(futures).rests_on.table()
    published = [f"{one.says.lower()} ({one.source})" for one in known if one.source != ASSUMED]
    assumed = [one.key for one in known if one.source == ASSUMED]
    return f"Prices: {'; '.join(published)}. Assumptions: {numbers.listed(assumed)}."


def unit_costs(futures: Futures) -> Table:
    """Every unit cost with its interval, source and owner."""
    rows = [tuple(map(words, _cost(one))) for one in prices_of(futures).rests_on.table()]
    columns = ("Unit cost", "Value", "4 chances in 5", "What it rests on", "Owner", "Set on")
    notes = (
        price_words(futures),
        "An assumption is a figure that nobody has published; replace it by your own.",
    )
    return Table("plan-unit-costs", "What each thing is taken to cost", columns, tuple(rows), notes)


def _cost(one: Assumption) -> tuple[str, ...]:
    from tenure.forecast.planning.assumptions import ASSUMED

    source = ASSUMPTION if one.source == ASSUMED else one.source
    seen = "" if one.verified or source == ASSUMPTION else " (the source itself was not seen)"
    return (
        _stage_named(one.says),
        with_unit(one.value, one.unit),
        band_words(one),
        f"{source}{seen}",
        one.owner,
        numbers.day(one.dated),
    )


def with_unit(value: float, unit: str) -> str:
    """An assumed figure as people write it: "£39,855 a year", "75%", "0.82 times the top of the scale"."""
    first, _, rest = unit.partition(" ")
    if first == "GBP":
        return f"£{_figure(value)} {rest}".strip()
    if unit == "share":
        return f"{value:.0%}"
    return f"{value:.1%} a year" if unit == "a year" else f"{_figure(value)} {unit}"


def band_words(one: Assumption) -> str:
    """Between which figures it lies in 4 cases of 5; "settled" where it is not in doubt."""
    if one.low == one.high:
        return "settled"
    of = one.unit if one.unit in ("share", "a year") else "GBP" if one.unit.startswith("GBP") else ""
    low, high = (with_unit(end, of).removesuffix(" a year").strip() for end in (one.low, one.high))
    return f"{low} to {high}"


def _stage_named(says: str) -> str:
    """What an assumption is about, with stages in words."""
    for stage, said in STAGE_WORDS.items():
        says = says.replace(f"stage “{stage}”", said)
    return says


def _figure(value: float) -> str:
    return f"{value:,.0f}" if value >= 100 else f"{value:.3g}"
