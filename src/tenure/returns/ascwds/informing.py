"""What the service does with a set that a sender should know, though it asks for nothing (U1 to U6)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tenure.returns.ascwds.held import Held, after
from tenure.returns.ascwds.table import Tables
from tenure.returns.findings import Outcome
from tenure.returns.sent import counted

_NAMED = 5
"""References that are named; the others are counted."""


def information(tables: Tables, held: Held | None, outcomes: Sequence[Outcome]) -> Iterator[str]:
    """The sentences, most telling first."""
    yield from _deleted(tables, held)
    yield from _outcome(outcomes)
    yield from _of_the_files(tables)
    if any(outcome.rule.service for outcome in outcomes):
        yield (
            "The service shows one finding for each number and row, and groups rows under the words of the "
            "first; here every finding is shown. (U3)"
        )
    if "worker" in tables:
        yield (
            "After its checks the service empties some values without a word: an hourly rate below £2.50 or "
            "above £200, a National Insurance number with a reserved prefix. (U6)"
        )


def _deleted(tables: Tables, held: Held | None) -> Iterator[str]:
    """What is held and not in the files (U4)."""
    if held is None:
        yield (
            "What the service holds already is not known here, so nothing was held against it: give the set "
            "that was sent before, or take every record as held that is not NEW. (U4)"
        )
        return
    now = after(tables)
    for word, gone in (
        ("workplace", sorted(held.workplaces - now.workplaces)),
        (
            "worker record",
            sorted(f"{workplace} {person}" for workplace, person in held.workers - now.workers),
        ),
    ):
        if gone:
            more = f" and {len(gone) - _NAMED:,} more" if len(gone) > _NAMED else ""
            yield (
                f"{counted(len(gone), word)} that the service holds will be gone when it takes these files: "
                f"{', '.join(gone[:_NAMED])}{more}. (U4)"
            )


def _outcome(outcomes: Sequence[Outcome]) -> Iterator[str]:
    """What the service makes of errors and warnings (U5)."""
    words = {outcome.rule.service for outcome in outcomes if len(outcome)}
    if "error" in words:
        yield "The service refuses the whole set while there is any error of its own. (U5)"
    elif "warning" in words:
        yield "The service takes the set, and leaves out each value that it warns of. (U5)"


def _of_the_files(tables: Tables) -> Iterator[str]:
    """What files and columns there may be (U1, U2)."""
    if "training" not in tables:
        yield "There is no training file; the service does not need one. (U1)"
    part = tables.worker.part if "worker" in tables else None
    if part is not None and not part.header.taken:
        yield (
            "The service takes the worker header to the letter: CHGUNIQUEWRKID and TRANSFERSTAFFRECORD may "
            "stand after UNIQUEWORKERID, and pairs from QUALACH04 on with their notes at the end, without a "
            "gap. (U2)"
        )
