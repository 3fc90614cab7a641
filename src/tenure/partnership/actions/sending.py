"""Sending: any mix of files is told apart, put together into returns, and kept; the worker checks them."""

from __future__ import annotations

import dataclasses
import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import BinaryIO, Final

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils import timezone

from tenure import returns
from tenure.partnership import audit, files, home, limits, locking, may, periods
from tenure.partnership.actions.formsdropped import is_survey_form, take_dropped
from tenure.partnership.models import Account, Delivery, Partner, Submission, SubmissionPart
from tenure.partnership.models.submissions import LONGEST_NAME, OPEN, REPLACED, SET_ASIDE
from tenure.partnership.tasks import check_submission
from tenure.returns.kind import Kind
from tenure.returns.kinds import FileRead
from tenure.returns.sent import Sent
from tenure.terms.problems import Problem, Unreadable, UsedWrongly

By = Account | may.Holder
Content = Path | UploadedFile | BinaryIO
FORM: Final = "Survey form"
MOST_FILES: Final = 50
"""Files in one sending; a set and a return of each kind are five."""


@dataclass(frozen=True)
class Outcome:
    """What became of one file that was sent.

    kind        what return it is of; empty where it could not be told.
    which       which part of it; empty where that kind has one only.
    version     its layout, or form of header, in words.
    submission  the sending that it is in; None where it was not kept, and `problem` says why.
    took        of a survey's form, what was taken in; `leads_to` is the address of its wave.
    """

    name: str
    kind: str = ""
    which: str = ""
    version: str = ""
    submission: Submission | None = None
    problem: Problem | None = None
    took: str = ""
    leads_to: str = ""

    @property
    def kept(self) -> bool:
        """Whether anything was kept of it."""
        return self.submission is not None or bool(self.took)

    @property
    def says(self) -> str:
        """Why it was not kept; empty where it was."""
        return str(self.problem) if self.problem else ""


@dataclass(frozen=True)
class _Come:
    """A file that has come in and was read; it is not kept yet."""

    arrived: files.Arrived
    file: FileRead

    def became(self, submission: Submission | None = None, problem: Problem | None = None) -> Outcome:
        file = self.file
        part = file.told.part if len(file.kind.parts) > 1 else ""
        return Outcome(file.name, file.kind.label, part, file.told.version, submission, problem)


@dataclass(frozen=True)
class Sender:
    """Who sends, for whom, and the years they say: of files that say none, and the one it must be.

    delivery  the files that were dropped together, where they come that way: what was kept of them before
              a worker was killed is not kept again.
    """

    by: By
    partner: Partner
    at: datetime
    year: int | None = None
    must_be: int | None = None
    delivery: Delivery | None = None


Told = Callable[[int, int], None]


def _nobody_is_told(done: int, of: int) -> None:
    """Where nobody waits to hear how far it is."""


def send_files(
    *,
    incoming: Iterable[tuple[str, Content]],
    by: By,
    partner: Partner | None = None,
    year: int | None = None,
    at: datetime | None = None,
) -> tuple[Outcome, ...]:
    """Keep any mix of files, each for the return that it is of; files that belong together are one sending.

    year  of returns whose files do not say it; the calendar says it where this does not.

    What cannot be read, or was sent before, has its sentence, and the others go on. Each return is kept whole
    or not at all. Raises NotAllowed where `by` may not send for the partner.
    """
    sender = Sender(by, allowed(by, partner), at or timezone.now(), year=year)
    return keep_files(incoming, sender)


def keep_files(
    incoming: Iterable[tuple[str, Content]], sender: Sender, *, told: Told = _nobody_is_told
) -> tuple[Outcome, ...]:
    """Read files of a sender who may send, and keep what can be kept; `told` hears how far the reading is."""
    incoming = not_too_many(list(incoming))
    with ExitStack() as stack:
        seen: list[_Come | Outcome] = []
        for done, (name, content) in enumerate(incoming):
            told(done, len(incoming))
            seen += _each(stack, content, name, sender)
        told(len(incoming), len(incoming))
        return tuple(_filed(seen, sender))


def not_too_many(incoming: list[tuple[str, Content]]) -> list[tuple[str, Content]]:
    """The files; UsedWrongly where there are more than one sending may have."""
    if len(incoming) > MOST_FILES:
        raise UsedWrongly(f"These are {len(incoming)} files. Send at most {MOST_FILES} at once.")
    return incoming


def send_return(
    *,
    file: Content,
    name: str,
    by: By,
    partner: Partner | None = None,
    year: int | None = None,
    at: datetime | None = None,
) -> Submission:
    """Keep the one return in a file for its sender to look over; the worker checks it.

    partner  whose return it is; the sender's own where it is not said.
    year     the collection year it must be for; any where it is not said.

    Raises NotAllowed where `by` may not send for the partner, Unreadable where the file is no such return,
    and UsedWrongly where the same file was sent before or the year is signed off. Nothing is kept then.
    """
    sender = Sender(by, allowed(by, partner), at or timezone.now(), year=year, must_be=year)
    with ExitStack() as stack:
        seen = list(_each(stack, file, name, sender))
        problem = next((_no_return(one) for one in seen if isinstance(one, Outcome)), None)
        if problem is None and len(groups := _together(_come(seen), sender.at)) != 1:
            problem = Unreadable(f"The file holds {len(groups)} returns. Send each by itself.")
        if problem is not None:
            raise problem
        return _kept_return(_come(seen), sender)


def _no_return(one: Outcome) -> Problem:
    return one.problem or Unreadable(f"{one.name} is the form of a survey, and no return. {one.took}")


def allowed(by: By, partner: Partner | None) -> Partner:
    """The partner that they send for; raises NotAllowed, or TooMany where they have sent too often."""
    partner = partner or by.partner
    may.require(may.send_return(by, partner), by=by, about="sending a return", partner=partner)
    assert partner is not None, "nobody may send for no partner"
    if isinstance(by, Account):
        limits.spend("sending", by.pk)
    return partner


def _each(stack: ExitStack, content: Content, name: str, sender: Sender) -> Iterator[_Come | Outcome]:
    """What is in one file that was sent: itself, or each file of an archive; read, or why it cannot be."""
    name = files.plain_name(name)
    try:
        if isinstance(sender.by, Account):
            files.require_known_kind(name)
        whole = stack.enter_context(files.arriving(content))
        inside = returns.files_in(whole.path, name=name)
    except Unreadable as problem:
        yield Outcome(name, problem=problem)
        return
    for called, data in inside:
        own = files.plain_name(called)
        if is_survey_form(data):
            yield _form(data, own, sender)
            continue
        arrived = whole if len(inside) == 1 else stack.enter_context(files.arriving(BytesIO(data)))
        try:
            read = returns.read_files(data, name=own)
        except Unreadable as problem:
            yield Outcome(own, problem=problem)
        else:
            yield from (_Come(arrived, file) for file in read)


def _form(data: bytes, name: str, sender: Sender) -> Outcome:
    """A survey's form among the files: taken in, or why it cannot be."""
    try:
        took = take_dropped(data, by=sender.by, delivery=sender.delivery)
    except Problem as problem:
        return Outcome(name, FORM, problem=problem)
    return Outcome(name, f"{FORM}: {took.survey}", "", took.version, took=took.took, leads_to=took.leads_to)


def _come(seen: Iterable[_Come | Outcome]) -> list[_Come]:
    return [one for one in seen if isinstance(one, _Come)]


def _together(come: Sequence[_Come], at: datetime) -> list[list[_Come]]:
    """Files that make one return: each by itself, or the parts of one; an earlier set before a later one."""
    sets = returns.sets_in([one.file for one in come], timezone.localdate(at))
    return [[come[place] for place in those] for those in sets]


def _filed(seen: Sequence[_Come | Outcome], sender: Sender) -> Iterator[Outcome]:
    """Keep what can be kept, return by return; what became of each file, in the order in which they came."""
    became: dict[int, Outcome] = {id(one): one for one in seen if isinstance(one, Outcome)}
    groups = _together(_come(seen), sender.at)
    last = {those[0].file.kind.key: those for those in groups if not those[0].file.kind.says_year}
    for those in groups:
        submission, problem = None, None
        try:
            earlier = last.get(those[0].file.kind.key, those) is not those
            submission = _kept_return(those, _of_earlier(those, sender) if earlier else sender)
        except Problem as found:
            problem = found
        became |= {id(one): one.became(submission, problem) for one in those}
    return (became[id(one)] for one in seen)


def _of_earlier(those: Sequence[_Come], sender: Sender) -> Sender:
    """The sender of a set that came with a later one: the year that they say is the later one's."""
    contents, day = [one.file.content for one in those], timezone.localdate(sender.at)
    return dataclasses.replace(sender, year=periods.own_period_of(those[0].file.kind, contents, day))


def _kept_return(those: Sequence[_Come], sender: Sender) -> Submission:
    kind, partner = those[0].file.kind, sender.partner
    for one in those:
        kind.expect(one.file.content, sender.must_be, partner.number)
    sent = _of_its_year(kind, those, sender)
    kind.addressed(sent)
    periods.require_begun(kind, sent.year, sender.at)
    _require_filed_by(partner, kind)
    _require_right_world(partner)
    return _kept(those, sent, sender)


def _of_its_year(kind: Kind, those: Sequence[_Come], sender: Sender) -> Sent:
    """The return that these files make, of the year that they, their sender or the calendar say."""
    contents = [one.file.content for one in those]
    sent = _only(kind.together(contents, sender.year if kind.says_year else None))
    if kind.says_year:
        return sent
    day = timezone.localdate(sender.at)
    newest = kind.newest_day(sent, day)
    if sender.year is not None:
        periods.require_not_before(sender.year, newest)
    return _only(kind.together(contents, sender.year or periods.period_of(kind.key, newest, day)))


def _only(sents: Sequence[Sent]) -> Sent:
    if len(sents) != 1:
        raise Unreadable(f"The files are of {len(sents)} returns of one kind. Send each return by itself.")
    return sents[0]


@transaction.atomic
def _kept(those: Sequence[_Come], sent: Sent, sender: Sender) -> Submission:
    assert sent.year is not None, "a return without a year has been turned away"
    Partner.objects.select_for_update().get(pk=sender.partner.pk)
    parts = list({one.file.told.part: _part(one) for one in those}.values())
    submission = Submission(
        kind=sent.kind,
        partner=sender.partner,
        year=sent.year,
        name=sent.name[:LONGEST_NAME],
        sha256=hash_of_parts(parts),
        bytes=bytes_of_parts(parts),
        workers=len(sent),
        sent_by=sender.by if isinstance(sender.by, Account) else None,
        sent_at=sender.at,
        delivery=sender.delivery,
    )
    if (kept := _kept_before(submission)) is not None:
        return kept
    _require_new_file(submission)
    newest(submission, parts)
    audit.enter(
        "sent a return",
        f"submission {submission.pk}",
        by=sender.by,
        partner=sender.partner,
        workers=submission.workers,
    )
    for arrived in {one.arrived.path: one.arrived for one in those}.values():
        arrived.keep()
    if isinstance(sender.by, Account):
        check_submission.enqueue(submission.pk)
    return submission


def _kept_before(submission: Submission) -> Submission | None:
    """What was made of the same files of the same delivery, before the worker that read it was killed."""
    if submission.delivery is None:
        return None
    same = Submission.objects.filter(delivery=submission.delivery, kind=submission.kind)
    return same.filter(year=submission.year, sha256=submission.sha256).first()


def _part(one: _Come) -> SubmissionPart:
    part = one.file.told.part if len(one.file.kind.parts) > 1 else ""
    return SubmissionPart(part=part, name=one.file.name, sha256=one.arrived.sha256, bytes=one.arrived.bytes)


def hash_of_parts(parts: Sequence[SubmissionPart]) -> str:
    """The hash that a sending is known by: its file's own, or of several, that of their parts and hashes."""
    if len(parts) == 1 and not parts[0].part:
        return parts[0].sha256
    lines = sorted(f"{part.part} {part.sha256}" for part in parts)
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()


def bytes_of_parts(parts: Iterable[SubmissionPart]) -> int:
    """How large the files are together; a workbook that holds several parts counts once."""
    return sum({part.sha256: part.bytes for part in parts}.values())


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
        replace(open_one, by=submission)
    return submission


def replace(old: Submission, *, by: Submission) -> None:
    """Put a sending aside for a newer one."""
    old.move(REPLACED)
    old.replaced_by = by
    old.save(update_fields=["state", "replaced_by"])


def _require_new_file(submission: Submission) -> None:
    """The same file is sent once; of a kind whose files do not say their year, once for each year."""
    same = Submission.objects.filter(partner=submission.partner, sha256=submission.sha256)
    if not returns.KINDS[submission.kind].says_year:
        same = same.filter(year=submission.year)
    sent = same.exclude(state__in=SET_ASIDE)
    found = max(sent, key=lambda one: (one.state != REPLACED, one.number), default=None)
    if found is not None:
        day = locking.day(found.sent_at)
        what = "Bring that one back" if found.state == REPLACED else "Go on with that one"
        raise UsedWrongly(
            f"This same file was sent on {day}; it is {found.state} (sending {found.number} for "
            f"{found.year}). Nothing new was kept. {what}, or send a corrected file."
        )


def _require_filed_by(partner: Partner, kind: Kind) -> None:
    if not kind.files_it(partner.number):
        raise Unreadable(f"The file is of the {kind.label}, which {partner} does not file.")


def _require_right_world(partner: Partner) -> None:
    if home.is_made_up() and not partner.unit.made_up:
        raise UsedWrongly(
            f"This home holds made-up people, and {partner} is a real authority. "
            "Use another home for its returns."
        )
