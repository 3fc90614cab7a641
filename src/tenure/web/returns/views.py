"""Pages that show returns: who has filed, one return with its findings, one rule's rows."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.views.decorators.http import require_safe

from tenure.partnership import may, notes, sight
from tenure.partnership.actions import completing, reading, returns
from tenure.partnership.models import Submission
from tenure.partnership.models.submissions import CHECKED, CHECKING, RECEIVED, UNREADABLE
from tenure.returns import KINDS
from tenure.terms.windows import CSWW
from tenure.web.home.needs import year_due
from tenure.web.returns.cards import answer, card, cards
from tenure.web.showing import SignedIn, show, told

ROWS_A_PAGE = 100


@require_safe
@login_required
@told
def listing(request: SignedIn) -> HttpResponse:
    """An analyst's own returns, or who has filed for a partnership lead."""
    may.require(may.see_filing(request.user), by=request.user, about="the list of returns")
    newest = year_due()
    asked = request.GET.get("year", "")
    year = int(asked) if len(asked) == 4 and asked.isdecimal() and 2000 < int(asked) < 2100 else newest
    kind = KINDS.get(request.GET.get("kind", ""), KINDS[CSWW])
    return show(
        request,
        "returns/list.html",
        year=year,
        years=range(newest, newest - 7, -1),
        kind=kind,
        kinds=KINDS.values(),
        filing=sight.filing(request.user, year=year, kind=kind.key),
        sent=sight.submissions(request.user),
    )


@require_safe
@login_required
@told
def submission(request: SignedIn, number: int) -> HttpResponse:
    """One return: how it stands, what was found by rule, what to do now, and its history."""
    sent = sight.submission(request.user, number)
    history = sight.submissions(request.user).filter(kind=sent.kind, partner=sent.partner, year=sent.year)
    said: dict[str, Any] = {"sent": sent, "history": history, "answer": answer(sent, ()), "cards": ()}
    said |= {"kind": KINDS[sent.kind], "lacking": completing.lacking(sent)}
    if sent.state in (RECEIVED, CHECKING):
        return show(request, "returns/waiting.html", **said)
    if sent.state != UNREADABLE:
        said |= _found(request, sent)
    return show(request, "returns/submission.html", **said)


def _found(request: SignedIn, sent: Submission) -> dict[str, Any]:
    checked = reading.findings(submission=sent, by=request.user)
    waiting = returns.unanswered(sent, checked)
    return {
        "checked": checked,
        "cards": cards(checked, sent.notes.select_related("by"), waiting),
        "waiting": waiting,
        "offers": notes.offered(sent, checked) if sent.state == CHECKED else {},
        "answer": answer(sent, waiting),
    }


@require_safe
@login_required
@told
def progress(request: SignedIn, number: int) -> HttpResponse:
    """How far the worker is, for a page that asks again every second; the whole page once it is done."""
    sent = sight.submission(request.user, number)
    response = show(request, "returns/progress.html", sent=sent)
    if sent.state not in (RECEIVED, CHECKING):
        response.headers["HX-Refresh"] = "true"
    return response


@require_safe
@login_required
@told
def rule(request: SignedIn, number: int, code: str) -> HttpResponse:
    """Every row that one rule found, a hundred at a time."""
    sent = sight.submission(request.user, number)
    checked = reading.findings(submission=sent, by=request.user)
    group = next((one for one in checked.groups if one.rule.code == code), None)
    if group is None:
        raise Http404
    noted = {note.row: note for note in sent.notes.filter(rule=code)}
    answered = code not in returns.unanswered(sent, checked)
    one = card(group, noted, answered=answered, limit=None)
    kind = KINDS[sent.kind]
    page = Paginator(one.cells, ROWS_A_PAGE).get_page(request.GET.get("page"))
    offers = notes.offered(sent, checked) if sent.state == CHECKED else {}
    return show(request, "returns/rule.html", sent=sent, kind=kind, card=one, page=page, offers=offers)
