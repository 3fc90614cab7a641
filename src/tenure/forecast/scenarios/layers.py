"""Where the width of an answer comes from: each layer of chance by itself, and all of them."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from tenure.forecast.scenarios.answers import Question, value
from tenure.forecast.scenarios.comparing import Bands, bands
from tenure.forecast.scenarios.playing import Arm, Ask, Plan, layers_of, play

Numbers = NDArray[np.float64]


@dataclass(frozen=True)
class Layered:
    """The bands of an answer with everything drawn, and with one layer drawn and the others in the middle."""

    whole: Bands
    alone: dict[str, Bands]

    def share(self, layer: str) -> float:
        """The width of a layer by itself, as a share of the whole; shares need not add up to 1."""
        return self.alone[layer].width / self.whole.width if self.whole.width else 0.0


def by_layer(plan: Plan, arm: Arm, question: Question, ask: Ask) -> Layered:
    """The width of an answer by layer. Runs are the same in each, so only the layer differs."""

    def drawn(layers: tuple[str, ...]) -> Bands:
        found = value(play(plan, arm, replace(ask, layers=layers)).counted, question)
        return bands(np.broadcast_to(found, ask.runs))

    layers = layers_of(arm)
    return Layered(drawn(layers), {layer: drawn((layer,)) for layer in layers})
