"""Scenarios as files."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tenure.forecast.scenarios.shape import Scenario


def scenario_file(scenario: Scenario, *, as_json: bool) -> str:
    """A scenario as TOML or JSON; read again it is the same."""
    from tenure.forecast.scenarios import writing

    return writing.as_json(scenario) if as_json else writing.as_toml(scenario)


def values_of(named: Mapping[str, Scenario]) -> dict[str, Any]:
    """Scenarios as plain values, by what each is called; read again they are the same."""
    from tenure.forecast.scenarios.writing import as_values

    return {key: as_values(scenario) for key, scenario in named.items()}
