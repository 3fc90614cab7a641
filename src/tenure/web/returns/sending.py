"""Sending: any files at once, what became of each, and what may be said about a set that came in pieces."""

from __future__ import annotations

from typing import Any, Final

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from tenure.partnership import may, sight
from tenure.partnership.actions import completing, delivering
from tenure.partnership.files import MEGABYTE
from tenure.partnership.limits import TooMany
from tenure.partnership.models import Delivery, Submission
from tenure.returns import KINDS
from tenure.terms.problems import Problem
from tenure.web.returns.forms import SendForm, YearForm, sent_form
from tenure.web.showing import SignedIn, show, show_problem, told

TAKEN: Final = tuple(kind.label for kind in KINDS.values())
"""The kinds of return that may be dropped here, as they are called."""


@require_http_methods(["GET", "POST"])
@login_required
@told
def send(request: SignedIn) -> HttpResponse:
    """Choose files and send them; they are kept at once, and read and checked behind the page."""
    own = request.user.partner
    may.require(may.send_return(request.user, own), by=request.user, about="sending a return", partner=own)
    form = sent_form(request, SendForm)
    if form.is_valid() and (delivered := _delivered(request, form)) is not None:
        return redirect(_place_of(delivered))
    largest = settings.TENURE_LARGEST_FILE // MEGABYTE
    said = {"form": form, "partner": own, "largest": largest, "kinds": TAKEN}
    return show(request, "returns/send.html", status=400 if form.errors else 200, **said)


def _delivered(request: SignedIn, form: SendForm) -> Delivery | None:
    """The files as they are kept; where none could even be kept, the form says why."""
    incoming = [(file.name or "", file) for file in form.cleaned_data["file"]]
    try:
        return delivering.deliver(incoming=incoming, by=request.user, partner=request.user.partner)
    except TooMany:
        raise
    except Problem as problem:
        form.add_error("file", str(problem))
        return None


def _place_of(delivered: Delivery) -> Delivery | Submission:
    """Where it goes on: the one return that everything became, or else the page of all the files."""
    became = delivering.outcomes(delivered)
    made = {one.submission.pk: one.submission for one in became if one.submission}
    whole = len(made) == 1 and all(one.submission for one in became)
    return next(iter(made.values())) if whole else delivered


@require_safe
@login_required
@told
def delivery(request: SignedIn, number: int) -> HttpResponse:
    """How far the reading of files is; then what each is, and the returns that they became."""
    delivered = sight.delivery(request.user, number)
    if not delivered.is_finished:
        return show(request, "returns/reading.html", delivered=delivered)
    if (place := _place_of(delivered)) is not delivered:
        return redirect(place)
    became = delivering.outcomes(delivered)
    kept = list({one.submission.pk: one.submission for one in became if one.submission}.values())
    said: dict[str, Any] = {"became": became, "kept": kept, "partner": delivered.partner}
    return show(request, "returns/sent.html", delivered=delivered, **said)


@require_safe
@login_required
@told
def reading(request: SignedIn, number: int) -> HttpResponse:
    """How far the reading is, for a page that asks again every second; the whole page once it is done."""
    delivered = sight.delivery(request.user, number)
    response = show(request, "returns/reading-progress.html", delivered=delivered)
    if delivered.is_finished:
        response.headers["HX-Refresh"] = "true"
    return response


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
        return show_problem(request, says)
    moved = completing.move_year(submission=sent, year=form.cleaned_data["year"], by=request.user)
    messages.success(request, f"These files are now the return for {moved.year}.")
    return redirect(moved)
