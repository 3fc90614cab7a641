"""What was expected of activities, from the record of this home."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from functools import partial
from typing import Any

from django.utils import timezone

from tenure.partnership import home, reporting, running
from tenure.publish.holding import Holding
from tenure.publish.planning.actions import scenarios_named
from tenure.publish.planning.awaiting import PATIENCE, Progress, awaited
from tenure.publish.strategy.expected import BEGINS, Asking, before, work_out
from tenure.publish.strategy.observing import NOT_TOLD, Observing, asking, observing, too_early
from tenure.publish.viewing import HOLDER, Viewer
from tenure.strategy.framework.parts import Activity, Framework
from tenure.terms.problems import TooLittleData, UsedWrongly


def sorted_by_time(
    framework: Framework, holding: Holding
) -> tuple[tuple[tuple[Activity, str], ...], tuple[Activity, ...]]:
    """Activities with nothing to see yet and why, and those that began long enough before."""
    acting = [each for each in framework.activities if each.scenario]
    why = {each.code: too_early(each, holding) for each in acting}
    early = tuple((each, why[each.code]) for each in acting if why[each.code])
    return early, tuple(each for each in acting if not why[each.code])


def observed(
    activity: Activity, holding: Holding, viewer: Viewer, *, patience: float | None = PATIENCE
) -> Observing | Progress:
    """What was expected of an activity beside what came, or why there is nothing to see.

    While it is worked out for the first time, how far that is; with `patience` None it is waited for.
    """
    if why := too_early(activity, holding):
        return Observing(activity, NOT_TOLD, why)
    try:
        (scenario,) = scenarios_named((activity.scenario,), {}).values()
    except UsedWrongly as problem:
        return Observing(activity, NOT_TOLD, str(problem))
    about = asking(holding, viewer, activity, scenario)
    found = _expected(about, holding, patience)
    return found if isinstance(found, Progress) else observing(holding, viewer, about, found)


def _expected(about: Asking, holding: Holding, patience: float | None) -> Mapping[str, Any] | Progress:
    kept = about.kept(running.folder(), holding.snapshot)
    return awaited(kept, partial(work_out, about, home.folder(), holding, kept), patience=patience)


def warm() -> None:
    """Work out ahead what readers look at, where somebody has looked before; what is outdated goes."""
    folder, holding = running.folder(), home.holding()
    known = list(folder.glob(f"{BEGINS}*.json"))
    for old in known:
        if not old.name.startswith(before(holding.snapshot)):
            old.unlink(missing_ok=True)
    if not known:
        return
    with suppress(TooLittleData):  # no framework is in force
        framework, _ = reporting.framework_on(timezone.localdate())
        for activity in sorted_by_time(framework, holding)[1]:
            observed(activity, holding, HOLDER, patience=None)
