"""How a view answers: a page, a file to keep, or a sentence that says what to put right."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TYPE_CHECKING, Any, Final

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import is_valid_path

from tenure.partnership import framers, may
from tenure.partnership.limits import TooMany
from tenure.partnership.measuring_up import NothingInForce
from tenure.partnership.reporting import NothingToReportOn
from tenure.terms.problems import NothingOnRecord, Problem, UsedWrongly

if TYPE_CHECKING:
    from tenure.partnership.models import Account


class SignedIn(HttpRequest):
    """A request of someone who is signed in: `user` is their account."""

    user: Account


View = Callable[..., HttpResponseBase]
NOTHING_YET: Final = (NothingInForce, NothingToReportOn, NothingOnRecord)
"""Problems of a partnership that has only begun: nothing is wrong, something is still to come."""


def show(request: HttpRequest, template: str, *, status: int = 200, **said: Any) -> HttpResponse:
    """A page from a template of ours."""
    return render(request, template, said, status=status, using="jinja2")


def told(view: View) -> View:
    """Show a Problem as a page with its sentence; refusals go on to Django, which answers 403 and 404.

    What was asked with a NUL in it is turned away before the view: no database keeps one in a text.
    """

    @wraps(view)
    def telling(request: HttpRequest, *args: Any, **named: Any) -> HttpResponseBase:
        try:
            _require_letters(request)
            return view(request, *args, **named)
        except (PermissionDenied, Http404):
            raise
        except Problem as problem:
            if isinstance(problem, NOTHING_YET):
                return _nothing_yet(request, problem)
            status = 429 if isinstance(problem, TooMany) else 400
            return show_problem(request, str(problem), status=status)

    return telling


def _require_letters(request: HttpRequest) -> None:
    said = [text for name in request.GET for text in (name, *request.GET.getlist(name))]
    if request.method == "POST" and request.user.is_authenticated:
        said += [text for name in request.POST for text in (name, *request.POST.getlist(name))]
    if any("\0" in text for text in said):
        raise UsedWrongly("What was sent holds a character that is no letter. Type it again.")


def show_problem(request: HttpRequest, says: str, *, status: int = 400) -> HttpResponse:
    """A page with one sentence, and the way back."""
    return show(request, "about/problem.html", status=status, says=says, back=_above(request.path))


def _nothing_yet(request: HttpRequest, problem: Problem) -> HttpResponse:
    """A page where nothing was ever put: what would fill it, and the way there for whoever may."""
    head, back = "There is nothing here yet", _above(request.path)
    ways = _returns_of(request.user) if isinstance(problem, NothingOnRecord) else _framework_of(request.user)
    said = {"says": str(problem), "back": back, "head": head, "ways": ways}
    return show(request, "about/problem.html", status=400, **said)


def _returns_of(user: object) -> list[tuple[str, str]]:
    ways = [("returns:list", "See who has filed")] if may.see_filing(user) else []
    own = getattr(user, "partner", None)
    return [("returns:send", "Send a return"), *ways] if may.send_return(user, own) else ways


def _framework_of(user: object) -> list[tuple[str, str]]:
    return [("strategy:new-version", "Load a framework")] if framers.keep_framework(user) else []


def _above(path: str) -> str:
    """The nearest page above an address, as /returns/7/ is above its preview; empty where there is none."""
    while (path := path.rstrip("/").rpartition("/")[0] + "/") != "/":
        if is_valid_path(path):
            return path
    return ""


def site_of(request: HttpRequest) -> str:
    """The address that letters and links lead to: the site's own where it is known, else this request's."""
    return str(settings.TENURE_SITE) or request.build_absolute_uri("/").rstrip("/")


def download(content: bytes | str, *, name: str, kind: str) -> HttpResponse:
    """A file to keep: never shown in the page, never guessed at by the browser."""
    body = content.encode("utf-8") if isinstance(content, str) else content
    response = HttpResponse(body, content_type=kind)
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    response.headers["X-Content-Type-Options"] = "nosniff"
    return response


CSV = "text/csv; charset=utf-8"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
XML = "application/xml"
