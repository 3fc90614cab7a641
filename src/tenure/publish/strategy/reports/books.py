"""A report as a workbook: notes, contents, then one table a sheet."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tenure.publish import numbers
from tenure.publish.contents import Table
from tenure.publish.strategy.reports.parts import Report, Section, cited_table, rests_table
from tenure.publish.tables import words
from tenure.publish.workbooks import SYMBOLS, book_of

Sheet = tuple[Table, str, str]


def report_workbook(report: Report) -> bytes:
    """XLSX bytes; the same report gives the same bytes."""
    notes = [(report.title, ""), (report.lede, ""), ("Report", report.name), ("Of", report.brand.name)]
    notes += report.rests
    notes += [(section.title, note) for section in report.sections for note in section.notes]
    notes += [(f"Symbol {symbol}", meaning) for symbol, meaning in SYMBOLS]
    return book_of(report.title[:250], notes, _sheets(report))


def _sheets(report: Report) -> Sequence[Sheet]:
    rests = f"{report.name} of {numbers.day(report.on)}."
    found = [sheet for section in report.sections for sheet in _of_section(section, rests)]
    if report.cited:
        found.append((cited_table(report), "Each figure with where it came from.", rests))
    return [*found, (rests_table(report), "The same of all of these gives the same report.", rests)]


def _of_section(section: Section, rests: str) -> Iterator[Sheet]:
    if section.says or section.findings:
        yield _words(section), " ".join(section.says)[:1000], rests
    for chart in section.charts:
        if chart.table.rows:
            yield chart.table, chart.reading, chart.source
    for table in section.tables:
        yield table, " ".join(table.notes), rests


def _words(section: Section) -> Table:
    """What a section says, a line for each finding."""
    rows = [("", "", each) for each in section.says]
    rows += [(each.head, f"{each.icon} {each.word}".strip(), each.says) for each in section.findings]
    cells = tuple(tuple(map(words, row)) for row in rows)
    return Table("words", section.title, ("About", "Status", "Finding"), cells)
