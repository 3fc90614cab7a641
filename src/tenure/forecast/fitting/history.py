"""Looking back: the model started at an earlier September, run forward, and held against what then came.

Each origin knows only what was on record of years up to it: counts, parameters and spreads are fitted anew.
Posts are taken to stay as they were at the origin, for what was planned then is not on record.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from tenure.forecast.fitting.facts import Facts, facts_of
from tenure.forecast.fitting.fit import fit
from tenure.forecast.fitting.scoring import crps_of_normal, crps_of_sample
from tenure.forecast.fitting.starting import HELD
from tenure.forecast.flows.inputs import DESTINATIONS, STAGES, Outcome, Start, Unit
from tenure.forecast.flows.simulating import simulate
from tenure.record import Record
from tenure.terms.problems import TooLittleData

Numbers = NDArray[np.float64]

SCORED: Final = ("in post", "leavers", "starters", "vacancies", "agency cover")
"""What is held against the record, in people: stocks on 30 September, flows in the year to it. Starters are
hires and those who came from a partner. Agency cover is known of children's services alone."""

RUNS: Final = 400
LEVELS: Final = (0.5, 0.8, 0.95)

LEAST_YEARS: Final = 2
"""Years on record up to an origin: of one alone, vacancies are known at one end."""


@dataclass(frozen=True, eq=False)
class LookBack:
    """One origin.

    drawn     by answer, shape (R, years ahead, U).
    recorded  by answer, shape (years on record, U); NaN where a unit did not file or say.
    years     the years on record, the first first.
    """

    origin: int
    units: tuple[Unit, ...]
    drawn: Mapping[str, Numbers]
    recorded: Mapping[str, Numbers]
    years: tuple[int, ...]

    def ahead(self, answer: str) -> Numbers:
        """What came after the origin, shape (years ahead, U)."""
        return self.recorded[answer][self.years.index(self.origin) + 1 :]

    def bands(self, answer: str, levels: Iterable[float] = (0.1, 0.25, 0.5, 0.75, 0.9)) -> Numbers:
        """Quantiles of what was drawn, shape (levels, years ahead, U): to lay over the record."""
        bands: Numbers = np.quantile(self.drawn[answer], list(levels), axis=0)
        return bands


class Score(NamedTuple):
    """How one answer was forecast at one horizon.

    places          units and origins scored.
    crps            mean continuous ranked probability score, in people: lower is better.
    relative_crps   over that of the last value with the spread of past changes: below 1 is better than it.
    mae, bias       of the median, in people; bias is forecast less what came.
    coverage_50...  share of what came inside the band.
    """

    answer: str
    service: str
    horizon: int
    places: int
    crps: float
    relative_crps: float
    mae: float
    bias: float
    coverage_50: float
    coverage_80: float
    coverage_95: float


RECORDED: Final = "recorded"
"""Posts as they turned out: what a forecaster told of them would have known. It tests flows alone."""


def look_back(record: Record, origin: int, *, runs: int = RUNS, seed: int = 1, posts: str = HELD) -> LookBack:
    """The model of one September, run to the last on record, beside the record.

    posts  held, trend or recorded.
    Raises TooLittleData where the record holds nothing later, or too little before.
    """
    facts = facts_of(record, months=12)
    first, last = facts.worked.first_year, facts.worked.until
    if not first + LEAST_YEARS - 1 <= origin < last:
        raise TooLittleData(
            f"The record holds {first} to {last}. To look back from {origin} it needs {LEAST_YEARS} years up "
            "to then and one after: choose another year, or load earlier returns."
        )
    ahead = last - origin
    fitted = fit(record, months=12 * ahead, year=origin, posts=HELD if posts == RECORDED else posts)
    start = fitted.standing.start
    if posts == RECORDED:
        start = replace(start, posts=_as_recorded(start, facts, origin))
    units = tuple(unit for unit in fitted.units if unit in facts.worked.units)
    chances = fitted.chances(runs, seed)
    outcome = simulate(start, chances, runs=runs, seed=seed)
    mine = [fitted.units.index(unit) for unit in units]
    drawn = {name: table[..., mine] for name, table in _drawn(outcome, chances.covered, ahead).items()}
    theirs = [facts.worked.units.index(unit) for unit in units]
    recorded = {name: table[theirs].T for name, table in recorded_in(facts).items()}
    return LookBack(origin, units, drawn, recorded, tuple(range(first, last + 1)))


def _as_recorded(start: Start, facts: Facts, origin: int) -> Numbers:
    """Posts on each September as they turned out, and between them in a straight line."""
    posts = start.posts.copy()
    table = facts.moves.stock + facts.posts.vacancies
    months = np.arange(start.months + 1)
    for u, unit in enumerate(start.units):
        if unit in facts.worked.units:
            later = table[facts.worked.units.index(unit), origin - facts.worked.first_year :]
            path = np.concatenate([posts[:1, u], later[1:]])
            known = ~np.isnan(path)
            posts[:, u] = np.interp(months, 12 * np.flatnonzero(known), path[known])
    return posts


def recorded_in(facts: Facts) -> dict[str, Numbers]:
    """What the record says of each answer, shape (U, Y)."""
    worked, moves, posts = facts.worked, facts.moves, facts.posts
    followed = worked.filed & (~worked.adults[:, None] | np.pad(worked.filed, ((0, 0), (1, 0)))[:, :-1])
    heads = np.divide(posts.vacancies, posts.vacant, out=np.ones_like(posts.vacant), where=posts.vacant > 0)
    return {
        "in post": np.where(worked.filed, moves.stock, np.nan),
        "leavers": np.where(followed, moves.leavers, np.nan),
        "starters": np.where(worked.filed, moves.starters, np.nan),
        "vacancies": posts.vacancies,
        "agency cover": np.minimum(posts.covered, posts.vacant) * heads,
    }


def _drawn(outcome: Outcome, covered: Numbers, years: int) -> dict[str, Numbers]:
    def stock(names: Iterable[str]) -> Numbers:
        total = sum(np.asarray(outcome.of(name), dtype=np.float64) for name in names)
        return np.asarray(total)[:, 12 : 12 * years + 1 : 12]

    def flow(names: Iterable[str]) -> Numbers:
        total = np.asarray(sum(np.asarray(outcome.of(name), dtype=np.float64) for name in names))
        yearly: Numbers = total[:, 1 : 12 * years + 1].reshape(len(total), years, 12, -1).sum(axis=2)
        return yearly

    vacancies = stock(["vacancies"])
    return {
        "in post": stock([f"in post {stage}" for stage in STAGES]),
        "leavers": flow([f"left for {destination}" for destination in DESTINATIONS]),
        "starters": flow(["hired newly qualified", "hired experienced", "came from partner"]),
        "vacancies": vacancies,
        "agency cover": vacancies * covered[:, None],
    }


def scorecard(looks: Iterable[LookBack]) -> tuple[Score, ...]:
    """Scores by answer, service and horizon over several origins."""
    looks = tuple(looks)
    most = max(len(look.years) - 1 - look.years.index(look.origin) for look in looks)
    scores = []
    for answer in SCORED:
        for service in ("children", "adults"):
            for horizon in range(1, most + 1):
                found = [_held(look, answer, service, horizon) for look in looks]
                pieces = [piece for piece in found if piece is not None and len(piece[1])]
                if pieces:
                    scores.append(_score(answer, service, horizon, pieces))
    return tuple(scores)


Piece = tuple[Numbers, Numbers, Numbers, float]
"""Draws (R, N), what came (N,), the last value (N,) and the deviation of past changes."""


def _held(look: LookBack, answer: str, service: str, horizon: int) -> Piece | None:
    """What one origin says of an answer so far ahead, and what came; None where nothing did."""
    mine = [i for i, unit in enumerate(look.units) if unit.service == service]
    at = look.years.index(look.origin)
    if not mine or at + horizon >= len(look.years):
        return None
    table = look.recorded[answer][:, mine]
    came, last = table[at + horizon], table[at]
    known = ~np.isnan(came) & ~np.isnan(last)
    changes = (table[horizon : at + 1] - table[: max(at + 1 - horizon, 0)])[:, known]
    spread = float(np.sqrt(np.nanmean(changes**2))) if (~np.isnan(changes)).any() else float("nan")
    if np.isnan(spread):
        spread = float(np.sqrt(np.maximum(last[known], 1).mean() * horizon)) if known.any() else 1.0
    return look.drawn[answer][:, horizon - 1, mine][:, known], came[known], last[known], max(spread, 0.5)


def _score(answer: str, service: str, horizon: int, pieces: list[Piece]) -> Score:
    came = np.concatenate([piece[1] for piece in pieces])
    drawn = np.concatenate([piece[0] for piece in pieces], axis=1)
    ours = crps_of_sample(drawn, came)
    naive = np.concatenate([crps_of_normal(piece[2], piece[3], piece[1]) for piece in pieces])
    middle = np.median(drawn, axis=0)
    inside = []
    for level in LEVELS:
        low, high = np.quantile(drawn, [(1 - level) / 2, (1 + level) / 2], axis=0)
        inside.append(float(np.mean((came >= low) & (came <= high))))
    return Score(
        answer, service, horizon, len(came), float(ours.mean()), float(ours.mean() / naive.mean()),
        float(np.abs(middle - came).mean()), float((middle - came).mean()), *inside,
    )  # fmt: skip
