"""What a report of a day is made from: the record, the framework and what people gave, as known by then."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Final

from django.db.models import Q
from django.utils import timezone

from tenure.partnership import home
from tenure.partnership.actions import kpis
from tenure.partnership.actions.cases import consent_of
from tenure.partnership.endings import end_of, owners_who_left
from tenure.partnership.frameworks import evidence_in
from tenure.partnership.happenings import happened
from tenure.partnership.models import Branding, CaseStudy, FrameworkVersion
from tenure.partnership.reporting_on import told_of
from tenure.partnership.surveyed import surveyed
from tenure.partnership.wall import whole_partnership
from tenure.publish.strategy.finding import Typed
from tenure.publish.strategy.readings import readings
from tenure.publish.strategy.reports.drawing import draw_some
from tenure.publish.strategy.reports.kinds import KINDS, kind_of
from tenure.publish.strategy.reports.material import Material, Stands, Story
from tenure.publish.strategy.reports.parts import PLAIN, Brand, Report, Scope
from tenure.publish.viewing import Viewer
from tenure.strategy.activities import Evidence, standings
from tenure.strategy.casestudies import covers
from tenure.strategy.framework.parts import Framework
from tenure.terms.problems import Problem, TooLittleData, UsedWrongly

SECONDS: Final = 120.0
"""The longest that the worker draws one report's charts ahead."""

READERS: Mapping[Scope, Viewer] = {
    "partnership": Viewer(None, "partnership", "board member"),
    "evaluation": Viewer(None, "public", "evaluator"),
    "public": Viewer(None, "public", "reader"),
}
"""For whose eyes the figures of a report are: those of whoever reads it, not of whoever makes it."""


def report_of(
    kind: str, *, on: date | None = None, since: date | None = None, moment: datetime | None = None
) -> Report:
    """One report as of a day, today where none is named. UsedWrongly where there is no such report or day.

    moment  when the day had come so far; its end, or now on the day itself, where none is given.
    """
    about, today = kind_of(kind), timezone.localdate()
    on = on or today
    if on > today:
        raise UsedWrongly("That day is still to come. Ask for today, or for an earlier day.")
    before = None
    if about.since:
        if since is None or since >= on:
            raise UsedWrongly(f"Say since when: a day before {on:%Y-%m-%d}.")
        before = material(about.scope, since)
    return about.make(material(about.scope, on, before=before, moment=moment))


def warm() -> None:
    """Make ahead what the first readers of reports would wait for: hidden cells and charts of each."""
    with whole_partnership():
        for kind in KINDS.values():
            if kind.since:
                continue
            try:
                report = report_of(kind.key)
            except Problem:
                continue  # there is nothing to report on yet
            draw_some(report, home.folder() / "cache" / "charts", seconds=SECONDS)


def usual_since(on: date | None = None) -> date:
    """The day that what changed is counted from, where nobody names one: a quarter of a year before."""
    return (on or timezone.localdate()) - timedelta(days=91)


def material(
    scope: Scope, on: date, *, before: Material | None = None, moment: datetime | None = None
) -> Material:
    """What a report for these readers is made from, as it was known at the end of a day, or at a moment."""
    if moment is None and on < timezone.localdate():
        moment = end_of(on)
    framework, version = framework_on(on)
    until, holding, typed = moment or timezone.now(), home.holding(moment), _typed(framework, on, moment)
    shown = evidence_in(readings(holding, READERS[scope], framework, typed=typed, today=on))
    return Material(
        holding=holding,
        viewer=READERS[scope],
        framework=framework,
        on=on,
        version=version,
        typed=typed,
        ended=owners_who_left(moment),
        stands=_stands(framework, on, moment, shown),
        stories=_stories(scope, on, moment, framework),
        brand=brand(moment),
        happened=happened(framework, end_of(before.on), until) if before else (),
        before=before,
    )


class NothingToReportOn(TooLittleData):
    """No framework was ever in force."""


def framework_on(on: date) -> tuple[Framework, str]:
    """The framework that was in force on a day, or the first that was; and what that version is called.

    Raises NothingToReportOn where none was ever put in force.
    """
    began = FrameworkVersion.objects.filter(since__isnull=False).order_by("since", "pk")
    found = (
        began.filter(since__lte=on).filter(Q(until__isnull=True) | Q(until__gt=on)).last() or began.first()
    )
    if found is None:
        raise NothingToReportOn(
            "No framework is in force yet, so there is nothing to report on. A partnership lead loads one: "
            "tenure strategy load FILE, or Strategy in the pages."
        )
    return found.framework, f"Version {found.number}"


def _typed(framework: Framework, on: date, moment: datetime | None) -> Mapping[str, tuple[Typed, ...]]:
    """What owners gave and surveys found of the KPIs, of days up to that one."""
    given = {**kpis.typed(moment), **surveyed(framework.kpis)}
    return {code: tuple(each for each in values if each.on <= on) for code, values in given.items()}


def _stands(
    framework: Framework, on: date, moment: datetime | None, shown: Mapping[str, tuple[Evidence, ...]]
) -> Mapping[str, Stands]:
    """Where each activity stood on a day, from what had been said by then and what KPIs showed."""
    told = told_of(framework.activities, known_on=moment)
    progress = {code: each.progress for code, each in told.items()}
    found = standings(framework, progress, on=on, evidence=shown)
    return {code: Stands(each.status, each.reasons) for code, each in found.items()}


def brand(moment: datetime | None = None) -> Brand:
    """How reports look, or looked at a moment."""
    chosen = Branding.objects.filter(at__lte=moment) if moment else Branding.objects.all()
    found = chosen.first()
    if found is None:
        return PLAIN
    return Brand(found.name, found.ink, found.accent, bytes(found.logo), found.kind, found.alt)


def _stories(scope: Scope, on: date, moment: datetime | None, framework: Framework) -> tuple[Story, ...]:
    """The case studies that may be told to these readers; one whose consent was withdrawn since is not."""
    shared = CaseStudy.objects.filter(withdrawn_at__isnull=True, shared_at__isnull=False)
    if moment:
        shared = shared.filter(shared_at__lte=moment)
    found = []
    for case in shared.prefetch_related("consents"):
        consent = consent_of(case)
        days = (on, timezone.localdate())
        if consent is not None and all(covers(consent, scope, on=day) for day in days):
            found.append(story_of(case, framework))
    return tuple(found)


def story_of(case: CaseStudy, framework: Framework) -> Story:
    """A case study as reports tell it."""
    activity = framework.activity(case.activity)
    labels = (framework.kpi(code) for code in case.evidence)
    return Story(
        number=case.pk,
        title=case.title,
        about=activity.title if activity else "",
        context=case.context,
        done=case.done,
        changed=case.changed,
        evidence=tuple(kpi.label for kpi in labels if kpi),
        told_by=case.told_by,
    )
