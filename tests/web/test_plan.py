"""The planner's pages: who sees them, what they answer, what they take as a choice."""

import re
from html import unescape

import pytest

# Slow: fits and draws the made-up partnership's futures.
pytestmark = [pytest.mark.usefixtures("filled"), pytest.mark.slow]


@pytest.fixture
def analyst(client, priya):
    client.force_login(priya)
    return client


def page(client, address="/plan/", status=200):
    response = client.get(address)
    assert response.status_code == status, response.content
    return unescape(response.content.decode())


def test_the_first_page_answers_for_ones_own_council(analyst):
    shown = page(analyst)
    heading = re.search(r"<h1[^>]*>(.*?)</h1>", shown)[1]
    assert re.fullmatch(
        r"If nothing changes, the vacancy rate in Northvale "
        r"(will (almost certainly|likely) be (lower|higher)|is as likely to rise as to fall) "
        r"by 30 September 2030",
        heading,
    )
    assert "in 4 of 5 futures" in shown
    assert shown.count("<figure") == 4


def test_a_nearer_year_and_a_table_can_be_asked_for(analyst):
    assert "30 September 2026" in page(analyst, "/plan/?until=2026")
    table = page(analyst, "/plan/tables/plan-vacancy-rate.csv?until=2026")
    assert table.splitlines()[0].startswith("30 September,")
    assert table.splitlines()[-1].startswith("2026,")
    page(analyst, "/plan/tables/no-such.csv", 404)


@pytest.mark.parametrize(
    ("address", "says"),
    [
        ("/plan/?until=2099", "The futures run from 2024 to 2030"),
        ("/plan/?until=soon", "Give a collection year of four digits"),
        ("/plan/?service=cats", "There is no service called cats"),
        ("/plan/?focus=999", "There is no partner with the number 999"),
    ],
)
def test_a_choice_that_cannot_be_is_said(analyst, address, says):
    assert says in page(analyst, address, 400)


def test_how_sure_it_is_says_what_makes_bands_wide_and_how_earlier_forecasts_did(analyst):
    shown = page(analyst, "/plan/how-sure")
    assert "if only one thing were uncertain" in shown
    assert "All together" in shown


def test_parameters_are_listed_with_what_they_rest_on(analyst):
    shown = page(analyst, "/plan/parameters")
    assert "Leaving: chance of leaving within a year" in shown
    assert '<option value="101" selected>' in shown
    assert "Choose<span" not in shown
    table = page(analyst, "/plan/parameters?basis=assumption&as=csv")
    assert {line.split(",")[0] for line in table.splitlines()[1:]}
    assert "There is no basis called hope" in page(analyst, "/plan/parameters?basis=hope", 400)


def test_a_lead_chooses_a_parameter_with_a_reason_and_gives_it_up_again(client, lead):
    client.force_login(lead)
    address = "/plan/parameters/choose?key=giving up"
    assert client.post(address, {"value": "12", "low": "5"}).status_code == 400
    assert client.post(address, {"value": "120", "reason": "Why not"}).status_code == 400
    page(client, "/plan/parameters/choose?key=no such", 400)

    sent = client.post(address, {"value": "12", "low": "5", "high": "20", "reason": "Agreed in May."})
    assert sent.status_code == 302
    shown = page(client, "/plan/parameters?basis=override")
    assert "12.0%" in shown
    assert "Agreed in May." in shown

    assert client.post("/plan/parameters/end", {"key": "giving up"}).status_code == 302
    assert "0 parameters" in page(client, "/plan/parameters?basis=override")


def test_an_analyst_chooses_no_parameter(analyst):
    page(analyst, "/plan/parameters/choose?key=giving up", 403)


def test_an_administrator_sees_no_plan(client, administrator):
    client.force_login(administrator)
    page(client, "/plan/", 403)
