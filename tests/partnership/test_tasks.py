"""What the database keeps of a task: ids, and where it broke; nothing that a cell says."""

import pytest
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from tenure.partnership.tasks import check_submission

CELL = 'SW123456\n  File "Dana Smith, 1 May 1934'


@pytest.mark.django_db
def test_a_task_that_broke_keeps_where_and_not_what_was_said(settings):
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    check_submission.enqueue(7)
    result = DBTaskResult.objects.get()
    result.started_at = timezone.now()
    try:
        raise ValueError(CELL)
    except ValueError as broken:
        result.set_failed(broken)

    kept = DBTaskResult.objects.get()
    assert kept.exception_class_path == "builtins.ValueError"
    assert "test_tasks.py" in kept.traceback
    assert not any(word in kept.traceback for word in ("SW123456", "Dana", "raise"))
