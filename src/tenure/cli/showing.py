"""How rows are shown: JSON lines for programs, a plain table for people."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from datetime import date
from itertools import islice
from typing import Any

import click

FITTED = 2000
"""Rows that a table's columns are fitted to; a later, wider cell only pushes its own row out."""


def rows(found: Iterable[Any], *, as_json: bool) -> None:
    """Print dataclasses, one on each line."""
    dicts = (asdict(row) for row in found)
    if as_json:
        for row in dicts:
            click.echo(json.dumps(row, default=str, ensure_ascii=False))
        return
    for line in table(dicts):
        click.echo(line)


def table(dicts: Iterator[dict[str, Any]]) -> Iterator[str]:
    """Lines of a table: numbers to the right, words to the left, a head line first."""
    first = list(islice(dicts, FITTED))
    if not first:
        return
    names = list(first[0])
    right = {name for name in names if any(isinstance(row[name], float) for row in first)}
    shown = [[_cell(row[name]) for name in names] for row in first]
    widths = [max(len(names[at]), *(len(row[at]) for row in shown)) for at in range(len(names))]

    def line(cells: list[str]) -> str:
        fitted = (
            cell.rjust(width) if name in right else cell.ljust(width)
            for cell, width, name in zip(cells, widths, names, strict=True)
        )
        return "  ".join(fitted).rstrip()

    yield line(names)
    yield from map(line, shown)
    for row in dicts:
        yield line([_cell(row[name]) for name in names])


def _cell(value: Any) -> str:
    if isinstance(value, float):
        return f"{value:,.4f}".rstrip("0").rstrip(".")
    if isinstance(value, date):
        return value.isoformat()
    return "" if value is None else str(value)


def named(file: str, says: str) -> str:
    """A sentence about a file, with the file's name before it unless it begins with that."""
    return says if says.startswith(file) else f"{file}: {says}"
