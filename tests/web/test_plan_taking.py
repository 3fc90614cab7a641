"""The plan's pages taken away: the same figures and finding in every form, for whoever may see the page."""

import io
import json
import re
from html import unescape

import pytest
from pptx import Presentation
from python_calamine import CalamineWorkbook

from tenure.forecast.fitting.carrying import model_from
from tenure.publish.planning.futures import futures_of

# Slow: fits and draws the made-up partnership's futures.
pytestmark = [pytest.mark.usefixtures("filled"), pytest.mark.slow]

TRIED = "?with=talent-pool&with=consolidation-programme"


@pytest.fixture
def analyst(client, priya):
    client.force_login(priya)
    return client


def heading(client, address):
    shown = unescape(client.get(address).content.decode())
    return re.search(r"<h1[^>]*>(.*?)</h1>", shown)[1]


def content(client, address):
    response = client.get(address)
    assert response.status_code == 200, response.content
    assert response.headers["Content-Disposition"].startswith("attachment")
    return response.content


@pytest.mark.parametrize(("page", "take"), [("/plan/", "/plan/take."), ("/plan/try", "/plan/try/take.")])
def test_each_form_carries_the_finding_of_the_page(analyst, page, take):
    query = TRIED if "try" in page else ""
    title = heading(analyst, page + query)
    book = CalamineWorkbook.from_filelike(io.BytesIO(content(analyst, f"{take}xlsx{query}")))
    assert book.get_sheet_by_name("Notes").to_python()[0][0] == title
    deck = Presentation(io.BytesIO(content(analyst, f"{take}pptx{query}")))
    assert deck.slides[0].shapes.title.text == title
    assert content(analyst, f"{take}pdf{query}").startswith(b"%PDF-")
    links = analyst.get(page + query).content.decode()
    assert links.count(f'href="{take}') == 4


def test_the_json_holds_the_figures_that_the_page_shows_and_what_they_were_made_from(analyst):
    kept = json.loads(content(analyst, f"/plan/try/take.json{TRIED}&until=2026"))
    assert list(kept["arms"]) == ["talent-pool + consolidation-programme"]
    assert len(kept["arms"]["talent-pool + consolidation-programme"]) == 2
    (with_it,) = (
        row
        for row in kept["figures"]
        if (row["arm"], row["measure"], row["on"]) == (*kept["arms"], "vacancy-rate", "2026-09-30")
    )
    assert with_it["partner"] == "101"
    shown = analyst.get(f"/plan/try{TRIED}&until=2026").content.decode()
    assert f'<p class="value">{with_it["middle"]:.1f}%</p>' in shown


def test_others_figures_are_round_in_the_json_as_well(analyst):
    kept = json.loads(content(analyst, "/plan/take.json?until=2024&focus=103"))
    assert kept["seen_by"] == {"partner": "101", "audience": "own"}
    assert {row["partner"] for row in kept["figures"]} == {"103"}
    assert all(
        row[end] == round(row[end]) for row in kept["figures"] for end in ("middle", "low_80", "high_50")
    )


def test_an_analyst_holds_their_own_inputs_in_full_and_others_in_round_figures(analyst, filled):
    kept = json.loads(content(analyst, "/plan/take.json?until=2024"))
    assert not [place for place in kept["rounded"] if place.startswith("101/")]
    assert "103/children" in kept["rounded"]
    start, true = model_from(kept["inputs"]).standing.start, futures_of(filled).start
    assert start.units == true.units
    for u, unit in enumerate(true.units):
        assert (start.stock[u] == true.stock[u]).all() == (unit.partner == "101"), unit
        assert unit.partner == "101" or start.stock[u].sum() % 5 == 0


def test_what_cannot_be_taken_is_said(analyst):
    assert analyst.get("/plan/take.docx").status_code == 404
    assert "No action is named" in unescape(analyst.get("/plan/try/take.pdf").content.decode())


def test_whoever_may_not_see_the_plan_takes_nothing(client, administrator):
    client.force_login(administrator)
    assert client.get("/plan/take.json").status_code == 403
    assert client.get(f"/plan/try/take.json{TRIED}").status_code == 403


def test_another_partners_scenario_is_not_taken(client, priya, otto):
    client.force_login(priya)
    page = client.get("/plan/scenarios/talent-pool/change").content.decode()
    form = dict(re.findall(r'<input[^>]*name="([^"]+)"[^>]*value="([^"]*)"', page))
    sent = client.post("/plan/scenarios/talent-pool/change", {**form, "name": "Ours", "says": "Ours."})
    key = sent.headers["Location"].split("with=")[1]
    assert client.get(f"/plan/try/take.json?with={key}").status_code == 200
    client.force_login(otto)
    assert client.get(f"/plan/try/take.json?with={key}").status_code == 400
