"""Accounts and the audit, for administrators."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from tenure.partnership import audit as chain
from tenure.partnership import may, sight
from tenure.partnership.actions import accounts as actions
from tenure.partnership.models import Account
from tenure.terms.problems import Problem
from tenure.web.people.forms import AccountForm
from tenure.web.returns.forms import sent_form
from tenure.web.showing import SignedIn, show, site_of, told

ENTRIES_A_PAGE = 50


@require_safe
@login_required
@told
def accounts(request: SignedIn) -> HttpResponse:
    may.require(may.see_accounts(request.user), by=request.user, about="the accounts")
    everyone = sight.accounts(request.user)
    return show(request, "people/accounts.html", accounts=everyone, guarded=sight.guarded(request.user))


@require_http_methods(["GET", "POST"])
@login_required
@told
def new(request: SignedIn) -> HttpResponse:
    may.require(may.make_account(request.user), by=request.user, about="making an account")
    form = sent_form(request, AccountForm)
    if form.is_valid():
        try:
            made = actions.make_account(by=request.user, **form.cleaned_data)
        except Problem as problem:
            form.add_error(_field_of(str(problem)), str(problem))
        else:
            messages.success(
                request, f"{made.name} has an account. Make a one-time link for the first sign-in."
            )
            return redirect("people:account", made.pk)
    status = 400 if form.errors else 200
    return show(request, "people/new.html", form=form, partners=sight.partners(request.user), status=status)


def _field_of(says: str) -> str:
    """The field that a sentence about a new account is about."""
    return "partner" if "partner" in says else "role" if "role" in says else "username"


@require_safe
@login_required
@told
def account(request: SignedIn, number: int) -> HttpResponse:
    person = _person(request, number)
    done = sight.entries(request.user).filter(by=person)[:ENTRIES_A_PAGE]
    return show(request, "people/account.html", person=person, done=done, link="")


def _person(request: SignedIn, number: int) -> Account:
    about = f"account number {number}"
    may.require(may.see_accounts(request.user), by=request.user, about=about)
    return get_object_or_404(sight.accounts(request.user), pk=number)


@require_POST
@login_required
@told
def link(request: SignedIn, number: int) -> HttpResponse:
    """A one-time link, shown once: it is kept nowhere."""
    person = _person(request, number)
    token = actions.make_link(account=person, by=request.user)
    address = site_of(request) + reverse("sign-in-link", args=[token])
    return show(request, "people/account.html", person=person, done=(), link=address)


@require_POST
@login_required
@told
def end(request: SignedIn, number: int) -> HttpResponse:
    person = _person(request, number)
    actions.disable_account(account=person, by=request.user)
    messages.success(request, f"{person.name}'s account has ended, and with it every place it was signed in.")
    return redirect("people:account", number)


@require_POST
@login_required
@told
def open_again(request: SignedIn, number: int) -> HttpResponse:
    person = _person(request, number)
    actions.enable_account(account=person, by=request.user)
    messages.success(request, f"{person.name}'s account is open again.")
    return redirect("people:account", number)


@require_safe
@login_required
@told
def audit(request: SignedIn) -> HttpResponse:
    """What was done, newest first, and whether anything written was changed since."""
    may.require(may.see_audit(request.user), by=request.user, about="the audit")
    entries = sight.entries(request.user)
    outcome = request.GET.get("outcome", "")
    if outcome in ("done", "refused"):
        entries = entries.filter(outcome=outcome)
    verdict = chain.verify() if "verify" in request.GET else None
    page = Paginator(entries, ENTRIES_A_PAGE).get_page(request.GET.get("page"))
    names = dict(sight.partners(request.user).values_list("number", "name"))
    return show(request, "people/audit.html", page=page, outcome=outcome, verdict=verdict, names=names)
