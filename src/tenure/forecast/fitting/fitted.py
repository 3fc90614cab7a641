"""A fitted model with the facts behind it, and every parameter in one list."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from tenure.forecast.fitting.facts import Facts
from tenure.forecast.fitting.listing import parameters_of
from tenure.forecast.fitting.model import LAYERS, Model
from tenure.forecast.fitting.overriding import overridden
from tenure.forecast.fitting.parameters import Override, Parameter

__all__ = ["LAYERS", "Fitted"]


@dataclass(frozen=True, eq=False)
class Fitted(Model):
    """A model fitted to a record.

    facts  what was counted.
    """

    facts: Facts = field(kw_only=True)

    def parameters(self) -> tuple[Parameter, ...]:
        """Every parameter in one list: value, interval, what it rests on, source, owner, date."""
        return parameters_of(self)

    def overridden(self, overrides: Iterable[Override]) -> Fitted:
        """The same with somebody's own values. Raises UsedWrongly where one of them cannot stand."""
        return overridden(self, overrides)
