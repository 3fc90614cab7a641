"""The API: who may call it, what it says when something is wrong, and its groups of addresses."""

from __future__ import annotations

import json
from typing import Any, Final

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied, RequestDataTooBig
from django.http import Http404, HttpRequest, HttpResponse, RawPostDataException
from ninja import NinjaAPI
from ninja.errors import AuthenticationError, HttpError, ValidationError
from ninja.parser import Parser
from ninja.security import SessionAuth

from tenure import __version__
from tenure.partnership.limits import TooMany
from tenure.partnership.may import OutOfSight
from tenure.terms.problems import HasFindings, NotAllowed, Problem, Unreadable
from tenure.web.api.activities import router as activities
from tenure.web.api.collections import router as collections
from tenure.web.api.demanding import router as demanding
from tenure.web.api.figures import router as figures
from tenure.web.api.framework import router as framework
from tenure.web.api.kpis import router as kpis
from tenure.web.api.meetings import router as meetings
from tenure.web.api.meetingsteps import router as meetingsteps
from tenure.web.api.members import router as members
from tenure.web.api.money import router as money
from tenure.web.api.planning import router as planning
from tenure.web.api.planruns import router as planruns
from tenure.web.api.reports import router as reports
from tenure.web.api.returns import router as returns
from tenure.web.api.risks import router as risks
from tenure.web.api.surveys import router as surveys

STATUS: Final[tuple[tuple[type[Problem], int], ...]] = (
    (OutOfSight, 404),
    (TooMany, 429),
    (NotAllowed, 403),
    (Unreadable, 422),
    (HasFindings, 409),
    (Problem, 400),
)
"""The status of each kind of Problem; the first that fits."""

_NO_TOKEN: Final = (
    "The header X-CSRFToken is missing or old. "
    f"Send it with the value of the cookie {settings.CSRF_COOKIE_NAME}."
)


class Letters(Parser):
    """Reads a body of JSON whose texts a database can keep: without NUL, and without half a letter."""

    def parse_body(self, request: HttpRequest) -> dict[str, Any]:
        """ValueError where the body is no such JSON; the API says so with 400."""
        found = super().parse_body(request)
        written = json.dumps(found, ensure_ascii=False)
        written.encode()
        if "\\u0000" in written.replace("\\\\", ""):
            raise ValueError("A text holds NUL.")
        return found


api = NinjaAPI(
    title="Tenure",
    version=__version__,
    description="Measures, comparisons, definitions, returns, collections, plan and KPIs: what pages show.",
    auth=SessionAuth(),
    parser=Letters(),
    urls_namespace="api",
    docs_url=None,
    docs_decorator=login_required,
)
api.add_router("", figures)
api.add_router("", returns)
api.add_router("", collections)
api.add_router("", members)
api.add_router("", surveys)
api.add_router("", planning)
api.add_router("", planruns)
api.add_router("", demanding)
api.add_router("", risks)
api.add_router("", money)
api.add_router("", meetings)
api.add_router("", meetingsteps)
api.add_router("", framework)
api.add_router("", activities)
api.add_router("", kpis)
api.add_router("", reports)


@api.exception_handler(Problem)
def problem(request: HttpRequest, found: Problem) -> HttpResponse:
    status = next(status for kind, status in STATUS if isinstance(found, kind))
    return api.create_response(request, {"says": str(found)}, status=status)


@api.exception_handler(PermissionDenied)
def refused(request: HttpRequest, found: PermissionDenied) -> HttpResponse:
    return api.create_response(request, {"says": str(found) or "Your account may not do this."}, status=403)


@api.exception_handler(Http404)
def not_there(request: HttpRequest, found: Http404) -> HttpResponse:
    says = "There is nothing at this address, or it is not yours to see."
    return api.create_response(request, {"says": says}, status=404)


@api.exception_handler(AuthenticationError)
def signed_out(request: HttpRequest, found: AuthenticationError) -> HttpResponse:
    return api.create_response(request, {"says": "Sign in first, in the browser."}, status=401)


@api.exception_handler(HttpError)
def declined(request: HttpRequest, found: HttpError) -> HttpResponse:
    """What the framework turns away itself: a token that is missing, or a body that is not JSON."""
    says = (
        _NO_TOKEN
        if found.status_code == 403
        else "The body could not be read. Send JSON, or a file in a form."
    )
    return api.create_response(request, {"says": says}, status=found.status_code)


@api.exception_handler(RawPostDataException)
@api.exception_handler(RequestDataTooBig)
def no_json(request: HttpRequest, found: Exception) -> HttpResponse:
    """A form with a file, where JSON is read."""
    says = "The body could not be read. Send JSON here, not a form."
    return api.create_response(
        request, {"says": says}, status=413 if isinstance(found, RequestDataTooBig) else 400
    )


@api.exception_handler(ValidationError)
def misread(request: HttpRequest, found: ValidationError) -> HttpResponse:
    fields = sorted({str(error["loc"][-1]) for error in found.errors})
    says = f"These could not be read: {', '.join(fields)}. See /api/openapi.json for what each may hold."
    return api.create_response(request, {"says": says, "fields": fields}, status=422)
