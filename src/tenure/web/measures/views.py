"""Pages of one measure and of the definitions."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.views.decorators.http import require_safe
from markupsafe import Markup

from tenure import publish
from tenure.partnership import may
from tenure.publish.holding import Holding
from tenure.terms.problems import UsedWrongly
from tenure.web.analysis.picking import address_of, picked
from tenure.web.analysis.pictures import pictures
from tenure.web.figures import asked, kept
from tenure.web.showing import CSV, SignedIn, download, show, told
from tenure.web.templating import rendered


@require_safe
@login_required
@told
def measure(request: SignedIn, key: str) -> HttpResponse:
    holding, viewer = asked(request)
    _require_known(key)
    chosen = _chosen(request)
    about = ("measure", key, tuple(sorted(chosen.items())))
    made = kept(holding, viewer, about, lambda: _made(holding, viewer, key, chosen))
    title, _, body = made.partition("\n")
    return show(request, "analysis/page.html", title=title, body=Markup(body))


def _require_known(key: str) -> None:
    try:
        publish.definition(key)
    except UsedWrongly as problem:
        raise Http404 from problem


def _chosen(request: SignedIn) -> dict[str, Any]:
    chosen = {name: value for name, value in picked(request).items() if name != "partners"}
    basis = request.GET.get("basis")
    return chosen | ({"basis": basis} if basis else {})


def _made(holding: Holding, viewer: publish.Viewer, key: str, chosen: dict[str, Any]) -> str:
    page = publish.measure_page(holding, viewer, key, **chosen)
    drawn = {chart.key: pictures(chart, viewer) for chart in page.charts}
    address = address_of(chosen)
    head, rest = parted(page.title)
    said = {"page": page, "drawn": drawn, "address": address, "basis": chosen.get("basis")}
    body = rendered("measures/body.html", head=head, rest=rest, **said)
    return f"{head}\n{body}"


def parted(title: str) -> tuple[str, str]:
    """The answer for the heading, and what qualifies it for the line below: parted where it first pauses."""
    for pause in ("; ", ". "):
        head, found, rest = title.partition(pause)
        if found:
            return head, rest[:1].upper() + rest[1:]
    return title.removesuffix("."), ""


@require_safe
@login_required
@told
def table(request: SignedIn, key: str, table: str) -> HttpResponse:
    """One table of a measure's page, the same cells as on the page."""
    holding, viewer = asked(request)
    _require_known(key)
    page = publish.measure_page(holding, viewer, key, **_chosen(request))
    tables = {one.key: one.table for one in page.charts}
    if page.history:
        tables[page.history.name] = page.history
    if table not in tables:
        raise Http404
    return download(publish.table_csv(tables[table]), name=f"{table}-{page.year}.csv", kind=CSV)


@require_safe
@login_required
@told
def definitions(request: SignedIn) -> HttpResponse:
    may.require(may.see_definitions(request.user), by=request.user, about="the definitions")
    figures = may.see_analysis(request.user).yes
    return show(
        request,
        "measures/definitions.html",
        found=publish.definitions(),
        figures=figures,
        names=publish.SERVICE_LABELS,
    )
