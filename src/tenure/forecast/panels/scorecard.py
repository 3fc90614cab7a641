"""Scores put together for people: by horizon and by size, with both references and the doubt of a score."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tenure.forecast.panels.backtest import Scored

Numbers = NDArray[np.float64]

REFERENCES = ("last value", "half and half")
"""The two methods that every forecast is held against."""

RESAMPLES = 200
"""How often councils are drawn again for the doubt of a score."""

THIRDS = ("smallest third", "middle third", "largest third")


@dataclass(frozen=True)
class Card:
    """How one method did for one group of forecasts.

    group          "1 year ahead", "smallest third", "all".
    years          how many years were scored: with three or fewer, differences mean little.
    n              forecasts scored.
    relative_crps  over that of the last value with one spread for all councils.
    doubt          standard error of relative_crps, from drawing councils again.
    """

    measure: str
    group: str
    method: str
    chosen: bool
    years: int
    n: int
    mae: float
    crps: float
    relative_crps: float
    doubt: float
    coverage_50: float
    coverage_80: float
    coverage_95: float


def cards(scored: Sequence[Scored]) -> tuple[Card, ...]:
    """A card for each measure, group and method; what past scores chose at each origin counts as one."""
    found = []
    for measure in dict.fromkeys(each.measure for each in scored):
        mine = [each for each in scored if each.measure == measure]
        for method, those in _kinds(mine):
            for group, parts in _groups(those):
                found.append(_card(measure, group, method, parts))
    return tuple(found)


def _kinds(scored: Sequence[Scored]) -> Iterator[tuple[str, list[Scored]]]:
    """What was chosen, then both references."""
    picked = [each for each in scored if each.chosen]
    if picked:
        names = list(dict.fromkeys(each.method for each in picked))
        yield " or ".join(names), picked
    for method in REFERENCES:
        those = [each for each in scored if each.method == method]
        if those and not all(each.chosen for each in those):
            yield method, those


def _groups(scored: Sequence[Scored]) -> Iterator[tuple[str, list[tuple[Scored, NDArray[np.bool_]]]]]:
    """All together, each horizon, and each third of councils by size."""
    yield "all", [(each, np.ones(len(each.crps), dtype=bool)) for each in scored]
    for horizon in sorted({each.horizon for each in scored}):
        said = "1 year ahead" if horizon == 1 else f"{horizon} years ahead"
        yield (
            said,
            [(each, np.ones(len(each.crps), dtype=bool)) for each in scored if each.horizon == horizon],
        )
    if all(float(np.ptp(each.size)) == 0 for each in scored):
        return
    for at, third in enumerate(THIRDS):
        yield third, [(each, _third(each.size) == at) for each in scored]


def _third(size: Numbers) -> NDArray[np.int_]:
    """0, 1 or 2 for each council, by rank of its size."""
    rank = np.argsort(np.argsort(size, kind="stable"), kind="stable")
    third: NDArray[np.int_] = rank * 3 // len(size)
    return third


def _card(measure: str, group: str, method: str, parts: Sequence[tuple[Scored, NDArray[np.bool_]]]) -> Card:
    error = np.concatenate([np.abs(each.error[mask]) for each, mask in parts])
    crps = np.concatenate([each.crps[mask] for each, mask in parts])
    inside = [np.concatenate([each.inside[at][mask] for each, mask in parts]) for at in range(3)]
    fifty, eighty, most = (round(float(held.mean()), 4) for held in inside)
    numbers = (float(error.mean()), float(crps.mean()), _relative(parts), _doubt(parts))
    mae, score, relative, doubt = (float(f"{number:.4g}") for number in numbers)
    return Card(
        measure, group, method, any(each.chosen for each, _ in parts), len({each.year for each, _ in parts}),
        len(crps), mae, score, relative, doubt, fifty, eighty, most,
    )  # fmt: skip


def _relative(parts: Iterable[tuple[Scored, NDArray[np.bool_]]]) -> float:
    """The mean score over the reference's at each horizon, and the mean of those over horizons."""
    by_horizon: dict[int, tuple[float, float]] = {}
    for each, mask in parts:
        if mask.any():
            score, reference = by_horizon.get(each.horizon, (0.0, 0.0))
            by_horizon[each.horizon] = (
                score + float(each.crps[mask].mean()), reference + float(each.reference[mask].mean())
            )  # fmt: skip
    shares = [score / reference for score, reference in by_horizon.values() if reference]
    return float(np.mean(shares)) if shares else float("nan")


def _doubt(parts: Sequence[tuple[Scored, NDArray[np.bool_]]]) -> float:
    """Draw councils again, the same ones in every year, and see how far the relative score moves."""
    councils = sorted({council for each, mask in parts for council in np.array(each.councils)[mask]})
    place = {council: at for at, council in enumerate(councils)}
    chance = np.random.default_rng(7)
    times = chance.multinomial(len(councils), np.full(len(councils), 1 / len(councils)), size=RESAMPLES)
    by_horizon: dict[int, list[Numbers]] = {}
    for each, mask in parts:
        drawn = times[:, [place[council] for council in np.array(each.councils)[mask]]]
        sums = by_horizon.setdefault(each.horizon, [np.zeros(RESAMPLES), np.zeros(RESAMPLES)])
        many = np.maximum(drawn.sum(axis=1), 1)
        sums[0] = sums[0] + drawn @ each.crps[mask] / many
        sums[1] = sums[1] + drawn @ each.reference[mask] / many
    shares = [score / np.maximum(reference, 1e-12) for score, reference in by_horizon.values()]
    return float(np.mean(shares, axis=0).std())
