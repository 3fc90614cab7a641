"""Comparators: as printed for one place, a ratio of sums for several."""

import pytest
from pytest import approx

from tenure.benchmark.comparing import (
    COLUMNS,
    ENGLAND,
    Comparator,
    authority,
    everywhere,
    neighbours_together,
    published,
    region,
    region_of,
    statistical_neighbours,
)
from tenure.benchmark.published import figures
from tenure.terms.organisations import OUTER_LONDON, unit_of


def test_england_is_as_printed_and_a_share():
    assert published(ENGLAND, "turnover-rate", "fte", 2023).value == approx(0.159)


def test_a_region_is_as_printed():
    assert published(region(OUTER_LONDON), "turnover-rate", "fte", 2023).value == approx(0.181)


def test_gateshead_in_2022_keeps_its_symbol():
    assert published(authority(unit_of("390")), "turnover-rate", "fte", 2022) == (None, "u")


def test_neighbours_are_a_ratio_of_sums_and_not_a_mean_of_rates():
    found = statistical_neighbours("315")
    table = figures()
    known = [p for p in found.places if table.printed("leavers_fte", p, 2023).value is not None]
    leavers = sum(table.printed("leavers_fte", p, 2023).value for p in known)
    in_post = sum(table.printed("inpost_fte", p, 2023).value for p in known)
    assert published(found, "turnover-rate", "fte", 2023).value == approx(leavers / in_post)


def test_a_neighbour_with_a_symbol_leaves_both_sums():
    both = Comparator("neighbours", "Two", ("390", "391"))
    alone = authority(unit_of("391"))
    pooled = published(both, "turnover-rate", "fte", 2022).value
    assert pooled == approx(published(alone, "turnover-rate", "fte", 2022).value, abs=0.0006)


def test_a_neighbour_whose_base_is_a_symbol_leaves_both_sums():
    """Sutton in 2023: 22.0 FTE cover vacancies, of agency staff whose number is u."""
    alone = published(Comparator("unit:306", "Croydon", ("306",)), "agency-cover-rate", "fte", 2023).value
    both = published(Comparator("neighbours", "Two", ("319", "306")), "agency-cover-rate", "fte", 2023).value

    assert figures().printed("agency_cover_fte", "319", 2023) == (22.0, "")
    assert figures().printed("agency_fte", "319", 2023) == (None, "u")
    assert both == approx(alone, abs=0.0006)


def test_counts_of_neighbours_are_not_added_into_a_comparator():
    assert published(statistical_neighbours("315"), "in-post", "fte", 2023) == (None, "x")


def test_the_region_of_a_partnership_is_where_most_of_it_lies():
    assert region_of(["101", "102", "103", "104", "105", "106 / 107"]).name == "Outer London"
    assert region_of(["301", "840"]) == ENGLAND
    assert region_of([]) == ENGLAND


def test_a_year_or_measure_that_was_not_published_is_not_available():
    assert published(ENGLAND, "turnover-rate", "fte", 2024) == (None, "x")
    assert published(ENGLAND, "leavers-share", "fte", 2023) == (None, "x")


@pytest.mark.parametrize("key", COLUMNS)
def test_every_declared_column_is_in_the_published_file(key):
    column = COLUMNS[key]
    for name in (column.printed, column.part, *column.whole):
        assert name in figures().numbers


def test_everyone_who_has_a_figure_is_there_and_nobody_else():
    assert len(everywhere("turnover-rate", "fte", 2022)) < len(list(figures().authorities(2022)))
    assert "390" not in everywhere("turnover-rate", "fte", 2022)


def test_neighbours_of_several_stand_once_and_are_none_of_them():
    alone, other = statistical_neighbours("315"), statistical_neighbours("314")
    together = neighbours_together(("315", "314"))
    assert set(together.places) == {*alone.places, *other.places} - {"315", "314"}
    assert len(set(together.places)) == len(together.places)
    assert neighbours_together(()) is None
