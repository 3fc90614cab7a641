"""What is done with a return: sending it, answering its queries, accepting it, taking it back."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from typing import Any, Final

from django.db import transaction
from django.utils import timezone

from tenure.partnership import audit, keeping, locking, may
from tenure.partnership.actions.sending import By as By
from tenure.partnership.actions.sending import replace
from tenure.partnership.actions.sending import send_files as send_files
from tenure.partnership.actions.sending import send_return as send_return
from tenure.partnership.checking import check as check_kept
from tenure.partnership.checking import checked_of
from tenure.partnership.models import Account, Note, Submission
from tenure.partnership.models.submissions import ACCEPTED, CHECKED, WITHDRAWN
from tenure.partnership.tasks import check_submission, keep_record
from tenure.partnership.wall import whole_partnership
from tenure.returns import Checked, kind_of
from tenure.terms.problems import HasFindings, UsedWrongly

LONGEST_NOTE: Final = 2000
CODES_NAMED: Final = 6


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
    if row is not None and not 0 <= row < _records_of(submission, rule):
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


def _records_of(submission: Submission, rule: str) -> int:
    """How many records the file has that the rule judges."""
    checked = checked_of(submission)
    files = [group.rule.file for group in checked.groups if group.rule.code == rule]
    return max((kind_of(checked.sent).records(checked.sent, file) for file in files), default=0)


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
        and any((group.rule.code, row) not in noted for row in group.rows)
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
            replace(accepted, by=current)
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
