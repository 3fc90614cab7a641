"""The planner as JSON: what may come, what actions would change, what it rests on, and saving scenarios."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from django.http import Http404
from ninja import Query, Router, Status

from tenure.partnership import may, planners, running, sight
from tenure.partnership.actions import planning
from tenure.publish.planning.actions import action_page, scenarios_named
from tenure.publish.planning.arming import arms_of, played_of
from tenure.publish.planning.contents import ActionPage, ActionsPage, ParameterRow, PlanPage
from tenure.publish.planning.lines import PlanRow, plan_rows
from tenure.publish.planning.listing import actions_page
from tenure.publish.planning.money import money_of
from tenure.publish.planning.overview import Looked, looked, plan_page
from tenure.publish.planning.parameters import parameters_page
from tenure.terms.problems import UsedWrongly
from tenure.web.api.planshapes import (
    ActionsOut,
    ParameterOut,
    ParametersQuestion,
    PlanOut,
    PlanQuestion,
    PlanRowOut,
    RowsQuestion,
    ScenarioIn,
    ScenarioOut,
    TriedOut,
    TriedQuestion,
)
from tenure.web.figures import asked
from tenure.web.plan.actions import keys_in, saved_for
from tenure.web.plan.addresses import chosen_in, futures_now
from tenure.web.plan.scenarios import whose
from tenure.web.showing import SignedIn

router = Router(tags=["plan"])


def _looked(request: SignedIn) -> Looked:
    """The reader's question, as the page reads it from the address."""
    may.require(planners.see_plan(request.user), by=request.user, about="the plan")
    holding, viewer = asked(request)
    chosen, until = chosen_in(request)
    return looked(holding, viewer, futures_now(), until, chosen)


@router.get("/plan", response=PlanOut, summary="Where the workforce goes if nothing changes")
def plan(request: SignedIn, question: Query[PlanQuestion]) -> PlanPage:
    found = _looked(request)
    chosen, until = chosen_in(request)
    return plan_page(found.asked.holding, found.asked.viewer, found.futures, until=until, picked=chosen)


@router.get("/plan/rows", response=list[PlanRowOut], summary="What may come, one figure each")
def rows(request: SignedIn, question: Query[RowsQuestion]) -> Sequence[PlanRow]:
    """Of the baseline, and of each action that `with` names: alone, or all of them `together`.

    Other partners' rows stand in round figures, and are left out where fewer than ten people are in post.
    """
    found = _looked(request)
    futures, viewer = found.futures, found.asked.viewer
    known = {"partnership", *(unit.partner for unit in futures.start.units)}
    if question.partner is not None and question.partner not in known:
        raise UsedWrongly(f"There are no futures of a partner with the number {question.partner[:20]}.")
    named = scenarios_named(keys_in(request), saved_for(request))
    arms = played_of(futures, arms_of(named, together=question.together))
    asked_for = question.dict(include={"service", "partner", "until"})
    return tuple(plan_rows(futures, arms, **asked_for, viewer=viewer))


@router.get("/plan/actions", response=ActionsOut, summary="What each action would change by itself")
def actions(request: SignedIn, question: Query[PlanQuestion]) -> ActionsPage:
    return actions_page(_looked(request), saved_for(request), folder=running.folder())


@router.get("/plan/try", response=TriedOut, summary="What actions would change together")
def tried(request: SignedIn, question: Query[TriedQuestion]) -> ActionPage:
    found, keys = _looked(request), keys_in(request)
    if not keys:
        raise UsedWrongly("No action is named. Give with=KEY for each; /api/plan/actions lists them.")
    named = scenarios_named(keys, saved_for(request))
    money = money_of(found, tuple(named.values()), found.asked.viewer)
    return replace(action_page(found, named), money=money)


@router.get("/plan/parameters", response=list[ParameterOut], summary="What the forecast rests on")
def parameters(request: SignedIn, question: Query[ParametersQuestion]) -> Sequence[ParameterRow]:
    may.require(planners.see_plan(request.user), by=request.user, about="the plan")
    return parameters_page(futures_now(), sight.viewer(request.user), **question.dict()).rows


@router.get("/plan/scenarios", response=list[ScenarioOut], summary="The saved scenarios that you may see")
def scenarios(request: SignedIn) -> list[dict[str, Any]]:
    may.require(planners.see_plan(request.user), by=request.user, about="the plan")
    return [_shape(key, saved) for key, saved in planning.saved_scenarios(request.user).items()]


@router.post("/plan/scenarios", response={201: ScenarioOut}, summary="Save a scenario")
def save(request: SignedIn, asked: ScenarioIn) -> Status[dict[str, Any]]:
    """An analyst's is their partner's own, a lead's the partnership's. Every fault is told at once.

    One that does not fit this forecast is turned away: an employer that is not in it, a month before it.
    """
    own = planning.saved_scenarios(request.user).get(asked.instead_of) if asked.instead_of else None
    if asked.instead_of and own is None:
        raise Http404
    kept = planning.save_scenario(
        document=asked.scenario,
        futures=futures_now,
        partner=whose(request),
        by=request.user,
        scenario=own.kept if own else None,
    )
    key = f"{planning.SAVED}{kept.pk}"
    return Status(201, _shape(key, planning.saved_scenarios(request.user)[key]))


def _shape(key: str, saved: planning.Saved) -> dict[str, Any]:
    newest = saved.kept.newest
    return {
        "key": key,
        "name": saved.scenario.name,
        "version": newest.number,
        "partner": saved.kept.partner.number if saved.kept.partner else None,
        "scenario": newest.document,
    }
