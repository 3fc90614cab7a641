"""Pages of what an action would change: the list of actions, and one or several tried."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_safe
from markupsafe import Markup

from tenure import publish
from tenure.partnership import may, planners, running
from tenure.partnership.actions import planning
from tenure.publish.asking import Picked
from tenure.publish.contents import Table
from tenure.publish.holding import Holding
from tenure.publish.planning.actions import action_page, scenarios_named
from tenure.publish.planning.contents import ActionPage, Money
from tenure.publish.planning.listing import actions_page, tried_each
from tenure.publish.planning.money import money_of
from tenure.publish.planning.overview import looked
from tenure.terms.problems import UsedWrongly
from tenure.web.analysis.pictures import pictures
from tenure.web.figures import asked, kept
from tenure.web.plan.addresses import address_of, chosen_in, futures_now, rests_on
from tenure.web.plan.awaiting import for_news, waiting, whole_page
from tenure.web.showing import CSV, SignedIn, download, show, told
from tenure.web.templating import rendered

TRIED = "What each action would change is being worked out"
MOST_TOGETHER = 8
"""Actions that are tried together: more cannot be told apart on a page."""


@require_safe
@login_required
@told
def actions(request: SignedIn) -> HttpResponse:
    """Every action with what it would change by itself."""
    may.require(planners.see_plan(request.user), by=request.user, about="the plan")
    holding, viewer = asked(request)
    chosen, until = chosen_in(request)
    where, saved = address_of(chosen, until), saved_for(request)
    question = looked(holding, viewer, futures_now(), until, chosen)
    if progress := tried_each(question.futures, saved, running.folder()):
        return waiting(request, progress, TRIED, back=("plan:overview", where, "Plan"))
    if for_news(request):
        return whole_page()

    def made() -> str:
        found = actions_page(question, saved, folder=running.folder())
        return f"{found.title}\n{rendered('plan/actions.html', found=found, address=where)}"

    title, _, body = kept(
        holding, viewer, ("actions", where, rests_on(), tuple(saved.items())), made
    ).partition("\n")
    return show(request, "analysis/page.html", title=title, body=Markup(body))


@require_safe
@login_required
@told
def tried(request: SignedIn) -> HttpResponse:
    """What the actions named in the address would change together."""
    may.require(planners.see_plan(request.user), by=request.user, about="the plan")
    holding, viewer = asked(request)
    keys = keys_in(request)
    if not keys:
        return redirect("plan:actions")
    chosen, until = chosen_in(request)
    where, named = address_of(chosen, until, keys), scenarios_named(keys, saved_for(request))

    def made() -> str:
        found, money = _page(holding, viewer, (chosen, until), named)
        drawn = {chart.key: pictures(chart, viewer) for chart in (*found.charts, *money.charts)}
        body = rendered("plan/action.html", found=found, money=money, drawn=drawn, address=where)
        return f"{found.title}\n{body}"

    title, _, body = kept(
        holding, viewer, ("tried", where, rests_on(), tuple(named.items())), made
    ).partition("\n")
    return show(request, "analysis/page.html", title=title, body=Markup(body))


@require_safe
@login_required
@told
def table(request: SignedIn, table: str) -> HttpResponse:
    """One table of the page, the same cells as on it."""
    may.require(planners.see_plan(request.user), by=request.user, about="the plan")
    holding, viewer = asked(request)
    named = scenarios_named(keys_in(request), saved_for(request))
    tables: dict[str, Table] = {}
    for found in _page(holding, viewer, chosen_in(request), named):
        tables |= {one.key: one.table for one in found.charts} | {one.name: one for one in found.tables}
    if table not in tables:
        raise UsedWrongly("There is no such table. Take it from the page of an action.")
    return download(publish.table_csv(tables[table]), name=f"{table}.csv", kind=CSV)


def _page(
    holding: Holding, viewer: publish.Viewer, chosen: tuple[Picked, int | None], named: Mapping[str, Any]
) -> tuple[ActionPage, Money]:
    question = looked(holding, viewer, futures_now(), chosen[1], chosen[0])
    return action_page(question, named), money_of(question, tuple(named.values()), viewer)


def saved_for(request: SignedIn) -> dict[str, Any]:
    """The saved scenarios that this person may see."""
    return {key: saved.scenario for key, saved in planning.saved_scenarios(request.user).items()}


def keys_in(request: SignedIn) -> tuple[str, ...]:
    """The actions that an address names. UsedWrongly where they are too many."""
    keys = tuple(dict.fromkeys(request.GET.getlist("with")))
    if len(keys) > MOST_TOGETHER:
        raise UsedWrongly(f"{len(keys)} actions are too many to tell apart. Tick {MOST_TOGETHER} or fewer.")
    return keys
