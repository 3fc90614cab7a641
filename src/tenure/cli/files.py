"""Commands for what partners send: check, fix, load, and a made-up partnership's own files."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from tenure.cli import options


@click.command()
@options.some_files
@options.year
@click.option("--unit", metavar="NUMBER", help="Whose return it has to be (101).")
@click.option(
    "--last-year",
    "last_year",
    multiple=True,
    metavar="FILE",
    type=options.Existing(),
    help="The return of the same council before this one, to check against: a file, or a folder of it.",
)
@click.option(
    "--assume-held",
    is_flag=True,
    help="ASC-WDS: take every record whose STATUS is not NEW as already held by the service.",
)
@click.option("--home", metavar="DIR", type=click.Path(file_okay=False, path_type=Path),
              help="A home to hold them against: which of its figures would move.")  # fmt: skip
@options.json_lines
@click.option(
    "--text", "as_text", is_flag=True, help="A summary to paste into an e-mail: no cell stands in it."
)
@click.option("--xlsx", "workbook", metavar="OUT", type=click.Path(path_type=Path),
              help="Write the sender's rows with a column that says what to put right: into a file, or of "
                   "several returns into a folder.")  # fmt: skip
def check(paths: tuple[Path, ...], **asked: Any) -> None:
    """Check returns and say what needs putting right.

    FILE may be XML, CSV, XLSX or a ZIP with these inside, or a folder of them; which return it is, and which
    part of one, is told from the content. The workplace, worker and training files of an ASC-WDS set are
    checked together. A survey's form is told as one, and its answers are checked. With --home, it is said
    which figures there the returns would move, and nothing of them is kept. Ends with 0 where nothing was
    found, 11 where something was, 10 where a file cannot be read.
    """
    from tenure.cli import checking

    raise SystemExit(checking.check(options.each_file(paths), checking.Asked(**asked)))


@click.command()
@options.some_files
@click.option("--out", required=True, metavar="OUT", type=click.Path(path_type=Path),
              help="Where to write the return: a file, or for the files of a set a folder.")  # fmt: skip
@click.option(
    "--layout",
    type=options.Whole(),
    metavar="YEAR",
    help="Write it in the layout of another collection year.",
)
@options.json_lines
def fix(paths: tuple[Path, ...], out: Path, layout: int | None, as_json: bool) -> None:
    """Write a return back, clean and in the newest layout.

    What can be put right without a person is put right and listed; nothing else is touched. OUT is XML, or
    CSV where its name ends in .csv. The files of an ASC-WDS set are given together, and OUT is a folder: each
    is written there under today's header, with not-carried.csv for what no column of today can hold.
    """
    from tenure.cli import fixing

    fixing.fix(options.each_file(paths), fixing.Asked(out, layout, as_json))


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

    The parts of an ASC-WDS set that lie in one folder are loaded together. Their files do not say whose they
    are or of which year, so --partner and --year do, or the folders that they lie in (2023/101). Queries
    stand with a note that nobody has looked; to answer them, send the file in the browser instead. Ends with
    11 where a return was not accepted.
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
