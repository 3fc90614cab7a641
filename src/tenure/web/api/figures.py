"""Measures, comparisons, the analysis and the definitions, as JSON."""

from __future__ import annotations

from collections.abc import Iterable

from django.http import Http404
from ninja import Query, Router, Schema

from tenure import publish
from tenure.partnership import may
from tenure.publish import Analysis
from tenure.publish.contents import CompareRow, Definition, MeasureRow
from tenure.terms.problems import UsedWrongly
from tenure.web.analysis.picking import picked
from tenure.web.api.shapes import AnalysisOut, CompareOut, DefinitionOut, MeasureOut
from tenure.web.figures import asked
from tenure.web.showing import SignedIn

router = Router(tags=["figures"])


class MeasureQuestion(Schema):
    """Which figures. `by` holds partner, year and dimensions with commas between; without it, everything."""

    by: str = ""
    measure: str | None = None
    service: str | None = None
    partner: str | None = None
    year: int | None = None
    basis: str | None = None


class AnalysisQuestion(Schema):
    """As on the page. `partners` may be given more than once, or with commas between."""

    service: str | None = None
    year: int | None = None
    focus: str | None = None
    partners: str | None = None
    against: str | None = None


class CompareQuestion(Schema):
    """Compared with england, region, neighbours or an authority's number."""

    against: str = "england"
    measure: str | None = None
    service: str = "children"
    partner: str | None = None
    year: int | None = None


@router.get("/analysis", response=AnalysisOut, summary="The workforce analysis")
def analysis(request: SignedIn, question: Query[AnalysisQuestion]) -> Analysis:
    holding, viewer = asked(request)
    return publish.analysis(holding, viewer, **picked(request))


@router.get("/measures", response=list[MeasureOut], summary="Measures, one figure each")
def measures(request: SignedIn, question: Query[MeasureQuestion]) -> Iterable[MeasureRow]:
    holding, viewer = asked(request)
    chosen = question.dict(exclude={"by"})
    by = tuple(part.strip() for part in question.by.split(",") if part.strip()) or None
    return list(publish.measure_rows(holding, viewer, by=by, **chosen))


@router.get("/comparisons", response=list[CompareOut], summary="Partners beside a comparator")
def comparisons(request: SignedIn, question: Query[CompareQuestion]) -> Iterable[CompareRow]:
    holding, viewer = asked(request)
    return list(publish.compare_rows(holding, viewer, **question.dict()))


@router.get("/definitions", response=list[DefinitionOut], summary="What every measure means")
def definitions(request: SignedIn) -> Iterable[Definition]:
    may.require(may.see_definitions(request.user), by=request.user, about="the definitions")
    return publish.definitions()


@router.get("/definitions/{key}", response=DefinitionOut, summary="What one measure means")
def definition(request: SignedIn, key: str, service: str | None = None) -> Definition:
    """Of children's services where both have a measure of that key, unless `service` says adults."""
    may.require(may.see_definitions(request.user), by=request.user, about="the definitions")
    try:
        return publish.definition(key, service and publish.known_service(service))
    except UsedWrongly as problem:
        raise Http404 from problem
