"""KPIs as JSON: how each stands, the course of outcomes, the audit; giving values, writing decisions down."""

from __future__ import annotations

from typing import Any

from django.http import Http404
from ninja import Router, Status

from tenure.partnership.actions import kpis as actions
from tenure.partnership.measuring_up import decided_of, decided_rows, framework_in_force, given_of
from tenure.partnership.models import KpiDecision
from tenure.publish.strategy.aimcharts import aims_by_year
from tenure.publish.strategy.auditing import audit_page
from tenure.publish.strategy.kpipages import GivenValue
from tenure.publish.strategy.lines import AuditLine, KpiLine, audit_line, kpi_line
from tenure.publish.strategy.readings import Reading
from tenure.web.api.kpishapes import (
    AuditOut,
    CourseOut,
    DecisionIn,
    DecisionOut,
    GivenOut,
    KpiOut,
    OneKpiOut,
    ValueIn,
)
from tenure.web.showing import SignedIn
from tenure.web.strategy.kpis.standing import known, stood

router = Router(tags=["strategy"])


@router.get("/strategy/course", response=CourseOut, summary="Whether each outcome is on course")
def course(request: SignedIn) -> dict[str, Any]:
    _, _, found = stood(request)
    made = found.course
    outcomes = [
        {
            "code": each.outcome.code,
            "title": each.outcome.title,
            "status": each.status,
            "says": each.sentence,
            "kpis": [one.code for one in each.readings],
            "activities": [one.code for one in each.drivers],
        }
        for each in made.outcomes
    ]
    return {
        "answer": made.answer,
        "says": made.said,
        "outcomes": outcomes,
        "decisions": [{"kpi": each.kpi, "says": each.says} for each in made.decisions],
        "sure": list(made.sure),
    }


@router.get("/strategy/audit", response=list[AuditOut], summary="The audit of every KPI")
def audit(request: SignedIn, advice: str = "", outcome: str = "", weak: str = "") -> list[AuditLine]:
    """Those with a recommendation, of an outcome, or with a question not answered yes, where asked for."""
    _, _, found = stood(request)
    page = audit_page(decided_rows(found), advice=advice, outcome=outcome, weak=weak)
    return [audit_line(row) for row in page.rows]


@router.get("/kpis", response=list[KpiOut], summary="Every KPI against its target")
def kpis(request: SignedIn) -> list[KpiLine]:
    _, _, found = stood(request)
    return [kpi_line(each) for each in found.readings]


@router.get("/kpis/{code}", response=OneKpiOut, summary="One KPI over the years")
def kpi(request: SignedIn, code: str) -> dict[str, Any]:
    _, _, found = stood(request)
    reading = known(found, code)
    return {
        "kpi": kpi_line(reading),
        "series": _series(reading),
        "trajectory": aims_by_year(reading.kpi),
        "activities": list(reading.kpi.activities),
        "gaming": reading.kpi.gaming,
        "given": [_given(each) for each in given_of(code)],
        "decided": list(decided_of(code)),
    }


def _series(reading: Reading) -> list[dict[str, Any]]:
    return [
        {"on": day, "value": _symbol(reading.figures.gaps.get(day, "")) if value is None else value}
        for day, value in reading.figures.series
    ]


def _symbol(why: str) -> str:
    return "c" if why.startswith("Hidden") else "x"


def _given(each: GivenValue) -> dict[str, Any]:
    return {
        "on": each.typed.on,
        "value": each.typed.value,
        "by": each.by,
        "at": each.at,
        "note": each.note,
        "evidence": each.evidence,
        "counts": not each.replaced,
    }


@router.post("/kpis/{code}/values", response={201: GivenOut}, summary="Give a value of a collected KPI")
def give(request: SignedIn, code: str, sent: ValueIn) -> Status[dict[str, Any]]:
    """Whatever is given stays; the newest value of a day counts."""
    framework = framework_in_force()
    given = actions.Given(sent.value, sent.on, sent.note, sent.evidence)
    kept = actions.give_value(framework, code, given, by=request.user)
    made = next(each for each in given_of(code) if each.typed.on == kept.on and not each.replaced)
    return Status(201, _given(made))


@router.post(
    "/kpis/{code}/decisions", response={201: DecisionOut}, summary="Write down what was decided of a KPI"
)
def decide(request: SignedIn, code: str, sent: DecisionIn) -> Status[KpiDecision]:
    framework = framework_in_force()
    if framework.kpi(code) is None:
        raise Http404
    decided = actions.Decided(sent.decision, sent.why, sent.meeting, sent.on)
    return Status(201, actions.decide(framework, code, decided, by=request.user))
