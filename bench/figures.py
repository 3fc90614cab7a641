"""Rebuilding the record and counting every measure, beside DuckDB on the same files alone."""

from __future__ import annotations

from pathlib import Path

from bench.measuring import Measured, Target, by_turns, in_processes, peak, seconds
from bench.pieces import count, query

REBUILD = Target(seconds=2.0)
MEASURES = Target(seconds=0.5, ratio=1.15)
ROUNDS, HEAVY_ROUNDS = 15, 5


def rebuild(home: Path) -> Measured:
    """The record from the events kept."""
    ours, theirs, megabytes = in_processes("rebuild", "copy", home, rounds=HEAVY_ROUNDS)
    return Measured(
        "record rebuilt", ours, "DuckDB copies the events", theirs, megabytes, REBUILD, HEAVY_ROUNDS
    )


def measures(home: Path) -> Measured:
    """Every measure of every slice from a record that is open."""
    ours, theirs = count(home), query(home)
    mine, bare = by_turns(lambda: seconds(ours), lambda: seconds(theirs), rounds=ROUNDS)
    return Measured(
        "all measures, all slices", mine, "the bare DuckDB queries", bare, peak(), MEASURES, ROUNDS
    )
