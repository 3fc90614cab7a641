"""Opens the figures of a home, as they stand or as they were known on another day, or of files not yet
kept.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from threading import Lock
from time import time_ns
from typing import TYPE_CHECKING, Any, Final, TypeVar

from tenure.publish.holding import Holding, Sending
from tenure.publish.studying import EDUCATION, study_rows
from tenure.terms.organisations import unit_of
from tenure.terms.problems import Unreadable

if TYPE_CHECKING:
    from tenure.record import Record, Submission
    from tenure.returns import Checked
    from tenure.returns.csww.checking import CheckedCsww

Key = TypeVar("Key")
Value = TypeVar("Value")

SNAPSHOTS_KEPT: Final = 8
"""Snapshots kept open at once: today's, and some as known on other days."""

SETTLED: Final = 2_000_000_000
"""Nanoseconds after a change from which the folder's own time tells of every change: clocks tick coarsely."""

_open: OrderedDict[tuple[Path, str], Holding] = OrderedDict()
_answers: OrderedDict[tuple[Path, datetime | None], tuple[int, Holding]] = OrderedDict()
_opening = Lock()


def open_home(home: Path, *, as_known_on: datetime | None = None) -> Holding:
    """The figures of a home's record; those of a snapshot that is open already cost nothing.

    as_known_on  only submissions accepted by then count; now, where it is None.
    """
    changed, asked = _changed(home), (home, as_known_on)
    with _opening:
        answered, holding = _answers.get(asked, (-1, None))
    if holding is not None and answered == changed:
        return holding
    holding = _opened(home, as_known_on)
    if time_ns() - changed > SETTLED:
        with _opening:
            _kept(_answers, asked, (changed, holding))
    return holding


def _changed(home: Path) -> int:
    """When a submission was last kept in a home: its folder's own time, 0 before the first."""
    try:
        return (home / "lake" / "submissions").stat().st_mtime_ns
    except FileNotFoundError:
        return 0


def _opened(home: Path, as_known_on: datetime | None) -> Holding:
    from tenure.record import Lake

    lake = Lake(home / "lake")
    record = lake.record(as_known_on=as_known_on)
    sent = lake.submissions(as_known_on=as_known_on)
    key = (home.resolve(), record.snapshot)
    with _opening:
        return _kept(_open, key, _open.get(key) or _held(record, sent, cache=home / "cache"))


def _kept(latest: OrderedDict[Key, Value], key: Key, value: Value) -> Value:
    """Keep the latest few."""
    latest[key] = value
    latest.move_to_end(key)
    while len(latest) > SNAPSHOTS_KEPT:
        latest.popitem(last=False)
    return value


@dataclass(frozen=True)
class InHand:
    """A return that is in hand and kept nowhere: whose it is, for which year, and the hash of its files."""

    checked: Checked[Any, Any]
    partner: str
    year: int
    sha256: str


def open_returns(checked: Sequence[CheckedCsww]) -> Holding:
    """The figures of children's returns in hand, which name their authority and year themselves."""
    return open_in_hand([_by_itself(one) for one in checked])


def open_in_hand(those: Sequence[InHand]) -> Holding:
    """The figures of returns of any kind that are in hand and not kept anywhere; people are linked by a key
    nobody keeps.

    Raises   HasFindings where one has errors, UsedWrongly where no figures are made from its kind.
    """
    from tenure import returns
    from tenure.record import Pseudonyms, record_of

    pseudonyms, sent = Pseudonyms.once(), []
    for one in those:
        submission = _in_hand(one)
        events = returns.events_of(
            one.checked, partner=one.partner, pseudonym=pseudonyms, submission=submission.id
        )
        sent.append((submission, events))
    return _held(record_of(sent), [submission for submission, _ in sent])


def _by_itself(checked: CheckedCsww) -> InHand:
    """A return that has no errors names its authority and year."""
    sent = checked.sent
    unit = unit_of(sent.lea or "")
    if unit is None or sent.year is None:
        raise Unreadable(f"{sent.name}: The return names no authority or year. Fill LEA and Year.")
    return InHand(checked, unit.number, sent.year, sent.sha256)


def _in_hand(one: InHand) -> Submission:
    """A submission for a return that nobody has sent."""
    from tenure.record import Submission

    return Submission(
        id=one.sha256[:32],
        kind=one.checked.sent.kind,
        partner=one.partner,
        year=one.year,
        accepted_at=datetime.now(UTC),
        sha256=one.sha256,
    )


def held(record: Record, sent: Sequence[Submission]) -> Holding:
    """The figures of a record in memory, such as one that supposes a return to be accepted."""
    return _held(record, sent)


def _held(record: Record, sent: Sequence[Submission], *, cache: Path | None = None) -> Holding:
    from tenure.indicators import figures

    councils = (s for s in sent if s.service != EDUCATION)
    sendings = tuple(Sending(s.partner, s.year, s.accepted_at, s.service) for s in councils)
    return Holding(record.snapshot, figures(record), sendings, study_rows(record), cache)
