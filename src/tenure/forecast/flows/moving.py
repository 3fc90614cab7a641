"""People who come or go at once, before anybody leaves in the month."""

from __future__ import annotations

import math

from tenure.forecast.flows.cells import ENTRY, FIRST_OF, GAP, S
from tenure.forecast.flows.chances import added
from tenure.forecast.flows.compiled import compiled
from tenure.forecast.flows.inputs import CELLS
from tenure.forecast.flows.working import Floats, Now


@compiled
def move_at_once(month: int, moves: Floats, means: bool, now: Now) -> None:
    """The moves of this month: each a row of month, unit, stage and people."""
    for k in range(len(moves)):
        if moves[k, 0] == month:
            u, stage = int(moves[k, 1]), int(moves[k, 2])
            first, last = FIRST_OF[stage], FIRST_OF[stage + 1] if stage + 1 < S else CELLS
            come = _moved(now.people[u, first:last], moves[k, 3], ENTRY[stage] - first, means)
            now.in_post[u, stage] += come
            now.answers[u, GAP] += come


@compiled
def _moved(people: Floats, come: float, entry: int, means: bool) -> float:
    """A stage with so many more, among its months as they are; gives how many came.

    Where nobody is there they come as hires do. No more go than are there.
    """
    there = added(people)
    come = max(come, -there)
    if there <= 0.0:
        people[entry] += come
        return come
    times, until, before = (there + come) / there, 0.0, 0.0
    for cell in range(len(people)):
        until += people[cell]
        upto = math.floor(until * times + 0.5)
        people[cell] = people[cell] * times if means else upto - before
        before = upto
    return come
