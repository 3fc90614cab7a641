"""What pages of KPIs begin with: whether this person may see them, and how they stand for their eyes."""

from __future__ import annotations

from django.http import Http404, HttpResponse

from tenure import publish
from tenure.partnership import limits, may, strategists
from tenure.partnership.measuring_up import Stands, stands
from tenure.publish.contents import Table
from tenure.publish.holding import Holding
from tenure.publish.strategy.files import table_book
from tenure.publish.strategy.readings import Reading
from tenure.publish.viewing import Viewer
from tenure.web.figures import asked
from tenure.web.showing import CSV, XLSX, SignedIn, download

ROWS = 40
"""Rows on one page: forty with a sentence each are some 30 kB."""


def stood(request: SignedIn) -> tuple[Holding, Viewer, Stands]:
    """The figures, whose eyes they are for, and every KPI as it stands."""
    may.require(strategists.see_strategy(request.user), by=request.user, about="the strategy")
    holding, viewer = asked(request)
    return holding, viewer, stands(holding, viewer)


def known(found: Stands, code: str) -> Reading:
    """The reading of a KPI; no such page where the framework has none of that code."""
    reading = found.reading(code)
    if reading is None:
        raise Http404
    return reading


def file_of(request: SignedIn, form: str, table: Table, holding: Holding, says: str) -> HttpResponse:
    """A table as a file: csv or xlsx."""
    if form not in ("csv", "xlsx"):
        raise Http404
    limits.spend("export", request.user.pk)
    if form == "csv":
        return download(publish.table_csv(table), name=f"{table.name}.csv", kind=CSV)
    return download(table_book(table, holding, says), name=f"{table.name}.xlsx", kind=XLSX)
