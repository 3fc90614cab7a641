"""One effect of a scenario, measured against a forecast: whom it reaches, when, and by what."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from tenure.forecast.flows.inputs import Chances, Effect, Start
from tenure.forecast.scenarios.kinds import KINDS
from tenure.forecast.scenarios.reaching import chances_of, reach_of, reach_of_odds, routes_of, units_of
from tenure.forecast.scenarios.shape import Change, Scenario
from tenure.forecast.scenarios.sizes import sized
from tenure.forecast.scenarios.timing import day_of, month_of, ramp_of
from tenure.terms.problems import UsedWrongly

Numbers = NDArray[np.float64]

AFTERWARDS: Final = ("agency price", "working pattern")
"""Kinds that are worked out after people are drawn."""
MONTHS_A_WEEK: Final = 12 / 52.1775


@dataclass(frozen=True, eq=False)
class Settled:
    """An effect with its arrays.

    name   scenario/effect: what its size is drawn by.
    at     where it is, for sentences.
    reach  as in `flows.inputs.Effect`; for what is settled before people are drawn, (U,) or (Q,).
    filled for a time to hire: the chances of filling a post, in the middle, (U, 2).
    """

    change: Change
    name: str
    at: str
    reach: Numbers
    ramp: Numbers
    filled: Numbers | None = None

    @property
    def standing(self) -> bool:
        """Whether it is settled before people are drawn."""
        return not KINDS[self.change.on].draws and self.change.on not in AFTERWARDS

    def effects(self, deviates: Numbers | None) -> tuple[Effect, ...]:
        """What is multiplied in each run. `deviates` say how far from its middle its size is."""
        if self.standing:
            return ()
        size = sized(self.change, deviates)
        if self.filled is not None:
            return self._waits(size, self.filled)
        kind = KINDS[self.change.on].draws or self.change.on
        return (Effect(kind, self.reach, self.ramp, np.log(size)),)

    def _waits(self, size: Numbers, filled: Numbers) -> tuple[Effect, ...]:
        """For each kind of hire, the chance that makes the mean wait what it becomes.

        A post filled with chance f a month waits 1/f months on average; no wait is under a month.
        """
        made = []
        for u, hire in np.argwhere((self.reach > 0) & (filled > 0)):
            wait = 1 / filled[u, hire]
            longer = wait * size if self.change.verb == "multiply" else wait + size * MONTHS_A_WEEK
            reach = np.zeros_like(self.reach)
            reach[u, hire] = self.reach[u, hire]
            made.append(Effect("filled", reach, self.ramp, np.log(wait / np.maximum(longer, 1.0))))
        return tuple(made)


def settled(
    scenario: Scenario, number: int, change: Change, start: Start, central: Chances | None
) -> Settled:
    """An effect against a forecast. UsedWrongly where it does not fit it."""
    at = f"{scenario.key}: effects[{number}] ({change.key})"
    if month_of(change.starts, start.on) < (0 if change.on == "one-off move" else 1):
        raise UsedWrongly(
            f"{at} starts in {change.starts:%B %Y}, before the forecast, which begins in "
            f"{day_of(1, start.on):%B %Y}. Start it then or later: what came before is in the record."
        )
    ramp = ramp_of(change, start.on, start.months)
    name = f"{scenario.key}/{change.key}"
    if not KINDS[change.on].draws:
        where = routes_of if change.on == "intake" else units_of
        return Settled(change, name, at, where(change, start, at) * change.reaches, ramp)
    reach = reach_of(change, start, at)
    if change.unit not in ("odds", "weeks"):
        return Settled(change, name, at, reach, ramp)
    if central is None:
        raise UsedWrongly(
            f"{at} changes {change.unit}, which needs the chances of the baseline. Fit them first."
        )
    if change.unit == "odds":
        chance = chances_of(KINDS[change.on].draws, central)
        return Settled(change, name, at, reach_of_odds(reach, change.size, chance), ramp)
    return Settled(change, name, at, reach, ramp, chances_of("filled", central))
