"""The audit of KPIs: what each was asked, what was found, what is recommended, what was decided."""

from __future__ import annotations

from urllib.parse import urlencode

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.views.decorators.http import require_safe

from tenure.partnership.measuring_up import Stands, decided_rows
from tenure.publish.strategy.auditing import ADVICE, QUESTIONS, AuditPage, audit_page
from tenure.web.showing import SignedIn, show, told
from tenure.web.strategy.kpis.standing import ROWS, file_of, stood

CHOICES = ("advice", "outcome", "weak")
"""What the audit can be narrowed by, as it stands in an address."""


@require_safe
@login_required
@told
def audit(request: SignedIn) -> HttpResponse:
    """Every KPI, or those that are asked for."""
    _, _, found = stood(request)
    page = _page(request, found)
    return show(
        request,
        "strategy/kpis/audit.html",
        found=page,
        page=Paginator(page.rows, ROWS).get_page(request.GET.get("page")),
        chosen={name: request.GET.get(name, "") for name in CHOICES},
        outcomes=found.framework.outcomes,
        questions=QUESTIONS,
        advice=ADVICE,
        where=urlencode({name: request.GET[name] for name in CHOICES if request.GET.get(name)}),
    )


def _page(request: SignedIn, found: Stands) -> AuditPage:
    return audit_page(decided_rows(found), **{name: request.GET.get(name, "") for name in CHOICES})


@require_safe
@login_required
@told
def take(request: SignedIn, form: str) -> HttpResponse:
    """The audit as a file, narrowed as the page is."""
    holding, _, found = stood(request)
    page = _page(request, found)
    return file_of(request, form, page.table, holding, page.title)
