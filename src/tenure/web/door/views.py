"""Signing in with a password and a code, or with a one-time link; and signing out."""

from __future__ import annotations

from allauth.account.views import LoginView
from allauth.mfa.base.views import AuthenticateView
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.debug import sensitive_variables
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from tenure.partnership.actions import accounts
from tenure.terms.problems import Problem
from tenure.web.door.forms import CodeForm, SignInForm
from tenure.web.showing import show


class SignIn(LoginView):
    """A username and a password."""

    form_class = SignInForm
    template_name = "door/sign_in.html"


class Code(AuthenticateView):
    """The code from a telephone, or a recovery code."""

    form_class = CodeForm
    template_name = "door/code.html"


@require_http_methods(["GET", "POST"])
@sensitive_variables("token")
def sign_in_link(request: HttpRequest, token: str) -> HttpResponse:
    """A link is used by the button, not by opening it: mail programs open links to look at them."""
    if request.method != "POST":
        return show(request, "door/link.html", problem="")
    try:
        return accounts.use_link(request, token)
    except Problem as problem:
        return show(request, "door/link.html", problem=str(problem), status=400)


@require_safe
def ended(request: HttpRequest) -> HttpResponse:
    return show(request, "door/ended.html", status=403)


@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    logout(request)
    return redirect("account_login")
