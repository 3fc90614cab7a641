"""What is done with accounts: making and ending them, one-time links, passwords and sessions."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from allauth.account.adapter import get_adapter
from allauth.account.utils import perform_login
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib.auth import update_session_auth_hash
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from tenure.partnership import audit, limits, may
from tenure.partnership.actions.returns import By
from tenure.partnership.endings import ENDED, OPENED
from tenure.partnership.models import Account, Partner, SignInLink
from tenure.partnership.models.members import ADMINISTRATOR, ANALYST, ROLES, digest_of
from tenure.terms.problems import NotAllowed, UsedWrongly

LINK_HOURS: Final = 24
USED_UP: Final = "This sign-in link was used or has run out. Ask an administrator for another."


def make_account(
    *, username: str, name: str, email: str, role: str, by: By, partner: Partner | None = None
) -> Account:
    """Make an account without a password: its person signs in by a link first, then chooses one."""
    may.require(may.make_account(by), by=by, about=f"account {username}", partner=partner)
    username, name = username.strip().lower(), " ".join(name.split())
    _require_whole(username, name, role, partner)
    with transaction.atomic():
        account = Account(
            username=username, name=name, email=email.strip(), role=role, partner=_partner_for(role, partner)
        )
        account.set_unusable_password()
        account.save()
        audit.enter("made an account", f"account {username}", by=by, partner=partner, role=role)
    return account


def _partner_for(role: str, partner: Partner | None) -> Partner | None:
    return partner if role == ANALYST else None


def _require_whole(username: str, name: str, role: str, partner: Partner | None) -> None:
    if not username.replace(".", "").replace("-", "").isalnum():
        raise UsedWrongly("The username may have letters, digits, points and hyphens. Choose another.")
    if not name:
        raise UsedWrongly("The name is missing. Give the person's name.")
    if role not in ROLES:
        raise UsedWrongly(f"There is no role {role}. Choose one of: {', '.join(ROLES)}.")
    if role == ANALYST and partner is None:
        raise UsedWrongly("An analyst belongs to a partner. Choose which.")
    if Account.objects.filter(username=username).exists():
        raise UsedWrongly(f"The username {username} is taken. Choose another.")


def first_administrator() -> Account | None:
    """Somebody to begin with: the administrator of a home where none has signed in yet; None in any other."""
    administrators = Account.objects.filter(role=ADMINISTRATOR)
    if administrators.filter(last_login__isnull=False).exists():
        return None
    return administrators.filter(is_active=True).first() or make_account(
        username="administrator", name="Administrator", email="", role=ADMINISTRATOR, by=may.HOLDER
    )


def disable_account(*, account: Account, by: By) -> None:
    """End an account and every session it has; what it did stays in the audit."""
    _require_disable(account, by)
    with transaction.atomic():
        Account.objects.filter(pk=account.pk).update(is_active=False)
        _end_links(account)
        end_sessions(account)
        audit.enter(ENDED, f"account {account.username}", by=by, partner=account.partner)
    account.refresh_from_db()


def _end_links(account: Account) -> None:
    """A link that was never used opens nothing from now on: one account has one link at a time."""
    SignInLink.objects.filter(account=account, used_at__isnull=True).update(used_at=timezone.now())


def _require_disable(account: Account, by: By) -> None:
    about = f"account {account.username}"
    may.require(may.disable_account(by, account), by=by, about=about, partner=account.partner)
    others = Account.objects.active().filter(role=ADMINISTRATOR).exclude(pk=account.pk)
    if account.role == ADMINISTRATOR and not others.exists():
        raise UsedWrongly("This is the only administrator. Make another one first.")


def enable_account(*, account: Account, by: By) -> None:
    """Let an ended account sign in again."""
    about = f"account {account.username}"
    may.require(may.disable_account(by, account), by=by, about=about, partner=account.partner)
    with transaction.atomic():
        Account.objects.filter(pk=account.pk).update(is_active=True)
        audit.enter(OPENED, about, by=by, partner=account.partner)
    account.refresh_from_db()


def make_link(*, account: Account, by: By) -> str:
    """A one-time sign-in link's token. In public it is for people who have no password yet."""
    about = f"account {account.username}"
    may.require(may.make_link(by), by=by, about=about, partner=account.partner)
    _require_link_allowed(account)
    with transaction.atomic():
        _end_links(account)
        token = SignInLink.make(account, hours=LINK_HOURS)
        audit.enter("made a sign-in link", about, by=by, partner=account.partner)
    return token


def reset_account(*, account: Account, by: By) -> str:
    """For someone who lost their password: take it away, end their sessions and give a new link.

    The second factor stays, so that a link alone opens nothing.
    """
    about = f"account {account.username}"
    may.require(may.make_link(by), by=by, about=about, partner=account.partner)
    with transaction.atomic():
        account.set_unusable_password()
        account.save(update_fields=["password"])
        _end_links(account)
        end_sessions(account)
        audit.enter("took a password away", about, by=by, partner=account.partner)
    return make_link(account=account, by=by)


def _require_link_allowed(account: Account) -> None:
    if not account.is_active:
        raise UsedWrongly(f"{account.name}'s account is ended. Open it again first.")
    if settings.TENURE_PUBLIC and account.has_usable_password():
        raise UsedWrongly(f"{account.name} has a password. A link is for people who have none yet.")


def use_link(request: HttpRequest, token: str) -> HttpResponse:
    """Sign in by a link, which is then used up, and say where to go: a second factor is still asked for.

    NotAllowed where the link cannot be used any more.
    """
    limits.spend("sign-in link", get_adapter().get_client_ip(request))
    with transaction.atomic():
        link = _usable(token)
        if link is not None:
            link.used_at = timezone.now()
            link.save(update_fields=["used_at"])
    if link is None:
        raise NotAllowed(USED_UP)
    return perform_login(request, link.account)


def _usable(token: str) -> SignInLink | None:
    link = (
        SignInLink.objects.select_for_update(of=("self",))
        .select_related("account")
        .filter(
            digest=digest_of(token), used_at__isnull=True, until__gt=timezone.now(), account__is_active=True
        )
        .first()
    )
    if link is None or (settings.TENURE_PUBLIC and link.account.has_usable_password()):
        return None
    return link


def change_password(*, account: Account, old: str, new: str, request: HttpRequest) -> None:
    """Change one's own password; every other session of the account ends."""
    limits.spend("password", account.pk)
    if account.has_usable_password() and not account.check_password(old):
        raise UsedWrongly("The present password is another one. Type it again.")
    try:
        validate_password(new, account)
    except ValidationError as problem:
        raise UsedWrongly(" ".join(problem.messages)) from problem
    with transaction.atomic():
        account.set_password(new)
        account.save(update_fields=["password"])
        _end_links(account)
        end_sessions(account, but=request.session.session_key)
        audit.enter("changed a password", f"account {account.username}", by=account, partner=account.partner)
    update_session_auth_hash(request, account)
    UserSession.objects.create_from_request(request)


def sessions_of(account: Account) -> Sequence[UserSession]:
    """Where the account is signed in now."""
    return UserSession.objects.purge_and_list(account)


def end_session(*, account: Account, session: int) -> None:
    """End one of the account's own sessions."""
    for one in UserSession.objects.filter(user=account, pk=session):
        one.end()
        audit.enter("ended a session", f"account {account.username}", by=account, partner=account.partner)


def end_sessions(account: Account, *, but: str | None = None) -> None:
    """End every session of an account, except the one named."""
    for session in UserSession.objects.filter(user=account).exclude(session_key=but or ""):
        session.end()
