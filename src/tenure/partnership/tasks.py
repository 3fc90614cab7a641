"""Long work that waits in the database for the worker; tasks are given ids only."""

from __future__ import annotations

from django_tasks import task

from tenure.partnership import checking, keeping, reminding
from tenure.partnership.wall import whole_partnership


@task()
def check_submission(number: int) -> None:
    """Check a return that was sent."""
    with whole_partnership():
        checking.check(number)


@task()
def keep_record() -> None:
    """Bring the record up to date with what was accepted."""
    with whole_partnership():
        keeping.keep()


@task()
def send_reminders() -> None:
    """Send the reminders that are written down."""
    with whole_partnership():
        reminding.send_what_is_written()
