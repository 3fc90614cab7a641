"""Checking one authority's return and a nation's, beside merely parsing the same bytes."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from bench.measuring import Measured, Target, by_turns, in_processes, peak, seconds

AUTHORITY = Target(seconds=0.2)
NATION = Target(seconds=5.0, megabytes=300, ratio=3.0)
HELP = Target(seconds=0.3)
ROUNDS, HEAVY_ROUNDS = 11, 3


def authority(folder: Path) -> Measured:
    """One authority of about 300 workers, the first return that a process checks after its imports."""
    ours, theirs, megabytes = in_processes("check_one", "parse_one", _nearest_to_300(folder), rounds=ROUNDS)
    return Measured("check, one authority", ours, "lxml parses it", theirs, megabytes, AUTHORITY, ROUNDS)


def _nearest_to_300(folder: Path) -> Path:
    files = sorted(folder.rglob("*.xml"))
    return min(files, key=lambda file: abs(file.read_bytes().count(b"<CSWWWorker>") - 300))


def nation(folder: Path) -> Measured:
    """A nation's 153 files, on one core; time and memory are those of a process that does nothing else."""
    ours, theirs, megabytes = in_processes("check", "parse", folder, rounds=HEAVY_ROUNDS)
    return Measured(
        "check, a nation", ours, "lxml parses the same files", theirs, megabytes, NATION, HEAVY_ROUNDS
    )


def helping() -> Measured:
    """`tenure --help`, beside starting Python."""
    tenure = str(Path(sys.executable).with_name("tenure"))
    ours, theirs = by_turns(
        lambda: _whole(tenure, "--help"), lambda: _whole(sys.executable, "-c", ""), rounds=ROUNDS
    )
    return Measured("tenure --help", ours, "python starts and ends", theirs, peak(), HELP, ROUNDS)


def _whole(*command: str) -> float:
    return seconds(lambda: subprocess.run(command, capture_output=True, check=True))
