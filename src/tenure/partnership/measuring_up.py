"""KPIs as they stand: the framework in force, what owners gave, each one read and audited for a reader."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from tenure.partnership.actions.kpis import typed
from tenure.partnership.endings import end_of, owners_who_left
from tenure.partnership.models import FrameworkVersion, KpiDecision, KpiValue
from tenure.partnership.models.framework import IN_FORCE
from tenure.partnership.surveyed import surveyed
from tenure.publish.holding import Holding
from tenure.publish.strategy.auditing import AuditRow, LastDecision, audit_of, audit_rows, with_decisions
from tenure.publish.strategy.course import Course, course
from tenure.publish.strategy.finding import Typed
from tenure.publish.strategy.kpipages import GivenValue
from tenure.publish.strategy.readings import Reading, readings
from tenure.publish.viewing import Viewer
from tenure.strategy.framework.parts import Framework
from tenure.strategy.kpis.audit import Audited
from tenure.terms.problems import UsedWrongly

Given = Mapping[str, tuple[Typed, ...]]


class NothingInForce(UsedWrongly):
    """No framework was put in force yet."""


@dataclass(frozen=True)
class Stands:
    """Every KPI of the framework for one reader, read and audited on one day."""

    framework: Framework
    readings: tuple[Reading, ...]
    audited: tuple[Audited, ...]

    @property
    def rows(self) -> tuple[AuditRow, ...]:
        """The rows of the audit."""
        return audit_rows(self.readings, self.audited)

    @property
    def course(self) -> Course:
        """Whether the partnership is on course."""
        return course(self.framework, self.readings, self.audited)

    def reading(self, code: str) -> Reading | None:
        """The KPI with this code."""
        return next((each for each in self.readings if each.code == code), None)

    def row(self, code: str) -> AuditRow | None:
        """The audit of the KPI with this code."""
        return next((each for each in self.rows if each.code == code), None)


def framework_in_force() -> Framework:
    """The framework that counts today. UsedWrongly where none was put in force."""
    return _version().framework


def _version() -> FrameworkVersion:
    """The version in force; its document is read only where it was not read before."""
    found = FrameworkVersion.objects.filter(state=IN_FORCE).defer("document").first()
    if found is None:
        raise NothingInForce(
            "No framework is in force yet, so there is no KPI. A partnership lead loads one: "
            "tenure strategy load FILE, or Strategy in the pages."
        )
    return found


def stands(holding: Holding, viewer: Viewer, *, on: date | None = None) -> Stands:
    """How every KPI stands for this reader today, or on an earlier day with what was given until then.

    It is kept beside the figures until a figure, a value, the framework or the day is another.
    """
    version, today = _version(), on or timezone.localdate()
    framework = version.framework
    given = _until({**typed(), **surveyed(framework.kpis)}, today)
    ended = owners_who_left(end_of(on) if on and on < timezone.localdate() else None)
    key = ("kpis", viewer, version.fingerprint, tuple(given.items()), ended, today)
    return holding.lately(key, lambda: _stands(holding, viewer, framework, given, (ended, today)))


def _stands(
    holding: Holding, viewer: Viewer, framework: Framework, given: Given, at: tuple[frozenset[str], date]
) -> Stands:
    ended, today = at
    found = readings(holding, viewer, framework, typed=given, today=today)
    return Stands(framework, found, audit_of(framework, found, ended=ended, today=today))


def _until(given: Given, on: date) -> Given:
    return {code: tuple(each for each in values if each.on <= on) for code, values in given.items()}


def given_of(code: str) -> tuple[GivenValue, ...]:
    """Everything that was given of a KPI, the newest day first; of a day with several, the newest counts."""
    seen: set[date] = set()
    found = []
    for each in KpiValue.objects.filter(kpi=code).select_related("by").order_by("-on", "-at", "-pk"):
        who = each.by.name if each.by else "Whoever keeps the home"
        at = timezone.localtime(each.at).date()
        replaced = each.on in seen
        seen.add(each.on)
        given = Typed(each.value, each.on)
        found.append(GivenValue(given, who, at, each.note, each.evidence, replaced=replaced))
    return tuple(found)


def decided_of(code: str) -> tuple[KpiDecision, ...]:
    """What was decided of a KPI, the newest first."""
    return tuple(KpiDecision.objects.filter(kpi=code).select_related("by"))


def decided_rows(found: Stands) -> tuple[AuditRow, ...]:
    """The rows of the audit, each with what was decided of its KPI last."""
    return with_decisions(found.rows, last_decided())


def last_decided() -> Mapping[str, LastDecision]:
    """The newest decision of each KPI."""
    found: dict[str, LastDecision] = {}
    for each in KpiDecision.objects.select_related("by").order_by("on", "pk"):
        by = each.by.name if each.by else "Whoever keeps the home"
        found[each.kpi] = LastDecision(each.decision, each.on, each.meeting, each.why, by)
    return found
