"""What answers about KPIs look like, and what is sent to give a value or write down a decision."""

from __future__ import annotations

from datetime import date, datetime

from ninja import Schema

from tenure.web.api.shapes import Value


class KpiOut(Schema):
    """One KPI. Shares run from 0 to 1; a hidden value is the symbol c, a missing one null."""

    code: str
    label: str
    outcome: str
    kind: str
    value: Value | None
    on: date | None
    baseline: float | None
    target: float | None
    status: str
    reading: str
    needs: str
    unit: str
    baseline_on: date | None
    target_on: date | None
    expected: float | None
    definition: str
    old: str
    owner: str
    review: date | None


class YearOut(Schema):
    """One value by its day; the symbol c where it is hidden."""

    on: date
    value: Value


class GivenOut(Schema):
    """A value as its owner gave it; `counts` is false where a newer one of that day took its place."""

    on: date
    value: float
    by: str
    at: date
    note: str
    evidence: str
    counts: bool


class DecisionOut(Schema):
    decision: str
    why: str
    meeting: str
    on: date
    at: datetime


class OneKpiOut(Schema):
    """A KPI with its series, its trajectory by year, what was given and what was decided."""

    kpi: KpiOut
    series: list[YearOut]
    trajectory: dict[int, float]
    activities: list[str]
    gaming: str
    given: list[GivenOut]
    decided: list[DecisionOut]


class AuditOut(Schema):
    """One KPI of the audit: the recommendation, and each question's answer with what was found."""

    code: str
    label: str
    outcome: str
    advice: str
    reasons: list[str]
    answers: dict[str, str]
    found: dict[str, str]
    least_change: str
    seen_from: date | None
    decided: dict[str, str] | None


class OutcomeOut(Schema):
    code: str
    title: str
    status: str
    says: str
    kpis: list[str]
    activities: list[str]


class AskingOut(Schema):
    kpi: str
    says: str


class CourseOut(Schema):
    """Whether the partnership is on course, what needs a decision, and how sure anyone can be."""

    answer: str
    says: str
    outcomes: list[OutcomeOut]
    decisions: list[AskingOut]
    sure: list[str]


class ValueIn(Schema):
    """A value of a collected KPI and the day it holds on; a share from 0 to 1."""

    value: float
    on: date
    note: str = ""
    evidence: str = ""


class DecisionIn(Schema):
    """keep, mend, replace or retire; why, at which meeting, and on which day."""

    decision: str
    why: str
    meeting: str
    on: date
