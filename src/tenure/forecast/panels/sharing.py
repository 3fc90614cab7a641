"""The level that all councils share, carried ahead: it may stay, drift or return, as its own years say."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float64]

OF_A_RATE = {"returns": 0.9, "wanders": 0.05, "drifts": 0.05}
"""What we expect of a rate before seeing it: it is pulled back to its usual level."""

OF_A_COUNT = {"returns": 0.2, "wanders": 0.4, "drifts": 0.4}
"""What we expect of a count: nothing pulls it back, and it may keep growing."""


@dataclass(frozen=True)
class Ahead:
    """What the shared level may be, some years ahead: its mean and its variance."""

    mean: float
    variance: float


@cache
def _likenesses(years: int, family: str) -> tuple[Numbers, ...]:
    """How alike two years are, for each form that a family may take; in units of one year's shock."""
    at = np.arange(years, dtype=np.float64)
    apart, earlier, alone = np.abs(np.subtract.outer(at, at)), np.minimum.outer(at, at), np.eye(years)
    if family == "returns":
        forms = [pull**apart / (1 - pull**2) for pull in (0.4, 0.75)]
    elif family == "wanders":
        forms = [earlier]
    else:
        forms = [earlier + 0.5 * np.outer(at, at)]
    return tuple((1 - noise) * form + noise * alone for form in forms for noise in (0.0, 0.5))


def ahead(shared: Numbers, horizons: Sequence[int], *, least: float, rate: bool) -> dict[int, Ahead]:
    """The shared level at each horizon: forms weighted by how well they explain the years so far.

    shared   the level of each year so far.
    least    a year's shock variance that is believed as much as one observed year.
    rate     whether the measure is a rate, which is likelier to return to its usual level.

    Source   Gaussian processes with a flat mean and the shock's size integrated out; equal-footed averaging
             of forms by marginal likelihood (Hoeting and others, 1999).
    """
    years = len(shared)
    log_weights, found = [], []
    for family, prior in (OF_A_RATE if rate else OF_A_COUNT).items():
        forms = _likenesses(years + max(horizons), family)
        for form in forms:
            evidence, outlook = _one_form(shared, horizons, form=form, least=least)
            log_weights.append(np.log(prior / len(forms)) + evidence)
            found.append(outlook)
    weights = np.exp(np.array(log_weights) - max(log_weights))
    weights /= weights.sum()
    answer = {}
    for at, horizon in enumerate(horizons):
        means = np.array([outlook[at][0] for outlook in found])
        variances = np.array([outlook[at][1] for outlook in found])
        mean = float(weights @ means)
        answer[horizon] = Ahead(mean, float(weights @ (variances + (means - mean) ** 2)))
    return answer


def _one_form(
    shared: Numbers, horizons: Sequence[int], *, form: Numbers, least: float
) -> tuple[float, list[tuple[float, float]]]:
    """How well one form explains the years, and what it says of those to come."""
    years = len(shared)
    inner = form[:years, :years] + 1e-9 * np.eye(years)
    inverse = np.linalg.inv(inner)
    weight = inverse.sum()
    mean = float(inverse.sum(axis=0) @ shared / weight)
    gaps = shared - mean
    shape = 1 + (years - 1) / 2
    scale = max(least, 1e-12) + float(gaps @ inverse @ gaps) / 2
    evidence = -0.5 * np.linalg.slogdet(inner)[1] - 0.5 * np.log(weight) - shape * np.log(scale)
    outlook = []
    for horizon in horizons:
        row = form[years - 1 + horizon, :years]
        pull = inverse @ row
        left = form[years - 1 + horizon, years - 1 + horizon] - row @ pull + (1 - pull.sum()) ** 2 / weight
        outlook.append((mean + float(pull @ gaps), float(scale / shape * left)))
    return float(evidence), outlook
