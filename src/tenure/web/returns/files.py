"""Files back to their sender: the rows with what to put right, the fixed return, the file as it was sent."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.views.decorators.http import require_safe

from tenure.partnership import sight
from tenure.partnership.actions import reading
from tenure.partnership.models import Submission
from tenure.web.returns.cards import changed_cells
from tenure.web.showing import XLSX, XML, SignedIn, download, show, told


@require_safe
@login_required
@told
def workbook(request: SignedIn, number: int) -> HttpResponse:
    sent = sight.submission(request.user, number)
    content = reading.returned_workbook(submission=sent, by=request.user)
    return download(content, name=f"{_name(sent)}-findings.xlsx", kind=XLSX)


@require_safe
@login_required
@told
def fixed(request: SignedIn, number: int) -> HttpResponse:
    sent = sight.submission(request.user, number)
    content, _ = reading.returned_xml(submission=sent, by=request.user)
    return download(content, name=f"{_name(sent)}-fixed.xml", kind=XML)


@require_safe
@login_required
@told
def fixes(request: SignedIn, number: int) -> HttpResponse:
    """What the fixed file changes, cell by cell, before anyone takes it."""
    sent = sight.submission(request.user, number)
    _, fixed = reading.returned_xml(submission=sent, by=request.user)
    return show(request, "returns/fixes.html", sent=sent, changes=changed_cells(fixed))


@require_safe
@login_required
@told
def as_sent(request: SignedIn, number: int) -> HttpResponse:
    sent = sight.submission(request.user, number)
    content = reading.original(submission=sent, by=request.user).read_bytes()
    ending = sent.name.rpartition(".")[2].lower()
    kind = "application/octet-stream"
    return download(content, name=f"{_name(sent)}-as-sent.{ending if ending.isalnum() else 'bin'}", kind=kind)


def _name(sent: Submission) -> str:
    return sent.reference
