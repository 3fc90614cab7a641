"""The partnership's own series of demand: kept in its home as one file, read wherever posts follow demand."""

from __future__ import annotations

from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import TYPE_CHECKING, Final

from tenure.terms.problems import Unreadable

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tenure.forecast.flows.inputs import Unit
    from tenure.forecast.planning.demand import Demand
    from tenure.publish.planning.futures import Futures
    from tenure.publish.viewing import Viewer

NAME: Final = "demand.csv"
LARGEST: Final = 1_000_000
"""Bytes of such a file."""


def own_in(home: Path) -> str:
    """The file as it was given; empty where none was."""
    try:
        return (home / NAME).read_text(encoding="utf-8")
    except FileNotFoundError:
        return ""


def series_said(content: bytes, *, name: str = "The file") -> Mapping[Unit, Demand]:
    """The series that a file has.

    Raises Unreadable where it is no such file, HasFindings with the row of everything that is wrong.
    """
    from tenure.forecast.planning.bringing import own_series

    return own_series(_text(content, name), name=name)


def keep(content: bytes, home: Path, *, name: str = "The file") -> Mapping[Unit, Demand]:
    """Keep a file in the place of the one before, where nothing is wrong with it; gives its series."""
    found = series_said(content, name=name)
    with NamedTemporaryFile("w", encoding="utf-8", dir=home, delete=False) as into:
        into.write(_text(content, name))
    Path(into.name).replace(home / NAME)
    return found


def template(futures: Futures, viewer: Viewer, *, whole: bool) -> str:
    """The series as a file to fill in: what was given where the reader may give it, else what they may see.

    whole  whether the reader gives the partnership's series.
    """
    from tenure.forecast.planning.bringing import CASES, written

    if whole and futures.own:
        return futures.own
    each, open_rows = {}, []
    for unit in futures.start.units:
        work = futures.work.each.get(unit)
        if work is not None and viewer.sees_true(unit.partner):
            each[unit] = work.demand
        elif whole or viewer.sees_true(unit.partner):
            open_rows.append(f"{unit.partner},{unit.service},{CASES},{futures.start.on.year},,England,\n")
    return written(each) + "".join(open_rows)


def used_words(count: int) -> str:
    """That the series of so many councils' services are used."""
    if count == 1:
        return "The series of one council’s service is used from now on."
    return f"The series of {count} councils’ services are used from now on."


def forget(home: Path) -> bool:
    """Take the partnership's own series away; whether there were any."""
    there = (home / NAME).is_file()
    (home / NAME).unlink(missing_ok=True)
    return there


def _text(content: bytes, name: str) -> str:
    if len(content) > LARGEST:
        raise Unreadable(
            f"{name} has more than {LARGEST:,} bytes. A row a council, service and year is enough."
        )
    try:
        return content.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as problem:
        raise Unreadable(f"{name} is no text in UTF-8. Save it as CSV UTF-8, and give it again.") from problem
