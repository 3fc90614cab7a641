"""Who is asking, and for administrators the accounts and the audit, as JSON."""

from __future__ import annotations

from typing import Any

from ninja import Router

from tenure.partnership import may, sight
from tenure.partnership.models import Account, AuditEntry
from tenure.web.api.shapes import AccountOut, EntryOut
from tenure.web.showing import SignedIn

router = Router(tags=["members"])
MOST_ENTRIES = 200


def _account(account: Account) -> dict[str, Any]:
    partner = account.partner.number if account.partner else None
    return {"username": account.username, "name": account.name, "role": account.role, "partner": partner}


@router.get("/me", response=AccountOut, summary="Who is signed in")
def me(request: SignedIn) -> dict[str, Any]:
    return _account(request.user)


@router.get("/accounts", response=list[AccountOut], summary="Every account, for administrators")
def accounts(request: SignedIn) -> list[dict[str, Any]]:
    may.require(may.see_accounts(request.user), by=request.user, about="the accounts")
    return [_account(account) for account in sight.accounts(request.user)]


@router.get("/audit", response=list[EntryOut], summary="What was done, newest first, for administrators")
def audit(request: SignedIn, before: int | None = None) -> list[AuditEntry]:
    """Up to 200 entries; ask again with `before` set to the lowest number that came."""
    may.require(may.see_audit(request.user), by=request.user, about="the audit")
    entries = sight.entries(request.user)
    return list((entries.filter(number__lt=before) if before else entries)[:MOST_ENTRIES])
