"""The workforce analysis as a page: what is chosen, what is shown, what is kept, and what it weighs."""

import gzip
import re
from html import unescape
from pathlib import Path

import pytest

from tenure.web import assets, figures
from tenure.web.wording import HIDDEN

# Slow: opens the whole analysis for each reader.
pytestmark = [pytest.mark.usefixtures("filled"), pytest.mark.slow]
STATIC = assets.VENDOR.parent
KILOBYTES_60 = 60 * 1024


@pytest.fixture
def analyst(client, priya):
    client.force_login(priya)
    return client


def page(client, address="/analysis/"):
    response = client.get(address)
    assert response.status_code == 200, response.content
    return unescape(response.content.decode())


def heading(html):
    return re.search(r"<h1[^>]*>(.*?)</h1>", html)[1]


def test_an_analyst_starts_with_their_own_council(analyst):
    shown = page(analyst)
    assert "Northvale had 60 children and family social workers in post on 30 September 2023." in shown
    assert '<option value="101" selected>Northvale</option>' in shown


def test_a_board_member_starts_with_the_partnership(client, board):
    client.force_login(board)
    assert "The partnership had 241 children and family social workers in post" in page(client)


def test_the_answer_comes_first_and_is_the_title(analyst):
    shown = page(analyst)
    title = re.search(r"<title>(.*?) · Tenure</title>", shown, re.DOTALL)[1]
    assert title == heading(shown)


def test_year_comparator_and_places_are_chosen_by_address(analyst):
    shown = page(analyst, "/analysis/?year=2022&against=region&partners=103")
    assert "30 September 2022" in shown
    assert '<option value="region" selected>' in shown
    assert re.search(r'value="103" checked', shown)
    assert not re.search(r'value="102" checked', shown)


def test_another_authority_is_chosen_by_its_name(analyst):
    shown = page(analyst, "/analysis/?against=england&other=Barnet")
    assert '<option value="302" selected>Barnet</option>' in shown


@pytest.mark.parametrize(
    ("address", "says"),
    [
        ("/analysis/?year=soon", "The year is soon. Give a collection year of four digits, such as 2023."),
        ("/analysis/?year=1999", "1999"),
        ("/analysis/?focus=999", "999"),
        ("/analysis/?against=moon", "moon"),
    ],
)
def test_what_cannot_be_chosen_is_said(analyst, address, says):
    response = analyst.get(address)
    assert response.status_code == 400
    assert says in response.content.decode()


def test_a_service_without_returns_says_what_would_fill_the_page(analyst):
    shown = page(analyst, "/analysis/?service=adults")
    assert "The first that is accepted fills this page." in shown
    assert "<img" not in shown


def test_each_chart_has_its_reading_its_table_and_its_csv(analyst):
    shown = page(analyst)
    charts = shown.count("<figure")
    assert charts >= 8
    assert shown.count('class="reading"') + shown.count('class="nothing"') == charts
    assert len(re.findall(r"<summary>Table<", shown)) == charts
    assert len(re.findall(r'<a href="/analysis/[\w-]+\.csv[^"]*">CSV', shown)) == charts + 1


def test_a_table_on_the_page_and_its_csv_hold_the_same_figures(analyst):
    shown = page(analyst)
    csv = analyst.get("/analysis/places-side-by-side.csv").content.decode()
    in_file = {float(cell) for cell in re.split(r"[,\r\n]", csv) if re.fullmatch(r"[\d.]+", cell)}
    table = shown[shown.index("Main measures by place") :]
    on_page = re.findall(r"<td>([\d.,]+)%?(?=<|\n)", table[: table.index("</table>")])
    assert len(on_page) > 15
    assert {float(figure.replace(",", "")) for figure in on_page} == in_file


def test_a_table_with_hidden_figures_says_why_some_of_them_are_not_small(client, lead):
    client.force_login(lead)
    shown = page(client, "/analysis/?focus=102")
    tables = [each for each in shown.split("<table")[1:] if "Hidden: fewer than 5 people" in each]
    assert tables
    assert all(HIDDEN in each for each in tables)


def test_a_contradiction_stands_beside_the_figure_it_spoils(analyst):
    shown = page(analyst, "/analysis/?focus=102")
    if "contradiction" in shown:
        assert 'class="spoiled"' in shown


def test_the_workbook_and_the_open_data_are_files(analyst):
    workbook = analyst.get("/analysis/workbook.xlsx?year=2022")
    open_data = analyst.get("/analysis/open-data.csv")
    assert workbook.content.startswith(b"PK")
    assert 'filename="workforce-children-2022.xlsx"' in workbook.headers["Content-Disposition"]
    assert open_data.content.decode().startswith("time_period")
    assert open_data.headers["X-Content-Type-Options"] == "nosniff"


def test_an_unknown_table_is_not_there(analyst):
    assert analyst.get("/analysis/no-such-table.csv").status_code == 404


def test_a_page_is_made_once_for_all_who_see_the_same(client, lead, board, analyst, priya):
    made = []
    rendered = figures.kept.__globals__["_kept"]
    rendered.clear()
    client.force_login(priya)
    first = page(client)
    made.append(len(rendered))
    assert page(client) == first or "csrfmiddlewaretoken" in first
    made.append(len(rendered))
    client.force_login(board)
    page(client)
    made.append(len(rendered))
    assert made == [1, 1, 2]


def test_a_page_weighs_little(analyst):
    html = analyst.get("/analysis/").content
    assert len(html) <= KILOBYTES_60


@pytest.mark.parametrize("address", ["/analysis/", "/returns/", "/sign-in/"])
def test_styles_and_scripts_weigh_little(analyst, address):
    shown = analyst.get(address, follow=True).content.decode()
    linked = set(re.findall(r'(?:href|src)="/static/([^"?]+\.(?:css|js))', shown)) | {"vendor/govuk.js"}
    assert "tenure.css" in linked
    assert sum(weight(STATIC / name) for name in linked) <= KILOBYTES_60


def test_even_the_page_that_asks_again_weighs_little():
    everything = [
        *STATIC.glob("*.css"),
        *STATIC.glob("*.js"),
        *assets.VENDOR.glob("*.css"),
        *assets.VENDOR.glob("*.js"),
    ]
    assert len(everything) == 5
    assert sum(map(weight, everything)) <= KILOBYTES_60


def weight(path: Path) -> int:
    return len(gzip.compress(path.read_bytes()))
