"""A model carried away: every number comes back to the last bit, and faults are told with their place."""

from datetime import date

import numpy as np
import pytest

from given.flows import a_start
from tenure.forecast.fitting.ageing import BANDS, Ageing
from tenure.forecast.fitting.carrying import as_values, model_from
from tenure.forecast.fitting.destinations import Shares
from tenure.forecast.fitting.hazards import Spreads
from tenure.forecast.fitting.hiring import Filled
from tenure.forecast.fitting.leaving import Drawing
from tenure.forecast.fitting.model import Model
from tenure.forecast.fitting.parameters import Override, Place
from tenure.forecast.fitting.pooling import Pooled
from tenure.forecast.fitting.starting import Standing
from tenure.forecast.flows.inputs import GROUPS
from tenure.terms.problems import Unreadable


def a_pooled(count):
    third = np.full(count, 1 / 3)
    return Pooled(("children",) * count, third, third, third, third, third)


def a_model():
    start, groups = a_start((260, 80)), len(GROUPS) + 2
    two = np.array([0.1, 0.2])
    standing = Standing(
        start, np.full((2, 5), 0.9), {start.units[0]: (40_000.0, 12)}, two, two, two,
        np.array([2024, 2024]), ("A note.",),
    )  # fmt: skip
    drawing = Drawing(
        "children", np.array([0, 1]), np.full((2, groups), -4.6), np.full((2, groups, 3), 0.1),
        np.full((2, groups, groups), 0.01), Spreads(0.3, 0.1, 0.2, 0.1), (0.5, 0.4),
    )  # fmt: skip
    mix = np.random.default_rng(1).dirichlet(np.ones(len(BANDS)), (1 - -start.months // 12, 2))
    bands = np.full(len(BANDS), 0.2)
    ageing = Ageing("children", np.array([0, 1]), np.linspace(0, 1, len(BANDS)), bands, bands, mix)
    where = Shares(np.full((2, 5, 6), 1 / 6), np.full((2, 5), 30.0))
    hired = np.array([0, 0.1, 0.6, 0.2, 0.1])
    return Model(
        standing, (drawing,), (ageing,), where, np.array([[0.0, 1.0], [1.0, 0.0]]),
        (a_pooled(2), a_pooled(2)), a_pooled(1), a_pooled(1), a_pooled(1),
        Filled(a_pooled(2), a_pooled(2), two, 3.5),
        Shares(np.tile(hired, (2, 1, 1)), np.full((2, 1), 30.0)), a_pooled(2), two,
        (Override("hours/100/children/asye", 0.9, "Why", "Dana", date(2026, 1, 2), 0.8),),
        {"hours/100/children/asye": Place("fte", (0, 0))},
    )  # fmt: skip


def test_a_carried_model_draws_the_same_chances_to_the_last_bit():
    model = a_model()
    again = model_from(as_values(model))
    assert again.overrides == model.overrides
    assert again.places == model.places
    assert again.standing.salaries == model.standing.salaries
    assert np.array_equal(again.standing.start.capacity, model.standing.start.capacity)
    for name in ("leaving", "years", "where", "filled", "hired_as", "covered", "unexplained"):
        first, second = (getattr(each.chances(5, 7), name) for each in (model, again))
        assert first.tobytes() == second.tobytes(), name


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (lambda said: said.pop("gaps"), "inputs is not as it has to be: standing, leaving, ages, where"),
        (lambda said: said["gaps"].update(values="0.1 x"), "inputs.gaps is not as it has to be"),
        (lambda said: said["gaps"].update(shape=[3]), "inputs.gaps is not as it has to be"),
        (lambda said: said["standing"]["start"].update(on="soon"), "inputs.standing.start.on"),
        (lambda said: said["standing"]["start"].update(waiting=True), "inputs.standing.start.waiting"),
        (lambda said: said["standing"]["start"].update(units="100"), "a list expected"),
        (lambda said: said["leaving"][0].update(carried=[1.0]), "inputs.leaving\\[0\\].carried .* 2 parts"),
        (lambda said: said.update(places={}), "inputs.places is not as it has to be: pairs"),
        (lambda said: said["overrides"][0].update(high="much"), "inputs.overrides\\[0\\].high"),
        (lambda said: said["standing"].update(notes=[3]), "inputs.standing.notes\\[0\\]"),
    ],
)
def test_what_is_not_a_model_is_told_with_its_place(change, says):
    said = as_values(a_model())
    change(said)
    with pytest.raises(Unreadable, match=says):
        model_from(said)
