"""The risk register in the browser: read by the partnership, changed by its leads."""

import json
import re
from datetime import date, timedelta

import pytest
from django.utils import timezone

from given.faulty import faulty_fields
from given.members import an_account
from tenure.partnership.models import Risk, RiskScore
from tenure.partnership.registering import open_register

# Slow: opens a home in each test.
SOON = (timezone.localdate() + timedelta(days=60)).isoformat()
JUDGED = {"likelihood": "5", "impact": "5", "review": SOON, "note": "Worse."}
NEW = {"title": "<b>Fire</b>", "cause": "Heat", "consequence": "Ash", "owner": "Lead", **JUDGED}


@pytest.fixture
def marion(db):
    open_register()
    return an_account("marion", "partnership lead")


@pytest.fixture
def otto(db):
    return an_account("otto", partner="103")


def test_the_answer_the_list_and_the_matrix_agree(client, marion):
    client.force_login(marion)
    page = client.get("/strategy/risks/").content.decode()
    assert "Of seven open risks, two very high, two high and three moderate." in page
    assert page.index("Partners end their membership") < page.index("The work depends on a few people")
    assert page.count('<td class="size-') == 25
    assert "Rising: “Partners end their membership”." in page


@pytest.mark.parametrize(
    "path",
    [
        "/strategy/risks/",
        "/strategy/risks/closed",
        "/strategy/risks/small-centre/",
        "/strategy/risks/risks.csv",
    ],
)
def test_analysts_and_board_read_it_and_administrators_do_not(client, marion, otto, path):
    for reader, status in (
        (otto, 200),
        (an_account("iqbal", "board member"), 200),
        (an_account("jo", "administrator"), 403),
    ):
        client.force_login(reader)
        assert client.get(path).status_code == status


def test_a_lead_opens_a_risk_and_its_words_are_only_words(client, marion):
    client.force_login(marion)
    response = client.post("/strategy/risks/new", NEW, follow=True)
    assert "&lt;b&gt;Fire&lt;/b&gt;" in response.content.decode()
    assert Risk.objects.filter(title="<b>Fire</b>").exists()


@pytest.mark.parametrize(
    ("path", "form", "says"),
    [
        ("new", {**NEW, "title": ""}, "The title is empty. Write it down."),
        ("new", {**NEW, "review": "2030-02-30"}, "The next review is “2030-02-30”, which is no day."),
        ("new", {**NEW, "likelihood": "9"}, "The likelihood is 9. Choose 1 to 5."),
        ("small-centre/review", {**JUDGED, "impact": ""}, "Choose how bad it would be, from 1 to 5."),
        ("small-centre/review", {**JUDGED, "review": ""}, "The next review has no day. Write it as"),
        ("small-centre/mitigations", {"text": "", "who": "Lead", "due": SOON}, "The mitigation is empty."),
        ("small-centre/mitigations/99", {}, "There is no such mitigation of this risk."),
        ("small-centre/close", {"why": ""}, "Say why the risk is closed."),
    ],
)
def test_what_is_wrong_is_said_and_what_was_typed_stays(client, marion, path, form, says):
    client.force_login(marion)
    response = client.post(f"/strategy/risks/{path}", form)
    page = response.content.decode()
    assert response.status_code == 400
    assert says in page
    assert not form.get("note") or f'value="{form["note"]}"' in page


@pytest.mark.parametrize(
    ("path", "fields"),
    [
        ("new", "title cause consequence owner likelihood impact review"),
        ("small-centre/review", "likelihood impact review"),
        ("small-centre/mitigations", "text who due"),
    ],
)
def test_an_empty_form_tells_every_fault_and_leads_to_its_field(client, marion, path, fields):
    client.force_login(marion)
    page = client.post(f"/strategy/risks/{path}").content.decode()
    assert faulty_fields(page) == fields.split()


KEPT_BY_LEADS = ("review", "mitigations", "mitigations/1", "close", "again")


def test_a_review_a_mitigation_and_an_end_are_written_down(client, marion):
    client.force_login(marion)
    client.post("/strategy/risks/small-centre/review", JUDGED)
    client.post("/strategy/risks/small-centre/mitigations", {"text": "Talk", "who": "Lead", "due": SOON})
    page = client.get("/strategy/risks/small-centre/").content.decode()
    assert "25 of 25, by Marion" in page
    assert "Talk" in page
    client.post("/strategy/risks/small-centre/close", {"why": "It passed."})
    assert "Closed on" in client.get("/strategy/risks/small-centre/").content.decode()
    client.post("/strategy/risks/small-centre/again")
    assert Risk.objects.get(code="small-centre").closed_on is None


@pytest.mark.parametrize("path", ["new", *(f"small-centre/{each}" for each in KEPT_BY_LEADS)])
def test_otto_changes_nothing_and_learns_nothing(client, marion, otto, path):
    client.force_login(otto)
    for said in ({**NEW, "why": "So."}, {}):
        assert client.post(f"/strategy/risks/{path}", said).status_code == 403


def test_what_is_not_there_is_not_found(client, marion):
    client.force_login(marion)
    assert client.get("/strategy/risks/none/").status_code == 404


def reviewed(client, body):
    """A review sent to the API."""
    path = "/api/strategy/risks/small-centre/reviews"
    return client.post(path, json.dumps(body), content_type="application/json")


def test_the_api_reads_opens_and_reviews(client, marion):
    client.force_login(marion)
    answer = client.get("/api/strategy/risks").json()
    found = answer["risks"]
    assert answer["count"] == len(found)
    assert client.get(f"/api/strategy/risks?offset={len(found) - 1}").json()["risks"] == found[-1:]
    assert [each["size"] for each in found] == sorted((each["size"] for each in found), reverse=True)
    body = {"likelihood": 1, "impact": 1, "review": SOON}
    made = client.post(
        "/api/strategy/risks/small-centre/reviews", json.dumps(body), content_type="application/json"
    )
    assert (made.status_code, made.json()["way"]) == (201, "falling")
    bad = client.post(
        "/api/strategy/risks/small-centre/reviews",
        json.dumps({**body, "impact": 7}),
        content_type="application/json",
    )
    assert (bad.status_code, bad.json()["says"]) == (400, "The impact is 7. Choose 1 to 5.")


@pytest.mark.parametrize("letter", ["\\ud800", "\\u0000"])
def test_a_letter_that_cannot_be_kept_is_turned_away(client, marion, letter):
    client.force_login(marion)
    body = json.dumps({**NEW, "likelihood": 5, "impact": 5}).replace("Heat", letter)
    answer = client.post("/api/strategy/risks", body, content_type="application/json")
    assert answer.status_code == 400
    assert "The body could not be read." in answer.json()["says"]


def many_risks(count, **said):
    """So many risks as long as they can be, each of which rises."""
    long = {"title": "T" * 200, "cause": "c", "consequence": "d", "owner": "o" * 100} | said
    made = Risk.objects.bulk_create([Risk(code=f"risk-{n}", **long) for n in range(count)])
    RiskScore.objects.bulk_create(
        RiskScore(risk=one, likelihood=likelihood, impact=4, on=date(2026, month, 1))
        for one in made
        for likelihood, month in ((1, 1), (3, 5))
    )


def test_a_long_register_is_a_page_at_a_time(client, marion):
    Risk.objects.update(closed_on=date(2026, 5, 5))
    many_risks(90)
    client.force_login(marion)
    first = client.get("/strategy/risks/").content.decode()
    assert first.count('<th scope="row"><a') + first.count(". <a dir") == 40
    assert "and 84 more" in first
    assert f"“{'T' * 200}” and 87 more." in first
    assert len(first) < 60_000
    assert "1 to 40 of 90" in first
    assert "81 to 90 of 90" in client.get("/strategy/risks/?page=3").content.decode()
    assert client.get("/strategy/risks/?page=abc").status_code == 200


def test_closed_risks_are_a_page_at_a_time(client, marion):
    many_risks(90, closed_on=date(2026, 5, 5), closed_why="w" * 1000)
    client.force_login(marion)
    page = client.get("/strategy/risks/closed").content.decode()
    assert f"{Risk.objects.exclude(closed_on=None).count()} risks closed" in page
    second = client.get("/strategy/risks/closed?page=2").content.decode()
    assert second.count("w" * 1000) == 40


def test_a_month_keeps_its_capital_and_a_paragraph_its_sign(client, marion):
    client.force_login(marion)
    page = client.get("/strategy/risks/small-centre/").content.decode()
    assert re.search(r"Falling: 20 on \d+ [A-Z]\w+ \d{4}, 16 now\.", page)
    assert "<dd>¶71c.i, ¶71c.ii</dd>" in page
    listed = client.get("/strategy/risks/").content.decode()
    assert re.search(r"Falling: 20 on \d+ [A-Z]\w+ \d{4}", listed)


pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("home"), pytest.mark.slow]
