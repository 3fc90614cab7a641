"""What a page of the planner says when it is taken away: its figures as a table, and what they rest on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from tenure import __version__
from tenure.publish import numbers
from tenure.publish.contents import Chart, Note, Table
from tenure.publish.planning.amounts import BILL
from tenure.publish.planning.contents import ActionPage, PlanPage, PlanTile
from tenure.publish.planning.saying import PLAN_MEASURES
from tenure.publish.tables import words
from tenure.publish.wording import SERVICE_LABELS, first_up
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

LABELS: Final = {one.key: one.label.lower() for one in (*PLAN_MEASURES, BILL)}


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
    """What the two figures of a tile are called: of which day each is."""
    day = numbers.day(page.ends)
    if isinstance(page, ActionPage):
        return f"If nothing changes, {day}", f"With {'it' if len(page.names) == 1 else 'them'}, {day}"
    return first_up(_usual(page)), f"{day}, middle of futures"


def _usual(page: PlanPage) -> str:
    """The day that most of the page's figures of today are of."""
    return f"on {numbers.day(page.begins)}"


def dated(page: Page, tile: PlanTile) -> tuple[str, str]:
    """A tile's two figures, with their year where that is another than the heads say."""
    when = tile.when if isinstance(page, PlanPage) and tile.when != _usual(page) else ""
    return f"{tile.now} {when}".rstrip(), f"{tile.then} {tile.of}".rstrip()


def figures_table(page: Page) -> Table:
    """The page's tiles as a table, each with the key of its measure."""
    before, after = before_and_after(page)
    rows = tuple(
        tuple(map(words, (one.label, one.measure, one.unit, *dated(page, one), one.band, one.word)))
        for one in page.tiles
    )
    columns = ("Figure", "Measure", "Unit", before, after, "4 of 5 futures", "How sure")
    return Table("plan-figures", f"Figures at a glance: {page.area}", columns, rows)


def cited(page: Page, chart: Chart | None = None) -> str:
    """What a figure has to be quoted with: source, measure, snapshot and run."""
    keys = [one.measure for one in page.tiles] if chart is None else [chart.measure]
    source = chart.source if chart else page.sources[0]
    return " ".join(filter(None, (source, measures_said(keys), f"Run {page.run}.")))


def measures_said(keys: Iterable[str]) -> str:
    """ "Measures: vacancy rate, in post."; nothing where there is none."""
    named = [LABELS.get(key, key.replace("-", " ")) for key in keys if key]
    return f"Measure{'s' if len(named) > 1 else ''}: {', '.join(named)}." if named else ""


def tried_in(page: Page) -> str:
    """The actions that are tried together, by name; nothing where the title names the only one."""
    if isinstance(page, PlanPage) or len(page.names) < 2:
        return ""
    return f"Tried together: {'; '.join(page.names)}."


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
    sources = (source.removeprefix("Source: ") for source in page.sources)
    yield from (("Source", source) for source in sources if not source.startswith("Run "))
    yield from (("Note", said_in(note)) for note in page.notes)
    if isinstance(page, ActionPage) and page.money:
        yield "Money", f"{page.money.title}. {page.money.lede}"
        yield from (("Money", said_in(note)) for note in page.money.notes)
    yield "Note", "A forecast says what may come, never what will. Bands hold four of five futures."


def money_in(page: Page) -> tuple[PlanTile, ...]:
    """Of the money of actions, where little room is: what they cost and, last, what that is worth."""
    if isinstance(page, PlanPage) or page.money is None:
        return ()
    return tuple(dict.fromkeys((page.money.tiles[0], page.money.tiles[-1])))


def said_in(note: Note) -> str:
    """A note as one paragraph."""
    return " ".join(filter(None, (note.who, note.says, note.do)))
