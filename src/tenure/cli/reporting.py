"""Commands that write reports into a folder: tenure publish board, progress, evaluation, changes."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import click

from tenure.cli import options
from tenure.terms.problems import UsedWrongly

FORMS = ("pdf", "pptx", "xlsx", "html")

out = click.option(
    "--out",
    default=Path(),
    metavar="DIR|FILE",
    type=click.Path(path_type=Path),
    help="The folder to write into, or one file such as board.pdf; where none is named, here.",
)
on = click.option(
    "--on",
    metavar="DATE",
    type=options.Day(),
    help="As known at the end of this day; today where none is named.",
)
forms = click.option(
    "--format",
    "forms",
    default=",".join(FORMS),
    show_default=True,
    metavar="LIST",
    help="Which forms, with commas between.",
)


def write_report(kind: str, *, home: Path, out: Path, forms: str, **days: date | None) -> None:
    """Write one report in some forms, and print where each file is."""
    one_file = _is_file(out)
    wanted = _form_of(out, forms) if one_file else asked_forms(forms)
    from tenure.partnership import home as homes

    homes.require_kept(home)
    homes.prepare(home)
    from tenure.partnership.actions import reports
    from tenure.partnership.may import HOLDER
    from tenure.partnership.wall import whole_partnership

    options.folder(out.parent if one_file else out)
    with whole_partnership(), options.progress("Writing") as told:
        for form in options.one_at_a_time(wanted, told):
            taken = reports.take(kind, form, by=HOLDER, **days)
            path = out if one_file else out / f"{taken.report.file}.{form}"
            options.keep(path, taken.content)
            click.echo(path)


def _is_file(out: Path) -> bool:
    """Whether a file is named, by one of the forms, and not a folder."""
    return out.suffix.lower().removeprefix(".") in FORMS and not out.is_dir()


def _form_of(out: Path, forms: str) -> list[str]:
    """The one form that a file is named for. UsedWrongly where others were asked for beside it."""
    named = out.suffix.lower().removeprefix(".")
    if forms != ",".join(FORMS) and asked_forms(forms) != [named]:
        raise UsedWrongly(
            f"{out} holds one form, and --format asks for {forms}. Name a folder, or leave it out."
        )
    return [named]


def asked_forms(forms: str) -> list[str]:
    """The forms that a list names, in its order. UsedWrongly names the first that there is not."""
    wanted = [form for each in forms.split(",") if (form := each.strip().lower())]
    unknown = next((form for form in wanted if form not in FORMS), None)
    if unknown or not wanted:
        raise UsedWrongly(f"A report is not written as {unknown or 'nothing'}. Ask for {', '.join(FORMS)}.")
    return list(dict.fromkeys(wanted))


def _of_a_report(command: Callable[..., None]) -> Any:
    for option in (forms, on, out, options.home):
        command = option(command)
    return command


@click.command()
@_of_a_report
def board(home: Path, out: Path, on: date | None, forms: str) -> None:
    """Write the board pack: two pages and an appendix."""
    write_report("board", home=home, out=out, forms=forms, on=on)


@click.command()
@_of_a_report
def progress(home: Path, out: Path, on: date | None, forms: str) -> None:
    """Write the annual progress report, by outcome, priority and activity."""
    write_report("progress", home=home, out=out, forms=forms, on=on)


@click.command()
@_of_a_report
def evaluation(home: Path, out: Path, on: date | None, forms: str) -> None:
    """Write the return for the national evaluation: each figure with where it came from."""
    write_report("evaluation", home=home, out=out, forms=forms, on=on)


@click.command()
@_of_a_report
@click.option("--since", required=True, metavar="DATE", type=options.Day(), help="The earlier day.")
def changes(home: Path, out: Path, on: date | None, forms: str, since: date) -> None:
    """Write what changed since a day."""
    write_report("changes", home=home, out=out, forms=forms, on=on, since=since)


@click.command()
@click.argument("number", metavar="NUMBER", type=options.Whole(1))
@out
@options.home
def again(number: int, home: Path, out: Path) -> None:
    """Make a report that was taken again, as it was, and say whether it is the same to the byte.

    NUMBER stands on the page of reports that were taken. Ends with 1 where it is not the same.
    """
    from tenure.partnership import home as homes

    homes.require_kept(home)
    homes.prepare(home)
    from tenure.partnership.actions import reports
    from tenure.partnership.may import HOLDER
    from tenure.partnership.models import ReportMade
    from tenure.partnership.wall import whole_partnership

    one_file = _is_file(out)
    options.folder(out.parent if one_file else out)
    with whole_partnership():
        taken = ReportMade.objects.filter(pk=number).first()
        if taken is None:
            raise UsedWrongly(f"No report {number} was taken. The numbers stand on the page of reports.")
        made = reports.again(taken, by=HOLDER)
    path = out if one_file else out / made.file
    options.keep(path, made.content)
    click.echo(f"{path}: {made.says}")
    raise SystemExit(1 if made.differs else 0)


COMMANDS = (board, progress, evaluation, changes, again)
