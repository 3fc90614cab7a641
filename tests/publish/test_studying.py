"""Education's figures leave by the one door: true for whoever holds the returns, protected for others."""

import pytest

from tenure.publish.studying import StudyRow, Wanted, study_lines
from tenure.publish.viewing import HOLDER, Viewer
from tenure.terms.problems import UsedWrongly


def row(part, whole, *, slice="total", dimension="total", year=2022, partner="90000001", unit="share"):
    return StudyRow("statutory-share", "placements", unit, partner, year, dimension, slice, part, whole)


SAFE = row(30, 60)
PUBLIC = Viewer(None, "public")


def lines(rows, viewer=HOLDER, **wanted):
    return list(study_lines(rows, viewer, Wanted(**wanted)))


def test_whoever_holds_the_files_sees_every_figure():
    (line,) = lines([row(1, 2)])
    assert (line.part, line.whole, line.value, line.symbol) == (1, 2, 0.5, "")


@pytest.mark.parametrize("small", [row(3, 60), row(57, 60), row(2, 8), row(0, 9)])
def test_where_one_slice_rests_on_few_no_slice_of_that_year_is_shown(small):
    first = row(small.part, small.whole, dimension="phase", slice="first")
    last = row(30, 60, dimension="phase", slice="last")

    found = lines([SAFE, first, last], PUBLIC, by=("partner", "phase"))

    assert [line.value for line in found] == ["c", "c"]
    assert lines([SAFE, first, last], PUBLIC, by=("partner",))[0].value == 0.5


def test_a_small_university_is_not_told_by_the_others_and_the_sum():
    rows = [row(2, 9, partner="90000002"), SAFE, row(32, 69, partner="partnership")]
    assert [line.value for line in lines(rows, PUBLIC)] == ["c", "c", "c"]


def test_a_university_sees_its_own_as_it_is():
    assert lines([row(1, 2)], Viewer("90000001"))[0].value == 0.5
    assert lines([row(1, 2)], Viewer("101"))[0].value == "c"


def test_none_of_all_and_all_of_all_may_be_shown():
    assert [line.value for line in lines([row(0, 60), row(60, 60, year=2021)], PUBLIC)] == [0.0, 1.0]


def test_lines_are_picked_as_other_measures_are():
    rows = [
        row(30, 60),
        row(30, 60, partner="partnership"),
        row(30, 60, partner="partnership", year=2021),
        row(15, 30, partner="partnership", dimension="phase", slice="first"),
    ]
    assert [line.partner for line in lines(rows, by=("partner",))] == ["90000001"]
    assert [line.on.year for line in lines(rows, by=("year",))] == [2022, 2021]
    assert [line.slice for line in lines(rows, by=("phase",))] == ["phase=first"]
    assert len(lines(rows, year=2021)) == 1
    assert len(lines(rows, partner="90000001")) == 1


def test_what_education_is_not_split_by_or_does_not_measure_is_said():
    with pytest.raises(UsedWrongly, match="cannot be split by role"):
        lines([SAFE], by=("role",))
    with pytest.raises(UsedWrongly, match="no measure called turnover-rate"):
        lines([SAFE], measure="turnover-rate")
