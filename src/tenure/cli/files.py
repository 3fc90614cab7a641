"""Commands for what partners send: check, fix, load, and a made-up partnership's own files."""

from __future__ import annotations

import io
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import click

from tenure.cli import options
from tenure.terms.problems import UsedWrongly


@click.command()
@options.some_files
@options.year
@click.option("--unit", metavar="NUMBER", help="Whose return it has to be (101).")
@click.option(
    "--last-year",
    "last_year",
    multiple=True,
    metavar="FILE",
    type=options.Existing(folders=False),
    help="The return of the same council before this one, to check against. May be given again.",
)
@click.option(
    "--assume-held",
    is_flag=True,
    help="ASC-WDS: take every record whose STATUS is not NEW as already held by the service.",
)
@options.json_lines
@click.option("--xlsx", "workbook", metavar="OUT", type=click.Path(dir_okay=False, path_type=Path),
              help="Write the sender's rows with a column that says what to put right.")  # fmt: skip
def check(paths: tuple[Path, ...], **asked: Any) -> None:
    """Check returns and say what needs putting right.

    FILE may be XML, CSV, XLSX or a ZIP with these inside, or a folder of them; which return it is, and which
    part of one, is told from the content. The workplace, worker and training files of an ASC-WDS set are
    checked together. Ends with 0 where nothing was found, 11 where something was, 10 where a file cannot be
    read.
    """
    from tenure.cli import checking

    raise SystemExit(checking.check(options.each_file(paths), checking.Asked(**asked)))


def _write(path: Path, write: Callable[[Any], object]) -> None:
    """Write the whole file or nothing."""
    made = io.BytesIO()
    write(made)
    options.keep(path, made.getvalue())


@click.command()
@click.argument("path", metavar="FILE", type=options.Existing(folders=False))
@click.option("--out", required=True, metavar="OUT", type=click.Path(dir_okay=False, path_type=Path),
              help="Where to write the return.")  # fmt: skip
@click.option(
    "--layout",
    type=options.Whole(),
    metavar="YEAR",
    help="Write it in the layout of another collection year.",
)
@options.json_lines
def fix(path: Path, out: Path, layout: int | None, as_json: bool) -> None:
    """Write a return back, clean and in the newest layout.

    What can be put right without a person is put right and listed; nothing else is touched. OUT is XML, or
    CSV where its name ends in .csv.
    """
    import json
    from dataclasses import asdict

    from tenure import returns

    _require_place_for_a_return(out, beside=path)
    fixed = returns.fix(returns.read(path), to_year_layout=layout)
    if out.suffix.lower() == ".csv":
        _write(out, partial(returns.write_csv, fixed.csww))
    else:
        _write(out, partial(returns.write_xml, fixed.csww, layout=layout))
    if not as_json:
        click.echo(returns.summary_of_changes(fixed))
        click.echo(f"Wrote {out}. {returns.left_for_a_person(returns.check(fixed.csww))}")
    for change in fixed.changes if as_json else ():
        click.echo(json.dumps(asdict(change), ensure_ascii=False))


def _require_place_for_a_return(out: Path, *, beside: Path) -> None:
    """Neither the file that was sent nor a name whose ending says that it holds something else."""
    if out.exists() and out.samefile(beside):
        raise UsedWrongly(
            f"{out} is the file itself: give another name with --out, so that the one sent is kept."
        )
    if out.suffix.lower() in {".xlsx", ".xls", ".zip"}:
        raise UsedWrongly(
            f"A return is written as XML or as CSV, not as {out.suffix}. Let {out.name} end in .xml or .csv."
        )


@click.command()
@options.some_files
@options.home
@click.option("--partner", metavar="NUMBER", help="Whose the files are, where they do not say it (101).")
@options.year
@click.option("--preview", is_flag=True, help="Say what loading would do to the figures, and keep nothing.")
@options.json_lines
def load(
    paths: tuple[Path, ...],
    home: Path,
    partner: str | None,
    year: int | None,
    preview: bool,
    as_json: bool,
) -> None:
    """Check returns and put those without errors on record.

    The parts of an ASC-WDS set that lie in one folder are loaded together; their files do not say whose they
    are, so --partner does. Queries stand with a note that nobody has looked; to answer them, send the file in
    the browser instead. Ends with 11 where a return was not accepted.
    """
    from tenure.cli import loading

    said = loading.Said(home=home, partner=partner, year=year, as_json=as_json)
    done = loading.preview if preview else loading.load
    raise SystemExit(done(options.each_file(paths), said))


@click.command()
@click.argument("folder", metavar="DIR", type=click.Path(file_okay=False, path_type=Path))
@click.option(
    "--partners",
    metavar="N",
    type=options.Whole(1),
    default=7,
    show_default=True,
    help="How many authorities.",
)
@click.option("--workers", metavar="N", type=options.Whole(1), help="About how many social workers a year.")
@click.option(
    "--years",
    metavar="N",
    type=options.Whole(1),
    default=7,
    show_default=True,
    help="How many collection years.",
)
@click.option(
    "--to",
    "last",
    metavar="YEAR",
    type=options.Whole(),
    default=2023,
    show_default=True,
    help="The last collection year.",
)
@click.option(
    "--seed",
    metavar="N",
    type=options.Whole(0),
    default=1,
    show_default=True,
    help="Another seed, other people.",
)
def example(folder: Path, partners: int, workers: int | None, years: int, last: int, seed: int) -> None:
    """Write a made-up partnership's returns into DIR.

    Safe to show anyone, and the same for the same seed.
    """
    from tenure import example as examples

    with options.progress("Writing") as told:
        written = examples.write(
            folder, partners=partners, workers=workers, years=years, to=last, seed=seed, progress=told
        )
    click.echo(f"Wrote {len(written.files)} returns of {partners} partners into {folder}.")


COMMANDS = (check, fix, load, example)
