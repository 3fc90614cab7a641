"""A record at a moment: its tables in DuckDB, made from events by a fixed series of statements."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any, Final

import duckdb

from tenure.record import careers, jobs, learning, staff
from tenure.record.events import TABLES, Columns, Submission, latest
from tenure.record.manifest import Manifest, manifest_of, snapshot_of
from tenure.record.shelf import connect, empty_table, hash_of, insert, quoted
from tenure.terms.counting import AS_PUBLISHED, Counting

ORDER: Final[Mapping[str, str]] = {
    "staff": "service, year, partner, record",
    "equality": "service, year, partner, record",
    "vacancies": "service, year, partner",
    "jobs": "year, partner, record",
    "workplaces": "year, partner, workplace",
    "totals": "year, partner, workplace, flow, job_role",
    "reasons": "year, partner, workplace, reason",
    "spells": "person, spell",
    "people": "person",
    "submissions": "service, kind, year, partner",
    **learning.ORDER,
}
"""The tables of a record, each with the order in which it is written."""


class Record:
    """A record to ask: the tables staff, equality, vacancies, spells, people and submissions; and of adults'
    services jobs, workplaces, totals and reasons; of education
    learning, students, students_equality and careers.

    snapshot  what it was made from, as a hash: the same snapshot, the same answers.
    manifest  the inputs' hashes, the code's version and the definitions' settings.
    """

    def __init__(self, open_tables: Callable[[], duckdb.DuckDBPyConnection], manifest: Manifest) -> None:
        self._open_tables = open_tables
        self.manifest = manifest
        self.snapshot = snapshot_of(manifest)

    @cached_property
    def _database(self) -> duckdb.DuckDBPyConnection:
        """Opened when first asked: to know which snapshot it is, nobody needs the tables."""
        return self._open_tables()

    def connection(self) -> duckdb.DuckDBPyConnection:
        """A connection of one's own to the tables; each thread takes one."""
        return self._database.cursor()

    def query(self, sql: str, parameters: Mapping[str, Any] | None = None) -> Columns:
        """The answer to a question in SQL, in columns."""
        found: Columns = self.connection().execute(sql, parameters).fetchnumpy()
        return found


def tables_in(folder: Path) -> duckdb.DuckDBPyConnection:
    """The tables of a record that was written to a folder."""
    connection = connect()
    for table in ORDER:
        source = f"read_parquet({quoted(folder / f'{table}.parquet')})"
        connection.execute(f"CREATE VIEW {table} AS SELECT * FROM {source}")
    return connection


def record_of(
    sent: Iterable[tuple[Submission, Mapping[str, Columns]]], *, counting: Counting = AS_PUBLISHED
) -> Record:
    """A record in memory, of these submissions and the events of each; nothing is kept."""
    tables = dict(sent)
    standing = latest(tables)
    connection = connect()
    for table in TABLES:
        empty_table(connection, table)
        for submission in standing:
            if table in tables[submission]:
                insert(connection, table, tables[submission][table], submission)
    derive(connection, standing, counting)
    hashes = [{table: hash_of(columns) for table, columns in tables[s].items()} for s in standing]
    return Record(lambda: connection, manifest_of(standing, hashes, counting))


def derive(connection: duckdb.DuckDBPyConnection, standing: Sequence[Submission], counting: Counting) -> None:
    """Make the record's tables from the tables of events; the working tables between them are dropped."""
    for statement in jobs.STEPS + staff.STEPS + careers.STEPS + learning.STEPS:
        wanted = {k: v for k, v in staff.settings(counting).items() if f"${k}" in statement}
        connection.execute(statement, wanted)
    working = ("events", "records", "counted", "found", "stretches", "linked")
    for table in (*working, *jobs.WORKING, *learning.WORKING):
        connection.execute(f"DROP TABLE {table}")
    for made, name in {"paid": "jobs", **learning.SETTLED}.items():
        connection.execute(f"ALTER TABLE {made} RENAME TO {name}")
    connection.execute(
        "CREATE TABLE submissions (service VARCHAR, kind VARCHAR, partner VARCHAR, year INTEGER,"
        " accepted_at TIMESTAMP, sha256 VARCHAR)"
    )
    if standing:
        rows = [
            (s.service, s.kind, s.partner, s.year, s.moment.replace(tzinfo=None), s.sha256) for s in standing
        ]
        connection.executemany("INSERT INTO submissions VALUES (?, ?, ?, ?, ?, ?)", rows)
