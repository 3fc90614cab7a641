"""What each action alone would do, from few futures: at each September, for every employer, and kept."""

from __future__ import annotations

import io
import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Final
from zipfile import BadZipFile

import numpy as np
from numpy.typing import NDArray

from tenure.publish.planning.futures import Futures
from tenure.publish.planning.working import Kept

if TYPE_CHECKING:
    from tenure.forecast.scenarios.answers import Counted as Drawn
    from tenure.forecast.scenarios.shape import Scenario

Numbers = NDArray[np.float64]

KIND: Final = "glance 1"
"""What is kept; its number goes up when it changes."""
BEGINS: Final = "glance-"


@dataclass(frozen=True, eq=False)
class Glance:
    """FTE by run, September and employer; the first September is the first to come."""

    vacant: Numbers
    in_post: Numbers

    def vacancy_rate(self, units: Sequence[int], september: int) -> Numbers:
        """The share of some employers' posts that are vacant, in each run; NaN where there are no posts."""
        vacant, there = (each[:, september][:, list(units)].sum(-1) for each in (self.vacant, self.in_post))
        found: Numbers = np.full(vacant.shape, np.nan)
        np.divide(vacant, vacant + there, out=found, where=vacant + there > 0)
        return found


def glance(futures: Futures, scenarios: Sequence[Scenario], folder: Path | None = None) -> Glance:
    """What comes with some scenarios, in these futures; from the folder where it was kept there before.

    UsedWrongly where a scenario does not fit this forecast.
    """
    kept = None if folder is None else _kept(futures, scenarios, folder)
    found = None if kept is None else _read(kept)
    if found is None:
        found = _taken_down(futures, futures.played(scenarios).drawn)
        if kept is not None:
            _keep(found, kept)
    return found


def _taken_down(futures: Futures, drawn: Drawn) -> Glance:
    """Only the Septembers of an arm's futures."""
    start = futures.start
    months = np.arange(12 + 9 - start.on.month, start.months + 1, 12)
    pattern = np.broadcast_to(drawn.pattern, (len(drawn.pattern), start.months + 1, len(start.units)))
    outcome = replace(drawn.outcome, counts=drawn.outcome.counts[:, months])
    some = replace(drawn, outcome=outcome, pattern=pattern[:, months])
    return Glance(some.vacant, some.in_post)


def _kept(futures: Futures, scenarios: Sequence[Scenario], folder: Path) -> Kept:
    """Where it is kept: the name tells the futures, so that those of earlier ones can be taken away."""
    from tenure.forecast.scenarios.writing import as_values

    documents = [as_values(scenario) for scenario in scenarios]
    about = json.dumps([KIND, futures.name, futures.runs, documents], sort_keys=True, default=str)
    return Kept(folder, f"{_of(futures)}{sha256(about.encode()).hexdigest()[:32]}")


def _of(futures: Futures) -> str:
    return f"{BEGINS}{futures.name[:16]}-"


def _read(kept: Kept) -> Glance | None:
    try:
        with np.load(io.BytesIO(_place(kept).read_bytes())) as found:
            return Glance(found["vacant"], found["in_post"])
    except (OSError, ValueError, KeyError, BadZipFile):
        return None


def _keep(found: Glance, kept: Kept) -> None:
    """Keep it, and take away what was kept of earlier futures: nobody asks for these any more."""
    into = io.BytesIO()
    np.savez(into, vacant=found.vacant, in_post=found.in_post)
    kept.write(_place(kept), into.getvalue())
    current = kept.name.rpartition("-")[0]
    for old in kept.folder.glob(f"{BEGINS}*.npz"):
        if not old.name.startswith(f"{current}-"):
            old.unlink(missing_ok=True)


def _place(kept: Kept) -> Path:
    return kept.folder / f"{kept.name}.npz"


def were_looked_at(folder: Path) -> bool:
    """Whether anybody has asked before what actions would do."""
    return any(folder.glob(f"{BEGINS}*.npz"))
