"""Pages of contribution: what serves what, where nothing does, and what came of what was expected."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe
from markupsafe import Markup

from tenure import publish
from tenure.partnership import expecting, may, reporters, reporting
from tenure.publish.planning.awaiting import Progress
from tenure.publish.strategy.contributing import contributing
from tenure.publish.strategy.observing import NO_PROOF
from tenure.strategy.framework.parts import Activity
from tenure.web.analysis.pictures import pictures
from tenure.web.figures import asked
from tenure.web.showing import CSV, SignedIn, download, show, told


@require_safe
@login_required
@told
def contribution(request: SignedIn) -> HttpResponse:
    may.require(reporters.see_reports(request.user), by=request.user, about="contribution")
    holding, _ = asked(request)
    framework, _ = reporting.framework_on(timezone.localdate())
    found = contributing(framework)
    early, ready = expecting.sorted_by_time(framework, holding)
    return show(
        request,
        "strategy/contribution/map.html",
        found=found,
        drawing=Markup(found.drawing),
        early=early,
        ready=ready,
        proof=NO_PROOF,
    )


@require_safe
@login_required
@told
def table(request: SignedIn) -> HttpResponse:
    may.require(reporters.see_reports(request.user), by=request.user, about="contribution")
    framework, _ = reporting.framework_on(timezone.localdate())
    content = publish.table_csv(contributing(framework).table)
    return download(content, name="contribution.csv", kind=CSV)


@require_safe
@login_required
@told
def observed(request: SignedIn, code: str) -> HttpResponse:
    """One activity: what was expected without it and with it, beside what came."""
    activity = _activity(request, code)
    holding, viewer = asked(request)
    found = expecting.observed(activity, holding, viewer)
    for_news = request.headers.get("HX-Request") == "true"
    if isinstance(found, Progress):
        template = "skin/awaited.html" if for_news else "strategy/contribution/awaited.html"
        return show(request, template, progress=found, activity=activity, asked=request.path)
    if for_news:
        return HttpResponse(headers={"HX-Refresh": "true"})
    drawn = {chart.key: pictures(chart, viewer) for chart in found.charts}
    return show(request, "strategy/contribution/observed.html", found=found, drawn=drawn, proof=NO_PROOF)


@require_safe
@login_required
@told
def observed_table(request: SignedIn, code: str, table: str) -> HttpResponse:
    activity = _activity(request, code)
    found = expecting.observed(activity, *asked(request), patience=None)
    if isinstance(found, Progress):
        raise Http404
    known = {chart.key: chart.table for chart in found.charts} | {one.name: one for one in found.tables}
    if table not in known:
        raise Http404
    return download(publish.table_csv(known[table]), name=f"{table}.csv", kind=CSV)


def _activity(request: SignedIn, code: str) -> Activity:
    may.require(reporters.see_reports(request.user), by=request.user, about="contribution")
    framework, _ = reporting.framework_on(timezone.localdate())
    activity = framework.activity(code)
    if activity is None:
        raise Http404
    return activity
