"""What `tenure load` does: put returns on record, or say what that would do to the figures."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tenure.cli import options, showing

if TYPE_CHECKING:
    from tenure.partnership.trying import Tried


@dataclass(frozen=True)
class Said:
    """What was said beside the files: as the options of the command have it."""

    home: Path
    partner: str | None
    year: int | None
    as_json: bool


def load(paths: list[Path], said: Said) -> int:
    """Check these files and put those without errors on record; gives the exit code."""
    from tenure.partnership import home as homes

    homes.prepare(said.home)
    from tenure.partnership import loading

    with options.progress("Loading") as told:
        done = loading.load(paths, home=said.home, partner=said.partner, year=said.year, progress=told)
    for loaded in done:
        click.echo(
            json.dumps(asdict(loaded), default=str, ensure_ascii=False)
            if said.as_json
            else showing.named(loaded.name, loaded.says)
        )
    accepted = sum(loaded.accepted for loaded in done)
    click.echo(f"{accepted} of {len(done)} returns accepted into {said.home}.", err=True)
    return min({loaded.exit_code for loaded in done} - {0}, default=0)


def preview(paths: list[Path], said: Said) -> int:
    """Say what loading these files would do to the figures; gives the exit code."""
    from tenure.partnership import home as homes

    homes.prepare(said.home)
    from tenure.partnership import trying

    codes = set()
    for tried in trying.try_files(paths, home=said.home, partner=said.partner, year=said.year):
        codes.add(tried.exit_code)
        click.echo(json.dumps(asdict(tried), ensure_ascii=False) if said.as_json else "\n".join(lines(tried)))
    return min(codes - {0}, default=0)


def lines(tried: Tried) -> list[str]:
    """One return in plain text: what breaks with the years before, then what moves."""
    name, found = tried.name, tried.preview
    if found is None:
        return [showing.named(name, tried.says)]
    said = [f"{name}: {len(found.moved)} figures of {found.year} would move, and {found.same} stay."]
    said += [f"  ! {one.says} {one.do}" for one in found.unexpected]
    for one in found.moved:
        since = f"; {found.year - 1}: {one.last} ({one.since})" if one.last else ""
        said.append(f"    {one.label}: {one.was} → {one.now}{f' ({one.by})' if one.by else ''}{since}")
    return said
