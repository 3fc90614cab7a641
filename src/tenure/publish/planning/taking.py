"""What a page of the planner says when it is taken away: its figures as a table, and what they rest on."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from tenure import __version__
from tenure.publish import numbers
from tenure.publish.contents import Chart, Table
from tenure.publish.planning.contents import ActionPage, PlanPage
from tenure.publish.tables import words
from tenure.publish.wording import SERVICE_LABELS
from tenure.terms.problems import TooLittleData

Page = PlanPage | ActionPage
"""The plan's first page, or that of actions that were tried."""

FORMS: Final = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "pdf": "application/pdf",
    "json": "application/json",
}
"""What a page can be taken away as, with the kind that a browser is told."""


def taken(page: Page, form: str, cache: Path) -> bytes:
    """The page as xlsx, pptx or pdf. `cache` is the folder that keeps drawn charts."""
    from tenure.publish.planning import books, paper, slides

    if form == "pdf":
        return paper.plan_paper(page, cache)
    return books.plan_workbook(page) if form == "xlsx" else slides.plan_slide(page)


def require_figures(page: Page) -> None:
    """Make sure that there is something to take away."""
    if isinstance(page, PlanPage) and page.empty:
        raise TooLittleData(page.empty)


def before_and_after(page: Page) -> tuple[str, str]:
    """What the two figures of a tile are called."""
    day = numbers.day(page.ends)
    if isinstance(page, ActionPage):
        return f"If nothing changes, {day}", f"With it, {day}"
    return "Now", f"{day}, middle of futures"


def figures_table(page: Page) -> Table:
    """The page's tiles as a table, each with the key of its measure."""
    before, after = before_and_after(page)
    rows = tuple(
        tuple(map(words, (one.label, one.measure, one.unit, one.now, one.then, one.band, one.word)))
        for one in page.tiles
    )
    columns = ("Figure", "Measure", "Unit", before, after, "4 of 5 futures", "How sure")
    return Table("plan-figures", f"Four figures of {page.area}", columns, rows)


def cited(page: Page, chart: Chart | None = None) -> str:
    """What a figure has to be quoted with: source, measure, snapshot and run."""
    keys = [chart.measure] if chart and chart.measure else [one.measure for one in page.tiles]
    what = "Measure" if len(keys) == 1 else "Measures"
    source = chart.source if chart else page.sources[0]
    return f"{source} {what}: {', '.join(keys)}. Run {page.run}."


def about(page: Page) -> Iterator[tuple[str, str]]:
    """What the page is about and rests on, name and text."""
    yield "Service", SERVICE_LABELS[page.service]
    yield "Area", page.area
    yield "On", numbers.day(page.ends)
    if isinstance(page, ActionPage):
        yield from (("Action", f"{name}. {page.says[n]}") for n, name in enumerate(page.names))
    yield "Made by", f"Tenure {__version__}"
    yield "Snapshot", page.snapshot
    yield "Run", page.run
    yield from (("Source", source) for source in page.sources)
    yield from (("Note", " ".join(filter(None, (n.who, n.says, n.do)))) for n in page.notes)
    yield "Note", "A forecast says what may come, never what will. Bands hold four of five futures."
