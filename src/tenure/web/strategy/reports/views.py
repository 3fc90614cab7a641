"""Pages of reports: the list, each report to read, its files, and what was made of it before."""

from __future__ import annotations

from datetime import date

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.views.decorators.http import require_safe

from tenure import publish
from tenure.partnership import limits, may, reporters, reporting, sight
from tenure.partnership.actions import reports as actions
from tenure.partnership.models import CaseStudy, ReportMade
from tenure.publish.strategy.reports.drawing import draw_some
from tenure.publish.strategy.reports.kinds import KINDS, NAMES
from tenure.publish.strategy.reports.parts import Report, cited_table, rests_table
from tenure.publish.strategy.reports.writing import FORM_LABELS, FORMS
from tenure.terms.problems import UsedWrongly
from tenure.web.analysis.pictures import folder, pictures
from tenure.web.showing import CSV, SignedIn, download, show, told

SECONDS: float = 0.8
"""How long a reader waits for charts to be drawn before being told how far that is."""


@require_safe
@login_required
@told
def reports(request: SignedIn) -> HttpResponse:
    may.require(reporters.see_reports(request.user), by=request.user, about="reports")
    on, since = days_in(request)
    taken = ReportMade.objects.select_related("by")
    page = Paginator(taken, 20).get_page(request.GET.get("page"))
    return show(
        request,
        "strategy/reports/list.html",
        kinds=KINDS.values(),
        names=NAMES,
        forms=FORM_LABELS,
        on=on,
        since=since or reporting.usual_since(on),
        page=page,
        brands=reporters.choose_branding(request.user),
    )


def days_in(request: SignedIn) -> tuple[date | None, date | None]:
    """The days in the address: as known on, and since."""
    return tuple(_day(request.GET.get(name, "")) for name in ("on", "since"))  # type: ignore[return-value]


def _day(text: str) -> date | None:
    if not text:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError as fault:
        said = f"{text[:20]} is not a day of the calendar. Write it as 2023-11-30."
        raise UsedWrongly(said) from fault


def _asked(request: SignedIn, key: str) -> tuple[Report, date | None, date | None]:
    on, since = days_in(request)
    if key not in KINDS:
        raise Http404
    if KINDS[key].since and since is None:
        since = reporting.usual_since(on)
    return actions.seen(key, by=request.user, on=on, since=since), on, since


@require_safe
@login_required
@told
def report(request: SignedIn, key: str) -> HttpResponse:
    """A report to read. Its figures are for its readers' eyes, whoever asks for it."""
    found, on, since = _asked(request, key)
    viewer = sight.viewer(request.user)
    drawn = {chart.key: pictures(chart, viewer) for chart in found.charts}
    days = {"on": on, "since": since if KINDS[key].since else None}
    address = "&".join(f"{name}={day}" for name, day in days.items() if day)
    return show(
        request,
        "strategy/reports/report.html",
        report=found,
        drawn=drawn,
        forms=FORM_LABELS,
        address=address,
        cited=cited_table(found),
        rests=rests_table(found),
    )


@require_safe
@login_required
@told
def take(request: SignedIn, key: str, form: str) -> HttpResponse:
    """A report to keep; while its charts are drawn for the first time, how far that is."""
    if form not in FORMS:
        raise Http404
    on, since = days_in(request)
    found, on, since = _asked(request, key)
    done, of = draw_some(found, folder(), seconds=SECONDS) if form in ("pdf", "html") else (0, 0)
    if done < of:
        return show(request, "strategy/reports/waiting.html", report=found, done=done, of=of)
    limits.spend("export", request.user.pk)
    taken = actions.take(key, form, by=request.user, on=on, since=since)
    return download(taken.content, name=f"{found.file}.{form}", kind=FORMS[form])


@require_safe
@login_required
@told
def table(request: SignedIn, key: str, table: str) -> HttpResponse:
    """One table of a report, the same cells as on its page."""
    found, _, _ = _asked(request, key)
    known = {chart.key: chart.table for chart in found.charts}
    known |= {one.name: one for section in found.sections for one in section.tables}
    known |= {"cited": cited_table(found)}
    if table not in known:
        raise Http404
    return download(publish.table_csv(known[table]), name=f"{found.file}-{table}.csv", kind=CSV)


def _made(request: SignedIn, number: int) -> ReportMade:
    may.require(reporters.see_reports(request.user), by=request.user, about="reports")
    found = ReportMade.objects.select_related("by").filter(pk=number).first()
    if found is None:
        raise Http404
    return found


@require_safe
@login_required
@told
def again(request: SignedIn, number: int) -> HttpResponse:
    """A report that was taken, made again as it was."""
    found = _made(request, number)
    limits.spend("export", request.user.pk)
    made = actions.again(found, by=request.user)
    return download(made.content, name=made.file, kind=FORMS[found.form])


@require_safe
@login_required
@told
def made(request: SignedIn, number: int) -> HttpResponse:
    """What a report was made from, and which case studies it told; those withdrawn since are said so."""
    found = _made(request, number)
    stories = CaseStudy.objects.filter(pk__in=found.stories)
    return show(
        request,
        "strategy/reports/made.html",
        found=found,
        name=NAMES.get(found.kind, found.kind),
        stories=stories,
    )
