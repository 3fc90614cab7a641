"""The chance of leaving in a month, learnt across employers: each borrows from the rest what it cannot say.

    log-odds of leaving = level of the group + employer + year + employer's group + employer's year

All but the level are normal around zero with spreads of their own, which the data choose; what of a year is
still there in the next follows an autoregression of known strength. Fitted by Newton steps on the binomial
likelihood with a ridge of 1 / spread squared; spreads by the largest marginal likelihood in Laplace's
approximation. Given the levels and years, employers do not touch one another, so each is a small system of
its own and the cost grows with their number only.
Source: Gelman and Hill (2007), Data Analysis Using Regression and Multilevel/Hierarchical Models; Wood
(2011), J. R. Stat. Soc. B 73, on the Laplace marginal likelihood of penalised models.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from scipy.special import expit

from tenure.forecast.fitting.arrow import Arrow, Inverse
from tenure.forecast.fitting.exposure import Exposure

Numbers = NDArray[np.float64]

LARGEST: Final = 15.0
"""Log-odds beyond which a chance is 0 or 1 for every purpose."""

STEPS: Final = 50
CLOSE: Final = 1e-7

DISPERSED: Final = 1.2
"""Pearson's chi-square over its degrees of freedom beyond which intervals are widened by its root."""

DOUBT_OF_SPREADS: Final = 0.7
"""How far the data may move a spread from what is published: the deviation of its logarithm."""


class Spreads(NamedTuple):
    """Standard deviations on the log-odds: between employers, between years, of an employer's group, of an
    employer's year."""

    employer: float
    year: float
    group: float
    employer_year: float


@dataclass(frozen=True, eq=False)
class Expected:
    """What is known before the record is looked at.

    level     log-odds of leaving in a month by group, shape (G,).
    doubt     covariance of the levels, shape (G, G).
    spreads   as published.
    carried   how much of a year's effect is still there in the next: the common part, the employer's.
    """

    level: Numbers
    doubt: Numbers
    spreads: Spreads
    carried: tuple[float, float]


@dataclass(frozen=True, eq=False)
class Hazards:
    """The fitted model.

    level       of each group, shape (G,).
    year        effects of years, shape (Y,).
    effects     of each employer: its own, of its groups, of its years, shape (U, 1 + G + Y).
    inverse     covariance of all of them; the shared are levels and years.
    dispersion  Pearson's chi-square over its degrees of freedom.
    marginal    logarithm of the marginal likelihood, but for a constant.
    """

    level: Numbers
    year: Numbers
    effects: Numbers
    spreads: Spreads
    carried: tuple[float, float]
    inverse: Inverse
    dispersion: float
    marginal: float

    @property
    def leaving(self) -> Numbers:
        """Log-odds of leaving in a month in a usual year, shape (U, G)."""
        return self.level + self.effects[:, :1] + self.effects[:, 1 : 1 + len(self.level)]

    @property
    def employer_year(self) -> Numbers:
        """Effects of each employer's years, shape (U, Y)."""
        return self.effects[:, 1 + len(self.level) :]

    @property
    def widened(self) -> float:
        """By how much deviations are widened for what the model leaves unexplained."""
        return float(np.sqrt(self.dispersion)) if self.dispersion > DISPERSED else 1.0


def fit_hazards(exposure: Exposure, expected: Expected) -> Hazards:
    """The model that fits best, spreads and all."""
    model = _Model(exposure, expected)
    usual = np.log(np.array(expected.spreads))

    def cost(logs: Numbers) -> float:
        away = (logs - usual) / DOUBT_OF_SPREADS
        return float(0.5 * np.sum(away**2)) - model.settle(Spreads(*np.exp(logs)))[1]

    found = minimize(
        cost,
        usual,
        method="L-BFGS-B",
        bounds=[(log - 3, log + 3) for log in usual],
        options={"eps": 1e-3, "ftol": 1e-6, "maxiter": 25},
    )
    return model.fitted(Spreads(*(float(spread) for spread in np.exp(found.x))))


def still_there(years: int, carried: float) -> Numbers:
    """The inverse correlation of an autoregression over so many years."""
    apart = np.abs(np.subtract.outer(np.arange(years), np.arange(years)))
    return np.linalg.inv(carried**apart).astype(np.float64)


class _Model:
    """Counts, what is expected of them, and where the last search for the best effects ended."""

    def __init__(self, exposure: Exposure, expected: Expected) -> None:
        self.leavers, self.months, self.expected = exposure.leavers, exposure.months, expected
        employers, self.groups, years = self.leavers.shape
        self.shared = np.concatenate([expected.level, np.zeros(years)])
        self.own = np.zeros((employers, 1 + self.groups + years))
        self.centre = self.shared.copy()
        self.tight = np.linalg.inv(expected.doubt).astype(np.float64)
        self.common, self.each = (still_there(years, carried) for carried in expected.carried)

    def settle(self, spreads: Spreads) -> tuple[Inverse, float]:
        """The best effects at these spreads: their covariance, and the marginal likelihood's logarithm."""
        ridge = self._ridge(spreads)
        worth = self._worth(self.shared, self.own, ridge)
        for _ in range(STEPS):
            parts, shared, inverse = self._arrow(ridge).solve(*self._slope(ridge))
            size = 1.0
            while True:
                then = self.shared + size * shared, self.own + size * parts
                new = self._worth(*then, ridge)
                if new >= worth - CLOSE or size < CLOSE:
                    break
                size /= 2
            self.shared, self.own = then
            gained, worth = new - worth, new
            if abs(gained) < CLOSE:
                break
        employers, _, years = self.leavers.shape
        logs = np.log(np.array(spreads)) @ (employers, years, employers * self.groups, employers * years)
        return inverse, worth - float(logs) - 0.5 * inverse.logs

    def fitted(self, spreads: Spreads) -> Hazards:
        """The model at these spreads."""
        inverse, marginal = self.settle(spreads)
        rate = expit(self._odds(self.shared, self.own))
        spread = self.months * rate * (1 - rate)
        used = spread > 0.05  # a cell in which nobody is expected to leave says nothing of scatter
        squares = float(np.sum((self.leavers - self.months * rate)[used] ** 2 / spread[used]))
        free = float(used.sum()) - self._bought(inverse, self._ridge(spreads))
        dispersion = squares / free if free > used.sum() / 4 else 1.0
        groups = self.groups
        return Hazards(
            self.shared[:groups].copy(), self.shared[groups:].copy(), self.own.copy(), spreads,
            self.expected.carried, inverse, dispersion, marginal,
        )  # fmt: skip

    def _odds(self, shared: Numbers, own: Numbers) -> Numbers:
        ends = 1 + self.groups
        common = shared[: self.groups, None] + shared[self.groups :]
        odds = common + own[:, :1, None] + own[:, 1:ends, None] + own[:, None, ends:]
        return np.clip(odds, -LARGEST, LARGEST)

    def _worth(self, shared: Numbers, own: Numbers, ridge: tuple[Numbers, Numbers]) -> float:
        """Logarithm of likelihood and ridge."""
        odds = self._odds(shared, own)
        said = float(np.sum(self.leavers * odds - self.months * np.logaddexp(0, odds)))
        away = shared - self.centre
        bound = away @ ridge[0] @ away + np.einsum("ui,ij,uj->", own, ridge[1], own)
        return said - 0.5 * float(bound)

    def _ridge(self, spreads: Spreads) -> tuple[Numbers, Numbers]:
        """The ridge on what is shared, and on each employer's effects."""
        groups, years = self.leavers.shape[1:]
        shared = np.zeros((groups + years, groups + years))
        shared[:groups, :groups] = self.tight
        shared[groups:, groups:] = self.common / spreads.year**2
        own = np.zeros((1 + groups + years, 1 + groups + years))
        own[0, 0] = spreads.employer**-2
        own[1 : 1 + groups, 1 : 1 + groups] = np.eye(groups) / spreads.group**2
        own[1 + groups :, 1 + groups :] = self.each / spreads.employer_year**2
        return shared, own

    def _slope(self, ridge: tuple[Numbers, Numbers]) -> tuple[Numbers, Numbers]:
        rest = self.leavers - self.months * expit(self._odds(self.shared, self.own))
        by_group, by_year = rest.sum(axis=2), rest.sum(axis=1)
        own = np.concatenate([by_group.sum(axis=1, keepdims=True), by_group, by_year], axis=1)
        shared = np.concatenate([by_group.sum(axis=0), by_year.sum(axis=0)])
        return own - self.own @ ridge[1], shared - ridge[0] @ (self.shared - self.centre)

    def _arrow(self, ridge: tuple[Numbers, Numbers]) -> Arrow:
        """The information: what the counts say at the present effects, and the ridge."""
        rate = expit(self._odds(self.shared, self.own))
        weight = self.months * rate * (1 - rate)
        groups, years = weight.shape[1:]
        by_group, by_year = weight.sum(axis=2), weight.sum(axis=1)
        table = np.zeros((len(weight), groups + years, groups + years))
        table[:, np.arange(groups), np.arange(groups)] = by_group
        table[:, groups + np.arange(years), groups + np.arange(years)] = by_year
        table[:, :groups, groups:] = weight
        table[:, groups:, :groups] = weight.swapaxes(1, 2)
        first = np.concatenate([by_group, by_year], axis=1)
        border = np.concatenate([first[:, None], table], axis=1)
        whole = np.concatenate([by_group.sum(axis=1)[:, None], first], axis=1)
        parts = np.concatenate([whole[:, :, None], border], axis=2)
        return Arrow(parts + ridge[1], border, table.sum(axis=0) + ridge[0])

    def _bought(self, inverse: Inverse, ridge: tuple[Numbers, Numbers]) -> float:
        """How many free parameters the effects amount to."""
        own, shared = inverse.diagonal()
        free = self.own.size + self.shared.size
        return free - float(own.sum(axis=0) @ np.diag(ridge[1]) + shared @ np.diag(ridge[0]))
