"""Our definitions give the figures that Skills for Care printed of adults' social workers in England."""

import pytest

from given.counts import given_by
from tenure.benchmark.adults import england, printed
from tenure.indicators import MEASURES

ADULTS = MEASURES["adults"]
ROUNDED = 0.0005


def figure(series, year):
    found = england(series, year).value
    assert found is not None
    return found


def test_turnover_of_2021():
    found = given_by(ADULTS["turnover-rate"], leavers_rated=figure("leavers", 2021),
                     leavers_base=figure("filled_posts", 2021))  # fmt: skip

    assert found == pytest.approx(figure("turnover_rate", 2021) / 100, abs=ROUNDED)


def test_turnover_of_2020():
    """Employees of 2020 were printed as about 15,900."""
    found = given_by(ADULTS["turnover-rate"], leavers_rated=figure("leavers", 2020), leavers_base=15_900)

    assert found == pytest.approx(figure("turnover_rate", 2020) / 100, abs=ROUNDED)


def test_turnover_of_2023_within_its_rounded_counts():
    """2,400 leavers and 16,200 employees are rounded to the hundred: 14.5% lies between what they allow."""
    low, high = (
        given_by(ADULTS["turnover-rate"], leavers_rated=leavers, leavers_base=base)
        for leavers, base in ((2_350, 16_250), (2_450, 16_150))
    )

    assert low <= figure("turnover_rate", 2023) / 100 <= high


@pytest.mark.parametrize(("year", "share"), [(2022, 0.09), (2023, 0.10)])
def test_agency_share(year, share):
    filled = figure("filled_posts_including_agency", year)
    found = given_by(ADULTS["agency-rate"], agency=figure("agency", year), filled=filled)

    assert found == pytest.approx(share, abs=0.005)
    assert printed("agency-rate", "jobs", year).value == pytest.approx(share)


def test_indirectly_employed_of_2023():
    agency, all_of_them = figure("agency", 2023), figure("indirectly_employed", 2023)
    filled = figure("filled_posts_including_agency", 2023)
    found = given_by(
        ADULTS["indirect-rate"], agency=agency, bank=all_of_them - agency, other=0.0, filled=filled
    )

    assert found == pytest.approx(0.12, abs=0.005)
    assert filled - all_of_them == figure("directly_employed", 2023)


def test_vacancies_of_2021_within_their_rounding():
    """About 1,600 vacancies beside 15,655 employees: the rate printed is 9.5%."""
    low, high = (
        given_by(ADULTS["vacancy-rate"], vacancies_rated=vacant, vacancies_base=figure("filled_posts", 2021))
        for vacant in (1_550, 1_650)
    )

    assert low <= figure("vacancy_rate", 2021) / 100 <= high
