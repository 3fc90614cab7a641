"""Files back to their sender: the rows with what to put right, the fixed return, the file as it was sent."""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.views.decorators.http import require_safe

from tenure.partnership import sight
from tenure.partnership.actions import reading
from tenure.partnership.models import Submission
from tenure.returns import KINDS
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
def found_lines(request: SignedIn, number: int) -> HttpResponse:
    """What was found, as `tenure check --json` says it."""
    sent = sight.submission(request.user, number)
    lines = reading.found_lines(submission=sent, by=request.user)
    text = "".join(f"{line}\n" for line in lines)
    return download(text, name=f"{_name(sent)}-findings.jsonl", kind="application/jsonl; charset=utf-8")


@require_safe
@login_required
@told
def summary(request: SignedIn, number: int) -> HttpResponse:
    """What was found, in words to paste into an e-mail."""
    sent = sight.submission(request.user, number)
    text = reading.summary(submission=sent, by=request.user)
    return download(text, name=f"{_name(sent)}-summary.txt", kind="text/plain; charset=utf-8")


@require_safe
@login_required
@told
def fixed(request: SignedIn, number: int) -> HttpResponse:
    sent = sight.submission(request.user, number)
    clean = reading.cleaned(submission=sent, by=request.user)
    return _one_or_packed(clean.files, name=f"{_name(sent)}-fixed")


@require_safe
@login_required
@told
def fixes(request: SignedIn, number: int) -> HttpResponse:
    """What the fixed file changes, cell by cell, before anyone takes it."""
    sent = sight.submission(request.user, number)
    clean = reading.cleaned(submission=sent, by=request.user)
    kind = KINDS[sent.kind]
    changes = changed_cells(clean.changes, kind, place_word=clean.place_word)
    return show(request, "returns/fixes.html", sent=sent, kind=kind, changes=changes)


@require_safe
@login_required
@told
def as_sent(request: SignedIn, number: int) -> HttpResponse:
    sent = sight.submission(request.user, number)
    places = reading.originals(submission=sent, by=request.user)
    files = {name: place.read_bytes() for name, place in places.items()}
    return _one_or_packed(files, name=f"{_name(sent)}-as-sent")


def _one_or_packed(files: Mapping[str, bytes], *, name: str) -> HttpResponse:
    """The one file, or all of them in a ZIP file."""
    if len(files) == 1:
        ((own, content),) = files.items()
        ending = own.rpartition(".")[2].lower()
        ending = ending if ending.isalnum() else "bin"
        kind = XML if ending == "xml" and name.endswith("fixed") else "application/octet-stream"
        return download(content, name=f"{name}.{ending}", kind=kind)
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        for own, content in files.items():
            archive.writestr(own, content)
    return download(out.getvalue(), name=f"{name}.zip", kind="application/zip")


def _name(sent: Submission) -> str:
    return sent.reference
