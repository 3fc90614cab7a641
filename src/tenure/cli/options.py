"""The options that several commands share, and how they are read."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, fields
from datetime import UTC, date, datetime, time
from functools import wraps
from pathlib import Path
from typing import Any, cast

import click

from tenure.terms.problems import UsedWrongly

RETURNS = (".xml", ".csv", ".xlsx", ".zip")


class Whole(click.ParamType):
    """A whole number, from the least to the most that is allowed."""

    name = "whole number"

    def __init__(self, least: int | None = None, most: int | None = None) -> None:
        self.least, self.most = least, most

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        try:
            number = int(value)
        except ValueError:
            self.fail(f"{value!r} is not a whole number", param, ctx)
        if self.least is not None and number < self.least:
            self.fail(f"{number} is too low; the least is {self.least}", param, ctx)
        if self.most is not None and number > self.most:
            self.fail(f"{number} is too high; the most is {self.most}", param, ctx)
        return number


class Day(click.ParamType):
    """A day of the calendar, as 2023-11-30."""

    name = "day"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        try:
            return date.fromisoformat(value)
        except ValueError:
            self.fail(f"{value} is not a day of the calendar. Write it as 2023-11-30", param, ctx)


class Existing(click.ParamType):
    """A file that is there, or where `folders` is set, a folder."""

    name = "path"

    def __init__(self, *, folders: bool = True) -> None:
        self.folders = folders

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Path:
        path = Path(value)
        if not path.exists():
            raise UsedWrongly(f"There is no file {value}. Check the name, and the folder you are in.")
        if path.is_dir() and not self.folders:
            raise UsedWrongly(f"{value} is a folder. Give one file.")
        if not os.access(path, os.R_OK):
            raise UsedWrongly(f"{value} may not be read by you. Ask whoever keeps it.")
        return path


some_files = click.argument("paths", metavar="FILE...", nargs=-1, required=True, type=Existing())
json_lines = click.option("--json", "as_json", is_flag=True, help="One JSON object on each line.")
home = click.option(
    "--home",
    metavar="DIR",
    type=click.Path(file_okay=False, path_type=Path),
    envvar="TENURE_HOME",
    default=Path("tenure-home"),
    show_default=True,
    help="The folder that keeps the record (or set TENURE_HOME).",
)
as_known_on = click.option(
    "--as-known-on",
    "known_on",
    metavar="DATE",
    type=Day(),
    callback=lambda ctx, param, day: end_of(day),
    help="Answer from what had been accepted by the end of this day (2023-11-30).",
)
partner = click.option("--partner", metavar="NUMBER", help="One council, by the number DfE gives it (101).")
year = click.option(
    "--year", type=Whole(), metavar="YEAR", help="One collection year: that of its 30 September."
)
service = click.option(
    "--service", type=click.Choice(["children", "adults", "education"]), help="One service."
)


def audience(usual: str) -> Callable[[Any], Any]:
    """Who will read what the command gives."""
    return click.option(
        "--audience",
        type=click.Choice(["own", "partnership", "public"]),
        default=usual,
        show_default=True,
        help="Who will read it. For all but own, small numbers are hidden.",
    )


@dataclass(frozen=True)
class Asked:
    """Which figures of a record a command is asked for, and by whom they will be read."""

    home: Path
    known_on: datetime | None
    service: str | None
    partner: str | None
    year: int | None
    audience: str


def of_the_record(*, audience_is: str) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """The options that choose among a record's figures, given to the command as one `Asked`."""

    def with_options(command: Callable[..., None]) -> Callable[..., None]:
        @wraps(command)
        def packed(**given: Any) -> None:
            command(Asked(**{each.name: given.pop(each.name) for each in fields(Asked)}), **given)

        result: Any = packed
        wanted: list[Callable[[Any], Any]] = [
            home,
            audience(audience_is),
            as_known_on,
            year,
            partner,
            service,
        ]
        for option in wanted:
            result = option(result)
        return cast(Callable[..., None], result)

    return with_options


def end_of(day: date | None) -> datetime | None:
    """The last moment of the day."""
    return datetime.combine(day, time.max, UTC) if day else None


def each_file(paths: Iterable[Path]) -> list[Path]:
    """The files named, and for a folder every return in it and below it, in order of name."""
    found: list[Path] = []
    for path in paths:
        if path.is_dir():
            inside = sorted(p for p in path.rglob("*") if p.is_file() and p.suffix.lower() in RETURNS)
            if not inside:
                raise UsedWrongly(
                    f"The folder {path} holds no returns: no file in it ends in {', '.join(RETURNS)}."
                )
            found += inside
        else:
            found.append(path)
    return found


def keep(path: Path, content: bytes) -> None:
    """Write a file, or say in a sentence why it cannot be written."""
    if not path.absolute().parent.is_dir():
        raise UsedWrongly(f"There is no folder {path.parent} to write {path.name} into. Make it first.")
    try:
        path.write_bytes(content)
    except OSError as fault:
        raise UsedWrongly(f"{path} cannot be written: {fault.strerror}. Give another place.") from fault


def folder(path: Path) -> None:
    """Make a folder where there is none, or say in a sentence why it cannot be made."""
    try:
        path.mkdir(exist_ok=True)
    except OSError as fault:
        raise UsedWrongly(f"{path} cannot be made: {fault.strerror}. Give another place.") from fault


@contextmanager
def progress(label: str) -> Iterator[Callable[[int, int], None]]:
    """A line on a terminal that says how far we are; nothing where no person is watching."""
    watched = sys.stderr.isatty()

    def told(done: int, of: int) -> None:
        if watched:
            click.echo(f"\r{label}: {done} of {of}", err=True, nl=False)

    try:
        yield told
    finally:
        if watched:
            click.echo("\r\033[K", err=True, nl=False)


def one_at_a_time(things: list[Any], told: Callable[[int, int], None]) -> Iterator[Any]:
    """Each thing in turn, telling how many are done."""
    for number, thing in enumerate(things):
        told(number, len(things))
        yield thing
    told(len(things), len(things))
