"""Whose account had ended, now or at an earlier moment: the audit holds each ending and each opening."""

from __future__ import annotations

from datetime import UTC, date, datetime, time

from tenure.partnership.models import Account, AuditEntry

ENDED, OPENED = "ended an account", "opened an account again"


def end_of(day: date) -> datetime:
    """The last moment of a day."""
    return datetime.combine(day, time.max, UTC)


def ended_accounts(moment: datetime | None = None) -> frozenset[int]:
    """Numbers of the accounts that have ended, or had by a moment.

    An account was as it is today unless it was ended or opened since: the first of those says what it was.
    """
    if moment is None:
        return frozenset(Account.objects.filter(is_active=False).values_list("pk", flat=True))
    since = AuditEntry.objects.filter(what__in=(ENDED, OPENED), at__gt=moment).order_by("-number")
    active = {about: what == ENDED for what, about in since.values_list("what", "about")}
    every = Account.objects.values_list("pk", "username", "is_active")
    return frozenset(pk for pk, name, is_active in every if not active.get(f"account {name}", is_active))


def owners_who_left(moment: datetime | None = None) -> frozenset[str]:
    """The names of people whose account has ended, or had by a moment, with nobody of the same name then."""
    known, ended = Account.objects.all(), ended_accounts(moment)
    if moment is not None:
        known = known.filter(made_at__lte=moment)
    names = list(known.values_list("name", "pk"))
    there = {name for name, pk in names if pk not in ended}
    return frozenset(name for name, pk in names if pk in ended and name not in there)
