"""Where the width of an answer comes from: each layer of chance by itself, and all of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Final

import numpy as np
from numpy.typing import NDArray

from tenure.forecast.scenarios.comparing import Bands, bands
from tenure.forecast.scenarios.inputs import Model
from tenure.forecast.scenarios.playing import Ask, layers_of
from tenure.forecast.scenarios.sensitivity import Wanted, days_of

Numbers = NDArray[np.float64]

PRICES: Final = "prices"
"""The layer of what things cost, where the bill is asked for."""


@dataclass(frozen=True)
class Layered:
    """The bands of an answer with everything drawn, and with one layer drawn and the others in the middle."""

    whole: Bands
    alone: dict[str, Bands]

    def share(self, layer: str) -> float:
        """The width of a layer by itself, as a share of the whole; shares need not add up to 1."""
        return self.alone[layer].width / self.whole.width if self.whole.width else 0.0


def by_layer(
    model: Model, wanted: Sequence[Wanted], ask: Ask, *, told: Callable[[str], None] = lambda layer: None
) -> tuple[Layered, ...]:
    """The width of each answer by layer. Runs are the same in each, so only the layer differs.

    Layers without people are averages, which are worked out many at a time.
    told  called before each layer is drawn, with its name, or with "" for all together.
    """
    days, prices = days_of(wanted), [PRICES] if model.price is not None else []
    layers = (*layers_of(model.arm), *prices)

    def drawn(name: str, some: tuple[str, ...]) -> list[Bands]:
        told(name)
        of_people = replace(ask, layers=tuple(layer for layer in some if layer != PRICES))
        found = model.drawn(of_people, days, priced=PRICES in some, threads=2)
        return [bands(np.broadcast_to(one.of(found), ask.runs)) for one in wanted]

    whole, alone = drawn("", layers), {layer: drawn(layer, (layer,)) for layer in layers}
    return tuple(
        Layered(whole[k], {layer: found[k] for layer, found in alone.items()}) for k in range(len(wanted))
    )
