"""What is done with a return: sending it, answering its queries, accepting it, taking it back."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any, BinaryIO, Final

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils import timezone

from tenure import returns
from tenure.partnership import audit, files, home, keeping, limits, locking, may
from tenure.partnership.checking import check as check_kept
from tenure.partnership.checking import checked_of
from tenure.partnership.models import Account, Note, Partner, Submission, SubmissionPart
from tenure.partnership.models.submissions import (
    ACCEPTED,
    CHECKED,
    OPEN,
    REPLACED,
    SET_ASIDE,
    WITHDRAWN,
)
from tenure.partnership.tasks import check_submission, keep_record
from tenure.partnership.wall import whole_partnership
from tenure.returns import Checked, Csww
from tenure.terms.calendars import FIRST_CSWW_YEAR, census_year_of
from tenure.terms.problems import HasFindings, Unreadable, UsedWrongly
from tenure.terms.windows import CSWW

By = Account | may.Holder
COLLECTION: Final = "CSWW"
LONGEST_NOTE: Final = 2000
CODES_NAMED: Final = 6


def send_return(
    *,
    file: Path | UploadedFile | BinaryIO,
    name: str,
    by: By,
    partner: Partner | None = None,
    year: int | None = None,
    at: datetime | None = None,
) -> Submission:
    """Keep a return file for its sender to look over; the worker checks it.

    partner  whose return it is; the sender's own where it is not said.
    year     the collection year it must be for; any where it is not said.

    Raises NotAllowed where `by` may not send for the partner, Unreadable where the file is no such return,
    and UsedWrongly where the same file was sent before or the year is signed off. Nothing is kept then.
    """
    partner = partner or by.partner
    may.require(may.send_return(by, partner), by=by, about="sending a return", partner=partner)
    assert partner is not None, "nobody may send for no partner"
    name = files.plain_name(name)
    if isinstance(by, Account):
        limits.spend("sending", by.pk)
        files.require_known_kind(name)
    with files.arriving(file) as arrived:
        sent = returns.read(arrived.path, name=name)
        at = at or timezone.now()
        _require_this_collection(sent)
        returns.expect(sent, year=year, unit=partner.number)
        _require_year_begun(sent, at)
        _require_right_world(partner)
        return _kept(arrived, sent=sent, partner=partner, by=by, at=at)


@transaction.atomic
def _kept(arrived: files.Arrived, *, sent: Csww, partner: Partner, by: By, at: datetime) -> Submission:
    assert sent.year is not None, "a return without a year has been turned away"
    Partner.objects.select_for_update().get(pk=partner.pk)
    _require_new_file(partner, arrived.sha256)
    submission = newest(
        Submission(
            kind=CSWW,
            partner=partner,
            year=sent.year,
            name=sent.name,
            sha256=arrived.sha256,
            bytes=arrived.bytes,
            workers=len(sent),
            sent_by=by if isinstance(by, Account) else None,
            sent_at=at,
        ),
        [SubmissionPart(name=sent.name, sha256=arrived.sha256, bytes=arrived.bytes)],
    )
    _enter("sent a return", submission, by=by, workers=submission.workers)
    arrived.keep()
    if isinstance(by, Account):
        check_submission.enqueue(submission.pk)
    return submission


def newest(submission: Submission, parts: Iterable[SubmissionPart]) -> Submission:
    """Keep a sending with its parts as the newest of its kind, partner and year: open ones make way for it.

    The partner is held already. Raises SignedOff where the year is locked.
    """
    locking.lapse(locking.hold_open_for(submission), by=submission.sent_by)
    earlier = Submission.objects.filter(
        kind=submission.kind, partner=submission.partner, year=submission.year
    )
    submission.number = earlier.count() + 1
    submission.save()
    for part in parts:
        part.submission = submission
        part.save()
    for open_one in earlier.filter(state__in=OPEN).exclude(pk=submission.pk):
        _replace(open_one, by=submission)
    return submission


def _require_this_collection(sent: Csww) -> None:
    """A missing name is a finding; another collection's name means that this is another file."""
    cell = sent.header.get("Collection")
    name = (cell.text if cell else None) or COLLECTION
    if name.upper() != COLLECTION:
        raise Unreadable(
            f"The file is for the collection {name[:30]}, not {COLLECTION}. Send the right file."
        )
    if sent.year is None:
        raise Unreadable("The file does not say which collection year it is for. Fill in Year.")


def _require_year_begun(sent: Csww, at: datetime) -> None:
    """A year that has not begun, or came before this collection, is a slip of the pen in the header."""
    now = census_year_of(timezone.localtime(at).date()).year
    if sent.year is not None and not FIRST_CSWW_YEAR <= sent.year <= now:
        raise Unreadable(
            f"The file says that it is for {sent.year}, and there are returns for {FIRST_CSWW_YEAR} "
            f"to {now}. Check its Year."
        )


def _require_new_file(partner: Partner, sha256: str) -> None:
    same = Submission.objects.filter(partner=partner, sha256=sha256).exclude(state__in=SET_ASIDE).first()
    if same is not None:
        day = f"{timezone.localtime(same.sent_at):%d %B %Y}".lstrip("0")
        raise UsedWrongly(
            f"This same file was sent on {day}; it is {same.state} (sending {same.number} for {same.year}). "
            "Nothing new was kept. Go on with that one, or send a corrected file."
        )


def _require_right_world(partner: Partner) -> None:
    if home.is_made_up() and not partner.unit.made_up:
        raise UsedWrongly(
            f"This home holds made-up people, and {partner} is a real authority. "
            "Use another home for its returns."
        )


def _replace(old: Submission, *, by: Submission) -> None:
    old.move(REPLACED)
    old.replaced_by = by
    old.save(update_fields=["state", "replaced_by"])


def check(*, submission: Submission) -> Submission:
    """Check a submission here and now instead of in the worker."""
    check_kept(submission.pk)
    submission.refresh_from_db()
    return submission


def note_query(*, submission: Submission, rule: str, text: str, by: By, row: int | None = None) -> Note:
    """Say why a query may stand: on one row (counted from 0), or on every row that the rule queries."""
    _require(may.note_query(by, submission), submission, by=by)
    _require_checked(submission, "noted")
    text = "".join(letter for letter in " ".join(text.split()) if letter.isprintable())
    if not 1 <= len(text) <= LONGEST_NOTE:
        raise UsedWrongly(
            f"The note has {len(text)} letters. Say why the query may stand, in 1 to {LONGEST_NOTE}."
        )
    if not any(t["rule"] == rule and t["severity"] == "query" for t in submission.tally):
        raise UsedWrongly(f"This return has no query {rule}. Note one that it has.")
    if row is not None and not 0 <= row < submission.workers:
        raise UsedWrongly(f"This return has no row {row}. Rows count from 0; leave it out for all of them.")
    account = by if isinstance(by, Account) else None
    with transaction.atomic():
        locking.hold_open_for(submission)
        _require_checked(submission, "noted", and_hold=True)
        note, _ = Note.objects.update_or_create(
            submission=submission,
            rule=rule,
            row=row,
            defaults={"text": text, "by": account, "at": timezone.now()},
        )
        _enter("noted a query", submission, by=by, rule=rule)
    return note


def remove_note(*, note: Note, by: By) -> None:
    """Take a note back; its query waits for an answer again."""
    submission = note.submission
    _require(may.note_query(by, submission), submission, by=by)
    with transaction.atomic():
        locking.hold_open_for(submission)
        _require_checked(submission, "noted", and_hold=True)
        _enter("took a note back", submission, by=by, rule=note.rule)
        note.delete()


def unanswered(submission: Submission, checked: Checked) -> tuple[str, ...]:
    """The codes of the queries that nobody has noted yet: neither the rule nor each of its rows."""
    noted = set(submission.notes.values_list("rule", "row"))
    return tuple(
        group.rule.code
        for group in checked.groups
        if group.rule.severity == "query"
        and (group.rule.code, None) not in noted
        and any((group.rule.code, finding.row) not in noted for finding in group.findings())
    )


def accept_return(*, submission: Submission, by: By, at: datetime | None = None) -> Submission:
    """Take a return into the record, in place of the one accepted before; all of it or nothing.

    Raises HasFindings where errors stand, a rule could not run, or a query has no note.
    """
    _require(may.accept_return(by, submission), submission, by=by)
    _require_checked(submission, "accepted")
    checked = checked_of(submission)
    with transaction.atomic():
        locking.lapse(locking.hold_open_for(submission), by=by if isinstance(by, Account) else None)
        current = Submission.objects.select_for_update(of=("self",)).get(pk=submission.pk)
        _require_nothing_left(current, checked)
        before = Submission.objects.filter(
            kind=current.kind, partner=current.partner, year=current.year, state=ACCEPTED
        )
        for accepted in before.select_for_update(of=("self",)):
            _replace(accepted, by=current)
        current.move(ACCEPTED)
        current.accepted_at = at or timezone.now()
        current.accepted_by = by if isinstance(by, Account) else None
        current.save()
        _enter("accepted a return", current, by=by, workers=current.workers, queries=current.queries)
        transaction.on_commit(partial(_follow, current, by))
    return current


def _follow(submission: Submission, by: By) -> None:
    """What comes after the acceptance stands: its events go into the lake, the worker makes the record.

    Next year's return, where it waits, is asked again: some rules compare it with this one.
    """
    with whole_partnership():
        keeping.put_on_record(submission)
        next_year = Submission.objects.filter(
            kind=submission.kind, partner=submission.partner, year=submission.year + 1, state=CHECKED
        )
        for number in next_year.values_list("pk", flat=True):
            check_submission.enqueue(number) if isinstance(by, Account) else check_kept(number)
    if isinstance(by, Account):
        keep_record.enqueue()


def _require_nothing_left(submission: Submission, checked: Checked) -> None:
    whose = f"{submission.partner}'s return for {submission.year}"
    if checked.errors:
        are = "is 1 error" if checked.errors == 1 else f"are {checked.errors} errors"
        raise HasFindings(
            f"{whose}: there {are} in it. Put right what the list says and send the file again."
        )
    if checked.broken:
        codes = ", ".join(b.code for b in checked.broken[:CODES_NAMED])
        raise HasFindings(
            f"{whose}: {codes} could not run, which is our fault. Tell us, and accept it later."
        )
    if waiting := unanswered(submission, checked):
        raise HasFindings(
            f"{whose}: {_queries(len(waiting))} no note yet. Say why it may stand, or send a corrected file. "
            f"({', '.join(waiting[:CODES_NAMED])}{' …' if len(waiting) > CODES_NAMED else ''})"
        )


def _queries(number: int) -> str:
    return "1 query has" if number == 1 else f"{number} queries have"


def withdraw_return(*, submission: Submission, by: By) -> Submission:
    """Take a return back before it is accepted."""
    _require(may.withdraw_return(by, submission), submission, by=by)
    with transaction.atomic():
        locking.hold_open_for(submission)
        current = Submission.objects.select_for_update(of=("self",)).get(pk=submission.pk)
        current.move(WITHDRAWN)
        current.save(update_fields=["state"])
        _enter("took a return back", current, by=by)
    return current


def _require(decision: may.Decision, submission: Submission, *, by: By) -> None:
    may.require(decision, by=by, about=f"submission {submission.pk}", partner=submission.partner)


def _require_checked(submission: Submission, done: str, *, and_hold: bool = False) -> None:
    """UsedWrongly in any other state; held, it stays checked until the transaction ends."""
    rows = Submission.objects.select_for_update() if and_hold else Submission.objects.all()
    state = rows.values_list("state", flat=True).get(pk=submission.pk)
    if state != CHECKED:
        raise UsedWrongly(
            f"{submission.partner}'s return for {submission.year} is {state}. It cannot be {done} now."
        )


def _enter(what: str, submission: Submission, *, by: By, **counts: Any) -> None:
    audit.enter(what, f"submission {submission.pk}", by=by, partner=submission.partner, **counts)
