"""Pages for sending a survey: opening a wave, inviting, taking in forms, closing."""

from __future__ import annotations

import csv
import io
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from tenure.partnership import may, polling, surveyors
from tenure.partnership.actions import surveyforms, surveys
from tenure.partnership.actions.surveys import Opening
from tenure.partnership.models import SurveyWave
from tenure.partnership.models.surveys import MODES
from tenure.terms.problems import Problem, UsedWrongly
from tenure.web.showing import CSV, SignedIn, download, show, site_of, told
from tenure.web.surveys.forms import FileForm, InviteForm, LinksForm, OpenForm

LARGEST_FORM = 10 * 1024 * 1024
both = require_http_methods(["GET", "POST"])


@both
@login_required
@told
def open_wave(request: SignedIn, number: int) -> HttpResponse:
    """Begin to take answers to a published survey."""
    design = polling.design(request.user, number)
    form = OpenForm(request.POST) if request.method == "POST" else OpenForm()
    if form.is_valid():
        try:
            return redirect(
                surveys.open_wave(design=design, opening=Opening(**form.cleaned_data), by=request.user)
            )
        except Problem as problem:
            form.add_error("name", str(problem))
    status = 400 if form.errors else 200
    return show(request, "surveys/open.html", design=design, form=form, modes=MODES, status=status)


@require_safe
@login_required
@told
def wave(request: SignedIn, number: int) -> HttpResponse:
    return _wave(request, polling.wave(request.user, number))


def _wave(request: SignedIn, found: SurveyWave, status: int = 200, **said: Any) -> HttpResponse:
    """A wave: how it stands, how to send it, and its results once it has closed."""
    link = f"{site_of(request)}{reverse('answers:open', args=[found.open_link])}" if found.open_link else ""
    shown: dict[str, Any] = {
        "wave": found,
        "taking": found.takes_answers(timezone.localdate()),
        "answers": surveys.answers_so_far(found),
        "leads": surveyors.send_survey(request.user).yes,
        "forms": surveyors.take_form(request.user, found).yes,
        "link": link,
        "mode": MODES[found.mode],
    }
    return show(request, "surveys/wave.html", status=status, **(shown | said))


@require_POST
@login_required
@told
def invite(request: SignedIn, number: int) -> HttpResponse:
    """E-mail a link to each address."""
    found = polling.wave(request.user, number)
    may.require(surveyors.send_survey(request.user), by=request.user, about=f"wave {found.pk}")
    form = InviteForm(request.POST)
    if form.is_valid():
        try:
            sent = surveys.invite(
                wave=found, addresses=form.cleaned_data["addresses"], site=site_of(request), by=request.user
            )
        except UsedWrongly as problem:
            form.add_error("addresses", str(problem))
        else:
            return _invited(request, found, sent)
    return _wave(request, found, 400, invite=form, typed=request.POST.get("addresses", ""))


def _invited(request: SignedIn, found: SurveyWave, sent: surveys.Invited) -> HttpResponse:
    """How many letters went; where some did not, their addresses stand in the form again."""
    if sent.left:
        says = (
            f"{sent.sent:,} letters went out. The mail system took none for the addresses below: "
            "correct them, or try them again."
        )
        messages.warning(request, says)
        return _wave(request, found, 502, typed="\n".join(sent.left))
    messages.success(request, f"{sent.sent:,} letters went out. The addresses were not kept.")
    return redirect(found)


@require_POST
@login_required
@told
def links(request: SignedIn, number: int) -> HttpResponse:
    """Links to hand out oneself, as a file that is made once."""
    found = polling.wave(request.user, number)
    may.require(surveyors.send_survey(request.user), by=request.user, about=f"wave {found.pk}")
    form = LinksForm(request.POST)
    if not form.is_valid():
        return _wave(request, found, 400, links=form)
    codes = surveys.make_links(wave=found, number=form.cleaned_data["number"], by=request.user)
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(["link"])
    writer.writerows([f"{site_of(request)}{reverse('answers:start', args=[code])}"] for code in codes)
    return download(out.getvalue(), name=f"{found.design.key}-{found.number}-links.csv", kind=CSV)


@both
@login_required
@told
def close(request: SignedIn, number: int) -> HttpResponse:
    """Close a wave, having said what that does."""
    found = polling.wave(request.user, number)
    may.require(surveyors.send_survey(request.user), by=request.user, about=f"wave {found.pk}")
    if request.method == "POST":
        surveys.close_wave(wave=found, by=request.user)
        return redirect("surveys:results", found.pk)
    return show(request, "surveys/close.html", wave=found, answers=surveys.answers_so_far(found))


@require_POST
@login_required
@told
def take_form(request: SignedIn, number: int) -> HttpResponse:
    """Take in a filled-in form, or say cell by cell what is to be put right."""
    found = polling.wave(request.user, number)
    may.require(surveyors.take_form(request.user, found), by=request.user, about=f"wave {found.pk}")
    form = FileForm(request.POST, request.FILES)
    if form.is_valid():
        file = form.cleaned_data["file"]
        try:
            _require_small(file)
            taken = surveyforms.take_form(wave=found, data=file.read(), by=request.user)
        except Problem as problem:
            form.add_error("file", str(problem))
        else:
            if not taken.faults:
                messages.success(
                    request, f"{taken.answers:,} answers were taken in. {' '.join(taken.notices)}"
                )
                return redirect(found)
            return _wave(request, found, 400, cells=taken.faults)
    return _wave(request, found, 400, upload=form)


def _require_small(file: Any) -> None:
    if file.size > LARGEST_FORM:
        raise UsedWrongly(f"The file has {file.size:,} bytes; a form has {LARGEST_FORM:,} at most.")
