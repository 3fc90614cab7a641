"""Answering: saved as one goes, sent once, and nothing kept that leads to who answered."""

from datetime import date

import pytest

from given.surveys import WHERE, a_page, a_question, a_survey, a_wave
from tenure.partnership.actions import answering, surveys
from tenure.partnership.actions.answering import Shut
from tenure.partnership.models import AnswerLink, AuditEntry, SurveyAnswer, SurveyWave
from tenure.partnership.models.surveys import CODE_LETTERS, plain_code
from tenure.terms.problems import HasFindings

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("home")]
DOCUMENT = a_survey(
    a_page(WHERE, a_question("leaving", "single", required=True), key="first"),
    a_page(a_question("why", "text", only_if={"question": "leaving", "is": ["yes"]}), key="second"),
    a_page(a_question("mood", "grid", required=True), key="third"),
)
FIRST, MOOD = {"employer": ["101"], "leaving": ["yes"]}, {"mood.calm": ["1"], "mood.tired": ["2"]}


@pytest.fixture
def wave(northvale):
    return a_wave(DOCUMENT)


@pytest.fixture
def code(wave):
    return answering.begin(open_link=wave.open_link)


def fill(code):
    answering.save_page(code=code, page=1, sent=FIRST)
    answering.save_page(code=code, page=2, sent={"why": ["Pay"]})
    answering.save_page(code=code, page=3, sent=MOOD)


def test_answers_are_kept_as_one_goes_and_sent_once(wave, code, northvale):
    fill(code)
    answering.send(code=code)
    answer = SurveyAnswer.objects.get()
    assert answer.partner == northvale
    assert answer.answers == {
        "employer": "101",
        "leaving": "yes",
        "why": "Pay",
        "mood.calm": "1",
        "mood.tired": "2",
    }
    link = AnswerLink.objects.get()
    assert (link.sent, link.draft, answer.pseudonym) == (True, {}, "")
    with pytest.raises(Shut):
        answering.send(code=code)
    with pytest.raises(Shut):
        answering.save_page(code=code, page=1, sent=FIRST)
    assert SurveyAnswer.objects.count() == 1


def test_a_person_who_is_invited_twice_to_a_linked_wave_answers_once():
    wave = a_wave(a_survey(key="linked"), mode="linked")
    codes = surveys._codes(wave, ["the same person"] * 2)
    answering.send(code=codes[0])
    with pytest.raises(Shut):
        answering.send(code=codes[1])
    assert SurveyAnswer.objects.get().pseudonym == "the same person"


def test_nothing_is_written_down_of_who_answered_when(code):
    entries = AuditEntry.objects.count()
    fill(code)
    answering.send(code=code)
    assert AuditEntry.objects.count() == entries
    columns = {field.name: field.get_internal_type() for field in SurveyAnswer._meta.fields}
    assert not {"DateTimeField", "DateField", "TimeField"} & set(columns.values())
    assert set(columns) == {"id", "wave", "partner", "pseudonym", "answers"}


def test_an_earlier_answer_that_changes_takes_later_ones_with_it(code):
    fill(code)
    answering.save_page(code=code, page=1, sent={"leaving": ["no"]})
    answering.send(code=code)
    assert SurveyAnswer.objects.get().answers == {"leaving": "no", "mood.calm": "1", "mood.tired": "2"}


def test_what_is_needed_and_missing_is_not_sent(code):
    answering.save_page(code=code, page=1, sent=FIRST)
    with pytest.raises(HasFindings, match="Choose an answer for “I am calm”"):
        answering.send(code=code)
    assert SurveyAnswer.objects.count() == 0


def test_a_page_with_faults_keeps_what_can_be_kept(code):
    said = answering.save_page(code=code, page=1, sent={"employer": ["101"], "leaving": ["perhaps"]})
    assert list(said.faults) == ["leaving"]
    assert AnswerLink.objects.get().draft == {"employer": "101"}


@pytest.mark.parametrize("code", ["", "nonsense", "0" * 20, "k7qf2-9mhxw-tp3cv-d9abc"])
def test_a_code_that_nobody_was_given_leads_nowhere(code):
    assert answering.place_of(code).standing == "unknown"
    with pytest.raises(Shut):
        answering.send(code=code)


def test_a_code_may_be_typed_as_people_type(code):
    assert answering.place_of(f" {code.upper().replace('-', ' ')} ").standing == "open"
    assert plain_code("OIL00-00000-00000-00000") == "01100-00000-00000-00000"
    assert not set("oil") & set(CODE_LETTERS)


def test_a_survey_past_its_day_or_closed_takes_nothing(wave, code, lead):
    fill(code)
    SurveyWave.objects.update(closes_on=date(2020, 1, 1))
    for act in (lambda: answering.send(code=code), lambda: answering.begin(open_link=wave.open_link)):
        with pytest.raises(Shut) as shut:
            act()
        assert shut.value.place.standing == "closed"
    surveys.close_wave(wave=wave, by=lead)
    assert answering.place_of(code).standing == "closed"
    assert answering.wave_of("nothing").standing == "unknown"


def test_a_language_that_the_survey_has_is_remembered(code):
    answering.choose_language(code=code, language="cy")
    assert AnswerLink.objects.get().language == "en"
    wave = a_wave(a_survey(key="two", languages=["en", "cy"]))
    other = answering.begin(open_link=wave.open_link)
    answering.choose_language(code=other, language="cy")
    assert answering.place_of(other).link.language == "cy"
