"""Asking backwards: a target, a chance, and the activities that are allowed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from tenure.partnership import may, planners
from tenure.partnership.actions import plan_runs, planning
from tenure.partnership.models import PlanRun
from tenure.partnership.models.plans import REVERSE
from tenure.publish.asking import Picked
from tenure.publish.planning.actions import scenarios_named
from tenure.publish.planning.files import values_of
from tenure.publish.planning.listing import most_helpful
from tenure.publish.planning.overview import choices_of, looked
from tenure.publish.planning.reversing import asked_before
from tenure.publish.planning.targets import LEVELS, MEASURES, MOST_ACTIVITIES, activities
from tenure.terms.problems import UsedWrongly
from tenure.web.figures import asked
from tenure.web.plan.addresses import chosen_in, futures_now, grain_for
from tenure.web.showing import SignedIn, show, told

NUMBER = {"required": "Give a number.", "invalid": "Give a number, such as 10."}
RATE = "vacancy rate"
LEAST = {"min_value": "Give nought or more, such as 10."}
CHANCE = {
    "min_value": "Give a chance from 1 to 99, in percent.",
    "max_value": "Give a chance from 1 to 99, in percent.",
}
MOST_RUNS_SHOWN, MOST_RUNS_LOOKED_AT = 8, 50


class TargetForm(forms.Form):
    """A target. A rate and the chance are given in percent."""

    of = forms.ChoiceField(choices=[(key, label) for key, (label, _) in MEASURES.items()])
    limit = forms.FloatField(min_value=0, error_messages={**NUMBER, **LEAST})
    until = forms.IntegerField(error_messages=NUMBER)
    chance = forms.FloatField(min_value=1, max_value=99, error_messages={**NUMBER, **CHANCE})
    levels = forms.ChoiceField(choices=[(key, key) for key in LEVELS])
    service = forms.CharField()
    focus = forms.CharField()

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or {}
        limit = said.get("limit")
        if said.get("of") == RATE and limit is not None and limit > 100:
            self.add_error("limit", "Give a rate from 0 to 100, in percent, such as 10.")
        return said


@require_http_methods(["GET", "POST"])
@login_required
@told
def reverse(request: SignedIn) -> HttpResponse:
    """The form, and the questions that were asked before."""
    may.require(planners.see_plan(request.user), by=request.user, about="the plan")
    form = TargetForm(request.POST if request.method == "POST" else None)
    ticked, problem = request.POST.getlist("with"), ""
    if request.method == "POST" and form.is_valid():
        try:
            run = plan_runs.ask_for_run(
                kind=REVERSE, asked=target_of(request, form.cleaned_data, ticked), by=request.user
            )
        except UsedWrongly as found:
            problem = str(found)
        else:
            return redirect(run)
    wrong = bool(problem or form.errors)
    return show(
        request, "plan/reverse.html", form=form, problem=problem, ticked=ticked, **_about(request),
        status=400 if wrong else 200,
    )  # fmt: skip


def target_of(request: SignedIn, said: Mapping[str, Any], ticked: Sequence[str]) -> dict[str, Any]:
    """What was asked, with the activities as they stand now; where none is ticked, those that help most."""
    saved = {key: one.scenario for key, one in planning.saved_scenarios(request.user).items()}
    if futures_now().units(said["service"], said["focus"]):
        grain_for(request, said["service"], said["focus"])
    return {
        "of": said["of"],
        "limit": said["limit"] / 100 if said["of"] == RATE else said["limit"],
        "by": said["until"],
        "chance": said["chance"] / 100,
        "service": said["service"],
        "focus": said["focus"],
        "levels": said["levels"],
        "scenarios": values_of(scenarios_named(_keys(request, said, ticked), saved)),
    }


def _keys(request: SignedIn, said: Mapping[str, Any], ticked: Sequence[str]) -> tuple[str, ...]:
    if ticked:
        return tuple(dict.fromkeys(ticked))
    (holding, viewer), place = asked(request), Picked(service=said["service"], focus=said["focus"])
    return most_helpful(looked(holding, viewer, futures_now(), said["until"], place), MOST_ACTIVITIES)


def _about(request: SignedIn) -> dict[str, Any]:
    """What the form offers, and what was asked before."""
    holding, viewer = asked(request)
    chosen, until = chosen_in(request)
    question = looked(holding, viewer, futures_now(), until, chosen)
    saved = {key: one.scenario for key, one in planning.saved_scenarios(request.user).items()}
    known = PlanRun.objects.filter(kind=REVERSE).select_related("partner", "by")
    runs = [run for run in known[:MOST_RUNS_LOOKED_AT] if planners.see_run(request.user, run)]
    return {
        "choices": choices_of(question),
        "activities": activities(saved),
        "measures": MEASURES,
        "levels": LEVELS,
        "most": MOST_ACTIVITIES,
        "runs": [(run, asked_before(run.asked)) for run in runs[:MOST_RUNS_SHOWN]],
        "asks": planners.ask_for_run(request.user).yes,
    }
