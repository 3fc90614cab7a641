"""The page of published figures: where they may go, and how earlier forecasts did."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.views.decorators.http import require_safe

from tenure import publish
from tenure.partnership import may, planners, sight
from tenure.publish.planning.published import ENGLAND, published_page
from tenure.web.analysis.pictures import pictures
from tenure.web.showing import CSV, SignedIn, download, show, told


@require_safe
@login_required
@told
def published(request: SignedIn) -> HttpResponse:
    """Where a published measure of a place may go."""
    may.require(planners.see_plan(request.user), by=request.user, about="the plan")
    column = request.GET.get("measure") or "turnover_rate_fte"
    found = published_page(column, request.GET.get("place") or ENGLAND)
    if request.GET.get("as") == "csv":
        return download(publish.table_csv(found.chart.table), name=f"{column}.csv", kind=CSV)
    if request.GET.get("as") == "scores":
        return download(publish.table_csv(found.scorecard), name=f"{column}-scores.csv", kind=CSV)
    drawn = pictures(found.chart, sight.viewer(request.user))
    return show(request, "plan/published.html", found=found, drawn=drawn, where=request.GET.urlencode())
