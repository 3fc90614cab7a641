"""Are we on course? The first page of the strategy, and every KPI as a file."""

from __future__ import annotations

from urllib.parse import urlencode

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.views.decorators.http import require_safe

from tenure.partnership import framers
from tenure.partnership.measuring_up import NothingInForce
from tenure.publish.strategy.kpipages import KINDS
from tenure.publish.strategy.lines import kpi_table
from tenure.publish.strategy.readings import WORDS, chosen
from tenure.web.showing import SignedIn, show, told
from tenure.web.strategy.kpis.standing import ROWS, file_of, stood


@require_safe
@login_required
@told
def course(request: SignedIn) -> HttpResponse:
    """Whether each outcome is on course, what drives it, what needs a decision, how sure anyone can be."""
    try:
        _, _, found = stood(request)
    except NothingInForce:
        keeps = bool(framers.keep_framework(request.user))
        return show(request, "strategy/framework/none.html", keeps=keeps)
    return show(request, "strategy/kpis/course.html", found=found.course, reading=found.reading)


CHOICES = ("outcome", "status", "kind")
"""What the list of KPIs can be narrowed by, as it stands in an address."""


@require_safe
@login_required
@told
def listing(request: SignedIn) -> HttpResponse:
    """Every KPI, or those of an outcome, a status or a kind, a page at a time."""
    _, _, found = stood(request)
    asked = {name: request.GET.get(name, "") for name in CHOICES}
    some = chosen(found.readings, **asked)
    page = Paginator(some, ROWS).get_page(request.GET.get("page"))
    where = urlencode({name: value for name, value in asked.items() if value})
    return show(
        request,
        "strategy/kpis/list.html",
        page=page,
        some=some,
        where=where,
        asked=asked,
        outcomes=found.framework.outcomes,
        statuses=WORDS,
        kinds=KINDS,
    )


@require_safe
@login_required
@told
def take(request: SignedIn, form: str) -> HttpResponse:
    """Every KPI as a file."""
    holding, _, found = stood(request)
    table = kpi_table(found.framework, found.readings)
    return file_of(request, form, table, holding, found.course.answer)
