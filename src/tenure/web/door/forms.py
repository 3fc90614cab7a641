"""allauth's forms for signing in, with their messages in our words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from allauth.account.forms import LoginForm, ReauthenticateForm
from allauth.mfa.base.forms import AuthenticateForm
from allauth.mfa.base.forms import ReauthenticateForm as ReauthenticateByCodeForm
from allauth.mfa.totp.forms import ActivateTOTPForm
from django.core.exceptions import ValidationError

WORDS: Final[Mapping[str, str]] = {
    "username_password_mismatch": "The username and password do not go together. Check both and try again.",
    "too_many_login_attempts": "That was tried too often. Wait five minutes and try again.",
    "incorrect_password": "That is not your password. Type it again.",
    "incorrect_code": "That code is not the one. Type the six digits that your authenticator shows now.",
}
"""What each fault that allauth knows by its code is called here."""
MISSING: Final[Mapping[str, str]] = {
    "login": "The username is missing. Type it.",
    "password": "The password is missing. Type it.",
    "code": "The code is missing. Type the six digits that your authenticator shows.",
}


class InOurWords:
    """Gives each fault its sentence; a fault without one keeps its own."""

    def add_error(self, field: str | None, error: ValidationError | str) -> None:
        super().add_error(field, _ours(field, error))  # type: ignore[misc]


def _ours(field: str | None, error: Any) -> Any:
    code = getattr(error, "code", None)
    if hasattr(error, "error_list") and code is None and len(error.error_list) == 1:
        code = error.error_list[0].code
    if code == "required" and field and field in MISSING:
        return MISSING[field]
    return WORDS.get(code or "", error)


class SignInForm(InOurWords, LoginForm):
    """A username and a password."""


class CodeForm(InOurWords, AuthenticateForm):
    """A code from a telephone, or a recovery code."""


class PasswordAgainForm(InOurWords, ReauthenticateForm):
    """The password once more."""


class CodeAgainForm(InOurWords, ReauthenticateByCodeForm):
    """A code once more."""


class SetUpForm(InOurWords, ActivateTOTPForm):
    """The first code of a new authenticator."""
