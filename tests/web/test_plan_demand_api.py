"""Demand through the API: what its pages say, for those who see the pages."""

import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from tenure.partnership import home
from tenure.publish.planning.bringing import NAME

# Slow: fits and draws the made-up partnership's futures.
pytestmark = [pytest.mark.usefixtures("filled"), pytest.mark.slow]

HEAD = "partner,service,series,year,value,like,source\n"
TEAM = {
    "team": "North",
    "there": 6,
    "leave": 30,
    "holidays": 8,
    "training": 22,
    "other_work": 20,
    "activities": [{"name": "Reviews", "in_a_year": 1000, "hours": 7.4}],
}


@pytest.fixture(autouse=True)
def without_series(filled):
    yield
    (home.folder() / NAME).unlink(missing_ok=True)


@pytest.fixture
def analyst(client, priya):
    client.force_login(priya)
    return client


def said(client, address="", status=200):
    response = client.get(f"/api/plan/demand{address}")
    assert response.status_code == status, response.content
    return response.json()


def give(client, text):
    file = SimpleUploadedFile("ours.csv", text.encode())
    return client.post("/api/plan/demand/series", {"file": file})


def team(client, **changes):
    body = json.dumps({**TEAM, **changes})
    return client.post("/api/plan/demand/team", body, content_type="application/json")


def test_posts_needed_are_those_of_the_page(analyst):
    found, page = said(analyst, "?standard=14"), analyst.get("/plan/demand?cases=14").content.decode()
    assert found["title"] in page
    assert [tile["then"] for tile in found["tiles"] if f">{tile['then']}<" not in page] == []
    assert {table["name"] for table in found["tables"]} >= {"plan-demand-now", "plan-demand-years"}
    assert "is no number of cases" in said(analyst, "?standard=many", 400)["says"]


def test_a_lead_gives_series_and_takes_them_away(client, lead):
    client.force_login(lead)
    kept = give(client, HEAD + "101,children,referrals,2022,900,,our count\n")
    assert (kept.status_code, kept.json()["series"]) == (201, 1)
    assert "our count" in said(client, "/series")["csv"]
    assert said(client, "?focus=101")["own"]
    assert client.delete("/api/plan/demand/series").json() == {"ended": True}
    assert client.delete("/api/plan/demand/series").json() == {"ended": False}
    refused = give(client, HEAD + "101,adults,cases,2022,-9,,\n")
    assert refused.status_code == 409
    assert "Row 2: the value -9 cannot be." in refused.json()["says"]
    assert not (home.folder() / NAME).exists()


def test_a_team_is_worked_out_and_every_fault_is_told(analyst):
    filled = (
        "team=North&there=6&name-1=Reviews&units-1=1000&hours-1=7.4&leave=30&holidays=8&training=22&share=20"
    )
    found = team(analyst).json()
    assert found["title"] in analyst.get(f"/plan/demand/team?{filled}").content.decode()
    assert found["table"]["rows"][0][0]["text"] == "Reviews"
    wrong = team(analyst, leave=-1, activities=[{"name": "", "in_a_year": 5, "hours": 1e9}])
    assert wrong.status_code == 409
    assert len(wrong.json()["says"].splitlines()) == 3
    assert team(analyst, activities=[]).status_code == 422


def test_otto_sees_no_series_of_northvale_and_gives_none_an_administrator_sees_nothing(
    client, otto, administrator
):
    client.force_login(otto)
    assert "101," not in said(client, "/series")["csv"]
    assert give(client, HEAD + "101,adults,cases,2022,9,,\n").status_code == 403
    assert client.delete("/api/plan/demand/series").status_code == 403
    client.force_login(administrator)
    for address in ("", "/series"):
        said(client, address, 403)
    assert team(client).status_code == 403
