import math

import pytest
from pytest import approx

from given.series import a_series, council_rows, written
from tenure.forecast import panels as ahead
from tenure.forecast.panels.layout import number, year_of
from tenure.terms.problems import Unreadable, UsedWrongly


@pytest.mark.parametrize(
    ("period", "year"),
    [
        ("2023", 2023), ("202223", 2023), ("2022-23", 2023), ("2022/2023", 2023), ("199900", 2000),
        ("2022-23 Q1", 2023), ("2022–23", 2023), ("202209", None), ("", None), ("total", None), ("20", None),
    ],
)  # fmt: skip
def test_a_period_is_the_year_in_which_it_ends(period, year):
    assert year_of(period) == year


@pytest.mark.parametrize("marker", ["z", "x", "c", "u", ":", "low", "-", "", " ", "..", "Z"])
def test_a_marker_is_missing_and_never_zero(marker):
    assert math.isnan(number(marker))


def test_numbers_may_have_commas_and_a_percent_sign():
    assert [number("1,234.5"), number(" -3 "), number("15.9%"), number(".5")] == approx(
        [1234.5, -3, 15.9, 0.5]
    )


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_any_encoding_gives_the_same_numbers(encoding):
    rows = [{**row, "la_name": row["la_name"] + " Môn"} for row in council_rows(councils=12)]
    series = ahead.read(written(rows, encoding=encoding))
    assert series.measures == ("inpost_fte", "leavers_fte", "turnover_rate_fte")
    assert series.cells("name")[0] == "Council 0 Môn"


def test_semicolons_and_columns_in_any_order_are_read():
    rows = [dict(reversed(row.items())) for row in council_rows(councils=12)]
    assert set(ahead.read(written(rows, mark=";")).measures) == {
        "inpost_fte", "leavers_fte", "turnover_rate_fte",
    }  # fmt: skip


def test_a_title_above_the_header_is_passed_over():
    series = ahead.read(b"Children's workforce\n\n" + a_series(councils=12))
    assert series.measures == ("inpost_fte", "leavers_fte", "turnover_rate_fte")


def test_words_are_a_breakdown_and_a_column_of_markers_is_left_out():
    rows = [{**row, "age_group": group, "gone": "z"} for row in council_rows(councils=12) for group in "AB"]
    series = ahead.read(written(rows))
    assert series.filters == ("age_group",)
    assert series.skipped == {"gone": "no cell holds a number: all are blank or markers"}


def test_rows_without_a_year_are_left_out_and_said():
    rows = council_rows(councils=12)
    series = ahead.read(written([*rows, {**rows[0], "time_period": "all years"}]))
    assert series.notices == ("1 rows were left out: time_period is not a year.",)


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "has no rows below its header"),
        (b"time_period,la_name,x\n", "has no rows below its header"),
        (b"a,b\n1,2\n", "has no column called time_period"),
        (b"PK\x03\x04 and so on", "is a workbook or an archive, not a CSV file"),
        (b"time_period,x\n2020,2\n", "has no column that names local authorities"),
        (b"time_period,la_name,x\never,Barnet,2\n", "no cell of time_period is a year"),
    ],
)
def test_what_is_no_such_table_is_refused_with_what_it_needs(data, sentence):
    with pytest.raises(Unreadable, match=sentence):
        ahead.read(data)


def test_a_file_that_is_not_there(tmp_path):
    with pytest.raises(UsedWrongly, match="There is no file"):
        ahead.read(tmp_path / "none.csv")
    with pytest.raises(UsedWrongly, match="is a folder"):
        ahead.read(tmp_path)


def test_until_a_year_nothing_later_is_left():
    assert set(ahead.read(a_series(councils=12)).until(2020).years) == {2017, 2018, 2019, 2020}
