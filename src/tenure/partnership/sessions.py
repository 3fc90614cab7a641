"""How long a sign-in lasts: 30 minutes without a request, 12 hours in any case."""

from __future__ import annotations

import time
from collections.abc import Callable

from django.conf import settings
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse

from tenure.partnership.models import Account

BEGAN, SEEN, SECOND_FACTOR = "began", "seen", "second factor"
SECONDS_BETWEEN_MARKS = 60
"""A request marks the session as seen once a minute, so that most pages save nothing."""


def sessions(answer: Callable[[HttpRequest], HttpResponseBase]) -> Callable[[HttpRequest], HttpResponseBase]:
    """End sessions that have lasted too long, and lead people without a second factor to set one up."""

    def with_session(request: HttpRequest) -> HttpResponseBase:
        if request.user.is_authenticated:
            if _has_run_out(request):
                logout(request)
            elif _needs_second_factor(request):
                return redirect(reverse("mfa_activate_totp"))
        return answer(request)

    return with_session


def _has_run_out(request: HttpRequest) -> bool:
    now = time.time()
    began = request.session.setdefault(BEGAN, now)
    seen = request.session.get(SEEN, now)
    if now - seen > settings.SESSION_COOKIE_AGE or now - began > settings.TENURE_SESSION_HOURS * 3600:
        return True
    if SEEN not in request.session or now - seen > SECONDS_BETWEEN_MARKS:
        request.session[SEEN] = now
    return False


def _needs_second_factor(request: HttpRequest) -> bool:
    """In public, everyone sets up a second factor before they see anything else."""
    if not settings.TENURE_PUBLIC or request.session.get(SECOND_FACTOR):
        return False
    if isinstance(request.user, Account) and request.user.has_second_factor:
        request.session[SECOND_FACTOR] = True
        return False
    open_doors = tuple(map(reverse, ("mfa_index", "account_reauthenticate", "account_logout")))
    return not request.path.startswith(open_doors)
