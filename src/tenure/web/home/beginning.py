"""Where a partnership that has nothing yet begins: for its administrator, and for its first lead."""

from __future__ import annotations

from django.urls import reverse

from tenure.partnership.models import Account, FrameworkVersion, Partner

Begin = tuple[str, str]
"""An address, and what is done there."""


def begins_of(user: Account) -> tuple[Begin, ...]:
    """What comes first: an account for a lead; then partners, a framework, and a first collection.

    Empty for everyone once a partner is there, or an account beside the administrator's.
    """
    if user.role == "administrator":
        alone = not Account.objects.exclude(pk=user.pk).exists()
        return ((reverse("people:new"), "Make an account for a partnership lead"),) if alone else ()
    if user.role != "partnership lead" or Partner.objects.exists():
        return ()
    framed = FrameworkVersion.objects.exists()
    return (
        (reverse("strategy:new-member"), "Let a partner join"),
        *(() if framed else ((reverse("strategy:new-version"), "Load a framework"),)),
        (reverse("collections:new"), "Open a collection"),
    )
