"""Commands for what the record says: measures, compare, publish."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tenure.cli import counting, options, reporting, showing
from tenure.cli.options import Asked
from tenure.terms.problems import TooLittleData, UsedWrongly

if TYPE_CHECKING:
    from tenure.publish import Analysis, Holding, Viewer
    from tenure.publish.contents import MeasureRow

CHILDREN = "children"
"""The service of a document where none is asked for."""

by = click.option("--by", metavar="LIST", help="Only these slices: partner,year,role,age,sex,service-time …")
measure = click.option("--measure", metavar="KEY", help="One measure (turnover-rate).")
sources = click.option(
    "--from",
    "sources",
    multiple=True,
    metavar="FILE",
    type=options.Existing(),
    help="Count these returns instead of a home's record. May be given again.",
)
against = click.option(
    "--with",
    "against",
    default="england",
    show_default=True,
    metavar="WHOM",
    help="neighbours, region, england, or an authority's number.",
)
out = click.option(
    "--out",
    required=True,
    metavar="DIR",
    type=click.Path(file_okay=False, path_type=Path),
    help="The folder to write into.",
)


@click.command()
@by
@measure
@sources
@options.json_lines
@options.of_the_record(audience_is="own")
def measures(
    asked: Asked, by: str | None, measure: str | None, sources: tuple[Path, ...], as_json: bool
) -> None:
    """Print every measure of the record.

    Each line holds a part, a whole and a value; shares run from 0 to 1. With --from, the measures of those
    returns alone, of any kind: --partner and --year, or their folders (2023/101), say whose and of which year
    they are where the files do not.
    """
    from tenure import publish

    found = publish.measure_rows(
        counting.counted(options.each_file(sources), asked) if sources else _kept(asked),
        _reader(asked),
        by=tuple(filter(None, map(str.strip, by.split(",")))) if by else None,
        measure=measure,
        service=asked.service,
        partner=asked.partner,
        year=asked.year,
    )
    showing.rows(_some(found), as_json=as_json)


def _some(found: Iterator[MeasureRow]) -> Iterator[MeasureRow]:
    """The lines, or a sentence where there is none: a report without a line looks like one that failed."""
    first = next(found, None)
    if first is None:
        raise TooLittleData(
            "No return on record has figures for what was asked. Ask for less, "
            "or load the returns that have them: tenure load FILE..."
        )
    return chain([first], found)


@click.command()
@against
@measure
@options.json_lines
@options.of_the_record(audience_is="own")
def compare(asked: Asked, against: str, measure: str | None, as_json: bool) -> None:
    """Put each council's rates beside other places."""
    from tenure import publish

    found = publish.compare_rows(
        _kept(asked),
        _reader(asked),
        against=against,
        measure=measure,
        year=asked.year,
        service=asked.service or CHILDREN,
        partner=asked.partner,
    )
    showing.rows(found, as_json=as_json)


def _reader(asked: Asked) -> Viewer:
    """Who reads: whoever holds the files sees everything as it is, unless another audience is named."""
    from tenure import publish

    return publish.viewer_for(asked.audience)


def _kept(asked: Asked) -> Holding:
    from tenure import publish

    if not (asked.home / "lake").is_dir():
        raise TooLittleData(
            f"There is no record at {asked.home}. Load returns first: tenure load FILE... --home {asked.home}"
        )
    return publish.open_home(asked.home, as_known_on=asked.known_on)


@click.group()
def publish() -> None:
    """Write documents into a folder."""


@publish.command()
@out
@click.option(
    "--format",
    "forms",
    metavar="LIST",
    help="The report of both services instead, for the partnership: pdf, pptx, xlsx, html.",
)
@click.option(
    "--on", metavar="DATE", type=options.Day(), help="With --format: as known at the end of this day."
)
@options.of_the_record(audience_is="public")
def analysis(asked: Asked, out: Path, forms: str | None, on: date | None) -> None:
    """Write the workforce analysis: a workbook, its words, and each chart as SVG and CSV."""
    if forms:
        reporting.write_report("analysis", home=asked.home, out=out, forms=forms, on=on)
        return
    from tenure import publish as let_out
    from tenure.publish import charts

    found = let_out.analysis(
        _kept(asked), _reader(asked), service=asked.service or CHILDREN, year=asked.year, focus=asked.partner
    )
    if found.empty:
        raise TooLittleData(found.empty)
    files = {"analysis.xlsx": let_out.workbook(found), "analysis.txt": _words(found).encode()}
    for chart in found.charts:
        files[f"{chart.key}.csv"] = let_out.table_csv(chart.table).encode("utf-8-sig")
        if chart.drawing:
            files[f"{chart.key}.svg"] = charts.svg(chart, asked.home / "charts")
    for table in found.tables:
        files[f"{table.name}.csv"] = let_out.table_csv(table).encode("utf-8-sig")
    _write_all(out, files)


def _words(found: Analysis) -> str:
    """The analysis in plain text: what the tiles, charts and notes say."""
    lines = [found.title, "", found.lede, ""]
    lines += [f"{tile.label}: {f'{tile.value} {tile.unit}'.strip()}. {tile.sentence}" for tile in found.tiles]
    lines += ["", *(f"{chart.title}. {chart.reading}" for chart in found.charts)]
    notes = (*found.contradictions, *found.notes)
    lines += ["", *(f"{note.who} {note.says} {note.do}".strip() for note in notes), "", *found.sources]
    return "\n".join(lines) + "\n"


@publish.command("open-data")
@out
@options.of_the_record(audience_is="public")
def open_data(asked: Asked, out: Path) -> None:
    """Write the figures as CSV in the layout of DfE's open data.

    A second file, as DfE's own has, explains the columns.
    """
    from tenure import publish as let_out

    service = asked.service or CHILDREN
    body = let_out.open_data_csv(
        _kept(asked), _reader(asked), service=service, years=[asked.year] if asked.year else None
    )
    files = {
        f"{service}_workforce.csv": body,
        f"{service}_workforce.meta.csv": let_out.open_data_meta_csv(service),
    }
    _write_all(out, {name: text.encode("utf-8-sig") for name, text in files.items()})


def _write_all(folder: Path, files: dict[str, bytes]) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as fault:
        raise UsedWrongly(f"{folder} cannot be made: {fault.strerror}. Give another place.") from fault
    for name, content in files.items():
        options.keep(folder / name, content)
        click.echo(folder / name)


for report in reporting.COMMANDS:
    publish.add_command(report)

COMMANDS = (measures, compare, publish)
