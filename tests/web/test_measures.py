"""One measure's page, and the definitions."""

import re
from html import unescape

import pytest

from tenure.web.measures.views import parted

pytestmark = pytest.mark.usefixtures("filled")


@pytest.fixture
def analyst(client, priya):
    client.force_login(priya)
    return client


def page(client, path):
    return unescape(client.get(path).content.decode())


def test_a_measure_shows_its_figure_history_and_meaning(analyst):
    shown = page(analyst, "/measures/turnover-rate/?basis=headcount")
    assert "20.0%" in shown
    assert "Counted as" in shown
    assert "Why it matters" in shown
    assert "<dt>Unit</dt><dd>per cent</dd>" in shown
    assert shown.index('<a href="#meaning">') < shown.index("<figure")
    assert "<img" in shown
    assert "England" in shown


def test_a_table_of_a_measure_comes_as_csv(analyst):
    shown = page(analyst, "/measures/turnover-rate/")
    link = re.search(r'href="(/measures/turnover-rate/[\w-]+\.csv[^"]*)"', shown)[1]
    response = analyst.get(link)
    assert response.headers["Content-Type"].startswith("text/csv")
    assert "Northvale" in response.content.decode() or "2023" in response.content.decode()
    assert analyst.get("/measures/turnover-rate/no-such.csv").status_code == 404


def test_an_unknown_measure_is_not_there(analyst):
    assert analyst.get("/measures/no-such-measure/").status_code == 404


def test_a_basis_that_a_measure_lacks_is_said(analyst):
    response = analyst.get("/measures/vacancy-rate/?basis=headcount")
    assert response.status_code == 400


def test_definitions_name_every_measure_for_everyone_who_is_signed_in(client, administrator):
    client.force_login(administrator)
    shown = page(client, "/definitions/")
    heads = re.findall(r'<h3 id="([\w-]+)">', shown)
    assert {"children-turnover-rate", "children-average-caseload", "adults-turnover-rate"} <= set(heads)
    assert len(heads) == len(set(heads))
    assert "See the figures" not in shown


@pytest.mark.parametrize(
    ("title", "head", "rest"),
    [
        (
            "Turnover fell to 16.1%; the fall is within chance.",
            "Turnover fell to 16.1%",
            "The fall is within chance.",
        ),
        ("It stayed at 4.0. That is above England.", "It stayed at 4.0", "That is above England."),
        ("Nothing to show", "Nothing to show", ""),
    ],
)
def test_a_long_answer_is_parted_where_it_first_pauses(title, head, rest):
    assert parted(title) == (head, rest)
