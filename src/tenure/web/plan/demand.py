"""Pages of how much work there may be: posts needed, the partnership's own series, and a team's
activities."""

from __future__ import annotations

from urllib.parse import urlencode

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from tenure import publish
from tenure.partnership import may, planners, sight
from tenure.partnership.actions import demand as actions
from tenure.publish.planning.bringing import LARGEST, template, used_words
from tenure.publish.planning.demanding import DemandPage, demand_page
from tenure.publish.planning.overview import looked
from tenure.publish.planning.teams import rows_in, team_page
from tenure.terms.problems import Problem
from tenure.web.analysis.pictures import pictures
from tenure.web.figures import asked
from tenure.web.plan.addresses import address_of, chosen_in, futures_now
from tenure.web.showing import CSV, SignedIn, download, show, told


@require_safe
@login_required
@told
def demand(request: SignedIn) -> HttpResponse:
    """Posts needed by a standard of cases, beside the establishment."""
    may.require(planners.see_plan(request.user), by=request.user, about="the plan")
    return _shown(request)


@require_safe
@login_required
@told
def table(request: SignedIn, table: str) -> HttpResponse:
    """One table of the page, the same cells as on it."""
    may.require(planners.see_plan(request.user), by=request.user, about="the plan")
    found = _page(request)
    tables = {one.key: one.table for one in found.charts} | {one.name: one for one in found.tables}
    if table not in tables:
        raise Http404
    return download(publish.table_csv(tables[table]), name=f"{table}.csv", kind=CSV)


@require_http_methods(["GET", "POST"])
@login_required
@told
def series(request: SignedIn) -> HttpResponse:
    """The series as a file to fill in; or keep one that was filled in."""
    if request.method == "GET":
        may.require(planners.see_plan(request.user), by=request.user, about="the plan")
        whole = planners.give_demand(request.user).yes
        text = template(futures_now(), sight.viewer(request.user), whole=whole)
        return download(text, name="demand.csv", kind=CSV)
    may.require(planners.give_demand(request.user), by=request.user, about="series of demand")
    sent = request.FILES.get("file")
    if sent is None:
        return _shown(request, fault="No file was chosen. Choose a CSV with your series.")
    try:
        count = actions.give_demand(
            content=sent.read(LARGEST + 1), name=sent.name or "The file", by=request.user
        )
    except Problem as problem:
        return _shown(request, fault=str(problem))
    messages.success(request, used_words(count))
    return redirect("plan:demand")


@require_POST
@login_required
@told
def forget(request: SignedIn) -> HttpResponse:
    """Go back to what returns and publications say."""
    if actions.forget_demand(by=request.user):
        messages.success(request, "Work is known from returns and publications again.")
    return redirect("plan:demand")


@require_safe
@login_required
@told
def team(request: SignedIn) -> HttpResponse:
    """Posts of a team from the time its activities take. Nothing of it is kept."""
    may.require(planners.see_plan(request.user), by=request.user, about="the plan")
    said = {name: value for name, value in request.GET.items() if isinstance(value, str)}
    found = team_page(said)
    if request.GET.get("as") == "csv" and found.table is not None:
        return download(publish.table_csv(found.table), name="team.csv", kind=CSV)
    where = urlencode({**said, "as": "csv"})
    status = 400 if found.faults else 200
    return show(
        request, "plan/team.html", found=found, said=said, rows=rows_in(said), where=where, status=status
    )


def _page(request: SignedIn) -> DemandPage:
    holding, viewer = asked(request)
    chosen, until = chosen_in(request)
    question = looked(holding, viewer, futures_now(), until, chosen)
    return demand_page(question, request.GET.get("cases") or request.GET.get("standard", ""))


def _shown(request: SignedIn, *, fault: str = "") -> HttpResponse:
    _, viewer = asked(request)
    found = _page(request)
    chosen, until = chosen_in(request)
    standard = {k: request.GET[k] for k in ("standard", "cases") if request.GET.get(k)}
    return show(
        request,
        "plan/demand.html",
        found=found,
        drawn={chart.key: pictures(chart, viewer) for chart in found.charts},
        where="&".join(each for each in (address_of(chosen, until), urlencode(standard)) if each),
        gives=planners.give_demand(request.user).yes,
        own=bool(futures_now().own),
        fault=fault,
        status=400 if fault else 200,
    )
