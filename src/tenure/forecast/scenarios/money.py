"""What a scenario costs, and when: amounts for the planner's account. What is saved is worked out there."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tenure.forecast.flows.inputs import GROUPS, STAGES, Outcome, Start
from tenure.forecast.scenarios.reaching import groups_of, units_of
from tenure.forecast.scenarios.shape import Change, Cost, Scenario
from tenure.forecast.scenarios.sizes import spread
from tenure.forecast.scenarios.timing import month_of, ramp_of

Numbers = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Due:
    """One cost of a scenario.

    scenario  its key.
    pounds    for each of what it is paid for, shape (runs or 1,), in prices of the cost's price year.
    months    True in months in which it is paid, shape (months + 1,).
    share     of the people in post of a unit and stage who take part, when built up; shape (U, S).
    ramp      how much of the effect that it belongs to is there, shape (months + 1,); ones where it has none.
    posts     what is paid for each post is paid for these, shape (R or 1, months + 1, U): those that the arm
              adds
              where the cost belongs to an effect, else all.
    """

    scenario: str
    cost: Cost
    pounds: Numbers
    months: NDArray[np.bool_]
    share: Numbers
    ramp: Numbers
    posts: Numbers

    @property
    def for_added_posts(self) -> bool:
        """Whether it is the pay of posts that the arm adds: then pay and agency cover hold it as well."""
        return self.cost.per == "post and year" and bool(self.cost.effect)

    def participants(self, outcome: Outcome) -> Numbers:
        """People who take part in a month, shape (R, months + 1, U): a share of those in post by stage."""
        there = sum(outcome.of(f"in post {stage}") * self.share[:, s] for s, stage in enumerate(STAGES))
        taking: Numbers = there * (self.ramp * self.months)[:, None]
        return taking


def due_of(
    scenario: Scenario, start: Start, deviates: Callable[[str], Numbers | None], *, before: Start
) -> Iterator[Due]:
    """Each cost of a scenario. Its amount is drawn by scenario and name, like an effect's size.

    before  the start without the arm.
    """
    known = {change.key: change for change in scenario.effects}
    for cost in scenario.costs:
        drawn = deviates(f"{scenario.key}/cost/{cost.what}")
        low, high = cost.interval or (cost.pounds, cost.pounds)
        pounds = np.maximum(spread(low, cost.pounds, high, np.zeros(1) if drawn is None else drawn), 0.0)
        change = known.get(cost.effect)
        yield Due(
            scenario=scenario.key,
            cost=cost,
            pounds=pounds,
            months=_months(cost, start),
            share=_share(change, start, scenario.key),
            ramp=np.ones(start.months + 1) if change is None else _taking_part(change, start),
            posts=_posts(start) if change is None else np.maximum(_posts(start) - _posts(before), 0.0),
        )


def _posts(start: Start) -> Numbers:
    return start.posts[None] if start.by_run is None else start.by_run


def _months(cost: Cost, start: Start) -> NDArray[np.bool_]:
    month = np.arange(start.months + 1)
    first = max(month_of(cost.starts, start.on), 1)
    last = start.months if cost.until is None else month_of(cost.until, start.on)
    if cost.per == "once":
        last = min(last, first)
    inside: NDArray[np.bool_] = (month >= first) & (month <= last)
    return inside


def _taking_part(change: Change, start: Start) -> Numbers:
    """Whoever takes part costs from the first month, though the effect builds up."""
    there: Numbers = (ramp_of(change, start.on, start.months) > 0).astype(np.float64)
    return there


def _share(change: Change | None, start: Start, at: str) -> Numbers:
    """The share of a stage's people whom an effect reaches, by unit, shape (U, S)."""
    if change is None or change.on == "intake" or change.where.routes:
        return np.zeros((len(start.units), len(STAGES)))
    stages = np.zeros(len(STAGES))
    groups = groups_of(change)
    months = np.array([group.last - group.first for group in GROUPS], np.float64)
    for s in range(len(STAGES)):
        of_stage = np.array([group.stage == s for group in GROUPS])
        stages[s] = (groups * months)[of_stage].sum() / months[of_stage].sum()
    return units_of(change, start, at)[:, None] * stages * change.reaches
