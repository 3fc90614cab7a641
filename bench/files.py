"""Checking one authority's return and a nation's, beside merely parsing the same bytes."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from bench import adults
from bench.measuring import Costs, Measured, Target, by_turns, in_processes, peak, seconds

AUTHORITY = Target(seconds=0.2)
NATION = Target(seconds=5.0, megabytes=300, ratio=3.0)
ADULTS_NATION = Target(seconds=15.0, megabytes=500)
ADULTS_SET = Target(seconds=0.3)
HELP = Target(seconds=0.3)
ROUNDS, HEAVY_ROUNDS = 11, 3
RULE = 1.0
"""Seconds that one rule may take over 115,000 workers."""

CUTS = "csv cuts the same files"


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


def adults_nation(folder: Path) -> Measured:
    """A nation's adults' staff: 115,000 workers in 2,000 workplaces, by every rule, on one core."""
    ours, theirs, megabytes = in_processes("check_set", "cut", _nation_of_adults(folder), rounds=HEAVY_ROUNDS)
    return Measured(
        "check, a nation of adults' staff", ours, CUTS, theirs, megabytes, ADULTS_NATION, HEAVY_ROUNDS
    )


def adults_fixed(folder: Path) -> Measured:
    """The same files put right and written back."""
    ours, theirs, megabytes = in_processes("fix_set", "cut", _nation_of_adults(folder), rounds=HEAVY_ROUNDS)
    return Measured(
        "fix, a nation of adults' staff", ours, CUTS, theirs, megabytes, ADULTS_NATION, HEAVY_ROUNDS
    )


def adults_set(folder: Path) -> Measured:
    """A set of 1,000 workers, the first that a process checks after its imports."""
    where = adults.write(folder / "thousand", workers=1_000, workplaces=20)
    ours, theirs, megabytes = in_processes("check_set", "cut", where, rounds=ROUNDS)
    return Measured("check, 1,000 adults' workers", ours, CUTS, theirs, megabytes, ADULTS_SET, ROUNDS)


def adults_rules(folder: Path) -> Costs:
    """What each rule takes over a nation's adults' staff, dearest first, so that a slow one shows."""
    from tenure import returns
    from tenure.returns.ascwds.checking import costs

    files = sorted(_nation_of_adults(folder).glob("*.csv"))
    (sent,) = returns.returns_in(part for file in files for part in returns.read_files(file))
    return Costs("rules, a nation of adults' staff", costs(sent, today=adults.TODAY), RULE)


def _nation_of_adults(folder: Path) -> Path:
    where = folder / "adults"
    return where if where.exists() else adults.write(where)


def helping() -> Measured:
    """`tenure --help`, beside starting Python."""
    tenure = str(Path(sys.executable).with_name("tenure"))
    ours, theirs = by_turns(
        lambda: _whole(tenure, "--help"), lambda: _whole(sys.executable, "-c", ""), rounds=ROUNDS
    )
    return Measured("tenure --help", ours, "python starts and ends", theirs, peak(), HELP, ROUNDS)


def _whole(*command: str) -> float:
    return seconds(lambda: subprocess.run(command, capture_output=True, check=True))
