"""What pages would otherwise wait for, made ahead: patterns of hidden cells, which are kept in the home."""

from __future__ import annotations

from pathlib import Path

from tenure.publish.asking import asked
from tenure.publish.opening import open_home
from tenure.publish.planning.saying import PLAN_MEASURES
from tenure.publish.viewing import Viewer


def warm(home: Path) -> None:
    """Work out what hides small numbers from the partnership in a home's figures as they stand."""
    holding, viewer = open_home(home), Viewer(None, "partnership")
    for service in holding.services():
        question = asked(holding, viewer, service=service)
        for measure in PLAN_MEASURES:
            question.series(measure.key, measure.basis)
