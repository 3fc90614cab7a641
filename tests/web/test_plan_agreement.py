"""One figure is one figure: on the plan's pages, in its files, through the API and from the command line."""

import csv
import io
import json
import re
from html import unescape

import pytest
from click.testing import CliRunner
from python_calamine import CalamineWorkbook

from tenure.cli import main

# Slow: fits and draws the made-up partnership's futures.
pytestmark = [pytest.mark.usefixtures("filled"), pytest.mark.slow]

ASKED = "service=children&focus=101&until=2029"
TRIED = f"{ASKED}&with=talent-pool"
MEASURES = ("vacancy-rate", "in-post", "agency-rate", "turnover-rate")


@pytest.fixture
def analyst(client, priya):
    client.force_login(priya)
    return client


@pytest.fixture
def rows(analyst):
    """What the API says of Northvale's children's services on the day, by arm and measure."""
    address = "/api/plan/rows?service=children&partner=101&until=2029&with=talent-pool"
    found = analyst.get(address).json()
    return {(row["arm"], row["measure"]): row for row in found if row["on"] == "2029-09-30"}


def printed(row, number="middle"):
    """A figure of a line as pages print it."""
    value = row[number]
    if row["unit"] == "£":
        return f"£{value / 1e6:.1f}m" if value >= 999_500 else f"£{value:,.0f}"
    return f"{value:.1f}%" if row["unit"] == "%" else f"{value:,.1f}"


def page(client, address):
    response = client.get(address)
    assert response.status_code == 200, response.content[:300]
    return unescape(response.content.decode())


def tiles(client, address):
    return re.findall(r'class="value">([^<]*)<', page(client, address))


def cells(client, address):
    """What stands anywhere in a workbook."""
    book = CalamineWorkbook.from_filelike(io.BytesIO(client.get(address).content))
    sheets = [book.get_sheet_by_name(name).to_python() for name in book.sheet_names]
    return {cell for sheet in sheets for row in sheet for cell in row}


def test_the_first_page_the_page_of_actions_and_the_api_print_the_same(analyst, rows):
    base, there = ([rows[arm, one] for one in MEASURES] for arm in ("baseline", "talent-pool"))
    told = tiles(analyst, f"/plan/?{ASKED}")
    assert told[:4] == [printed(row) for row in base]
    assert told[4] == printed(rows["baseline", "agency-bill"])
    assert tiles(analyst, f"/plan/try?{TRIED}")[:4] == [printed(row) for row in there]
    said = analyst.get(f"/api/plan?{ASKED}").json()["tiles"]
    assert [tile["then"] for tile in said] == told
    tried = analyst.get(f"/api/plan/try?{TRIED}").json()["tiles"]
    assert [tile["now"] for tile in tried] == [printed(row) for row in base]
    assert [tile["then"] for tile in tried] == [printed(row) for row in there]


def test_the_bands_of_the_first_page_are_those_of_the_api(analyst, rows):
    for tile in analyst.get(f"/api/plan?{ASKED}").json()["tiles"][:4]:
        row = rows["baseline", tile["measure"]]
        ends = f"between {printed(row, 'low_80')} and {printed(row, 'high_80')} in 4 of 5 futures"
        assert tile["band"] == ends


def test_side_by_side_and_what_it_hinges_on_begin_at_the_same_rate(analyst, rows):
    base, there = (rows[arm, "vacancy-rate"] for arm in ("baseline", "talent-pool"))
    shown = page(analyst, f"/plan/compare?{TRIED}&with=returners")
    assert f"on 30 September 2029: {printed(base)} if nothing changes; " in shown
    assert f" {printed(there)}; " in shown
    table = analyst.get(f"/plan/compare/tables/plan-beside.csv?{TRIED}&with=returners").content.decode()
    first = next(csv.DictReader(io.StringIO(table)))
    assert float(first["Change"]) == pytest.approx(there["difference"], abs=0.051)
    assert float(first["Chance that it helps"]) == pytest.approx(100 * there["chance_better"], abs=0.51)
    doubts = f"/plan/try/doubts?{TRIED}&reach=1"
    while "is being worked out" in (shown := page(analyst, doubts)):
        pass
    (average,) = re.findall(r"the vacancy rate with the actions as assumed is (\d+\.\d)%", shown)
    assert float(average) == pytest.approx(there["middle"], abs=1.5)  # an average, not the middle of futures


def test_every_file_that_is_taken_away_holds_the_same(analyst, rows):
    base, there = (rows[arm, "vacancy-rate"] for arm in ("baseline", "talent-pool"))
    table = page(analyst, f"/plan/tables/plan-vacancy-rate.csv?{ASKED}")
    last = list(csv.reader(io.StringIO(table)))[-1]
    assert (last[0], f"{base['middle']:.1f}" in last) == ("2029", True)
    kept = json.loads(analyst.get(f"/plan/try/take.json?{TRIED}").content)["figures"]
    mine = {(row["arm"], row["measure"]): row for row in kept if row["on"] == "2029-09-30"}
    assert mine == rows
    assert {base["middle"], rows["baseline", "in-post"]["middle"]} <= cells(
        analyst, f"/plan/take.xlsx?{ASKED}"
    )
    tried = cells(analyst, f"/plan/try/take.xlsx?{TRIED}")
    assert any(printed(there) in str(cell) for cell in tried)


def test_the_command_line_gives_the_same_lines(analyst, rows, filled, at_once):
    words = ("--runs", "400", "--service", "children", "--partner", "101", "--to", "2029", "--json")
    ended = CliRunner().invoke(main, ["forecast", "--home", str(filled), "--scenario", "talent-pool", *words])
    assert ended.exit_code == 0, ended.stderr
    lines = [json.loads(line) for line in ended.stdout.splitlines()]
    assert {(row["arm"], row["measure"]): row for row in lines if row["on"] == "2029-09-30"} == rows
