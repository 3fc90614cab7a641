"""Adults' services on pages and in the API: the switch, what it shows, and what an outsider does not see."""

import json
from datetime import date
from html import unescape
from pathlib import Path

import pytest

from given.jobs import a_job, a_place, set_by
from tenure.record import Lake

# Slow: opens a home with adults’ sets.
pytestmark = pytest.mark.slow

SIZES = {"101": 40, "102": 30, "103": 26, "104": 22, "105": 24}
SECRET = 3
"""People on Northvale's bank: few enough to be hidden from others."""


def set_of(partner, year):
    staff = [a_job(f"{partner}-{n}", sex="M" if n % 4 == 0 else "F", age=25 + n,
                   started=date(year - n % 7, 3, 2), reference=f"r{n}", ethnicity=("31", "44", "39")[n % 3])
             for n in range(SIZES[partner] - (year - 2022))]  # fmt: skip
    staff += [a_job(f"{partner}-a{n}", reference=f"a{n}", status="agency") for n in range(12)]
    bank = SECRET if partner == "101" else 8
    staff += [a_job(f"{partner}-b{n}", reference=f"b{n}", status="bank") for n in range(bank)]
    return set_by(partner, *staff, year=year, places=(a_place(leavers=6, starters=5, vacancies=2),))


@pytest.fixture(scope="module")
def kept_sets(tmp_path_factory) -> Path:
    """A home whose lake holds two years of adults' sets of five partners."""
    folder = tmp_path_factory.mktemp("adults") / "home"
    folder.mkdir(mode=0o700)
    (folder / "made-up").touch()
    lake = Lake(folder / "lake")
    for partner in SIZES:
        for year in (2022, 2023):
            sent = set_of(partner, year)
            lake.keep(sent.submission, sent.tables)
    lake.record()
    return folder


@pytest.fixture(autouse=True)
def adults_home(home, settings, kept_sets, northvale, hartwell):
    settings.TENURE_HOME = kept_sets


def page(client, address):
    response = client.get(address)
    assert response.status_code == 200, response.content
    return unescape(response.content.decode())


def test_the_switch_shows_adults_with_tiles_of_their_own(client, priya):
    client.force_login(priya)
    shown = page(client, "/analysis/?service=adults")

    assert '<option value="adults" selected>' in shown
    assert "Northvale had 39 adults’ social workers in post on 30 September 2023." in shown
    assert "Mean full-time salary" in shown
    assert "caseload" not in shown.lower()


def test_a_measures_page_keeps_the_service_and_says_its_own_definition(client, priya):
    client.force_login(priya)
    shown = page(client, "/measures/turnover-rate/?service=adults")

    assert "Leavers in the last 12 months, over social workers employed on the day." in shown
    assert "15.4%" in shown


def test_otto_sees_no_few_of_northvale(client, priya, otto):
    address = "/api/measures?service=adults&partner=101&measure=filled-jobs&year=2023"
    client.force_login(priya)
    own = json.loads(client.get(address).content)
    client.force_login(otto)
    theirs = json.loads(client.get(address).content)

    def bank(rows):
        return {row["part"] for row in rows if row["slice"] == "employment=Bank or pool"}

    assert bank(own) == {SECRET}
    assert bank(theirs) == {"c"}


def test_definitions_of_both_services_by_key(client, priya):
    client.force_login(priya)
    children, adults = (
        json.loads(client.get(f"/api/definitions/vacancy-rate?service={service}").content)
        for service in ("children", "adults")
    )

    assert (children["service"], adults["service"]) == ("children", "adults")
    assert children["formula"] != adults["formula"]
    assert client.get("/api/definitions/vacancy-rate?service=pets").status_code == 404


def test_open_data_and_its_companion_have_the_columns_of_the_service(client, priya):
    client.force_login(priya)
    data = client.get("/analysis/open-data.csv?service=adults").content.decode("utf-8-sig")
    meta = client.get("/analysis/open-data-meta.csv?service=adults").content.decode("utf-8-sig")

    assert "mean_full_time_salary" in data.splitlines()[0]
    assert "mean_full_time_salary" in meta
