"""How much work each council has, where that is known from, and the posts that a standard makes of it."""

from dataclasses import replace
from datetime import date

import numpy as np
import pytest

from given.careers import a_stay, sent_by
from tenure.forecast.fitting.facts import facts_of
from tenure.forecast.flows.inputs import Unit
from tenure.forecast.planning.bringing import own_series
from tenure.forecast.planning.caseloads import CASES, HOLDERS, STANDARD
from tenure.forecast.planning.work import ON_RECORD, OWN, Workloads, workloads
from tenure.record import record_of
from tenure.terms.problems import TooLittleData, UsedWrongly

MINE, SILENT = Unit("101", "children"), Unit("102", "children")


@pytest.fixture(scope="module")
def record():
    """101 has 10 full-time people, 8 of whom hold 15 cases each, and 2 vacancies; 102 says none of cases."""
    sent = [
        sent_by(
            partner,
            *(a_stay(f"{partner} {i}", started=date(2015, 5, 1), fte=1.0, cases=cases if i < 8 else 0)
              for i in range(10)),
            year=year, vacancies_fte=2.0,
        )
        for partner, cases in (("101", 15), ("102", 0))
        for year in (2022, 2023)
    ]  # fmt: skip
    return record_of((one.submission, one.tables) for one in sent)


def known(record, own=None) -> Workloads:
    facts = facts_of(record, months=24)
    fte = np.ones(len(facts.worked.units))
    return workloads(record, facts, on=date(2023, 9, 30), months=24, fte=fte, own=own or {})


def test_the_record_says_how_many_cases_there_are_and_who_holds_them(record):
    work = known(record).of(MINE)
    assert (work.basis, work.demand.what, work.demand.last, work.now) == (
        ON_RECORD,
        "cases",
        (2023, 120.0),
        15.0,
    )
    assert work.rests_on[CASES].value == 1.0
    assert work.rests_on[HOLDERS].value == pytest.approx(8 / 12)


def test_at_the_caseload_of_today_posts_needed_today_are_those_there_are(record):
    found = known(record)
    assert found(MINE, 15.0)[0] == pytest.approx(12.0)
    assert found(MINE, 30.0)[0] == pytest.approx(6.0)


def test_an_own_series_comes_first_and_keeps_the_level_that_returns_give(record):
    own = own_series("partner,service,series,year,value\n101,children,children in need,2023,200\n")
    work = known(record, own).of(MINE)
    assert (work.basis, work.rests_on[CASES].value) == (OWN, pytest.approx(0.6))
    assert known(record, own)(MINE, 15.0)[0] == pytest.approx(12.0)


def test_draws_are_the_same_for_a_run_whichever_are_drawn_beside_it(record):
    found = known(record)
    whole = found.drawn(MINE, 15.0, runs=8, seed=3)
    parts = [found.drawn(MINE, 15.0, runs=4, seed=3, first_run=first) for first in (0, 4)]
    assert np.concatenate(parts).tobytes() == whole.tobytes()
    assert whole[:, 12].std() > whole[:, 0].std() - 1e-9
    assert whole[:, 12].std() > 0


@pytest.mark.parametrize("standard", [0, -4, 51, 1e9, float("nan")])
def test_a_standard_that_nobody_could_keep_is_refused(record, standard):
    with pytest.raises(UsedWrongly, match="cannot be kept in children's services"):
        known(record)(MINE, standard)


def test_a_council_that_says_nothing_of_cases_has_no_posts_needed(record):
    found = known(record)
    assert SILENT not in found.each
    with pytest.raises(TooLittleData, match="102, children: nothing says how many cases there are"):
        found(SILENT, 16.0)


def test_a_chosen_standard_is_settled_and_the_usual_one_has_its_interval(record):
    work = known(record).of(MINE)
    assert work.rests_on[STANDARD].low < work.rests_on[STANDARD].high
    assert known(record).needed(MINE, 16.0).rests_on[STANDARD].low == 16.0
    assert replace(work).demand is work.demand
