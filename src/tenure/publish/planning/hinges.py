"""What results hinge on, as figures: worked out for all at once, and kept by what they are made from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from tenure import __version__
from tenure.publish.holding import PARTNERSHIP
from tenure.publish.planning import pounds
from tenure.publish.planning.amounts import BILL, HINGED
from tenure.publish.planning.files import values_of
from tenure.publish.planning.overview import Looked
from tenure.publish.planning.working import Kept, Told, name_of_work

if TYPE_CHECKING:
    from tenure.forecast.scenarios.inputs import Model, Price
    from tenure.forecast.scenarios.layers import Layered
    from tenure.forecast.scenarios.sensitivity import Shares, Tornado, Wanted
    from tenure.forecast.scenarios.shape import Scenario

KIND: Final = "hinges 1"
"""What is kept; its number goes up when it changes."""
BASE_POINTS: Final = 256
"""Points of the design behind shares of variance: a share is off by one or two in a hundred."""
LAYER_RUNS: Final = 200
EFFECTS: Final = "How large the effects of the actions are"
"""The effects of all actions, varied apart and judged together."""

STEPS: Final[Mapping[str, str]] = {
    "ends": "moving each doubt to its ends",
    "shares": "varying everything together",
    "": "drawing futures with everything uncertain",
    "parameters": "drawing how well the chances are known",
    "years": "drawing better and worse years",
    "effects": "drawing how large the effects are",
    "demand": "drawing how much work there will be",
    "people": "drawing which people go and come",
    "prices": "drawing what agency staff cost",
}
"""What is done, step by step."""


@dataclass(frozen=True, eq=False)
class Hinging:
    """What the results with some actions hinge on; the actions by what they are called."""

    question: Looked
    named: Mapping[str, Scenario]

    @property
    def scenarios(self) -> tuple[Scenario, ...]:
        return tuple(self.named.values())

    @cached_property
    def model(self) -> Model:
        """UsedWrongly where an action does not fit this forecast."""
        from tenure.forecast.scenarios.inputs import model

        futures = self.question.futures
        return model(futures.plan, self.scenarios, price=self._price, besides=futures.besides)

    @property
    def _price(self) -> Price:
        """A year of one who covers a vacancy: the middle of what it may cost, and how far that is known."""
        from tenure.forecast.flows.inputs import STAGES
        from tenure.forecast.scenarios.inputs import Price

        prices = pounds.prices_of(self.question.futures)
        drawn = prices.salaries[..., STAGES.index("experienced")] * (1 + prices.premium[:, None])
        return Price(np.median(drawn, axis=0), np.log(drawn).std(axis=0))

    @property
    def scope(self) -> str:
        asked = self.question.asked
        whole = asked.focus == PARTNERSHIP
        return f"service {asked.service}" if whole else f"{asked.focus}, {asked.service}"

    def wanted(self, measure: str) -> Wanted:
        """One result, as the forecast has it; by the key of its measure."""
        from tenure.forecast.scenarios import inputs
        from tenure.forecast.scenarios.sensitivity import Wanted

        answer = inputs.BILL if measure == BILL.key else measure.replace("-", " ")
        return Wanted(answer, self.question.months, self.scope)

    @cached_property
    def asked(self) -> Mapping[str, Any]:
        """Everything that decides the figures beside the futures."""
        asked = self.question.asked
        return {
            "service": asked.service,
            "focus": asked.focus,
            "until": self.question.until,
            "scenarios": values_of(self.named),
        }

    @property
    def name(self) -> str:
        return name_of_work(KIND, self.asked, self.question.futures.name)


def work_out(hinging: Hinging, kept: Kept, told: Told) -> None:
    """Find out what each result hinges on, and keep it."""
    from tenure.forecast.scenarios.layers import by_layer
    from tenure.forecast.scenarios.playing import Ask
    from tenure.forecast.scenarios.sensitivity import shares_of_several, tornados

    steps, futures = list(STEPS), hinging.question.futures

    def step(name: str) -> None:
        told(steps.index(name), len(steps), STEPS[name])

    step("ends")
    model, wanted = hinging.model, [hinging.wanted(measure.key) for measure in HINGED]
    swings = tornados(model, wanted)
    step("shares")
    effects = tuple(name for name in model.inputs if "/" in name)
    groups: dict[str, tuple[str, ...]] = {EFFECTS: effects} if effects else {}
    groups |= {name: (name,) for name in model.inputs if "/" not in name}
    shares = shares_of_several(model, wanted, themes=groups or None, base_points=BASE_POINTS)
    widths = by_layer(model, wanted, Ask(min(LAYER_RUNS, futures.runs), futures.seed), told=step)
    kept.keep({
        "asked": dict(hinging.asked),
        "made_with": {"tenure": __version__, "snapshot": futures.snapshot, "futures": futures.name},
        "runs": shares[0].runs,
        "measures": {
            measure.key: _figures(swings[k], shares[k], widths[k]) for k, measure in enumerate(HINGED)
        },
    })  # fmt: skip


def _figures(tornado: Tornado, shares: Shares, widths: Layered) -> dict[str, Any]:
    """One result's figures as plain values: each swing at its low and high end, each share, each width."""
    return {
        "middle": tornado.middle,
        "swings": [[swing.name, swing.low, swing.high] for swing in tornado.swings],
        "shares": [[share.name, max(share.total, 0.0)] for share in shares.shares],
        "widths": {layer: bands.width for layer, bands in widths.alone.items()},
        "whole": widths.whole.width,
    }
