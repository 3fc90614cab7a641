"""Where a place stands, and how its years run."""

from hypothesis import given
from hypothesis import strategies as st

from tenure.benchmark.standing import standing, trend


def test_the_highest_of_five_is_first_and_in_the_highest_quarter():
    found = standing({"a": 5.0, "b": 4.0, "c": 3.0, "d": 2.0, "e": 1.0}, "a")
    assert (found.rank, found.of, found.quarter) == (1, 5, 4)


def test_equal_places_share_the_better_rank():
    values = {"a": 3.0, "b": 3.0, "c": 1.0, "d": 1.0}
    assert standing(values, "b").rank == 1
    assert standing(values, "d").rank == 3


def test_a_symbol_is_not_a_place_in_the_ranking():
    assert standing({"a": None, "b": 4.0, "c": 3.0, "d": 2.0, "e": 1.0}, "b").of == 4
    assert standing({"a": None, "b": 4.0, "c": 3.0, "d": 2.0, "e": 1.0}, "a") is None


def test_among_three_places_nobody_has_a_standing():
    assert standing({"a": 1.0, "b": 2.0, "c": 3.0}, "a") is None


@given(st.dictionaries(st.text(max_size=3), st.floats(0, 1), min_size=4, max_size=12))
def test_every_place_has_a_rank_and_a_quarter(values):
    for place in values:
        found = standing(values, place)
        assert 1 <= found.rank <= found.of
        assert 1 <= found.quarter <= 4


def test_a_peak_and_three_years_of_falls():
    found = trend([(2017, 0.19), (2018, 0.24), (2019, 0.22), (2020, 0.20), (2021, 0.18)])
    assert found.peak == (2018, 0.24)
    assert found.trough == (2021, 0.18)
    assert found.run == -3


def test_a_missing_year_breaks_the_run_and_is_never_zero():
    found = trend([(2019, 0.24), (2020, None), (2021, 0.20), (2022, 0.18)])
    assert found.run == -1
    assert found.trough == (2022, 0.18)


def test_without_a_last_year_there_is_no_trend():
    assert trend([(2019, 0.24), (2020, 0.2), (2021, None)]) is None
    assert trend([(2019, 0.24)]) is None
