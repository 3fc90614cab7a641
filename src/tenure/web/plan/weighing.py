"""Pages that weigh actions: side by side, and what an answer about them hinges on."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

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
from tenure.publish.planning.beside import BesidePage, beside_page
from tenure.publish.planning.doubts import DoubtsPage, doubts_page
from tenure.publish.planning.overview import Looked, looked
from tenure.terms.problems import UsedWrongly
from tenure.web.analysis.pictures import pictures
from tenure.web.figures import asked, kept
from tenure.web.plan.actions import keys_in, saved_for
from tenure.web.plan.addresses import address_of, chosen_in, futures_now
from tenure.web.showing import CSV, SignedIn, download, show, told
from tenure.web.templating import rendered

Weighed = BesidePage | DoubtsPage
Make = Callable[[SignedIn, Looked, Mapping[str, Any]], Weighed]


def _beside(request: SignedIn, question: Looked, named: Mapping[str, Any]) -> Weighed:
    return beside_page(question, named)


def doubts_of(request: SignedIn, question: Looked, named: Mapping[str, Any]) -> DoubtsPage:
    """What an answer hinges on, with the rate to reach that was typed."""
    return doubts_page(question, named, target=_target(request))


def _target(request: SignedIn) -> float | None:
    """The rate to be reached, typed in percent; None where nothing was typed."""
    typed = request.GET.get("reach", "").strip().rstrip("%").strip()
    try:
        return float(typed) / 100 if typed else None
    except ValueError:
        raise UsedWrongly("Give the vacancy rate to reach in percent, such as 12.5.") from None


@require_safe
@login_required
@told
def beside(request: SignedIn) -> HttpResponse:
    """Actions side by side, each by itself."""
    return _page(request, "plan/beside.html", _beside)


@require_safe
@login_required
@told
def doubts(request: SignedIn) -> HttpResponse:
    """What the answer about some actions hinges on."""
    return _page(request, "plan/doubts.html", doubts_of)


def _page(request: SignedIn, template: str, make: Make) -> HttpResponse:
    may.require(planners.see_plan(request.user), by=request.user, about="the plan")
    keys = keys_in(request)
    if not keys:
        return redirect("plan:actions")
    holding, viewer = asked(request)
    chosen, until = chosen_in(request)
    where, named = address_of(chosen, until, keys), scenarios_named(keys, saved_for(request))

    def made() -> str:
        found = make(request, looked(holding, viewer, futures_now(), until, chosen), named)
        drawn = {chart.key: pictures(chart, viewer) for chart in found.charts}
        body = rendered(template, found=found, drawn=drawn, address=where)
        return f"{found.title}\n{body}"

    about = (template, where, request.GET.get("reach", ""), overrides(), tuple(named.items()))
    title, _, body = kept(holding, viewer, about, made).partition("\n")
    return show(request, "analysis/page.html", title=title, body=Markup(body))


@require_safe
@login_required
@told
def beside_table(request: SignedIn, table: str) -> HttpResponse:
    """One table of actions side by side, the same cells as on the page."""
    return _table(request, table, _beside)


@require_safe
@login_required
@told
def doubts_table(request: SignedIn, table: str) -> HttpResponse:
    """One table of what an answer hinges on, the same cells as on the page."""
    return _table(request, table, doubts_of)


def _table(request: SignedIn, name: str, make: Make) -> HttpResponse:
    may.require(planners.see_plan(request.user), by=request.user, about="the plan")
    holding, viewer = asked(request)
    chosen, until = chosen_in(request)
    named = scenarios_named(keys_in(request), saved_for(request))
    found = make(request, looked(holding, viewer, futures_now(), until, chosen), named)
    tables: dict[str, Table] = {one.key: one.table for one in found.charts}
    tables |= {one.name: one for one in found.tables}
    if name not in tables:
        raise UsedWrongly("There is no such table. Take it from the page.")
    return download(publish.table_csv(tables[name]), name=f"{name}.csv", kind=CSV)
