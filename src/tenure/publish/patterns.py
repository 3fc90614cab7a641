"""Patterns of hidden cells, kept beside the record: worked out once for a snapshot, whoever asks first.

A pattern says which cells are withheld, and nothing of what they hold. It is kept under the snapshot, the
policy and the code that made it, so that a change of any of them is a new pattern.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Mapping
from functools import cache
from hashlib import sha256
from importlib.resources import files
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Final

from tenure.publish.holding import At, Holding

SNAPSHOTS_KEPT: Final = 8
"""Snapshots whose patterns are kept, as of records."""

MAKERS: Final = ("disclosure.py", "protecting.py", "reaching.py", "resting.py")
"""The modules that decide what is hidden."""


def kept_pattern(
    holding: Holding, about: tuple[bool, str, str, int], make: Callable[[], Mapping[At, bool]]
) -> Mapping[At, bool]:
    """The pattern of an audience, count, service and year: from the home's cache, or made and put there.

    about  whether for the public, the count, the service and the year.
    """
    if holding.cache is None:
        return make()
    public, population, service, year = about
    name = f"{'public' if public else 'partnership'}-{population}-{service}-{year}.json"
    place = holding.cache / "patterns" / holding.snapshot / _made_by() / name
    if place.exists():
        return {At(*cell): True for cell in json.loads(place.read_text(encoding="utf-8"))}
    found = make()
    _keep(place, [list(at) for at, hidden in found.items() if hidden])
    return found


@cache
def _made_by() -> str:
    """What stands for the code that decides."""
    folder = files("tenure.publish")
    return sha256(b"".join(folder.joinpath(name).read_bytes() for name in MAKERS)).hexdigest()[:16]


def _keep(place: Path, cells: list[list[str | int]]) -> None:
    """Write a file whole or not at all: others may be reading."""
    snapshots = place.parent.parent.parent
    if not place.parent.parent.exists():
        _prune(snapshots)
    place.parent.mkdir(parents=True, exist_ok=True)
    with NamedTemporaryFile("w", dir=place.parent, delete=False, encoding="utf-8") as new:
        json.dump(cells, new)
    Path(new.name).replace(place)


def _prune(snapshots: Path) -> None:
    """Leave room for one more: the patterns of the snapshots last made stay."""
    made = sorted(snapshots.glob("*"), key=lambda folder: folder.stat().st_mtime)
    for folder in made[: max(len(made) - SNAPSHOTS_KEPT + 1, 0)]:
        shutil.rmtree(folder, ignore_errors=True)
