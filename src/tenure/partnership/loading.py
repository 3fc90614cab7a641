"""Loading whole files from the command line: check, accept what has no errors, make the record once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

from django.urls import reverse

from tenure import returns
from tenure.partnership import files, keeping
from tenure.partnership import home as homes
from tenure.partnership.actions import accounts
from tenure.partnership.actions import returns as actions
from tenure.partnership.may import HOLDER
from tenure.partnership.models import Account, Partner, Submission
from tenure.partnership.pulsing import load_pulse
from tenure.partnership.wall import whole_partnership
from tenure.terms.organisations import unit_of
from tenure.terms.problems import Problem, Unreadable, UsedWrongly

if TYPE_CHECKING:
    from tenure import example

Progress = Callable[[int, int], None]
AUTOMATIC_NOTE: Final = "Loaded from the command line; nobody has said yet why this may stand."
"""The note that a query gets when a command accepts a return: it says that nobody looked."""


@dataclass(frozen=True)
class Loaded:
    """What became of one file; `says` is a sentence, `exit_code` that of the problem (0 when accepted)."""

    file: str
    partner: str
    year: int | None
    accepted: bool
    errors: int
    queries: int
    says: str
    exit_code: int = 0


def load(
    paths: Iterable[Path],
    *,
    home: Path,
    by: actions.By = HOLDER,
    sent_at: Mapping[Path, datetime] | None = None,
    progress: Progress | None = None,
) -> list[Loaded]:
    """Load files in the order of their years, so that each is compared with the year before.

    sent_at  when each file was sent, where that is not now; earlier ones are accepted first.

    A file that is no return, or has errors, is turned away with its sentence; the others go on.
    """
    homes.prepare(home)
    paths, moments = list(paths), sent_at or {}
    about = {path: _about(path) for path in paths}
    done: dict[Path, Loaded] = {}
    with whole_partnership():
        for path in sorted(paths, key=lambda p: (_moment(moments, p), about[p][0])):
            done[path] = _load_one(path, number=about[path][1], by=by, at=moments.get(path))
            if progress:
                progress(len(done), len(paths))
        keeping.keep()
    return [done[path] for path in paths]


def _moment(moments: Mapping[Path, datetime], path: Path) -> float:
    return moments[path].timestamp() if path in moments else 0.0


def _about(path: Path) -> tuple[int, str | Unreadable]:
    """The year and authority that a file says it is from; one that cannot be read says why in its turn."""
    try:
        sent = returns.read(path)
    except Unreadable as problem:
        return 0, problem
    return sent.year or 0, sent.lea or ""


def _load_one(path: Path, *, number: str | Unreadable, by: actions.By, at: datetime | None) -> Loaded:
    try:
        submission = actions.send_return(file=path, name=path.name, by=by, partner=_partner(number), at=at)
    except Problem as problem:
        return Loaded(str(path), "", None, False, 0, 0, str(problem), problem.exit_code)
    actions.check(submission=submission)
    try:
        _note_every_query(submission, by=by)
        actions.accept_return(submission=submission, by=by, at=at)
    except Problem as problem:
        return _loaded(path, submission, accepted=False, says=str(problem), exit_code=problem.exit_code)
    return _loaded(path, submission, accepted=True, says=_accepted(submission))


def _partner(number: str | Unreadable) -> Partner:
    if isinstance(number, Unreadable):
        raise number
    if unit_of(number) is None:
        raise Unreadable(
            f"The file says it is the return of authority {number or '(none)'}, and there is no such number. "
            "Put DfE's three digits in LEA."
        )
    return Partner.of(number)


def _note_every_query(submission: Submission, *, by: actions.By) -> None:
    for tally in submission.tally:
        if tally["severity"] == "query":
            actions.note_query(submission=submission, rule=tally["rule"], text=AUTOMATIC_NOTE, by=by)


def _accepted(submission: Submission) -> str:
    whose = f"{submission.partner}'s return for {submission.year}"
    people = "1 person" if submission.workers == 1 else f"{submission.workers:,} people"
    stand = "1 query stands" if submission.queries == 1 else f"{submission.queries:,} queries stand"
    return f"{whose} is on record: {people}{f', {stand}' if submission.queries else ''}."


def _loaded(path: Path, submission: Submission, *, accepted: bool, says: str, exit_code: int = 0) -> Loaded:
    return Loaded(
        str(path),
        submission.partner.number,
        submission.year,
        accepted,
        submission.errors,
        submission.queries,
        says,
        exit_code,
    )


def load_example(home: Path, folder: Path, *, progress: Progress | None = None) -> dict[str, str]:
    """Load a made-up partnership's files as they were sent, and give each of its people a sign-in link.

    The files that are there to be put right by hand are left for that. Loading it again loads nothing twice
    and gives new links. Returns role and name with the link's path.
    """
    from tenure import example

    homes.prepare(home)
    _mark_made_up()
    with whole_partnership():
        sent_at = {folder / s.file: s.sent_at for s in example.sendings(folder) if s.standing != "to fix"}
        kept = set(Submission.objects.values_list("sha256", flat=True))
        new = [path for path in sent_at if files.hash_of(path) not in kept]
        load(new, home=home, sent_at=sent_at, progress=progress)
        load_pulse()
        return {_label(account): _link(account) for account in map(_account, example.PEOPLE)}


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
        email="",
        role=person.role,
        partner=Partner.of(person.partner) if person.partner else None,
        by=HOLDER,
    )


def _label(account: Account) -> str:
    place = f", {account.partner}" if account.partner else ""
    return f"{account.role}: {account.name}{place}"


def _link(account: Account) -> str:
    return reverse("sign-in-link", args=[accounts.make_link(account=account, by=HOLDER)])
