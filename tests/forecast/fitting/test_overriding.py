"""The list of parameters, and somebody's own values in their place."""

from datetime import date

import numpy as np
import pytest
from pytest import approx

from tenure.forecast.fitting import BASES, Override, fit
from tenure.terms.problems import UsedWrongly

ASYE = "leaving/101/children/asye 0-6"
TO_AGENCY = "where/101/children/asye/agency"


@pytest.fixture(scope="module")
def fitted(awkward):
    return fit(awkward, months=24)


def own(key, value, low=None, high=None, reason="Exit interviews of 2023", owner="Dana"):
    return Override(key, value, reason, owner, date(2023, 11, 1), low, high)


def listed(fitted):
    return {one.key: one for one in fitted.parameters()}


def test_every_parameter_says_what_it_rests_on(fitted):
    parameters = fitted.parameters()

    assert len({one.key for one in parameters}) == len(parameters)
    assert all(one.low <= one.value <= one.high for one in parameters)
    assert all(one.basis in BASES and one.source and one.owner and one.as_of for one in parameters)


def test_what_has_its_own_events_is_own_data_and_what_has_none_is_not(fitted):
    found = listed(fitted)

    assert found["filled/101/children/experienced"].basis == "own data"
    assert found["filled/102/children/experienced"].basis == "pooled"
    assert found["joining/elsewhere"].basis == "assumption"


def test_adults_services_list_no_stages_that_they_cannot_have(fitted):
    assert not [key for key in listed(fitted) if "/adults/" in key and ("senior" in key or "manager" in key)]


def test_an_override_takes_the_place_of_a_value_with_its_reason(fitted):
    changed = listed(fitted.overridden([own(ASYE, 0.5, 0.4, 0.6)]))[ASYE]

    assert (changed.value, changed.low, changed.high, changed.basis) == (0.5, 0.4, 0.6, "override")
    assert (changed.reason, changed.owner, changed.as_of) == ("Exit interviews of 2023", "Dana", "2023-11-01")
    assert changed.replaced == listed(fitted)[ASYE].value


def test_an_overridden_chance_is_drawn_within_its_interval(fitted):
    changed = fitted.overridden([own(ASYE, 0.5, 0.4, 0.6)])
    place = changed.places[ASYE].index
    monthly = 1 / (1 + np.exp(-changed.chances(500, 1).leaving[(slice(None), *place)]))
    yearly = 1 - (1 - monthly) ** 12

    assert np.quantile(yearly, (0.1, 0.5, 0.9)) == approx((0.4, 0.5, 0.6), abs=0.02)
    central = 1 / (1 + np.exp(-changed.central().leaving[(0, *place)]))
    assert 1 - (1 - central) ** 12 == approx(0.5)


def test_an_overridden_share_leaves_the_others_the_rest(fitted):
    before, after = fitted.chances(20, 1).where, fitted.overridden([own(TO_AGENCY, 0.6)]).chances(20, 1).where
    unit, stage, agency = fitted.overridden([own(TO_AGENCY, 0.6)]).places[TO_AGENCY].index

    assert after[:, unit, stage, agency] == approx(0.6)
    assert after.sum(axis=-1) == approx(np.ones(after.shape[:-1]))
    rest = np.delete(before[:, unit, stage], agency, axis=1)
    assert np.delete(after[:, unit, stage], agency, axis=1) == approx(
        rest / rest.sum(axis=1, keepdims=True) * 0.4
    )


def test_a_certain_value_has_no_width(fitted):
    changed = fitted.overridden([own("covered/101/children", 1.0), own("unexplained/101/children", 0.0)])
    drawn = changed.chances(50, 1)

    assert np.all(drawn.covered[:, changed.places["covered/101/children"].index[0]] == 1)
    assert np.all(drawn.unexplained[:, :, changed.places["unexplained/101/children"].index[0]] == 0)


def test_other_kinds_go_where_they_belong(fitted):
    changed = fitted.overridden([
        own("hours/101/children/asye", 0.8), own("spread of years/children/common", 0.0),
        own("spread of years/children/of each employer", 0.0), own("feedback/101/children", 0.01),
        own("intake/elsewhere", 0.0),
    ])  # fmt: skip
    unit = changed.places["hours/101/children/asye"].index[0]

    assert changed.standing.fte[unit, 0] == 0.8
    years = changed.chances(20, 1, ("years",)).years[:, :, unit]
    assert years.std(axis=0) == approx(0, abs=1e-12)
    assert changed.central().feedback[0, unit] == 0.01
    assert changed.standing.start.due[:, -1].sum() == 0


def test_the_share_of_adults_starters_is_set_before_people_are_placed(awkward):
    changed = fit(awkward, months=12, overrides=[own("newly qualified/adults", 0.0)])

    assert changed.facts.stages.share_new == 0
    assert listed(changed)["newly qualified/adults"].basis == "override"


@pytest.mark.parametrize(
    ("overrides", "sentence"),
    [
        ([own("leaving/101/children/asye 0-5", 0.5)], "Did you mean leaving/101/children/asye 0-6"),
        ([own("weather", 0.5)], "Take it from the list"),
        ([own(ASYE, 1.5)], "cannot be 1.5. Give a value between 0 and 1"),
        ([own(ASYE, float("nan"))], "cannot be nan"),
        ([own("intake/elsewhere", -3)], "Give a value 0 or more"),
        ([own(ASYE, 0.5, 0.6, 0.7)], "0.6 to 0.7 does not hold 0.5"),
        ([own(ASYE, 0.5, reason=" ")], "needs a reason and an owner"),
        ([own(ASYE, 0.5)] * 2, "is overridden twice"),
        ([own(TO_AGENCY, 0.6), own(TO_AGENCY.replace("agency", "out"), 0.6)], "add up to 120%"),
    ],
)
def test_an_override_that_cannot_stand_says_which_and_what_to_do(fitted, overrides, sentence):
    with pytest.raises(UsedWrongly, match=sentence):
        fitted.overridden(overrides)
