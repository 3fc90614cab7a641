"""The workbook: notes, contents, one table a sheet, symbols for what is hidden, text that stays text."""

import io
from dataclasses import replace
from zipfile import ZipFile

import pytest
from python_calamine import CalamineWorkbook

from tenure.publish import analysis, workbook
from tenure.publish.contents import Cell
from tenure.publish.viewing import Viewer


@pytest.fixture(scope="module")
def page(partnership):
    return analysis(partnership, Viewer(None, "partnership"), focus="106 / 107")


def sheets(made):
    book = CalamineWorkbook.from_filelike(io.BytesIO(made))
    return {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}


def test_notes_then_contents_then_one_table_a_sheet(page):
    found = sheets(workbook(page))
    tables = [*page.tables, *(c.table for c in page.charts)]
    assert list(found) == ["Notes", "Contents", *(str(i + 1) for i in range(len(tables)))]
    assert found["Notes"][0][0] == page.title
    assert [row[1] for row in found["Contents"][1:]] == [t.caption for t in tables]
    for number, table in enumerate(tables, start=1):
        assert found[str(number)][0][0] == table.caption
        assert len(found[str(number)]) == 5 + len(table.rows)


def test_a_hidden_cell_holds_its_symbol_and_the_notes_explain_it(page):
    found = sheets(workbook(page))
    hidden = sum(
        cell == "c" for name, rows in found.items() if name.isdigit() for row in rows for cell in row
    )
    assert hidden == page.hidden > 0
    assert any(row[0] == "Symbol c" for row in found["Notes"])


def test_no_cells_are_merged_and_nothing_is_a_formula(page):
    risky = replace(page.tables[0], rows=((Cell("=1+1", "=1+1"), *page.tables[0].rows[0][1:]),))
    made = workbook(replace(page, tables=(risky,)))
    parts = ZipFile(io.BytesIO(made))
    for name in parts.namelist():
        if name.startswith("xl/worksheets/sheet"):
            text = parts.read(name).decode()
            assert "<mergeCell" not in text
            assert "<f>" not in text
    assert sheets(made)["1"][5][0] == "=1+1"


def test_the_same_analysis_gives_the_same_bytes(page):
    assert workbook(page) == workbook(page)
