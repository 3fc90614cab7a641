"""The reports there are: each made from the same material by one function."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from tenure.publish.strategy.reports import board, changes, evaluation, progress, workforce
from tenure.publish.strategy.reports.material import Material
from tenure.publish.strategy.reports.parts import Report, Scope
from tenure.terms.problems import UsedWrongly


@dataclass(frozen=True)
class Kind:
    """One report: its key and name, what it is for, who reads it, and how it is made.

    since  whether it compares with an earlier day.
    """

    key: str
    name: str
    says: str
    make: Callable[[Material], Report]
    scope: Scope = "partnership"
    since: bool = False


KINDS: Final[Mapping[str, Kind]] = {
    kind.key: kind
    for kind in (
        Kind(
            "board",
            board.NAME,
            "Two pages and an appendix: is each outcome on course, and what needs a decision?",
            board.board_pack,
        ),
        Kind(
            "progress",
            progress.NAME,
            "A year by outcome, priority and activity, with the case studies that may be told.",
            progress.progress_report,
        ),
        Kind(
            "analysis",
            workforce.NAME,
            "Every workforce measure of both services, beside the region and England.",
            workforce.workforce_report,
        ),
        Kind(
            "evaluation",
            evaluation.NAME,
            "For the national evaluation: each figure, its definition, and the return it came from.",
            evaluation.evaluation_return,
            scope="evaluation",
        ),
        Kind(
            "changes",
            changes.NAME,
            "What is different since a day: figures, statuses, returns, decisions, case studies.",
            changes.changes_digest,
            since=True,
        ),
    )
}
"""Every report, in the order they are offered."""
NAMES: Final = {key: kind.name for key, kind in KINDS.items()}
"""What each is called."""


def kind_of(key: str) -> Kind:
    """The report with this key. UsedWrongly where there is none."""
    if key not in KINDS:
        raise UsedWrongly(f"There is no report called {key[:40]}. The reports are {', '.join(KINDS)}.")
    return KINDS[key]
