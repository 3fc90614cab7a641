"""The chain, published figures and long runs of the planner as JSON: asked for, followed, cancelled, read."""

from __future__ import annotations

from typing import Any

from ninja import Query, Router, Status

from tenure.partnership import may, planners
from tenure.partnership.actions import plan_runs
from tenure.partnership.models import PlanRun
from tenure.partnership.models.plans import DONE, FORECAST, REVERSE
from tenure.publish.planning.actions import scenarios_named
from tenure.publish.planning.chain import ChainPage
from tenure.publish.planning.files import values_of
from tenure.publish.planning.published import ENGLAND, PublishedPage, published_page
from tenure.terms.problems import UsedWrongly
from tenure.web.api.planrunshapes import (
    ChainOut,
    ChainQuestion,
    ManyIn,
    PublishedOut,
    PublishedQuestion,
    RunOut,
    TargetIn,
)
from tenure.web.api.planshapes import TriedQuestion
from tenure.web.plan.actions import keys_in, saved_for
from tenure.web.plan.chain import chain_of
from tenure.web.plan.reverse import TargetForm, target_of
from tenure.web.plan.runs import page_of, place_of, run_of
from tenure.web.showing import SignedIn

router = Router(tags=["plan"])


@router.get("/plan/pipeline", response=ChainOut, summary="What the chain from student to assessed year needs")
def pipeline(request: SignedIn, question: Query[ChainQuestion]) -> ChainPage:
    may.require(planners.see_plan(request.user), by=request.user, about="the plan")
    return chain_of(request)


@router.get("/plan/published", response=PublishedOut, summary="Where a published figure may go")
def published(request: SignedIn, question: Query[PublishedQuestion]) -> PublishedPage:
    may.require(planners.see_plan(request.user), by=request.user, about="the plan")
    return published_page(question.measure or "turnover_rate_fte", question.place or ENGLAND)


@router.post("/plan/many", response={201: RunOut}, summary="Ask for many futures")
def many(request: SignedIn, question: Query[TriedQuestion], said: ManyIn) -> Status[dict[str, Any]]:
    """Given again where the same was asked before. It is done beside the pages: follow it by its number."""
    may.require(planners.ask_for_run(request.user), by=request.user, about="a long run")
    named = scenarios_named(keys_in(request), saved_for(request))
    wanted = {"runs": said.runs, **place_of(request), "scenarios": values_of(named)}
    run = plan_runs.ask_for_run(kind=FORECAST, asked=wanted, by=request.user)
    return Status(201, _shape(request, run))


@router.post("/plan/reverse", response={201: RunOut}, summary="Ask for the cheapest way to a target")
def reverse(request: SignedIn, said: TargetIn) -> Status[dict[str, Any]]:
    """Given again where the same was asked before. It is done beside the pages: follow it by its number."""
    may.require(planners.ask_for_run(request.user), by=request.user, about="a long run")
    form = TargetForm(said.dict())
    if not form.is_valid():
        faults = (f"{name}: {each}" for name, found in form.errors.items() for each in found)
        raise UsedWrongly(" ".join(faults))
    asked = target_of(request, form.cleaned_data, said.chosen)
    run = plan_runs.ask_for_run(kind=REVERSE, asked=asked, by=request.user)
    return Status(201, _shape(request, run))


@router.get("/plan/runs/{number}", response=RunOut, summary="How far a long run is, and what came of it")
def run(request: SignedIn, number: int) -> dict[str, Any]:
    return _shape(request, run_of(request, number))


@router.post("/plan/runs/{number}/cancel", response=RunOut, summary="Stop a long run; what was done is kept")
def cancel(request: SignedIn, number: int) -> dict[str, Any]:
    plan_runs.cancel_run(run=run_of(request, number), by=request.user)
    return _shape(request, run_of(request, number))


@router.post("/plan/runs/{number}/again", response=RunOut, summary="Go on with a run that was stopped")
def again(request: SignedIn, number: int) -> dict[str, Any]:
    plan_runs.resume_run(run=run_of(request, number), by=request.user)
    return _shape(request, run_of(request, number))


def _shape(request: SignedIn, found: PlanRun) -> dict[str, Any]:
    said = {name: getattr(found, name) for name in ("kind", "state", "progress", "left", "says", "at")}
    return {"number": found.pk, **said, "found": page_of(request, found) if found.state == DONE else None}
