"""A chance of several employers, each borrowing from the rest what its own numbers cannot say.

Log-odds of employers are normal around a common level that evidence centres; how far apart they lie is
learnt.
Where counts scatter from year to year more than chance would, every count says less, in proportion.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

import numpy as np
from numpy.typing import NDArray
from scipy.special import digamma, expit, logit, polygamma

from tenure.forecast.fitting.draws import Keys, normals

Numbers = NDArray[np.float64]

SPREAD: Final = 0.4
"""Deviation between employers on the log-odds before any is seen: that of turnover among English authorities
is 0.33 (see `expecting`); of other chances nothing is published."""

AS_MANY: Final = 4
"""Employers' worth of belief in that spread."""

ROUNDS: Final = 200
FARTHEST: Final = 12.0
CLOSE: Final = 1e-6


@dataclass(frozen=True)
class Centre:
    """Where a common level lies before the record is looked at: a chance, the deviation of its log-odds."""

    chance: float
    doubt: float = 1.0


@dataclass(frozen=True, eq=False)
class Pooled:
    """Log-odds of a chance, of employers (or routes) in families that share a level.

    family   which family each belongs to, shape (U,).
    doubt    deviation of the level of each one's family, shape (U,).
    centre   of each, shape (U,).
    follows  by how much each moves when its family's level does, shape (U,).
    own      deviation of each when the level is known, shape (U,).
    level    log-odds of each one's family, shape (U,).
    """

    family: tuple[str, ...]
    doubt: Numbers
    centre: Numbers
    follows: Numbers
    own: Numbers
    level: Numbers

    @property
    def value(self) -> Numbers:
        """The chance of each, shape (U,)."""
        chance: Numbers = expit(self.centre)
        return chance

    @property
    def deviation(self) -> Numbers:
        """Deviation of the log-odds of each, shape (U,)."""
        deviation: Numbers = np.sqrt((self.follows * self.doubt) ** 2 + self.own**2)
        return deviation

    def scaled(self, factor: float) -> Pooled:
        """The same with chances so many times as large, at most 0.95; 0 stays 0."""
        chance = np.clip(self.value * factor, 1e-5, 0.95)
        return replace(self, centre=logit(chance))

    def drawn(self, runs: Keys, kind: str, names: Sequence[str]) -> Numbers:
        """The chance of each in each run, shape (R, U)."""
        families = sorted(set(self.family))
        shared = normals(runs, [f"{kind}/{family}" for family in families], 1)[..., 0]
        shared = shared[:, [families.index(family) for family in self.family]] * self.doubt
        own = normals(runs, [f"{kind}/{name}" for name in names], 1)[..., 0]
        chance: Numbers = expit(self.centre + shared * self.follows + own * self.own)
        return chance


def pooled(
    successes: Numbers, trials: Numbers, family: Sequence[str], centres: Mapping[str, Centre]
) -> Pooled:
    """Chances from counts by employer and year, shape (U, Y), family by family. Counts need not be whole."""
    found = {name: np.zeros(len(family)) for name in ("doubt", "centre", "follows", "own", "level")}
    for one in set(family):
        mine = np.array([each == one for each in family], dtype=np.bool_)
        for name, value in _one_family(successes[mine], trials[mine], centres[one]).items():
            found[name][mine] = value
    return Pooled(tuple(family), **found)


def _one_family(successes: Numbers, trials: Numbers, centre: Centre) -> dict[str, Numbers | float]:
    """Newton steps for all log-odds at once, and the spread that they then show, until neither moves."""
    scatter = scatter_of(successes, trials)
    won, tried = successes.sum(axis=1) / scatter, trials.sum(axis=1) / scatter
    expected = float(logit(np.clip(centre.chance, 1e-5, 1 - 1e-5)))
    level, own, between = expected, np.full(len(won), expected), SPREAD
    for _ in range(ROUNDS):
        rate = expit(own)
        weight = tried * rate * (1 - rate) + between**-2
        step = (won - tried * rate - (own - level) / between**2) / weight
        follows = between**-2 / weight
        tight = centre.doubt**-2 + float(np.sum((1 - follows) / between**2))
        moved = float(np.sum((own + step - level) / between**2)) - (level - expected) / centre.doubt**2
        up = moved / tight
        own = np.clip(own + np.clip(step + follows * up, -2, 2), -FARTHEST, FARTHEST)
        level += up
        apart = (own - level) ** 2 + 1 / weight + (1 - follows) ** 2 / tight
        then = float(np.sqrt((apart.sum() + AS_MANY * SPREAD**2) / (len(own) + AS_MANY)))
        done = abs(then - between) < CLOSE and np.all(np.abs(step) < CLOSE)
        between = then
        if done:
            break
    return {
        "doubt": tight**-0.5, "centre": own, "follows": follows, "own": weight**-0.5, "level": level,
    }  # fmt: skip


def scatter_of(successes: Numbers, trials: Numbers) -> float:
    """By how much an employer's years scatter beyond chance: 1 where they do not, or one year is known."""
    tried = trials.sum(axis=1, keepdims=True)
    rate = np.divide(successes.sum(axis=1, keepdims=True), tried, out=np.zeros_like(tried), where=tried > 0)
    spread = trials * rate * (1 - rate)
    used = spread > 0.05
    free = int(np.maximum(used.sum(axis=1) - 1, 0).sum())
    squares = np.sum((successes - trials * rate)[used] ** 2 / spread[used])
    return max(float(squares) / free, 1.0) if free else 1.0


def shares(drawn: Numbers, share: Numbers, worth: Numbers) -> Numbers:
    """Shares that add to one, drawn around a centre.

    drawn  standard normals, shape (R, N, K).      share  the centre, shape (N, K), adding to one.
    worth  how many observations each row of shares is worth, shape (N,).

    The logarithms of a Dirichlet's parts are taken as normal with their exact variances.
    Source: Aitchison and Shen (1980), Logistic-normal distributions, Biometrika 67.
    """
    counts = np.maximum(share * worth[:, None], 1e-6)
    there = share > 0
    logs = digamma(counts) + drawn * np.sqrt(polygamma(1, np.maximum(counts, 0.05)))
    parts = np.where(there, np.exp(np.where(there, logs, 0.0)), 0.0)
    total = np.zeros(parts.shape[:-1])
    for k in range(parts.shape[-1]):
        total += parts[..., k]
    return np.divide(
        parts, total[..., None], out=np.broadcast_to(share, parts.shape).copy(), where=total[..., None] > 0
    )
