"""What comes of a mix for a workforce: scenarios resolved, people expected or drawn, costs added up."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from tenure.forecast.flows.inputs import STAGES, Chances, Effect, Outcome, Start
from tenure.forecast.flows.simulating import expected, simulate
from tenure.forecast.planning.account import Arm, Due, activities_of
from tenure.forecast.planning.aims import Activity, Aim, Futures, Mix, Point
from tenure.forecast.planning.prices import Prices
from tenure.forecast.scenarios.playing import Plan, posts_in
from tenure.forecast.scenarios.resolving import Given, resolve
from tenure.forecast.scenarios.shape import Scenario
from tenure.terms.problems import UsedWrongly

Numbers = NDArray[np.float64]


class Resolved(Protocol):
    """A mix as arrays, as scenarios resolve it."""

    @property
    def start(self) -> Start: ...
    @property
    def effects(self) -> Sequence[Effect]: ...
    @property
    def costs(self) -> Sequence[Due]: ...
    def factor(self, kind: str) -> Numbers: ...


Resolving = Callable[[Mix, int | None], Resolved]
"""What gives a mix for so many runs numbered from 0; for None, each effect and cost at its middle."""


@dataclass(frozen=True, eq=False)
class Workforce:
    """A partnership's workforce as a model for reverse planning.

    arm      resolves a mix.
    central  the chances in the middle.
    chances  drawn for `runs` runs.
    fte      FTE per head, shape (U, S).
    prices   unit costs, settled, for pounds on average.
    Pounds are those of activities over the whole forecast, whoever pays, in prices of the price year.
    """

    activities: tuple[Activity, ...]
    aim: Aim
    arm: Resolving
    central: Chances
    chances: Chances
    fte: Numbers
    prices: Prices
    runs: int = 1000
    seed: int = 0

    def expected(self, mix: Mix) -> Point:
        """What comes of a mix on average."""
        resolved = self.arm(mix, None)
        outcome = expected(resolved.start, self.central, resolved.effects)
        answer = self._answer(outcome, resolved)
        return Point(float(answer[0]), float(self._pounds(outcome, self.central, resolved)[0]))

    def drawn(self, mix: Mix) -> Futures:
        """What comes of a mix in many futures; run 7 has the same chance whichever the mix."""
        resolved = self.arm(mix, self.runs)
        outcome = simulate(
            resolved.start,
            self.chances,
            resolved.effects,
            runs=self.runs,
            seed=self.seed,
        )
        pounds = self._pounds(outcome, self.chances, resolved)
        return Futures(self._answer(outcome, resolved), np.broadcast_to(pounds, (self.runs,)))

    def _answer(self, outcome: Outcome, resolved: Resolved) -> Numbers:
        return self.aim.answer(outcome, self.fte, resolved.factor("working pattern"))

    def _pounds(self, outcome: Outcome, chances: Chances, resolved: Resolved) -> Numbers:
        arm = Arm(outcome, self.fte, chances.covered, resolved.effects, costs=resolved.costs)
        paid, others = activities_of(arm, self.prices)
        pounds: Numbers = paid.sum(axis=(1, 2)) + others.sum(axis=(1, 2))
        return pounds


@dataclass(frozen=True)
class Choice:
    """A scenario that can be done at several levels.

    shares  how far it goes at each level above nothing, of the reach that it names: 0.5, then 1. What is paid
            for each participant goes with it; what is paid once, or by the year, is paid at every level.
    """

    scenario: Scenario
    shares: tuple[float, ...] = (0.5, 1.0)

    def activity(self) -> Activity:
        """What can be chosen, in words."""
        return Activity(
            self.scenario.key,
            self.scenario.name,
            tuple(f"{share:.0%}" for share in self.shares),
            priced=any(cost.pounds for cost in self.scenario.costs),
        )

    def at(self, level: int) -> Scenario:
        """The scenario at a level."""
        share = self.shares[level - 1]
        effects = tuple(replace(each, reaches=each.reaches * share) for each in self.scenario.effects)
        return replace(self.scenario, effects=effects)


def from_scenarios(
    plan: Plan, choices: Sequence[Choice], aim: Aim, *, prices: Prices, runs: int = 1000, seed: int = 1
) -> Workforce:
    """A model of a workforce in which each scenario can be done or not, at its levels.

    plan  where it starts, and what chances are drawn from.
    Raises UsedWrongly where nothing can be chosen, or a scenario is there twice or does not fit.
    """
    keys = [choice.scenario.key for choice in choices]
    if not choices or len(set(keys)) < len(keys):
        raise UsedWrongly("Each activity has to be there once, and there has to be one. Choose activities.")
    if bad := [choice.scenario.key for choice in choices if not all(0 < s <= 1 for s in choice.shares)]:
        raise UsedWrongly(f"{bad[0]}: levels go above 0 and to 1 at most. Give shares such as 0.5 and 1.")
    central = plan.fitted.central()
    aim.month(plan.start)

    def arm(mix: Mix, drawn: int | None) -> Resolved:
        done = [choice.at(level) for choice, level in zip(choices, mix, strict=True) if level]
        follows = posts_in(plan.posts_for, drawn, seed) if drawn else None
        given = Given(central, plan.posts_for, follows, drawn=drawn is not None)
        return resolve(done, plan.start, runs=drawn or 1, seed=seed, given=given)

    return Workforce(
        tuple(choice.activity() for choice in choices), aim, arm, central,
        plan.fitted.chances(runs, seed, ("parameters", "years")),
        np.repeat(plan.fte[:, None], len(STAGES), axis=1) if plan.hours is None else plan.hours, prices, runs,
        seed,
    )  # fmt: skip
