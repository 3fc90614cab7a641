"""What is done with the money of activities: planned, spent, and struck out where it was wrong."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db import transaction
from django.utils import timezone

from tenure.partnership import audit, may, treasurers
from tenure.partnership.actions.frameworks import in_force
from tenure.partnership.actions.members import LONGEST, require_pounds, require_year
from tenure.partnership.actions.returns import By
from tenure.partnership.models import MoneyLine
from tenure.partnership.models.money import PLANNED, SPENT
from tenure.partnership.requiring import maker_of, require_past, require_text, require_words
from tenure.strategy.money import year_of
from tenure.terms.problems import UsedWrongly


@dataclass(frozen=True)
class Money:
    """An amount for one activity, in a year, from a source."""

    activity: str
    year: int
    source: str
    amount: Decimal
    note: str = ""


def plan(said: Money, *, by: By, on: date | None = None) -> MoneyLine:
    """Plan what an activity may cost in a year from a source; of several such lines the newest counts."""
    may.require(treasurers.keep_money(by), by=by, about=f"money of {said.activity[:60]}")
    _require(said, least=Decimal(0))
    return _keep(said, PLANNED, on or timezone.localdate(), by)


def spend(said: Money, *, on: date, by: By) -> MoneyLine:
    """Write down what was spent on a day. UsedWrongly where the day is in another year than the money's."""
    may.require(treasurers.keep_money(by), by=by, about=f"money of {said.activity[:60]}")
    _require(said, least=Decimal("0.01"))
    if year_of(on) != said.year:
        raise UsedWrongly(
            f"{on:%-d %B %Y} is not in the year from 1 April {said.year}. Put the day or the year right."
        )
    return _keep(said, SPENT, on, by)


def strike(line: MoneyLine, *, why: str, by: By) -> None:
    """Strike a wrong line out, with the reason; it stays to be read and counts no more."""
    may.require(treasurers.keep_money(by), by=by, about=f"money of {line.activity}")
    require_words(LONGEST, reason=why)
    with transaction.atomic():
        made = MoneyLine.objects.filter(pk=line.pk, struck_on__isnull=True)
        if made.update(struck_on=timezone.localdate(), struck_why=why.strip()):
            audit.enter("struck money out", f"money of {line.activity}", by=by)


def _keep(said: Money, kind: str, on: date, by: By) -> MoneyLine:
    require_past(on)
    with transaction.atomic():
        words = {"source": said.source.strip(), "note": said.note.strip()}
        kept = MoneyLine.objects.create(**{**vars(said), **words}, kind=kind, on=on, by=maker_of(by))
        audit.enter(f"wrote down money {kind}", f"money of {said.activity}", by=by, year=said.year)
    return kept


def _require(said: Money, *, least: Decimal) -> None:
    if not known_activity(said.activity):
        raise UsedWrongly(f"No activity in force has the code {said.activity[:60]}.")
    require_year(said.year)
    require_pounds(said.amount, least=least)
    require_words(LONGEST, source=said.source)
    require_text(LONGEST, note=said.note)


def known_activity(code: str) -> bool:
    """Whether money may be kept for an activity: it is in force, or was and has money already."""
    version = in_force()
    if version is not None and version.framework.activity(code) is not None:
        return True
    return MoneyLine.objects.filter(activity=code).exists()
