"""A figure that a plan rests on: how large, how sure, from where, whose, and since when."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

import numpy as np
from numpy.typing import NDArray
from scipy.special import ndtri

from tenure.forecast.fitting.draws import keys_of_runs, normals
from tenure.forecast.fitting.evidence import evidence
from tenure.terms.problems import UsedWrongly

Numbers = NDArray[np.float64]

TENTH: Final = float(ndtri(0.9))
"""Deviations from the middle to either end of an interval that holds 4 chances in 5."""

ASSUMED: Final = "assumption"
"""The source of what nobody has published. It is shown as an assumption wherever it counts."""


@dataclass(frozen=True, kw_only=True)
class Assumption:
    """One figure, never below nought.

    key        its name among the others.
    says       what it is, for people.
    low, high  4 chances in 5 that it lies between them; both the value where it is settled.
    source     the publication, or “assumption”.
    owner      who answers for it.
    dated      when it was set.
    evidence   key of a row of the evidence table, empty where it has none.
    verified   whether the source itself was seen.
    reason     why it was changed from what ships; empty where it was not.
    """

    key: str
    says: str
    value: float
    unit: str
    low: float
    high: float
    source: str = ASSUMED
    owner: str = "Tenure"
    dated: date = date(2025, 10, 1)
    evidence: str = ""
    verified: bool = False
    reason: str = ""

    def __post_init__(self) -> None:
        if not 0 <= self.low <= self.value <= self.high:
            raise UsedWrongly(
                f"{self.key}: {self.value:g} {self.unit}, between {self.low:g} and {self.high:g}, cannot be. "
                "Give a low end, a value and a high end in that order, none below nought."
            )

    def drawn(self, runs: int, seed: int, *, first_run: int = 0) -> Numbers:
        """Its value in numbered runs, shape (runs,): half lie below the value, a tenth beyond either end."""
        deviates = normals(keys_of_runs(seed, first_run, runs), [f"assumption/{self.key}"], 1)[:, 0, 0]
        if self.low > 0:
            down, up = np.log(self.value / self.low), np.log(self.high / self.value)
            factors: Numbers = np.exp(deviates * np.where(deviates < 0, down, up) / TENTH)
            return self.value * factors
        width = np.where(deviates < 0, self.value - self.low, self.high - self.value)
        drawn: Numbers = np.maximum(self.value + deviates * width / TENTH, 0.0)
        return drawn

    def changed(self, value: float, *, low: float, high: float, reason: str, owner: str) -> Assumption:
        """The same figure, chosen locally. UsedWrongly without a reason and an owner."""
        if not reason.strip() or not owner.strip():
            raise UsedWrongly(
                f"{self.key} was changed to {value:g} without saying why and by whom. Give a reason and an "
                "owner."
            )
        return replace(
            self, value=value, low=low, high=high, reason=reason, owner=owner, source=f"{owner}: {reason}",
            evidence="", verified=False,
        )  # fmt: skip


def from_evidence(
    key: str, says: str, *, known: str, year: int | None = None, times: float = 1.0, unit: str = ""
) -> Assumption:
    """A figure of the evidence table with its interval, in other units where `times` says so."""
    row = evidence(known, year)
    if row.value is None:
        raise UsedWrongly(
            f"The evidence called {known} has no figure. Give one of your own, with its source."
        )
    low, high = (row.value if end is None else end for end in (row.low, row.high))
    return Assumption(
        key=key, says=says, value=row.value * times, unit=unit or row.unit,
        low=min(low, row.value) * times, high=max(high, row.value) * times,
        source=str(row), evidence=known, verified=row.verified,
    )  # fmt: skip


@dataclass(frozen=True, eq=False)
class Assumptions:
    """Figures by key, each of which can be replaced by one's own."""

    known: Mapping[str, Assumption]

    @classmethod
    def of(cls, each: Sequence[Assumption]) -> Assumptions:
        """From a list of them."""
        return cls({one.key: one for one in each})

    def __getitem__(self, key: str) -> Assumption:
        if key not in self.known:
            raise UsedWrongly(f"Nothing is assumed of {key}. What is: {', '.join(sorted(self.known))}.")
        return self.known[key]

    def value(self, key: str, runs: int | None = None, seed: int = 0, *, first_run: int = 0) -> Numbers:
        """Its middle, shape (1,), or its values in numbered runs."""
        one = self[key]
        return np.array([one.value]) if runs is None else one.drawn(runs, seed, first_run=first_run)

    def with_(self, *own: Assumption) -> Assumptions:
        """These, with some replaced. UsedWrongly where one has a key that is not there."""
        for one in own:
            self[one.key]
        return Assumptions({**self.known, **{one.key: one for one in own}})

    def table(self) -> tuple[Assumption, ...]:
        """All of them, in the order in which they were given."""
        return tuple(self.known.values())
