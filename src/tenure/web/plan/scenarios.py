"""Pages of one scenario: changing its sizes, saving it under a name, taking it away, setting it aside."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from tenure.partnership import may, planners
from tenure.partnership.actions import planning
from tenure.partnership.models import Partner
from tenure.partnership.models.members import ANALYST
from tenure.publish.planning.actions import scenarios_named
from tenure.publish.planning.editing import document_of, editing_of, faults_said, require_fits
from tenure.publish.planning.files import scenario_file
from tenure.terms.problems import HasFindings, UsedWrongly
from tenure.web.navigation import address
from tenure.web.plan.addresses import futures_now
from tenure.web.showing import SignedIn, download, show, told


def whose(request: SignedIn) -> Partner | None:
    """Whose a scenario of this person is: an analyst's own partner's, else the partnership's."""
    return request.user.partner if request.user.role == ANALYST else None


def _named(request: SignedIn, key: str) -> tuple[Any, planning.Saved | None]:
    saved = planning.saved_scenarios(request.user)
    if key.startswith(planning.SAVED) and key not in saved:
        raise Http404
    (scenario,) = scenarios_named((key,), {name: one.scenario for name, one in saved.items()}).values()
    return scenario, saved.get(key)


@require_http_methods(["GET", "POST"])
@login_required
@told
def change(request: SignedIn, key: str) -> HttpResponse:
    """Change a scenario's sizes and save it: a saved one gets its next version, a ready one is copied."""
    partner = whose(request)
    may.require(planners.save_scenario(request.user, partner), by=request.user, about="a scenario")
    scenario, saved = _named(request, key)
    own = saved.kept if saved and planners.change_scenario(request.user, saved.kept) else None
    typed = {name: value for name, value in request.POST.items() if isinstance(value, str)}
    faults: dict[str, str] = {}
    if request.method == "POST":
        document, faults = document_of(scenario, typed, owner=str(request.user), on=str(timezone.localdate()))
        faults = faults or _unfit(document)
        if not faults:
            kept = planning.save_scenario(
                document=document, futures=futures_now, partner=partner, by=request.user, scenario=own
            )
            messages.success(request, "The scenario is saved.")
            return redirect(f"{address('plan:tried')}?{urlencode({'with': f'{planning.SAVED}{kept.pk}'})}")
    found = editing_of(scenario, typed or None)
    status = 400 if faults else 200
    return show(request, "plan/scenario.html", found=found, key=key, saved=own, faults=faults, status=status)


def _unfit(document: Any) -> dict[str, str]:
    """What is wrong with a scenario as a whole, or with it on this forecast, by box."""
    try:
        require_fits(document, futures_now())
    except HasFindings as problem:
        return faults_said(str(problem))
    except UsedWrongly as problem:
        return faults_said(str(problem).removeprefix(f"{document['key']}: "))
    return {}


@require_POST
@login_required
@told
def aside(request: SignedIn, key: str) -> HttpResponse:
    """Take a saved scenario out of the list."""
    _, saved = _named(request, key)
    if saved is None:
        raise Http404
    planning.set_aside(scenario=saved.kept, by=request.user)
    messages.success(request, "The scenario is set aside.")
    return redirect("plan:actions")


@require_safe
@login_required
@told
def file(request: SignedIn, key: str) -> HttpResponse:
    """The scenario as a file that whoever has it can run again."""
    may.require(planners.see_plan(request.user), by=request.user, about="the plan")
    scenario, _ = _named(request, key)
    as_json = request.GET.get("as") == "json"
    name = f"{scenario.key}.{'json' if as_json else 'toml'}"
    content = scenario_file(scenario, as_json=as_json)
    return download(content, name=name, kind="text/plain; charset=utf-8")
