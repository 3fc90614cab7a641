"""Figures as cells: in words on a page, as a number or a symbol in a file, never a formula."""

import csv
import io

import pytest

from tenure.publish.contents import Cell, Table
from tenure.publish.disclosure import NO_BASE, NOT_THERE, Hidden, Shown
from tenure.publish.tables import bound, figure, table_csv, words
from tenure.terms.quantities import Ratio


def shown(value, unit="share", symbol=""):
    return Shown(value, Ratio(value, 1.0), unit, symbol)


@pytest.mark.parametrize(
    ("seen", "text", "value"),
    [
        (shown(0.18449), "18.4%", 18.4),
        (shown(1270.46, "FTE"), "1,270.5", 1270.5),
        (shown(1270.0, "people"), "1,270", 1270.0),
        (shown(0.2, symbol="u"), "20.0% (low reliability)", 20.0),
        (Hidden("c", "Hidden: fewer than 5 people"), "Hidden: fewer than 5 people", "c"),
        (NOT_THERE, "Not available", "x"),
        (NO_BASE, "Not applicable", "z"),
    ],
)
def test_a_figure_in_words_and_in_a_file(seen, text, value):
    cell = figure(seen)
    assert (cell.text, cell.value) == (text, value)


def test_the_end_of_a_range_that_was_not_worked_out_is_not_applicable():
    assert bound(None, "share").value == "z"
    assert bound(0.1234, "share").text == "12.3%"


def test_a_csv_holds_numbers_symbols_and_units():
    rows = ((words("2023"), figure(shown(0.184)), figure(Hidden("c", "Hidden"))),)
    table = Table("t", "Turnover", ("Year", "Northvale", "Ashmere"), rows, units=("", "%", "%"))
    assert table_csv(table).splitlines() == ["Year,Northvale (%),Ashmere (%)", "2023,18.4,c"]
    assert table.hidden == 1


@pytest.mark.parametrize("text", ["=1+1", "+44", "-1", "@SUM(A1)", "\t=1"])
def test_no_cell_is_taken_for_a_formula(text):
    table = Table("t", "T", (text, "B"), ((Cell(text, text), words("x")),))
    for row in csv.reader(io.StringIO(table_csv(table))):
        assert row[0] == f"'{text}"
