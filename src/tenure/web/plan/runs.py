"""Pages of long work: how far it is, what came of it, cancelling it and asking again."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from tenure import publish
from tenure.partnership import may, planners, running, sight
from tenure.partnership.actions import plan_runs, planning
from tenure.partnership.models import PlanRun
from tenure.partnership.models.plans import DONE, FORECAST, RUNNING, WAITING
from tenure.publish.planning.actions import scenarios_named
from tenure.publish.planning.files import values_of
from tenure.publish.planning.guarding import Grain
from tenure.publish.planning.many import many_for, many_page
from tenure.publish.planning.overview import looked
from tenure.publish.planning.reversing import WayPage, way_for, way_page
from tenure.terms.problems import UsedWrongly
from tenure.web.analysis.pictures import pictures
from tenure.web.figures import asked
from tenure.web.plan.addresses import chosen_in, futures_now, grain_for
from tenure.web.showing import CSV, SignedIn, download, show, told


@require_safe
@login_required
@told
def run(request: SignedIn, number: int) -> HttpResponse:
    """What came of a run, or how far it is."""
    found = run_of(request, number)
    stops = planners.stop_run(request.user, found).yes
    page = page_of(request, found) if found.state == DONE else None
    if page is None:
        going = found.state in (WAITING, RUNNING)
        return show(request, "plan/waiting.html", run=found, going=going, stops=stops)
    drawn = {chart.key: pictures(chart, sight.viewer(request.user)) for chart in page.charts}
    return show(request, "plan/way.html", run=found, found=page, drawn=drawn)


@require_safe
@login_required
@told
def run_table(request: SignedIn, number: int, table: str) -> HttpResponse:
    """One table of what came of a run."""
    found = run_of(request, number)
    page = page_of(request, found)
    known = {} if page is None else {chart.key: chart.table for chart in page.charts}
    known |= {} if page is None else {one.name: one for one in page.tables}
    if table not in known:
        raise Http404
    return download(publish.table_csv(known[table]), name=f"{table}.csv", kind=CSV)


@require_safe
@login_required
@told
def run_file(request: SignedIn, number: int) -> HttpResponse:
    """Everything that was asked and came of it, as finely as its reader may see it."""
    found = run_of(request, number)
    result = _result(found, grain_for(request, found.asked["service"], found.asked["focus"]))
    if result is None:
        raise Http404
    content = json.dumps(result, ensure_ascii=False, indent=1)
    return download(content, name=f"plan-{found.name[:12]}.json", kind="application/json")


@require_POST
@login_required
@told
def cancel(request: SignedIn, number: int) -> HttpResponse:
    """Stop it; what was done is kept."""
    found = run_of(request, number)
    plan_runs.cancel_run(run=found, by=request.user)
    return redirect(found)


@require_POST
@login_required
@told
def again(request: SignedIn, number: int) -> HttpResponse:
    """Go on with it."""
    found = run_of(request, number)
    plan_runs.resume_run(run=found, by=request.user)
    return redirect(found)


@require_http_methods(["GET", "POST"])
@login_required
@told
def many(request: SignedIn) -> HttpResponse:
    """Ask for many futures of the actions in the address."""
    may.require(planners.ask_for_run(request.user), by=request.user, about="a long run")
    saved = {key: one.scenario for key, one in planning.saved_scenarios(request.user).items()}
    named = scenarios_named(tuple(dict.fromkeys(request.GET.getlist("with"))), saved)
    said, problem = request.POST.get("runs", "5,000"), ""
    place = place_of(request)
    if request.method == "POST":
        try:
            question = {"runs": _count(said), **place, "scenarios": values_of(named)}
            return redirect(plan_runs.ask_for_run(kind=FORECAST, asked=question, by=request.user))
        except UsedWrongly as found:
            problem = str(found)
    names = [scenario.name for scenario in named.values()]
    status = 400 if problem else 200
    return show(request, "plan/many.html", names=names, runs=said, problem=problem, status=status)


def place_of(request: SignedIn) -> dict[str, Any]:
    """Whose futures, and until when; as the page of actions has it."""
    holding, viewer = asked(request)
    chosen, until = chosen_in(request)
    question = looked(holding, viewer, futures_now(), until, chosen)
    return {"service": question.asked.service, "focus": question.asked.focus, "until": question.until}


def _count(said: str) -> int:
    plain = said.replace(",", "").strip()
    if not (plain.isascii() and plain.isdigit() and len(plain) < 12):
        raise UsedWrongly("Say how many futures you want as a number, such as 5,000.")
    return int(plain)


def run_of(request: SignedIn, number: int) -> PlanRun:
    """A run, for whoever may see it."""
    may.require(planners.see_plan(request.user), by=request.user, about="the plan")
    found = PlanRun.objects.filter(pk=number).select_related("partner", "by").first()
    if found is None:
        raise Http404
    may.require(planners.see_run(request.user, found), by=request.user, about=f"run {number}")
    return found


def _result(found: PlanRun, grain: Grain) -> Mapping[str, Any] | None:
    result = running.result_of(found)
    if result is None:
        return None
    return many_for(result, grain) if found.kind == FORECAST else way_for(result, grain)


def page_of(request: SignedIn, found: PlanRun) -> WayPage | None:
    """What came of a run as a page, as finely as its reader may see it; None where nothing has yet."""
    grain = grain_for(request, found.asked["service"], found.asked["focus"])
    result = _result(found, grain)
    if result is None:
        return None
    return many_page(result, grain) if found.kind == FORECAST else way_page(result, grain)
