"""The framework as files to take away: the template of a workbook, and a version in each form."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.views.decorators.http import require_safe

from tenure.partnership import framers, frameworks, limits, may
from tenure.strategy.framework.books import as_workbook
from tenure.strategy.framework.books import template as empty_book
from tenure.strategy.framework.parts import Framework
from tenure.strategy.framework.writing import as_json, as_toml
from tenure.web.showing import XLSX, SignedIn, download, told

FORMS: Final[Mapping[str, tuple[str, Callable[[Framework], str | bytes]]]] = {
    "toml": ("text/plain; charset=utf-8", as_toml),
    "json": ("application/json", as_json),
    "xlsx": (XLSX, as_workbook),
}


@require_safe
@login_required
@told
def template(request: SignedIn) -> HttpResponse:
    """An empty workbook to fill in."""
    may.require(framers.see_framework(request.user), by=request.user, about="the framework")
    return download(empty_book(), name="framework-template.xlsx", kind=XLSX)


@require_safe
@login_required
@told
def version_file(request: SignedIn, number: int, form: str) -> HttpResponse:
    """One version as TOML, JSON or a workbook; loaded again it is the same."""
    version = frameworks.version(request.user, number)
    if form not in FORMS:
        raise Http404
    limits.spend("export", request.user.pk)
    kind, made = FORMS[form]
    return download(made(version.framework), name=f"framework-version-{number}.{form}", kind=kind)
