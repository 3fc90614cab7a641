"""The risk register as readers see it: its answer, the risks in order, and the matrix in numbers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from tenure.publish import numbers, wording
from tenure.publish.contents import Table
from tenure.publish.tables import words
from tenure.strategy.barriers.judging import IMPACTS, LEVELS, LIKELIHOODS, STEPS, Level, Standing, matrix

MARKS: Final[Mapping[Level, tuple[str, str]]] = {
    "very high": ("✕", "off-course"),
    "high": ("!", "watch"),
    "moderate": ("!", "watch"),
    "low": ("✓", "on-course"),
}
"""The icon and the kind of status that goes with a level; the word always stands beside it."""


NAMED: Final = 3
"""Rising risks that the answer names; the list has all of them."""


@dataclass(frozen=True)
class RiskRow:
    """One open risk: its code, words, and where it stands."""

    code: str
    title: str
    owner: str
    standing: Standing

    @property
    def icon(self) -> str:
        return MARKS[self.standing.now.level][0]

    @property
    def kind(self) -> str:
        return MARKS[self.standing.now.level][1]

    @property
    def words(self) -> str:
        """ "High: likely, serious" """
        now = self.standing.now
        judged = f"{LIKELIHOODS[now.likelihood]}, {IMPACTS[now.impact]}".lower()
        return f"{wording.first_up(now.level)}: {judged}"

    @property
    def moved(self) -> str:
        """Which way it went since the review before."""
        before, now = self.standing.before, self.standing.now
        if before is None:
            return "judged once"
        if self.standing.way == "level":
            return f"as on {numbers.day(before.on)}"
        return f"{self.standing.way}: {before.size} on {numbers.day(before.on)}, {now.size} now"


@dataclass(frozen=True)
class Register:
    """The page: its answer, risks by size, and the matrix, most likely row first."""

    answer: str
    rows: tuple[RiskRow, ...]
    matrix: tuple[tuple[str, tuple[tuple[int, tuple[str, ...]], ...]], ...]
    impacts: tuple[str, ...]


def register(rows: Sequence[RiskRow]) -> Register:
    """The open risks, largest first; of equal ones those that rise."""
    order = sorted(rows, key=lambda row: (-row.standing.now.size, row.standing.way != "rising", row.title))
    cells = matrix({row.code: row.standing.now for row in rows})
    table = tuple(
        (LIKELIHOODS[like], tuple((like * bad, cells[like, bad]) for bad in STEPS))
        for like in reversed(STEPS)
    )
    return Register(_answer(rows), tuple(order), table, tuple(IMPACTS[bad] for bad in STEPS))


def _answer(rows: Sequence[RiskRow]) -> str:
    if not rows:
        return "No risk is open."
    by_level = [(level, sum(row.standing.now.level == level for row in rows)) for _, level in LEVELS]
    said = numbers.listed([f"{numbers.count_words(n)} {level}" for level, n in by_level if n])
    first = f"Of {numbers.count_words(len(rows))} open risks, {said}." if len(rows) > 1 else _only(rows[0])
    rising = [row.title for row in rows if row.standing.way == "rising"]
    waiting = sum(bool(row.standing.overdue) for row in rows)
    named = [f"“{each}”" for each in rising[:NAMED]]
    if more := len(rising) - len(named):
        named.append(f"{numbers.count_words(more)} more")
    parts = [first, f"Rising: {numbers.listed(named)}." if rising else ""]
    if waiting:
        parts.append(f"{wording.first_up(numbers.count_words(waiting))} {_waits(waiting)} overdue work.")
    return " ".join(part for part in parts if part)


def _only(row: RiskRow) -> str:
    return f"One risk is open, and it is {row.standing.now.level}."


def _waits(some: int) -> str:
    return "has" if some == 1 else "have"


def as_table(rows: Sequence[RiskRow]) -> Table:
    """The register as a table for a file, in the page's order."""
    heads = ("Risk", "Owner", "Likelihood", "Impact", "Size", "Level", "Since", "Overdue")
    body = tuple(
        tuple(
            words(text)
            for text in (
                row.title,
                row.owner,
                LIKELIHOODS[row.standing.now.likelihood],
                IMPACTS[row.standing.now.impact],
                str(row.standing.now.size),
                row.standing.now.level,
                numbers.day(row.standing.now.on),
                "; ".join(row.standing.overdue),
            )
        )
        for row in register(rows).rows
    )
    return Table("risks", "Open risks, largest first", heads, body)
