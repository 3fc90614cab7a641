"""The planner's futures from an earlier September on, knowing nothing later."""

from __future__ import annotations

from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import Final

from tenure.publish.planning.futures import RUNS, SEED, Futures, Origin, name_of, returns_of

KEPT: Final = 4
"""Fitted years that are kept: each holds its futures in memory."""


def futures_from(home: Path, year: int) -> Futures:
    """The futures of a home's record as they were to be expected on the 30 September of a year.

    Raises TooLittleData where the record does not reach back far enough.
    """
    from tenure.record import Lake

    return _futures(home.resolve(), Lake(home / "lake").record().snapshot, year)


@lru_cache(maxsize=KEPT)
def _futures(home: Path, snapshot: str, year: int) -> Futures:
    from tenure.forecast.fitting.fit import fit
    from tenure.record import Lake

    record = Lake(home / "lake").record()
    name = sha256(f"{name_of(snapshot, (), RUNS, SEED)}|from {year}".encode()).hexdigest()
    origin = Origin(snapshot, f"{year}-09-30", returns_of(record), name)
    return Futures.carried(fit(record, year=year), origin, runs=RUNS, seed=SEED)
