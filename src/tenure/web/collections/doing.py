"""What is done about collections: opened, moved, reminded, delegated."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_POST

from tenure.partnership import may, sight, standing
from tenure.partnership.actions import chasing, collections
from tenure.partnership.actions.chasing import Reminded
from tenure.returns import KINDS as FILED
from tenure.terms.problems import Problem
from tenure.terms.windows import KINDS, window_of
from tenure.web.collections import words
from tenure.web.collections.forms import DatesForm, NewForm
from tenure.web.home.needs import year_due
from tenure.web.returns.forms import sent_form
from tenure.web.showing import SignedIn, show, told


@require_http_methods(["GET", "POST"])
@login_required
@told
def new(request: SignedIn) -> HttpResponse:
    """Open a collection."""
    may.require(may.open_collection(request.user), by=request.user, about="opening a collection")
    form, year = sent_form(request, NewForm), year_due() + 1
    if form.is_valid():
        asked = {name: form.cleaned_data[name] for name in ("kind", "year")}
        try:
            made = collections.open_collection(
                **asked, expected=form.cleaned_data["partners"], window=form.window(), by=request.user
            )
        except Problem as problem:
            form.add_error("opens" if "days" in str(problem) else "year", str(problem))
        else:
            messages.success(request, f"The {made} is being collected.")
            return redirect(made)
    said = {"form": form, "partners": sight.partners(request.user), "year": year}
    said["kinds"] = {key: kind for key, kind in KINDS.items() if key in FILED}
    said["windows"] = {key: window_of(key, year) for key in FILED}
    return show(request, "collections/new.html", status=400 if form.errors else 200, **said)


@require_http_methods(["GET", "POST"])
@login_required
@told
def dates(request: SignedIn, collection: int) -> HttpResponse:
    """Move days of a collection, with the reason."""
    found = standing.collection(request.user, collection)
    may.require(may.change_dates(request.user), by=request.user, about=f"collection {found.pk}")
    form = sent_form(request, DatesForm)
    if form.is_valid():
        try:
            collections.change_dates(
                collection=found, days=form.days(), reason=form.cleaned_data["reason"], by=request.user
            )
        except Problem as problem:
            form.add_error("due", str(problem))
        else:
            messages.success(request, "The days are moved, and reminders with them.")
            return redirect(found)
    return show(request, "collections/dates.html", one=found, form=form, status=400 if form.errors else 200)


@require_POST
@login_required
@told
def remind_all(request: SignedIn, collection: int) -> HttpResponse:
    """Remind every partner who lacks it."""
    found = standing.collection(request.user, collection)
    _say(request, chasing.remind_all(collection=found, by=request.user))
    return redirect(found)


@require_POST
@login_required
@told
def remind(request: SignedIn, collection: int, slug: str) -> HttpResponse:
    """Remind one partner."""
    row = standing.filing(request.user, collection, slug)
    _say(request, chasing.remind(filing=row, by=request.user))
    return redirect(row.collection)


def _say(request: SignedIn, done: Reminded) -> None:
    says, well = words.reminded(done.people, nobody=done.nobody, just_now=done.just_now)
    (messages.success if well else messages.warning)(request, says)


@require_POST
@login_required
@told
def delegate(request: SignedIn, collection: int, slug: str) -> HttpResponse:
    """Say which colleague sees to it."""
    row = standing.filing(request.user, collection, slug)
    named = request.POST.get("to", "")
    chosen = next((one for one in collections.colleagues(row) if one.username == named), None)
    collections.delegate(filing=row, to=chosen, by=request.user)
    messages.success(request, f"{chosen} sees to it." if chosen else "Any analyst of the partner sees to it.")
    return redirect(row)
