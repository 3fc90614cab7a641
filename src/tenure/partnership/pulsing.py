"""The example's pulse: two waves that have closed, and one that anybody may answer."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final

from django.db import transaction

from tenure.partnership.actions import surveys
from tenure.partnership.actions.answering import partner_said
from tenure.partnership.actions.surveys import Opening
from tenure.partnership.may import HOLDER
from tenure.partnership.models import Partner, SurveyAnswer, SurveyDesign, SurveyWave
from tenure.partnership.models.surveys import ANONYMOUS
from tenure.returns.survey import bank

OPEN_WAVE: Final = "Try it now"
"""The wave of the example that stays open."""


@transaction.atomic
def load_pulse() -> None:
    """Load the made-up pulse, once."""
    from tenure.example import pulse

    if SurveyDesign.objects.filter(key=pulse.SURVEY).exists():
        return
    for number in pulse.PARTNERS:
        Partner.of(number)
    design = surveys.make_design(document=bank.document(pulse.SURVEY), by=HOLDER)
    design = surveys.publish_design(design=design, by=HOLDER)
    for wave in pulse.pulse():
        _load_wave(design, wave)
    opening = Opening(OPEN_WAVE, ANONYMOUS, openly=True, to_partners=True)
    surveys.open_wave(design=design, opening=opening, by=HOLDER)


def _load_wave(design: SurveyDesign, made: Any) -> None:
    opening = Opening(made.name, ANONYMOUS, to_partners=True)
    wave = surveys.open_wave(design=design, opening=opening, by=HOLDER, on=made.opened_on)
    SurveyWave.objects.filter(pk=wave.pk).update(invited=made.invited)
    SurveyAnswer.objects.bulk_create(_answers(wave, made.answers), batch_size=500)
    surveys.close_wave(wave=wave, by=HOLDER, on=made.closed_on)


def _answers(wave: SurveyWave, answers: Iterable[dict[str, Any]]) -> list[SurveyAnswer]:
    employers: dict[Any, Partner | None] = {}
    found = []
    for given in answers:
        said = given.get("employer")
        if said not in employers:
            employers[said] = partner_said(wave, given)
        found.append(SurveyAnswer(wave=wave, partner=employers[said], answers=given))
    return found
