"""Are we on course? The first page of the strategy, and every KPI as a file."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.views.decorators.http import require_safe

from tenure.partnership import framers, may, strategists
from tenure.partnership.actions.frameworks import in_force
from tenure.publish.strategy.lines import kpi_table
from tenure.web.showing import SignedIn, show, told
from tenure.web.strategy.kpis.standing import file_of, stood


@require_safe
@login_required
@told
def course(request: SignedIn) -> HttpResponse:
    """Whether each outcome is on course, what drives it, what needs a decision, how sure anyone can be."""
    if in_force() is None:
        may.require(strategists.see_strategy(request.user), by=request.user, about="the strategy")
        keeps = bool(framers.keep_framework(request.user))
        return show(request, "strategy/framework/none.html", keeps=keeps)
    _, _, found = stood(request)
    return show(request, "strategy/kpis/course.html", found=found.course)


@require_safe
@login_required
@told
def take(request: SignedIn, form: str) -> HttpResponse:
    """Every KPI as a file."""
    holding, _, found = stood(request)
    table = kpi_table(found.framework, found.readings)
    return file_of(request, form, table, holding, found.course.answer)
