"""Pages of earlier sendings, and last year's notes offered on a return's page."""

import re

import pytest

from given.collections import WITH_A_QUERY, accept, send
from tenure.partnership.actions import returns
from tenure.partnership.models import Submission

# Slow: sends and accepts whole returns.


@pytest.fixture
def two(priya):
    """Two sendings: the second has one person less, one more, and other hours of a third."""
    first = send(priya, {"SWENo": "SW1"}, {"SWENo": "SW2"})
    second = send(priya, {"SWENo": "SW2", "FTE": "0.5"}, {"SWENo": "SW3"})
    return first, second


def test_two_sendings_are_read_beside_each_other(client, priya, two):
    client.force_login(priya)
    first, second = two
    for newer, older in ((second, first), (first, second)):
        html = client.get(f"/returns/{newer.pk}/compare/{older.pk}/").content.decode()
        assert "1 record added, 1 record gone, 1 cell changed" in html
        assert re.search(r"SW2.*?1\.000000.*?0\.5", html, re.DOTALL)


def test_an_earlier_sending_is_brought_back(client, priya, two):
    client.force_login(priya)
    first, _ = two
    assert (
        "2 sendings of Northvale’s children’s return for 2023"
        in client.get(f"/returns/{first.pk}/versions/").content.decode()
    )
    page = client.post(f"/returns/{first.pk}/restore/", follow=True).content.decode()
    assert "Sending 1 is back as sending 3; it is checked anew." in page
    assert Submission.objects.get(number=3).restored_from == first


def test_what_cannot_be_tried_says_why_and_has_the_way_back(client, priya, two):
    client.force_login(priya)
    first, _ = two
    page = client.get(f"/returns/{first.pk}/preview/").content.decode()
    assert "Only one that is checked can be tried" in page
    assert f'<a href="/returns/{first.pk}/">Go back to the page before</a>' in page


def test_otto_compares_and_restores_nothing_of_northvales(client, otto, two):
    client.force_login(otto)
    first, second = two
    for path in (f"{second.pk}/compare/{first.pk}/", f"{first.pk}/versions/", f"{first.pk}/restore/"):
        assert client.get(f"/returns/{path}").status_code in (404, 405)
        assert client.post(f"/returns/{path}").status_code in (404, 405)
    assert client.post(f"/api/returns/{first.pk}/restore").status_code == 404
    assert Submission.objects.count() == 2


def test_last_years_note_is_said_again_with_one_click(client, priya):
    before = send(priya, {"SWENo": "SW89", **WITH_A_QUERY}, year=2022)
    rule = before.tally[0]["rule"]
    returns.note_query(submission=before, rule=rule, row=0, text="Seen the passport.", by=priya)
    returns.accept_return(submission=before, by=priya)
    now = send(priya, {"SWENo": "SW89", **WITH_A_QUERY})
    client.force_login(priya)

    html = client.get(f"/returns/{now.pk}/").content.decode()
    offer = re.search(r'<form class="offer".*?</form>', html, re.DOTALL)[0]
    assert "In 2022, of SW89" in offer
    assert not now.notes.exists()
    hidden = dict(re.findall(r'name="(rule|row|text)" value="([^"]*)"', offer))
    client.post(f"/returns/{now.pk}/note/", hidden)

    note = now.notes.get()
    assert (note.rule, note.row, note.text, note.by) == (rule, 0, "Seen the passport.", priya)
    assert "offer" not in client.get(f"/returns/{now.pk}/rules/{rule}/").content.decode()


def test_the_api_does_the_same(client, priya, lead, northvales):
    accept(priya)
    client.force_login(priya)
    where = f"/api/collections/{northvales.collection_id}/of/101"
    kind = {"content_type": "application/json"}
    assert client.post(f"{where}/prepare", **kind).json()["state"] == "prepared"
    assert client.post(f"{where}/sign-off", **kind).status_code == 403
    client.force_login(lead)
    assert client.post(f"{where}/sign-off", **kind).json()["state"] == "signed off"
    assert client.post(f"{where}/reopen", {"reason": ""}, **kind).status_code == 400
    stands = client.get("/api/filings?kind=csww&year=2023").json()
    assert [(row["partner"], row["state"], row["days_late"]) for row in stands] == [
        ("101", "signed off", 10),
        ("103", "opened", 10),
    ]
    measures = {row["measure"] for row in client.get("/api/engagement").json()}
    assert len(measures) == 4
    asked = {"kind": "ascwds", "year": 2025, "partners": ["103"]}
    assert client.post("/api/collections", asked, **kind).status_code == 201


pytestmark = [pytest.mark.usefixtures("home", "at_once"), pytest.mark.slow]
