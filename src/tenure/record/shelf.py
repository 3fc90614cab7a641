"""How tables reach the disk and come back: DuckDB for typing and Parquet, whole files or none."""

from __future__ import annotations

import json
import os
import secrets
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any, Final

import duckdb
import numpy as np

from tenure.record.events import TABLES, Columns, Submission

WHOSE: Final[Mapping[str, str]] = {"service": "VARCHAR", "partner": "VARCHAR", "year": "INTEGER"}
"""The columns that every row of a submission's tables begins with."""


def connect() -> duckdb.DuckDBPyConnection:
    """A database in memory that reaches for nothing but the files it is given.

    One thread: a record is small, and sums made in one order give the same figures to the last digit.
    """
    settings: dict[str, Any] = {
        "threads": 1,
        "autoinstall_known_extensions": False,
        "autoload_known_extensions": False,
    }
    return duckdb.connect(":memory:", config=settings)


def quoted(path: Path) -> str:
    """A path as SQL writes it."""
    return "'" + str(path).replace("'", "''") + "'"


def empty_table(connection: duckdb.DuckDBPyConnection, table: str) -> None:
    """An empty table of events, equality or vacancies, with its types."""
    columns = ", ".join(f"{name} {kind}" for name, kind in {**WHOSE, **TABLES[table]}.items())
    connection.execute(f"CREATE TABLE {table} ({columns})")


def insert(
    connection: duckdb.DuckDBPyConnection, table: str, columns: Columns, submission: Submission
) -> None:
    """Add a submission's rows to a table; empty text is nothing given."""
    typed = ", ".join(
        f"CAST(nullif(CAST({name} AS VARCHAR), '') AS {kind}) AS {name}"
        if kind == "VARCHAR"
        else f"CAST({name} AS {kind}) AS {name}"
        for name, kind in TABLES[table].items()
    )
    connection.register("sent", {name: columns[name] for name in TABLES[table]})
    connection.execute(
        f"INSERT INTO {table} SELECT $service, $partner, $year, {typed} FROM sent",
        {"service": submission.service, "partner": submission.partner, "year": submission.year},
    )
    connection.unregister("sent")


def write_table(connection: duckdb.DuckDBPyConnection, table: str, path: Path, *, order: str) -> None:
    """Write a table as Parquet in a fixed order by one thread, so that the same rows give the same bytes."""
    begun = beside(path)
    connection.execute(f"COPY (SELECT * FROM {table} ORDER BY {order}) TO {quoted(begun)} (FORMAT parquet)")
    settle(begun, path)


def write_json(content: Mapping[str, Any], path: Path) -> None:
    """Write a small description, sorted, so that the same content gives the same bytes."""
    begun = beside(path)
    begun.write_text(
        json.dumps(content, indent=1, sort_keys=True, ensure_ascii=False) + "\n", encoding="utf-8"
    )
    settle(begun, path)


def beside(path: Path) -> Path:
    """Where a file is begun: next to its place, under a name nobody reads."""
    path.parent.mkdir(parents=True, exist_ok=True)
    return path.with_name(f".{path.name}-{secrets.token_hex(6)}")


def settle(begun: Path, path: Path) -> None:
    """Put a finished file in its place at one stroke: whoever looks finds the old one whole or the new."""
    with begun.open("rb+") as file:
        os.fsync(file.fileno())
    begun.replace(path)


def hash_of_file(path: Path) -> str:
    """The SHA-256 of a file's bytes."""
    return sha256(path.read_bytes()).hexdigest()


def hash_of(columns: Columns) -> str:
    """The SHA-256 of a table in memory."""
    digest = sha256()
    for name in sorted(columns):
        digest.update(f"{name} {columns[name].dtype} {columns[name].shape}\n".encode())
        digest.update(np.ascontiguousarray(columns[name]).tobytes())
    return digest.hexdigest()
