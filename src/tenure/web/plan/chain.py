"""The page of the chain from student to assessed year."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.views.decorators.http import require_safe

from tenure import publish
from tenure.partnership import may, planners
from tenure.partnership.actions import planning
from tenure.publish.planning.actions import scenarios_named
from tenure.publish.planning.chain import ChainPage, chain_page
from tenure.terms.problems import UsedWrongly
from tenure.web.analysis.pictures import pictures
from tenure.web.figures import asked
from tenure.web.plan.addresses import address_of, chosen_in, futures_now
from tenure.web.showing import CSV, SignedIn, download, show, told


@require_safe
@login_required
@told
def pipeline(request: SignedIn) -> HttpResponse:
    """Students, placements, practice educators and assessors by year, and where the chain binds."""
    may.require(planners.see_plan(request.user), by=request.user, about="the plan")
    _, viewer = asked(request)
    found = chain_of(request)
    drawn = {chart.key: pictures(chart, viewer) for chart in found.charts}
    return show(
        request, "plan/chain.html", found=found, drawn=drawn, asked=request.GET, where=_where(request)
    )


@require_safe
@login_required
@told
def pipeline_table(request: SignedIn, table: str) -> HttpResponse:
    """One table of the page, the same cells as on it."""
    may.require(planners.see_plan(request.user), by=request.user, about="the plan")
    found = chain_of(request)
    tables = {one.key: one.table for one in found.charts} | {one.name: one for one in found.tables}
    if table not in tables:
        raise Http404
    return download(publish.table_csv(tables[table]), name=f"{table}.csv", kind=CSV)


def chain_of(request: SignedIn) -> ChainPage:
    """The chain of the actions and the year in the address."""
    saved = {key: one.scenario for key, one in planning.saved_scenarios(request.user).items()}
    named = scenarios_named(tuple(dict.fromkeys(request.GET.getlist("with"))), saved)
    _, until = chosen_in(request)
    return chain_page(
        futures_now(),
        tuple(named.values()),
        year=until,
        placements=_placements(request.GET.get("placements")),
    )


def _placements(said: str | None) -> int | None:
    if not said:
        return None
    if not (said.isascii() and said.isdigit() and len(said) < 7):
        raise UsedWrongly("Say how many placements there are in a year as a number, such as 120.")
    return int(said)


def _where(request: SignedIn) -> str:
    """What the page shows, as the end of an address."""
    _, until = chosen_in(request)
    address = address_of({}, until, request.GET.getlist("with"))
    said = request.GET.get("placements")
    return "&".join(each for each in (address, f"placements={said}" if said else "") if each)
