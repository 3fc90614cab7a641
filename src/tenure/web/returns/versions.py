"""Every sending of one return: which there are, how two of them differ, and bringing an earlier one back."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST, require_safe

from tenure.partnership import sight
from tenure.partnership.actions import versions as actions
from tenure.partnership.models import Submission
from tenure.returns import KINDS
from tenure.returns.differing import Difference
from tenure.web.showing import SignedIn, show, told
from tenure.web.wording import many

CELLS_SHOWN = 500


@require_safe
@login_required
@told
def versions(request: SignedIn, number: int) -> HttpResponse:
    """All sendings, newest first; each is compared with the one before it."""
    sent = sight.submission(request.user, number)
    rows = list(_sendings(request, sent))
    pairs = list(zip(rows, [*rows[1:], None], strict=True))
    return show(request, "returns/versions.html", sent=sent, pairs=pairs, restorable=actions.RESTORABLE)


def _sendings(request: SignedIn, sent: Submission) -> list[Submission]:
    same = sight.submissions(request.user).filter(kind=sent.kind, partner=sent.partner, year=sent.year)
    return list(same.order_by("-number"))


@require_safe
@login_required
@told
def compare(request: SignedIn, number: int, other: int) -> HttpResponse:
    """What sets one sending apart from an earlier one: people, then cells."""
    later, earlier = sight.submission(request.user, number), sight.submission(request.user, other)
    if earlier.number > later.number:
        later, earlier = earlier, later
    found = actions.compare(earlier=earlier, later=later, by=request.user)
    kind = KINDS[later.kind]
    return show(
        request,
        "returns/compare.html",
        earlier=earlier,
        later=later,
        found=found,
        whose=kind.whose,
        answer=answer(found),
        fields=[(kind.label_of(name), count) for name, count in found.by_field.items()],
        cells=[(cell, kind.label_of(cell.field)) for cell in found.changed[:CELLS_SHOWN]],
        shown=CELLS_SHOWN,
    )


def answer(found: Difference) -> str:
    """How two sendings differ, in one sentence."""
    people = [
        (len(found.added), "record added", "records added"),
        (len(found.gone), "record gone", "records gone"),
        (len(found.changed), "cell changed", "cells changed"),
    ]
    said = [many(number, one, more) for number, one, more in people if number]
    return ", ".join(said) if said else "The two sendings say the same"


@require_POST
@login_required
@told
def restore(request: SignedIn, number: int) -> HttpResponse:
    """Bring an earlier sending back as the newest."""
    sent = sight.submission(request.user, number)
    restored = actions.restore(submission=sent, by=request.user)
    messages.success(
        request, f"Sending {sent.number} is back as sending {restored.number}; it is checked anew."
    )
    return redirect(restored)
