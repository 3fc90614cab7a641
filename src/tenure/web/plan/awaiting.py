"""The page that tells how far work is which another page waits for."""

from __future__ import annotations

from django.http import HttpResponse

from tenure.publish.planning.awaiting import Progress
from tenure.web.showing import SignedIn, show


def for_news(request: SignedIn) -> bool:
    """Whether a page that waits asks how far the work is."""
    return request.headers.get("HX-Request") == "true"


def whole_page() -> HttpResponse:
    """To a page that asks for news: there is more than news, so ask for the whole page."""
    return HttpResponse(headers={"HX-Refresh": "true"})


def waiting(request: SignedIn, progress: Progress, says: str, *, back: tuple[str, str, str]) -> HttpResponse:
    """How far the work is: only that for a page that asks for news, else the page that asks.

    says  what is being worked out.
    back  the page before: its address's name, the choices, what it is called.
    """
    template = "skin/awaited.html" if for_news(request) else "plan/awaited.html"
    before, choices, called = back
    return show(
        request,
        template,
        progress=progress,
        says=says,
        before=before,
        address=choices,
        called=called,
        asked=request.get_full_path(),
    )
