"""Files of the workforce analysis: the workbook, open data, one table as CSV, and the pictures of charts."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.views.decorators.http import require_safe

from tenure import publish
from tenure.partnership import limits
from tenure.web.analysis.picking import picked
from tenure.web.analysis.pictures import folder, opened
from tenure.web.figures import asked
from tenure.web.showing import CSV, XLSX, SignedIn, download, told

_WEEK = 7 * 24 * 3600


@require_safe
@login_required
@told
def workbook(request: SignedIn) -> HttpResponse:
    holding, viewer = asked(request)
    limits.spend("export", request.user.pk)
    found = publish.analysis(holding, viewer, **picked(request))
    return download(publish.workbook(found), name=f"workforce-{found.service}-{found.year}.xlsx", kind=XLSX)


@require_safe
@login_required
@told
def open_data(request: SignedIn) -> HttpResponse:
    holding, viewer = asked(request)
    limits.spend("export", request.user.pk)
    chosen = picked(request)
    year = chosen.get("year")
    years = [year] if year else None
    service = chosen.get("service", "children")
    content = publish.open_data_csv(holding, viewer, service=service, years=years)
    return download(content, name=f"open-data-{service}.csv", kind=CSV)


@require_safe
@login_required
@told
def open_data_meta(request: SignedIn) -> HttpResponse:
    service = picked(request).get("service", "children")
    publish.known_service(service)
    return download(publish.open_data_meta_csv(service), name="open-data-meta.csv", kind=CSV)


@require_safe
@login_required
@told
def table(request: SignedIn, table: str) -> HttpResponse:
    """One table of the analysis, the same cells as on the page."""
    holding, viewer = asked(request)
    found = publish.analysis(holding, viewer, **picked(request))
    tables = {one.key: one.table for one in found.charts} | {one.name: one for one in found.tables}
    if table not in tables:
        raise Http404
    return download(publish.table_csv(tables[table]), name=f"{table}-{found.year}.csv", kind=CSV)


@require_safe
@login_required
def picture(request: SignedIn, picture: str) -> HttpResponse:
    """A chart as SVG: only for the eyes it was drawn for."""
    from tenure.publish import charts

    _, viewer = asked(request)
    drawing = opened(picture, viewer)
    content = charts.drawn(drawing, folder()) if drawing else None
    if content is None:
        raise Http404
    response = HttpResponse(content, content_type="image/svg+xml")
    response.headers["Content-Security-Policy"] = "default-src 'none'; style-src 'unsafe-inline'; sandbox"
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Cache-Control"] = f"private, max-age={_WEEK}, immutable"
    return response
