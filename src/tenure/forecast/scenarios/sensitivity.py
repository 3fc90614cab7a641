"""What an answer hinges on: one input at a time (tornado), and shares of its variance (Sobol)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray
from scipy.special import ndtri
from scipy.stats import qmc, sobol_indices

from tenure.forecast.scenarios.inputs import Model, Supposed, months_of
from tenure.forecast.scenarios.sizes import TENTH
from tenure.terms.problems import UsedWrongly

Numbers = NDArray[np.float64]
BASE_POINTS: Final = 1024
STILL: Final = 1e-10
"""A spread below this part of the answer is rounding."""
FAR: Final = 4.0
"""Deviations at which a design is cut: one point in 16,000 lies beyond."""


@dataclass(frozen=True)
class Wanted:
    """The answer looked at: its name, month and scope."""

    answer: str
    month: int
    scope: str = "partnership"

    @property
    def days(self) -> tuple[int, ...]:
        """The months that it is made of."""
        return tuple(months_of(self.answer, self.month))

    def of(self, supposed: Supposed) -> Numbers:
        """Its value in each run."""
        return supposed.value(self.answer, scope=self.scope, month=self.month)


def days_of(wanted: Sequence[Wanted]) -> tuple[int, ...]:
    """The months that several answers are made of, in order."""
    return tuple(sorted({day for one in wanted for day in one.days}))


@dataclass(frozen=True)
class Swing:
    """What one input does by itself: the answer at the low and at the high end of its interval."""

    name: str
    low: float
    high: float

    @property
    def width(self) -> float:
        """How far the answer goes between them."""
        return abs(self.high - self.low)


@dataclass(frozen=True)
class Tornado:
    """The answer with all inputs in their middle, and each input's swing, the widest first."""

    middle: float
    swings: tuple[Swing, ...]


@dataclass(frozen=True)
class Share:
    """What part of an answer's variance an input explains: by itself, and with all it does beside others."""

    name: str
    first: float
    total: float


@dataclass(frozen=True)
class Shares:
    """Shares of variance, the largest total first; with all that is needed to make them again.

    themes  the inputs in each group that moves together.
    spread  standard deviation of the answer over the design.
    """

    shares: tuple[Share, ...]
    themes: Mapping[str, tuple[str, ...]]
    spread: float
    runs: int
    seed: int


def tornado(model: Model, wanted: Wanted) -> Tornado:
    """Each input at the low and high ends of its 80% interval, the others in their middle; all at once."""
    return tornados(model, (wanted,))[0]


def tornados(model: Model, wanted: Sequence[Wanted]) -> tuple[Tornado, ...]:
    """The tornado of each of several answers, all from the same runs."""
    count = 2 * len(model.inputs) + 1
    deviates = {}
    for k, name in enumerate(model.inputs):
        deviates[name] = np.zeros(count)
        deviates[name][2 * k + 1], deviates[name][2 * k + 2] = -TENTH, TENTH
    supposed = model.at(deviates, days_of(wanted))
    return tuple(_tornado(model, np.broadcast_to(one.of(supposed), count)) for one in wanted)


def _tornado(model: Model, found: Numbers) -> Tornado:
    swings = [
        Swing(name, float(found[2 * k + 1]), float(found[2 * k + 2])) for k, name in enumerate(model.inputs)
    ]
    return Tornado(float(found[0]), tuple(sorted(swings, key=lambda swing: -swing.width)))


def shares_of_variance(
    model: Model,
    wanted: Wanted,
    *,
    themes: Mapping[str, Sequence[str]] | None = None,
    base_points: int = BASE_POINTS,
    seed: int = 1,
    threads: int = 2,
) -> Shares:
    """First-order and total Sobol indices on expected values: base_points x (groups + 2) runs.

    themes  inputs that are drawn apart and judged together; each by itself where none are given.
    Raises UsedWrongly where base_points is no power of two, or nothing has an interval.
    Source  Saltelli and others (2010), Comput. Phys. Commun. 181; the estimator of scipy.stats.
    """
    several = (wanted,)
    return shares_of_several(
        model, several, themes=themes, base_points=base_points, seed=seed, threads=threads
    )[0]


def shares_of_several(
    model: Model,
    wanted: Sequence[Wanted],
    *,
    themes: Mapping[str, Sequence[str]] | None = None,
    base_points: int = BASE_POINTS,
    seed: int = 1,
    threads: int = 2,
) -> tuple[Shares, ...]:
    """The shares of each of several answers, all from the same runs; as `shares_of_variance` has them."""
    groups = {name: tuple(of) for name, of in (themes or {name: (name,) for name in model.inputs}).items()}
    names = [name for of in groups.values() for name in of]
    _require_a_design(model, names, base_points)
    first, second = _design(len(names), base_points, seed)
    columns = [[names.index(name) for name in of] for of in groups.values()]
    points = np.concatenate([first, second, *(_swapped(first, second, of) for of in columns)])
    deviates = {name: points[:, k] for k, name in enumerate(names)}
    supposed = model.at(deviates, days_of(wanted), threads=threads)
    each = [one.of(supposed).reshape(-1, base_points) for one in wanted]
    return tuple(_shares(found, groups, len(points), seed) for found in each)


def _shares(found: Numbers, groups: Mapping[str, tuple[str, ...]], runs: int, seed: int) -> Shares:
    """The shares of one answer in each block of the design; none where it does not vary."""
    spread = float(found[:2].std())
    still = spread <= STILL * max(abs(float(found[:2].mean())), 1e-9)
    shares = [Share(name, 0.0, 0.0) for name in groups] if still else _indices(list(groups), found)
    return Shares(tuple(shares), groups, spread, runs, seed)


def _require_a_design(model: Model, names: Sequence[str], base_points: int) -> None:
    unknown = [name for name in names if name not in model.inputs]
    if unknown or not names:
        raise UsedWrongly(
            f"{', '.join(unknown) or 'Nothing'} can be varied here. The inputs are: "
            f"{', '.join(model.inputs) or 'none, as nothing has an interval'}."
        )
    if base_points < 2 or base_points & (base_points - 1):
        raise UsedWrongly(f"{base_points} base points make no design. Use a power of two, such as 1024.")


def _design(count: int, base_points: int, seed: int) -> tuple[Numbers, Numbers]:
    """Two designs of deviations, (base_points, count) each, from one scrambled Sobol sequence."""
    drawn = qmc.Sobol(2 * count, scramble=True, seed=seed).random(base_points)
    far: Numbers = np.clip(ndtri(np.clip(drawn, 1e-12, 1 - 1e-12)), -FAR, FAR)
    return far[:, :count], far[:, count:]


def _swapped(first: Numbers, second: Numbers, columns: list[int]) -> Numbers:
    made = first.copy()
    made[:, columns] = second[:, columns]
    return made


def _indices(names: list[str], found: Numbers) -> list[Share]:
    swapped = found[2:, None]
    if len(names) == 1:
        swapped = np.repeat(swapped, 2, axis=0)  # scipy.stats takes two inputs or more
    of = {"f_A": found[:1], "f_B": found[1:2], "f_AB": swapped}
    indices = sobol_indices(func=of, n=found.shape[1])
    shares = [
        Share(name, float(np.ravel(indices.first_order)[k]), float(np.ravel(indices.total_order)[k]))
        for k, name in enumerate(names)
    ]
    return sorted(shares, key=lambda share: -share.total)
