"""The cheapest mix for a target and a chance: proposed on averages, confirmed by draws.

1. The cheapest mix that reaches the target on average is found on straight lines (`mixing`), tried, and the
   lines are laid anew through it, until nothing cheaper is proposed.
2. Many futures of it are drawn. How far the value that is reached with the chance asked for lies from the
   average is the margin that averages have to keep. Where draws miss the target the margin grows, where they
   are far past it the margin shrinks, and step 1 goes on from there.
3. It ends when no mix that keeps the margin is cheaper than one that draws have confirmed, and a few that
   keep almost as much have been drawn too.

Where nothing reaches the target the answer is the best that can be reached, and its chance.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

import numpy as np
from numpy.typing import NDArray

from tenure.forecast.planning.aims import Aim, Futures, Mix, Model, Point, in_words
from tenure.forecast.planning.mixing import Lines, cheapest, furthest

Numbers = NDArray[np.float64]

DRAWN: Final = 14
"""Most mixes of which futures are drawn for one target."""

PROPOSED: Final = 60
"""Most proposals on averages for one margin."""

MISSES: Final = 6
"""Proposals from the lines through nothing that may fail before they are believed to be too hopeful."""

ALMOST: Final = 0.15
"""How much less margin, in spreads of the answer, a mix may keep and still be drawn: once, twice..."""

NEAR: Final = 4
"""How many mixes of almost enough margin are drawn."""


@dataclass(eq=False)
class Tried:
    """What has been worked out of a model, kept so that nothing is worked out twice."""

    model: Model
    points: dict[Mix, Point] = field(default_factory=dict)
    futures: dict[Mix, Futures] = field(default_factory=dict)
    lines: dict[tuple[Mix, bool, float], Lines] = field(default_factory=dict)

    def point(self, mix: Mix) -> Point:
        """What comes of a mix on average."""
        if mix not in self.points:
            self.points[mix] = self.model.expected(mix)
        return self.points[mix]

    def drawn(self, mix: Mix) -> Futures:
        """What comes of a mix in many futures."""
        if mix not in self.futures:
            self.futures[mix] = self.model.drawn(mix)
        return self.futures[mix]

    def through(self, mix: Mix, scale: Scale) -> Lines:
        """Straight lines through a mix."""
        key = mix, scale.aim.at_most, scale.least
        if key not in self.lines:
            self.lines[key] = self._through(mix, scale)
        return self.lines[key]

    def _through(self, mix: Mix, scale: Scale) -> Lines:
        here = self.point(mix)
        levels, moves, costs = [], [], []
        for a, activity in enumerate(self.model.activities):
            for level in range(len(activity.levels) + 1):
                there = self.point((*mix[:a], level, *mix[a + 1 :]))
                levels.append((a, level))
                moves.append(scale.of(there.answer) - scale.of(here.answer))
                costs.append(there.pounds - here.pounds)
        return Lines(tuple(levels), mix, scale.of(here.answer), here.pounds, np.array(moves), np.array(costs))


@dataclass(frozen=True)
class Scale:
    """The scale on which effects add up best: logarithms of what has to be low, plain numbers of the rest."""

    aim: Aim

    @property
    def least(self) -> float:
        """Below this an answer counts as this: a fiftieth of the target."""
        return max(self.aim.limit / 50, 1e-9)

    def of(self, answer: float) -> float:
        """An answer on the scale; the less the better."""
        return float(np.log(max(answer, self.least))) if self.aim.at_most else -answer

    def to(self, margin: float) -> float:
        """The target less a margin, on the scale."""
        return self.of(self.aim.limit - margin if self.aim.at_most else self.aim.limit + margin)


@dataclass(frozen=True, eq=False)
class Plan:
    """The cheapest mix, or the best there is.

    reaches  whether draws confirm the target with the chance asked for.
    chance   the chance that it is reached.
    surely   the value that is reached with the chance asked for.
    pounds   what it costs on average.
    futures  of the mix; `nothing`, of doing nothing.
    drawn    how many mixes were drawn, and `tried` on averages.
    """

    aim: Aim
    mix: Mix
    reaches: bool
    chance: float
    surely: float
    pounds: float
    futures: Futures
    nothing: Futures
    drawn: int
    tried: int
    words: str
    unpriced: tuple[str, ...] = ()

    def says(self) -> str:
        """The answer in a few sentences."""
        aim, how = self.aim, "at most" if self.aim.at_most else "at least"
        free = "".join(f" No cost is given for {name}, so it counts as free." for name in self.unpriced)
        wanted = f"{aim.of} of {how} {aim.shown(aim.limit)} by {aim.by:%B %Y}"
        before = aim.reached(self.nothing.answer)
        if self.reaches and not any(self.mix):
            return f"Nothing has to be done: the chance of a {wanted} is {self.chance:.0%} as things are."
        if self.reaches:
            return (
                f"The cheapest mix for a {wanted} is {self.words}, at £{self.pounds:,.0f}. Its chance is "
                f"{self.chance:.0%}; without it, {before:.0%}.{free}"
            )
        found = f"The best found is {self.words}, at £{self.pounds:,.0f}: it"
        if not any(self.mix):
            found = "None of them brings it nearer than doing nothing, which"
        return (
            f"No mix of these activities reaches a {wanted} with a chance of {aim.chance:.0%}. {found} "
            f"reaches {aim.shown(self.surely)} with that "
            f"chance, and the target with a chance of {self.chance:.0%}. Choose a later year, a lower "
            f"target or more activities.{free}"
        )


def plan(model: Model, aim: Aim, *, tried: Tried | None = None) -> Plan:
    """The cheapest mix that reaches an aim, confirmed by draws; where none does, the best there is.

    tried  what earlier questions to the same model worked out.
    """
    known = tried or Tried(model)
    nothing: Mix = (0,) * len(model.activities)
    if aim.reached(known.drawn(nothing).answer) >= aim.chance:
        return _planned(known, aim, nothing)
    best, drawn, margin, near = None, {nothing}, _margin(known, aim, nothing), 0
    while len(drawn) < DRAWN and near < NEAR:
        under = np.inf if best is None else known.point(best).pounds
        mix = _proposed(known, aim, margin=margin, under=under, drawn=drawn)
        if mix is None:
            near += 1
            slack = near * ALMOST * _spread(known, best or nothing)
            mix = _proposed(known, aim, margin=margin - slack, under=under, drawn=drawn)
        if mix is None:
            continue
        drawn.add(mix)
        if aim.reached(known.drawn(mix).answer) >= aim.chance:
            best, near = mix, 0
        margin = _margin(known, aim, best or mix)
    return _planned(known, aim, best if best is not None else _best_there_is(known, aim, drawn))


def _planned(known: Tried, aim: Aim, mix: Mix) -> Plan:
    futures = known.drawn(mix)
    chance = aim.reached(futures.answer)
    nothing: Mix = (0,) * len(mix)
    return Plan(
        aim=aim, mix=mix, reaches=chance >= aim.chance, chance=chance, surely=aim.surely(futures.answer),
        pounds=known.point(mix).pounds, futures=futures, nothing=known.drawn(nothing),
        drawn=len(known.futures), tried=len(known.points), words=in_words(mix, known.model.activities),
        unpriced=tuple(
            each.name
            for each, level in zip(known.model.activities, mix, strict=True)
            if level and not each.priced
        ),
    )  # fmt: skip


def _margin(known: Tried, aim: Aim, mix: Mix) -> float:
    """How far the value that is reached with the chance asked for lies from the average, to the bad side."""
    away = aim.surely(known.drawn(mix).answer) - known.point(mix).answer
    return away if aim.at_most else -away


def _spread(known: Tried, mix: Mix) -> float:
    return float(known.drawn(mix).answer.std())


def _meets(known: Tried, aim: Aim, mix: Mix, margin: float) -> bool:
    answer = known.point(mix).answer
    return answer <= aim.limit - margin if aim.at_most else answer >= aim.limit + margin


def _proposed(known: Tried, aim: Aim, *, margin: float, under: float, drawn: set[Mix]) -> Mix | None:
    """The cheapest mix under a cost that keeps a margin on average, among those not drawn yet."""
    scale, out = Scale(aim), set(drawn)
    nothing: Mix = (0,) * len(known.model.activities)
    found, here, misses = None, max(drawn, key=lambda mix: known.point(mix).pounds), 0
    for _ in range(PROPOSED):
        mix = cheapest(known.through(here, scale), to=scale.to(margin), under=under, without=out)
        if mix is None and misses < MISSES:
            mix = cheapest(known.through(nothing, scale), to=scale.to(margin), under=under, without=out)
            misses += 1
        if mix is None:
            break
        out.add(mix)
        if known.point(mix).pounds < under and _meets(known, aim, mix, margin):
            found, under = mix, known.point(mix).pounds
        here = mix
    return found


def _best_there_is(known: Tried, aim: Aim, drawn: set[Mix]) -> Mix:
    """The mix that reaches most with the chance asked for; of those that reach as much, the cheapest."""
    scale, out = Scale(aim), set(drawn)
    here: Mix = (0,) * len(known.model.activities)
    for _ in range(NEAR):
        mix = furthest(known.through(here, scale), without=out)
        if mix is None:
            break
        out.add(mix)
        here = mix
    sign = 1 if aim.at_most else -1
    candidates = sorted(known.points, key=lambda mix: sign * known.point(mix).answer)[:NEAR]
    return min(
        {*drawn, *candidates},
        key=lambda mix: (sign * aim.surely(known.drawn(mix).answer), known.point(mix).pounds),
    )
