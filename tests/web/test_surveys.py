"""A lead runs a survey from the bank to its results; Otto sees his own partner's, and nobody else's."""

import json
import re

import pytest
from django.core import mail
from django.core.files.uploadedfile import SimpleUploadedFile

from given.forms import a_filled_form
from given.surveys import a_page, a_question, a_survey, a_wave, some_answers
from tenure.partnership.models import SurveyAnswer, SurveyDesign, SurveyWave
from tenure.partnership.pulsing import load_pulse

# Slow: loads two waves of answers.
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("home"), pytest.mark.slow]


def text_of(response):
    return re.sub(r"\s+", " ", response.content.decode())


@pytest.fixture
def pulse():
    """The example's second wave, closed and with results."""
    load_pulse()
    return SurveyWave.objects.get(name="Autumn 2023")


def test_a_lead_makes_a_survey_from_the_bank_and_sends_it(client, lead):
    client.force_login(lead)
    pages = ["retention-factors/staying", "retention-factors/reasons"]
    made = client.post(
        "/surveys/new/", {"title": "Staying here", "introduction": "Why we ask.", "pages": pages}
    )
    design = SurveyDesign.objects.get()
    assert (made.url, design.key) == (design.get_absolute_url(), "staying-here")
    question = {"page": "staying", "kind": "single", "words": "How long?", "choices": "y = A year\nMore"}
    client.post(f"{made.url}question/", question)
    page = text_of(client.get(made.url))
    assert "How long?" in page
    assert "Nothing stands in the way of publishing it." in page
    client.post(f"{made.url}publish/")
    opened = client.post(f"{made.url}open/", {"name": "Autumn", "mode": "anonymous", "openly": "on"})
    client.post(f"{opened.url}invite/", {"addresses": "a@example.org"})
    assert "http://testserver/answer/" in mail.outbox[0].body
    links = client.post(f"{opened.url}links.csv", {"number": "3"}).content.decode().splitlines()
    assert len(links) == 4
    assert client.post(f"{opened.url}close/").url == f"{opened.url}results/"
    assert "Fewer than 10 people answered" in text_of(client.get(f"{opened.url}results/"))


def test_questions_are_changed_moved_and_taken_out(client, lead):
    client.force_login(lead)
    document = a_survey(a_page(a_question("a", "single"), a_question("b", "grid", factor="wellbeing")))
    client.post("/surveys/new/", {"file": SimpleUploadedFile("s.json", json.dumps(document).encode())})
    place = SurveyDesign.objects.get().get_absolute_url()
    form = text_of(client.get(f"{place}question/b/"))
    assert "tired = I am tired. (turned)" in form
    changed = {
        "page": "page",
        "kind": "grid",
        "words": "Mood",
        "scale": "agree",
        "statements": "calm = Calm\nsad = Sad (turned)",
    }
    client.post(f"{place}question/b/", changed)
    client.post(f"{place}question/b/up/")
    client.post(f"{place}question/a/out/")
    [question] = SurveyDesign.objects.get().document["pages"][0]["questions"]
    assert question["words"] == {"en": "Mood"}
    assert question["statements"] == [
        {"key": "calm", "words": {"en": "Calm"}},
        {"key": "sad", "words": {"en": "Sad"}, "turned": True},
    ]
    assert "the only question" in text_of(client.post(f"{place}question/b/out/"))


@pytest.mark.parametrize(
    ("path", "said", "says"),
    [
        ("/surveys/new/", {}, "The title is missing."),
        ("/surveys/new/", {"title": "A", "introduction": "B"}, "No page was chosen."),
        ("{design}question/", {"kind": "single", "page": "page"}, "The question is missing."),
        ("{design}question/", {"kind": "text", "words": "A"}, "Choose one, or name a new page."),
        ("{design}file/", {}, "No file was chosen."),
        ("{design}open/", {"mode": "anonymous"}, "The wave has no name."),
        ("{wave}invite/", {"addresses": "nobody"}, "Address 1 is no e-mail address."),
        ("{wave}links.csv", {"number": "many"}, "Write a whole number."),
        ("{wave}links.csv", {"number": "9999"}, "Ask for 1 to 2,000."),
        ("{wave}form/", {}, "No file was chosen."),
    ],
)  # fmt: skip
def test_what_is_to_be_put_right_is_said(client, lead, path, said, says):
    wave = a_wave()
    client.force_login(lead)
    response = client.post(
        path.format(design=wave.design.get_absolute_url(), wave=wave.get_absolute_url()), said
    )
    assert response.status_code == 400
    assert says in text_of(response)


def test_a_file_that_is_no_survey_is_said_with_its_line(client, lead):
    client.force_login(lead)
    response = client.post("/surveys/new/", {"file": SimpleUploadedFile("s.toml", b"key = \n")})
    assert "The file cannot be read as TOML: Invalid value (at line 1, column 7)." in text_of(response)


def test_a_filled_form_is_taken_in_or_named_cell_by_cell(client, lead):
    wave = a_wave(a_survey(a_page(a_question("leaving", "single"))))
    client.force_login(lead)
    place = wave.get_absolute_url()
    assert client.get(f"{place}form.xlsx").content.startswith(b"PK")
    for answer, status, says in (
        ("Perhaps", 400, "<strong>A3</strong>: This is no answer"),
        ("Yes", 302, ""),
    ):
        data = a_filled_form(wave.design.document, wave.survey, {"leaving": answer})
        response = client.post(f"{place}form/", {"file": SimpleUploadedFile("f.xlsx", data)})
        assert response.status_code == status
        assert says in text_of(response)
    assert SurveyAnswer.objects.count() == 1


def test_the_lead_sees_results_charts_files_and_words(client, lead, pulse):
    client.force_login(lead)
    place = f"{pulse.get_absolute_url()}results"
    page = text_of(client.get(f"{place}/?by=partner"))
    assert "<h1>Workload stands lowest, at 2.62 of 5</h1>" in page
    assert "Hidden to protect those who answered" in page
    assert "It may name somebody" in page
    assert "Supervision that is not put off." in page
    picture = re.search(r'/charts/[^"]+\.svg', page)[0]
    assert client.get(picture).content.startswith(b"<svg")
    table = client.get(f"{place}/factors.csv").content.decode()
    assert table.splitlines()[1] == "Workload,440,2.62,2.52,2.72"
    found = json.loads(client.get(f"{place}.json?by=stage").content)
    assert found["tables"][0]["name"] == "by-stage"
    assert "texts" not in found
    assert client.get(f"{place}.xlsx").content.startswith(b"PK")
    assert client.get(f"{place}/nothing.csv").status_code == 404
    assert client.get(f"{place}/?by=age").status_code == 400


@pytest.mark.parametrize("ending", ["/?by=partner", ".json?by=partner", "/by-partner.csv?by=partner"])
def test_otto_sees_hartwells_results_and_never_northvales(client, otto, pulse, ending):
    client.force_login(otto)
    said = text_of(client.get(f"{pulse.get_absolute_url()}results{ending}"))
    assert "Hartwell" in said
    assert "Northvale" not in said
    assert "Supervision that is not put off." not in said
    api = client.get(f"/api/surveys/{pulse.pk}/results?by=partner").json()
    assert [row[0]["text"] for row in api["tables"][0]["rows"]] == ["Hartwell", "Everyone who answered"]


LEADS_ALONE = [
    ("get", "/surveys/new/"),
    ("get", "{design}"),
    ("get", "{design}question/"),
    ("get", "{design}question/cases/"),
    ("get", "{design}file/"),
    ("get", "{design}preview/"),
    ("get", "{design}survey.json"),
    ("get", "{design}open/"),
    ("get", "{wave}close/"),
    ("post", "/surveys/new/"),
    ("post", "{design}question/"),
    ("post", "{design}question/cases/"),
    ("post", "{design}question/cases/up/"),
    ("post", "{design}question/cases/out/"),
    ("post", "{design}file/"),
    ("post", "{design}publish/"),
    ("post", "{design}copy/"),
    ("post", "{design}open/"),
    ("post", "{wave}invite/"),
    ("post", "{wave}links.csv"),
    ("post", "{wave}close/"),
]


@pytest.mark.parametrize("who", ["otto", "board", "administrator"])
def test_designing_and_sending_is_for_leads_alone(client, request, who):
    wave = a_wave()
    client.force_login(request.getfixturevalue(who))
    for method, path in LEADS_ALONE:
        at = path.format(design=wave.design.get_absolute_url(), wave=wave.get_absolute_url())
        assert getattr(client, method)(at).status_code == 403, at
    assert (SurveyDesign.objects.count(), SurveyWave.objects.count(), len(mail.outbox)) == (1, 1, 0)


def test_an_administrator_sees_no_surveys(client, administrator, pulse):
    client.force_login(administrator)
    place = pulse.get_absolute_url()
    for path in (
        "/surveys/",
        place,
        f"{place}results/",
        f"{place}results.json",
        f"{place}form.xlsx",
        "/api/surveys",
    ):
        assert client.get(path).status_code == 403, path


def test_an_open_wave_tells_how_many_answered_and_nothing_more(client, otto):
    wave = a_wave(a_survey(a_page(a_question("leaving", "single"))))
    some_answers(wave, 12, leaving=("yes", "no"))
    client.force_login(otto)
    assert "12 answers so far" in text_of(client.get(wave.get_absolute_url()))
    for path in ("results/", "results.json", "results/q-leaving.csv", "results.xlsx"):
        response = client.get(wave.get_absolute_url() + path)
        assert response.status_code == 403
    assert client.get(f"/api/surveys/{wave.pk}/results").status_code == 403
    assert client.get("/api/surveys").json()[0]["answers"] == 12


def test_what_is_not_there_is_not_found_and_written_down(client, lead):
    client.force_login(lead)
    for path in ("/surveys/99/", "/surveys/waves/99/", "/api/surveys/99"):
        assert client.get(path).status_code == 404
    assert client.get("/api/surveys/schema").json()["title"] == "A survey of a teaching partnership"


def test_an_empty_list_says_what_would_fill_it(client, lead, otto):
    client.force_login(lead)
    assert "Make one from the question bank" in text_of(client.get("/surveys/"))
    client.force_login(otto)
    assert "The partnership lead sends surveys." in text_of(client.get("/surveys/"))


def test_links_lead_to_the_address_that_letters_are_known_by(client, lead, settings):
    settings.TENURE_SITE = "https://tenure.example"
    wave = a_wave()
    client.force_login(lead)
    address = wave.get_absolute_url()
    client.post(f"{address}invite/", {"addresses": "a@example.org"})
    assert "Answer here: https://tenure.example/answer/" in mail.outbox[0].body
    assert "https://tenure.example/answer/open/" in text_of(client.get(address))
    links = client.post(f"{address}links.csv", {"number": 1}).content.decode()
    assert links.splitlines()[1].startswith("https://tenure.example/answer/")


def test_a_closed_wave_counts_no_answers_so_far_and_a_late_click_changes_nothing(client, lead):
    client.force_login(lead)
    wave = a_wave()
    assert "Autumn: 0 answers so far" in text_of(client.get(wave.get_absolute_url()))
    client.post(f"{wave.get_absolute_url()}close/")
    assert "Autumn: 0 answers, and closed" in text_of(client.get(wave.get_absolute_url()))
    again = client.post(f"{wave.get_absolute_url()}close/")
    assert again.status_code == 400
    assert '<h1 class="plain">Nothing was changed</h1>' in text_of(again)
