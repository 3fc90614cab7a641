"""The shapes of reports and case studies in the API."""

from __future__ import annotations

from datetime import date, datetime

from ninja import Schema

from tenure.strategy.casestudies import Scope


class DaysQuestion(Schema):
    """As known at the end of a day, and since when for what changed."""

    on: date | None = None
    since: date | None = None


class KindOut(Schema):
    """One report there is. `since` says whether it compares with an earlier day."""

    key: str
    name: str
    says: str
    since: bool
    forms: list[str]


class FindingOut(Schema):
    """A sentence of a report, and how it stands where it stands in some way."""

    head: str
    says: str
    status: str | None
    word: str


class SectionOut(Schema):
    """One part of a report."""

    title: str
    says: list[str]
    findings: list[FindingOut]
    notes: list[str]


class CitedOut(Schema):
    """One figure with where it comes from."""

    what: str
    said: str
    measure: str
    definition: str
    on: date | None
    source: str
    snapshot: str


class ReportOut(Schema):
    """A whole report: its findings, every figure cited, and what makes it again."""

    kind: str
    name: str
    title: str
    lede: str
    on: date
    sections: list[SectionOut]
    cited: list[CitedOut]
    rests: list[tuple[str, str]]


class MadeOut(Schema):
    """A report that was taken: what it was made from, and which case studies it told."""

    id: int
    kind: str
    form: str
    on: date
    title: str
    rests: list[list[str]]
    stories: list[int]
    sha256: str
    at: datetime


class CaseIn(Schema):
    """A case study as somebody writes it. `evidence` has codes of KPIs."""

    title: str
    told_by: str
    activity: str
    outcome: str
    context: str
    done: str
    changed: str
    evidence: list[str] = []


class ConsentIn(Schema):
    """Who agreed, on which day, for whose eyes and until when."""

    given_by: str
    on: date
    scope: Scope
    until: date | None = None


class CaseOut(CaseIn):
    """A case study as it may be seen; its words are gone once consent was withdrawn."""

    number: int
    partner: str | None
    shared: bool
    withdrawn_on: date | None
    scope: str | None
    until: date | None
