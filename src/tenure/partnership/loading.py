"""Loading whole files from the command line: check, accept what has no errors, make the record once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

from django.urls import reverse

from tenure.partnership import collecting, files, keeping
from tenure.partnership import home as homes
from tenure.partnership.actions import accounts
from tenure.partnership.actions import returns as actions
from tenure.partnership.convening import convene
from tenure.partnership.framing import load_framework
from tenure.partnership.funding import fill_money
from tenure.partnership.gathering import Gathered, gathered, with_said
from tenure.partnership.may import HOLDER
from tenure.partnership.models import Account, Partner, Submission, SubmissionPart
from tenure.partnership.pulsing import load_pulse
from tenure.partnership.registering import open_register
from tenure.partnership.steering import load_kpis
from tenure.partnership.storytelling import load_stories
from tenure.partnership.wall import whole_partnership
from tenure.terms import universities
from tenure.terms.problems import Problem, Unreadable, UsedWrongly
from tenure.terms.windows import KINDS as COLLECTED

if TYPE_CHECKING:
    from tenure import example

Progress = Callable[[int, int], None]
AUTOMATIC_NOTE: Final = "Loaded from the command line; nobody has said yet why this may stand."
"""The note that a query gets when a command accepts a return: it says that nobody looked."""


@dataclass(frozen=True)
class Loaded:
    """What became of one return; `says` is a sentence, `exit_code` that of the problem (0 when accepted).

    file    its file; the first of a set.     name    what its files are called together, without folders.
    """

    file: str
    partner: str
    year: int | None
    accepted: bool
    errors: int
    queries: int
    says: str
    exit_code: int = 0
    name: str = ""


def load(
    paths: Iterable[Path],
    *,
    home: Path,
    partner: str | None = None,
    year: int | None = None,
    progress: Progress | None = None,
    sent_at: Mapping[Path, datetime] | None = None,
) -> list[Loaded]:
    """Load files in the order of their years, so that each is compared with the year before.

    partner  whose returns they are, by number, where their files do not say it.
    year     of returns whose files do not say it.
    sent_at  when each file was sent, where that is not now; earlier ones are accepted first.

    What comes back is one for each return: the parts of a set that lie in one folder are loaded as one. A
    file that is no return, or has errors, is turned away with its sentence; the others go on.
    """
    homes.prepare(home)
    sendings = [with_said(one, partner=partner, year=year) for one in gathered(list(paths))]
    with whole_partnership():
        return load_each(sendings, sent_at=sent_at, progress=progress)


def load_each(
    sendings: Sequence[Gathered],
    *,
    by: actions.By = HOLDER,
    sent_at: Mapping[Path, datetime] | None = None,
    progress: Progress | None = None,
) -> list[Loaded]:
    """Load what belongs together as one, the earliest first, and make the record once."""
    moments, done = sent_at or {}, dict[Path, Loaded]()
    for one in sorted(sendings, key=lambda each: (_moment(moments, each.path), each.year)):
        done[one.path] = _load_one(one, by=by, at=moments.get(one.path))
        if progress:
            progress(len(done), len(sendings))
    keeping.keep()
    return [done[one.path] for one in sendings]


def _moment(moments: Mapping[Path, datetime], path: Path) -> float:
    return moments[path].timestamp() if path in moments else 0.0


def _load_one(one: Gathered, *, by: actions.By, at: datetime | None) -> Loaded:
    try:
        submission = _sent(one, by=by, at=at)
    except Problem as problem:
        return Loaded(str(one.path), "", None, False, 0, 0, str(problem), problem.exit_code, one.name)
    actions.check(submission=submission)
    try:
        _note_every_query(submission, by=by)
        actions.accept_return(submission=submission, by=by, at=at)
    except Problem as problem:
        return _loaded(one, submission, accepted=False, says=str(problem), exit_code=problem.exit_code)
    return _loaded(one, submission, accepted=True, says=_accepted(submission))


def _sent(one: Gathered, *, by: actions.By, at: datetime | None) -> Submission:
    partner = partner_of(one)
    incoming = [(path.name, path) for path in one.paths]
    became = actions.send_files(incoming=incoming, by=by, partner=partner, year=one.year or None, at=at)
    for each in became:
        if each.problem is not None:
            raise each.problem
    (submission,) = {each.submission for each in became}
    assert submission is not None, "what was not kept has a problem"
    return submission


def partner_of(one: Gathered) -> Partner:
    """Whose return it is, as its files or their sender say; Unreadable where nobody does."""
    if one.problem is not None:
        raise one.problem
    if not one.number:
        raise Unreadable(
            "These files do not say whose they are. Say it with --partner NUMBER, or by their folder."
        )
    if universities.partner_of(one.number) is None:
        raise Unreadable(
            f"The file says it is the return of authority {one.number}, and there is no such number. "
            "Put DfE's three digits in LEA, or the university's name above an education return."
        )
    return Partner.of(one.number)


def _note_every_query(submission: Submission, *, by: actions.By) -> None:
    for tally in submission.tally:
        if tally["severity"] == "query":
            actions.note_query(submission=submission, rule=tally["rule"], text=AUTOMATIC_NOTE, by=by)


def _accepted(submission: Submission) -> str:
    whose = f"{submission.partner}’s {COLLECTED[submission.kind].label} for {submission.year}"
    people = "1 person" if submission.workers == 1 else f"{submission.workers:,} people"
    stand = "1 query stands" if submission.queries == 1 else f"{submission.queries:,} queries stand"
    return f"{whose} is on record: {people}{f', {stand}' if submission.queries else ''}."


def _loaded(
    one: Gathered, submission: Submission, *, accepted: bool, says: str, exit_code: int = 0
) -> Loaded:
    return Loaded(
        str(one.path),
        submission.partner.number,
        submission.year,
        accepted,
        submission.errors,
        submission.queries,
        says,
        exit_code,
        one.name,
    )


def load_example(home: Path, folder: Path, *, progress: Progress | None = None) -> dict[str, str]:
    """Load a made-up partnership's files as they were sent, and give each of its people a sign-in link.

    The files that are there to be put right by hand are left for that. Its collections are opened too, the
    past ones signed off. Loading it again loads nothing twice and gives new links. Returns role and name with
    the link's path.
    """
    from tenure import example

    homes.prepare(home)
    _mark_made_up()
    with whole_partnership():
        sent_at = dict(_sent_of_example(folder))
        kept = set(SubmissionPart.objects.values_list("sha256", flat=True))
        new = [one for one in sent_at if any(files.hash_of(path) not in kept for path in one.paths)]
        moments = {one.path: at for one, at in sent_at.items()}
        load_each(new, sent_at=moments, progress=progress)
        people = list(map(_account, example.PEOPLE))
        collecting.open_desk(folder, example.sendings(folder))
        load_pulse()
        convene()
        load_framework()
        open_register()
        load_kpis()
        fill_money()
        load_stories()
        return {_label(account): _link(account) for account in people}


def _sent_of_example(folder: Path) -> Iterator[tuple[Gathered, datetime]]:
    """Every return of the example that goes on record, and when it was sent."""
    from tenure import example

    for one in example.sendings(folder):
        if one.standing != "to fix":
            yield Gathered((folder / one.file,), one.year, one.partner), one.sent_at
    studied: dict[tuple[str, int, datetime], list[Path]] = {}
    for one in example.sendings(folder, "education"):
        if one.standing != "to fix":
            studied.setdefault((one.partner, one.year, one.sent_at), []).append(folder / one.file)
    for (partner, year, at), paths in studied.items():
        yield Gathered(tuple(paths), year, partner), at
    for each in example.sets(folder):
        if each.standing != "to fix":
            parts = tuple(folder / file for file in each.files.values())
            yield Gathered(parts, each.year, each.partner), each.sent_at


def _mark_made_up() -> None:
    real = next((p for p in Partner.objects.all() if not p.unit.made_up), None)
    if real is not None:
        raise UsedWrongly(
            f"This home holds {real}'s returns. Load the made-up partnership into another home."
        )
    (homes.folder() / homes.EXAMPLE_MARK).touch()


def _account(person: example.Account) -> Account:
    found = Account.objects.filter(username=person.username).first()
    return found or accounts.make_account(
        username=person.username,
        name=person.name,
        email=f"{person.username}@tenure.example",
        role=person.role,
        partner=Partner.of(person.partner) if person.partner else None,
        by=HOLDER,
    )


def _label(account: Account) -> str:
    place = f", {account.partner}" if account.partner else ""
    return f"{account.role}: {account.name}{place}"


def _link(account: Account) -> str:
    return reverse("sign-in-link", args=[accounts.make_link(account=account, by=HOLDER)])
