"""Demand as JSON: posts that the work there may be asks for, the series it rests on, a team's activities."""

from __future__ import annotations

from typing import Any

from ninja import File, Query, Router, Status
from ninja.files import UploadedFile

from tenure.partnership import may, planners, sight
from tenure.partnership.actions import demand as actions
from tenure.publish.planning.bringing import LARGEST, template, used_words
from tenure.publish.planning.demanding import demand_page
from tenure.publish.planning.overview import looked
from tenure.publish.planning.teams import TeamPage, team_page
from tenure.terms.problems import HasFindings
from tenure.web.api.demandshapes import (
    DemandOut,
    DemandQuestion,
    SeriesEnded,
    SeriesKept,
    SeriesOut,
    TeamIn,
    TeamOut,
)
from tenure.web.figures import asked
from tenure.web.plan.addresses import chosen_in, futures_now
from tenure.web.showing import SignedIn

router = Router(tags=["plan"])


def _require_sight(request: SignedIn) -> None:
    may.require(planners.see_plan(request.user), by=request.user, about="the plan")


@router.get("/plan/demand", response=DemandOut, summary="Posts that the work there may be asks for")
def demand(request: SignedIn, question: Query[DemandQuestion]) -> dict[str, Any]:
    _require_sight(request)
    holding, viewer = asked(request)
    chosen, until = chosen_in(request)
    futures = futures_now()
    found = demand_page(looked(holding, viewer, futures, until, chosen), question.standard)
    shown = {name: getattr(found, name) for name in DemandOut.model_fields if name != "own"}
    return {**shown, "own": bool(futures.own)}


@router.get("/plan/demand/series", response=SeriesOut, summary="The series of demand, as a file to fill in")
def series(request: SignedIn) -> dict[str, Any]:
    _require_sight(request)
    futures, whole = futures_now(), planners.give_demand(request.user).yes
    return {
        "csv": template(futures, sight.viewer(request.user), whole=whole),
        "own": bool(futures.own),
    }


@router.post("/plan/demand/series", response={201: SeriesKept}, summary="Give series of demand")
def give(request: SignedIn, file: File[UploadedFile]) -> Status[dict[str, Any]]:
    """A CSV in the place of the one before. Nothing is kept where something is wrong: each row says what."""
    content, name = file.read(LARGEST + 1), file.name or "The file"
    count = actions.give_demand(content=content, name=name, by=request.user)
    return Status(201, {"series": count, "says": used_words(count)})


@router.delete("/plan/demand/series", response=SeriesEnded, summary="Go back to returns and publications")
def end(request: SignedIn) -> dict[str, bool]:
    return {"ended": actions.forget_demand(by=request.user)}


@router.post("/plan/demand/team", response=TeamOut, summary="Posts of a team from what it does")
def team(request: SignedIn, said: TeamIn) -> TeamPage:
    """Nothing of it is kept. Every fault is told at once."""
    _require_sight(request)
    found = team_page(said.said())
    if found.faults:
        raise HasFindings("\n".join(found.faults.values()))
    return found
