"""One's own calendar feed: its secret link, and the feed itself for a calendar that is not signed in."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from tenure.partnership import may
from tenure.partnership.actions import calendars
from tenure.partnership.wall import reaching_as
from tenure.web.showing import SignedIn, show, site_of, told


@require_http_methods(["GET", "POST"])
@login_required
@told
def calendar(request: SignedIn) -> HttpResponse:
    """Say what the feed is; make its link, which is shown once."""
    may.require(may.keep_calendar(request.user), by=request.user, about="a calendar link")
    link = ""
    if request.method == "POST":
        token = calendars.make_link(by=request.user)
        link = site_of(request) + reverse("collections:feed", args=[token])
    kept = calendars.link_of(request.user)
    return show(request, "collections/calendar.html", link=link, kept=kept)


@require_POST
@login_required
@told
def end(request: SignedIn) -> HttpResponse:
    """Take the link back."""
    calendars.end_link(by=request.user)
    messages.success(request, "The link is taken back. Whoever has it reads nothing more.")
    return redirect("collections:calendar")


@require_safe
@told
def feed(request: HttpRequest, token: str) -> HttpResponse:
    """The feed of whoever holds the secret; what opens nothing is no address."""
    account = calendars.reader_of(token)
    if account is None:
        raise Http404
    with reaching_as(account):
        text = calendars.feed_of(account)
    response = HttpResponse(text, content_type="text/calendar; charset=utf-8")
    response.headers["Content-Disposition"] = 'inline; filename="tenure.ics"'
    return response
