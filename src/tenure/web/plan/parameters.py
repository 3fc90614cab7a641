"""Pages of what the forecast rests on, and of choosing a parameter instead of the fitted one."""

from __future__ import annotations

from urllib.parse import urlencode

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from tenure import publish
from tenure.partnership import may, planners, sight
from tenure.partnership.actions import planning
from tenure.publish.planning.parameters import EVERYONE, is_share, parameter_of, parameters_page, row_of
from tenure.terms.problems import Problem
from tenure.web.navigation import address
from tenure.web.plan.addresses import futures_now
from tenure.web.plan.forms import ChoiceForm
from tenure.web.showing import CSV, SignedIn, download, show, told

ROWS_A_PAGE = 40


@require_safe
@login_required
@told
def parameters(request: SignedIn) -> HttpResponse:
    """Every parameter, with what it rests on."""
    may.require(planners.see_plan(request.user), by=request.user, about="the plan")
    viewer = sight.viewer(request.user)
    chosen = {name: request.GET.get(name, "") for name in ("basis", "kind", "focus")}
    if not request.GET:
        chosen["focus"] = viewer.partner or EVERYONE
    found = parameters_page(futures_now(), viewer, **chosen)
    if request.GET.get("as") == "csv":
        return download(publish.table_csv(found.table), name="parameters.csv", kind=CSV)
    page = Paginator(found.rows, ROWS_A_PAGE).get_page(request.GET.get("page"))
    return show(
        request,
        "plan/parameters.html",
        found=found,
        page=page,
        where=urlencode({name: value for name, value in chosen.items() if value}),
        chooses=planners.choose_parameter(request.user).yes,
    )


@require_http_methods(["GET", "POST"])
@login_required
@told
def choose(request: SignedIn) -> HttpResponse:
    """Put a value of one's own in the place of a fitted one, with the reason."""
    may.require(planners.choose_parameter(request.user), by=request.user, about="a parameter")
    futures = futures_now()
    one = parameter_of(futures, request.GET.get("key", ""))
    form = ChoiceForm(request.POST if request.method == "POST" else None, plain=not is_share(one))
    if form.is_valid():
        chosen = planning.Chosen(**form.cleaned_data)
        known = futures.fitted.parameters()
        try:
            planning.choose_parameter(parameter=one.key, chosen=chosen, known=known, by=request.user)
        except Problem as problem:
            form.add_error("value", str(problem))
        else:
            messages.success(request, "The forecast now uses your value.")
            return redirect(f"{address('plan:parameters')}?basis=override")
    row = row_of(one, sight.viewer(request.user), futures)
    return show(
        request,
        "plan/choose.html",
        row=row,
        form=form,
        raw=f"{one.value:.3g}",
        status=400 if form.errors else 200,
    )


@require_POST
@login_required
@told
def end(request: SignedIn) -> HttpResponse:
    """Go back to the fitted value."""
    planning.end_choice(parameter=request.POST.get("key", ""), by=request.user)
    messages.success(request, "The forecast uses the fitted value again.")
    return redirect("plan:parameters")
