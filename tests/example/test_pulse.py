"""The example's pulse is answered as it was set, and the same each time."""

import pytest
from pytest import approx

from tenure.example import pulse
from tenure.returns.survey import bank
from tenure.returns.survey.answering import faults_in
from tenure.terms.organisations import unit_of

WAVES = pulse.pulse()
SURVEY = bank.survey(pulse.SURVEY).among({n: unit_of(n).name for n in pulse.PARTNERS})


@pytest.mark.parametrize("name", pulse.LEVELS)
def test_each_statement_stands_where_it_was_set(name):
    for at, wave in enumerate(WAVES):
        given = [int(answer[name]) for answer in wave.answers]
        assert sum(given) / len(given) == approx(pulse.LEVELS[name][at], abs=0.01)


def test_every_made_up_answer_is_an_answer():
    assert [list(faults_in(SURVEY, answer)) for wave in WAVES for answer in wave.answers[:60]] == [[]] * 120


def test_it_is_the_same_each_time():
    assert pulse.pulse() == WAVES
