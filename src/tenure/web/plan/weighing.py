"""The page that sets actions side by side."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_safe
from markupsafe import Markup

from tenure import publish
from tenure.partnership import may, planners
from tenure.partnership.actions.planning import overrides
from tenure.publish.contents import Table
from tenure.publish.planning.actions import scenarios_named
from tenure.publish.planning.beside import beside_page
from tenure.publish.planning.overview import looked
from tenure.terms.problems import UsedWrongly
from tenure.web.analysis.pictures import pictures
from tenure.web.figures import asked, kept
from tenure.web.plan.actions import keys_in, saved_for
from tenure.web.plan.addresses import address_of, chosen_in, futures_now
from tenure.web.showing import CSV, SignedIn, download, show, told
from tenure.web.templating import rendered


@require_safe
@login_required
@told
def beside(request: SignedIn) -> HttpResponse:
    """Actions side by side, each by itself."""
    may.require(planners.see_plan(request.user), by=request.user, about="the plan")
    keys = keys_in(request)
    if not keys:
        return redirect("plan:actions")
    holding, viewer = asked(request)
    chosen, until = chosen_in(request)
    where, named = address_of(chosen, until, keys), scenarios_named(keys, saved_for(request))

    def made() -> str:
        found = beside_page(looked(holding, viewer, futures_now(), until, chosen), named)
        drawn = {chart.key: pictures(chart, viewer) for chart in found.charts}
        body = rendered("plan/beside.html", found=found, drawn=drawn, address=where)
        return f"{found.title}\n{body}"

    about = ("beside", where, overrides(), tuple(named.items()))
    title, _, body = kept(holding, viewer, about, made).partition("\n")
    return show(request, "analysis/page.html", title=title, body=Markup(body))


@require_safe
@login_required
@told
def beside_table(request: SignedIn, table: str) -> HttpResponse:
    """One table of actions side by side, the same cells as on the page."""
    may.require(planners.see_plan(request.user), by=request.user, about="the plan")
    holding, viewer = asked(request)
    chosen, until = chosen_in(request)
    named = scenarios_named(keys_in(request), saved_for(request))
    found = beside_page(looked(holding, viewer, futures_now(), until, chosen), named)
    tables: dict[str, Table] = {one.key: one.table for one in found.charts}
    tables |= {one.name: one for one in found.tables}
    if table not in tables:
        raise UsedWrongly("There is no such table. Take it from the page.")
    return download(publish.table_csv(tables[table]), name=f"{table}.csv", kind=CSV)
