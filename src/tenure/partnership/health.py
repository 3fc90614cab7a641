"""How the home is doing: facts with numbers only, and whether each is inside its limits."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from django.db import DatabaseError, connection
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from tenure import __version__
from tenure.partnership import home

OLDEST_WAITING: Final = timedelta(minutes=10)
LEAST_FREE_MEGABYTES: Final = 500


@dataclass(frozen=True)
class Health:
    """Whether all is well, and the facts it was told from."""

    fine: bool
    facts: dict[str, str | int | bool]


def health() -> Health:
    """Ask the database, the queue and the disk."""
    answers = _database_answers()
    waiting, oldest = _queue() if answers else (0, 0)
    free = shutil.disk_usage(home.folder()).free // 2**20
    fine = answers and oldest < OLDEST_WAITING.total_seconds() and free > LEAST_FREE_MEGABYTES
    facts: dict[str, str | int | bool] = {
        "version": __version__,
        "database": answers,
        "tasks_waiting": waiting,
        "oldest_task_seconds": oldest,
        "disk_free_megabytes": free,
        "clock": timezone.now().isoformat(timespec="seconds"),
    }
    return Health(fine, facts)


def _database_answers() -> bool:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return False
    return True


def _queue() -> tuple[int, int]:
    waiting = DBTaskResult.objects.ready()
    oldest = waiting.order_by("enqueued_at").values_list("enqueued_at", flat=True).first()
    return waiting.count(), int((timezone.now() - oldest).total_seconds()) if oldest else 0
