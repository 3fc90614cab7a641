"""What each person can see: which things (lists too), and which fields of them; nothing by default."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType
from typing import Any, Final

from django.db.models import Model, QuerySet

from tenure.partnership import audit, may
from tenure.partnership.models import Account, AuditEntry, Delivery, Note, Partner, Submission
from tenure.partnership.models.audit import REFUSED
from tenure.partnership.models.members import ADMINISTRATOR, ANALYST, BOARD, LEAD
from tenure.partnership.models.submissions import ACCEPTED, OPEN
from tenure.publish.viewing import HOLDER as HOLDING_VIEWER
from tenure.publish.viewing import Viewer
from tenure.returns import KINDS
from tenure.terms.windows import CSWW

_PARTNER: Final = ("number", "slug", "name")
_OWN_SUBMISSION: Final = (
    *("id", "kind", "partner", "year", "number", "state", "name", "workers", "errors", "queries", "tally"),
    *("step", "progress", "says", "sent_at", "checked_at", "accepted_at"),
)
_ENTRY: Final = ("number", "at", "who", "what", "about", "partner", "purpose", "outcome", "counts")
_ACCOUNT: Final = ("username", "name", "email", "role", "partner", "is_active", "made_at")

FIELDS: Mapping[type[Model], Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        Partner: {ANALYST: _PARTNER, LEAD: _PARTNER, BOARD: _PARTNER, ADMINISTRATOR: _PARTNER},
        Submission: {ANALYST: _OWN_SUBMISSION},
        Note: {ANALYST: ("id", "rule", "row", "text", "at")},
        Account: {ADMINISTRATOR: _ACCOUNT},
        AuditEntry: {ADMINISTRATOR: _ENTRY},
    }
)
"""The fields of each thing that each role may be shown. A role or a field that is not here is not shown."""


def fields(user: object, kind: type[Model]) -> tuple[str, ...]:
    """The fields of that kind of thing that this person may be shown."""
    if not (may.see_home(user) and isinstance(user, Account)):
        return ()
    return FIELDS.get(kind, {}).get(user.role, ())


def shown(user: object, thing: Model) -> dict[str, Any]:
    """A thing as this person may see it; a partner stands as its number."""
    values = {name: getattr(thing, name) for name in fields(user, type(thing))}
    return {name: v.number if isinstance(v, Partner) else v for name, v in values.items()}


def partners(user: object) -> QuerySet[Partner]:
    """The partners, whose names everyone who is signed in may know."""
    return Partner.objects.all() if may.see_home(user) else Partner.objects.none()


def submissions(user: object) -> QuerySet[Submission]:
    """The sendings whose findings this person may open."""
    sent = Submission.objects.select_related("partner", "sent_by", "accepted_by")
    if isinstance(user, may.Holder):
        return sent
    if may.see_home(user) and isinstance(user, Account) and user.role == ANALYST:
        return sent.filter(partner=user.partner)
    return sent.none()


def submission(user: object, number: int) -> Submission:
    """One sending, or `OutOfSight` and an entry in the audit."""
    found = submissions(user).filter(pk=number).first()
    if found is None:
        audit.enter("was refused", f"submission {number}", by=user, outcome=REFUSED)
        raise may.OutOfSight("There is no such return.")
    return found


def delivery(user: object, number: int) -> Delivery:
    """Files that were dropped together for this person's own partner, or `OutOfSight` and an entry."""
    found = Delivery.objects.select_related("partner").filter(pk=number).first()
    if found is None or not may.send_return(user, found.partner):
        audit.enter("was refused", f"delivery {number}", by=user, outcome=REFUSED)
        raise may.OutOfSight("There is no such delivery.")
    return found


def accounts(user: object) -> QuerySet[Account]:
    """The accounts that this person may see: all for an administrator, otherwise their own."""
    everyone = Account.objects.select_related("partner")
    if may.see_accounts(user):
        return everyone
    return (
        everyone.filter(pk=user.pk) if isinstance(user, Account) and may.see_home(user) else everyone.none()
    )


def guarded(user: object) -> frozenset[int]:
    """Which of the accounts that this person may see are asked for a code at sign-in, by their numbers."""
    from allauth.mfa.models import Authenticator

    codes = Authenticator.objects.filter(type=Authenticator.Type.TOTP, user__in=accounts(user))
    return frozenset(codes.values_list("user_id", flat=True))


def entries(user: object) -> QuerySet[AuditEntry]:
    """The audit that this person may read, newest first: all, or what they did themselves."""
    written = AuditEntry.objects.order_by("-number")
    if may.see_audit(user):
        return written
    return written.filter(by=user) if isinstance(user, Account) and may.see_home(user) else written.none()


def viewer(user: object) -> Viewer:
    """Who is looking, for the figures; Refused for roles that see none."""
    may.require(may.see_analysis(user), by=user, about="the workforce analysis")
    if isinstance(user, Account):
        own = user.partner.number if user.role == ANALYST and user.partner else None
        return Viewer(own, "own" if own else "partnership", user.role)
    return HOLDING_VIEWER


@dataclass(frozen=True)
class FilingRow:
    """Whether one partner has filed one kind for one year; `state` is "not sent" where it has not."""

    kind: str
    partner: Partner
    year: int
    state: str
    sent_at: datetime | None
    accepted_at: datetime | None
    errors: int
    queries: int


def kinds_filed() -> tuple[str, ...]:
    """The kinds of return that somebody has sent here; the children's where nothing has been sent yet."""
    sent = set(Submission.objects.order_by().values_list("kind", flat=True).distinct()) or {CSWW}
    return tuple(kind for kind in KINDS if kind in sent)


def filing(user: object, *, year: int, kind: str | None = None) -> list[FilingRow]:
    """Who has filed for the year: all partners for a lead, the own one for an analyst.

    kind   its key; every kind where none is given. Partners that do not file a kind are not asked for it.
    """
    if not may.see_filing(user):
        return []
    seen = partners(user)
    if isinstance(user, Account) and user.role == ANALYST:
        seen = seen.filter(accounts=user)
    sent = Submission.objects.filter(year=year, state__in=(*OPEN, ACCEPTED)).order_by("number")
    newest = {(s.kind, s.partner_id): s for s in sent}
    kinds = [KINDS[kind]] if kind else sorted(KINDS.values(), key=lambda each: each.key != CSWW)
    return [
        _filing_row(each.key, partner, year, newest.get((each.key, partner.pk)))
        for each in kinds
        for partner in seen
        if each.files_it(partner.number)
    ]


def _filing_row(kind: str, partner: Partner, year: int, sent: Submission | None) -> FilingRow:
    if sent is None:
        return FilingRow(kind, partner, year, "not sent", None, None, 0, 0)
    return FilingRow(
        kind, partner, year, sent.state, sent.sent_at, sent.accepted_at, sent.errors, sent.queries
    )
