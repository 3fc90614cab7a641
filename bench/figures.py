"""Rebuilding the record and counting every measure, beside DuckDB on the same files alone."""

from __future__ import annotations

import statistics
from pathlib import Path

from bench.measuring import Measured, Target, by_turns, in_a_process, peak, seconds
from bench.pieces import count, query

REBUILD = Target(seconds=2.0)
MEASURES = Target(seconds=0.5, ratio=1.15)
ROUNDS, HEAVY_ROUNDS = 15, 5


def rebuild(home: Path) -> Measured:
    """The record from the events kept."""
    ours, theirs = [], []
    for _ in range(HEAVY_ROUNDS):
        ours.append(in_a_process("bench.pieces", "rebuild", str(home)))
        theirs.append(in_a_process("bench.pieces", "copy", str(home)))
    return Measured(
        "record rebuilt",
        statistics.median(each["seconds"] for each in ours),
        "DuckDB copies the events",
        statistics.median(each["seconds"] for each in theirs),
        max(each["megabytes"] for each in ours),
        REBUILD,
        HEAVY_ROUNDS,
    )


def measures(home: Path) -> Measured:
    """Every measure of every slice from a record that is open."""
    ours, theirs = count(home), query(home)
    mine, bare = by_turns(lambda: seconds(ours), lambda: seconds(theirs), rounds=ROUNDS)
    return Measured(
        "all measures, all slices", mine, "the bare DuckDB queries", bare, peak(), MEASURES, ROUNDS
    )
