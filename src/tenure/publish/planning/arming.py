"""The arms that somebody asks for: scenarios by file or by key, each alone or all of them together."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from tenure.publish.planning.actions import scenarios_named
from tenure.publish.planning.bewaring import ASSUMED, beware_notes
from tenure.publish.planning.effects import effect_words
from tenure.terms.problems import UsedWrongly

if TYPE_CHECKING:
    from tenure.forecast.scenarios.shape import Scenario
    from tenure.publish.planning.futures import Futures, Played

Arms = Mapping[str, "tuple[Scenario, ...]"]
"""The scenarios of each arm, by what the arm is called."""

MOST_ARMS: Final = 40
"""Arms of one question, one for every ready scenario and more: each holds all its futures in memory."""

MOST_MEMORY: Final = 8_000_000_000
"""Bytes that the futures of one question may take."""

BYTES: Final = 220
"""Bytes that one unit's month takes in one future, with what is worked out from it."""

FILES: Final = (".toml", ".json")


@dataclass(frozen=True)
class ScenarioRow:
    """A scenario that can be tried, in one line.

    effects, costs  how many of each.
    assumed         effects that no published evidence bears out.
    """

    key: str
    name: str
    paragraphs: str
    effects: int
    assumed: int
    costs: int
    says: str


def scenarios_said(said: Sequence[str], saved: Mapping[str, Scenario]) -> dict[str, Scenario]:
    """Scenarios by file (.toml, .json) or by key, ready or saved, under the key of each.

    Raises Unreadable and HasFindings for what is wrong with a file, UsedWrongly for a key that is not known
    and for two scenarios of one key.
    """
    if len(said) > MOST_ARMS:
        raise UsedWrongly(f"{len(said)} scenarios are too many at once. Ask for {MOST_ARMS} or fewer.")
    found: dict[str, Scenario] = {}
    for each in said:
        for key, scenario in one_said(each, saved).items():
            if key in found:
                raise UsedWrongly(f"Two scenarios are called {key}. Give one of them another key.")
            found[key] = scenario
    return found


def one_said(said: str, saved: Mapping[str, Scenario]) -> dict[str, Scenario]:
    """A scenario by its file or its key."""
    from tenure.forecast.scenarios.reading import read_scenario

    path = Path(said)
    if path.suffix.lower() in FILES or path.is_file():
        scenario = read_scenario(path)
        return {scenario.key: scenario}
    return scenarios_named((said,), saved)


def arms_of(named: Mapping[str, Scenario], *, together: bool = False) -> Arms:
    """Each scenario as an arm of its own, or one arm of them all."""
    if together and named:
        return {" + ".join(named): tuple(named.values())}
    return {key: (scenario,) for key, scenario in named.items()}


def require_drawable(futures: Futures, arms: int) -> None:
    """Make sure that the futures of the baseline and so many arms fit into memory, before any is drawn."""
    start = futures.start
    each = (arms + 2) * (start.months + 1) * len(start.units) * BYTES  # one more for what an arm costs
    if futures.runs * each > MOST_MEMORY:
        needed = futures.runs * each / 1e9
        beside = f" with {arms} scenario{'s' * (arms > 1)}" if arms else ""
        raise UsedWrongly(
            f"{futures.runs:,} futures{beside} would take some {needed:,.0f} GB of memory. "
            f"Ask for {MOST_MEMORY // each:,} futures or fewer."
        )


def played_of(futures: Futures, arms: Arms) -> dict[str, Played]:
    """The futures of each arm. UsedWrongly names the arm that does not fit this forecast."""
    found = {}
    for name, scenarios in arms.items():
        try:
            found[name] = futures.played(scenarios)
        except UsedWrongly as problem:
            said = str(problem)
            raise UsedWrongly(said if said.startswith(f"{name}: ") else f"{name}: {said}") from problem
    return found


def cautions_of(played: Mapping[str, Played], arms: Arms) -> Iterator[str]:
    """What to know before using the figures of each arm: what overlaps, comes too late or reaches nobody."""
    for name, scenarios in arms.items():
        for note in beware_notes(scenarios, played[name].resolved.bewares):
            if note.kind != ASSUMED:
                yield f"{name}: {note.says}"


def scenario_rows(saved: Mapping[str, Scenario]) -> tuple[ScenarioRow, ...]:
    """Every scenario that can be tried: the ready ones, then the saved ones."""
    from tenure.forecast.scenarios.ready import library

    return tuple(_row(key, scenario) for key, scenario in {**library(), **saved}.items())


def _row(key: str, scenario: Scenario) -> ScenarioRow:
    return ScenarioRow(
        key=key,
        name=scenario.name,
        paragraphs=", ".join(scenario.paragraphs),
        effects=len(scenario.effects),
        assumed=sum(not change.evidence for change in scenario.effects),
        costs=len(scenario.costs),
        says=scenario.says,
    )


def scenario_words(scenario: Scenario) -> str:
    """What a scenario would change, one effect a line."""
    lines = [f"{scenario.key}: {scenario.name}"]
    lines += ["  " + ", ".join(effect_words(change)) for change in scenario.effects]
    return "\n".join(lines)
