"""What is done with a collection: opening it, moving its days, and saying who sees to a filing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import Final

from django.db import transaction
from django.utils import timezone

from tenure.partnership import audit, locking, may
from tenure.partnership.actions.returns import By
from tenure.partnership.models import (
    Account,
    Collection,
    DateChange,
    DueJob,
    Filing,
    FilingStep,
    Partner,
)
from tenure.partnership.models.collections import DELEGATED
from tenure.partnership.models.members import ANALYST
from tenure.returns import KINDS
from tenure.terms.problems import UsedWrongly
from tenure.terms.windows import Window, kind_of, window_of

REMIND_ON: Final = (-14, -3, 1, 7, 14)
"""Days after the due day on which whoever lacks a return is reminded; negative before it."""
EARLIEST, LATEST = 2000, 2099
LONGEST_REASON: Final = 500


def open_collection(
    *, kind: str, year: int, by: By, expected: Iterable[Partner] | None = None, window: Window | None = None
) -> Collection:
    """Open a collection: from now on these partners are expected to file.

    expected  who must file; every partner where it is not said. Who never files that kind is left out: a
              university owes no council's return.
    window    its days; those of the calendar where they are not said.
    """
    about = f"collection {kind} {year}"[:80]
    may.require(may.open_collection(by), by=by, about=about)
    known = kind_of(kind)
    _require_filed(kind)
    _require_year(year)
    days = window or window_of(kind, year)
    _require_order(days.opens, days.due, days.closes)
    partners = filers(kind, Partner.objects.all() if expected is None else expected)
    if not partners:
        raise UsedWrongly(f"Nobody is expected to file. Choose partners who file the {known.label}.")
    with transaction.atomic():
        if Collection.objects.filter(kind=kind, year=year).exists():
            raise UsedWrongly(f"The {known.label} for {year} is being collected already.")
        made = Collection.objects.create(
            kind=kind,
            year=year,
            opens=days.opens,
            due=days.due,
            closes=days.closes,
            statutory=known.statutory,
            source=days.source,
            opened_by=_account(by),
        )
        Filing.objects.bulk_create(Filing(collection=made, partner=partner) for partner in partners)
        _plan_reminders(made)
        audit.enter("opened a collection", about, by=by, partners=len(partners))
    return made


def filers(kind: str, partners: Iterable[Partner]) -> list[Partner]:
    """Those of these partners who file returns of that kind: councils their own, universities theirs."""
    return [one for one in partners if kind in KINDS and KINDS[kind].files_it(one.number)]


def expect(*, collection: Collection, partner: Partner, by: By) -> Filing:
    """Expect one more partner's return."""
    may.require(may.open_collection(by), by=by, about=f"collection {collection.pk}", partner=partner)
    if not filers(collection.kind, [partner]):
        raise UsedWrongly(f"{partner} does not file the {collection.label}.")
    with transaction.atomic():
        filing, new = Filing.objects.get_or_create(collection=collection, partner=partner)
        if new:
            audit.enter("expected one more return", f"collection {collection.pk}", by=by, partner=partner)
    return filing


def change_dates(*, collection: Collection, days: Mapping[str, date], reason: str, by: By) -> Collection:
    """Move days of a collection (opens, due, closes), with the reason; reminders move with the due day."""
    about = f"collection {collection.pk}"
    may.require(may.change_dates(by), by=by, about=about)
    reason = required_reason(reason, "the days are moved")
    with transaction.atomic():
        current = Collection.objects.select_for_update().get(pk=collection.pk)
        moved = {which: day for which, day in days.items() if getattr(current, which) != day}
        if not moved:
            raise UsedWrongly("These are its days already. Give another day.")
        for which, day in moved.items():
            DateChange.objects.create(
                collection=current,
                which=which,
                was=getattr(current, which),
                now=day,
                reason=reason,
                by=_account(by),
            )
            setattr(current, which, day)
        _require_order(current.opens, current.due, current.closes)
        current.save()
        _plan_reminders(current)
        audit.enter("moved the days of a collection", about, by=by, days=",".join(sorted(moved)))
    return current


def delegate(*, filing: Filing, to: Account | None, by: By) -> Filing:
    """Name the colleague who sees to a filing; nobody in particular where `to` is None."""
    may.require(may.delegate(by, filing), by=by, about=f"filing {filing.pk}", partner=filing.partner)
    if to is not None and not (to.is_active and to.role == ANALYST and to.partner_id == filing.partner_id):
        raise UsedWrongly(f"{to.name} is no analyst of {filing.partner}. Name one of its analysts.")
    with transaction.atomic():
        current = locking.held(filing)
        current.delegate = to
        current.save(update_fields=["delegate"])
        FilingStep.objects.create(filing=current, what=DELEGATED, by=_account(by), to=to)
        audit.enter("delegated a filing", f"filing {filing.pk}", by=by, partner=filing.partner)
    return current


def colleagues(filing: Filing) -> list[Account]:
    """The partner's analysts, who can see to a filing."""
    return list(Account.objects.active().filter(role=ANALYST, partner=filing.partner))


def _plan_reminders(collection: Collection) -> None:
    """A job for each day to remind on that is still to come; those of the past are left out."""
    today = timezone.localdate()
    for days in REMIND_ON:
        on = collection.due + timedelta(days=days)
        job = DueJob.objects.filter(collection=collection, days=days).first()
        if job is None and on >= today:
            DueJob.objects.create(collection=collection, days=days, due_on=on)
        elif job is not None and job.done_at is None:
            job.due_on = on
            job.save(update_fields=["due_on"])


def required_reason(text: str, what: str) -> str:
    """The reason in one line; UsedWrongly where it is missing or too long."""
    text = " ".join(text.split())
    if not 1 <= len(text) <= LONGEST_REASON:
        raise UsedWrongly(f"The reason has {len(text)} letters. Say why {what}, in 1 to {LONGEST_REASON}.")
    return text


def _require_filed(kind: str) -> None:
    if kind not in KINDS:
        raise UsedWrongly(
            f"The {kind_of(kind).label} is answered by people and filed by nobody. Open it under Surveys."
        )


def _require_year(year: int) -> None:
    if not EARLIEST <= year <= LATEST:
        raise UsedWrongly(f"The year {year} is no collection year. Give one from {EARLIEST} to {LATEST}.")


def _require_order(opens: date, due: date, closes: date) -> None:
    if not opens <= due <= closes:
        raise UsedWrongly(
            "The days are out of order: a collection opens first, then returns are due, then it closes."
        )


def _account(by: By) -> Account | None:
    return by if isinstance(by, Account) else None
