"""How large an effect has to be: for a target to be reached, or for benefit to equal cost."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Final

from tenure.forecast.scenarios.answers import ANSWERS, Question, value
from tenure.forecast.scenarios.inputs import Model
from tenure.forecast.scenarios.judging import LARGEST_FACTOR, SMALLEST_FACTOR
from tenure.forecast.scenarios.playing import Arm, Ask, Plan, play
from tenure.forecast.scenarios.sensitivity import Wanted
from tenure.forecast.scenarios.shape import Change
from tenure.terms.problems import UsedWrongly

HALVINGS: Final = 40
NEAR_ENOUGH: Final = 1e-6
"""Of a size: halving ends when both ends agree to this part of it."""
LIMITS: Final = {"multiply": (SMALLEST_FACTOR, LARGEST_FACTOR), "add": (-1e4, 1e4), "set": (0.0, 1e5)}
CAPS: Final = (1.0, 50.0)
"""Caps on cases: from one for each worker to as many as nobody is given, which is no cap."""


@dataclass(frozen=True)
class BreakEven:
    """The size of an effect at which an answer reaches a target.

    size    None where no size between the limits reaches it.
    best    the nearest to the target that the effect can bring the answer.
    chance  of reaching the target with that size, from draws; None where it was not confirmed.
    """

    effect: str
    size: float | None
    best: float
    chance: float | None = None


def arm_with(arm: Arm, effect: str, size: float) -> Arm:
    """The arm with one effect of another size, and no doubt about it. `effect` is scenario/effect."""
    made, found = [], False
    for scenario in arm:
        effects = []
        for change in scenario.effects:
            if f"{scenario.key}/{change.key}" == effect:
                found = True
                change = change.of_size(size)
            effects.append(change)
        made.append(replace(scenario, effects=tuple(effects)))
    if not found:
        raise UsedWrongly(f"There is no effect {effect} in this arm. Name it as scenario/effect.")
    return tuple(made)


def least_size(model: Model, effect: str, *, wanted: Wanted, target: float) -> BreakEven:
    """The size nearest to no effect that brings an answer to a target, by halving on expected values."""
    change = _of(model.arm, effect)

    def gap(size: float) -> float:
        there = replace(model, arm=arm_with(model.arm, effect, size), inputs=()).at({}, wanted.days)
        return float(wanted.of(there)[0]) - target

    return _found(effect, change, gap, target)


def _found(effect: str, change: Change, gap: Callable[[float], float], target: float) -> BreakEven:
    """Between no effect and whichever limit moves the answer to the other side of the target."""
    none, limits = _limits(change)
    start = gap(none)
    if start == 0:
        return BreakEven(effect, none, target)
    ends = {limit: gap(limit) for limit in limits if limit != none}
    across = [limit for limit, off in ends.items() if off * start <= 0]
    if not across:
        best = min([start, *ends.values()], key=abs)
        return BreakEven(effect, None, best + target)
    near, far = none, min(across, key=lambda limit: abs(limit - none))
    for _ in range(HALVINGS):
        if abs(far - near) < NEAR_ENOUGH * max(abs(near), abs(far)):
            break
        middle = (near + far) / 2
        near, far = (middle, far) if gap(middle) * start > 0 else (near, middle)
    return BreakEven(effect, far, gap(far) + target)


def _limits(change: Change) -> tuple[float, tuple[float, float]]:
    """The size at which an effect is none, and those between which its size can be."""
    if change.on == "caseload cap":
        return CAPS[1], CAPS
    return 1.0 if change.verb == "multiply" else 0.0, LIMITS[change.verb]


def _of(arm: Arm, effect: str) -> Change:
    for scenario in arm:
        for change in scenario.effects:
            if f"{scenario.key}/{change.key}" == effect:
                return change
    raise UsedWrongly(f"There is no effect {effect} in this arm. Name it as scenario/effect.")


def confirmed(
    plan: Plan, arm: Arm, found: BreakEven, *, question: Question, target: float, ask: Ask
) -> BreakEven:
    """The chance, from draws, that the answer is at the target or better with that size."""
    if found.size is None:
        return found
    drawn = value(play(plan, arm_with(arm, found.effect, found.size), ask).counted, question)
    lower = ANSWERS[question.answer].better == "lower"
    return replace(found, chance=float((drawn <= target).mean() if lower else (drawn >= target).mean()))


def break_even(arm: Arm, effect: str, net: Callable[[Arm], float]) -> BreakEven:
    """The size at which what is saved equals what is paid.

    net  benefit less cost of an arm, expected; the planner's account gives it.
    """
    return _found(effect, _of(arm, effect), lambda size: net(arm_with(arm, effect, size)), 0.0)
