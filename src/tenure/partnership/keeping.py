"""From accepted submissions to the record: the database says what is accepted, the lake follows."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from threading import Event
from typing import Final

from tenure import record, returns
from tenure.partnership import home
from tenure.partnership.checking import checked_of
from tenure.partnership.models import Submission
from tenure.returns import KINDS

changed: Final = Event()
"""Set when the record has changed: beside its queue, the worker makes ahead what readers would wait for."""


def settle() -> int:
    """Put the events of every accepted submission that is not there yet into the lake; gives how many.

    Whatever stops this half-way, the next call goes on where it stopped: the lake keeps a submission once.
    """
    waiting = Submission.objects.filter(accepted_at__isnull=False, on_record=False, kind__in=recorded_kinds())
    number = 0
    for submission in waiting.select_related("partner").order_by("accepted_at", "pk"):
        put_on_record(submission)
        number += 1
    return number


def recorded_kinds() -> tuple[str, ...]:
    """The kinds of return that leave something in the record."""
    return tuple(key for key, kind in KINDS.items() if kind.events is not None)


def events_of(submission: Submission) -> Mapping[str, record.Columns] | None:
    """What a submission leaves in the record; None where its kind leaves nothing there yet."""
    if KINDS[submission.kind].events is None:
        return None
    pseudonyms = home.pseudonyms()
    pseudonyms.leave_mark(home.folder())
    return returns.events_of(
        checked_of(submission),
        partner=submission.partner.number,
        pseudonym=pseudonyms,
        submission=f"Sending {submission.number} for {submission.year}",
    )


def put_on_record(submission: Submission) -> None:
    """Keep one accepted submission's events in the lake, then remember that they are there."""
    events = events_of(submission)
    if events is None:
        return
    home.lake().keep(described(submission), events)
    Submission.objects.filter(pk=submission.pk).update(on_record=True)


def described(submission: Submission, *, at: datetime | None = None) -> record.Submission:
    """The submission as the record knows it; `at` is when it would be accepted, where it is not yet."""
    accepted_at = at or submission.accepted_at
    assert accepted_at is not None, "only accepted submissions go into the record"
    return record.Submission(
        id=submission.reference,
        kind=submission.kind,
        partner=submission.partner.number,
        year=submission.year,
        accepted_at=accepted_at,
        sha256=submission.sha256,
    )


def keep() -> None:
    """Settle, then make today's record where it is not made yet."""
    settle()
    home.lake().record()


def warm() -> None:
    """Make ahead what the first reader of the record would wait for."""
    from tenure.partnership import expecting, reporting, running
    from tenure.partnership.actions.planning import overrides
    from tenure.publish.planning.warming import warm as make_ahead
    from tenure.publish.planning.warming import warm_actions

    if home.lake().submissions():
        make_ahead(home.folder())
        warm_actions(home.folder(), running.folder(), overrides())
        reporting.warm()
        expecting.warm()
