"""What is planned and spent in a year, and the lines of one activity."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from tenure.partnership import accounting, may, treasurers
from tenure.partnership.actions.money import known_activity
from tenure.partnership.models import MoneyLine
from tenure.publish.strategy.accounts import as_table, year_words
from tenure.publish.tables import table_csv
from tenure.strategy.money import year_of
from tenure.web.showing import CSV, SignedIn, download, show, told
from tenure.web.strategy.meetings.saying import Fault
from tenure.web.strategy.money.saying import MOST_LISTED, ROWS, year_said

LINES = 60
"""Lines of an activity on its page, the newest; the file has every sum."""


@require_safe
@login_required
@told
def money(request: SignedIn) -> HttpResponse:
    """One year's money: by source and by activity, and what members owe."""
    year = year_said(request.GET.get("year", ""), year_of(timezone.localdate()))
    found = accounting.year_accounts(request.user, year)
    titles = sorted(accounting.titles().items(), key=lambda each: each[1])
    return show(
        request,
        "strategy/money/money.html",
        found=found,
        page=Paginator(found.activities, ROWS).get_page(request.GET.get("page")),
        fees=accounting.totals_of_fees(request.user, year),
        rows=accounting.fee_rows(request.user, year=year),
        years=accounting.years(),
        titles=titles if len(titles) <= MOST_LISTED else (),
        many=len(titles),
        year_words=year_words,
        keeps=bool(treasurers.keep_money(request.user)),
    )


@require_safe
@login_required
@told
def table(request: SignedIn, year: int) -> HttpResponse:
    """A year's money as a file."""
    found = accounting.year_accounts(request.user, year)
    return download(table_csv(as_table(found)), name=f"money-{year}.csv", kind=CSV)


@require_safe
@login_required
@told
def activity(request: SignedIn, code: str) -> HttpResponse:
    """One activity's money, year by year, and every line of it."""
    return activity_page(request, code)


def activity_page(request: SignedIn, code: str, *, fault: Fault = "", at: str = "") -> HttpResponse:
    """The page of an activity's money; with what was wrong with a form that was sent."""
    may.require(treasurers.see_money(request.user), by=request.user, about=f"money of {code[:60]}")
    if not known_activity(code):
        raise may.OutOfSight("There is no such activity.")
    rows = accounting.of_activity(code)
    return show(
        request,
        "strategy/money/activity.html",
        code=code,
        title=accounting.title_of(code),
        rows=rows,
        lines=MoneyLine.objects.filter(activity=code).select_related("by").order_by("-on", "-pk")[:LINES],
        year_words=year_words,
        year=year_of(timezone.localdate()),
        today=timezone.localdate(),
        keeps=bool(treasurers.keep_money(request.user)),
        typed=request.POST,
        fault=fault,
        at=at,
        status=400 if fault else 200,
    )
