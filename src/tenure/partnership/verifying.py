"""Whether a home is as it was kept, and whether this machine has what it needs."""

from __future__ import annotations

import os
import platform
import stat
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.db import connection

from tenure.partnership import audit, files, home
from tenure.partnership.health import LEAST_FREE_MEGABYTES, health
from tenure.partnership.keeping import described, recorded_kinds
from tenure.partnership.models import Submission
from tenure.partnership.models.submissions import SET_ASIDE
from tenure.partnership.wall import whole_partnership
from tenure.terms.problems import Unreadable


@dataclass(frozen=True)
class Point:
    """One thing looked at."""

    name: str
    fine: bool
    says: str


def verify(folder: Path) -> list[str]:
    """One sentence for each thing in a home that is not as it was kept; empty when all is well."""
    home.prepare(folder)
    with whole_partnership():
        return [*audit.verify().faults, *files.changed_files(), *_gone(), *_record(), *_database()]


def _gone() -> Iterator[str]:
    standing = Submission.objects.exclude(state__in=SET_ASIDE)
    for submission in standing.select_related("partner").prefetch_related("parts"):
        if not all(files.place_of(part.sha256).exists() for part in submission.parts.all()):
            yield f"The file of {submission} is gone. Restore it from a backup."


def _record() -> Iterator[str]:
    """The lake holds what the database says is accepted, no more and no less."""
    lake = home.lake()
    kept = {s.id: s for s in lake.submissions(every=True)}
    accepted = Submission.objects.filter(accepted_at__isnull=False, kind__in=recorded_kinds())
    wanted = {s.reference: described(s) for s in accepted.select_related("partner")}
    for reference in sorted(wanted.keys() - kept.keys()):
        yield f"{reference} is accepted and not in the lake. Start the worker, which puts it there."
    for reference in sorted(kept.keys() - wanted.keys()):
        yield f"{reference} is in the lake and was never accepted. Restore the home from a backup."
    for reference in sorted(kept.keys() & wanted.keys()):
        if kept[reference].sha256 != wanted[reference].sha256:
            yield f"{reference} in the lake came from another file. Restore the lake from a backup."
    try:
        lake.record()
    except Unreadable as problem:
        yield str(problem)


def _database() -> Iterator[str]:
    if connection.vendor != "sqlite":
        return
    with connection.cursor() as cursor:
        found = [row[0] for row in cursor.execute("PRAGMA integrity_check")]
    if found != ["ok"]:
        yield f"The database is damaged: {found[0]}. Restore it from a backup."


def doctor(folder: Path) -> list[Point]:
    """Look at what this machine and this home need."""
    home.prepare(folder)
    return [_python(), _private(folder), _database_point(), *_second_wall(), *_health_points(), _pages()]


def _python() -> Point:
    fine = sys.version_info >= (3, 11)
    return Point("Python", fine, f"{platform.python_version()}; 3.11 or newer is needed.")


def _private(folder: Path) -> Point:
    open_to = stat.S_IMODE(folder.stat().st_mode) & 0o077 if os.name == "posix" else 0
    says = "only its owner can read it" if not open_to else f"others can read it: chmod 700 {folder}"
    return Point("Home", not open_to, f"{folder}; {says}.")


def _database_point() -> Point:
    faults = list(_database())
    return Point(
        "Database", not faults, faults[0] if faults else f"{connection.vendor} answers and is whole."
    )


def _second_wall() -> Iterator[Point]:
    """PostgreSQL's row policies hold against a role that can neither pass them by nor take them down."""
    if connection.vendor != "postgresql":
        return
    with connection.cursor() as cursor:
        cursor.execute(_ROLE)
        passes, owns = cursor.fetchone()
    says = "this role sees only what the row policies show it."
    if passes:
        says = "this role passes every row policy by. Connect as one without SUPERUSER and BYPASSRLS."
    elif owns:
        says = "this role owns the tables and can take their policies down. Pages connect as another one."
    yield Point("Second wall", not (passes or owns), says[:1].upper() + says[1:])


_ROLE = """
SELECT rolsuper OR rolbypassrls, pg_has_role(rolname, (
    SELECT relowner FROM pg_class WHERE oid = 'partnership_submission'::regclass), 'MEMBER')
FROM pg_roles WHERE rolname = current_user
"""


def _health_points() -> Iterator[Point]:
    facts = health().facts
    waiting, oldest = facts["tasks_waiting"], int(facts["oldest_task_seconds"])
    yield Point("Worker", oldest < 600, f"{waiting} tasks wait, the oldest for {oldest} seconds.")
    free = int(facts["disk_free_megabytes"])
    yield Point(
        "Disk", free > LEAST_FREE_MEGABYTES, f"{free:,} MB are free; {LEAST_FREE_MEGABYTES} are needed."
    )


def _pages() -> Point:
    from django.contrib.staticfiles.finders import find

    found = find("vendor") is not None
    says = "styles and scripts are here." if found else "styles are missing: run make setup."
    return Point(f"Pages ({'public' if settings.TENURE_PUBLIC else 'demo'})", found, says)
