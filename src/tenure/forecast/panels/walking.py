"""Walks a panel origin by origin: every step redone with the data up to that year and nothing later.

At each origin: which councils are complete so far, every method's fit and spread, its past score, the weights
of the combination, and the method chosen.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from tenure.forecast.panels import choosing, simple
from tenure.forecast.panels.methods import HANDICAP, Runner
from tenure.forecast.panels.panel import LEAST_COUNCILS, LEAST_YEARS, Panel
from tenure.forecast.panels.scores import crps_normal, crps_sample

Numbers = NDArray[np.float64]

LEARNT = (1, 2, 3)
"""The horizons, in years, whose past scores choose for every horizon."""


@dataclass(frozen=True, eq=False)
class Origin:
    """What was said at one origin.

    at       the place of its year among the panel's years.
    rows     the councils that had a figure in every year so far, or every council where gaps are filled.
    draws    each method's forecast at each horizon: shape (councils, 99).
    size     each council's size over the middle one's.
    spread   the reference's own spread at each horizon.
    past     each method's mean past score over the reference's, and of how many forecasts.
    weights  each method's share in the combination.
    chosen   the method that past scores choose.
    """

    at: int
    rows: NDArray[np.bool_]
    draws: Mapping[tuple[str, int], Numbers]
    size: Numbers
    spread: Mapping[int, float]
    past: Mapping[str, tuple[float, int]]
    weights: Mapping[str, float]
    chosen: str

    @property
    def methods(self) -> tuple[str, ...]:
        """The methods, the combination last."""
        return tuple(dict.fromkeys(name for name, _ in self.draws))


@dataclass
class _Learnt:
    """What past forecasts scored, by method and by (origin, horizon)."""

    scores: dict[str, dict[choosing.Pair, float]] = field(default_factory=dict)
    references: dict[choosing.Pair, float] = field(default_factory=dict)

    def of(self, method: str, *, until: int) -> tuple[float, int]:
        return choosing.past_score(self.scores.get(method, {}), self.references, until=until)


def walk(panel: Panel, ahead: Sequence[int], *, everyone: bool = False) -> Iterator[Origin]:
    """Each origin from the second year on; the last also says the horizons in `ahead`.

    everyone   at the last origin forecast every council, gaps filled from its own years.
    """
    learnt, runner = _Learnt(), Runner()
    last = len(panel.years) - 1
    for at in range(LEAST_YEARS - 1, last + 1):
        if panel.years[at] in panel.between:
            continue
        known = tuple(
            horizon
            for horizon in LEARNT
            if at + horizon <= last and panel.years[at + horizon] not in panel.between
        )
        horizons = tuple(dict.fromkeys((*known, *(ahead if at == last else ()))))
        rows = panel.complete(at)
        if rows.sum() < LEAST_COUNCILS or not horizons:
            continue
        origin = _stand(panel, at, horizons, learnt=learnt, runner=runner, rows=rows)
        _learn(panel, origin, known, learnt=learnt)
        if everyone and at == last and not rows.all():
            origin = _stand(panel, at, horizons, learnt=learnt, runner=runner, rows=np.ones_like(rows))
        yield origin


def _stand(
    panel: Panel,
    at: int,
    horizons: tuple[int, ...],
    *,
    learnt: _Learnt,
    runner: Runner,
    rows: NDArray[np.bool_],
) -> Origin:
    past = panel.past(at, rows)
    draws = runner.run(past, horizons)
    names = tuple(dict.fromkeys(name for name, _ in draws))
    scored = {name: learnt.of(name, until=at) for name in names}
    weights = choosing.weights(scored, HANDICAP)
    for horizon in horizons:
        each = {name: draws[name, horizon] for name in weights}
        draws[choosing.COMBINATION, horizon] = choosing.combined(each, weights)
    scored[choosing.COMBINATION] = learnt.of(choosing.COMBINATION, until=at)
    spread = {horizon: simple.pooled_spread(past.values, horizon) for horizon in horizons}
    return Origin(at, rows, draws, past.relative, spread, scored, weights, choosing.chosen(scored, names))


def _learn(panel: Panel, origin: Origin, known: tuple[int, ...], *, learnt: _Learnt) -> None:
    """Score what was said at this origin, for the origins at which its outcomes will be known."""
    for horizon in known:
        came = panel.values[origin.rows, origin.at + horizon]
        seen = np.isfinite(came)
        if not seen.any():
            continue
        latest = panel.values[origin.rows, origin.at][seen]
        pair = (origin.at, horizon)
        learnt.references[pair] = float(crps_normal(came[seen], latest, origin.spread[horizon]).mean())
        for name in origin.methods:
            score = float(crps_sample(came[seen], origin.draws[name, horizon][seen]).mean())
            learnt.scores.setdefault(name, {})[pair] = score
