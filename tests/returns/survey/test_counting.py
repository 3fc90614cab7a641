"""Counting answers, by hand."""

from pytest import approx

from given.surveys import WHERE, a_page, a_question, a_survey
from tenure.returns.survey import survey_of
from tenure.returns.survey.counting import Counted
from tenure.terms.quantities import Sample

SURVEY = survey_of(
    a_survey(
        a_page(WHERE, a_question("mood", "grid", factor="wellbeing"), a_question("why", "multiple")),
        a_page(a_question("days", "number"), a_question("words", "text"), key="two"),
    )
).among({"101": "Northvale", "103": "Hartwell"})
ANSWERS = [
    {"employer": "101", "mood.calm": "4", "mood.tired": "1", "why": ["yes"], "days": 2.0, "words": "b"},
    {"employer": "101", "mood.calm": "2", "why": ["yes", "no"], "days": 4.0, "words": "a"},
    {"employer": "103", "mood.calm": "3", "mood.tired": "3"},
]
COUNTED = Counted(SURVEY, ANSWERS)


def tally(name, among=None):
    return COUNTED.tally(SURVEY.item(name), among)


def test_answers_are_counted_by_code_and_by_group():
    assert tally("mood.calm").counts == {"4": 1, "2": 1, "3": 1}
    assert tally("why").counts == {"yes": 2, "no": 1}
    assert COUNTED.groups == {"partner": {"101": {0, 1}, "103": {2}, "other": set()}}
    assert tally("why", COUNTED.groups["partner"]["103"]).people == frozenset()


def test_a_turned_statement_counts_the_other_way():
    assert tally("mood.tired").scores == Sample(2, 8.0, 34.0)


def test_a_factor_is_the_mean_of_its_statements_means():
    value, spread = COUNTED.standing("wellbeing")
    assert value == approx((3 + 4) / 2)
    assert (spread.n, spread.mean) == (2, approx((4.5 + 3) / 2))
    assert COUNTED.standing("wellbeing", frozenset()) is None


def test_numbers_and_texts():
    assert tally("days").scores.mean == 3
    assert tally("days").counts == {}
    assert COUNTED.texts(SURVEY.item("words")) == ["a", "b"]


def test_all_saying_the_same_is_noticed():
    assert tally("why").unanimous
    assert not tally("mood.calm").unanimous
    assert tally("mood.calm", frozenset({0})).unanimous
    assert tally("days", frozenset({0})).unanimous is False
