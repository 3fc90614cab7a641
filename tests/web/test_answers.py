"""Somebody answers a survey: no account, one theme a page, and a plain word for whatever goes wrong."""

import re

import pytest

from given.surveys import WHERE, a_page, a_question, a_survey, a_wave
from tenure.partnership import limits
from tenure.partnership.actions import surveys
from tenure.partnership.models import AnswerLink, SurveyAnswer

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("home")]
DOCUMENT = a_survey(
    a_page(WHERE, a_question("leaving", "single", required=True), key="first"),
    a_page(
        a_question("why", "multiple", only_if={"question": "leaving", "is": ["yes"]}),
        a_question("words", "text", longest=20),
        key="second",
    ),
    a_page(a_question("mood", "grid", required=True), key="third"),
    languages=["en", "cy"],
)
MOOD = {"mood.calm": "1", "mood.tired": "2"}


@pytest.fixture
def wave(northvale):
    return a_wave(DOCUMENT)


@pytest.fixture
def place(client, wave):
    """The address of somebody's own pages, who has begun."""
    return client.post(f"/answer/open/{wave.open_link}/").url.removesuffix("1/")


def text_of(response):
    return re.sub(r"\s+", " ", response.content.decode())


def test_what_is_done_with_the_answers_is_said_before_the_first_question(client, wave):
    page = text_of(client.get(f"/answer/open/{wave.open_link}/"))
    assert "Your answers are anonymous" in page
    assert "We keep no name, account, e-mail address or time with your answers" in page
    assert "<script" not in page
    assert AnswerLink.objects.count() == 0


def test_a_linked_survey_says_so_before_the_first_question(client):
    wave = a_wave(a_survey(key="linked"), mode="linked")
    [code] = surveys._codes(wave, ["a pseudonym"])
    assert "Your answers are linked to your earlier and later ones" in text_of(client.get(f"/answer/{code}/"))


def test_a_person_answers_page_by_page_and_sends(client, place):
    assert client.post(f"{place}1/", {"employer": "101", "leaving": "yes"}).url == f"{place}2/"
    assert client.post(f"{place}2/", {"why": ["yes", "no"], "words": "Pay"}).url == f"{place}3/"
    assert client.post(f"{place}3/", MOOD).url == f"{place}check/"
    summary = text_of(client.get(f"{place}check/"))
    assert "<dd>Northvale</dd>" in summary
    assert "<dd>Yes; No</dd>" in summary
    thanks = client.post(f"{place}check/", follow=True)
    assert "Thank you: your answers are in" in text_of(thanks)
    assert SurveyAnswer.objects.get().answers["words"] == "Pay"


def test_a_page_without_questions_is_passed_over_and_back_leads_where_one_was(client, wave):
    document = a_survey(
        a_page(a_question("leaving", "single"), key="one"),
        a_page(a_question("why", only_if={"question": "leaving", "is": ["yes"]}), key="two"),
        a_page(a_question("last"), key="three"),
        key="branching",
    )
    place = client.post(f"/answer/open/{a_wave(document).open_link}/").url.removesuffix("1/")
    assert client.post(f"{place}1/", {"leaving": "no"}).url == f"{place}3/"
    assert f'href="{place}1/"' in text_of(client.get(f"{place}3/"))
    assert client.get(f"{place}2/").url == f"{place}3/"
    assert "Page 2 of 2" in text_of(client.get(f"{place}3/"))


@pytest.mark.parametrize(
    ("page", "sent", "says"),
    [
        (1, {}, "What about leaving: choose or write an answer."),
        (1, {"leaving": "perhaps"}, "choose one of the answers shown"),
        (1, {"leaving": "yes", "mood.calm": "1"}, "The page does not ask for mood.calm."),
        (2, {"words": "x" * 10_000}, "the answer has 10,000 letters. Shorten it to 20."),
        (3, {"mood.calm": "1"}, "Choose an answer for “I am tired”."),
    ],
)
def test_what_is_to_be_put_right_is_said_and_linked(client, place, page, sent, says):
    client.post(f"{place}1/", {"leaving": "no"})
    response = client.post(f"{place}{page}/", sent)
    assert response.status_code == 400
    assert says in text_of(response)
    assert "govuk-error-summary" in text_of(response)


def test_answers_wait_for_somebody_who_comes_back_with_their_code(client, place):
    client.post(f"{place}1/", {"leaving": "yes"})
    code = place.split("/")[2]
    client.cookies.clear()
    back = client.post("/answer/", {"code": code.upper().replace("-", " ")})
    assert back.url == f"/answer/{code}/"
    assert client.post(back.url).url == f"{place}2/"
    assert re.search(r'value="yes"[^>]* checked', text_of(client.get(f"{place}1/")))


def test_whoever_answered_everything_comes_back_to_the_summary(client, place):
    client.post(f"{place}1/", {"leaving": "no"})
    client.post(f"{place}3/", MOOD)
    assert client.post(place).url == f"{place}check/"


def test_a_wrong_code_is_said_in_a_sentence(client):
    response = client.post("/answer/", {"code": "<b>nonsense"})
    assert response.status_code == 400
    assert "We know no such code." in text_of(response)
    assert "<b>nonsense" not in response.content.decode()


def test_a_link_used_twice_says_so_on_every_page(client, place):
    client.post(f"{place}1/", {"leaving": "no"})
    client.post(f"{place}3/", MOOD)
    client.post(f"{place}check/")
    for path in ("", "1/", "check/"):
        for method in (client.get, client.post):
            response = method(f"{place}{path}")
            assert response.status_code == 409
            assert "These answers were sent already" in text_of(response)
    assert SurveyAnswer.objects.count() == 1


def test_a_closed_survey_says_when_it_closed(client, wave, place, lead):
    client.post(f"{place}1/", {"leaving": "no"})
    surveys.close_wave(wave=wave, by=lead)
    for path in (place, f"{place}1/", f"/answer/open/{wave.open_link}/"):
        response = client.post(path, {"leaving": "no"})
        assert response.status_code == 410
        assert "This survey has closed" in text_of(response)
    assert SurveyAnswer.objects.count() == 0


@pytest.mark.parametrize("path", ["/answer/nothing/", "/answer/open/nothing/", f"/answer/{'0' * 20}/1/"])
def test_an_address_that_nobody_was_given_is_not_open(client, path):
    response = client.get(path)
    assert response.status_code == 404
    assert "This survey is not open" in text_of(response)


def test_it_can_be_answered_in_welsh_all_the_way(client, wave):
    begun = client.post(f"/answer/open/{wave.open_link}/", {"language": "cy"})
    page = text_of(client.get(begun.url))
    assert '<html lang="cy"' in page
    assert "Cadw a mynd ymlaen" in page
    assert "dewiswch neu ysgrifennwch ateb" in text_of(client.post(begun.url, {}))


def test_answering_while_signed_in_leaves_no_trace_of_the_account(client, place, otto):
    client.force_login(otto)
    client.post(f"{place}1/", {"leaving": "no"})
    client.post(f"{place}3/", MOOD)
    page = text_of(client.get(f"{place}check/"))
    client.post(f"{place}check/")
    assert "Otto" not in page
    assert "otto" not in str(SurveyAnswer.objects.values().get()).lower()


def test_too_many_beginnings_wait(client, wave):
    for _ in range(limits.LIMITS["answering"].tries):
        limits.spend("answering", wave.pk)
    response = client.post(f"/answer/open/{wave.open_link}/")
    assert response.status_code == 429
    assert "Wait 10 minutes and try again" in text_of(response)
