"""A worker first takes up what a killed one was over, and puts aside what kills every worker."""

from datetime import timedelta
from io import BytesIO

import pytest
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from given.csww import a_return
from tenure.partnership import checking
from tenure.partnership.actions import sending
from tenure.partnership.models import AuditEntry, Submission
from tenure.partnership.tasks import check_submission, times_stopped

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("home")]


@pytest.fixture(autouse=True)
def _tasks_wait(settings):
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}


def left_by_killed_workers(by, *, kills, days_ago=0):
    """A sending that so many workers took up and were killed over."""
    sent = sending.send_return(file=BytesIO(a_return()), name="return.xml", by=by)
    Submission.objects.update(state="checking")
    DBTaskResult.objects.all().delete()
    for _ in range(kills):
        check_submission.enqueue(sent.pk)
    at = timezone.now() - timedelta(days=days_ago)
    DBTaskResult.objects.update(status="RUNNING", started_at=at)
    return sent


@pytest.mark.parametrize("kills", [1, 2])
def test_what_a_killed_worker_was_over_waits_for_the_next(priya, kills):
    sent = left_by_killed_workers(priya, kills=kills)
    assert checking.take_up_again(stopped=times_stopped) == [sent.pk]
    sent.refresh_from_db()
    assert (sent.state, sent.step, sent.progress) == ("received", "waiting for the worker", 0)


def test_what_kills_every_worker_is_put_aside_and_said_to_be(priya):
    sent = left_by_killed_workers(priya, kills=3)
    assert checking.take_up_again(stopped=times_stopped) == []
    sent.refresh_from_db()
    assert sent.state == "unreadable"
    assert sent.says.startswith("The program was stopped 3 times while it checked this, so it was put aside.")
    assert AuditEntry.objects.last().what == "could not read a return"
    again = sending.send_return(file=BytesIO(a_return()), name="return.xml", by=priya)
    assert again.number == 2


def test_workers_killed_before_it_was_last_checked_do_not_count(priya):
    sent = left_by_killed_workers(priya, kills=3, days_ago=1)
    Submission.objects.update(checked_at=timezone.now())
    assert checking.take_up_again(stopped=times_stopped) == [sent.pk]
