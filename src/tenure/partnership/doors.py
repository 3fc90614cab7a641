"""Signing in by allauth, kept to what this place allows: nobody signs up, a change ends sessions."""

from __future__ import annotations

import time
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.signals import authenticator_added, authenticator_removed, authenticator_reset
from django.contrib.auth.models import AnonymousUser
from django.contrib.auth.signals import user_logged_in, user_logged_out, user_login_failed
from django.http import HttpRequest

from tenure.partnership.sessions import BEGAN, SECOND_FACTOR


class Door(DefaultAccountAdapter):
    """Accounts are made by an administrator; pages say what happened themselves, in our words."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def add_message(self, *args: Any, **named: Any) -> None:
        return None


class SecondFactorDoor(DefaultMFAAdapter):
    """A code from a telephone, named for this place."""

    def get_totp_label(self, user: Any) -> str:
        return str(user.username)


def listen() -> None:
    """Write down sign-ins and changes of a factor, and end the other sessions after such a change."""
    user_logged_in.connect(_came_in)
    user_logged_out.connect(_went_out)
    user_login_failed.connect(_failed)
    for change in (authenticator_added, authenticator_removed, authenticator_reset):
        change.connect(_factor_changed)


def _came_in(request: HttpRequest | None, user: Any, **_: Any) -> None:
    if request is not None and hasattr(request, "session"):
        request.session[BEGAN] = time.time()
    _enter("signed in", user)


def _went_out(user: Any, **_: Any) -> None:
    if user is not None:
        _enter("signed out", user)


def _failed(credentials: dict[str, Any], **_: Any) -> None:
    """Named only where there is such an account: what was typed for another name may be a password.

    Both are written down, so that neither answer comes sooner and tells which names there are.
    """
    from tenure.partnership.models import Account

    user = Account.objects.filter(username=credentials.get("username")).first()
    _enter("failed to sign in", user or AnonymousUser(), outcome="refused")


def _factor_changed(request: HttpRequest, user: Any, **_: Any) -> None:
    from tenure.partnership.actions.accounts import end_sessions

    request.session.pop(SECOND_FACTOR, None)
    end_sessions(user, but=request.session.session_key)
    _enter("changed a second factor", user)


def _enter(what: str, user: Any, *, outcome: str = "done") -> None:
    from tenure.partnership import audit

    about = f"account {user.username}" if user.is_authenticated else "no such account"
    partner = user.partner if user.is_authenticated else None
    audit.enter(what, about, by=user, partner=partner, outcome=outcome)
