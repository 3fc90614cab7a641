"""Every method by name, run on a panel up to a year; and how good each is expected to be."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from tenure.forecast.panels import counted, levels, simple
from tenure.forecast.panels.scores import LEVELS

Numbers = NDArray[np.float64]

SMALLEST = 0.05
"""A council's size counts as at least this share of the middle council's."""


LONG = 7
"""Years of history before a council's own momentum is tried: with fewer it wins by chance."""


@dataclass(frozen=True)
class Shape:
    """A scale on which the pooled model works.

    there, back  to the scale and from it.
    by_size      the power of size expected in the variance on that scale.
    """

    there: Callable[[Numbers], Numbers]
    back: Callable[[Numbers], Numbers]
    by_size: float


def _same(values: Numbers) -> Numbers:
    return values


def _root(values: Numbers) -> Numbers:
    rooted: Numbers = np.sqrt(np.maximum(values, 0.0))
    return rooted


def _squared(values: Numbers) -> Numbers:
    squared: Numbers = np.maximum(values, 0.0) ** 2
    return squared


def _log(values: Numbers) -> Numbers:
    logged: Numbers = np.log1p(np.maximum(values, 0.0))
    return logged


def _exp(values: Numbers) -> Numbers:
    back: Numbers = np.maximum(np.expm1(np.minimum(values, 30.0)), 0.0)
    return back


SHAPES: Mapping[str, Shape] = MappingProxyType(
    {
        "": Shape(_same, _same, 0.0),
        ", by root": Shape(_root, _squared, 0.0),
        ", by log": Shape(_log, _exp, -0.5),
    }
)

PER: Mapping[str, str] = MappingProxyType(
    {"own level": "", "own level for its size": "last", "own rate for its size": "each"}
)
"""What the values are divided by first: nothing, the latest size, or each year's own size."""

HANDICAP: Mapping[str, float] = MappingProxyType(
    {
        "own level, by log": 0.03,
        "own level for its size, by log": 0.03,
        "own rate for its size, by log": 0.03,
        "last value": 0.06,
        "own mean": 0.06,
        "half and half": 0.06,
        "mean of last 3 years": 0.06,
        "panel AR": 0.03,
        "shrunk level": 0.03,
        "even mean with last value": 0.03,
        "even mean of pooled": 0.03,
        "momentum": 0.12,
        "rate as a count": 0.03,
    }
)
"""How much worse, as a share of the reference, we expect a method to be before its past scores say otherwise.
Set on 40 panels of other measures as much as on these (docs/decisions/0100)."""


@dataclass(frozen=True, eq=False)
class Past:
    """What is known of a panel by a year, and nothing later.

    values   shape (councils, years), no gap.
    size     shape (councils, years), or None where the file has no size of its own.
    adds_up  whether councils' figures add up to England's: a count, that may be divided by size.
    percent  whether it is a percentage, that is likelier to return to its usual level than a count is.
    own      whether the size is the measure itself.
    """

    values: Numbers
    size: Numbers | None
    adds_up: bool
    percent: bool
    own: bool = False
    low: float = field(default=-np.inf)
    high: float = field(default=np.inf)

    @property
    def relative(self) -> Numbers:
        """Each council's mean size so far over the middle council's; ones where there is no size."""
        if self.size is None:
            return np.ones(len(self.values))
        mean = np.maximum(self.size.mean(axis=1), 0.0)
        middle = float(np.median(mean)) or 1.0
        relative: Numbers = np.clip(mean / middle, SMALLEST, 1 / SMALLEST)
        return relative

    @property
    def trusted_size(self) -> Numbers | None:
        """The size by which a count may be divided, over its latest middle; None where there is none."""
        if self.size is None or self.own or not self.adds_up:
            return None
        middle = float(np.median(self.size[:, -1])) or 1.0
        trusted: Numbers = np.maximum(self.size / middle, SMALLEST / 2)
        return trusted

    def bounded(self, draws: Numbers) -> Numbers:
        """Within what the measure can be."""
        kept: Numbers = np.clip(draws, self.low, self.high)
        return kept


def names(past: Past) -> tuple[str, ...]:
    """The methods that make sense for the panel."""
    positive = bool((past.values >= 0).all())
    shapes = [shape for shape in SHAPES if not shape or positive]
    divided = [per for per in PER if not PER[per] or past.trusted_size is not None]
    stock = past.size if positive and past.trusted_size is not None else None
    return (
        *simple.PLAIN,
        *(["momentum"] if past.values.shape[1] >= LONG else []),
        *(["rate as a count"] if stock is not None and counted.fits(past.values, stock) else []),
        *(per + shape for per in divided for shape in shapes),
    )


def momentum(past: Past, horizon: int) -> Numbers:
    """The last value and so much of the council's mean move over three years as past moves went on.

    Its spread is that of past errors themselves, all councils together, in shares of the last value where all
    are above zero.
    """
    values = past.values
    if values.shape[1] < 2:
        return simple.forecast(values, past.relative, horizon, method=simple.PLAIN["last value"])
    logs = bool((values > 0).all())
    at = np.log(values) if logs else values
    moves = np.diff(at, axis=1)
    origins = range(1, values.shape[1] - horizon)
    now = moves[:, -3:].mean(axis=1) * horizon
    kept, errors = 0.3, moves[:, -1] * np.sqrt(horizon)
    if origins:
        before = np.concatenate([moves[:, max(0, t - 3) : t].mean(axis=1) * horizon for t in origins])
        after = np.concatenate([at[:, t + horizon] - at[:, t] for t in origins])
        inner = np.clip(before, *np.quantile(before, [0.02, 0.98]))
        came = np.clip(after, *np.quantile(after, [0.02, 0.98]))
        trust = len(before) / (len(before) + 0.5 * len(values))
        kept = float(inner @ came / (inner @ inner + 1e-12)) * trust
        errors = after - kept * inner
        now = np.clip(now, *np.quantile(before, [0.02, 0.98]))
    draws = (at[:, -1] + kept * now)[:, None] + np.quantile(errors, LEVELS)[None, :]
    found: Numbers = np.exp(np.minimum(draws, 50.0)) if logs else draws
    return found


class Runner:
    """Runs every method on a panel, origin by origin; each fit sets out from the one a year earlier."""

    def __init__(self) -> None:
        self._fits: dict[str, levels.Fitted] = {}

    def run(self, past: Past, horizons: tuple[int, ...]) -> dict[tuple[str, int], Numbers]:
        """Every method's forecast at each horizon, as 99 equally likely values for each council."""
        found: dict[tuple[str, int], Numbers] = {}
        for name in names(past):
            for horizon, draws in self._one(name, past, horizons).items():
                found[name, horizon] = past.bounded(draws)
        return found

    def _one(self, name: str, past: Past, horizons: tuple[int, ...]) -> dict[int, Numbers]:
        if name in simple.PLAIN:
            plain = simple.PLAIN[name]
            return {h: simple.forecast(past.values, past.relative, h, method=plain) for h in horizons}
        if name == "momentum":
            return {h: momentum(past, h) for h in horizons}
        if name == "rate as a count" and past.size is not None:
            return {h: counted.forecast(past.values, past.size, h) for h in horizons}
        return self._own_level(name, past, horizons)

    def _own_level(self, name: str, past: Past, horizons: tuple[int, ...]) -> dict[int, Numbers]:
        per, _, tail = name.partition(", ")
        shape = SHAPES[f", {tail}" if tail else ""]
        size = past.trusted_size
        over: Numbers | float = 1.0
        if size is not None and PER[per]:
            over = size if PER[per] == "each" else size[:, -1:]
        ends = over if isinstance(over, float) else over[:, -1:]
        scaled = shape.there(past.values / over)
        log_size = np.clip(np.log(past.relative), -2.5, 2.5)
        gaps = scaled - levels.shared_level(scaled)
        fitted = levels.fit(gaps, log_size, start=self._fits.get(name), by_size=shape.by_size)
        self._fits[name] = fitted
        ahead = levels.forecast(scaled, log_size, horizons, fitted=fitted, rate=past.percent)
        return {horizon: shape.back(draws) * ends for horizon, draws in ahead.items()}
