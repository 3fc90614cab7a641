"""The plan's first page."""

from __future__ import annotations

from typing import Final

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.views.decorators.http import require_safe
from markupsafe import Markup

from tenure import publish
from tenure.partnership import home, may, planners, running
from tenure.partnership.actions.planning import overrides
from tenure.publish.asking import Picked
from tenure.publish.holding import Holding
from tenure.publish.planning.awaiting import Progress
from tenure.publish.planning.contents import PlanPage
from tenure.publish.planning.overview import looked, plan_page
from tenure.publish.planning.scorecards import scores_known
from tenure.publish.planning.trust import tables_of, trusted
from tenure.web.analysis.pictures import pictures
from tenure.web.figures import asked, kept
from tenure.web.plan.addresses import address_of, chosen_in, futures_now
from tenure.web.plan.awaiting import for_news, waiting, whole_page
from tenure.web.showing import CSV, SignedIn, download, show, told
from tenure.web.templating import rendered

HOW_SURE: Final = "How sure this forecast is, is being worked out"


@require_safe
@login_required
@told
def overview(request: SignedIn) -> HttpResponse:
    may.require(planners.see_plan(request.user), by=request.user, about="the plan")
    holding, viewer = asked(request)
    chosen, until = chosen_in(request)
    address = address_of(chosen, until)
    made = kept(
        holding,
        viewer,
        ("plan", address, overrides(), bool(scores_known(futures_now(), running.folder()))),
        lambda: _made(holding, viewer, chosen, until),
    )
    title, _, body = made.partition("\n")
    return show(request, "analysis/page.html", title=title, body=Markup(body))


def _page(holding: Holding, viewer: publish.Viewer, chosen: Picked, until: int | None) -> PlanPage:
    return plan_page(holding, viewer, futures_now(), until=until, picked=chosen)


def _made(holding: Holding, viewer: publish.Viewer, chosen: Picked, until: int | None) -> str:
    found = _page(holding, viewer, chosen, until)
    drawn = {chart.key: pictures(chart, viewer) for chart in found.charts}
    body = rendered("plan/overview.html", found=found, drawn=drawn, address=address_of(chosen, until))
    return f"{found.title}\n{body}"


@require_safe
@login_required
@told
def trust(request: SignedIn) -> HttpResponse:
    """What makes the bands wide, and how earlier forecasts would have done."""
    may.require(planners.see_plan(request.user), by=request.user, about="the plan")
    holding, viewer = asked(request)
    chosen, until = chosen_in(request)
    question = looked(holding, viewer, futures_now(), until, chosen)
    found = trusted(question, home.lake().record(), running.folder())
    where = address_of(chosen, until)
    if isinstance(found, Progress):
        return waiting(request, found, HOW_SURE, back=("plan:overview", where, "Plan"))
    if for_news(request):
        return whole_page()
    drawn = {chart.key: pictures(chart, viewer) for chart in found.charts}
    return show(request, "plan/trust.html", found=found, drawn=drawn, address=where)


@require_safe
@login_required
@told
def table(request: SignedIn, table: str) -> HttpResponse:
    """One table of the page, the same cells as on it."""
    may.require(planners.see_plan(request.user), by=request.user, about="the plan")
    holding, viewer = asked(request)
    chosen, until = chosen_in(request)
    found = _page(holding, viewer, chosen, until)
    tables = {one.key: one.table for one in found.charts} | {one.name: one for one in found.tables}
    if table not in tables:
        raise Http404
    return download(publish.table_csv(tables[table]), name=f"{table}.csv", kind=CSV)


@require_safe
@login_required
@told
def trust_table(request: SignedIn, table: str) -> HttpResponse:
    """One table of how sure the forecast is, waited for."""
    may.require(planners.see_plan(request.user), by=request.user, about="the plan")
    holding, viewer = asked(request)
    chosen, until = chosen_in(request)
    question = looked(holding, viewer, futures_now(), until, chosen)
    found = trusted(question, home.lake().record(), running.folder(), patience=None)
    tables = {} if isinstance(found, Progress) else tables_of(found)
    if table not in tables:
        raise Http404
    return download(publish.table_csv(tables[table]), name=f"{table}.csv", kind=CSV)
