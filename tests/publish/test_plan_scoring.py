"""What is said of forecasts from earlier years: how often bands held, and where they are too narrow."""

import pytest

from tenure.forecast.fitting.history import Score
from tenure.publish.planning.scoring import (
    lede_of,
    posts_words,
    record_words,
    scorecard_table,
    summary,
    title_of,
)


def a_score(answer="vacancies", held=0.8, *, places=10, horizon=1, against=0.9):
    return Score(answer, "children", horizon, places, 4.0, against, 5.0, 0.0, 0.5, held, 0.95)


def test_too_few_years_are_said():
    assert title_of(()).startswith("There are too few years on record")
    assert lede_of(()).startswith("From three years of returns on")
    assert record_words(()) == ""


def test_cases_weigh_alike_whatever_their_horizon():
    scores = [a_score(held=1.0, places=30), a_score(held=0.5, places=10, horizon=2)]
    assert title_of(scores) == "Bands of 4 in 5 futures would have held 88% of what came"
    ((name, cases, held, beside),) = summary(scores).rows
    assert [name.text, cases.value, held.text, beside.text] == [
        "Vacancies, children",
        40,
        "88%",
        "10% closer",
    ]


@pytest.mark.parametrize(
    ("against", "says"),
    [
        (0.9, "10% closer to what came than saying that nothing changes"),
        (1.01, "as good as saying that nothing changes"),
        (1.3, "30% further from what came than saying that nothing changes"),
    ],
)
def test_forecasts_are_held_against_the_last_value(against, says):
    assert says in lede_of([a_score(against=against)])


def test_a_band_that_held_too_little_is_named_on_both_pages():
    scores = [a_score("in post", 0.9), a_score(held=0.58)]
    says = "The bands are too narrow for vacancies in children’s services: they would have held 58%, not 80%."
    assert lede_of(scores).endswith(says)
    assert record_words(scores).endswith(says)
    assert "too narrow" not in lede_of([a_score(held=0.7)])


def test_figures_whose_forecasts_were_further_off_are_named_beside_the_average():
    said = lede_of(
        [a_score("in post", against=0.6), a_score(against=1.13), a_score("agency cover", against=1.1)]
    )
    told = "Those of vacancies and agency cover in children’s services were further off than that."
    assert told in said
    assert told not in lede_of([a_score(against=1.2)])


def test_the_details_have_a_row_for_each_horizon():
    assert [row[1].value for row in scorecard_table([a_score(), a_score(horizon=2)]).rows] == [1, 2]


@pytest.mark.parametrize(
    ("held", "known", "says"),
    [
        (0.58, 0.99, "Had it been known how posts would go, the bands for vacancies in children’s services "
         "would have held 99%: where posts may be added or cut"),
        (0.58, 0.6, "would have held 60% all the same."),
    ],
)  # fmt: skip
def test_what_a_narrow_band_leaves_out_is_said(held, known, says):
    assert says in posts_words([a_score(held=held)], [a_score(held=known)])


def test_of_bands_that_held_nothing_more_is_said():
    assert posts_words([a_score(held=0.8)], [a_score(held=0.9)]) == posts_words((), ()) == ""
