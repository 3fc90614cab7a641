"""What people did with the strategy between two moments, in sentences without their names."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from django.db.models import Q
from django.utils import timezone

from tenure.partnership.models import ActivityEntry, FrameworkVersion, KpiDecision, KpiValue
from tenure.partnership.models.framework import DONE, HANDED_OVER, MOVED
from tenure.publish import numbers
from tenure.publish.strategy.readings import quantity
from tenure.publish.strategy.reports.material import Happened
from tenure.strategy.framework.parts import Framework


def happened(framework: Framework, since: datetime, until: datetime) -> tuple[Happened, ...]:
    """Decisions, values, milestones and versions that were written down after one moment, up to another."""
    found = [*_decisions(framework, since, until), *_values(framework, since, until)]
    found += [*_milestones(framework, since, until), *_versions(since, until)]
    return tuple(sorted(found, key=lambda each: (each.on, each.kind, each.says)))


def _decisions(framework: Framework, since: datetime, until: datetime) -> Iterator[Happened]:
    for each in KpiDecision.objects.filter(at__gt=since, at__lte=until):
        says = f"{each.meeting} decided to {each.decision} “{_label(framework, each.kpi)}”. {each.why}"
        yield Happened(each.on, "Decision", says)


def _values(framework: Framework, since: datetime, until: datetime) -> Iterator[Happened]:
    """The newest value of each KPI, and how many were given in all."""
    given: dict[str, list[KpiValue]] = {}
    for each in KpiValue.objects.filter(at__gt=since, at__lte=until).order_by("on", "at", "pk"):
        given.setdefault(each.kpi, []).append(each)
    for code, values in given.items():
        kpi, last = framework.kpi(code), values[-1]
        said = quantity(last.value, kpi.unit) if kpi else f"{last.value:g}"
        more = f", the newest of {len(values)}" if len(values) > 1 else ""
        yield Happened(last.on, "Value given", f"{_label(framework, code)}: {said}{more}.")


def _milestones(framework: Framework, since: datetime, until: datetime) -> Iterator[Happened]:
    stood = Q(taken_back_at__isnull=True) | Q(taken_back_at__gt=until)
    said = ActivityEntry.objects.filter(stood, at__gt=since, at__lte=until)
    for each in said.filter(kind__in=(DONE, MOVED, HANDED_OVER)):
        activity = framework.activity(each.activity)
        title = activity.title if activity else each.activity
        about = next((m.title for m in activity.milestones if m.code == each.about), "") if activity else ""
        day = numbers.day(each.on) if each.on else ""
        words = {
            DONE: f"{title}: “{about}” was done.",
            MOVED: f"{title}: “{about}” was moved to {day}. {each.text}",
            HANDED_OVER: f"{title} became business as usual.",
        }
        on = timezone.localdate(each.at) if each.kind == MOVED or each.on is None else each.on
        yield Happened(on, "Milestone" if each.kind != HANDED_OVER else "Handover", words[each.kind].strip())


def _versions(since: datetime, until: datetime) -> Iterator[Happened]:
    began = FrameworkVersion.objects.filter(since__gt=since.date(), since__lte=until.date())
    for each in began:
        assert each.since is not None, "asked for"
        agreed = f", agreed by {each.meeting}" if each.meeting else ""
        yield Happened(each.since, "Framework", f"Version {each.number} came in force{agreed}.")


def _label(framework: Framework, code: str) -> str:
    kpi = framework.kpi(code)
    return kpi.label if kpi else code
