"""Scenarios as files."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tenure.forecast.scenarios.shape import Scenario


def scenario_file(scenario: Scenario, *, as_json: bool) -> str:
    """A scenario as TOML or JSON; read again it is the same."""
    from tenure.forecast.scenarios import writing

    return writing.as_json(scenario) if as_json else writing.as_toml(scenario)
