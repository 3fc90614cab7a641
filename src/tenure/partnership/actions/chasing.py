"""Reminding whoever has not filed: by hand with one click, one partner or all who lack a return."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from django.db import transaction
from django.utils import timezone

from tenure.partnership import audit, locking, may, reminding
from tenure.partnership.actions.returns import By
from tenure.partnership.models import Account, Collection, Filing, Partner, Reminder
from tenure.partnership.models.collections import ASKED
from tenure.partnership.standing import standings
from tenure.partnership.tasks import send_reminders
from tenure.terms.problems import UsedWrongly

NOT_AGAIN_WITHIN: Final = timedelta(minutes=10)
"""A second click within this time sends nothing more."""


@dataclass(frozen=True)
class Reminded:
    """What came of a reminder: how many people are written to, which partners have nobody to write to, and
    which were written to a moment ago."""

    people: int
    nobody: tuple[Partner, ...] = ()
    just_now: tuple[Partner, ...] = ()


def remind(*, filing: Filing, by: By) -> Reminded:
    """Remind one partner of one return; UsedWrongly where nothing is wanted from it."""
    _require(filing.partner, by=by, about=f"filing {filing.pk}")
    rows = Filing.objects.filter(pk=filing.pk).select_related("collection", "partner", "delegate")
    (one,) = standings(rows)
    if not one.owed:
        raise UsedWrongly(f"{filing} is {one.state}; there is nothing to remind {filing.partner} of.")
    return _remind([one.filing], by=by)


def remind_all(*, collection: Collection, by: By) -> Reminded:
    """Remind every partner from whom something is wanted."""
    _require(None, by=by, about=f"collection {collection.pk}")
    rows = collection.filings.select_related("collection", "partner", "delegate")
    return _remind([one.filing for one in standings(rows) if one.owed], by=by)


def _remind(rows: Iterable[Filing], *, by: By) -> Reminded:
    people, nobody, just_now = 0, [], []
    with transaction.atomic():
        for filing in map(locking.held, rows):
            recent = filing.reminders.filter(
                occasion=ASKED, made_at__gte=timezone.now() - NOT_AGAIN_WITHIN
            ).exists()
            to = reminding.people_of(filing)
            if recent:
                just_now.append(filing.partner)
            elif not to:
                nobody.append(filing.partner)
            else:
                people += len(_written_down(filing, to, by=by))
    if people:
        send_reminders.enqueue()
    return Reminded(people, tuple(nobody), tuple(just_now))


def _written_down(filing: Filing, to: Iterable[Account], *, by: By) -> list[Reminder]:
    asker = by if isinstance(by, Account) else None
    made = [Reminder.objects.create(filing=filing, to=person, occasion=ASKED, by=asker) for person in to]
    audit.enter("reminded a partner", f"filing {filing.pk}", by=by, partner=filing.partner, people=len(made))
    return made


def _require(partner: Partner | None, *, by: By, about: str) -> None:
    decision = may.chase(by, partner)
    may.require(decision, by=by, about=about, partner=partner)
