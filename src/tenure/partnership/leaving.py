"""What people whose account has ended still answer for, by person: each needs a new owner."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils import timezone

from tenure.partnership.actions.frameworks import in_force
from tenure.partnership.endings import owners_who_left
from tenure.partnership.models import Account, BoardAction, Mitigation, Risk, WorkstreamLead
from tenure.partnership.reporting_on import told_of
from tenure.strategy.framework.parts import Activity, Framework

ACTION, RISK, MITIGATION, ACTIVITY, LEADS, KPI = (
    "action",
    "risk",
    "mitigation",
    "activity",
    "workstream",
    "KPI",
)
IN_THE_FRAMEWORK: Final = (KPI,)
"""What the framework itself names an owner for: its next version names another."""


@dataclass(frozen=True)
class Held:
    """One thing that somebody who left still answers for: what kind it is, its title, and its page."""

    kind: str
    title: str
    address: str


@dataclass(frozen=True)
class Leaver:
    """Somebody whose account has ended, and what they still answer for."""

    person: Account
    held: tuple[Held, ...]

    @property
    def to_hand_over(self) -> int:
        """How many of those are handed over here; the others wait for the framework's next version."""
        return sum(each.kind not in IN_THE_FRAMEWORK for each in self.held)


def leavers() -> list[Leaver]:
    """Everybody whose account has ended and who still answers for something, by name."""
    gone = {each.pk: each for each in Account.objects.filter(is_active=False)}
    if not gone:
        return []
    found: dict[int, list[Held]] = defaultdict(list)
    version = in_force()
    for account, held in _held(version.framework if version else None):
        found[account].append(held)
    return [
        Leaver(gone[pk], tuple(held)) for pk, held in sorted(found.items(), key=lambda e: gone[e[0]].name)
    ]


def left_open() -> int:
    """How many things wait for a new owner."""
    return sum(len(each.held) for each in leavers())


def _held(framework: Framework | None) -> Iterator[tuple[int, Held]]:
    names = names_of_leavers()
    for action in open_actions().select_related("meeting__board"):
        yield _pk(action.person), Held(ACTION, action.text, action.meeting.get_absolute_url())
    for risk in open_risks(names):
        yield _pk(risk.person) if risk.person else names[risk.owner], _of_risk(RISK, risk.title, risk)
    for each in open_mitigations(names):
        yield names[each.owner], _of_risk(MITIGATION, each.text, each.risk)
    for lead in open_leads():
        yield _pk(lead.person), Held(LEADS, _title(framework, lead.workstream), reverse("strategy:leads"))
    if framework is not None:
        for activity, person in open_activities(framework):
            page = reverse("strategy:activity", args=[activity.code])
            yield person.pk, Held(ACTIVITY, activity.title, page)
        for kpi in framework.kpis:
            if kpi.owner in names:
                yield names[kpi.owner], Held(KPI, kpi.label, reverse("strategy:kpi", args=[kpi.code]))


def names_of_leavers() -> dict[str, int]:
    """The names of those who left and whom nobody of the same name follows, with their accounts."""
    names = owners_who_left()
    return {each.name: each.pk for each in Account.objects.filter(is_active=False, name__in=names)}


def open_actions() -> QuerySet[BoardAction]:
    """Actions that are to be done by somebody who left."""
    waiting = BoardAction.standing.filter(done_on__isnull=True, person__is_active=False)
    return waiting.select_related("person")


def open_risks(names: dict[str, int]) -> QuerySet[Risk]:
    """Open risks that somebody who left answers for, by account or by name."""
    whose = Q(person__is_active=False) | Q(person__isnull=True, owner__in=names)
    return Risk.objects.filter(whose, closed_on__isnull=True).select_related("person")


def open_mitigations(names: dict[str, int]) -> QuerySet[Mitigation]:
    """What somebody who left was to do about an open risk."""
    return Mitigation.objects.filter(
        owner__in=names, done_on__isnull=True, risk__closed_on__isnull=True
    ).select_related("risk")


def open_leads() -> list[WorkstreamLead]:
    """Workstreams that somebody who left leads today; standing in ends by itself."""
    today = timezone.localdate()
    found = WorkstreamLead.objects.filter(person__is_active=False, stands_in_for__isnull=True)
    return [each for each in found.select_related("person", "partner") if each.leads_on(today)]


def open_activities(framework: Framework) -> Iterator[tuple[Activity, Account]]:
    """Activities in force that somebody who left answers for, until they are business as usual."""
    for code, told in told_of(framework.activities).items():
        activity = framework.activity(code)
        if activity and told.person and told.progress.owner_left and not told.progress.handed_over:
            yield activity, told.person


def _of_risk(kind: str, title: str, risk: Risk) -> Held:
    return Held(kind, title, risk.get_absolute_url())


def _pk(person: Account | None) -> int:
    assert person is not None, "as it was asked for"
    return person.pk


def _title(framework: Framework | None, code: str) -> str:
    found = (framework.priority(code) or framework.activity(code)) if framework else None
    return found.title if found else code
