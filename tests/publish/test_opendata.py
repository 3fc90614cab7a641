"""Open data in the layout of the published file: its columns, its order, its symbols."""

import csv
import io
from importlib.resources import files

import pytest

from given.figures import a_row, holding_of
from tenure.publish import open_data_csv, open_data_meta_csv
from tenure.publish.viewing import HOLDER, Viewer
from tenure.terms.problems import TooLittleData


def rows_of(text):
    return list(csv.DictReader(io.StringIO(text)))


def test_its_columns_are_those_of_the_published_file(partnership):
    printed = files("tenure.benchmark").joinpath("data/csww_indicators_2017_to_2023.csv")
    assert (
        open_data_csv(partnership, HOLDER).splitlines()[0]
        == printed.read_text(encoding="utf-8").splitlines()[0]
    )


def test_a_row_for_each_year_and_partner_the_latest_first(partnership):
    found = rows_of(open_data_csv(partnership, HOLDER))
    assert [(r["time_period"], r["old_la_code"]) for r in found[:7]] == [
        *(("2023", p) for p in ("101", "102", "103", "104", "105", "106 / 107")),
        ("2022", "101"),
    ]
    assert {r["geographic_level"] for r in found} == {"Local authority"}
    joint = found[5]
    assert (joint["new_la_code"], joint["la_name"]) == ("E99000106 / E99000107", "Westbrook / Leaford")


def test_figures_are_rounded_as_printed(partnership):
    northvale = rows_of(open_data_csv(partnership, HOLDER, years=[2023]))[0]
    assert northvale["inpost_fte"] == "270"
    assert northvale["inpost_headcount"] == "300"
    assert northvale["turnover_rate_fte"] == "18.3"
    assert northvale["caseload_fte"] == "17.8"


def test_no_cell_is_blank_and_what_is_missing_has_a_symbol(partnership):
    for row in rows_of(open_data_csv(partnership, Viewer(None, "public"))):
        assert all(cell != "" for cell in row.values())
        assert row["cases"] == "x"


@pytest.mark.parametrize(
    ("row", "column", "cell"),
    [
        (a_row("in-post", part=3.0, people=3), "inpost_fte", "c"),
        (a_row("turnover-rate", part=0.0, whole=0.0, unit="share"), "turnover_rate_fte", "z"),
        (a_row("agency-cover-rate", part=9.0, whole=8.0, unit="share"), "agency_cover_rate_fte", "u"),
        (a_row("vacancies", part=0.02, people=0), "vacancy_fte", "low"),
    ],
    ids=["hidden", "no base", "above 100%", "rounds to zero"],
)
def test_symbols_stand_as_the_publisher_writes_them(row, column, cell):
    base = [a_row("in-post", "102", part=50.0), a_row("in-post", "partnership", part=60.0)]
    own = [] if row["measure"] == "in-post" else [a_row("in-post", part=30.0)]
    holding = holding_of([*base, *own, row])
    found = rows_of(open_data_csv(holding, Viewer(None, "public")))
    assert next(r for r in found if r["old_la_code"] == "101")[column] == cell


def test_without_returns_there_is_no_open_data(partnership):
    with pytest.raises(TooLittleData, match="There is no accepted return on record for these years"):
        open_data_csv(partnership, HOLDER, years=[1999])


def test_the_companion_file_tells_every_column_of_figures(partnership):
    told = rows_of(open_data_meta_csv())
    columns = open_data_csv(partnership, HOLDER).splitlines()[0].split(",")
    assert [r["col_name"] for r in told] == columns[10:]
    rate = next(r for r in told if r["col_name"] == "turnover_rate_fte")
    assert (rate["indicator_unit"], rate["indicator_dp"]) == ("%", "1")
