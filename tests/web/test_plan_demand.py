"""The pages of demand: posts needed, the partnership's own series, and a team's activities."""

from html import unescape

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from tenure.partnership import home
from tenure.publish.planning.bringing import NAME

# Slow: fits and draws the made-up partnership's futures.
pytestmark = [pytest.mark.usefixtures("filled"), pytest.mark.slow]

HEAD = "partner,service,series,year,value,like,source\n"


@pytest.fixture(autouse=True)
def without_series(filled):
    yield
    (home.folder() / NAME).unlink(missing_ok=True)


@pytest.fixture
def analyst(client, priya):
    client.force_login(priya)
    return client


def page(client, address="/plan/demand", status=200):
    response = client.get(address)
    assert response.status_code == status, response.content[-3000:]
    return unescape(response.content.decode())


def give(client, text, name="ours.csv"):
    return client.post("/plan/demand/series", {"file": SimpleUploadedFile(name, text.encode())})


def test_posts_needed_stand_beside_those_there_are_by_council_and_year(analyst):
    shown = page(analyst)
    assert "At 16.0 cases for each full-time worker, Northvale" in shown
    assert "in 4 of 5 futures" in shown
    posts, needed = shown.split("Posts there are</h2>")[1].split("Posts needed</h2>")
    assert ("FTE in every future" in posts, "in the middle of futures" in posts) == (True, False)
    assert "FTE in the middle of futures" in needed
    assert "Posts needed year by year" in shown
    assert "held on 30 September, its returns say" in shown
    assert "Open Government Licence" in shown
    table = page(analyst, "/plan/demand/tables/plan-demand-years.csv?cases=12")
    assert table.splitlines()[1].startswith("2023,")
    fewer = page(analyst, "/plan/demand/tables/plan-demand-years.csv?cases=24")
    assert float(table.splitlines()[1].split(",")[2]) > float(fewer.splitlines()[1].split(",")[2])
    page(analyst, "/plan/demand/tables/no-such.csv", 404)


@pytest.mark.parametrize(
    ("asked", "says"),
    [
        ("0", "cannot be kept"),
        ("-3", "cannot be kept"),
        ("90", "at most 50"),
        ("many", "is no number of cases"),
    ],
)
def test_a_standard_that_cannot_be_is_said(analyst, asked, says):
    assert says in page(analyst, f"/plan/demand?cases={asked}", 400)


def test_another_councils_figures_are_round(client, otto):
    client.force_login(otto)
    table = page(client, "/plan/demand/tables/plan-demand-now.csv?focus=101")
    cases, caseload, posts = table.splitlines()[1].split(",")[-8:-5]
    assert float(cases) % 5 == float(posts) % 5 == 0
    assert float(caseload) % 1 == 0
    assert "101," not in page(client, "/plan/demand/series")


def test_a_lead_gives_series_and_takes_them_away(client, lead):
    client.force_login(lead)
    sent = give(
        client, HEAD + "101,children,referrals,2022,900,,our count\n101,children,referrals,2023,950,,\n"
    )
    assert sent.status_code == 302
    shown = page(client, "/plan/demand?focus=101")
    assert "The series of one council’s service is used from now on." in shown
    assert "given by the partnership" in shown
    assert "our count" in page(client, "/plan/demand/series")
    assert client.post("/plan/demand/series/end").status_code == 302
    assert "its returns say" in page(client, "/plan/demand?focus=101")


def test_series_with_faults_are_not_kept_and_each_is_told(client, lead):
    client.force_login(lead)
    sent = give(client, HEAD + "101,adults,cases,2022,-9,,\n999,kids,cases,2022,9,,\n")
    assert sent.status_code == 400
    told = unescape(sent.content.decode())
    assert "ours.csv was not taken. Row 2: the value -9 cannot be." in told
    assert "Row 3: there is no council with the number “999”." in told
    assert not (home.folder() / NAME).exists()
    assert client.post("/plan/demand/series").status_code == 400


def test_an_analyst_gives_no_series_and_an_administrator_sees_no_demand(client, priya, administrator):
    client.force_login(priya)
    assert give(client, HEAD + "101,adults,cases,2022,9,,\n").status_code == 403
    assert client.post("/plan/demand/series/end").status_code == 403
    client.force_login(administrator)
    for address in ("/plan/demand", "/plan/demand/team", "/plan/demand/series"):
        page(client, address, 403)


def test_a_cap_on_caseloads_is_tried_on_what_the_record_says(analyst):
    shown = page(analyst, "/plan/try?with=caseload-cap")
    assert "a cap on caseloads" in shown
    assert "load one first" not in shown.lower()
    assert "nothing on record says" not in shown


def test_a_team_is_worked_out_from_a_form(analyst):
    assert "Say what the team does in a year" in page(analyst, "/plan/demand/team")
    filled = (
        "?team=North&there=6&name-1=Reviews&units-1=1000&hours-1=7.4&leave=30&holidays=8&training=22&share=20"
    )
    assert "North needs 6.3 full-time posts, 0.3 more than it has" in page(
        analyst, f"/plan/demand/team{filled}"
    )
    assert page(analyst, f"/plan/demand/team{filled}&as=csv").splitlines()[1].startswith("Reviews,1000,7.4,")
    assert "“six” is no number" in page(analyst, "/plan/demand/team?there=six", 400)
