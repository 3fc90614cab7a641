"""One's own account: how it stands, its password, and where it is signed in."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from tenure.partnership import sight
from tenure.partnership.actions import accounts
from tenure.terms.problems import Problem
from tenure.web.account.forms import PasswordForm
from tenure.web.returns.forms import sent_form
from tenure.web.showing import SignedIn, show, told

DONE_SHOWN = 20


@require_safe
@login_required
@told
def account(request: SignedIn) -> HttpResponse:
    return show(
        request,
        "account/account.html",
        sessions=accounts.sessions_of(request.user),
        done=sight.entries(request.user).filter(by=request.user)[:DONE_SHOWN],
    )


@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
@login_required
@told
def password(request: SignedIn) -> HttpResponse:
    form = sent_form(request, PasswordForm)
    if form.is_valid():
        said = "changed" if request.user.has_usable_password() else "set"
        try:
            accounts.change_password(account=request.user, request=request, **form.cleaned_data)
        except Problem as problem:
            form.add_error("old" if "present password" in str(problem) else "new", str(problem))
        else:
            messages.success(request, f"The password is {said}. You were signed out everywhere else.")
            return redirect("account:account")
    return show(request, "account/password.html", form=form, status=400 if form.errors else 200)


@require_POST
@login_required
def stay(request: SignedIn) -> HttpResponse:
    """Someone is still there: the sign-in goes on."""
    request.session.modified = True
    return HttpResponse(status=204)


@require_POST
@login_required
@told
def end_session(request: SignedIn, session: int) -> HttpResponse:
    accounts.end_session(account=request.user, session=session)
    messages.success(request, "You are signed out there.")
    return redirect("account:account")
