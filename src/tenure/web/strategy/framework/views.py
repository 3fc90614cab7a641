"""Pages that show the framework: the map, an outcome, a priority, and what is found in it."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.utils.http import urlencode
from django.views.decorators.http import require_safe

from tenure.partnership import framers, frameworks, may
from tenure.partnership.frameworks import Kept
from tenure.publish.strategy.mapping import chosen, found_in, map_of, mark_of, reached_by, rows_of
from tenure.strategy.activities import WORST_FIRST
from tenure.strategy.framework.reading import LONGEST
from tenure.terms.problems import UsedWrongly
from tenure.web.showing import SignedIn, show, told
from tenure.web.strategy.kpis.standing import stood

ROWS = 40
"""Rows on one page: forty with a sentence each are some 25 kB."""


def page_of(request: SignedIn, rows: list[Any]) -> Any:
    """The rows of the page that the address asks for."""
    return Paginator(rows, ROWS).get_page(request.GET.get("page"))


def _number(request: SignedIn) -> int | None:
    said = request.GET.get("version", "")
    if said and not (said.isascii() and said.isdigit() and len(said) < 10):
        raise UsedWrongly("A version has a number, as 3. Take its link from the list of versions.")
    return int(said) if said else None


@require_safe
@login_required
@told
def framework(request: SignedIn) -> HttpResponse:
    """The whole framework as one map; the activities of another aim or status by filter, a page at a time."""
    kept = frameworks.kept(request.user, _number(request))
    keeps = bool(framers.keep_framework(request.user))
    if kept is None:
        return show(request, "strategy/framework/none.html", keeps=keeps)
    stands = kept.standings if kept.version.state == "in force" else None
    asked = {name: request.GET.get(name, "") for name in ("status", "under")}
    wanted = chosen(kept.framework, stands or {}, **asked)
    also = {"version": str(kept.version.number)} if stands is None else {}
    return show(
        request,
        "strategy/framework/map.html",
        found=map_of(kept.framework, stands),
        version=kept.version,
        page=page_of(request, rows_of(kept.framework, stands, wanted)),
        asked=asked,
        statuses=[mark_of(each) for each in WORST_FIRST] if stands is not None else [],
        address="?" + urlencode({k: v for k, v in {**also, **asked}.items() if v}) + "&",
        keeps=keeps,
    )


@require_safe
@login_required
@told
def outcome(request: SignedIn, code: str) -> HttpResponse:
    """An outcome: whether it is on course by its KPIs, the priorities and activities that serve it."""
    kept = frameworks.required(request.user)
    part = kept.framework.outcome(code)
    if part is None:
        raise may.OutOfSight("There is no such outcome in the framework in force.")
    _, _, stands = stood(request)
    priorities, activities, _ = reached_by(kept.framework, code)
    page = page_of(request, rows_of(kept.framework, kept.standings, activities))
    said = {"found": stands.course.outcome(code), "priorities": priorities, "page": page}
    return show(request, "strategy/framework/outcome.html", part=part, **said)


@require_safe
@login_required
@told
def priority(request: SignedIn, code: str) -> HttpResponse:
    """A priority: the outcomes it serves and the activities that serve it."""
    kept = frameworks.required(request.user)
    part = kept.framework.priority(code)
    if part is None:
        raise may.OutOfSight("There is no such priority in the framework in force.")
    activities = [each for each in kept.framework.activities if code in each.priorities]
    outcomes = [each for each in kept.framework.outcomes if each.code in part.outcomes]
    page = page_of(request, rows_of(kept.framework, kept.standings, activities))
    return show(request, "strategy/framework/priority.html", part=part, outcomes=outcomes, page=page)


@require_safe
@login_required
@told
def search(request: SignedIn) -> HttpResponse:
    """Everything whose title, code, owner, words or paragraph hold what was asked."""
    kept: Kept = frameworks.required(request.user)
    asked = " ".join(request.GET.get("q", "").split())
    if len(asked) > LONGEST:
        raise UsedWrongly("That is too long to search for. Give a few words of it.")
    hits = found_in(kept.framework, asked, kept.standings)
    address = "?" + urlencode({"q": asked}) + "&"
    return show(
        request, "strategy/framework/search.html", asked=asked, page=page_of(request, hits), address=address
    )
