"""What a figure is expected to do from one year to the next, and when it does something else.

A change is beyond its usual range where it is larger than any that the same figure made before, and chance
alone does not explain it. A count is not judged against chance: it has to move by a fifth at least.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from tenure.benchmark.chance import ALMOST_CERTAIN

LARGE: Final = 0.20
"""Of a count, the share by which it has to move: our choice, as no publication says what is usual."""

LEAST_MOVED: Final = 5.0
"""People or FTE under which a change of a count is a person or two."""

COLLAPSED: Final = 0.25
"""Of last year's people in a role, the share down to which they have to fall."""

LEAST_IN_ROLE: Final = 8
"""People in a role last year under which its fall says little."""


@dataclass(frozen=True)
class Step:
    """How one figure moved from a year to the next: the change, and the largest that it made before.

    usual  the size of the largest earlier change; None where there was none.
    times  the change over the usual, for putting the worst first; 1 where there is no usual one.
    """

    size: float
    usual: float | None
    times: float


def beyond_usual(values: Sequence[float], *, sure: float | None, judged: bool) -> Step | None:
    """The last change of a series of years where it is beyond what that figure does; None where it is not.

    values  the figure of each year, the newest last.
    sure    how sure we are that the last change is not chance; None where that cannot be said.
    judged  whether chance is judged for this measure: a rate; else it is a count.
    """
    if len(values) < 2:
        return None
    steps = [abs(now - before) for before, now in pairwise(values)]
    last, earlier = steps[-1], steps[:-1]
    usual = max(earlier, default=None)
    if usual is not None and last <= usual:
        return None
    if not _is_large(last, values[-2], sure=sure, judged=judged):
        return None
    return Step(values[-1] - values[-2], usual, last / usual if usual else 1.0)


def _is_large(last: float, before: float, *, sure: float | None, judged: bool) -> bool:
    if judged:
        return sure is not None and sure >= ALMOST_CERTAIN
    return last >= max(LEAST_MOVED, LARGE * abs(before))


def has_collapsed(before: float, now: float) -> bool:
    """Whether hardly anyone is left in a role that people were in last year."""
    return before >= LEAST_IN_ROLE and now <= COLLAPSED * before
