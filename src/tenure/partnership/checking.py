"""Checking a kept file: what the worker does, step by step, and what stands in a submission afterwards."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache, partial
from pathlib import Path
from typing import Final, cast

from django.db import transaction
from django.utils import timezone

from tenure import returns
from tenure.partnership import audit, carrying, files, finding
from tenure.partnership.logs import log
from tenure.partnership.models import Note, Partner, Submission
from tenure.partnership.models.submissions import ACCEPTED, CHECKED, CHECKING, RECEIVED, UNREADABLE
from tenure.returns import Checked
from tenure.returns.sent import Sent
from tenure.terms.problems import Unreadable

CHECKS_KEPT: Final = 8
"""Checks kept in memory: a page of findings is opened again and again while it is put right."""
BROKEN: Final = "broken"
MOST_STOPS: Final = 3
"""Workers killed over one submission before it is put aside."""
STOPPED: Final = (
    f"The program was stopped {MOST_STOPS} times while it checked this, so it was put aside. "
    "Its files are kept and nothing is in the record. Tell whoever runs this home that it may need more "
    "memory; then send them again."
)

_GONE: Final = "The file as it was sent is gone from the home. Restore it, or send it again."

_log = log("tenure.partnership.checking")


@dataclass(frozen=True)
class _Kept:
    """A sending as it lies in the home: what each file is taken for, its place and name; and the year."""

    kind: str
    year: int
    parts: tuple[tuple[str, Path, str], ...]


def _kept(submission: Submission) -> _Kept:
    parts = [(part.part, files.place_of(part.sha256), part.name) for part in submission.parts.all()]
    return _Kept(submission.kind, submission.year, tuple(parts))


def is_kept(submission: Submission) -> bool:
    """Whether each file of a sending is still there as it was sent."""
    return all(place.exists() for _, place, _ in _kept(submission).parts)


def checked_of(submission: Submission) -> Checked:
    """What every rule makes of a submission on the day it was sent, beside that accepted the year before."""
    before = last_year(submission)
    return _checked(
        _kept(submission),
        _kept(before) if before else None,
        submission.partner.number,
        timezone.localdate(submission.sent_at),
    )


def found_of(submission: Submission) -> Checked:
    """What was found in a submission, as the worker wrote it down; checked here where that holds no more.

    The counts and the first findings of each rule are there at once; more of them, or a cell, takes a check.
    """
    if not is_kept(submission):
        raise Unreadable(_GONE)
    before = last_year(submission)
    found = finding.kept(submission, before, partial(checked_of, submission))
    if found is None:
        found = checked_of(submission)
        finding.keep(submission, before, found)
    return found


@lru_cache(CHECKS_KEPT)
def _checked(kept: _Kept, before: _Kept | None, unit: str, day: date) -> Checked:
    sent = _sent(kept)
    beside = returns.Beside(today=day, before=_sent(before) if before else None, unit=unit)
    return returns.check_any(sent, beside)


@lru_cache(CHECKS_KEPT)
def _sent(kept: _Kept) -> Sent:
    if not all(place.exists() for _, place, _ in kept.parts):
        raise Unreadable(_GONE)
    read = {place: returns.read_files(place, name=name) for _, place, name in kept.parts}
    wanted = {place: {part for part, at, _ in kept.parts if at == place} for place in read}
    contents = [
        file.content
        for place, held in read.items()
        for file in held
        if len(held) == 1 or file.told.part in wanted[place]
    ]
    kind = returns.KINDS[kept.kind]
    (sent,) = kind.together(contents, kept.year)
    return cast(Sent, sent)


def sent_of(submission: Submission) -> Sent:
    """The return that was sent."""
    return _sent(_kept(submission))


def last_year(submission: Submission) -> Submission | None:
    """The partner's accepted return for the year before."""
    return accepted_before(submission.kind, submission.partner, submission.year)


def accepted_before(kind: str, partner: Partner, year: int) -> Submission | None:
    """A partner's accepted return of a kind for the year before that one."""
    return Submission.objects.filter(kind=kind, partner=partner, year=year - 1, state=ACCEPTED).first()


def check(number: int) -> None:
    """Check one submission, if it still waits to be; leaves it checked or unreadable."""
    if (submission := _take_up(number)) is None:
        return
    stopped = True
    try:
        _step(submission, "reading the file and asking every rule", 30)
        checked = checked_of(submission)
        _step(submission, "adding up what was found", 90)
        finding.keep(submission, last_year(submission), checked)
        _finish(submission, CHECKED, checked=checked, notes=_carried(submission, checked))
        stopped = False
    except Unreadable as problem:
        _finish(submission, UNREADABLE, says=str(problem))
        stopped = False
    finally:
        if stopped:
            _step(submission, "stopped by a fault of ours; tried again when the worker starts", 30)


def _carried(submission: Submission, checked: Checked) -> list[Note]:
    """On its first check, the notes of the sending before that answer its queries too."""
    before = None if submission.checked_at else carrying.sending_before(submission)
    notes = carrying.notes_by_people(before) if before else []
    if before is None or not notes or not is_kept(before):
        return []
    return list(carrying.notes_that_hold(notes, before=checked_of(before), now=checked))


def _take_up(number: int) -> Submission | None:
    with transaction.atomic():
        submission = _locked(number)
        if submission is None or not submission.may_move(CHECKING):
            return None
        submission.move(CHECKING)
        submission.save(update_fields=["state"])
    return submission


def _locked(number: int) -> Submission | None:
    waiting = Submission.objects.select_related("partner").select_for_update(of=("self",))
    return waiting.filter(pk=number).first()


def _step(submission: Submission, words: str, progress: int) -> None:
    Submission.objects.filter(pk=submission.pk, state=CHECKING).update(step=words, progress=progress)


def _finish(
    submission: Submission,
    state: str,
    *,
    says: str = "",
    checked: Checked | None = None,
    notes: Iterable[Note] = (),
) -> None:
    with transaction.atomic():
        current = _locked(submission.pk)
        if current is None or current.state != CHECKING:
            return  # replaced or withdrawn while it was being checked
        current.move(state)
        current.says, current.step, current.progress = says, state, 100
        current.checked_at = timezone.now()
        if checked is not None:
            describe(current, checked)
        current.save()
        for note in notes:
            note.submission = current
            note.save()
        audit.enter(
            "checked a return" if checked else "could not read a return",
            f"submission {current.pk}",
            by=audit.COMMAND,
            partner=current.partner,
            errors=current.errors,
            queries=current.queries,
            notes=current.notes.count(),
        )
    _log.info(state, submission=current.pk, errors=current.errors, queries=current.queries)


def describe(submission: Submission, checked: Checked) -> None:
    """Put what was found into a submission, as counts."""
    submission.workers = len(checked.sent)
    submission.errors, submission.queries = checked.errors, checked.queries
    submission.tally = [
        {"rule": group.rule.code, "severity": group.rule.severity, "count": group.count}
        for group in checked.groups
    ] + [{"rule": broken.code, "severity": BROKEN, "count": 0} for broken in checked.broken]


def take_up_again(*, stopped: Callable[[Submission], int]) -> list[int]:
    """Put back what a stopped worker left half checked; gives the submissions that wait now.

    stopped   how often a worker was killed over a submission. One that kills each of them is not tried for
              ever: what waits behind it would never be checked.
    """
    for submission in Submission.objects.filter(state=CHECKING).select_related("partner"):
        if stopped(submission) >= MOST_STOPS:
            _finish(submission, UNREADABLE, says=STOPPED)
        else:
            _put_back(submission.pk)
    return list(Submission.objects.filter(state=RECEIVED).order_by("pk").values_list("pk", flat=True))


@transaction.atomic
def _put_back(number: int) -> None:
    submission = _locked(number)
    if submission is not None and submission.state == CHECKING:
        submission.move(RECEIVED)
        submission.step, submission.progress = "waiting for the worker", 0
        submission.save()
