"""The page of what a result with some actions hinges on; and how far the work on it is."""

from __future__ import annotations

from typing import Final

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_safe
from markupsafe import Markup

from tenure import publish
from tenure.partnership import may, planners, running
from tenure.partnership.actions.planning import overrides
from tenure.publish.holding import Holding
from tenure.publish.planning.actions import scenarios_named
from tenure.publish.planning.amounts import inside
from tenure.publish.planning.awaiting import Progress
from tenure.publish.planning.doubts import DoubtsPage, doubts_page, hinges, measure_of, require_target
from tenure.publish.planning.hinges import Hinging
from tenure.publish.planning.overview import looked
from tenure.publish.planning.saying import PlanMeasure
from tenure.terms.problems import Problem, UsedWrongly
from tenure.web.analysis.pictures import pictures
from tenure.web.figures import asked, kept
from tenure.web.plan.actions import keys_in, saved_for
from tenure.web.plan.addresses import address_of, chosen_in, futures_now
from tenure.web.plan.awaiting import for_news, waiting, whole_page
from tenure.web.showing import CSV, SignedIn, download, show, told
from tenure.web.templating import rendered

HINGES: Final = "What the answer hinges on is being worked out"
AN_EXAMPLE: Final = {"share": "in percent, such as 12.5", "FTE": "as a number, such as 840"}


@require_safe
@login_required
@told
def doubts(request: SignedIn) -> HttpResponse:
    """What a result with the actions in the address hinges on; how far the work is, while it is done."""
    may.require(planners.see_plan(request.user), by=request.user, about="the plan")
    if not keys_in(request):
        return redirect("plan:actions")
    holding, viewer = asked(request)
    measure, chosen = measure_of(request.GET.get("of", "")), chosen_in(request)
    hinging, target = _hinging(request, holding, viewer), _target(request, measure)
    where = f"{address_of(*chosen, tuple(hinging.named))}"
    try:
        result = hinges(hinging, running.kept(hinging.name))
    except Problem:
        if for_news(request):
            return whole_page()
        raise
    if isinstance(result, Progress):
        back = ("plan:tried", where, "What these actions would change")
        return waiting(request, result, HINGES, back=back)
    if for_news(request):
        return whole_page()

    def made() -> str:
        found = doubts_page(hinging, result, measure, target=target)
        drawn = {chart.key: pictures(chart, viewer) for chart in found.charts}
        body = rendered("plan/doubts.html", found=found, drawn=drawn, address=where, measure=measure.key)
        return f"{found.title}\n{body}"

    about = ("doubts", where, measure.key, target, overrides(), tuple(hinging.named.items()))
    title, _, body = kept(holding, viewer, about, made).partition("\n")
    return show(request, "analysis/page.html", title=title, body=Markup(body))


@require_safe
@login_required
@told
def doubts_table(request: SignedIn, table: str) -> HttpResponse:
    """One table of what a result hinges on, the same cells as on the page."""
    may.require(planners.see_plan(request.user), by=request.user, about="the plan")
    holding, viewer = asked(request)
    found = doubts_of(request, _hinging(request, holding, viewer))
    tables = {one.key: one.table for one in found.charts} | {one.name: one for one in found.tables}
    if table not in tables:
        raise UsedWrongly("There is no such table. Take it from the page.")
    return download(publish.table_csv(tables[table]), name=f"{table}.csv", kind=CSV)


def doubts_of(request: SignedIn, hinging: Hinging) -> DoubtsPage:
    """What a result hinges on, waited for; with what is to be reached, as it was typed."""
    measure = measure_of(request.GET.get("of", ""))
    target = _target(request, measure)
    result = hinges(hinging, running.kept(hinging.name), patience=None)
    if isinstance(result, Progress):
        raise Http404
    return doubts_page(hinging, result, measure, target=target)


def _hinging(request: SignedIn, holding: Holding, viewer: publish.Viewer) -> Hinging:
    chosen, until = chosen_in(request)
    named = scenarios_named(keys_in(request), saved_for(request))
    return Hinging(looked(holding, viewer, futures_now(), until, chosen), named)


def _target(request: SignedIn, measure: PlanMeasure) -> float | None:
    """What is to be reached, as it was typed: a rate in percent; None where nothing was typed."""
    typed = request.GET.get("reach", "").strip().strip("%£").replace(",", "").strip()
    if not typed:
        return None
    try:
        target = float(typed) / (100 if measure.unit == "share" else 1)
    except ValueError:
        example = AN_EXAMPLE.get(measure.unit, "in pounds, such as 250,000")
        raise UsedWrongly(f"Give {inside(measure)} to reach {example}.") from None
    require_target(target, measure)
    return target
