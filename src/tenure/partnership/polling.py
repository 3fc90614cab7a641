"""Results of a wave for whoever looks: what they may see is decided here, what may be shown in publish."""

from __future__ import annotations

from dataclasses import replace

from tenure.partnership import audit, may, surveyors
from tenure.partnership.actions.returns import By
from tenure.partnership.actions.surveys import waves_before
from tenure.partnership.models import Account, SurveyAnswer, SurveyDesign, SurveyWave
from tenure.partnership.models.audit import REFUSED
from tenure.partnership.models.members import ANALYST, LEAD
from tenure.partnership.wall import whole_partnership
from tenure.publish.surveys import Reader, SurveyResults, Wave, survey_results
from tenure.returns.survey.counting import Counted
from tenure.returns.survey.questions import code_of


def results(*, wave: SurveyWave, by: By, shown_by: str = "", texts: bool = False) -> SurveyResults:
    """The results of a closed wave beside the wave before it, as this person may see them.

    shown_by  partner, service or stage; empty for everyone together.
    texts     whether what people wrote is read too, by the lead; it is then written down.
    """
    may.require(surveyors.see_results(by, wave), by=by, about=f"wave {wave.pk}")
    earlier = waves_before(wave).first()
    found = survey_results(
        counted(wave), reader(by), before=counted(earlier) if earlier else None, by=shown_by
    )
    if not texts:
        return replace(found, texts=())
    if found.texts:
        audit.enter("read what people wrote", f"wave {wave.pk}", by=by)
    return found


def counted(wave: SurveyWave) -> Wave:
    """A closed wave with its answers, for publish alone."""
    assert wave.closed_on is not None, "only a closed wave is counted"
    with whole_partnership():
        answers = list(
            SurveyAnswer.objects.filter(wave=wave).order_by("pk").values_list("answers", flat=True)
        )
    return Wave(
        key=f"{wave.design.key}-{wave.number}",
        name=wave.name,
        closed_on=wave.closed_on,
        counted=Counted(wave.survey, answers),
        invited=0 if wave.open_link else wave.invited,
        to_partners=wave.to_partners,
    )


def reader(by: By) -> Reader:
    """Which results somebody may see at all."""
    if not isinstance(by, Account):
        return Reader(leads=True)
    own = code_of(by.partner.number) if by.role == ANALYST and by.partner else ""
    return Reader(own, leads=by.role == LEAD)


def wave(by: object, number: int) -> SurveyWave:
    """One wave; OutOfSight where there is none."""
    may.require(surveyors.see_surveys(by), by=by, about="the surveys")
    found = SurveyWave.objects.select_related("design").filter(pk=number).first()
    if found is None:
        audit.enter("was refused", f"wave {number}", by=by, outcome=REFUSED)
        raise may.OutOfSight("There is no such survey.")
    return found


def design(by: object, number: int) -> SurveyDesign:
    """One version of a survey, for those who design them; OutOfSight where there is none."""
    may.require(surveyors.design_survey(by), by=by, about="designing a survey")
    found = SurveyDesign.objects.filter(pk=number).first()
    if found is None:
        audit.enter("was refused", f"survey {number}", by=by, outcome=REFUSED)
        raise may.OutOfSight("There is no such survey.")
    return found


def waves_by_name() -> dict[str, SurveyWave]:
    """Every wave by the name that commands use: wellbeing-pulse-2."""
    waves = SurveyWave.objects.select_related("design").order_by("design__key", "number")
    return {f"{wave.design.key}-{wave.number}": wave for wave in waves}
