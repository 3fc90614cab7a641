"""Looking back: an earlier September's model beside what came, its scores, and what it may not know."""

import numpy as np
import pytest
from pytest import approx

from tenure.forecast.fitting.history import RECORDED, SCORED, look_back, scorecard
from tenure.forecast.fitting.scoring import crps_of_normal, crps_of_sample
from tenure.forecast.fitting.starting import HELD
from tenure.terms.problems import TooLittleData


@pytest.fixture(scope="module")
def look(awkward):
    return look_back(awkward, 2021, runs=40)


def test_what_was_drawn_lies_beside_what_came(look):
    assert look.years == (2020, 2021, 2022, 2023)
    for answer in SCORED:
        assert look.drawn[answer].shape == (40, 2, len(look.units))
        assert look.ahead(answer).shape == (2, len(look.units))
    assert look.bands("in post").shape == (5, 2, len(look.units))


def test_an_earlier_september_knows_nothing_of_later_employers(look):
    assert {unit.partner for unit in look.units} == {"101", "103", "104"}


def test_posts_as_they_turned_out_may_be_told(awkward):
    told, held = (look_back(awkward, 2021, runs=40, posts=posts) for posts in (RECORDED, HELD))

    assert told.drawn["vacancies"][:, 1, 0].mean() > held.drawn["vacancies"][:, 1, 0].mean()


def test_scores_are_of_those_that_are_known_on_both_days(look):
    scores = {(s.answer, s.service, s.horizon): s for s in scorecard([look])}

    assert scores["in post", "children", 2].places == 2
    assert ("agency cover", "adults", 1) not in scores
    assert all(0 <= s.coverage_50 <= s.coverage_80 <= s.coverage_95 <= 1 for s in scores.values())
    assert all(s.crps >= 0 and np.isfinite(s.relative_crps) for s in scores.values())


@pytest.mark.parametrize("origin", [2020, 2023, 2030])
def test_without_a_year_after_or_two_before_there_is_no_looking_back(awkward, origin):
    with pytest.raises(TooLittleData, match="The record holds 2020 to 2023"):
        look_back(awkward, origin)


def test_the_score_of_a_normal_curve_is_as_printed():
    assert crps_of_normal(np.array([0.0]), 1.0, np.array([0.0])) == approx([0.23369497725510913])


def test_draws_from_a_curve_score_as_the_curve_does():
    drawn = np.random.default_rng(1).normal(3, 2, (20_000, 1))

    assert crps_of_sample(drawn, np.array([4.0])) == approx(
        crps_of_normal(np.array([3.0]), 2.0, np.array([4.0])), rel=0.02
    )


def test_a_few_draws_score_fairly_against_every_pair():
    drawn, came = np.array([1.0, 4, 9]), 5.0
    pairs = np.abs(drawn[:, None] - drawn).sum() / 6

    assert crps_of_sample(drawn[:, None], np.array([came]))[0] == approx(
        np.abs(drawn - came).mean() - pairs / 2
    )
