"""Three figures for an administrator: how the accounts and the audit stand."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from django.urls import reverse
from django.utils import timezone

from tenure.partnership import may, sight
from tenure.partnership.models import Account
from tenure.partnership.models.audit import REFUSED


@dataclass(frozen=True)
class Standing:
    """One figure: its name, how many, what of, and where to read on."""

    label: str
    count: int
    says: str
    href: str


def standing_of(user: Account) -> tuple[Standing, ...]:
    """Open accounts, those with a second factor, and refusals; none for whoever may not see the accounts."""
    if not may.see_accounts(user):
        return ()
    week = timezone.now() - timedelta(days=7)
    everyone, audit = reverse("people:accounts"), reverse("people:audit")
    accounts = sight.accounts(user).filter(is_active=True)
    came = accounts.filter(last_login__gte=week).count()
    guarded = accounts.filter(pk__in=sight.guarded(user)).count()
    refused = sight.entries(user).filter(outcome=REFUSED, at__gte=week).count()
    of = f"of {accounts.count()} open accounts"
    return (
        Standing("Signed in this week", came, of, everyone),
        Standing("With a second factor", guarded, of, everyone),
        Standing("Refused this week", refused, "in the last seven days", f"{audit}?outcome=refused"),
    )
