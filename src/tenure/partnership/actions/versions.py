"""Earlier sendings: compared with later ones, and brought back as the newest."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from tenure.partnership import audit, files, may
from tenure.partnership.actions.sending import By, newest
from tenure.partnership.checking import checked_of
from tenure.partnership.models import Account, Partner, Submission, SubmissionPart
from tenure.partnership.models.submissions import REPLACED, WITHDRAWN
from tenure.partnership.purposes import RETURNS
from tenure.partnership.tasks import check_submission
from tenure.returns import kind_of
from tenure.returns.differing import Difference
from tenure.terms.problems import Unreadable, UsedWrongly

RESTORABLE = (REPLACED, WITHDRAWN)


def compare(*, earlier: Submission, later: Submission, by: By) -> Difference:
    """What sets the later of two sendings of one return apart from the earlier."""
    for one in (earlier, later):
        _require(may.compare_sendings(by, one), one, by=by)
    if (earlier.kind, earlier.partner_id, earlier.year) != (later.kind, later.partner_id, later.year):
        raise UsedWrongly("These are sendings of two returns. Compare two of the same kind and year.")
    was, now = checked_of(earlier).sent, checked_of(later).sent
    found = kind_of(now).difference(was, now)
    audit.enter(
        "compared two sendings",
        f"submission {later.pk}",
        by=by,
        partner=later.partner,
        purpose=RETURNS,
        earlier=earlier.pk,
        cells=len(found.changed),
    )
    return found


def restore(*, submission: Submission, by: By) -> Submission:
    """Bring an earlier sending back: it becomes the newest one and is checked anew.

    What is in the record stays there until the restored one is accepted. Raises SignedOff where the year is
    locked, UsedWrongly where the sending is in use anyway, Unreadable where a file of it is gone.
    """
    _require(may.restore_sending(by, submission), submission, by=by)
    with transaction.atomic():
        Partner.objects.select_for_update().get(pk=submission.partner_id)
        submission.refresh_from_db(fields=["state"])
        parts = list(submission.parts.all())
        _require_restorable(submission, parts)
        restored = newest(
            Submission(
                kind=submission.kind,
                partner=submission.partner,
                year=submission.year,
                name=submission.name,
                sha256=submission.sha256,
                bytes=submission.bytes,
                workers=submission.workers,
                sent_by=by if isinstance(by, Account) else None,
                sent_at=timezone.now(),
                restored_from=submission,
            ),
            [SubmissionPart(part=p.part, name=p.name, sha256=p.sha256, bytes=p.bytes) for p in parts],
        )
        audit.enter(
            "restored a sending",
            f"submission {restored.pk}",
            by=by,
            partner=restored.partner,
            earlier=submission.pk,
        )
        if isinstance(by, Account):
            check_submission.enqueue(restored.pk)
    return restored


def _require_restorable(submission: Submission, parts: list[SubmissionPart]) -> None:
    if submission.state not in RESTORABLE:
        raise UsedWrongly(
            f"Sending {submission.number} for {submission.year} is {submission.state}. "
            "Only one that was replaced or taken back can be brought back."
        )
    if not all(files.place_of(part.sha256).exists() for part in parts):
        raise Unreadable("The file as it was sent is gone from the home. Restore it, or send it again.")


def _require(decision: may.Decision, submission: Submission, *, by: By) -> None:
    may.require(decision, by=by, about=f"submission {submission.pk}", partner=submission.partner)
