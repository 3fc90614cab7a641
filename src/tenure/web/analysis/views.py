"""The page of the workforce analysis."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.views.decorators.http import require_safe
from markupsafe import Markup

from tenure import publish
from tenure.publish.asking import Picked
from tenure.publish.contents import Chart, Note
from tenure.publish.holding import Holding
from tenure.web.analysis.picking import address_of, others, picked
from tenure.web.analysis.pictures import pictures
from tenure.web.figures import asked, kept
from tenure.web.showing import SignedIn, show, told
from tenure.web.templating import rendered


@require_safe
@login_required
@told
def analysis(request: SignedIn) -> HttpResponse:
    holding, viewer = asked(request)
    chosen = picked(request)
    address = address_of(chosen)
    made = kept(holding, viewer, ("analysis", address), lambda: _made(holding, viewer, chosen, address))
    title, _, body = made.partition("\n")
    return show(request, "analysis/page.html", title=title, body=Markup(body))


def _made(holding: Holding, viewer: publish.Viewer, chosen: Picked, address: str) -> str:
    found = publish.analysis(holding, viewer, **chosen)
    drawn = {chart.key: pictures(chart, viewer) for chart in found.charts}
    doubts = {chart.key: spoiling(found, chart) for chart in found.charts}
    body = rendered(
        "analysis/body.html", found=found, drawn=drawn, doubts=doubts, address=address, others=others()
    )
    return f"{found.title}\n{body}"


def spoiling(found: publish.Analysis, chart: Chart) -> tuple[Note, ...]:
    """The contradictions that spoil a chart: of every place where places are compared, else of the area."""
    places = chart.drawing is not None and chart.drawing.kind == "dots"
    return tuple(
        note
        for note in found.contradictions
        if chart.measure in note.measures and (places or note.who == found.area)
    )
