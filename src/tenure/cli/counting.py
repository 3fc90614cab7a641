"""What `tenure measures --from` counts: returns of any kind that are in hand, with no home."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tenure.cli.options import Asked
from tenure.terms.problems import HasFindings, Unreadable

if TYPE_CHECKING:
    from tenure.partnership.gathering import Gathered
    from tenure.publish import Holding
    from tenure.returns import Checked
    from tenure.returns.sent import Sent


@dataclass(frozen=True, eq=False)
class _Said:
    """A return, and whose and of which year it is, as its files, their folders or the command say."""

    sent: Sent
    partner: str
    year: int
    sha256: str


def counted(paths: list[Path], asked: Asked) -> Holding:
    """The figures of these returns alone, which must have no errors."""
    from tenure import publish, returns
    from tenure.partnership.gathering import gathered, with_said

    those = [with_said(one, partner=asked.partner, year=asked.year) for one in gathered(paths)]
    said = [each for one in those for each in _said(one)]
    beside = returns.Beside(today=datetime.now(UTC).date())
    found = returns.check_all([each.sent for each in said], before=[], beside=beside)
    by_return = {id(checked.sent): checked for checked in found}
    return publish.open_in_hand(
        [
            publish.InHand(_acceptable(by_return[id(each.sent)]), each.partner, each.year, each.sha256)
            for each in said
        ]
    )


def _said(one: Gathered) -> Iterator[_Said]:
    from tenure import returns
    from tenure.terms import universities

    if one.problem is not None:
        raise Unreadable(f"{one.path.name}: {one.problem}")
    files = [file for path in one.paths for file in returns.read_files(path)]
    unit = universities.partner_of(one.number)
    if unit is None:
        raise Unreadable(_nobodys(one))
    if not one.year:
        raise Unreadable(
            f"{one.path.name} does not say its year. Say it with --year, or by its folder (2023/101)."
        )
    named = "\n".join(sorted({file.sha256 for file in files})) if len(files) > 1 else files[0].sha256
    whole = sha256(f"{unit.number} {one.year} {named}".encode()).hexdigest()
    for sent in returns.returns_in(files, year=one.year):
        yield _Said(sent, unit.number, one.year, whole)


def _nobodys(one: Gathered) -> str:
    if one.number:
        return f"{one.path.name} names the authority {one.number}, and there is none of that number."
    return (
        f"{one.path.name} does not say whose it is. "
        "Say it with --partner NUMBER, or by its folder (2023/101)."
    )


def _acceptable(checked: Checked[Any, Any]) -> Checked[Any, Any]:
    if checked.acceptable:
        return checked
    name = checked.sent.name
    errors = "1 error" if checked.errors == 1 else f"{checked.errors} errors"
    raise HasFindings(f"{name} has {errors}, so it cannot be counted. Run: tenure check {name}")
