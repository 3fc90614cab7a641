"""Pages that show collections: the desk, one collection, one filing, engagement."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_safe

from tenure import publish
from tenure.partnership import engaging, may, sight, standing
from tenure.partnership.actions.collections import colleagues
from tenure.partnership.models import Collection, Partner
from tenure.partnership.standing import Standing
from tenure.publish.engaging import engagement as engagement_of
from tenure.web.collections import words
from tenure.web.home.survey_needs import taking_answers
from tenure.web.showing import CSV, SignedIn, download, show, told

COLUMNS = 6
"""Collections side by side on the desk: the newest that are not signed off for everybody."""


@require_safe
@login_required
@told
def desk(request: SignedIn) -> HttpResponse:
    """Who has filed what: a matrix for a lead, one's own list for an analyst; and every collection."""
    may.require(may.see_collections(request.user), by=request.user, about="the collections")
    rows = standing.standings(standing.filings(request.user))
    lead = bool(may.open_collection(request.user))
    said: dict[str, Any] = {"lead": lead, "rows": rows, "answer": words.answer_of_desk(rows, lead=lead)}
    if lead:
        said |= _matrix(rows)
        said["waves"] = taking_answers()
    return show(request, "collections/desk.html", words_of=words, **said)


def _matrix(rows: Sequence[Standing]) -> dict[str, Any]:
    """Partners down, collections across; and for each collection how many have filed and are signed off."""
    by_collection: dict[Collection, list[Standing]] = {}
    for one in rows:
        by_collection.setdefault(one.collection, []).append(one)
    open_ones = [each for each, ones in by_collection.items() if any(o.state != "signed off" for o in ones)]
    across = open_ones[:COLUMNS]
    partners: dict[Partner, dict[int, Standing]] = {}
    for one in rows:
        if one.collection in across:
            partners.setdefault(one.partner, {})[one.collection.pk] = one
    down = sorted(partners.items(), key=lambda item: item[0].number)
    return {"across": across, "down": down, "by_collection": by_collection}


@require_safe
@login_required
@told
def collection(request: SignedIn, collection: int) -> HttpResponse:
    """One collection, partner by partner; an analyst is led to their own filing."""
    found = standing.collection(request.user, collection)
    rows = standing.standings(standing.filings(request.user).filter(collection=found))
    if not may.open_collection(request.user):
        return redirect(rows[0].filing)
    lacking = sum(one.owed for one in rows)
    said: dict[str, Any] = {
        "rows": rows,
        "answer": words.answer_of_collection(found, rows),
        "lacking": lacking,
    }
    changes = found.changes.select_related("by")
    return show(request, "collections/collection.html", one=found, changes=changes, words_of=words, **said)


@require_safe
@login_required
@told
def filing(request: SignedIn, collection: int, slug: str) -> HttpResponse:
    """One partner's filing: where it stands, what to do now, who sees to it, and its history."""
    row = standing.filing(request.user, collection, slug)
    one = standing.standing(row)
    sent = sight.submissions(request.user).filter(
        kind=row.collection.kind, year=row.collection.year, partner=row.partner
    )
    return show(
        request,
        "collections/filing.html",
        one=one,
        sent=sent,
        answer=words.answer(one),
        history=words.history(row),
        colleagues=colleagues(row),
        own=may.prepare_sign_off(request.user, row),
        lead=may.sign_off(request.user, row),
        words_of=words,
    )


@require_safe
@login_required
@told
def engagement(request: SignedIn) -> HttpResponse:
    """How partners keep up: all of them for a lead, one's own for an analyst."""
    found = engagement_of(engaging.filed(request.user))
    return show(request, "collections/engagement.html", found=found)


@require_safe
@login_required
@told
def engagement_csv(request: SignedIn) -> HttpResponse:
    found = engagement_of(engaging.filed(request.user))
    return download(publish.table_csv(found.filings), name="tenure-engagement.csv", kind=CSV)
