"""What anyone may read, and what is said when a page cannot be shown."""

from __future__ import annotations

import secrets
import sys

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.http import require_safe

from tenure.partnership.health import health as health_of
from tenure.partnership.logs import log
from tenure.web.showing import show

_NO_SUCH_PAGE = "There is no page at this address, or it is not yours to see."
_REFUSED = "Your account may not do this."


@require_safe
def accessibility(request: HttpRequest) -> HttpResponse:
    return show(request, "about/accessibility.html")


@require_safe
def health(request: HttpRequest) -> JsonResponse:
    """For whoever keeps the machine: facts with numbers only; 503 where something is outside its limits."""
    found = health_of()
    return JsonResponse({"fine": found.fine, **found.facts}, status=200 if found.fine else 503)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    says = "The browser sent something that this page cannot read. Go back and try again."
    return _said(request, 400, says)


def refused(request: HttpRequest, exception: Exception) -> HttpResponse:
    return _said(request, 403, str(exception) or _REFUSED)


def no_such_page(request: HttpRequest, exception: Exception) -> HttpResponse:
    return _said(request, 404, _NO_SUCH_PAGE)


def forged(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form that did not come from these pages, or was left open for too long."""
    says = "The form was open too long, or did not come from these pages. Go back, reload it and try again."
    return _said(request, 403, says, head="This form was not sent")


def our_fault(request: HttpRequest) -> HttpResponse:
    """Something of ours broke: a number to quote, and the same number in the log."""
    number = secrets.token_hex(4)
    log(__name__).error("page broke", reference=number, exc_info=sys.exc_info())
    return _said(request, 500, "", reference=number)


def _said(request: HttpRequest, status: int, says: str, reference: str = "", head: str = "") -> HttpResponse:
    if request.path.startswith("/api/"):
        return JsonResponse({"says": says or f"Something broke here. Reference {reference}."}, status=status)
    said = {"says": says, "number": status, "reference": reference, "head": head}
    return show(request, "about/error.html", status=status, **said)
