"""Signing off and reopening: a summary first, then the step."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from tenure import publish
from tenure.partnership import may, standing
from tenure.partnership.actions import signing
from tenure.partnership.models import Submission
from tenure.partnership.standing import Standing
from tenure.publish.contents import Tile
from tenure.returns import KINDS
from tenure.terms.problems import Problem
from tenure.web.collections import words
from tenure.web.collections.forms import ReasonForm
from tenure.web.figures import asked
from tenure.web.returns.forms import sent_form
from tenure.web.showing import SignedIn, show, told

FIGURES: Final = ("in-post", "turnover-rate", "vacancy-rate", "agency-rate")
"""The figures that whoever signs looks at."""
_SAYS: Final[Mapping[str, str]] = {
    rule.code: re.sub(r"\{[^}]*\}", "…", rule.says) for kind in KINDS.values() for rule in kind.rules
}
"""What each rule notices, for whoever may not read the cells: … stands for what they hold."""


@dataclass(frozen=True)
class Stands:
    """A rule whose queries stand in what is signed: how many, in words, and how many have a note."""

    code: str
    says: str
    count: int
    notes: tuple[str, ...]


@require_http_methods(["GET", "POST"])
@login_required
@told
def sign(request: SignedIn, collection: int, slug: str) -> HttpResponse:
    """An analyst prepares it, a lead confirms it; both read the same summary first."""
    row = standing.filing(request.user, collection, slug)
    lead = bool(may.sign_off(request.user, row))
    if request.method == "POST" and lead:
        seen = request.POST.get("seen", "")
        signing.sign_off(filing=row, by=request.user, seen=int(seen) if seen.isdecimal() else None)
        messages.success(request, f"{row} is signed off. Nothing of it changes until it is reopened.")
        return redirect(row)
    if request.method == "POST":
        signing.prepare(filing=row, by=request.user)
        messages.success(request, f"{row} is prepared. A partnership lead confirms it now.")
        return redirect(row)
    one = standing.standing(row)
    return show(request, "collections/sign.html", one=one, lead=lead, **_summary(request, one))


def _summary(request: SignedIn, one: Standing) -> dict[str, Any]:
    """Figures, findings and notes; a lead sees that there are notes, their words are the partner's own."""
    taken = one.taken
    stands = _stands(taken, own=bool(may.prepare_sign_off(request.user, one.filing))) if taken else []
    return {"tiles": _figures(request, one) if taken else (), "stands": stands, "words_of": words}


def _figures(request: SignedIn, one: Standing) -> list[Tile]:
    kind = KINDS.get(one.collection.kind)
    if kind is None or kind.events is None:
        return []
    service = kind.service
    holding, viewer = asked(request)
    if one.collection.year not in holding.years(service):
        return []
    found = publish.analysis(
        holding, viewer, service=service, year=one.collection.year, focus=one.partner.number
    )
    by_measure = {tile.measure: tile for tile in found.tiles}
    return [by_measure[key] for key in FIGURES if key in by_measure]


def _stands(taken: Submission, *, own: bool) -> list[Stands]:
    said: dict[str, list[str]] = {}
    for note in taken.notes.all() if own else ():
        said.setdefault(note.rule, []).append(note.text)
    return [
        Stands(t["rule"], _SAYS.get(t["rule"], ""), t["count"], tuple(said.get(t["rule"], ())))
        for t in taken.tally
        if t["severity"] == "query"
    ]


@require_http_methods(["GET", "POST"])
@login_required
@told
def reopen(request: SignedIn, collection: int, slug: str) -> HttpResponse:
    """Unlock a signed period, with the reason."""
    row = standing.filing(request.user, collection, slug)
    may.require(may.reopen(request.user, row), by=request.user, about=f"filing {row.pk}", partner=row.partner)
    form = sent_form(request, ReasonForm)
    if form.is_valid():
        try:
            signing.reopen(filing=row, reason=form.cleaned_data["reason"], by=request.user)
        except Problem as problem:
            form.add_error("reason", str(problem))
        else:
            messages.success(request, f"{row} is open again.")
            return redirect(row)
    return show(request, "collections/reopen.html", row=row, form=form, status=400 if form.errors else 200)
