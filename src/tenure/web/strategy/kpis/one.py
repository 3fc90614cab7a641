"""Pages of one KPI: its answer and chart, giving a value, and writing down what was decided of it."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_safe

from tenure import publish
from tenure.partnership import may, strategists
from tenure.partnership.actions import kpis as actions
from tenure.partnership.measuring_up import decided_of, given_of
from tenure.publish.strategy.auditing import ADVICE
from tenure.publish.strategy.kpipages import KpiPage, kpi_page
from tenure.terms.problems import Problem
from tenure.web.analysis.pictures import pictures
from tenure.web.showing import CSV, SignedIn, download, show, told
from tenure.web.strategy.kpis.forms import DecisionForm, ValueForm
from tenure.web.strategy.kpis.standing import known, stood


@require_safe
@login_required
@told
def kpi(request: SignedIn, code: str) -> HttpResponse:
    """One KPI: how it stands, why, and what can be done about it."""
    found, viewer = _page(request, code)
    typed = found.reading.kpi.kind == "collected"
    return show(
        request,
        "strategy/kpis/kpi.html",
        found=found,
        drawn=pictures(found.chart, viewer),
        decided=decided_of(code),
        gives=typed and strategists.give_value(request.user).yes,
        decides=strategists.decide_on_kpi(request.user).yes,
        about=_about(found),
    )


def _page(request: SignedIn, code: str) -> tuple[KpiPage, publish.Viewer]:
    holding, viewer, found = stood(request)
    reading = known(found, code)
    page = kpi_page(holding, viewer, found.framework, reading, audit=found.row(code), given=given_of(code))
    return page, viewer


def _about(found: KpiPage) -> publish.Definition | None:
    """The definition of its measure, where pages have one."""
    measure = found.chart.measure
    return publish.definition(measure, found.reading.kpi.service) if measure else None


@require_safe
@login_required
@told
def table(request: SignedIn, code: str, table: str) -> HttpResponse:
    """One table of a KPI's page, the same cells as on it."""
    found, _ = _page(request, code)
    tables = {each.name: each for each in (found.chart.table, found.given) if each}
    if table not in tables:
        raise Http404
    return download(publish.table_csv(tables[table]), name=f"{code}-{table}.csv", kind=CSV)


@require_http_methods(["GET", "POST"])
@login_required
@told
def give(request: SignedIn, code: str) -> HttpResponse:
    """Give a value of a collected KPI, or correct one by giving the day's value again."""
    may.require(strategists.give_value(request.user), by=request.user, about=f"KPI {code[:80]}")
    _, _, found = stood(request)
    reading = known(found, code)
    actions.require_collected(reading.kpi)
    form = ValueForm(request.POST if request.method == "POST" else None, share=reading.kpi.unit == "share")
    if form.is_valid():
        try:
            actions.give_value(found.framework, code, form.given(), by=request.user)
        except Problem as problem:
            form.add_error("on" if "day" in str(problem) else "value", str(problem))
        else:
            messages.success(request, "The value is kept.")
            return redirect("strategy:kpi", code)
    status = 400 if form.errors else 200
    return show(request, "strategy/kpis/give.html", found=reading, form=form, status=status)


@require_http_methods(["GET", "POST"])
@login_required
@told
def decide(request: SignedIn, code: str) -> HttpResponse:
    """Write down what a meeting decided of a KPI."""
    may.require(strategists.decide_on_kpi(request.user), by=request.user, about=f"KPI {code[:80]}")
    _, _, found = stood(request)
    reading = known(found, code)
    form = DecisionForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            actions.decide(found.framework, code, form.decided(), by=request.user)
        except Problem as problem:
            form.add_error("on" if "day" in str(problem) else "why", str(problem))
        else:
            messages.success(request, "The decision is written down.")
            return redirect("strategy:kpi", code)
    said = {"form": form, "row": found.row(code), "advice": ADVICE}
    return show(
        request, "strategy/kpis/decide.html", found=reading, status=400 if form.errors else 200, **said
    )
