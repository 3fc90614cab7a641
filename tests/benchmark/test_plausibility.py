"""Figures that contradict one another are named; figures that may well be true are left alone."""

import pytest

from tenure.benchmark.plausibility import Counts, contradictions


def counts(**given):
    return Counts(**{"in_post": 100.0, "vacancies": None, "agency": None, "agency_cover": None, **given})


def doubts(**given):
    return [found.doubt for found in contradictions(counts(**given))]


def test_the_founding_case_five_percent_vacant_beside_thirty_one_percent_agency():
    (found,) = contradictions(counts(vacancies=5.37, agency=44.9))
    assert found.doubt == "few vacancies, many agency"
    assert (round(found.one, 3), round(found.other, 2)) == (0.051, 0.31)


def test_agency_staff_who_outnumber_the_posts_they_could_cover():
    assert doubts(vacancies=20.0, agency=40.0) == ["more agency than posts"]


@pytest.mark.parametrize("agency", [20.0, 24.0])
def test_agency_staff_about_as_many_as_vacant_posts_are_no_contradiction(agency):
    assert doubts(vacancies=20.0, agency=agency) == []


def test_more_agency_cover_than_agency_staff():
    assert doubts(vacancies=20.0, agency=10.0, agency_cover=15.0) == ["more cover than agency"]


def test_a_stock_that_its_own_flows_do_not_explain():
    assert doubts(starters=10.0, leavers=10.0, in_post_last_year=130.0) == ["stock does not close"]
    assert doubts(starters=10.0, leavers=12.0, in_post_last_year=101.0) == []
    assert doubts(starters=10.0, leavers=10.0, in_post_last_year=109.0) == []  # nine apart, a tenth is 10.9


def test_nothing_known_is_nothing_doubted():
    assert list(contradictions(Counts(None, None, None, None))) == []


@pytest.mark.parametrize(
    ("stated", "found", "differ"),
    [(76.0, 72.0, False), (20.0, 15.0, True), (20.0, 16.0, False), (10.0, 14.0, False), (10.0, 15.0, True)],
)
def test_stated_leavers_and_leavers_found_differ_by_more_than_short_stays(stated, found, differ):
    assert doubts(leavers=stated, leavers_found=found) == (["leavers differ"] if differ else [])


@pytest.mark.parametrize(("records", "differ"), [(1.0, False), (0.99, False), (0.95, True), (1.05, True)])
def test_records_and_stated_staff_that_differ(records, differ):
    assert doubts(records=records) == (["records differ"] if differ else [])


def test_an_agency_share_is_of_all_filled_jobs_where_they_are_known():
    known = {"vacancies": 5.0, "agency": 26.0}

    assert doubts(**known) == ["few vacancies, many agency"]
    assert doubts(**known, filled=140.0) == ["more agency than posts"]
