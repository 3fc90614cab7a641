"""Long work that waits in the database for the worker; tasks are given ids only."""

from __future__ import annotations

import re
from datetime import datetime
from typing import Any, Final

from django.db.models.signals import pre_save
from django_tasks import task
from django_tasks_db.models import DBTaskResult

from tenure.partnership import checking, keeping, reminding, running
from tenure.partnership.models import Submission
from tenure.partnership.wall import whole_partnership


@task()
def check_submission(number: int) -> None:
    """Check a return that was sent."""
    with whole_partnership():
        checking.check(number)


def times_stopped(submission: Submission) -> int:
    """How often a worker was killed over a submission since its last check: its task came to no end.

    Ask before another is given out: a task that runs now has not come to an end either.
    """
    return stopped_at(check_submission.module_path, submission.pk, since=submission.checked_at)


def stopped_at(task_path: str, number: int, *, since: datetime | None = None) -> int:
    """How many tasks of that name, given out for that number and started since then, came to no end."""
    tasks = DBTaskResult.objects.running().filter(task_path=task_path)
    if since is not None:
        tasks = tasks.filter(started_at__gt=since)
    given = tasks.values_list("args_kwargs", flat=True)
    return sum(each["args"] == [number] for each in given)


@task()
def keep_record() -> None:
    """Bring the record up to date with what was accepted."""
    with whole_partnership():
        keeping.keep()
    keeping.changed.set()


@task()
def send_reminders() -> None:
    """Send the reminders that are written down."""
    with whole_partnership():
        reminding.send_what_is_written()


@task()
def run_plan(number: int) -> None:
    """Do a long run of the planner."""
    with whole_partnership():
        running.run(number)


_PASSED: Final = re.compile(r'  File "[^"]+", line \d+, in [\w.<>]+')


def listen() -> None:
    """Keep of a task that broke where it broke, and nothing that its words may quote."""
    pre_save.connect(_without_words, sender=DBTaskResult)


def _without_words(instance: DBTaskResult, **_: Any) -> None:
    instance.traceback = "\n".join(filter(_PASSED.fullmatch, (instance.traceback or "").split("\n")))
