"""Pages of the planner as sheets: each form carries the tables and the notes that trace them."""

import csv
import io
import json
from dataclasses import dataclass
from datetime import date

import pytest
from python_calamine import CalamineWorkbook

from tenure.publish.contents import Cell, Chart, Note, Table
from tenure.publish.planning.sheets import Made, sheets_of, taken
from tenure.publish.tables import words

MADE = Made("0.1.0", "abc123", "feed" * 16, "2026-10-02T09:00:00+00:00", date(2026, 11, 25))
ROWS = ((words("Northvale"), Cell("−£3,000", -3000)), (words("=Hartwell"), Cell("Hidden", "c", hidden="few")))


SAVED = Table("one", "Saved", ("Who", "Pounds"), ROWS)
ONE = Chart("one", "t", "s", "A reading.", "alt", "A source.", SAVED, None, measure="vacancy-rate")


@dataclass(frozen=True)
class Page:
    title: str = "It saves"
    lede: str = "By a little."
    charts: tuple = (ONE,)
    tables: tuple = (Table("two", "By year", ("Who", "Pounds"), ROWS, ("A note.",), ("", "£")),)


@pytest.fixture
def sheets():
    about = [("Area", "the partnership")]
    return sheets_of(Page(), about, MADE, notes=(Note("about", "Means."),), source="The forecast.")


def test_the_notes_say_what_the_figures_are_of_and_what_made_them(sheets):
    notes = dict(sheets.notes)
    assert sheets.notes[:3] == (("It saves", ""), ("By a little.", ""), ("Area", "the partnership"))
    assert notes["Measure"] == "vacancy rate"
    assert notes["Made by"] == "Tenure 0.1.0"
    assert notes["Hash"] == MADE.hash
    assert notes["Returns accepted until"] == "2 October 2026"
    assert notes["Taken on"] == "25 November 2026"
    assert ("Note", "Means.") in sheets.notes


def test_every_table_is_quoted_with_its_measure_version_and_hash(sheets):
    assert [table.name for table, _, _ in sheets.tables] == ["one", "two"]
    said = f"Measure: vacancy rate. Tenure 0.1.0, {MADE.hash[:34]}."
    assert [cited for _, _, cited in sheets.tables] == [f"A source. {said}", f"The forecast. {said}"]


def test_a_workbook_has_the_notes_and_one_table_a_sheet(sheets):
    book = CalamineWorkbook.from_filelike(io.BytesIO(taken(sheets, "xlsx")))
    assert book.sheet_names == ["Notes", "Contents", "1", "2"]
    assert ["Hash", MADE.hash] in book.get_sheet_by_name("Notes").to_python()
    assert book.get_sheet_by_name("2").to_python()[-1] == ["=Hartwell", "c"]


def test_one_csv_has_the_notes_and_every_table(sheets):
    lines = list(csv.reader(io.StringIO(taken(sheets, "csv").decode())))
    assert ["Hash", MADE.hash] in lines
    assert lines.count([]) == 2
    assert lines.count(["Who", "Pounds"]) == 1
    assert ["Who", "Pounds (£)"] in lines
    assert lines.count(["'=Hartwell", "c"]) == 2
    assert lines.count(["Northvale", "-3000"]) == 2


def test_json_has_the_same_cells(sheets):
    said = json.loads(taken(sheets, "json"))
    assert {"name": "Taken on", "text": "25 November 2026"} in said["notes"]
    assert said["tables"][1]["columns"] == ["Who", "Pounds (£)"]
    assert said["tables"][1]["rows"] == [["Northvale", -3000], ["=Hartwell", "c"]]
