"""How large a risk is, whether it grows, and whether it is looked after: worked out from its scores."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final, Literal

Level = Literal["low", "moderate", "high", "very high"]
Way = Literal["rising", "falling", "level", "new"]

STEPS: Final = (1, 2, 3, 4, 5)
LIKELIHOODS: Final[Mapping[int, str]] = {
    1: "Very unlikely", 2: "Unlikely", 3: "As likely as not", 4: "Likely", 5: "Almost certain",
}  # fmt: skip
IMPACTS: Final[Mapping[int, str]] = {1: "Slight", 2: "Small", 3: "Noticeable", 4: "Serious", 5: "Severe"}
LEVELS: Final[tuple[tuple[int, Level], ...]] = ((15, "very high"), (10, "high"), (5, "moderate"), (1, "low"))
"""A risk's level by its size, likelihood times impact: the usual five by five matrix."""


@dataclass(frozen=True)
class Score:
    """How likely and how bad a risk was judged on a day, each from 1 to 5."""

    likelihood: int
    impact: int
    on: date

    @property
    def size(self) -> int:
        """Likelihood times impact, 1 to 25."""
        return self.likelihood * self.impact

    @property
    def level(self) -> Level:
        return next(level for least, level in LEVELS if self.size >= least)


@dataclass(frozen=True)
class Mitigation:
    """Something that is done about a risk: when it is due, and when it was done."""

    due: date
    done: date | None = None


@dataclass(frozen=True)
class Standing:
    """Where a risk stands: its latest score, which way it moved, and what about it waits."""

    now: Score
    way: Way
    before: Score | None
    overdue: tuple[str, ...]


def standing(
    scores: Sequence[Score], mitigations: Iterable[Mitigation], *, review: date | None, on: date
) -> Standing:
    """Where a risk stands on a day. `scores` by day, at least one."""
    now, before = scores[-1], scores[-2] if len(scores) > 1 else None
    waits = []
    if review is None:
        waits.append("no day is set for its review")
    elif review < on:
        waits.append(f"its review is {_days((on - review).days)} overdue")
    late = [each for each in mitigations if each.done is None and each.due < on]
    if late:
        waits.append(f"{len(late)} mitigation{'s are' if len(late) > 1 else ' is'} overdue")
    return Standing(now, _way(now, before), before, tuple(waits))


def _way(now: Score, before: Score | None) -> Way:
    if before is None:
        return "new"
    if now.size == before.size:
        return "level"
    return "rising" if now.size > before.size else "falling"


def _days(some: int) -> str:
    return f"{some} day{'' if some == 1 else 's'}"


def matrix(risks: Mapping[str, Score]) -> Mapping[tuple[int, int], tuple[str, ...]]:
    """Which risks stand in each cell, by likelihood and impact; every cell is there."""
    cells: dict[tuple[int, int], list[str]] = {(like, bad): [] for like in STEPS for bad in STEPS}
    for code, score in risks.items():
        cells[score.likelihood, score.impact].append(code)
    return {cell: tuple(sorted(codes)) for cell, codes in cells.items()}
