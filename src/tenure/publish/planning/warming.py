"""What pages would otherwise wait for, made ahead and kept in the home."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from tenure.publish.asking import asked
from tenure.publish.opening import open_home
from tenure.publish.planning.futures import futures_of
from tenure.publish.planning.glances import glance, were_looked_at
from tenure.publish.planning.overview import basis_of
from tenure.publish.planning.saying import PLAN_MEASURES
from tenure.publish.planning.scorecards import scores_of
from tenure.publish.viewing import Viewer
from tenure.terms.problems import TooLittleData, UsedWrongly

if TYPE_CHECKING:
    from tenure.forecast.fitting.parameters import Override


def warm(home: Path) -> None:
    """Work out what hides small numbers from the partnership in a home's figures as they stand."""
    holding, viewer = open_home(home), Viewer(None, "partnership")
    for service in holding.services():
        question = asked(holding, viewer, service=service)
        for measure in PLAN_MEASURES:
            question.series(measure.key, basis_of(question, measure))


def warm_actions(home: Path, folder: Path, overrides: Sequence[Override] = ()) -> None:
    """Take down what each ready action would do, and how forecasts from earlier years would have done, where
    somebody has asked for that before.

    Where nobody has looked at the plan yet, its first reader waits some seconds, once.
    """
    from tenure.forecast.scenarios.ready import library
    from tenure.record import Lake

    if not were_looked_at(folder):
        return
    try:
        futures = futures_of(home, overrides)
    except TooLittleData:
        return
    scores_of(futures, Lake(home / "lake").record(), folder)
    light = futures.light
    for scenarios in ((), *((scenario,) for scenario in library().values())):
        with suppress(UsedWrongly):
            glance(light, scenarios, folder)
