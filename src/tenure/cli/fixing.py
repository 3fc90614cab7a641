"""What `tenure fix` does: one return read, put right, written to a file or a folder, and read again."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tenure.cli import options
from tenure.terms.problems import UsedWrongly

if TYPE_CHECKING:
    from tenure.returns import Written
    from tenure.returns.sent import Sent

_NO_RETURN = {".xlsx", ".xls", ".zip"}


@dataclass(frozen=True)
class Asked:
    """What was asked for beside the files: as the options of the command have it."""

    out: Path
    layout: int | None
    as_json: bool


def fix(paths: list[Path], asked: Asked) -> None:
    """Put the one return that these files make right, write it, and say what was changed and what is left."""
    from tenure import returns

    for path in paths:
        _require_place_for_a_return(asked.out, beside=path)
    sent = _the_one_return(paths)
    wanted = returns.Wanted(asked.out.suffix, asked.layout)
    fixed = returns.fix_any(sent, wanted)
    files = returns.write_any(fixed, wanted)
    places = _places(files, paths, asked.out, several=len(returns.KINDS[sent.kind].parts) > 1)
    for file, place in zip(files, places, strict=True):
        options.keep(place, file.content)
    for change in fixed.changes if asked.as_json else ():
        click.echo(json.dumps(asdict(change), ensure_ascii=False))
    if not asked.as_json:
        again = returns.read_again(files, sent.year)
        left = returns.check_any(again, returns.Beside(today=datetime.now(UTC).date()))
        click.echo(returns.summary_of_changes(fixed))
        click.echo(f"Wrote {', '.join(map(str, places))}. {returns.left_for_a_person(left)}")


def _the_one_return(paths: list[Path]) -> Sent:
    from tenure import returns

    sents = returns.returns_in(file for path in paths for file in returns.read_files(path))
    if len(sents) > 1:
        raise UsedWrongly(
            f"These files are {len(sents)} returns. Give one return at a time, all of its files together."
        )
    return sents[0]


def _places(files: Sequence[Written], paths: list[Path], out: Path, *, several: bool) -> list[Path]:
    """Where each file goes: to OUT itself, or into the folder OUT where there may be several."""
    if not several and not out.is_dir():
        return [out]
    if not out.is_dir() and out.suffix:
        raise UsedWrongly(
            f"A set has several files, and {out.name} is the name of one. Give a folder with --out."
        )
    options.folder(out)
    places = [out / file.name for file in files]
    for place in places:
        for path in paths:
            _require_place_for_a_return(place, beside=path)
    return places


def _require_place_for_a_return(out: Path, *, beside: Path) -> None:
    """Neither the file that was sent nor a name whose ending says that it holds something else."""
    if out.exists() and out.samefile(beside):
        raise UsedWrongly(
            f"{out} is the file itself: give another name with --out, so that the one sent is kept."
        )
    if out.suffix.lower() in _NO_RETURN:
        raise UsedWrongly(
            f"A return is written as XML or as CSV, not as {out.suffix}. Let {out.name} end in .xml or .csv."
        )
