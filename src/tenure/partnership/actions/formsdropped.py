"""Survey forms that are dropped among returns: which wave each answers, and taking it in there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Final

from django.utils import timezone

from tenure.partnership.actions import surveyforms
from tenure.partnership.actions.surveyforms import By
from tenure.partnership.models import Delivery, SurveyDesign, SurveyForm, SurveyWave
from tenure.returns.survey.sheet import About, CellFault, about, is_form
from tenure.terms.problems import HasFindings, Unreadable

CELLS_NAMED: Final = 8


@dataclass(frozen=True)
class FormDropped:
    """A form that was taken in: of which survey and version, what was taken, and where its wave stands."""

    survey: str
    version: str
    took: str
    leads_to: str


def is_survey_form(data: bytes) -> bool:
    """Whether a file is the form of some survey, and no return."""
    return data.startswith(b"PK") and is_form(data)


def take_dropped(data: bytes, *, by: By, delivery: Delivery | None = None) -> FormDropped:
    """Take in the answers of a form for the open wave of its survey, by the rules of the wave's own page.

    Raises   Unreadable where no wave of it is open, or several are, with where to take it; HasFindings where
             cells are to be put right; UsedWrongly, NotAllowed as the wave's page does.
    """
    of = about(data)
    assert of is not None, "asked for forms alone"
    wave = _wave_of(of)
    took = _taken_before(wave, data, delivery) or _taken(wave, data, by=by, delivery=delivery)
    says = f"{'1 answer was' if took == 1 else f'{took:,} answers were'} taken in for {wave.name}."
    return FormDropped(wave.design.title, f"version {of.version}", says, wave.get_absolute_url())


def _taken(wave: SurveyWave, data: bytes, *, by: By, delivery: Delivery | None) -> int:
    taken = surveyforms.take_form(wave=wave, data=data, by=by, delivery=delivery)
    if taken.faults:
        raise HasFindings(
            f"This is a form of {wave}. {_cells(taken.faults)} to be put right first, so none of its answers "
            "was taken in. Send it on the page of the wave, under Surveys: it says what is wrong with each."
        )
    return taken.answers


def _cells(faults: Sequence[CellFault]) -> str:
    """Their places alone: what stands in them may be what somebody answered."""
    named = ", ".join(fault.cell for fault in faults[:CELLS_NAMED])
    more = f" and {len(faults) - CELLS_NAMED:,} more" if len(faults) > CELLS_NAMED else ""
    return f"{named}{more} {'is' if len(faults) == 1 else 'are'}"


def _taken_before(wave: SurveyWave, data: bytes, delivery: Delivery | None) -> int:
    """How many answers the same delivery took in before its worker was killed."""
    if delivery is None:
        return 0
    kept = SurveyForm.objects.filter(wave=wave, delivery=delivery, sha256=sha256(data).hexdigest())
    return kept.values_list("rows", flat=True).first() or 0


def _wave_of(of: About) -> SurveyWave:
    """The one wave that takes answers by this form."""
    designs = SurveyDesign.objects.filter(key=of.key).order_by("version")
    if not designs:
        raise Unreadable(
            f"This is a form of the survey {of.key or '(no name)'}, and this home holds no such survey. "
            "Take it to the partnership that gave it out."
        )
    title, takes = designs[0].title, [wave for wave in _waves(of.key) if takes_answers(wave)]
    if not takes:
        raise Unreadable(
            f"This is a form of {title}, and no wave of it takes answers now. Ask the partnership lead to "
            "open one."
        )
    fits = [wave for wave in takes if _fits(wave, of)]
    if len(fits) == 1:
        return fits[0]
    names = " and ".join(f"{wave.name} (version {wave.design.version})" for wave in fits or takes)
    if not fits:
        raise Unreadable(
            f"This is a form of {title}, version {of.version or '(none)'}; what takes answers now is "
            f"{names}. Copy the answers into its form, which its page under Surveys gives."
        )
    raise Unreadable(
        f"This is a form of {title}, and several waves of it take answers: {names}. "
        "Take it in on the page of the wave that it answers, under Surveys."
    )


def waves_by_form(of: About) -> list[SurveyWave]:
    """The waves, newest first, that gave this form out: those of its survey, version and content."""
    return [wave for wave in reversed(_waves(of.key)) if _fits(wave, of)]


def takes_answers(wave: SurveyWave) -> bool:
    """Whether a wave takes answers today."""
    return wave.takes_answers(timezone.localdate())


def _waves(key: str) -> list[SurveyWave]:
    return list(SurveyWave.objects.filter(design__key=key).select_related("design").order_by("pk"))


def _fits(wave: SurveyWave, of: About) -> bool:
    return (str(wave.design.version), wave.design.fingerprint) == (of.version, of.fingerprint)
