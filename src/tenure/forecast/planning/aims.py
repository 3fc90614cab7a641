"""A target and how sure one wants to be of it; what could be done for it, and at which levels.

A mix says the level of each activity, 0 where it is not done. A model says what comes of a mix: on average,
and in many futures drawn with the same chance for every mix.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final, NamedTuple, Protocol

import numpy as np
from numpy.typing import NDArray

from tenure.forecast.flows.inputs import STAGES, Outcome, Start, Unit
from tenure.forecast.scenarios.answers import ANSWERS, Counted
from tenure.terms.problems import UsedWrongly

Numbers = NDArray[np.float64]
Mix = tuple[int, ...]

WANTED: Final = ("vacancy rate", "vacancies", "in post", "vacancies in FTE", "FTE in post", "left for out")
"""What a target may be about: a share of FTE; people, or FTE, at the month's end; people who left within a
year."""

DEFINED: Final = {
    "vacancy rate": ("vacancy rate", True),
    "vacancies": ("vacancies", False),
    "in post": ("in post", False),
    "vacancies in FTE": ("vacancies", True),
    "FTE in post": ("in post", True),
}
"""The answer of a forecast that each is, and whether it counts FTE."""


@dataclass(frozen=True)
class Aim:
    """A target: “vacancy rate at most 10% by September 2029, with 4 chances in 5”.

    of       one of WANTED.
    limit    the value to reach: a share from 0 to 1 for a rate, else people.
    by       the day.
    chance   how sure, above 0 and below 1.
    at_most  True where less is better.
    units    whom it is about; empty for all.
    """

    of: str
    limit: float
    by: date
    chance: float = 0.8
    at_most: bool = True
    units: tuple[Unit, ...] = ()

    def month(self, start: Start) -> int:
        """The month of a forecast that it is about.

        UsedWrongly where the target cannot be: its day lies before the start or after the end, its chance is
        none.
        """
        if self.of not in WANTED:
            raise UsedWrongly(f"There is no target for {self.of}. Choose one of: {', '.join(WANTED)}.")
        if not 0 < self.chance < 1:
            raise UsedWrongly(
                f"A chance of {self.chance:.0%} cannot be asked for. Give one between 1% and 99%."
            )
        if self.limit < 0 or (self.of == "vacancy rate" and self.limit > 1):
            raise UsedWrongly(
                f"{self.limit:g} cannot be reached by a {self.of}. Give a share between 0 and 1."
            )
        month = (self.by.year - start.on.year) * 12 + self.by.month - start.on.month
        if month < 1:
            raise UsedWrongly(
                f"The target is for {self.by:%B %Y}, and the forecast begins after {start.on:%B %Y}. "
                "Choose a later month."
            )
        if month > start.months:
            raise UsedWrongly(
                f"The target is for {self.by:%B %Y}, {month - start.months} months after the forecast ends. "
                "Choose an earlier month, or forecast further."
            )
        return month

    def answer(self, outcome: Outcome, fte: Numbers | None = None, pattern: Numbers | None = None) -> Numbers:
        """What came of it in each future, shape (R,).

        fte      FTE per head, shape (U, S); everyone is full-time where it is left out.
        pattern  what a scenario multiplies it by, shape (R or 1, months + 1, U).
        """
        month, chosen = self.month(outcome.start), self._units(outcome.start)
        if self.of == "left for out":
            year = outcome.of(self.of)[:, max(month - 11, 1) : month + 1, chosen]
            left: Numbers = year.sum(axis=(1, 2)).astype(np.float64)
            return left
        answer, in_fte = DEFINED[self.of]
        whole = np.ones((len(outcome.start.units), len(STAGES)))
        then = slice(month, month + 1)
        counted = Counted(
            replace(outcome, counts=outcome.counts[:, then]),
            fte if in_fte and fte is not None else whole,
            covered=np.zeros((1, 1, 1)),
            besides=np.zeros(len(whole)),
            pattern=pattern[:, then] if in_fte and pattern is not None else np.ones((1, 1, 1)),
        )
        return np.nan_to_num(ANSWERS[answer].of(counted, chosen)[:, 0])

    def reached(self, answers: Numbers) -> float:
        """The share of futures in which it is reached."""
        met = answers <= self.limit if self.at_most else answers >= self.limit
        return float(met.mean())

    def surely(self, answers: Numbers) -> float:
        """The value that is reached with the chance asked for."""
        return float(np.quantile(answers, self.chance if self.at_most else 1 - self.chance))

    def shown(self, value: float) -> str:
        """A value of it in words."""
        return f"{value:.1%}" if self.of == "vacancy rate" else f"{value:,.0f}"

    def _units(self, start: Start) -> NDArray[np.int64]:
        if strange := [unit for unit in self.units if unit not in start.units]:
            raise UsedWrongly(
                f"{strange[0].partner}, {strange[0].service} is not in this forecast. Leave it out."
            )
        mine = [u for u, unit in enumerate(start.units) if not self.units or unit in self.units]
        return np.array(mine, np.int64)


@dataclass(frozen=True)
class Activity:
    """Something that can be done, and how much of it.

    levels  what each level above nothing is, in words, the least first.
    priced  False where nobody said what it costs: it then looks free, and the answer says so.
    """

    key: str
    name: str
    levels: tuple[str, ...]
    priced: bool = True


class Point(NamedTuple):
    """What comes of a mix on average: the aim's answer, and pounds."""

    answer: float
    pounds: float


class Futures(NamedTuple):
    """What came of a mix, run by run: the aim's answer and pounds, each of shape (R,)."""

    answer: Numbers
    pounds: Numbers


class Model(Protocol):
    """What says what comes of a mix. Run 7 has the same chance in every mix."""

    @property
    def activities(self) -> Sequence[Activity]: ...
    def expected(self, mix: Mix) -> Point: ...
    def drawn(self, mix: Mix) -> Futures: ...


def in_words(mix: Mix, activities: Sequence[Activity]) -> str:
    """A mix as a list: “Consolidation programme (all partners), shared recruitment (half)”."""
    done = [
        f"{activity.name} ({activity.levels[level - 1]})"
        for activity, level in zip(activities, mix, strict=True)
        if level
    ]
    return ", ".join(done) or "nothing"
