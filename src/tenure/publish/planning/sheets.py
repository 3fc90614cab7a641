"""A page of the planner as sheets to take away: a workbook, one CSV or JSON, each with the notes first.

The notes say what the figures are of, which version made them from which record, under which hash and on
which day, so that a sheet that has travelled can still be traced.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final, Protocol

from tenure import __version__
from tenure.publish import numbers
from tenure.publish.contents import Chart, Note, Table
from tenure.publish.planning.overview import Looked
from tenure.publish.planning.taking import LABELS, measures_said, said_in
from tenure.publish.tables import heads, safe, written
from tenure.publish.wording import SERVICE_LABELS
from tenure.publish.workbooks import SYMBOLS, book_of

FORMS: Final = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv; charset=utf-8",
    "json": "application/json",
}
"""What a page's sheets can be taken away as, with the kind that a browser is told."""

FORM: Final = "tenure sheets 1"
"""What the JSON says it is."""


class Page(Protocol):
    """What pages of the planner have in common."""

    @property
    def title(self) -> str: ...
    @property
    def lede(self) -> str: ...
    @property
    def charts(self) -> tuple[Chart, ...]: ...
    @property
    def tables(self) -> tuple[Table, ...]: ...


@dataclass(frozen=True)
class Sheets:
    """What a page says, as notes and tables.

    notes   name and text, the finding first.
    tables  each with its reading and what it has to be quoted with.
    """

    title: str
    notes: tuple[tuple[str, str], ...]
    tables: tuple[tuple[Table, str, str], ...]


@dataclass(frozen=True)
class Made:
    """What figures were made from and when they were taken away.

    version   of Tenure.
    hash      the name of the run, which stands for everything that decides its figures.
    known_on  when the last of its returns was accepted, as an ISO moment; empty where nobody says.
    """

    version: str
    snapshot: str
    hash: str
    known_on: str
    on: date

    def notes(self) -> Iterator[tuple[str, str]]:
        yield "Made by", f"Tenure {self.version}"
        yield "Snapshot", self.snapshot
        yield "Hash", self.hash
        if self.known_on:
            yield "Returns accepted until", numbers.day(date.fromisoformat(self.known_on[:10]))
        yield "Taken on", numbers.day(self.on)


def made_of(question: Looked, on: date, *, run: str = "") -> Made:
    """What the figures of a question were made from.

    run  the name of the arm, where the page is about one.
    """
    futures = question.futures
    return Made(__version__, futures.snapshot, run or futures.name, futures.known_on, on)


def about_question(question: Looked, actions: Iterable[str] = ()) -> Iterator[tuple[str, str]]:
    """What a page's figures are of."""
    yield "Service", SERVICE_LABELS[question.asked.service]
    yield "Area", question.area
    yield "On", numbers.day(question.ends)
    yield from (("Action", name) for name in actions)


def sheets_of(
    page: Page, about: Iterable[tuple[str, str]], made: Made, *, notes: Sequence[Note] = (), source: str = ""
) -> Sheets:
    """A page's charts and tables, each with its reading, measure and hash."""
    measures = dict.fromkeys(chart.measure for chart in page.charts if chart.measure)
    lines = [(page.title, ""), (page.lede, ""), *about]
    lines += [("Measure", LABELS.get(key, key)) for key in measures]
    lines += [*made.notes(), *([("Source", source.removeprefix("Source: "))] if source else [])]
    lines += [("Note", said_in(one)) for one in notes]
    lines += [("Note", "A forecast says what may come, never what will. Bands hold four of five futures.")]
    lines += [(f"Symbol {symbol}", meaning) for symbol, meaning in SYMBOLS]
    tables = [
        (chart.table, chart.reading, _cited(chart.source, [chart.measure], made))
        for chart in page.charts
        if chart.table.rows
    ]
    tables += [(one, " ".join(one.notes), _cited(source, measures, made)) for one in page.tables if one.rows]
    return Sheets(page.title, tuple(lines), tuple(tables))


def _cited(source: str, measures: Iterable[str], made: Made) -> str:
    parts = (source, measures_said(measures), f"Tenure {made.version}, {made.hash[:34]}.")
    return " ".join(filter(None, parts))


def taken(sheets: Sheets, form: str) -> bytes:
    """The sheets as xlsx, csv or json."""
    if form == "xlsx":
        return book_of(sheets.title, sheets.notes, sheets.tables)
    return (_csv(sheets) if form == "csv" else _json(sheets)).encode()


def _csv(sheets: Sheets) -> str:
    """The notes, then one table under the other, each with its caption before and a blank line after."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerows([safe(name), safe(text)] for name, text in sheets.notes)
    for table, reading, source in sheets.tables:
        writer.writerow([])
        writer.writerows([[safe(said)] for said in (table.caption, reading, source) if said])
        writer.writerow([safe(name) for name in heads(table)])
        writer.writerows([written(cell) for cell in row] for row in table.rows)
    return out.getvalue()


def _json(sheets: Sheets) -> str:
    said: dict[str, Any] = {
        "form": FORM,
        "title": sheets.title,
        "notes": [{"name": name, "text": text} for name, text in sheets.notes],
        "tables": [
            {
                "name": table.name,
                "caption": table.caption,
                "reading": reading,
                "source": source,
                "columns": heads(table),
                "rows": [[cell.value for cell in row] for row in table.rows],
            }
            for table, reading, source in sheets.tables
        ],
    }
    return json.dumps(said, ensure_ascii=False, indent=1) + "\n"
