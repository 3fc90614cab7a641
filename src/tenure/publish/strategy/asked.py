"""KPIs that a survey fills: the mean of a factor in each wave that has closed, where it may be shown."""

from __future__ import annotations

from typing import Final

from tenure.publish.disclosure import ANSWERS_HIDDEN
from tenure.publish.strategy.finding import Typed
from tenure.publish.surveys import Wave
from tenure.publish.tallies import Asked, seen_standing

SURVEY: Final = "survey"
"""The service of KPIs that surveys fill; their measure is survey and factor, "wellbeing-pulse.workload"."""


def wave_value(wave: Wave, factor: str) -> Typed | None:
    """Where everyone stood on a factor when a wave closed; None where the wave did not ask for it.

    Its value is None, with the reason, where too few answered for it to be shown.
    """
    if factor not in wave.counted.factors:
        return None
    found = seen_standing(Asked(wave.counted, ""), factor)
    if found is None:
        return Typed(None, wave.closed_on, ANSWERS_HIDDEN)
    return Typed(found[0], wave.closed_on)
