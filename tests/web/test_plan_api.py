"""The planner's API: the same words and figures as its pages, for those who see the pages."""

import json
import re
from html import unescape

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from tenure.forecast.scenarios import ready
from tenure.forecast.scenarios.writing import as_values
from tenure.partnership.models import Scenario

# Slow: fits and draws the made-up partnership's futures.
pytestmark = [pytest.mark.usefixtures("filled"), pytest.mark.slow]

READS = ("", "/rows", "/actions", "/try?with=talent-pool", "/parameters", "/scenarios")


@pytest.fixture
def analyst(client, priya):
    client.force_login(priya)
    return client


def said(client, address, status=200):
    response = client.get(f"/api/plan{address}")
    assert response.status_code == status, response.content
    return response.json()


def ready_values(key):
    return as_values(ready(key))


def sent(client, **body):
    return client.post("/api/plan/scenarios", json.dumps(body), content_type="application/json")


def heading(client, address):
    shown = unescape(client.get(address).content.decode())
    return re.search(r"<h1[^>]*>(.*?)</h1>", shown)[1]


def test_the_page_and_its_figures_are_the_same(analyst):
    found = said(analyst, "?until=2026")
    page = unescape(analyst.get("/plan/?until=2026").content.decode())
    assert found["title"] == heading(analyst, "/plan/?until=2026")
    for tile in found["tiles"]:
        assert f'<p class="value">{tile["then"]}</p>' in page
        assert tile["band"] in page
    assert found["run"] in page


def test_rows_hold_the_tiles_figures_and_each_action_beside_the_baseline(analyst):
    tile = said(analyst, "?until=2026")["tiles"][0]
    rows = said(analyst, "/rows?until=2026&service=children&partner=101&with=talent-pool&with=careers-fair")
    last = {row["arm"]: row for row in rows if (row["measure"], row["on"]) == ("vacancy-rate", "2026-09-30")}
    assert f"{last['baseline']['middle']:.1f}%" == tile["then"]
    assert set(last) == {"baseline", "talent-pool", "careers-fair"}
    assert last["talent-pool"]["chance_better"] is not None
    both = said(analyst, "/rows?until=2024&partner=101&together=true&with=talent-pool&with=careers-fair")
    assert {row["arm"] for row in both} == {"baseline", "talent-pool + careers-fair"}


def test_others_rows_are_round_figures_and_ones_own_are_not(analyst):
    rows = said(analyst, "/rows?until=2024&service=children")
    middles = {
        p: {row["middle"] for row in rows if row["partner"] == p} for p in ("101", "103", "partnership")
    }
    assert all(middle == round(middle) for middle in middles["103"])
    assert any(middle != round(middle) for middle in middles["101"])
    assert any(middle != round(middle) for middle in middles["partnership"])


def test_actions_and_what_they_do_together_are_those_of_the_pages(analyst):
    found = said(analyst, "/actions")
    assert found["title"] == heading(analyst, "/plan/actions")
    assert "talent-pool" in {row["key"] for row in found["rows"]}
    together = said(analyst, "/try?with=talent-pool&with=careers-fair")
    assert together["title"] == heading(analyst, "/plan/try?with=talent-pool&with=careers-fair")
    assert together["keys"] == ["talent-pool", "careers-fair"]


def test_parameters_are_those_of_the_page(analyst):
    rows = said(analyst, "/parameters?focus=101")
    shown = unescape(analyst.get("/plan/parameters?focus=101&as=csv").content.decode())
    assert len(rows) == len(shown.splitlines()) - 1
    assert all(row["source"] for row in rows)


@pytest.mark.parametrize(
    ("address", "says"),
    [
        ("?until=2099", "The futures run from 2024 to 2030"),
        ("/rows?until=2099", "Ask for a year among these"),
        ("/rows?partner=999", "There are no futures of a partner with the number 999"),
        ("/rows?service=cats", "There is no service called cats"),
        ("/try", "No action is named"),
        ("/try?with=no-such", "There is no ready scenario no-such"),
        ("/parameters?basis=hope", "There is no basis called hope"),
    ],
)
def test_what_cannot_be_asked_is_said(analyst, address, says):
    assert says in said(analyst, address, 400)["says"]


def test_a_scenario_is_saved_tried_and_saved_again(analyst):
    document = ready_values("talent-pool") | {"name": "Ours"}
    first = sent(analyst, scenario=document)
    assert first.status_code == 201, first.content
    key = first.json()["key"]
    assert (first.json()["version"], first.json()["partner"]) == (1, "101")
    assert said(analyst, f"/try?with={key}")["names"] == ["Ours"]
    again = sent(analyst, scenario=document | {"says": "More of it."}, instead_of=key)
    assert (again.json()["key"], again.json()["version"]) == (key, 2)
    assert [one["key"] for one in said(analyst, "/scenarios")] == [key]


def test_every_fault_of_a_scenario_is_told_and_nothing_is_saved(analyst):
    wrong = ready_values("talent-pool") | {"ower": "x", "effects": []}
    refused = sent(analyst, scenario=wrong)
    assert refused.status_code == 409
    assert "Did you mean owner?" in refused.json()["says"]
    assert said(analyst, "/scenarios") == []


@pytest.mark.parametrize(
    ("where", "size", "starts", "says"),
    [
        ({"partners": ["999"]}, None, None, "there is no partner 999 in this forecast"),
        ({}, None, "2020-09-01", "before the forecast"),
        ({}, -0.2, None, "-120%"),
    ],
)
def test_a_scenario_that_fits_no_forecast_is_turned_away_whole(analyst, where, size, starts, says):
    document = ready_values("talent-pool")
    first = document["effects"][0]
    first["where"] = first.get("where", {}) | where
    first |= {"starts": starts} if starts else {}
    first |= {"multiply": size} if size else {}
    refused = sent(analyst, scenario=document)
    assert refused.status_code in (400, 409), refused.content
    assert says in refused.json()["says"]
    assert not Scenario.objects.exists()


@pytest.mark.parametrize(("bytes_more", "status"), [(0, 400), (2_000_000, 413)])
def test_a_form_is_no_scenario(analyst, bytes_more, status):
    file = SimpleUploadedFile("ours.json", b"{}" + b" " * bytes_more)
    refused = analyst.post("/api/plan/scenarios", {"file": file})
    assert refused.status_code == status, refused.content
    assert "The body could not be read. Send JSON" in refused.json()["says"]


def test_another_partners_scenario_is_not_there_for_otto(client, priya, otto):
    client.force_login(priya)
    key = sent(client, scenario=ready_values("talent-pool")).json()["key"]
    client.force_login(otto)
    assert said(client, "/scenarios") == []
    said(client, f"/try?with={key}", 400)
    assert sent(client, scenario=ready_values("talent-pool"), instead_of=key).status_code == 404


def test_a_board_member_reads_and_saves_nothing_an_administrator_reads_nothing(client, board, administrator):
    client.force_login(board)
    said(client, "")
    assert sent(client, scenario=ready_values("talent-pool")).status_code == 403
    client.force_login(administrator)
    for address in READS:
        said(client, address, 403)
