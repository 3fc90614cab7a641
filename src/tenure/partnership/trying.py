"""Files tried against a home: what loading them would do to the figures, with nothing of them kept."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.utils import timezone

from tenure import publish, record, returns
from tenure.partnership import home as homes
from tenure.partnership import loading, periods
from tenure.partnership.checking import accepted_before, sent_of
from tenure.partnership.gathering import Gathered, gathered, with_said
from tenure.partnership.models import Partner
from tenure.partnership.wall import whole_partnership
from tenure.returns.sent import Sent
from tenure.terms.problems import HasFindings, Problem

if TYPE_CHECKING:
    from tenure.publish import Preview


@dataclass(frozen=True)
class Tried:
    """What one return would do; `says` is why it cannot be tried, with the exit code of that problem."""

    file: str
    says: str = ""
    exit_code: int = 0
    preview: Preview | None = None
    name: str = ""


def try_files(
    paths: Iterable[Path], *, home: Path, partner: str | None = None, year: int | None = None
) -> Iterator[Tried]:
    """Each return as it would be beside the record as it stands; one does not see another."""
    homes.prepare(home)
    with whole_partnership():
        for one in gathered(list(paths)):
            said = with_said(one, partner=partner, year=year)
            try:
                yield Tried(str(one.path), preview=_preview(said), name=one.name)
            except Problem as problem:
                yield Tried(str(one.path), str(problem), problem.exit_code, name=one.name)


def _preview(one: Gathered) -> Preview:
    partner = loading.partner_of(one)
    sent = _read(one)
    checked = _checked(sent, partner)
    submission = record.Submission(
        id="tried",
        kind=sent.kind,
        partner=partner.number,
        year=sent.year or 0,
        accepted_at=timezone.now(),
        sha256="0" * 64,
    )
    pseudonym = homes.pseudonyms()
    events = returns.events_of(checked, partner=partner.number, pseudonym=pseudonym, submission="tried")
    supposed = homes.lake().supposing(submission, events)
    return publish.preview(homes.holding(), publish.HOLDER, supposed=supposed, submission=submission)


def _read(one: Gathered) -> Sent:
    """The return that these files make, of the year that they, their sender or the calendar say."""
    files = [file for path in one.paths for file in returns.read_files(path)]
    (sent,) = returns.returns_in(files, year=one.year or None)
    if sent.year is None:
        day = timezone.localdate()
        year = periods.period_of(sent.kind, returns.kind_of(sent).newest_day(sent, day), day)
        (sent,) = returns.returns_in(files, year=year)
    return sent


def _checked(sent: Sent, partner: Partner) -> returns.Checked[Any, Any]:
    """The return judged beside the one accepted the year before; HasFindings where it has errors."""
    before = accepted_before(sent.kind, partner, sent.year or 0)
    beside = returns.Beside(
        today=timezone.localdate(), before=sent_of(before) if before else None, unit=partner.number
    )
    checked = returns.check_any(sent, beside)
    if checked.errors:
        whose = f"{partner}'s return for {sent.year}"
        raise HasFindings(f"{whose}: put right its errors first ({checked.errors:,}).")
    return checked
