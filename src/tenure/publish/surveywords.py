"""The sentences of survey results: what stands lowest and highest, and whether a change is beyond chance."""

from __future__ import annotations

from dataclasses import dataclass

from tenure.benchmark.chance import Interval
from tenure.benchmark.means import beyond_chance
from tenure.publish import numbers

SCORE = "score"


@dataclass(frozen=True)
class Standing:
    """A factor with its mean on a scale that ends at `top`."""

    label: str
    value: float
    top: float

    @property
    def said(self) -> str:
        return f"{numbers.quantity(self.value, SCORE)} of {self.top:g}"


def lowest_and_highest(standings: list[Standing]) -> str:
    """The answer for the head of the page."""
    if not standings:
        return "No result can be shown"
    ordered = sorted(standings, key=lambda one: (one.value / one.top, one.label))
    low, high = ordered[0], ordered[-1]
    if len(ordered) == 1:
        return f"{low.label} stands at {low.said}"
    return f"{low.label} stands lowest, at {low.said}; {_lower(high.label)} stands highest, at {high.said}"


def _lower(label: str) -> str:
    return label[:1].lower() + label[1:]


def change(label: str, old: str, found: Interval, *, since: str, unit: str = SCORE) -> str:
    """Whether something moved between two waves by more than chance would move it."""
    size, now = numbers.change(found.value, unit).removesuffix(f" {unit}"), _reach(found, unit)
    if not beyond_chance(found):
        return f"{label} cannot be told from {old} in {since}: the difference is {now}, as chance could give."
    moved = "rose" if found.value > 0 else "fell"
    return f"{label} {moved} by {size} since {since} ({now}), more than chance would give."


def _reach(found: Interval, unit: str) -> str:
    low, high = (signed(value, unit) for value in (found.low, found.high))
    return f"between {low} and {high}"


def signed(value: float, unit: str) -> str:
    """A difference with its sign: +0.21, −3.4 points."""
    text = numbers.change(value, unit).removesuffix(f" {SCORE}")
    return text if value == 0 else f"{'+' if value > 0 else numbers.MINUS}{text}"


def changes(labels: list[str], since: str, of: int) -> str:
    """What moved, in one sentence for the line below the head."""
    if not of:
        return ""
    if not labels:
        return f"Nothing moved beyond chance since {since}."
    return f"Beyond chance since {since}: {numbers.listed([_lower(each) for each in labels])}."


def how_many(answers: int, invited: int) -> str:
    """How many answered, and of how many who were asked by a link of their own."""
    people = "1 person" if answers == 1 else f"{answers:,} people"
    if not invited or invited < answers:
        return f"{people} answered."
    return f"{people} answered, {numbers.rate(answers / invited)} of {invited:,} invited."
