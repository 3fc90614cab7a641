"""Asking for long work of the planner, cancelling it, and asking for it again."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils import timezone

from tenure.partnership import audit, may, planners, running
from tenure.partnership.actions.returns import By
from tenure.partnership.models import Account, PlanRun
from tenure.partnership.models.members import ANALYST
from tenure.partnership.models.plans import CANCELLED, DONE, FAILED, RUNNING, WAITING
from tenure.partnership.tasks import run_plan


def ask_for_run(*, kind: str, asked: Mapping[str, Any], by: By) -> PlanRun:
    """Ask for long work; what was asked before and still stands is given again.

    UsedWrongly where it cannot be done, or would take too long.
    """
    may.require(planners.ask_for_run(by), by=by, about="a long run")
    account = by if isinstance(by, Account) else None
    partner = account.partner if account is not None and account.role == ANALYST else None
    running.require_doable(kind, asked)
    name = running.name_of(kind, asked)
    same = PlanRun.objects.filter(name=name, partner=partner, state__in=(WAITING, RUNNING, DONE)).first()
    if same is not None and (same.state != DONE or running.result_of(same) is not None):
        return same
    with transaction.atomic():
        run = PlanRun.objects.create(kind=kind, name=name, asked=dict(asked), partner=partner, by=account)
        audit.enter("asked for a long run", f"run {run.pk}", by=by, partner=partner)
        transaction.on_commit(lambda: run_plan.enqueue(run.pk))
    return run


def cancel_run(*, run: PlanRun, by: By) -> None:
    """Stop a run; what was done of it is kept. UsedWrongly where it has ended already."""
    may.require(planners.stop_run(by, run), by=by, about=f"run {run.pk}")
    with transaction.atomic():
        current = PlanRun.objects.select_for_update(of=("self",)).get(pk=run.pk)
        current.move(CANCELLED)
        current.finished_at = timezone.now()
        current.save()
        audit.enter("cancelled a long run", f"run {run.pk}", by=by, partner=run.partner)


def resume_run(*, run: PlanRun, by: By) -> None:
    """Ask again for a run that was cancelled or failed: it goes on where it was."""
    may.require(planners.stop_run(by, run), by=by, about=f"run {run.pk}")
    with transaction.atomic():
        current = PlanRun.objects.select_for_update(of=("self",)).get(pk=run.pk)
        if current.state not in (CANCELLED, FAILED):
            return
        current.move(WAITING)
        current.left, current.finished_at = None, None
        current.says = ""
        current.save()
        audit.enter("asked for a long run again", f"run {run.pk}", by=by, partner=run.partner)
        transaction.on_commit(lambda: run_plan.enqueue(run.pk))
