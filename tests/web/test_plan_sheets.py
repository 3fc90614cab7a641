"""Side by side, money, doubts and what came of a run taken away as sheets, for whoever may see the page."""

import csv
import io
import json
import re

import pytest
from python_calamine import CalamineWorkbook

# Slow: fits and draws the made-up partnership's futures.
pytestmark = [pytest.mark.usefixtures("filled"), pytest.mark.slow]

TWO = "?with=talent-pool&with=consolidation-programme&until=2026"
PAGES = {
    "/plan/compare/take.": "plan-",
    "/plan/try/money.": "plan-money-years",
    "/plan/try/doubts/take.": "plan-",
}


@pytest.fixture
def analyst(client, priya):
    client.force_login(priya)
    return client


def content(client, address):
    response = client.get(address)
    assert response.status_code == 200, response.content
    assert response.headers["Content-Disposition"].startswith("attachment")
    return response.content


@pytest.mark.parametrize("take", PAGES)
def test_each_form_has_the_notes_and_the_same_tables(analyst, take):
    said = json.loads(content(analyst, f"{take}json{TWO}"))
    notes = {each["name"]: each["text"] for each in said["notes"]}
    assert notes.keys() >= {"Made by", "Snapshot", "Hash", "Taken on", "Returns accepted until", "Area"}
    assert any(PAGES[take] in each["name"] for each in said["tables"])
    book = CalamineWorkbook.from_filelike(io.BytesIO(content(analyst, f"{take}xlsx{TWO}")))
    assert len(book.sheet_names) == 2 + len(said["tables"])
    lines = list(csv.reader(io.StringIO(content(analyst, f"{take}csv{TWO}").decode())))
    assert all([each["caption"]] in lines for each in said["tables"])
    assert ["Hash", notes["Hash"]] in lines


@pytest.mark.parametrize(
    ("page", "take"),
    [
        ("/plan/compare", "/plan/compare/take."),
        ("/plan/try", "/plan/try/money."),
        ("/plan/try/doubts", "/plan/try/doubts/take."),
    ],
)
def test_the_page_offers_each_form(analyst, page, take):
    shown = analyst.get(page + TWO).content.decode()
    assert re.findall(rf'href="{re.escape(take)}(\w+)\?', shown) == ["xlsx", "csv", "json"]


def test_the_kinds_of_money_add_up_to_the_last_line(analyst):
    said = json.loads(content(analyst, f"/plan/try/money.json{TWO}&focus=partnership"))
    (kinds,) = (each for each in said["tables"] if each["name"] == "plan-money-kinds")
    *parts, (_, *total) = kinds["rows"]
    assert "Other agency staff" in [row[0] for row in parts]
    for column, whole in enumerate(total, start=1):
        assert sum(row[column] for row in parts) == pytest.approx(whole, abs=500 * len(parts))


def test_what_cannot_be_taken_is_said(analyst, administrator):
    assert analyst.get(f"/plan/compare/take.docx{TWO}").status_code == 404
    assert analyst.get("/plan/try/money.csv").status_code == 400
    analyst.force_login(administrator)
    for take in PAGES:
        assert analyst.get(f"{take}csv{TWO}").status_code == 403
