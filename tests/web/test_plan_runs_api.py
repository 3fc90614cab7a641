"""The chain, published figures and long runs through the API: as on their pages, for those who see them."""

import json

import pytest

from tenure.partnership.models import PlanRun

# Slow: fits and draws the made-up partnership's futures.
pytestmark = [pytest.mark.usefixtures("filled", "at_once"), pytest.mark.slow]

TARGET = {
    "of": "vacancy rate",
    "limit": 60,
    "until": 2026,
    "chance": 70,
    "levels": "whole",
    "with": ["talent-pool", "consolidation-programme"],
}


@pytest.fixture
def analyst(client, priya):
    client.force_login(priya)
    return client


def got(client, address, status=200):
    response = client.get(f"/api/plan/{address}")
    assert response.status_code == status, response.content
    return response.json()


def posted(client, address, body, status=201):
    response = client.post(f"/api/plan/{address}", json.dumps(body), content_type="application/json")
    assert response.status_code == status, response.content
    return response.json()


def test_the_chain_and_published_figures_are_those_of_their_pages(analyst):
    chain = got(analyst, "pipeline?placements=1&until=2026&with=grow-your-own")
    assert "In the year to September 2026 the chain" in chain["title"]
    assert chain["charts"][0]["table"]["rows"]
    assert "as a number" in got(analyst, "pipeline?placements=many", 400)["says"]
    found = got(analyst, "published?measure=vacancy_rate_fte")
    assert found["scorecard"]["rows"]
    assert got(analyst, "published?measure=nothing", 400)["says"]


def test_a_target_is_asked_backwards_and_followed(analyst, otto):
    sent = posted(analyst, "reverse", TARGET)
    run = got(analyst, f"runs/{sent['number']}")
    assert (run["kind"], run["state"]) == ("reverse plan", "done")
    assert "a vacancy rate of at most 60.0%" in run["found"]["title"]
    assert posted(analyst, "reverse", TARGET)["number"] == sent["number"]
    analyst.force_login(otto)
    got(analyst, f"runs/{sent['number']}", 404)


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"limit": 200}, "limit: Give a rate from 0 to 100"),
        ({"chance": 0}, "chance: Give a chance from 1 to 99"),
        ({"of": "happiness"}, "of: "),
    ],
)
def test_a_target_that_cannot_be_is_told_by_its_name(analyst, changed, says):
    assert says in posted(analyst, "reverse", TARGET | changed, 400)["says"]
    assert not PlanRun.objects.exists()


def test_many_futures_are_asked_for_and_too_many_refused(analyst, client, board):
    run = posted(analyst, "many?with=talent-pool&until=2025", {"runs": 120})
    assert run["kind"] == "forecast"
    found = got(analyst, f"runs/{run['number']}")["found"]
    assert found["tables"]
    refused = posted(analyst, "many", {"runs": 10**7}, 400)
    assert "Ask for" in refused["says"]
    assert "cannot become cancelled" in posted(analyst, f"runs/{run['number']}/cancel", {}, 400)["says"]
    client.force_login(board)
    posted(client, "many", {"runs": 5}, 403)
