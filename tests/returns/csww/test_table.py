"""The typed columns of a return: who is in post, who left, how old, and which cells could be understood."""

import numpy as np
import pytest

from given.csww import a_worker, sent
from given.spec import return_of
from tenure.returns.ages import whole_years
from tenure.returns.csww.table import typed
from tenure.terms.counting import Counting


def days(*texts):
    return np.array(texts, "datetime64[D]")


POPULATION = [
    # agency, started, left: employed, in post, leaver, starter, agency in post
    ("0", "2019-09-02", "", "in post"),
    ("0", "2022-10-01", "", "in post, starter"),
    ("0", "2023-09-30", "", "in post, starter"),
    ("0", "2022-09-30", "", "in post"),
    ("0", "2019-09-02", "2023-05-30", "leaver"),
    ("0", "2022-11-01", "2023-05-30", "leaver, starter"),
    ("0", "2019-09-02", "2022-10-01", "leaver"),
    ("0", "2019-09-02", "2022-09-30", ""),
    ("0", "2019-09-02", "2023-09-30", "leaver"),
    ("0", "2019-09-02", "2023-10-01", "in post"),
    ("1", "2019-09-02", "", "agency in post"),
    ("1", "2023-01-01", "", "agency in post"),
    ("1", "2023-01-01", "2023-05-30", ""),
    ("", "2019-09-02", "", ""),
]


@pytest.mark.parametrize(("agency", "started", "left", "counted"), POPULATION)
def test_who_counts(agency, started, left, counted):
    w = typed(return_of([{"AgencyWorker": agency, "RoleStartDate": started, "RoleEndDate": left}]))
    masks = {
        "in post": w.in_post,
        "leaver": w.leaver,
        "starter": w.starter,
        "agency in post": w.agency_in_post,
    }
    assert ", ".join(name for name in masks if masks[name][0]) in (
        counted,
        ", ".join(counted.split(", ")[::-1]),
    )


def test_the_last_day_can_be_read_the_other_way():
    line = {"RoleEndDate": "2023-09-30"}
    w = typed(return_of([line]), counting=Counting(last_day_is_leaver=False))
    assert w.in_post.tolist() == [True]
    assert w.leaver.tolist() == [False]


def test_a_short_stay_can_count_in_neither_flow():
    short = {"RoleStartDate": "2022-11-01", "RoleEndDate": "2023-05-30"}
    others = ({**short, "RoleEndDate": ""}, {**short, "RoleStartDate": "2019-09-02"})
    w = typed(return_of([short, *others]), counting=Counting(short_stay_in_both_flows=False))
    assert w.starter.tolist() == [False, True, False]
    assert w.leaver.tolist() == [False, False, True]


def test_someone_who_is_back_can_be_no_leaver():
    left = {"SWENo": "SW1", "RoleStartDate": "2019-09-02", "RoleEndDate": "2023-05-30"}
    back = {**left, "RoleStartDate": "2023-09-01", "RoleEndDate": ""}
    lines = [left, back, {**left, "SWENo": "SW2"}]
    assert typed(return_of(lines)).leaver.tolist() == [True, False, True]
    w = typed(return_of(lines), counting=Counting(returner_left=False))
    assert w.leaver.tolist() == [False, False, True]


@pytest.mark.parametrize(
    ("since", "until", "years"),
    [
        ("1984-07-23", "2023-07-22", 38),
        ("1984-07-23", "2023-07-23", 39),
        ("2000-02-29", "2023-02-28", 22),
        ("2000-02-29", "2023-03-01", 23),
        ("1950-01-01", "1969-12-31", 19),
    ],
)
def test_whole_years_are_counted_by_birthdays(since, until, years):
    assert whole_years(days(since), days(until)).tolist() == [years]


def test_years_from_an_unknown_day_are_not_known():
    assert np.isnan(whole_years(days("NaT"), days("2023-09-30"))).all()


def test_a_cell_that_is_not_understood_is_neither_blank_nor_a_value():
    w = typed(return_of([{"FTE": "37"}, {"FTE": ""}, {"FTE": "0.5"}]))
    assert np.isnan(w.FTE[:2]).all()
    assert w.FTE[2] == 0.5
    assert w.filled("FTE").tolist() == [True, False, True]
    assert w.understood("FTE").tolist() == [False, True, True]
    assert w.flawed == {"FTE"}


def test_sex_is_one_column_whichever_element_was_sent():
    w = typed(
        return_of([{"GenderCurrent": g, "Sex": s} for g, s in (("1", ""), ("2", ""), ("9", ""), ("1", "F"))])
    )
    assert w.Sex.tolist() == ["M", "F", "9", "F"]
    assert w.GenderCurrent.tolist() == ["1", "2", "9", "1"]


def test_registration_numbers_are_compared_without_spaces_and_case():
    w = typed(return_of([{"SWENo": n} for n in ("sw 12", "SW12", "SW13", "12", "")]))
    assert w.SWENo.tolist() == ["SW12", "SW12", "SW13", "", ""]
    assert w.person.tolist() == [0, 0, 1, -1, -1]
    assert w.several.tolist() == [True, True, False, False, False]


def test_the_authority_block_is_a_column_of_one():
    w = typed(sent(a_worker(), a_worker(), NumberOfVacancies="3.5"))
    assert w.NumberOfVacancies.tolist() == [3.5]
    assert (len(w), w.year, w.unit) == (2, 2023, "101")


def test_the_unit_may_be_known_from_elsewhere():
    assert typed(return_of([{"LEA": ""}]), unit="106 / 107").unit == "106 / 107"


def test_a_very_long_cell_takes_no_room():
    w = typed(return_of([{"Ethnicity": "W" * 10_000, "SWENo": "S" * 10_000, "QualInst": "Q" * 10_000}] * 3))
    assert max(w[name].dtype.itemsize for name in ("Ethnicity", "SWENo", "QualInst")) <= 4 * 40
