"""The second factor, by allauth's own steps in our words: a code from a telephone, and recovery codes."""

from __future__ import annotations

from allauth.account.views import ReauthenticateView
from allauth.mfa.base.views import ReauthenticateView as ReauthenticateByCode
from allauth.mfa.recovery_codes.views import GenerateRecoveryCodesView, ViewRecoveryCodesView
from allauth.mfa.totp.views import ActivateTOTPView, DeactivateTOTPView
from django.contrib.auth.decorators import login_required
from django.contrib.auth.mixins import LoginRequiredMixin
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_safe

from tenure.web.door.forms import CodeAgainForm, PasswordAgainForm, SetUpForm
from tenure.web.showing import SignedIn


class ByPassword(LoginRequiredMixin, ReauthenticateView):
    """Asked again for the password before a factor changes."""

    form_class = PasswordAgainForm
    template_name = "account/again.html"


class ByCode(ReauthenticateByCode):
    """Asked again for a code before a factor changes."""

    form_class = CodeAgainForm
    template_name = "account/again_code.html"


class SetUp(LoginRequiredMixin, ActivateTOTPView):
    """Scan a picture, or copy the key, and type the code that the telephone shows."""

    form_class = SetUpForm
    template_name = "account/set_up.html"


class TakeAway(DeactivateTOTPView):
    """Sign in without a code from now on."""

    template_name = "account/take_away.html"


class RecoveryCodes(ViewRecoveryCodesView):
    """Codes for the day on which the telephone is lost; each works once."""

    template_name = "account/recovery_codes.html"


class NewCodes(LoginRequiredMixin, GenerateRecoveryCodesView):
    """New recovery codes in place of the old ones."""

    template_name = "account/new_codes.html"


@require_safe
@login_required
def index(request: SignedIn) -> HttpResponse:
    """allauth comes back here after a change; the account page says how things stand."""
    return redirect("account:account")
