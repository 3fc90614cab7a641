"""Taking hold of a filing before anything of it changes: signed off, it stays as it is until it is reopened.

Everything that changes a return takes the locks in this order, so that no two ever wait for each other:
partner, filing, submission, audit. On SQLite a transaction that writes already holds them all.
"""

from __future__ import annotations

from datetime import datetime

from django.utils import timezone

from tenure.partnership.models import Account, Filing, FilingStep, Partner, Submission
from tenure.partnership.models.collections import LAPSED
from tenure.terms.problems import UsedWrongly


class SignedOff(UsedWrongly):
    """The period is locked. The sentence says since when, and who may open it again."""


def held(filing: Filing) -> Filing:
    """The filing as it is now; nobody else changes it before this transaction ends."""
    rows = Filing.objects.select_for_update(of=("self",)).select_related("collection", "partner")
    return rows.get(pk=filing.pk)


def hold_open(kind: str, partner: Partner, year: int) -> Filing | None:
    """Hold what a partner owes to a collection; SignedOff where it is locked, None where none was opened."""
    rows = Filing.objects.select_for_update(of=("self",)).select_related("collection", "partner")
    filing = rows.filter(collection__kind=kind, collection__year=year, partner=partner).first()
    if filing is not None and filing.is_signed_off:
        raise SignedOff(
            f"{filing} was signed off on {day(filing.signed_at)}, so nothing of it can change. "
            "Ask the partnership lead to reopen it."
        )
    return filing


def hold_open_for(submission: Submission) -> Filing | None:
    """The same for a sending."""
    return hold_open(submission.kind, submission.partner, submission.year)


def lapse(filing: Filing | None, *, by: Account | None) -> None:
    """A sign-off that was prepared is off again: what it was about is about to change."""
    if filing is None or filing.prepared_at is None:
        return
    filing.prepared_at = filing.prepared_by = filing.submission = None
    filing.save(update_fields=["prepared_at", "prepared_by", "submission"])
    FilingStep.objects.create(filing=filing, what=LAPSED, by=by)


def day(at: datetime | None) -> str:
    """3 December 2023"""
    return f"{timezone.localtime(at):%d %B %Y}".lstrip("0") if at else ""
