"""The API: the same reads and actions as the pages, by the glossary's names, for whoever is signed in."""

import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from given.csww import a_return, a_worker
from tenure.partnership.models import Submission

# Slow: opens homes with figures.
pytestmark = [pytest.mark.usefixtures("filled", "at_once"), pytest.mark.slow]


@pytest.fixture
def analyst(client, priya):
    client.force_login(priya)
    return client


def send(client, content):
    return client.post("/api/returns", {"file": SimpleUploadedFile("return.xml", content)})


def test_a_visitor_is_told_to_sign_in(client):
    response = client.get("/api/measures")
    assert response.status_code == 401
    assert response.json() == {"says": "Sign in first, in the browser."}


def test_who_is_signed_in(analyst):
    assert analyst.get("/api/me").json()["partner"] == "101"


def test_a_measure_is_a_part_over_a_whole_with_its_unit(analyst):
    rows = analyst.get("/api/measures?measure=turnover-rate&by=partner&basis=headcount").json()
    own = next(row for row in rows if row["partner"] == "101")
    assert own["part"] == 12
    assert own["whole"] == 60
    assert own["value"] == 0.2
    assert (own["on"], own["service"], own["unit"]) == ("2023-09-30", "children", "share")


def test_the_analysis_says_what_the_page_says(analyst):
    said = analyst.get("/api/analysis?year=2022").json()
    page = analyst.get("/analysis/?year=2022").content.decode()
    assert said["title"] in page
    assert said["tiles"][0]["value"] in page
    assert all("drawing" not in chart for chart in said["charts"])
    assert analyst.get("/api/analysis?partners=103,104&year=2023").status_code == 200


def test_comparisons_carry_the_comparator_and_whether_chance_explains_it(analyst):
    rows = analyst.get("/api/comparisons?measure=turnover-rate&year=2023&partner=101").json()
    assert rows[0]["comparator"] == "England"
    assert rows[0]["comparator_value"] == pytest.approx(0.159, abs=0.0005)
    assert rows[0]["beyond_chance"] in (True, False)


def test_definitions_are_the_same_as_on_the_page(analyst):
    every = analyst.get("/api/definitions").json()
    one = analyst.get("/api/definitions/turnover-rate").json()
    assert one in every
    assert one["formula"] in analyst.get("/definitions/").content.decode().replace("&#39;", "'")
    assert analyst.get("/api/definitions/no-such").status_code == 404


def test_a_return_is_sent_read_noted_and_accepted(analyst):
    sent = send(analyst, a_return(a_worker(PersonBirthDate="1934-05-01"), year=2021))
    assert sent.status_code == 201
    number = sent.json()["id"]
    found = analyst.get(f"/api/returns/{number}/findings").json()
    assert {"rule", "severity", "line", "person", "field", "value", "says", "fix"} <= found[0].keys()

    note = json.dumps({"rule": found[0]["rule"], "text": "Seen the birth certificate."})
    noted = analyst.post(f"/api/returns/{number}/notes", note, content_type="application/json")
    assert noted.status_code == 201
    gone = analyst.delete(f"/api/returns/{number}/notes/{noted.json()['id']}")
    assert gone.status_code == 204
    early = analyst.post(f"/api/returns/{number}/accept")
    assert early.status_code == 409
    assert "no note yet" in early.json()["says"]

    withdrawn = analyst.post(f"/api/returns/{number}/withdraw")
    assert withdrawn.json()["state"] == "withdrawn"


def test_a_file_that_is_no_return_is_turned_away(analyst):
    response = send(analyst, b"Dear all")
    assert response.status_code == 422
    assert response.json()["says"]
    assert not Submission.objects.exists()


def test_a_lead_sees_who_has_filed_and_no_returns(client, lead):
    client.force_login(lead)
    rows = client.get("/api/filing?year=2023").json()
    assert {(row["kind"], row["state"]) for row in rows} == {("csww", "not sent"), ("ascwds", "not sent")}
    assert {row["kind"] for row in client.get("/api/filing?year=2023&kind=csww").json()} == {"csww"}
    assert client.get("/api/returns").json() == []
    assert send(client, a_return()).status_code == 403


def test_what_cannot_be_read_is_named(analyst):
    response = analyst.get("/api/measures?year=soon")
    assert response.status_code == 422
    assert response.json()["fields"] == ["year"]
    assert analyst.get("/api/analysis?focus=999").status_code == 400


def test_an_action_from_another_site_is_refused(priya, settings):
    from django.test import Client

    strict = Client(enforce_csrf_checks=True)
    strict.force_login(priya)
    refused = strict.post("/api/returns/1/accept")
    assert refused.status_code == 403
    assert refused.json()["says"] == (
        f"The header X-CSRFToken is missing or old. "
        f"Send it with the value of the cookie {settings.CSRF_COOKIE_NAME}."
    )
    assert settings.CSRF_COOKIE_NAME in strict.get("/api/docs").content.decode()


def test_a_body_that_cannot_be_read_is_said_in_our_words(analyst):
    response = analyst.post("/api/returns/1/notes", "{", content_type="application/json")
    assert response.status_code == 400
    assert response.json() == {"says": "The body could not be read. Send JSON, or a file in a form."}


def test_openapi_describes_every_address_and_the_page_lists_them(analyst):
    described = analyst.get("/api/openapi.json").json()
    page = analyst.get("/api/docs").content.decode()
    assert len(described["paths"]) >= 14
    for path, methods in described["paths"].items():
        assert path in page
        for about in methods.values():
            assert about["summary"]
