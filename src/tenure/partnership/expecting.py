"""What was expected of activities, from the record of this home."""

from __future__ import annotations

from tenure.partnership import home
from tenure.publish.holding import Holding
from tenure.publish.planning.actions import scenarios_named
from tenure.publish.strategy.observed_from import futures_from
from tenure.publish.strategy.observing import Observing, observing, origin_of, too_early
from tenure.publish.viewing import Viewer
from tenure.strategy.framework.parts import Activity, Framework
from tenure.terms.problems import TooLittleData, UsedWrongly

NOT_TOLD = "There is nothing to compare yet"


def sorted_by_time(
    framework: Framework, holding: Holding
) -> tuple[tuple[tuple[Activity, str], ...], tuple[Activity, ...]]:
    """Activities with nothing to see yet and why, and those that began long enough before."""
    acting = [each for each in framework.activities if each.scenario]
    why = {each.code: too_early(each, holding) for each in acting}
    early = tuple((each, why[each.code]) for each in acting if why[each.code])
    return early, tuple(each for each in acting if not why[each.code])


def observed(activity: Activity, holding: Holding, viewer: Viewer) -> Observing:
    """What was expected of an activity beside what came, or why there is nothing to see."""
    why = too_early(activity, holding)
    if why:
        return Observing(activity, NOT_TOLD, why)
    key = ("observed", activity, viewer)
    found: Observing = holding.lately(key, lambda: _observed(activity, holding, viewer))
    return found


def _observed(activity: Activity, holding: Holding, viewer: Viewer) -> Observing:
    try:
        (scenario,) = scenarios_named((activity.scenario,), {}).values()
        year = origin_of(activity)
        assert year is not None, "an activity without a day is too early"
        futures = futures_from(home.folder(), year)
        return observing(holding, viewer, activity, futures, scenario)
    except (TooLittleData, UsedWrongly) as problem:
        return Observing(activity, NOT_TOLD, str(problem))
