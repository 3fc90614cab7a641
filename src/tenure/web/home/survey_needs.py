"""What open surveys need of somebody: of a lead, closing them; of an analyst, the forms of their people."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils import timezone

from tenure.partnership import surveyors
from tenure.partnership.actions.surveys import answers_so_far
from tenure.partnership.models import Account, SurveyWave
from tenure.partnership.models.surveys import OPEN
from tenure.partnership.reminding import in_words_of
from tenure.web.home.filing_needs import Need
from tenure.web.wording import many


def taking_answers() -> list[tuple[SurveyWave, str]]:
    """Surveys that take answers today, each with how far it is."""
    waves = SurveyWave.objects.filter(state=OPEN).select_related("design").order_by("closes_on", "pk")
    today = timezone.localdate()
    return [(wave, how_far(wave)) for wave in waves if wave.takes_answers(today)]


def how_far(wave: SurveyWave) -> str:
    """Until when a survey takes answers, and how many have come."""
    until = f"until {in_words_of(wave.closes_on)}" if wave.closes_on else "until it is closed by hand"
    return f"It takes answers {until}; {many(answers_so_far(wave), 'answer')} so far."


def of(user: Account) -> Iterator[Need]:
    """One thing for each survey that they can do something about, those past their day first."""
    leads = surveyors.send_survey(user).yes
    today = timezone.localdate()
    for wave in SurveyWave.objects.filter(state=OPEN).select_related("design").order_by("closes_on", "pk"):
        if wave.takes_answers(today):
            yield _taking(wave, leads=leads)
        elif leads:
            yield _past(wave)


def _taking(wave: SurveyWave, *, leads: bool) -> Need:
    step = "Send or close it" if leads else "Take in forms"
    return Need("–", "no-data", f"{wave} is open", how_far(wave), wave.get_absolute_url(), step)


def _past(wave: SurveyWave) -> Need:
    assert wave.closes_on is not None, "a wave without a last day is never past it"
    says = f"Its last day was {in_words_of(wave.closes_on)}. Results are shown once it is closed."
    return Need("!", "watch", f"Close {wave}", says, wave.get_absolute_url(), "Close it")
