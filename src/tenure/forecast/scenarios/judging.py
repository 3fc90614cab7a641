"""What has to hold inside a scenario, whatever it is run on."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from tenure.forecast.fitting.evidence import evidence
from tenure.forecast.scenarios.kinds import KINDS, VERBS
from tenure.forecast.scenarios.shape import Change, Cost, Interaction, Place, Scenario
from tenure.terms.problems import UsedWrongly

SMALLEST_FACTOR, LARGEST_FACTOR = 0.01, 100.0
"""A factor outside these is a slip of the pen: a hazard is hardly ever changed by a tenth of that."""


def faults_of(scenario: Scenario) -> Iterator[str]:
    """Each fault as a sentence that says where it is."""
    if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", scenario.key) or len(scenario.key) > 60:
        yield f"key is “{scenario.key[:70]}”. Use small letters, digits and hyphens, 60 at most."
    if not scenario.effects:
        yield "effects is empty: nothing would change. Add one."
    keys = [change.key for change in scenario.effects]
    for key, times in Counter(keys).items():
        if times > 1:
            yield f"effects has {times} called “{key}”. Give each a key of its own."
    for number, change in enumerate(scenario.effects, 1):
        yield from (f"effects[{number}] ({change.key}): {fault}" for fault in _change(change))
    for number, interaction in enumerate(scenario.interactions, 1):
        yield from (f"interactions[{number}]: {fault}" for fault in _interaction(interaction, scenario))
    for number, cost in enumerate(scenario.costs, 1):
        yield from (f"costs[{number}] ({cost.what}): {fault}" for fault in _cost(cost, keys))


def _change(change: Change) -> Iterator[str]:
    said = [verb for verb in VERBS if getattr(change, verb) is not None]
    allowed = KINDS[change.on].units
    if len(said) != 1:
        has = f"has {' and '.join(said)}" if said else "does not say by how much"
        yield f"it {has}. Use exactly one of: {', '.join(allowed)}."
        return
    verb = said[0]
    if verb not in allowed:
        yield f"“{change.on}” cannot be changed by {verb}. Use {' or '.join(allowed)}."
        return
    if change.unit not in allowed[verb]:
        yield (
            f"the unit is “{change.unit}”; to {verb} “{change.on}” it has to be {' or '.join(allowed[verb])}."
        )
    yield from _size(change)
    yield from _place(change.where, change)
    yield from _source(change, "size")
    if change.on == "intake" and change.qualify_after_months is None:
        yield "it does not say when its students qualify. Add qualify_after_months."


def _size(change: Change) -> Iterator[str]:
    sizes = {change.verb: change.size, **dict(zip(("interval low", "interval high"), change.interval))}  # noqa: B905
    if change.verb == "multiply":
        for name, value in sizes.items():
            if value < 0:
                yield (
                    f"{name} is {value:g}, a change of {value - 1:+.0%}. Nothing can be cut by more than "
                    f"100%: use {SMALLEST_FACTOR:g} or more, as 0.8 for a cut of 20%."
                )
            elif not SMALLEST_FACTOR <= value <= LARGEST_FACTOR:
                yield f"{name} is {value:g}; a factor lies from {SMALLEST_FACTOR:g} to {LARGEST_FACTOR:g}."
    if change.verb == "set" and change.size < 0:
        yield f"set is {change.size:g} {change.unit}. Use 0 or more."
    if change.on == "caseload cap" and change.size <= 0:
        yield "a cap of no cases needs endless posts. Use 1 or more."
    yield from _interval(change.interval, change.size)


def _interval(interval: tuple[float, ...], size: float) -> Iterator[str]:
    if len(interval) not in (0, 2):
        yield f"interval has {len(interval)} numbers. Give two, low and high."
    elif interval and interval[0] > interval[1]:
        yield f"interval is {interval[0]:g} to {interval[1]:g}. Put the low one first."
    elif interval and not interval[0] <= size <= interval[1]:
        yield (
            f"interval is {interval[0]:g} to {interval[1]:g} and does not hold {size:g}. Widen it until it "
            "does."
        )


def _place(where: Place, change: Change) -> Iterator[str]:
    places = KINDS[change.on].places
    for name in Place.__dataclass_fields__:
        if getattr(where, name) and name not in places:
            yield f"where.{name} has no meaning for “{change.on}”. It takes {', '.join(places)}."
    if where.months and (len(where.months) != 2 or where.months[0] > where.months[1]):
        yield "where.months has to be two numbers, the first month and the last."
    if change.on == "one-off move" and (len(where.partners) != 1 or len(where.stages) != 1):
        yield "a one-off move needs one partner and one stage in where."


def _interaction(interaction: Interaction, scenario: Scenario) -> Iterator[str]:
    known = {change.key: change for change in scenario.effects}
    unknown = [key for key in interaction.between if key not in known]
    if unknown:
        yield f"there is no effect called {', '.join(unknown)}. The effects are: {', '.join(known)}."
    elif len(set(interaction.between)) != 2:
        yield "between has to name two effects."
    elif len({known[key].on for key in interaction.between}) > 1:
        yield "the two effects change different things; they cannot overlap."
    elif not KINDS[known[interaction.between[0]].on].draws:
        yield f"effects on “{known[interaction.between[0]].on}” take no interaction."


def _cost(cost: Cost, effects: list[str]) -> Iterator[str]:
    yield from _interval(cost.interval, cost.pounds)
    if cost.effect and cost.effect not in effects:
        yield f"there is no effect called “{cost.effect}”. The effects are: {', '.join(effects)}."
    if cost.per == "participant and year" and not cost.effect:
        yield "it is paid for each participant. Name the effect whose participants they are."
    if cost.until is not None and cost.until < cost.starts:
        yield f"it ends on {cost.until}, before it starts. Check both days."
    yield from _source(cost, "much")


def _source(said: Change | Cost, what: str) -> Iterator[str]:
    if not said.evidence and not said.reason.strip():
        yield f"it has no source. Give the key of its evidence, or the reason for this {what}."
    if said.evidence:
        try:
            evidence(said.evidence)
        except UsedWrongly as problem:
            yield str(problem)
