"""A page of the planner as a workbook: notes, contents, then one table a sheet."""

from __future__ import annotations

from tenure.publish.contents import Table
from tenure.publish.planning.taking import Page, about, cited, figures_table, require_figures
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
    return found + [(each, " ".join(each.notes), cited(page)) for each in page.tables]
