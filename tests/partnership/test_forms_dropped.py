"""A survey's form among dropped files is taken in where its wave is open, or says where to take it."""

from io import BytesIO

import pytest

from given.csww import a_return
from given.forms import a_filled_form
from given.surveys import WHERE, a_page, a_question, a_survey, a_wave
from tenure import returns
from tenure.partnership.actions import delivering, sending, surveys
from tenure.partnership.may import HOLDER
from tenure.partnership.models import Delivery, Submission, SurveyAnswer
from tenure.terms.problems import Unreadable

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("home")]
DOCUMENT = a_survey(a_page(WHERE, a_question("leaving", "single")))


def a_form(wave, *rows, document=DOCUMENT) -> bytes:
    return a_filled_form(document, wave.survey, *(rows or [{"employer": "Northvale", "leaving": "Yes"}] * 2))


def dropped(data: bytes, by):
    (one,) = sending.send_files(incoming=[("form.xlsx", BytesIO(data))], by=by)
    return one


def test_it_is_taken_in_for_the_wave_that_is_open(priya):
    wave = a_wave(DOCUMENT)
    one = dropped(a_form(wave), priya)
    assert (one.kind, one.version) == ("Survey form: Made for a test", "version 1")
    assert one.took == "2 answers were taken in for Autumn."
    assert one.leads_to == wave.get_absolute_url()
    assert SurveyAnswer.objects.count() == 2


def test_it_stands_beside_returns(priya):
    incoming = [("form.xlsx", BytesIO(a_form(a_wave(DOCUMENT)))), ("r.xml", BytesIO(a_return()))]
    form, sent = sending.send_files(incoming=incoming, by=priya)
    assert form.took
    assert sent.submission == Submission.objects.get()


def refusals(priya):
    wave = a_wave(DOCUMENT)
    yield a_form(wave, document=a_survey(key="other")), "this home holds no such survey"
    yield (
        a_form(wave, document={**DOCUMENT, "version": 2}),
        r"version 2; what takes answers now is Autumn \(version 1\)",
    )
    yield a_form(wave, {"employer": "Hartwell"}), "Row 3 is to be put right first"
    yield a_form(wave, {"leaving": "Perhaps"}), "B3, Row 3 are to be put right first"
    surveys.close_wave(wave=wave, by=HOLDER)
    yield a_form(wave), "no wave of it takes answers now"


def test_what_cannot_be_taken_in_says_where_to_take_it_and_quotes_no_answer(priya, otto):
    for data, says in refusals(priya):
        one = dropped(data, priya)
        with pytest.raises(type(one.problem), match=says):
            raise one.problem
        assert "Perhaps" not in one.says
    assert not SurveyAnswer.objects.exists()


def test_of_two_open_waves_a_person_says_which(priya):
    first = a_wave(DOCUMENT)
    surveys.open_wave(
        design=first.design, opening=surveys.Opening(name="Winter", mode="anonymous", openly=True), by=HOLDER
    )
    assert (
        "several waves of it take answers: Autumn (version 1) and Winter"
        in dropped(a_form(first), priya).says
    )


def test_a_worker_killed_after_it_took_a_form_takes_it_once(priya):
    form = a_form(a_wave(DOCUMENT))
    one = delivering.deliver(incoming=[("f.xlsx", BytesIO(form))], by=priya, partner=priya.partner)
    sender = sending.Sender(priya, one.partner, one.sent_at, delivery=one)
    sending.keep_files([("f.xlsx", BytesIO(form))], sender)
    delivering.read(one.pk)
    (became,) = delivering.outcomes(Delivery.objects.get())
    assert became.took == "2 answers were taken in for Autumn."
    assert SurveyAnswer.objects.count() == 2


def test_a_form_is_no_return(priya):
    form = a_form(a_wave(DOCUMENT))
    with pytest.raises(Unreadable, match="is a form of the survey made-for-a-test, version 1"):
        returns.read_files(form)


@pytest.mark.usefixtures("at_once")
def test_the_page_says_which_wave_it_answers(client, priya):
    from django.core.files.uploadedfile import SimpleUploadedFile

    wave = a_wave(DOCUMENT)
    client.force_login(priya)
    file = SimpleUploadedFile("form.xlsx", a_form(wave))
    page = client.post("/returns/send/", {"file": file}, follow=True).content.decode()
    assert "1 survey form was taken in" in page
    assert f'<a href="{wave.get_absolute_url()}">2 answers were taken in for Autumn.</a>' in page
