"""Signing off in two steps: an analyst prepares it, a lead confirms it; then the period is locked."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from tenure.partnership import audit, locking, may
from tenure.partnership.actions.collections import required_reason
from tenure.partnership.actions.returns import By
from tenure.partnership.models import Account, Filing, FilingStep, Submission
from tenure.partnership.models.collections import PREPARED, REOPENED, SIGNED_OFF
from tenure.partnership.models.submissions import ACCEPTED, OPEN
from tenure.terms.problems import UsedWrongly


def prepare(*, filing: Filing, by: By, at: datetime | None = None) -> Filing:
    """Say for the partner that what is in the record is its return; a lead confirms it then."""
    _require(may.prepare_sign_off(by, filing), filing, by=by)
    with transaction.atomic():
        current = locking.held(filing)
        _require_not_signed(current)
        if current.prepared_at is not None:
            raise UsedWrongly(f"{current} was prepared already, on {locking.day(current.prepared_at)}.")
        current.submission = _the_one(current)
        current.prepared_at, current.prepared_by = at or timezone.now(), _account(by)
        current.save()
        _step(current, PREPARED, by=by, at=at)
    return current


def sign_off(*, filing: Filing, by: By, seen: int | None = None, at: datetime | None = None) -> Filing:
    """Confirm what was prepared: nothing of it changes until it is reopened.

    seen  the submission that whoever signs has read of; UsedWrongly where another has been prepared since.
    """
    _require(may.sign_off(by, filing), filing, by=by)
    with transaction.atomic():
        current = locking.held(filing)
        _require_not_signed(current)
        if current.prepared_at is None:
            raise UsedWrongly(
                f"{current} has not been prepared for signing, or was sent again since. "
                f"Ask {current.partner} to prepare it."
            )
        ready = _the_one(current)
        if ready.pk != current.submission_id or seen not in (None, ready.pk):
            raise UsedWrongly(f"{current} was prepared again since you opened it. Read it once more.")
        current.signed_at, current.signed_by = at or timezone.now(), _account(by)
        current.save()
        _step(current, SIGNED_OFF, by=by, at=at)
    return current


def reopen(*, filing: Filing, reason: str, by: By) -> Filing:
    """Unlock a period that was signed off, with the reason."""
    _require(may.reopen(by, filing), filing, by=by)
    reason = required_reason(reason, "it is reopened")
    with transaction.atomic():
        current = locking.held(filing)
        if not current.is_signed_off:
            raise UsedWrongly(f"{current} is not signed off, so there is nothing to reopen.")
        current.signed_at = current.prepared_at = None
        current.signed_by = current.prepared_by = current.submission = None
        current.save()
        _step(current, REOPENED, by=by, reason=reason)
    return current


def _require_not_signed(filing: Filing) -> None:
    if filing.is_signed_off:
        who = f" by {filing.signed_by}" if filing.signed_by else ""
        raise UsedWrongly(f"{filing} was signed off already, on {locking.day(filing.signed_at)}{who}.")


def _the_one(filing: Filing) -> Submission:
    """The accepted sending, where none waits beside it. Whoever holds the filing holds them all."""
    sent = Submission.objects.filter(
        kind=filing.collection.kind, year=filing.collection.year, partner=filing.partner
    )
    accepted = next((one for one in sent if one.state == ACCEPTED), None)
    if accepted is None:
        raise UsedWrongly(f"{filing} is not in the record yet. Accept it first.")
    waiting = next((one for one in sent if one.state in OPEN), None)
    if waiting is not None:
        raise UsedWrongly(
            f"A newer file waits (sending {waiting.number}). Accept it or take it back before the sign-off."
        )
    return accepted


def _step(filing: Filing, what: str, *, by: By, at: datetime | None = None, reason: str = "") -> None:
    FilingStep.objects.create(
        filing=filing, what=what, by=_account(by), at=at or timezone.now(), reason=reason
    )
    audit.enter(
        {PREPARED: "prepared a sign-off", SIGNED_OFF: "signed a return off", REOPENED: "reopened a return"}[
            what
        ],
        f"filing {filing.pk}",
        by=by,
        partner=filing.partner,
        submission=filing.submission_id or 0,
    )


def _require(decision: may.Decision, filing: Filing, *, by: By) -> None:
    may.require(decision, by=by, about=f"filing {filing.pk}", partner=filing.partner)


def _account(by: By) -> Account | None:
    return by if isinstance(by, Account) else None
