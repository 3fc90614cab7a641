"""Measuring by turns: ours and the yardstick alternate, and a busy machine tells on both."""

from __future__ import annotations

import json
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

KILOBYTE = 1024 if sys.platform != "darwin" else 1


@dataclass(frozen=True)
class Target:
    """What was promised: at most so many seconds, megabytes or times the yardstick, or None."""

    seconds: float | None = None
    megabytes: float | None = None
    ratio: float | None = None


@dataclass(frozen=True)
class Measured:
    """One line of the bench."""

    what: str
    seconds: float
    yardstick: str
    yardstick_seconds: float
    megabytes: float
    target: Target
    rounds: int

    @property
    def ratio(self) -> float:
        return self.seconds / self.yardstick_seconds

    @property
    def met(self) -> bool:
        found = (self.seconds, self.megabytes, self.ratio)
        wanted = (self.target.seconds, self.target.megabytes, self.target.ratio)
        return all(limit is None or value <= limit for value, limit in zip(found, wanted, strict=True))

    def line(self) -> str:
        """As JSON."""
        wanted = {name: value for name, value in vars(self.target).items() if value is not None}
        return json.dumps(
            {
                "what": self.what,
                "ratio": round(self.ratio, 2),
                "seconds": round(self.seconds, 4),
                "mb": round(self.megabytes, 1),
                "yardstick": self.yardstick,
                "yardstick_seconds": round(self.yardstick_seconds, 4),
                "target": wanted,
                "met": self.met,
                "rounds": self.rounds,
            }
        )


@dataclass(frozen=True)
class Costs:
    """One line of the bench for many things alike: what each took, the dearest first.

    most   seconds that any one of them may take.
    """

    what: str
    each: Mapping[str, float]
    most: float

    @property
    def met(self) -> bool:
        return max(self.each.values(), default=0.0) <= self.most

    def line(self) -> str:
        """As JSON."""
        dearest = sorted(self.each.items(), key=lambda item: -item[1])
        return json.dumps(
            {
                "what": self.what,
                "seconds": round(sum(self.each.values()), 4),
                "most": {"seconds": self.most},
                "met": self.met,
                "each": {name: round(took, 4) for name, took in dearest},
            }
        )


def seconds(do: Callable[[], Any]) -> float:
    """How long one call takes."""
    begun = time.perf_counter()
    do()
    return time.perf_counter() - begun


def by_turns(ours: Callable[[], float], theirs: Callable[[], float], *, rounds: int) -> tuple[float, float]:
    """Median seconds of each, measured by turns after one round that is not counted."""
    ours(), theirs()
    pairs = [(ours(), theirs()) for _ in range(rounds)]
    return statistics.median(a for a, _ in pairs), statistics.median(b for _, b in pairs)


def peak() -> float:
    """The most memory this process has held, in megabytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * KILOBYTE / 1024 / 1024


def in_processes(ours: str, theirs: str, where: Path, *, rounds: int) -> tuple[float, float, float]:
    """Median seconds of two pieces, each time cold in a process of its own, and our most megabytes."""
    pairs = [(_in_a_process(ours, where), _in_a_process(theirs, where)) for _ in range(rounds)]
    return (
        statistics.median(mine["seconds"] for mine, _ in pairs),
        statistics.median(bare["seconds"] for _, bare in pairs),
        max(mine["megabytes"] for mine, _ in pairs),
    )


def _in_a_process(piece: str, where: Path) -> dict[str, float]:
    """One piece in a process of its own, which prints its seconds and its megabytes."""
    command = [sys.executable, "-m", "bench.pieces", piece, str(where)]
    done = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    return dict(json.loads(done.splitlines()[-1]))
