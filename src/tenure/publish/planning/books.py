"""A page of the planner as a workbook: notes, contents, then one table a sheet."""

from __future__ import annotations

from collections.abc import Iterator

from tenure.publish.contents import Table
from tenure.publish.planning.contents import ActionPage, Money
from tenure.publish.planning.taking import Page, about, cited, figures_table, require_figures
from tenure.publish.tables import words
from tenure.publish.workbooks import SYMBOLS, book_of


def plan_workbook(page: Page) -> bytes:
    """XLSX bytes. Every sheet names the measure, the snapshot and the run of its figures."""
    require_figures(page)
    notes = [(page.title, ""), (page.lede, ""), *about(page)]
    notes += [(f"Symbol {symbol}", meaning) for symbol, meaning in SYMBOLS]
    return book_of(page.title, notes, _tables(page))


def _tables(page: Page) -> list[tuple[Table, str, str]]:
    found = [(figures_table(page), page.lede, cited(page))]
    found += [(each.table, each.reading, cited(page, each)) for each in page.charts if each.table.rows]
    found += [(each, " ".join(each.notes), cited(page)) for each in page.tables]
    if isinstance(page, ActionPage) and page.money:
        found += _money(page, page.money)
    return found


def _money(page: ActionPage, money: Money) -> Iterator[tuple[Table, str, str]]:
    """What it costs and saves: the figures at a glance, then each table of its own."""
    rows = tuple(
        tuple(map(words, (one.label, one.unit, one.then, one.band, one.word))) for one in money.tiles
    )
    columns = ("Figure", "What it is of", "Middle of futures", "4 of 5 futures", "How sure")
    source = f"{page.sources[0]} Run {page.run}."
    yield Table("plan-money", f"What it costs and saves: {page.area}", columns, rows), money.lede, source
    yield from ((each.table, each.reading, cited(page, each)) for each in money.charts if each.table.rows)
    yield from ((each, " ".join(each.notes), source) for each in money.tables)
