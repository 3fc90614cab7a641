"""What somebody does who answers: beginning, saving page by page, sending once; without account or address.

Nothing of it goes into the audit: an entry has a time, and would tell who answered when.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from django.db import transaction
from django.utils import timezone

from tenure.partnership import limits
from tenure.partnership.models import AnswerLink, Partner, SurveyAnswer, SurveyWave
from tenure.partnership.models.members import digest_of
from tenure.partnership.models.surveys import ANONYMOUS, new_code, plain_code
from tenure.partnership.wall import whole_partnership
from tenure.returns.survey.answering import Answers, Said, Sent, answered, missing, only_asked
from tenure.returns.survey.questions import code_of
from tenure.terms.problems import HasFindings, NotAllowed

Standing = Literal["open", "sent", "closed", "unknown"]


@dataclass(frozen=True)
class Place:
    """Where somebody is who came with a code.

    link  theirs; None where the code is not known.
    """

    standing: Standing
    link: AnswerLink | None = None
    wave: SurveyWave | None = None


class Shut(NotAllowed):
    """The answers cannot be sent any more, or never could; `place` says which."""

    def __init__(self, place: Place) -> None:
        super().__init__("These answers cannot be sent any more.")
        self.place = place


def place_of(code: str) -> Place:
    """Where a code leads."""
    plain = plain_code(code)
    with whole_partnership():
        link = AnswerLink.objects.select_related("wave__design").filter(digest=digest_of(plain)).first()
    return _place(link) if plain else Place("unknown")


def _place(link: AnswerLink | None) -> Place:
    if link is None:
        return Place("unknown")
    if link.sent:
        return Place("sent", link, link.wave)
    standing: Standing = "open" if link.wave.takes_answers(timezone.localdate()) else "closed"
    return Place(standing, link, link.wave)


def wave_of(open_link: str) -> Place:
    """Where an open address leads: a wave that anyone may answer."""
    plain = plain_code(open_link)
    wave = SurveyWave.objects.select_related("design").filter(open_link=plain).first() if plain else None
    if wave is None:
        return Place("unknown")
    return Place("open" if wave.takes_answers(timezone.localdate()) else "closed", None, wave)


def begin(*, open_link: str) -> str:
    """A code of one's own for a wave that anyone may answer."""
    place = wave_of(open_link)
    if place.standing != "open" or place.wave is None:
        raise Shut(place)
    limits.spend("answering", place.wave.pk)
    code = new_code()
    with whole_partnership():
        AnswerLink.objects.create(wave=place.wave, digest=digest_of(code))
    return code


def choose_language(*, code: str, language: str) -> None:
    """Remember the language somebody answers in; one that the survey does not have is passed over."""
    with whole_partnership(), transaction.atomic():
        link = _open_link(code)
        if language in link.wave.design.document["languages"] and language != link.language:
            link.language = language
            link.save(update_fields=["language"])


def save_page(*, code: str, page: int, sent: Sent) -> Said:
    """Keep what one page was answered with, also where something in it is to be put right."""
    with whole_partnership(), transaction.atomic():
        link = _open_link(code)
        survey = link.wave.survey
        said = answered(survey, page, sent, earlier=link.draft, language=link.language)
        here = {item for q in survey.pages[page - 1].questions for item in _names(q.key, link.draft)}
        kept = {name: answer for name, answer in link.draft.items() if name not in here}
        link.draft = only_asked(survey, {**kept, **said.answers})
        link.save(update_fields=["draft"])
    return said


def _names(key: str, draft: Answers) -> list[str]:
    """The answers that belong to a question: its own, or those of its statements."""
    return [name for name in draft if name == key or name.startswith(f"{key}.")]


def send(*, code: str) -> None:
    """Send the answers, once. HasFindings where something that is needed is missing.

    The answers leave the link before it is marked as used, so that nothing kept leads from one to the other.
    """
    with whole_partnership(), transaction.atomic():
        link = _open_link(code)
        survey = link.wave.survey
        answers = only_asked(survey, link.draft)
        faults = missing(survey, answers, language=link.language)
        if faults:
            raise HasFindings(next(iter(faults.values())))
        if link.pseudonym and link.wave.answers.filter(pseudonym=link.pseudonym).exists():
            raise Shut(Place("sent", link, link.wave))
        add_answer(link.wave, answers, pseudonym=link.pseudonym)
        link.draft, link.sent = {}, True
        link.save(update_fields=["draft", "sent"])


def add_answer(wave: SurveyWave, answers: Answers, *, pseudonym: str = "") -> None:
    """Keep one person's answers under a number of chance."""
    SurveyAnswer.objects.create(
        wave=wave,
        partner=partner_said(wave, answers),
        pseudonym="" if wave.mode == ANONYMOUS else pseudonym,
        answers=dict(answers),
    )


def partner_said(wave: SurveyWave, answers: Answers) -> Partner | None:
    """The partner that somebody says employs them; None where it is none of them."""
    question = wave.design.survey.about("partner")
    said = answers.get(question.key) if question else None
    number = next((n for n in wave.partners if code_of(n) == said), None)
    return Partner.objects.filter(number=number).first() if number else None


def _open_link(code: str) -> AnswerLink:
    plain = plain_code(code)
    link = (
        AnswerLink.objects.select_for_update(of=("self",))
        .select_related("wave__design")
        .filter(digest=digest_of(plain))
        .first()
    )
    place = _place(link) if plain else Place("unknown")
    if place.standing != "open" or place.link is None:
        raise Shut(place)
    return place.link
