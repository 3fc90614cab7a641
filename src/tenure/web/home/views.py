"""The home page of each role."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.views.decorators.http import require_safe
from markupsafe import Markup

from tenure import publish
from tenure.partnership import may
from tenure.partnership.measuring_up import NothingInForce
from tenure.publish.contents import Tile
from tenure.web.figures import asked, kept
from tenure.web.home.beginning import begins_of
from tenure.web.home.needs import needs_of, year_due
from tenure.web.home.standing import standing_of
from tenure.web.showing import SignedIn, show, told
from tenure.web.strategy.kpis.standing import stood
from tenure.web.templating import rendered

FIGURES: Final = {
    "analyst": ("turnover-rate", "vacancy-rate", "agency-rate"),
    "partnership lead": ("turnover-rate", "vacancy-rate", "agency-rate"),
    "board member": ("turnover-rate", "vacancy-rate", "agency-rate"),
}
"""The three figures that each role's finding is about; an administrator sees how the accounts stand."""


@require_safe
@login_required
@told
def home(request: SignedIn) -> HttpResponse:
    needs = needs_of(request.user)
    figures = _figures(request) if may.see_analysis(request.user) else ""
    return show(
        request,
        "home/home.html",
        needs=needs,
        figures=figures,
        course=_course(request),
        standing=standing_of(request.user),
        begins=begins_of(request.user),
        year=year_due(),
    )


def _course(request: SignedIn) -> str:
    """The answer of the strategy's first page, for a board member; empty for others, or with no framework."""
    if request.user.role != "board member":
        return ""
    try:
        return stood(request)[2].course.answer
    except NothingInForce:
        return ""


def _figures(request: SignedIn) -> Markup:
    holding, viewer = asked(request)

    def make() -> str:
        found = publish.analysis(holding, viewer)
        tiles, board = _three(found, FIGURES[viewer.role]), viewer.role == "board member"
        return rendered("home/figures.html", found=found, tiles=tiles, board=board)

    return Markup(kept(holding, viewer, ("home",), make))


def _three(found: publish.Analysis, wanted: Sequence[str]) -> list[Tile]:
    by_measure = {tile.measure: tile for tile in found.tiles}
    return [by_measure[key] for key in wanted if key in by_measure]
