"""Which questions are asked, and what is an answer."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from given.surveys import a_page, a_question, a_survey
from tenure.returns.survey import NotAsked, survey_of
from tenure.returns.survey.answering import (
    answered,
    asked_on,
    faults_in,
    missing,
    only_asked,
    page_of,
    pages_asked,
    where_left,
)

SURVEY = survey_of(
    a_survey(
        a_page(a_question("leaving", "single", required=True), key="first"),
        a_page(
            a_question("reasons", "multiple", only_if={"question": "leaving", "is": ["yes"]}, required=True),
            key="second",
        ),
        a_page(
            a_question("mood", "grid", required=True),
            a_question("days", "number", least=0, most=60),
            a_question("words", "text", longest=20),
            key="third",
        ),
    )
)


def test_a_page_without_questions_is_passed_over():
    assert pages_asked(SURVEY, {"leaving": "no"}) == (1, 3)
    assert pages_asked(SURVEY, {"leaving": "yes"}) == (1, 2, 3)
    assert asked_on(SURVEY, 2, {}) == ()


MOOD = {"mood.calm": "1", "mood.tired": "2"}
ONE_OPTIONAL = survey_of(
    a_survey(
        a_page(a_question("leaving", "single", required=True), key="first"),
        a_page(a_question("words", "text"), key="second"),
        a_page(a_question("mood", "grid", required=True), key="third"),
        a_page(a_question("days", "number", least=0, most=60), key="fourth"),
    )
)


@pytest.mark.parametrize(
    ("answers", "page"),
    [
        ({}, 1),
        ({"leaving": "no"}, 2),
        ({"leaving": "no"} | MOOD, 4),
        ({"leaving": "no", "mood.calm": "1"}, 3),
        ({"leaving": "no", "days": 3.0}, 3),
        (MOOD, 1),
        ({"leaving": "no", "days": 3.0} | MOOD, None),
    ],
)
def test_one_goes_on_after_the_last_answer_and_not_at_what_one_passed_over(answers, page):
    assert where_left(ONE_OPTIONAL, answers) == page


def test_answers_to_what_is_no_longer_asked_are_taken_out():
    assert only_asked(SURVEY, {"leaving": "no", "reasons": ["yes"]}) == {"leaving": "no"}


@pytest.mark.parametrize(
    ("page", "sent", "kept", "says"),
    [
        (1, {"leaving": ["yes"]}, {"leaving": "yes"}, ""),
        (1, {}, {}, "What about leaving: choose or write an answer."),
        (1, {"leaving": ["maybe"]}, {}, "choose one of the answers shown"),
        (2, {"reasons": ["other", "yes"]}, {"reasons": ["yes", "other"]}, ""),
        (2, {"reasons": ["yes", "<b>"]}, {}, "choose one of the answers shown"),
        (3, {"mood.calm": ["1"], "mood.tired": ["5"]}, {"mood.calm": "1", "mood.tired": "5"}, ""),
        (3, {"mood.calm": ["1"]}, {"mood.calm": "1"}, "Choose an answer for “I am tired”."),
        (3, {"mood.calm": ["1"], "mood.tired": ["5"], "days": ["1,0.5"]}, {"days": 10.5}, ""),
        (3, {"mood.calm": ["1"], "mood.tired": ["5"], "days": ["many"]}, {}, "write a number in digits"),
        (3, {"mood.calm": ["1"], "mood.tired": ["5"], "days": ["61"]}, {}, "61 is too high. Write 60"),
        (3, {"mood.calm": ["1"], "mood.tired": ["5"], "days": ["-1"]}, {}, "-1 is too low. Write 0 or more."),
        (3, {"mood.calm": ["1"], "mood.tired": ["5"], "words": ["x" * 10_000]}, {},
         "the answer has 10,000 letters. Shorten it to 20."),
        (3, {"mood.calm": ["1"], "mood.tired": ["5"], "words": [" a\x00b\r\nc "]}, {"words": "ab\nc"}, ""),
    ],
)  # fmt: skip
def test_what_a_page_is_answered_with(page, sent, kept, says):
    said = answered(SURVEY, page, sent, earlier={"leaving": "yes"})
    assert kept.items() <= said.answers.items()
    assert [says in fault for fault in said.faults.values()] == ([True] if says else [])


def test_an_answer_to_what_the_page_does_not_ask_is_turned_away():
    with pytest.raises(NotAsked, match=r"mood\.calm"):
        answered(SURVEY, 1, {"leaving": ["no"], "mood.calm": ["1"]}, earlier={})
    with pytest.raises(NotAsked, match="reasons"):
        answered(SURVEY, 2, {"reasons": ["yes"]}, earlier={"leaving": "no"})


def test_what_is_missing_is_named_and_found():
    wanted = missing(SURVEY, {"leaving": "yes", "mood.calm": "2"})
    assert list(wanted) == ["reasons", "mood.tired"]
    assert [page_of(SURVEY, name) for name in wanted] == [2, 3]


def test_messages_are_in_the_language_that_was_chosen():
    said = answered(SURVEY, 1, {}, earlier={}, language="cy")
    assert said.faults == {"leaving": "What about leaving: dewiswch neu ysgrifennwch ateb."}


ANSWERS = st.dictionaries(
    st.sampled_from(["leaving", "reasons", "mood.calm", "mood.tired", "days", "words", "nothing"]),
    st.one_of(
        st.sampled_from(["yes", "no", "1", "5", ""]), st.floats(0, 99), st.lists(st.just("yes"), max_size=2)
    ),
)


@given(ANSWERS)
def test_whatever_is_answered_is_whole_or_has_a_sentence(answers):
    faults = list(faults_in(SURVEY, answers))
    kept = only_asked(SURVEY, answers)
    assert faults or kept == answers
    assert set(missing(SURVEY, answers)) <= {name for name, _ in faults}
    assert only_asked(SURVEY, kept) == kept
