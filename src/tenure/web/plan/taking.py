"""The plan's pages as files to take away: a workbook, a slide, a sheet of A4, and JSON to make them again."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.views.decorators.http import require_safe

from tenure.partnership import limits, may, planners
from tenure.publish.planning.actions import action_page, scenarios_named
from tenure.publish.planning.arming import Arms, arms_of
from tenure.publish.planning.keeping import kept_plan, wanted_by
from tenure.publish.planning.money import money_of
from tenure.publish.planning.overview import Looked, looked, plan_page
from tenure.publish.planning.taking import FORMS, Page, taken
from tenure.terms.problems import UsedWrongly
from tenure.web.analysis.pictures import folder
from tenure.web.figures import asked
from tenure.web.plan.actions import keys_in, saved_for
from tenure.web.plan.addresses import chosen_in, futures_now
from tenure.web.showing import SignedIn, download, told


@require_safe
@login_required
@told
def take(request: SignedIn, form: str) -> HttpResponse:
    """Where the workforce goes if nothing changes."""
    may.require(planners.see_plan(request.user), by=request.user, about="the plan")
    chosen, until = chosen_in(request)

    def made(question: Looked) -> Page:
        return plan_page(
            question.asked.holding, question.asked.viewer, question.futures, until=until, picked=chosen
        )

    return _file(request, form, made, {})


@require_safe
@login_required
@told
def take_tried(request: SignedIn, form: str) -> HttpResponse:
    """What the actions named in the address would change together."""
    may.require(planners.see_plan(request.user), by=request.user, about="the plan")
    keys = keys_in(request)
    if not keys:
        raise UsedWrongly("No action is named. Tick one or several, then take what they would change.")
    named = scenarios_named(keys, saved_for(request))

    def made(question: Looked) -> Page:
        money = money_of(question, tuple(named.values()), question.asked.viewer)
        return replace(action_page(question, named), money=money)

    return _file(request, form, made, arms_of(named, together=True))


def _file(request: SignedIn, form: str, page: Callable[[Looked], Page], arms: Arms) -> HttpResponse:
    """The file of a form: of the page, or of the figures behind it and of what makes them again."""
    if form not in FORMS:
        raise Http404
    holding, viewer = asked(request)
    limits.spend("export", request.user.pk)
    chosen, until = chosen_in(request)
    question = looked(holding, viewer, futures_now(), until, chosen)
    name = f"{'action' if arms else 'plan'}-{question.asked.service}-{question.until}.{form}"
    if form == "json":
        content = kept_plan(question.futures, arms, wanted_by(question), viewer)
    else:
        content = taken(page(question), form, folder())
    return download(content, name=name, kind=FORMS[form])
