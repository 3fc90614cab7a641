"""How partners take part: all of them for a lead, and one partner's own page."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_safe

from tenure.partnership import engaging, may
from tenure.partnership.models import Partner
from tenure.publish.strategy.engagement import PLACEMENTS, as_table, of_partner, overview, year_table
from tenure.publish.tables import table_csv
from tenure.web.showing import CSV, SignedIn, download, show, told


@require_safe
@login_required
@told
def engagement(request: SignedIn) -> HttpResponse:
    """Partners side by side for a lead; an analyst goes to their own partner's page."""
    may.require(may.see_engagement(request.user), by=request.user, about="engagement")
    if request.user.partner is not None:
        return redirect("strategy:engagement-of", request.user.partner.slug)
    found = overview(engaging.taking_part(request.user))
    return show(request, "strategy/engagement/all.html", found=found, placements=PLACEMENTS)


@require_safe
@login_required
@told
def table(request: SignedIn) -> HttpResponse:
    """What this person may see, as a file."""
    found = as_table(engaging.taking_part(request.user))
    return download(table_csv(found), name="engagement.csv", kind=CSV)


@require_safe
@login_required
@told
def partner(request: SignedIn, slug: str) -> HttpResponse:
    """One partner, year by year."""
    may.require(may.see_engagement(request.user), by=request.user, about="engagement")
    one = Partner.objects.filter(slug=slug).first()
    if one is None:
        raise may.OutOfSight("There is no such partner.")
    asked = engaging.see_partner(request.user, one)
    may.require(asked, by=request.user, about=f"engagement of {slug[:20]}", partner=one)
    every = engaging.taking_part(request.user)
    found = of_partner(next(each for each in every if each.slug == slug))
    return show(
        request,
        "strategy/engagement/partner.html",
        one=one,
        found=found,
        table_of=year_table(found),
        definitions=overview([found.partner]).definitions,
        placements=PLACEMENTS,
    )
