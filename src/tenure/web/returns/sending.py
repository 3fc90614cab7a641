"""Sending: any files at once, what became of each, and what may be said about a set that came in pieces."""

from __future__ import annotations

from typing import Final

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_POST

from tenure.partnership import may, sight
from tenure.partnership.actions import completing, sending
from tenure.partnership.actions.sending import Outcome
from tenure.partnership.files import MEGABYTE
from tenure.partnership.limits import TooMany
from tenure.returns import KINDS
from tenure.terms.problems import Problem
from tenure.web.returns.forms import SendForm, YearForm, sent_form
from tenure.web.showing import SignedIn, show, told

TAKEN: Final = tuple(kind.label for kind in KINDS.values())
"""The kinds of return that may be dropped here, as they are called."""


@require_http_methods(["GET", "POST"])
@login_required
@told
def send(request: SignedIn) -> HttpResponse:
    """Choose files and send them; what each is comes back at once, and the worker checks them."""
    own = request.user.partner
    may.require(may.send_return(request.user, own), by=request.user, about="sending a return", partner=own)
    form = sent_form(request, SendForm)
    became: tuple[Outcome, ...] = ()
    if form.is_valid():
        became = _sent(request, form)
        kept = {one.submission.pk: one.submission for one in became if one.submission}
        if len(kept) == 1 and all(one.submission for one in became):
            return redirect(next(iter(kept.values())))
        if kept:
            return show(request, "returns/sent.html", became=became, kept=list(kept.values()), partner=own)
    largest = settings.TENURE_LARGEST_FILE // MEGABYTE
    said = {"form": form, "partner": own, "largest": largest, "kinds": TAKEN}
    return show(request, "returns/send.html", status=400 if form.errors else 200, **said)


def _sent(request: SignedIn, form: SendForm) -> tuple[Outcome, ...]:
    """What became of each file; where nothing was kept, the form says why."""
    incoming = [(file.name or "", file) for file in form.cleaned_data["file"]]
    try:
        became = sending.send_files(incoming=incoming, by=request.user, partner=request.user.partner)
    except TooMany:
        raise
    except Problem as problem:
        form.add_error("file", str(problem))
        return ()
    if not any(one.submission for one in became):
        for says in dict.fromkeys(_said(one, alone=len(became) == 1) for one in became):
            form.add_error("file", says)
    return became


def _said(one: Outcome, *, alone: bool) -> str:
    return one.says if alone or one.says.startswith(one.name) else f"{one.name}: {one.says}"


@require_POST
@login_required
@told
def complete(request: SignedIn, number: int) -> HttpResponse:
    """Put the files of an earlier sending beside these."""
    sent = sight.submission(request.user, number)
    whole = completing.complete(submission=sent, by=request.user)
    messages.success(request, f"The files are together as sending {whole.number}, and are checked together.")
    return redirect(whole)


@require_POST
@login_required
@told
def move_year(request: SignedIn, number: int) -> HttpResponse:
    """Say which year a return is of, where its files do not."""
    sent = sight.submission(request.user, number)
    form = YearForm(request.POST)
    if not form.is_valid():
        says = str(next(iter(form.errors.values()))[0])
        return show(request, "about/problem.html", status=400, says=says)
    moved = completing.move_year(submission=sent, year=form.cleaned_data["year"], by=request.user)
    messages.success(request, f"These files are now the return for {moved.year}.")
    return redirect(moved)
