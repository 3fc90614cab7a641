"""A case study is kept when it says enough, and told while a consent covers its readers."""

from dataclasses import replace
from datetime import date

import pytest

from tenure.strategy.casestudies import Consent, Told, consent_faults, covers, faults_of
from tenure.strategy.framework.reading import founding

TODAY = date(2026, 11, 25)
TOLD = Told(
    title="It helped",
    activity="coaching",
    outcome="low-turnover",
    context="A team lost three people.",
    done="They had coaches.",
    changed="They stayed.",
    evidence=("children-turnover",),
    told_by="A team",
)
GIVEN = Consent("A manager", date(2026, 9, 1), "evaluation", date(2027, 9, 1))


def test_a_whole_case_study_has_no_fault():
    assert faults_of(TOLD, founding()) == {}


@pytest.mark.parametrize(
    ("changed", "field", "says"),
    [
        ({"title": "x" * 5000}, "title", "The title has 5,000 letters. Say it in 200 or fewer."),
        ({"title": "  "}, "title", "Give the title."),
        (
            {"done": "A\r\nB\x1b"},
            "done",
            "The account of what was done holds a character that cannot be shown. Type it again.",
        ),
        ({"context": "x" * 4001}, "context", "The context has 4,001 letters. Say it in 4,000 or fewer."),
        ({"told_by": ""}, "told_by", "Give the name of the person or team."),
        ({"activity": "none-such"}, "activity", "Choose the activity that it is about."),
        ({"outcome": ""}, "outcome", "Choose the outcome that it speaks to."),
        ({"evidence": ("nothing",)}, "evidence", "The framework has no KPI called nothing."),
        ({"evidence": ("children-turnover",) * 13}, "evidence", "Choose 12 KPIs or fewer."),
    ],
)
def test_what_is_to_be_put_right_is_said(changed, field, says):
    assert faults_of(replace(TOLD, **changed), founding()) == {field: says}


def test_words_from_right_to_left_are_as_good_as_any():
    assert faults_of(replace(TOLD, title="قصة نجاح", context="שלום"), founding()) == {}


@pytest.mark.parametrize(
    ("scope", "on", "yes"),
    [
        ("partnership", date(2026, 11, 25), True),
        ("evaluation", date(2026, 11, 25), True),
        ("public", date(2026, 11, 25), False),
        ("partnership", date(2026, 8, 31), False),
        ("partnership", date(2027, 9, 1), True),
        ("partnership", date(2027, 9, 2), False),
    ],
)
def test_a_consent_covers_its_readers_between_its_days(scope, on, yes):
    assert covers(GIVEN, scope, on=on) is yes


def test_a_consent_without_an_end_stands_until_it_is_withdrawn():
    assert covers(replace(GIVEN, until=None), "partnership", on=date(2060, 1, 1))


@pytest.mark.parametrize(
    ("changed", "field", "says"),
    [
        ({"given_by": ""}, "given_by", "Say who gave consent."),
        ({"given_by": "x" * 201}, "given_by", "The name has 201 letters. Use 200 or fewer."),
        ({"scope": "everyone"}, "scope", "Say who may be shown it."),
        ({"on": date(2026, 11, 26)}, "given_on", "Consent cannot have been given on a day to come."),
        ({"until": date(2026, 11, 1)}, "until", "The consent would have ended already. "
         "Give a later day, or none."),
    ],
)  # fmt: skip
def test_a_consent_that_cannot_be_is_said(changed, field, says):
    assert consent_faults(replace(GIVEN, **changed), today=TODAY) == {field: says}


def test_a_whole_consent_has_no_fault():
    assert consent_faults(GIVEN, today=TODAY) == {}
