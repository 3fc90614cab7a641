"""What is done about a return once it is checked: notes on queries, accepting it, taking it back."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from tenure.partnership import sight
from tenure.partnership.actions import previewing, reading, returns
from tenure.partnership.models import Submission
from tenure.partnership.models.submissions import ACCEPTED, WITHDRAWN
from tenure.returns import KINDS
from tenure.terms.problems import Problem
from tenure.web.returns.cards import anchor_of
from tenure.web.returns.forms import NoteForm
from tenure.web.showing import SignedIn, show, told


@require_POST
@login_required
@told
def note(request: SignedIn, number: int) -> HttpResponse:
    """Say why a query may stand."""
    sent = sight.submission(request.user, number)
    form = NoteForm(request.POST)
    problem = ""
    if form.is_valid():
        try:
            returns.note_query(submission=sent, by=request.user, **form.cleaned_data)
        except Problem as found:
            problem = str(found)
        else:
            messages.success(request, f"The note on {form.cleaned_data['rule']} is kept.")
            return redirect(_next_query(request, sent, after=form.cleaned_data["rule"]))
    problem = problem or str(next(iter(form.errors.values()))[0])
    return show(request, "returns/note.html", status=400, sent=sent, form=form, problem=problem)


def _next_query(request: SignedIn, sent: Submission, *, after: str) -> str:
    """Where the next query without a note stands; the top of the page where each has one."""
    checked = reading.findings(submission=sent, by=request.user)
    waiting = returns.unanswered(sent, checked)
    codes = [group.rule.code for group in checked.groups]
    later = codes[codes.index(after) :] if after in codes else []
    following = next((code for code in (*later, *waiting) if code in waiting), "")
    address = reverse("returns:submission", args=[sent.pk])
    return f"{address}#{anchor_of(following)}" if following else address


@require_POST
@login_required
@told
def remove_note(request: SignedIn, number: int, note: int) -> HttpResponse:
    sent = sight.submission(request.user, number)
    kept = get_object_or_404(sent.notes, pk=note)
    returns.remove_note(note=kept, by=request.user)
    messages.success(request, f"The note on {kept.rule} is taken back; the query waits for an answer again.")
    return redirect(f"{reverse('returns:submission', args=[number])}#{anchor_of(kept.rule)}")


@require_http_methods(["GET", "POST"])
@login_required
@told
def accept(request: SignedIn, number: int) -> HttpResponse:
    """A summary first; then the return goes into the record."""
    sent = sight.submission(request.user, number)
    if request.method == "POST":
        returns.accept_return(submission=sent, by=request.user)
        messages.success(request, f"The return for {sent.year} is accepted. The figures follow in a moment.")
        return redirect(sent)
    if not sent.may_move(ACCEPTED):
        return redirect(sent)
    checked = reading.findings(submission=sent, by=request.user)
    before = _in_the_record(request, sent)
    waiting = returns.unanswered(sent, checked)
    said: dict[str, Any] = {"checked": checked, "before": before, "waiting": waiting}
    previewed = KINDS[sent.kind].events is not None
    return show(request, "returns/accept.html", sent=sent, previewed=previewed, **said)


@require_safe
@login_required
@told
def preview(request: SignedIn, number: int) -> HttpResponse:
    """What accepting it would do to the figures, before anyone does."""
    sent = sight.submission(request.user, number)
    found = previewing.preview(submission=sent, by=request.user)
    waiting = returns.unanswered(sent, reading.findings(submission=sent, by=request.user))
    return show(request, "returns/preview.html", sent=sent, found=found, waiting=waiting)


@require_http_methods(["GET", "POST"])
@login_required
@told
def withdraw(request: SignedIn, number: int) -> HttpResponse:
    """Asked once more; then the return is set aside."""
    sent = sight.submission(request.user, number)
    if request.method == "POST":
        returns.withdraw_return(submission=sent, by=request.user)
        messages.success(
            request,
            f"Sending {sent.number} for {sent.year} is taken back. Nothing of it went into the record.",
        )
        return redirect("returns:list")
    if not sent.may_move(WITHDRAWN):
        return redirect(sent)
    return show(request, "returns/withdraw.html", sent=sent, before=_in_the_record(request, sent))


def _in_the_record(request: SignedIn, sent: Submission) -> Submission | None:
    """The sending that is in the record for the same year, where there is one."""
    return sight.submissions(request.user).filter(kind=sent.kind, year=sent.year, state=ACCEPTED).first()
