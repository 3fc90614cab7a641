"""England's adults' social workers and areas' whole sector, as printed: what is missing is never zero."""

import pytest

from tenure.benchmark.adults import area_turnover, england, printed, years
from tenure.benchmark.comparing import ENGLAND, published, published_years, region
from tenure.benchmark.published import NOT_PRINTED, Printed


def test_england_in_2023_as_printed():
    assert england("turnover_rate", 2023) == Printed(14.5, "")
    assert printed("turnover-rate", "jobs", 2023).value == pytest.approx(0.145)
    assert printed("leavers", "jobs", 2023) == Printed(2400.0, "")


@pytest.mark.parametrize("year", [2017, 2018, 2019, 2024])
def test_a_year_that_nobody_printed_has_no_figure(year):
    assert printed("turnover-rate", "jobs", year) == NOT_PRINTED


def test_the_published_series_stops_where_it_stops():
    assert years() == range(2015, 2024)
    assert published_years("adults") == range(2015, 2024)
    assert published_years("children") == range(2017, 2024)


def test_there_are_figures_for_england_alone_and_on_the_basis_of_jobs():
    assert published(ENGLAND, "vacancy-rate", "jobs", 2023, service="adults").value == pytest.approx(0.105)
    assert published(ENGLAND, "vacancy-rate", "fte", 2023, service="adults") == NOT_PRINTED
    assert published(region("E12000007"), "vacancy-rate", "jobs", 2023, service="adults") == NOT_PRINTED
    assert published(ENGLAND, "mean-salary", "jobs", 2023, service="adults") == NOT_PRINTED


def test_an_areas_whole_sector_is_its_latest_printed_figure():
    found = area_turnover("E10000030")

    assert found is not None
    assert found.financial_year == "2020-21"
    assert found.value == pytest.approx(0.3557, abs=0.0001)
    assert found.median == pytest.approx(0.2831, abs=0.0001)


@pytest.mark.parametrize("code", ["E09000029", "E99000101"])
def test_an_area_without_a_printed_figure_has_none(code):
    assert area_turnover(code) is None
