"""The same figures are hidden in the page, its pictures, its tables, its CSV, its workbook and its lines
of data.
"""

import ast
import csv
import io
import subprocess
import sys
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

import tenure
from given.figures import STOCK, a_partnership
from tenure.publish import analysis, measure_rows, open_data_csv, table_csv, workbook
from tenure.publish.drawings import Bars, Dots, Pyramid, Trend
from tenure.publish.viewing import Viewer

# Slow: reads every module of the house.
pytestmark = pytest.mark.slow

SMALL = {**STOCK, "106 / 107": 22, "104": 41}
READERS = [Viewer("101"), Viewer(None, "partnership", "board member"), Viewer(None, "public")]
SOURCE = Path(tenure.__file__).parent


@pytest.fixture(scope="module")
def holding():
    return a_partnership(stock=SMALL)


@pytest.mark.parametrize("reader", READERS, ids=lambda r: r.audience)
def test_a_tables_page_csv_and_sheet_hide_the_same_cells(holding, reader):
    page = analysis(holding, reader, focus="106 / 107")
    book = CalamineWorkbook.from_filelike(io.BytesIO(workbook(page)))
    tables = [*page.tables, *(c.table for c in page.charts)]
    hidden = 0
    for number, table in enumerate(tables, start=1):
        on_page = [[cell.hidden != "" and cell.value == "c" for cell in row] for row in table.rows]
        _, *lines = csv.reader(io.StringIO(table_csv(table)))
        in_csv = [[cell == "c" for cell in row] for row in lines]
        sheet = book.get_sheet_by_name(str(number)).to_python()[5:]
        assert on_page == in_csv == [[cell == "c" for cell in row[: len(table.columns)]] for row in sheet]
        hidden += sum(map(sum, on_page))
    assert hidden == page.hidden > 0


@pytest.mark.parametrize("reader", READERS, ids=lambda r: r.audience)
def test_a_picture_holds_no_figure_that_its_table_hides(holding, reader):
    for chart in analysis(holding, reader, focus="106 / 107").charts:
        cells = [cell.value for row in chart.table.rows for cell in row if not isinstance(cell.value, str)]
        shown = {round(value, 1) for value in cells}
        for value, percent in figures_in(chart.drawing):
            assert round(value * (100 if percent else 1) + 1e-9, 1) in shown, chart.key


def figures_in(drawing):
    if isinstance(drawing, Trend):
        return [(v, drawing.percent) for line in drawing.lines for _, v in line.points if v is not None]
    if isinstance(drawing, Dots):
        return [(d.value, drawing.percent) for d in drawing.dots if d.value is not None]
    if isinstance(drawing, Bars):
        return [(v, drawing.percent) for b in drawing.bars for v in (b.value, b.beside) if v is not None]
    if isinstance(drawing, Pyramid):
        return [(v, False) for b in drawing.bands for v in (b.left, b.right) if v is not None]
    return []


@pytest.mark.parametrize("reader", READERS, ids=lambda r: r.audience)
def test_open_data_and_lines_of_data_hide_what_the_page_hides(holding, reader):
    data = {
        (r["time_period"], r["old_la_code"]): r["leavers_headcount"]
        for r in csv.DictReader(io.StringIO(open_data_csv(holding, reader)))
    }
    lines = measure_rows(holding, reader, measure="leavers", basis="headcount", by=("partner", "year"))
    said = {(str(line.on.year), line.partner): line.value for line in lines}
    assert {key: cell == "c" for key, cell in data.items()} == {key: v == "c" for key, v in said.items()}
    assert any(cell == "c" for cell in data.values())


@pytest.mark.parametrize("reader", READERS, ids=lambda r: r.audience)
def test_sentences_and_alternative_texts_tell_no_hidden_figure(holding, reader):
    page = analysis(holding, reader, focus="106 / 107")
    raw = holding.rows("leavers", "headcount")
    small = {
        str(row.people)
        for at, row in raw.items()
        if at.partner == "106 / 107" and at.year == 2023 and at.dimension == "reason" and 1 <= row.people < 5
    }
    assert small
    leavers = next(c for c in page.charts if c.key == "leavers-by-reason")
    for name in ("Retired", "Dismissed"):
        assert not any(f"{name} {number}" in leavers.alt for number in small)
    assert "Hidden: fewer than 5 people" in leavers.alt


def test_only_disclosure_makes_a_figure_that_may_be_shown():
    makers = {
        str(path.relative_to(SOURCE))
        for path in SOURCE.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id in ("Shown", "Hidden")
    }
    assert makers == {"publish/disclosure.py"}


def test_the_door_opens_quickly():
    heavy = ("numpy", "altair", "duckdb", "xlsxwriter")
    asked = f"import sys, tenure.publish; print([m for m in {heavy} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
