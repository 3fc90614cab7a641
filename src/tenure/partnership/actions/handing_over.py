"""Handing over what somebody who left answers for, in one go: actions, risks, activities and workstreams."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from tenure.partnership import audit, convenors, framers, leaving, may
from tenure.partnership.actions import activities, frameworks, leads
from tenure.partnership.actions.frameworks import in_force
from tenure.partnership.actions.leads import Taking
from tenure.partnership.actions.returns import By
from tenure.partnership.models import Account, BoardAction, FrameworkVersion, Risk, WorkstreamLead
from tenure.partnership.models.framework import DRAFT
from tenure.strategy.framework.parts import Framework
from tenure.terms.problems import UsedWrongly


def hand_over_all(leaver: Account, to: Account, *, by: By) -> int:
    """Give everything that is open of somebody whose account has ended to somebody else; gives how much.

    Minutes keep the name that was written down; the person who answers from now on stands beside it. KPIs
    name their owner in the framework: `draft_owner` has a draft of its next version name another.
    UsedWrongly where the account has not ended, or the other one has or does not see the strategy.
    """
    may.require(convenors.hand_over(by), by=by, about=f"account {leaver.username}")
    if leaver.is_active:
        raise UsedWrongly(f"{leaver.name}’s account has not ended. Only what somebody left is handed over.")
    if not framers.see_framework(to):
        raise UsedWrongly(
            f"{to.name} does not see the strategy. Choose an analyst, a lead or a board member."
        )
    with transaction.atomic():
        several = _actions(leaver, to) + _risks(leaver, to) + _activities(leaver, to, by)
        several += sum(_lead(each, to, by) for each in leaving.open_leads() if each.person_id == leaver.pk)
        if several:
            audit.enter("handed over what somebody left", f"account {leaver.username}", by=by, count=several)
    return several


def draft_owner(leaver: Account, to: Account, *, by: By) -> FrameworkVersion | None:
    """The draft in which somebody else owns the KPIs of somebody who left; None where they own none in force.

    A draft that is open already is changed, so that there are not two; else one is made of what is in force.
    HasFindings where something else in it must be put right first.
    """
    may.require(convenors.hand_over(by), by=by, about=f"KPIs of account {leaver.username}")
    standing = in_force()
    if standing is None or leaving.names_of_leavers().get(leaver.name) != leaver.pk:
        return None
    if not any(each.owner == leaver.name for each in standing.framework.kpis):
        return None
    note = f"KPIs of {leaver.name} go to {to.name}"
    version = FrameworkVersion.objects.filter(state=DRAFT).order_by("-number").first()
    if version is None:
        return frameworks.draft(framework=_owned(standing.framework, leaver, to), by=by, note=note)
    owned = _owned(version.framework, leaver, to)
    return frameworks.change(version=version, framework=owned, by=by, note=note)


def _owned(framework: Framework, leaver: Account, to: Account) -> Framework:
    kpis = (replace(kpi, owner=to.name) if kpi.owner == leaver.name else kpi for kpi in framework.kpis)
    return replace(framework, kpis=tuple(kpis))


def reassign(action: BoardAction, to: Account, *, by: By) -> None:
    """Give an action that is to be done to somebody else. The minutes keep the name they were agreed with."""
    may.require(convenors.hand_over(by), by=by, about=f"action {action.pk}")
    if not framers.see_framework(to):
        raise UsedWrongly(
            f"{to.name} does not see the strategy. Choose an analyst, a lead or a board member."
        )
    with transaction.atomic():
        if not BoardAction.objects.filter(pk=action.pk, done_on__isnull=True).update(person=to):
            raise UsedWrongly("The action is done already. Nobody needs to take it on.")
        audit.enter("gave an action to somebody else", f"action {action.pk}", by=by)


def _actions(leaver: Account, to: Account) -> int:
    mine = [each.pk for each in leaving.open_actions() if each.person_id == leaver.pk]
    return BoardAction.objects.filter(pk__in=mine, done_on__isnull=True).update(person=to)


def _risks(leaver: Account, to: Account) -> int:
    names = {name: pk for name, pk in leaving.names_of_leavers().items() if pk == leaver.pk}
    mine = [each.pk for each in leaving.open_risks(names) if each.person_id in (None, leaver.pk)]
    return Risk.objects.filter(pk__in=mine).update(person=to) + leaving.open_mitigations(names).update(
        owner=to.name
    )


def _activities(leaver: Account, to: Account, by: By) -> int:
    version = in_force()
    found = leaving.open_activities(version.framework) if version else ()
    mine = [activity for activity, person in found if person.pk == leaver.pk]
    for each in mine:
        activities.name_owner(activity=each, person=to, by=by)
    return len(mine)


def _lead(one: WorkstreamLead, to: Account, by: By) -> int:
    """The workstream is led by somebody else from today; from tomorrow where it was taken on today."""
    since = max(timezone.localdate(), one.since + timedelta(days=1))
    leads.appoint(one.workstream, Taking(to.name, since, to.partner or one.partner, to), by=by)
    return 1
