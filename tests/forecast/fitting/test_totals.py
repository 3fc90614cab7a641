"""Employers of whom only totals are known: their own level, everybody's shape."""

import numpy as np
import pytest
from pytest import approx
from scipy.special import expit

from tenure.forecast.fitting import Totals, fit
from tenure.forecast.flows.checking import require_sound
from tenure.forecast.flows.inputs import Unit
from tenure.terms.problems import UsedWrongly

FAR = Unit("999", "children")


def known(**said):
    return Totals(
        **{"unit": FAR, "in_post": 500, "source": "DfE", "leavers": 200.0, "vacancies": 50.0, **said}
    )


@pytest.fixture(scope="module")
def fitted(awkward):
    return fit(awkward, months=12, others=[known()])


def test_its_people_and_posts_are_the_totals(fitted):
    start, here = fitted.standing.start, fitted.units.index(FAR)

    assert start.stock[here].sum() == 500
    assert start.posts[0, here] == approx(550)
    require_sound(start, fitted.chances(2, 1), (), runs=2)


def test_expected_leavers_match_its_own(fitted):
    """40% left in the year: the model's year has about as many, and more than the partnership's."""
    here = fitted.units.index(FAR)
    months = fitted.facts.exposure.months[here, :, -1]
    expected = float(months @ expit(fitted.central().leaving[0, here] + fitted.central().years[0, 0, here]))

    assert expected == approx(200, rel=0.2)


def test_the_shape_of_leaving_is_the_partnerships(fitted):
    odds = fitted.central().leaving[0]
    mine, theirs = odds[fitted.units.index(FAR)], odds[fitted.units.index(Unit("101", "children"))]

    assert np.corrcoef(mine, theirs)[0, 1] > 0.5


def test_the_notes_say_that_only_totals_are_known(fitted):
    assert any("999, children: only totals are known (DfE)" in note for note in fitted.standing.notes)


@pytest.mark.parametrize(
    ("others", "sentence"),
    [
        ([known(unit=Unit("101", "children"))], "its figures are there already"),
        ([known(), known()], "its figures are there already"),
        ([known(in_post=-1)], "cannot be"),
        ([known(leavers=2000.0)], "cannot be"),
    ],
)
def test_totals_that_cannot_be_are_refused(awkward, others, sentence):
    with pytest.raises(UsedWrongly, match=sentence):
        fit(awkward, months=12, others=others)
