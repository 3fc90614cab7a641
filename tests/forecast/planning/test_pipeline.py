"""What a plan needs of students, placements, educators and assessors, and where the chain binds."""

from dataclasses import replace

import numpy as np
import pytest

from tenure.forecast.flows.simulating import expected, simulate
from tenure.forecast.planning.pipeline import pipeline, usual, worth_of_one_more
from tenure.terms.problems import UsedWrongly
from tests.given.planned import a_start, some_chances


@pytest.fixture(scope="module")
def futures():
    start = a_start(months=36)
    return simulate(start, some_chances(start), runs=20, seed=1), some_chances(start)


def test_placements_by_hand(futures):
    needs = pipeline(*futures)
    # 30 finish each year and 30 the next: 30 last placements and 30 first
    assert list(needs.first) == list(needs.last) == [30, 30, 30]
    assert list(needs.days) == [30 * 170] * 3
    assert needs["placements"].needed[0] == pytest.approx([45, 45, 45])
    assert needs.years == (2026, 2027, 2028)


def test_students_needed_are_those_behind_the_hires(futures):
    outcome, chances = futures
    hired = outcome.of("hired newly qualified")[0, 1:13].sum()
    assert pipeline(outcome, chances)["students"].needed[0, 0] == pytest.approx(hired / (0.9 * 0.6))


def test_offers_that_fall_short_are_where_it_binds(futures):
    needs = pipeline(*futures, offers=(10, 200, 200))
    assert needs.binding(2026).name == "placements"
    assert "the chain binds at placements: 45 are needed and there are 10 (chance 100%)" in needs.says()
    assert needs["placements"].slack[0] == pytest.approx([-35, 155, 155])


def test_what_nobody_said_is_not_known(futures):
    needs = pipeline(*futures)
    assert np.isnan(needs["placements"].binds).all()
    assert "Nobody said how many placements there are" in needs.says()
    assert not needs["places in the assessed year"].binds.any()


def test_places_in_the_assessed_year_bind_where_they_are_few():
    start = a_start(months=36, capacity=2)
    needs = pipeline(expected(start, some_chances(start)), some_chances(start), offers=(99, 99, 99))
    assert needs.binding(2028).name == "places in the assessed year"


def test_one_more_of_what_binds_is_worth_most():
    start = a_start(months=36, capacity=2)
    worth = {each.name: each.people for each in worth_of_one_more(start, some_chances(start))}
    assert worth["place in the assessed year at each council"] > 0.5
    assert worth["student a year"] == pytest.approx(0, abs=1e-6)
    free = replace(start, capacity=np.full_like(start.capacity, np.inf))
    worth = {each.name: each.people for each in worth_of_one_more(free, some_chances(free))}
    assert worth["place in the assessed year at each council"] == 0


def test_offers_that_cannot_be_say_why(futures):
    with pytest.raises(UsedWrongly, match="Give 3 numbers"):
        pipeline(*futures, offers=(1, -2, 3))
    assert all(each.source for each in usual().table())
