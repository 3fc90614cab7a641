"""The lake: the events of every accepted submission, kept as they came, and the records made from them."""

from __future__ import annotations

import json
import os
import re
import shutil
import time
from collections.abc import Mapping
from dataclasses import asdict
from datetime import datetime
from functools import lru_cache, partial
from pathlib import Path
from typing import Final

from tenure.record import learning
from tenure.record.events import TABLES, Columns, Submission, latest
from tenure.record.manifest import Manifest, manifest_of, snapshot_of
from tenure.record.shelf import (
    beside,
    connect,
    empty_table,
    hash_of,
    hash_of_file,
    insert,
    quoted,
    write_json,
    write_table,
)
from tenure.record.snapshot import ORDER, Record, derive, tables_in
from tenure.terms.counting import AS_PUBLISHED, Counting
from tenure.terms.problems import Unreadable, UsedWrongly

RECORDS_KEPT: Final = 8
"""Records kept on disk: today's, and those as known on the days last asked for."""

DESCRIPTIONS_KEPT: Final = 4096
"""Descriptions of submissions kept in mind: more than a nation sends in ten years."""

ABANDONED_AFTER: Final = 3600
"""Seconds after which a record that was begun is not going to be finished."""

ORDER_SENT: Final[Mapping[str, str]] = {
    "events": "record, event",
    "equality": "record",
    "vacancies": "partner",
    "jobs": "record",
    "workplaces": "workplace",
    "totals": "workplace, flow, job_role",
    "reasons": "workplace, reason",
    **learning.ORDER_SENT,
}
"""The order in which a submission's tables are written."""

Hashes = Mapping[str, str]


class Lake:
    """Events and records under one folder. Every file is whole or not there, whatever stops the writer.

    events/, equality/, jobs/ ...  a Parquet file for each accepted submission, never changed afterwards.
    submissions/                   a description of each, written last: only then does it stand.
    record/<snapshot>/             a record's tables and manifest, under the hash of what it was made from.
    """

    def __init__(self, folder: Path, *, counting: Counting = AS_PUBLISHED) -> None:
        self.folder = folder
        self.counting = counting

    def keep(self, submission: Submission, events: Mapping[str, Columns]) -> None:
        """Keep an accepted submission's events. One that is kept already stays as it is."""
        if not re.fullmatch(r"[\w-]+", submission.id):
            raise UsedWrongly(f"{submission.id} cannot name a submission. Use letters, digits and hyphens.")
        described = self.folder / "submissions" / f"{submission.id}.json"
        if described.exists():
            return
        with connect() as connection:
            for table in events:
                empty_table(connection, table)
                insert(connection, table, events[table], submission)
                write_table(connection, table, self._file(table, submission), order=ORDER_SENT[table])
        hashes = {table: hash_of_file(self._file(table, submission)) for table in events}
        about = asdict(submission) | {"accepted_at": submission.moment.isoformat(), "tables": hashes}
        write_json(about, described)

    def submissions(
        self, as_known_on: datetime | None = None, *, every: bool = False
    ) -> tuple[Submission, ...]:
        """Those that stand, one for each return, partner and year; with `every`, all that were accepted."""
        kept = self._kept()
        return tuple(kept) if every else latest(kept, as_known_on=as_known_on)

    def record(self, as_known_on: datetime | None = None) -> Record:
        """The record as known now, or at an earlier moment; made only where it is not there already."""
        standing, manifest = self._wanted(as_known_on)
        place = self._place(manifest)
        if not place.exists():
            self._build(standing, manifest)
            self._prune(keep=place)
        os.utime(place)
        return Record(partial(tables_in, place), manifest)

    def supposing(self, submission: Submission, events: Mapping[str, Columns]) -> Record:
        """The record as it would be with one more submission accepted now; in memory, nothing is kept."""
        standing, manifest = self._wanted()
        whole = dict(zip(standing, manifest["inputs"], strict=True))
        then = latest([*standing, submission])
        connection = connect()
        for table in TABLES:
            empty_table(connection, table)
            files = [self._whole(table, s, whole[s]) for s in then if table in _tables(whole, s)]
            if files:
                source = f"read_parquet([{', '.join(files)}])"
                connection.execute(f"INSERT INTO {table} BY NAME SELECT * FROM {source}")
            if table in events and submission in then:
                insert(connection, table, events[table], submission)
        derive(connection, then, self.counting)
        supposed = {table: hash_of(columns) for table, columns in events.items()}
        hashes = [whole[s]["tables"] if s in whole else supposed for s in then]
        return Record(lambda: connection, manifest_of(then, hashes, self.counting))

    def rebuild(self) -> Record:
        """Make today's record again from the events, whether or not it is there."""
        shutil.rmtree(self._place(self._wanted()[1]), ignore_errors=True)
        return self.record()

    def is_current(self) -> bool:
        """Whether today's record has been made."""
        return self._place(self._wanted()[1]).exists()

    def _kept(self) -> dict[Submission, Hashes]:
        paths = (self.folder / "submissions").glob("[!.]*.json")
        return dict(_described(path, path.stat().st_mtime_ns) for path in sorted(paths))

    def _wanted(self, as_known_on: datetime | None = None) -> tuple[tuple[Submission, ...], Manifest]:
        kept = self._kept()
        standing = latest(kept, as_known_on=as_known_on)
        return standing, manifest_of(standing, [kept[s] for s in standing], self.counting)

    def _file(self, table: str, submission: Submission) -> Path:
        return self.folder / table / f"{submission.id}.parquet"

    def _place(self, manifest: Manifest) -> Path:
        return self.folder / "record" / snapshot_of(manifest)

    def _build(self, standing: tuple[Submission, ...], manifest: Manifest) -> None:
        """Make a record beside its place, then put the whole folder there at one stroke."""
        place = self._place(manifest)
        begun = beside(place)
        begun.mkdir()
        with connect() as connection:
            for table in TABLES:
                empty_table(connection, table)
                files = [
                    self._whole(table, s, kept)
                    for s, kept in zip(standing, manifest["inputs"], strict=True)
                    if table in kept["tables"]
                ]
                if files:
                    connection.execute(
                        f"INSERT INTO {table} BY NAME SELECT * FROM read_parquet([{', '.join(files)}])"
                    )
            derive(connection, standing, self.counting)
            for table, order in ORDER.items():
                write_table(connection, table, begun / f"{table}.parquet", order=order)
        write_json(manifest, begun / "manifest.json")
        try:
            begun.rename(place)
        except OSError:
            shutil.rmtree(begun)
            if not place.exists():  # otherwise another process made the same record first
                raise

    def _whole(self, table: str, submission: Submission, kept: Manifest) -> str:
        """The file of a submission's table, as SQL names it, once its bytes are seen to be those kept."""
        path = self._file(table, submission)
        if not path.exists() or hash_of_file(path) != kept["tables"][table]:
            raise Unreadable(
                f"{path} is not what was kept when {submission.partner}'s return for {submission.year} was "
                "accepted. Restore it from a backup, or send and accept that return again."
            )
        return quoted(path)

    def _prune(self, *, keep: Path) -> None:
        """Leave the records last used, and clear away what a stopped writer left behind."""
        age = {folder: _age(folder) for folder in keep.parent.iterdir()}
        begun = [f for f in age if f.name.startswith(".") and age[f] > ABANDONED_AFTER]
        made = sorted((f for f in age if not f.name.startswith(".") and f != keep), key=age.__getitem__)
        for folder in begun + made[RECORDS_KEPT - 1 :]:
            shutil.rmtree(folder, ignore_errors=True)


def _tables(inputs: Mapping[Submission, Manifest], submission: Submission) -> Hashes:
    """The tables that a submission which is kept left; none for one that is not."""
    kept: Hashes = inputs[submission]["tables"] if submission in inputs else {}
    return kept


def _age(folder: Path) -> float:
    """Seconds since a folder was last used; none for one that another process has just moved."""
    try:
        return time.time() - folder.stat().st_mtime
    except FileNotFoundError:
        return 0.0


@lru_cache(maxsize=DESCRIPTIONS_KEPT)
def _described(path: Path, changed: int) -> tuple[Submission, Hashes]:
    """A submission and the hashes of its tables; read once, for a description does not change."""
    about = json.loads(path.read_text(encoding="utf-8"))
    hashes = about.pop("tables")
    return Submission(**about | {"accepted_at": datetime.fromisoformat(about["accepted_at"])}), hashes
