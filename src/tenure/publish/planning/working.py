"""Long work of the planner: steps that are told as they are done, and can be stopped and gone on with."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

Told = Callable[[int, int, str], None]
"""Called with the steps done, of how many, and what is done next; raises Stopped where it was cancelled."""


class Stopped(Exception):
    """The work was cancelled. What was done is kept."""


@dataclass(frozen=True)
class Kept:
    """Where the result of one piece of work is kept, by its name, and what is done of it so far.

    folder  of all results; made when something is kept.
    """

    folder: Path
    name: str

    @property
    def result(self) -> Path:
        return self.folder / f"{self.name}.json"

    @property
    def part(self) -> Path:
        return self.folder / f"{self.name}.part"

    def read(self) -> Mapping[str, Any] | None:
        """The result; None where there is none yet."""
        if not self.result.is_file():
            return None
        found: Mapping[str, Any] = json.loads(self.result.read_text(encoding="utf-8"))
        return found

    def keep(self, result: Mapping[str, Any]) -> None:
        """Keep a result at one stroke; what was done so far is not needed any more."""
        self.write(self.result, json.dumps(result, ensure_ascii=False, indent=1).encode())
        self.part.unlink(missing_ok=True)

    def write(self, place: Path, content: bytes) -> None:
        """Write a file at one stroke."""
        self.folder.mkdir(mode=0o700, exist_ok=True)
        new = place.with_suffix(".new")
        new.write_bytes(content)
        new.replace(place)


def name_of_work(kind: str, asked: Mapping[str, Any], futures: str) -> str:
    """What stands for a piece of work: the same name, the same result."""
    return sha256(json.dumps([kind, asked, futures], sort_keys=True).encode()).hexdigest()
