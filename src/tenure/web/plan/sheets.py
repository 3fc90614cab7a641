"""Pages of the planner as sheets to take away: side by side, money, doubts, and what came of a run."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, Final

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from tenure.partnership import limits, may, planners, running
from tenure.publish.planning.actions import scenarios_named
from tenure.publish.planning.beside import beside_page
from tenure.publish.planning.hinges import Hinging
from tenure.publish.planning.money import money_of
from tenure.publish.planning.overview import Looked, looked, source_of
from tenure.publish.planning.sheets import FORMS, Made, Page, about_question, made_of, sheets_of, taken
from tenure.terms.problems import UsedWrongly
from tenure.web.figures import asked
from tenure.web.plan.actions import keys_in, saved_for
from tenure.web.plan.addresses import chosen_in, futures_now
from tenure.web.plan.doubting import doubts_of
from tenure.web.plan.runs import page_of, run_of
from tenure.web.showing import SignedIn, download, told

BESIDE: Final = "side-by-side"
"""Each action is a run of its own here, and together with the others elsewhere."""


@require_safe
@login_required
@told
def take_beside(request: SignedIn, form: str) -> HttpResponse:
    """Actions side by side."""
    return _taken(request, form, BESIDE, lambda question, named: beside_page(question, named))


@require_safe
@login_required
@told
def take_money(request: SignedIn, form: str) -> HttpResponse:
    """What tried actions cost and save."""

    def made(question: Looked, named: Mapping[str, Any]) -> Page:
        return money_of(question, tuple(named.values()), question.asked.viewer)

    return _taken(request, form, "money", made)


@require_safe
@login_required
@told
def take_doubts(request: SignedIn, form: str) -> HttpResponse:
    """What an answer about some actions hinges on."""
    return _taken(
        request, form, "doubts", lambda question, named: doubts_of(request, Hinging(question, named))
    )


def _taken(
    request: SignedIn, form: str, name: str, page: Callable[[Looked, Mapping[str, Any]], Page]
) -> HttpResponse:
    """The sheets of a page about the actions in the address."""
    may.require(planners.see_plan(request.user), by=request.user, about="the plan")
    _require_form(form)
    holding, viewer = asked(request)
    if not (keys := keys_in(request)):
        raise UsedWrongly("No action is named. Tick one or several, then take what they would change.")
    limits.spend("export", request.user.pk)
    chosen, until = chosen_in(request)
    named = scenarios_named(keys, saved_for(request))
    question = looked(holding, viewer, futures_now(), until, chosen)
    found = page(question, named)
    arms = [(scenario,) for scenario in named.values()] if name == BESIDE else [tuple(named.values())]
    run = ", ".join(question.futures.played(arm).name for arm in arms)
    sheets = sheets_of(
        found,
        about_question(question, [scenario.name for scenario in named.values()]),
        made_of(question, timezone.localdate(), run=run),
        notes=getattr(found, "notes", ()),
        source=source_of(question),
    )
    file = f"{name}-{question.asked.service}-{question.until}.{form}"
    return download(taken(sheets, form), name=file, kind=FORMS[form])


@require_safe
@login_required
@told
def take_run(request: SignedIn, number: int, form: str) -> HttpResponse:
    """What came of a run: the cheapest way to a target, or many futures."""
    run = run_of(request, number)
    result = running.result_of(run)
    _require_form(form)
    page = page_of(request, run)
    if result is None or page is None:
        raise Http404
    limits.spend("export", request.user.pk)
    sheets = sheets_of(
        page,
        [],
        _made(result, run.name, timezone.localdate()),
        notes=page.notes,
        source=" ".join(page.sources),
    )
    return download(taken(sheets, form), name=f"plan-{run.name[:12]}.{form}", kind=FORMS[form])


def _made(result: Mapping[str, Any], name: str, on: date) -> Made:
    made = result["made_with"]
    return Made(made["tenure"], made["snapshot"], name, "", on)


def _require_form(form: str) -> None:
    if form not in FORMS:
        raise Http404
