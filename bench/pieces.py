"""The pieces that are measured in a process of their own: each prints its seconds and its megabytes.

python -m bench.pieces PIECE FOLDER-OR-FILE
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from bench.measuring import peak, seconds


def check(folder: Path) -> Callable[[], Any]:
    """Read and check every return of a folder, and write every finding as a line."""
    from tenure import returns

    files = sorted(folder.rglob("*.xml"))

    def run() -> None:
        checked = returns.check_together([returns.read(file) for file in files])
        with Path(os.devnull).open("w", encoding="utf-8") as out:
            for each in checked:
                for line in returns.json_lines(each):
                    out.write(line)

    return run


def parse(folder: Path) -> Callable[[], Any]:
    """Merely parse the same bytes with lxml."""
    from lxml import etree

    files = sorted(folder.rglob("*.xml"))
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)

    def run() -> None:
        for file in files:
            etree.parse(file, parser)

    return run


def check_one(file: Path) -> Callable[[], Any]:
    """Read and check one return, and write its summary."""
    from tenure import returns

    sent = file.read_bytes()
    return lambda: returns.summary(returns.check(returns.read(sent)))


def parse_one(file: Path) -> Callable[[], Any]:
    """Merely parse the same bytes with lxml."""
    from lxml import etree

    sent = file.read_bytes()
    return lambda: etree.fromstring(sent)


def check_set(folder: Path) -> Callable[[], Any]:
    """Read and check one adults' set by every rule, and write every finding as a line."""
    from bench.adults import TODAY
    from tenure import returns

    files = sorted(folder.glob("*.csv"))

    def run() -> None:
        read = [part for file in files for part in returns.read_files(file)]
        (sent,) = returns.returns_in(read, year=TODAY.year)
        checked = returns.check_any(sent, returns.Beside(today=TODAY, assume_held=True))
        with Path(os.devnull).open("w", encoding="utf-8") as out:
            for line in returns.json_lines(checked):
                out.write(line)

    return run


def fix_set(folder: Path) -> Callable[[], Any]:
    """Read one adults' set, put it right and write it."""
    from tenure import returns

    files = sorted(folder.glob("*.csv"))

    def run() -> None:
        read = [part for file in files for part in returns.read_files(file)]
        (sent,) = returns.returns_in(read)
        returns.write_any(returns.fix_any(sent, returns.Wanted()), returns.Wanted())

    return run


def cut(folder: Path) -> Callable[[], Any]:
    """Merely cut the same bytes into cells with csv."""
    import csv

    files = sorted(folder.glob("*.csv"))

    def run() -> None:
        for file in files:
            with file.open(newline="", encoding="utf-8") as lines:
                for _ in csv.reader(lines):
                    pass

    return run


def rebuild(home: Path) -> Callable[[], Any]:
    """Build the record again from the events that are kept."""
    from tenure.record import Lake

    return Lake(home / "lake").rebuild


def copy(home: Path) -> Callable[[], Any]:
    """Merely read the same events and write them again, in order, with DuckDB."""
    import tempfile

    import duckdb

    events = home / "lake" / "events" / "*.parquet"

    def run() -> None:
        with tempfile.TemporaryDirectory() as out, duckdb.connect() as connection:
            connection.execute(
                f"COPY (SELECT * FROM read_parquet('{events}', union_by_name=true) ORDER BY ALL)"
                f" TO '{out}/events.parquet' (FORMAT parquet)"
            )

    return run


def count(home: Path) -> Callable[[], Any]:
    """Every measure of every slice."""
    from tenure.indicators import figures
    from tenure.record import Lake

    record = Lake(home / "lake").record()
    return lambda: figures(record)


def query(home: Path) -> Callable[[], Any]:
    """Merely ask DuckDB the questions that the measures rest on."""
    from tenure.indicators import counting, jobcounting
    from tenure.record import Lake

    record = Lake(home / "lake").record()

    def run() -> None:
        for question in (*counting.QUESTIONS, jobcounting.STATED_QUESTION, jobcounting.PEOPLE_QUESTION):
            record.connection().execute(question).fetchnumpy()

    return run


_MEASURED = (check, parse, check_one, parse_one, check_set, fix_set, cut, rebuild, copy, count, query)
PIECES = {each.__name__: each for each in _MEASURED}


def main() -> None:
    """Run the piece that is named, on one core, and say what it took."""
    name, where = sys.argv[1:]
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    run = PIECES[name](Path(where))
    took = seconds(run)
    print(json.dumps({"seconds": took, "megabytes": peak()}))


if __name__ == "__main__":
    main()
