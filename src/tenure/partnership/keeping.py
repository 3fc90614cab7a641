"""From accepted submissions to the record: the database says what is accepted, the lake follows."""

from __future__ import annotations

from tenure import record, returns
from tenure.partnership import home
from tenure.partnership.checking import checked_of
from tenure.partnership.models import Submission


def settle() -> int:
    """Put the events of every accepted submission that is not there yet into the lake; gives how many.

    Whatever stops this half-way, the next call goes on where it stopped: the lake keeps a submission once.
    """
    waiting = Submission.objects.filter(accepted_at__isnull=False, on_record=False)
    number = 0
    for submission in waiting.select_related("partner").order_by("accepted_at", "pk"):
        put_on_record(submission)
        number += 1
    return number


def put_on_record(submission: Submission) -> None:
    """Keep one accepted submission's events in the lake, then remember that they are there."""
    pseudonyms = home.pseudonyms()
    pseudonyms.leave_mark(home.folder())
    events = returns.events_of(
        checked_of(submission),
        partner=submission.partner.number,
        pseudonym=pseudonyms,
        submission=submission.reference,
    )
    home.lake().keep(described(submission), events)
    Submission.objects.filter(pk=submission.pk).update(on_record=True)


def described(submission: Submission) -> record.Submission:
    """The submission as the record knows it."""
    assert submission.accepted_at is not None, "only accepted submissions go into the record"
    return record.Submission(
        id=submission.reference,
        kind=submission.kind,
        partner=submission.partner.number,
        year=submission.year,
        accepted_at=submission.accepted_at,
        sha256=submission.sha256,
    )


def keep() -> None:
    """Settle, then make today's record where it is not made yet."""
    settle()
    home.lake().record()
