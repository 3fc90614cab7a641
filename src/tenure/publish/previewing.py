"""What accepting a return would do: which figures move, and what breaks with the years before.

The record is made with the return and without it, in memory; both are asked for the same figures, which pass
the same screen as any other.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from tenure.benchmark.expectations import beyond_usual, has_collapsed
from tenure.publish import numbers, wording
from tenure.publish.asking import Asked, asked
from tenure.publish.disclosure import Seen, Shown
from tenure.publish.doubts import doubts
from tenure.publish.holding import TOTAL, Holding
from tenure.publish.measuring import BASES
from tenure.publish.moving import KINDS, move
from tenure.publish.opening import held
from tenure.publish.viewing import Viewer
from tenure.terms.problems import UsedWrongly

if TYPE_CHECKING:
    from tenure.indicators import Indicator
    from tenure.record import Record, Submission

LEAST_VANISHED: Final = 0.01
"""Of last year's people, the share that has to be unmentioned before it is said: one in a hundred."""


@dataclass(frozen=True)
class Moved:
    """One figure that would change: from what, to what, by how much, as printed.

    was    "no figure" where the year has none yet.
    by     how far it moves from that; empty where there was none.
    last   the figure of the year before; empty where that has none.
    since  how far it is from that; empty as well.
    """

    measure: str
    basis: str
    label: str
    was: str
    now: str
    by: str
    size: float
    last: str = ""
    since: str = ""


@dataclass(frozen=True)
class Unexpected:
    """Something that breaks with the years before: a sentence, and what to do about it.

    what    vanished, contradiction, collapsed, change.
    weight  how bad it is, for putting the worst first.
    """

    what: str
    says: str
    do: str
    weight: float


@dataclass(frozen=True)
class Preview:
    """What accepting a return would do to the figures of its own partner.

    replaces  whether the year has figures already.
    moved     figures that change, the largest change first; of a year without figures, its figures.
    same      how many figures stay as they are.
    """

    partner: str
    year: int
    service: str
    replaces: bool
    moved: tuple[Moved, ...]
    same: int
    unexpected: tuple[Unexpected, ...]


def preview(now: Holding, viewer: Viewer, *, supposed: Record, submission: Submission) -> Preview:
    """What accepting this submission would do, for a viewer who sees its partner's figures as they are.

    now       the figures as they stand.
    supposed  the record as it would be.
    """
    if not viewer.sees_true(submission.partner):
        raise UsedWrongly("What a return would do to the figures is shown to its own partner alone.")
    then = held(supposed, [submission])
    service, year, partner = submission.service, submission.year, submission.partner
    after = asked(then, viewer, service=service, year=year, focus=partner)
    before = None
    if year in now.years(service) and partner in now.partners(service):
        before = asked(now, viewer, service=service, year=year, focus=partner)
    found = list(_each(before, after))
    moved = sorted((one for one in found if one is not None), key=lambda one: -one.size)
    replaces = before is not None and isinstance(before.see("in-post"), Shown)
    worst = sorted(_unexpected(after, supposed), key=lambda one: -one.weight)
    same = found.count(None)
    return Preview(partner, year, service, replaces, tuple(moved), same, tuple(worst))


def _each(before: Asked | None, after: Asked) -> Iterator[Moved | None]:
    """Each figure of the year that moves; None for one that stays."""
    for about, basis in _measures(after):
        if isinstance(seen := after.see(about.key, basis), Shown):
            moved = _moved(about, basis, before.see(about.key, basis) if before else None, seen)
            yield moved and _beside_last_year(moved, after.see(about.key, basis, year=after.year - 1), seen)


def _measures(asked: Asked) -> Iterator[tuple[Indicator, str]]:
    """The measures of the service that are given as a whole, on each basis that they have."""
    from tenure.indicators import MEASURES

    for key, about in MEASURES[asked.service].items():
        for basis in about.bases if TOTAL in about.by else ():
            if (key, basis) in asked.holding.measures:
                yield about, basis


def _moved(about: Indicator, basis: str, was: Seen | None, now: Shown) -> Moved | None:
    key, label = about.key, about.label
    if len(about.bases) > 1:
        label = f"{label} ({BASES[basis].lower()})"
    said = numbers.quantity(now.value, now.unit)
    if not isinstance(was, Shown):
        return Moved(key, basis, label, "no figure", said, "", 0.0)
    before = numbers.quantity(was.value, was.unit)
    if before == said:
        return None
    size = abs(now.value - was.value) / abs(was.value) if was.value else 1.0
    return Moved(key, basis, label, before, said, _apart(was, now), size)


def _beside_last_year(moved: Moved, last: Seen, now: Shown) -> Moved:
    """The same with the year before's figure, where that has one."""
    if not isinstance(last, Shown):
        return moved
    return replace(moved, last=numbers.quantity(last.value, last.unit), since=_apart(last, now))


def _apart(was: Shown, now: Shown) -> str:
    """How far a figure is from another, with its sign: +2.9 points; 0 where both print the same."""
    if numbers.quantity(was.value, was.unit) == numbers.quantity(now.value, now.unit):
        return "0"
    sign = "+" if now.value > was.value else numbers.MINUS
    return f"{sign}{numbers.change(now.value - was.value, now.unit)}"


def _unexpected(after: Asked, supposed: Record) -> Iterator[Unexpected]:
    yield from _vanished(after, supposed)
    for note in doubts(after):
        if note.who == after.area:
            yield Unexpected("contradiction", f"{note.who} {note.says}", note.do, 50.0)
    yield from _collapsed(after)
    yield from _large_changes(after)


def _vanished(after: Asked, supposed: Record) -> Iterator[Unexpected]:
    from tenure.record.continuity import vanished

    found = vanished(supposed, service=after.service, partner=after.focus, year=after.year)
    if found.people and found.vanished >= max(1.0, LEAST_VANISHED * found.people):
        is_or_are = "is" if found.vanished == 1 else "are"
        gone, of = (numbers.rounded(number, 0) for number in (found.vanished, found.people))
        yield Unexpected(
            "vanished",
            f"{gone} of the {of} people in post in {after.year - 1} {is_or_are} neither in this return "
            "nor among its leavers.",
            "Put each in as in post or as a leaver; the findings name them.",
            100.0 + found.vanished / found.people,
        )


def _collapsed(after: Asked) -> Iterator[Unexpected]:
    """Roles in which hardly anyone is left."""
    year = after.year - 1
    if year not in after.holding.years(after.service):
        return
    then = Asked(after.holding, after.viewer, after.service, year, after.focus, after.beside)
    for role, seen in then.slices("in-post", "headcount", "role"):
        now = after.see("in-post", "headcount", dimension="role", slice=role)
        value = now.value if isinstance(now, Shown) else 0.0
        if isinstance(seen, Shown) and has_collapsed(seen.value, value):
            yield Unexpected(
                "collapsed",
                f"{role}: {numbers.rounded(seen.value, 0)} people in {year}, "
                f"{numbers.rounded(value, 0)} in {after.year}.",
                "Check the codes of the role: another code is usual where a list has changed.",
                40.0 + seen.value - value,
            )


def _large_changes(after: Asked) -> Iterator[Unexpected]:
    for about, basis in _measures(after):
        if basis == about.bases[0]:
            yield from _large_change(after, about, basis)


def _large_change(after: Asked, about: Indicator, basis: str) -> Iterator[Unexpected]:
    key = about.key
    seen = [one.value for _, one in after.series(key, basis) if isinstance(one, Shown)]
    moved = move(after, key, basis)
    if moved is None or moved.before_year != after.year - 1:
        return
    step = beyond_usual(seen, sure=moved.sure, judged=key in KINDS)
    if step is None:
        return
    head = wording.subject(key, about.label).head
    said = wording.level_and_change(head, numbers.quantity(seen[-1], moved.unit), moved)
    usual = (
        ""
        if step.usual is None
        else (f" It has not moved by more than {numbers.change(step.usual, moved.unit)} in a year before.")
    )
    yield Unexpected("change", f"{said}{usual}", "Check it, or be ready to say what happened.", step.times)
