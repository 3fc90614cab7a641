"""A scenario as a form: each effect's size as people say it, and what was typed made a scenario again."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from tenure.publish import numbers
from tenure.publish.planning.effects import PAID_BY, effect_words, evidence_words
from tenure.publish.wording import first_up

if TYPE_CHECKING:
    from tenure.forecast.scenarios.shape import Change, Cost, Scenario
    from tenure.publish.planning.futures import Futures

Typed = Mapping[str, str]
"""What was typed, by box."""
Faults = dict[str, str]
"""A sentence for each box that cannot be read."""

LONGEST_NAME: Final = 80
LONGEST_REASON: Final = 900
LEAST_CHANGE, MOST_CHANGE = -99, 9_900
"""Percent that a factor of 0.01 and one of 100 are: a scenario takes none beyond."""
NEAR: Final = 1e-9
"""Sizes that differ by less are the same."""


@dataclass(frozen=True)
class EffectField:
    """One effect to fill in. Sizes of factors are changes in percent: −12 is 12% less.

    name   what its boxes are named by: "e1".
    boxes  box name, label and what stands in it now.
    """

    name: str
    what: str
    unit: str
    basis: str
    boxes: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True)
class CostField:
    """One cost to fill in."""

    name: str
    what: str
    per: str
    boxes: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True)
class Editing:
    """A scenario to be changed and saved under a name."""

    key: str
    name: str
    says: str
    effects: tuple[EffectField, ...]
    costs: tuple[CostField, ...]


def editing_of(scenario: Scenario, typed: Typed | None = None) -> Editing:
    """The form of a scenario; what was typed stands in it where something was."""
    return Editing(
        key=scenario.key,
        name=(typed or {}).get("name", scenario.name),
        says=(typed or {}).get("says", scenario.says),
        effects=tuple(_effect(f"e{n}", change, typed or {}) for n, change in enumerate(scenario.effects, 1)),
        costs=tuple(_cost(f"c{n}", cost, typed or {}) for n, cost in enumerate(scenario.costs, 1)),
    )


def _effect(name: str, change: Change, typed: Typed) -> EffectField:
    ends = change.interval or ("", "")
    boxes = (
        ("size", "Change", _shown(change, change.size)),
        ("low", "4 chances in 5: from", _shown(change, ends[0])),
        ("high", "4 chances in 5: to", _shown(change, ends[1])),
        ("reach", "Reaches, % of them", f"{change.reaches * 100:g}"),
        ("starts", "Starts, as 2027-09", f"{change.starts:%Y-%m}"),
        ("builds", "Builds up over months", f"{change.builds_up_months:g}"),
    )
    unit = "percent more (+) or less (−)" if change.verb == "multiply" else f"{change.unit}, {_verb(change)}"
    return EffectField(
        name, effect_words(change).what, unit, evidence_words(change), _filled(name, boxes, typed)
    )


def _verb(change: Change) -> str:
    return "what it becomes" if change.verb == "set" else "more (+) or fewer (−)"


def _shown(change: Change, size: float | str) -> str:
    if isinstance(size, str):
        return size
    return f"{(size - 1) * 100:.6g}" if change.verb == "multiply" else f"{size:g}"


def _cost(name: str, cost: Cost, typed: Typed) -> CostField:
    ends = cost.interval or ("", "")
    boxes = (
        ("pounds", "Pounds", f"{cost.pounds:g}"),
        ("low", "4 chances in 5: from", f"{ends[0]:g}" if cost.interval else ""),
        ("high", "4 chances in 5: to", f"{ends[1]:g}" if cost.interval else ""),
    )
    said = f"for each {cost.per}, in prices of {cost.price_year}, paid by {PAID_BY[cost.paid_by]}"
    return CostField(name, cost.what, said, _filled(name, boxes, typed))


def _filled(
    name: str, boxes: tuple[tuple[str, str, str], ...], typed: Typed
) -> tuple[tuple[str, str, str], ...]:
    return tuple((f"{name}-{box}", label, typed.get(f"{name}-{box}", value)) for box, label, value in boxes)


def document_of(scenario: Scenario, typed: Typed, *, owner: str, on: str) -> tuple[Any, Faults]:
    """What was typed as the values of a scenario, and a sentence for each box that cannot be read.

    An effect whose change is left empty is left out.
    """
    from tenure.forecast.scenarios.writing import as_values

    faults: Faults = {}
    values = as_values(scenario)
    effects = [_typed_effect(f"e{n}", change, typed, faults) for n, change in enumerate(scenario.effects, 1)]
    kept = [each for each in effects if each is not None]
    values["effects"] = [as_values(each) for each in kept]
    there = {each.key for each in kept}
    values["interactions"] = [as_values(each) for each in scenario.interactions if set(each.between) <= there]
    values["costs"] = [
        as_values(_typed_cost(f"c{n}", cost, typed, faults))
        for n, cost in enumerate(scenario.costs, 1)
        if not cost.effect or cost.effect in there
    ]
    name = typed.get("name", "").strip()
    if not name or len(name) > LONGEST_NAME:
        faults["name"] = f"Give it a name of {LONGEST_NAME} letters or fewer."
    values |= {
        "name": name,
        "says": typed.get("says", "").strip() or scenario.says,
        "owner": owner,
        "dated": on,
    }
    return values, faults


def faults_said(problem: str) -> Faults:
    """What is wrong with the whole of a scenario, at the boxes that it is about."""
    found: Faults = {}
    for line in problem.removeprefix("The scenario: ").split("\nThe scenario: "):
        at = re.match(r"(effects|costs)\[(\d+)\](?: \([^)]*\):?)?[. ]*", line)
        box = "name" if at is None else f"e{at[2]}-size" if at[1] == "effects" else f"c{at[2]}-pounds"
        says = first_up(line[at.end() :] if at else line)
        found[box] = f"{found[box]} {says}" if box in found else says
    return found


def require_fits(document: Any, futures: Futures) -> None:
    """UsedWrongly where a scenario cannot be tried on this forecast, HasFindings where it is none."""
    from tenure.forecast.scenarios import scenario_from

    futures.light.resolved((scenario_from(document),))


def _typed_effect(name: str, change: Change, typed: Typed, faults: Faults) -> Change | None:
    if f"{name}-size" in typed and not typed[f"{name}-size"].strip():
        return None
    size = _number(f"{name}-size", typed, faults)
    reach, builds = (_number(f"{name}-{box}", typed, faults) for box in ("reach", "builds"))
    interval = _interval(name, typed, faults)
    ends = tuple(sorted(_size(change, end) for end in interval))
    _judge_reach(name, reach, faults)
    if size is not None:
        _judge_size(name, change, (size, interval), faults)
    moved = change if size is None else _sized(change, _size(change, size))
    same = abs(moved.size - change.size) < NEAR and ends == change.interval
    before = f"Chosen on the page of the planner. Before: {evidence_words(change)}"[:LONGEST_REASON]
    return replace(
        moved,
        interval=ends,
        reaches=change.reaches if reach is None else reach / 100,
        builds_up_months=change.builds_up_months if builds is None else builds,
        starts=_month(f"{name}-starts", change, typed, faults),
        evidence=change.evidence if same else "",
        reason=change.reason if same else before,
    )


def _judge_reach(name: str, reach: float | None, faults: Faults) -> None:
    if reach is not None and not 0 <= reach <= 100:
        faults[f"{name}-reach"] = "Give a share from 0 to 100, in percent."


def _judge_size(name: str, change: Change, sizes: tuple[float, tuple[float, ...]], faults: Faults) -> None:
    """What a size and its interval cannot be, in the units of their boxes."""
    size, ends = sizes
    beyond = [each for each in (size, *ends) if not LEAST_CHANGE <= each <= MOST_CHANGE]
    if change.verb == "multiply" and beyond:
        faults[f"{name}-size"] = (
            f"{_printed(beyond[0])}% cannot be. Give a change from {_printed(LEAST_CHANGE)} to "
            f"{_printed(MOST_CHANGE)} percent: {_printed(-20)} is a cut of 20%, and nothing can be cut by "
            "more than 100%."
        )
    elif ends and not ends[0] <= size <= ends[1]:
        faults[f"{name}-low"] = (
            f"{_printed(size)} does not lie between {_printed(ends[0])} and {_printed(ends[1])}. Widen these "
            "until it does, or leave both empty."
        )


def _printed(number: float) -> str:
    return f"{number:,.6g}".replace("-", numbers.MINUS)


def _sized(change: Change, size: float) -> Change:
    if change.verb == "multiply":
        return replace(change, multiply=size)
    return replace(change, add=size) if change.verb == "add" else replace(change, set=size)


def _interval(name: str, typed: Typed, faults: Faults) -> tuple[float, ...]:
    """Both ends as they were typed, or none."""
    low, high = (_number(f"{name}-{end}", typed, faults, needed=False) for end in ("low", "high"))
    if (low is None) != (high is None):
        faults[f"{name}-low"] = "Give both ends, or neither."
    return () if low is None or high is None else (min(low, high), max(low, high))


def _size(change: Change, typed: float) -> float:
    return round(1 + typed / 100, 9) if change.verb == "multiply" else typed


def _number(name: str, typed: Typed, faults: Faults, *, needed: bool = True) -> float | None:
    text = typed.get(name, "").strip().replace(numbers.MINUS, "-").replace(",", "").rstrip("%").strip()
    if not text and not needed:
        return None
    try:
        found = float(text)
    except ValueError:
        faults[name] = "Give a number, such as −12 or 7.5."
        return None
    if found != found or abs(found) > 1e9:
        faults[name] = "Give a number, such as −12 or 7.5."
        return None
    return found


def _month(name: str, change: Change, typed: Typed, faults: Faults) -> date:
    text = typed.get(name, "").strip()
    try:
        return date.fromisoformat(f"{text}-01" if len(text) == 7 else text)
    except ValueError:
        faults[name] = "Give a month, such as 2027-09."
        return change.starts


def _typed_cost(name: str, cost: Cost, typed: Typed, faults: Faults) -> Cost:
    pounds = _number(f"{name}-pounds", typed, faults)
    ends = _interval(name, typed, faults)
    return replace(cost, pounds=cost.pounds if pounds is None else pounds, interval=ends)
