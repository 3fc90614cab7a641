"""What a change would do: scenarios as data, played out against the same chance, compared and doubted."""

from tenure.forecast.scenarios.comparing import account, difference
from tenure.forecast.scenarios.playing import Ask, Compared, Plan, compare, play
from tenure.forecast.scenarios.reading import read_scenario, scenario_from, scenario_of
from tenure.forecast.scenarios.ready import library, ready
from tenure.forecast.scenarios.resolving import Given, Resolved, resolve
from tenure.forecast.scenarios.shape import Scenario

__all__ = [
    "Ask",
    "Compared",
    "Given",
    "Plan",
    "Resolved",
    "Scenario",
    "account",
    "compare",
    "difference",
    "library",
    "play",
    "read_scenario",
    "ready",
    "resolve",
    "scenario_from",
    "scenario_of",
]
