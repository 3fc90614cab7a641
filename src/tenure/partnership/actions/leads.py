"""What is done with the lead of a workstream: somebody takes it on, hands it over, or stands in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from django.db import transaction

from tenure.partnership import audit, may, treasurers
from tenure.partnership.actions.frameworks import in_force
from tenure.partnership.actions.returns import By
from tenure.partnership.models import Account, FrameworkVersion, Partner, WorkstreamLead
from tenure.partnership.models.framework import IN_FORCE
from tenure.partnership.requiring import require_day, require_words
from tenure.terms.problems import UsedWrongly

LONGEST: Final = {"name": 200}


@dataclass(frozen=True)
class Taking:
    """Who takes a lead on, and from when; `partner` and `person` where they are known here."""

    name: str
    since: date
    partner: Partner | None = None
    person: Account | None = None


def appoint(workstream: str, taking: Taking, *, by: By) -> WorkstreamLead:
    """Give a workstream its lead from a day on; whoever led it before leads until that day."""
    may.require(treasurers.keep_money(by), by=by, about=f"lead of {workstream[:60]}")
    _require_workstream(workstream)
    _require_taking(taking)
    held = WorkstreamLead.objects.filter(
        workstream=workstream, stands_in_for__isnull=True, until__isnull=True
    )
    with transaction.atomic():
        _hold_workstreams()
        before = held.first()
        if before is not None and taking.since <= before.since:
            since = f"{before.since:%-d %B %Y}"
            raise UsedWrongly(f"{before.name} leads since {since}. The next lead begins later.")
        held.update(until=taking.since)
        kept = WorkstreamLead.objects.create(workstream=workstream, **_said(taking))
        audit.enter("gave a lead", f"lead of {workstream}", by=by)
    return kept


def end_lead(lead: WorkstreamLead, *, until: date, by: By) -> None:
    """End a lead, or a time of standing in, from a day on."""
    may.require(treasurers.keep_money(by), by=by, about=f"lead of {lead.workstream}")
    require_day(until)
    if until <= lead.since:
        raise UsedWrongly(f"It began on {lead.since:%-d %B %Y}. It ends on a later day.")
    with transaction.atomic():
        WorkstreamLead.objects.filter(pk=lead.pk).update(until=until)
        audit.enter("ended a lead", f"lead of {lead.workstream}", by=by)


def stand_in(lead: WorkstreamLead, taking: Taking, *, until: date, why: str, by: By) -> WorkstreamLead:
    """Let somebody stand in for a lead between two days, all of which the lead leads."""
    may.require(treasurers.keep_money(by), by=by, about=f"lead of {lead.workstream}")
    _require_taking(taking)
    require_day(until)
    require_words(LONGEST, reason=why)
    if until <= taking.since:
        raise UsedWrongly("Standing in ends on a later day than it begins.")
    if lead.stands_in_for_id is not None:
        raise UsedWrongly(f"{lead.name} stands in already. Let somebody stand in for the lead.")
    if taking.since < lead.since or (lead.until is not None and until > lead.until):
        raise UsedWrongly(f"{lead.name} does not lead all of that time.")
    if taking.name.strip().casefold() == lead.name.casefold():
        raise UsedWrongly(f"{lead.name} cannot stand in for themselves.")
    with transaction.atomic():
        WorkstreamLead.objects.select_for_update().get(pk=lead.pk)
        if lead.stand_ins.filter(since__lt=until, until__gt=taking.since).exists():
            raise UsedWrongly("Somebody stands in for part of that time already.")
        kept = WorkstreamLead.objects.create(
            workstream=lead.workstream, stands_in_for=lead, until=until, why=why.strip(), **_said(taking)
        )
        audit.enter("let somebody stand in", f"lead of {lead.workstream}", by=by)
    return kept


def _hold_workstreams() -> None:
    """Nobody else gives a lead before this transaction ends."""
    list(FrameworkVersion.objects.select_for_update().filter(state=IN_FORCE))


def _said(taking: Taking) -> dict[str, object]:
    return {**vars(taking), "name": taking.name.strip()}


def _require_taking(taking: Taking) -> None:
    require_words(LONGEST, name=taking.name)
    require_day(taking.since)
    if taking.person is not None and not taking.person.is_active:
        raise UsedWrongly(f"{taking.person} has left. Name somebody who is there.")


def _require_workstream(code: str) -> None:
    version = in_force()
    framework = version.framework if version else None
    if framework is None or (framework.priority(code) or framework.activity(code)) is None:
        raise UsedWrongly(f"No priority or activity in force has the code {code[:60]}.")
