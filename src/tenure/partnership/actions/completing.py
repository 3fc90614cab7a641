"""A set that came in pieces: completed from an earlier sending, or moved to the year it is really of."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import transaction
from django.utils import timezone

from tenure.partnership import audit, may, periods
from tenure.partnership.actions.sending import By, bytes_of_parts, hash_of_parts, newest
from tenure.partnership.checking import checked_of
from tenure.partnership.models import Account, Partner, Submission, SubmissionPart
from tenure.partnership.models.submissions import LONGEST_NAME, OPEN, WITHDRAWN
from tenure.partnership.tasks import check_submission
from tenure.returns import KINDS
from tenure.terms.problems import UsedWrongly


def lacking(submission: Submission) -> list[SubmissionPart]:
    """Files that this sending lacks and an earlier one for the same year has, the newest of each part."""
    kind = KINDS[submission.kind]
    if submission.state not in OPEN or len(kind.parts) == 1:
        return []
    there = set(submission.parts.values_list("part", flat=True))
    earlier = SubmissionPart.objects.filter(
        submission__kind=submission.kind,
        submission__partner=submission.partner,
        submission__year=submission.year,
        submission__number__lt=submission.number,
    )
    found: dict[str, SubmissionPart] = {}
    for part in earlier.select_related("submission").order_by("-submission__number"):
        if part.part not in there:
            found.setdefault(part.part, part)
    return [found[name] for name in kind.parts if name in found]


def complete(*, submission: Submission, by: By) -> Submission:
    """Put the files that an earlier sending has beside those of this one, as a new sending.

    Raises UsedWrongly where no earlier sending has what this one lacks, SignedOff where the year is locked.
    """
    _require(submission, by=by)
    with transaction.atomic():
        Partner.objects.select_for_update().get(pk=submission.partner_id)
        submission.refresh_from_db(fields=["state"])
        more = lacking(submission)
        if not more:
            raise UsedWrongly("No earlier sending has a file that this one lacks. Send the missing file.")
        return _sent_again(submission, [*submission.parts.all(), *more], year=submission.year, by=by)


def move_year(*, submission: Submission, year: int, by: By) -> Submission:
    """Say that a return is of another year than it was taken for; it is checked anew for that year.

    Raises UsedWrongly where its files say their year, or it is not open; Unreadable for a year that cannot
    be; SignedOff where either year is locked.
    """
    _require(submission, by=by)
    kind = KINDS[submission.kind]
    if kind.says_year:
        raise UsedWrongly("The file itself says its year. Send a file that says the right one.")
    periods.require_begun(kind, year, timezone.now())
    if submission.year == year:
        return submission
    sent = checked_of(submission).sent
    periods.require_not_before(year, kind.newest_day(sent, timezone.localdate(submission.sent_at)))
    with transaction.atomic():
        Partner.objects.select_for_update().get(pk=submission.partner_id)
        submission.refresh_from_db(fields=["state"])
        if submission.state not in OPEN:
            raise UsedWrongly(f"This sending is {submission.state}. Its year cannot change now.")
        moved = _sent_again(submission, list(submission.parts.all()), year=year, by=by)
        submission.refresh_from_db(fields=["state"])
        submission.move(WITHDRAWN)
        submission.save(update_fields=["state"])
        return moved


def _sent_again(submission: Submission, parts: Sequence[SubmissionPart], *, year: int, by: By) -> Submission:
    order = KINDS[submission.kind].parts
    parts = sorted(parts, key=lambda part: order.index(part.part))
    copies = [SubmissionPart(part=p.part, name=p.name, sha256=p.sha256, bytes=p.bytes) for p in parts]
    again = newest(
        Submission(
            kind=submission.kind,
            partner=submission.partner,
            year=year,
            name=" + ".join(dict.fromkeys(part.name for part in parts))[:LONGEST_NAME],
            sha256=hash_of_parts(copies),
            bytes=bytes_of_parts(parts),
            workers=submission.workers,
            sent_by=by if isinstance(by, Account) else None,
            sent_at=timezone.now(),
        ),
        copies,
    )
    about = f"submission {again.pk}"
    audit.enter("put a set together", about, by=by, partner=again.partner, earlier=submission.pk)
    if isinstance(by, Account):
        check_submission.enqueue(again.pk)
    return again


def _require(submission: Submission, *, by: By) -> None:
    decision = may.restore_sending(by, submission)
    may.require(decision, by=by, about=f"submission {submission.pk}", partner=submission.partner)
