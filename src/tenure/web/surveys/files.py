"""Files of surveys: the survey itself, the form to fill in, and results as CSV, XLSX and JSON."""

from __future__ import annotations

import json
from dataclasses import asdict

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.views.decorators.http import require_safe

from tenure import publish
from tenure.partnership import limits, polling
from tenure.partnership.actions import surveyforms
from tenure.returns.survey.designing import exported
from tenure.web.showing import CSV, XLSX, SignedIn, download, told

JSON = "application/json"


@require_safe
@login_required
@told
def document(request: SignedIn, number: int) -> HttpResponse:
    found = polling.design(request.user, number)
    name = f"{found.key}-{found.version}.json"
    return download(exported(found.document), name=name, kind=JSON)


@require_safe
@login_required
@told
def form(request: SignedIn, number: int) -> HttpResponse:
    found = polling.wave(request.user, number)
    content = surveyforms.blank_form(wave=found, by=request.user)
    return download(content, name=f"{found.design.key}-{found.number}-form.xlsx", kind=XLSX)


@require_safe
@login_required
@told
def table(request: SignedIn, number: int, table: str) -> HttpResponse:
    """One table of the results, the same cells as on the page."""
    found = polling.wave(request.user, number)
    results = polling.results(wave=found, by=request.user, shown_by=request.GET.get("by", ""))
    wanted = results.table(table)
    if wanted is None:
        raise Http404
    return download(publish.table_csv(wanted), name=f"{results.key}-{table}.csv", kind=CSV)


@require_safe
@login_required
@told
def workbook(request: SignedIn, number: int) -> HttpResponse:
    found = polling.wave(request.user, number)
    limits.spend("export", request.user.pk)
    results = polling.results(wave=found, by=request.user, shown_by=request.GET.get("by", ""))
    return download(publish.survey_workbook(results), name=f"{results.key}.xlsx", kind=XLSX)


@require_safe
@login_required
@told
def as_json(request: SignedIn, number: int) -> HttpResponse:
    """The results as JSON; what people wrote stays on the page of the lead."""
    found = polling.wave(request.user, number)
    limits.spend("export", request.user.pk)
    results = polling.results(wave=found, by=request.user, shown_by=request.GET.get("by", ""))
    said = asdict(results)
    del said["texts"]
    said["charts"] = [{k: v for k, v in chart.items() if k != "drawing"} for chart in said["charts"]]
    return download(json.dumps(said, ensure_ascii=False, indent=1), name=f"{results.key}.json", kind=JSON)
