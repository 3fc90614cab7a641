"""Pages that show surveys and their results."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from tenure.partnership import may, polling, sight, surveyors
from tenure.partnership.models import SurveyDesign, SurveyWave
from tenure.web.analysis.pictures import pictures
from tenure.web.measures.views import parted
from tenure.web.showing import SignedIn, show, told


@require_safe
@login_required
@told
def listing(request: SignedIn) -> HttpResponse:
    """Every wave, newest first; for a lead also the surveys themselves."""
    may.require(surveyors.see_surveys(request.user), by=request.user, about="the surveys")
    waves = list(SurveyWave.objects.select_related("design"))
    today = timezone.localdate()
    leads = surveyors.design_survey(request.user).yes
    return show(
        request,
        "surveys/list.html",
        waves=[(wave, wave.takes_answers(today)) for wave in waves],
        taking=sum(wave.takes_answers(today) for wave in waves),
        closed=sum(wave.is_closed for wave in waves),
        designs=SurveyDesign.objects.all() if leads else (),
        leads=leads,
    )


@require_safe
@login_required
@told
def results(request: SignedIn, number: int) -> HttpResponse:
    """What a closed wave found, for whoever looks."""
    wave = polling.wave(request.user, number)
    shown_by = request.GET.get("by", "")
    found = polling.results(wave=wave, by=request.user, shown_by=shown_by, texts=True)
    viewer = sight.viewer(request.user)
    drawn = {chart.key: pictures(chart, viewer) for chart in found.charts}
    head, rest = parted(found.title)
    where = f"?by={shown_by}" if shown_by else ""
    said: dict[str, Any] = {"head": head, "rest": rest, "drawn": drawn, "where": where}
    return show(request, "surveys/results.html", found=found, wave=wave, **said)
