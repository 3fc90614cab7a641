"""Person-months at risk and leavers, group by group: small cases counted by hand, and everybody adds up."""

from datetime import date

import numpy as np
import pytest
from pytest import approx

from given.at_work import a_row, at_work
from tenure.forecast.fitting.exposure import exposure_of
from tenure.forecast.fitting.stages import stages_of
from tenure.forecast.flows.inputs import GROUPS, STAGES, Unit

ADULTS = (Unit("101", "adults"),)


def counted(worked, year=0):
    """Leavers and months by group, of those where there are any."""
    exposure = exposure_of(stages_of(worked))
    leavers, months = exposure.leavers[0, :, year], exposure.months[0, :, year]
    return {
        (STAGES[group.stage], group.first): (float(leavers[g]), float(months[g]))
        for g, group in enumerate(GROUPS)
        if months[g]
    }


def new(began, **said):
    return a_row(began=began, new=began, **said)


@pytest.mark.parametrize(
    ("row", "found"),
    [
        (a_row(), {("experienced", 60): (0, 12)}),
        (a_row(began=None), {("experienced", 60): (0, 12)}),
        (a_row(began=date(2023, 3, 15)), {("experienced", 0): (0, 6)}),
        (a_row(ended=date(2023, 1, 10)), {("experienced", 60): (1, 4)}),
        (a_row(began=date(2023, 5, 2), ended=date(2023, 5, 30)), {("experienced", 0): (1, 1)}),
        (
            a_row(role=4, began=date(2022, 6, 1)),
            {("senior", 0): (0, 3), ("senior", 6): (0, 6), ("senior", 12): (0, 3)},
        ),
        (new(date(2022, 6, 1)), {("asye", 0): (0, 3), ("asye", 6): (0, 6), ("consolidation", 12): (0, 3)}),
        (new(date(2020, 3, 1)), {("consolidation", 24): (0, 6), ("experienced", 36): (0, 6)}),
    ],
)
def test_months_at_risk_stand_in_the_group_that_they_were_spent_in(row, found):
    assert counted(at_work(row)) == found


def test_of_adults_only_those_are_at_risk_whom_the_year_before_showed():
    rows = a_row(1, year=2022), a_row(1), a_row(2, began=date(2023, 2, 1), age=60)
    worked = at_work(*rows, units=ADULTS, years=2)

    assert counted(worked, year=0) == {}
    assert counted(worked, year=1) == {("experienced", 60): (0, 12)}


def test_an_adults_leaver_leaves_a_little_in_each_month():
    worked = at_work(a_row(1), a_row(2, ended=date(2023, 3, 31)), units=ADULTS, years=2)

    assert counted(worked, year=1)["experienced", 60] == approx((1, 12 + 6.5))


def test_after_a_year_that_was_not_filed_adults_say_nothing():
    worked = at_work(a_row(1, year=2021), a_row(1), units=ADULTS, years=3)
    worked.filed[0, 1] = False

    assert counted(worked, year=2) == {}


@pytest.mark.parametrize("seed", range(5))
def test_everybodys_months_are_in_one_group_each(seed):
    """A hundred made-up people: the months of all groups are those between start and end."""
    chance = np.random.default_rng(seed)
    people, months = [], 0
    for i in range(100):
        began = date(2015 + int(chance.integers(0, 8)), int(chance.integers(1, 13)), 1)
        qualified = began if chance.random() < 0.5 else None
        people.append(a_row(i, began=began, role=int(chance.integers(1, 7)), new=qualified))
        months += 12 - max((began.year - 2022) * 12 + began.month - 9, 0)

    assert sum(spent for _, spent in counted(at_work(*people)).values()) == months


def test_leavers_are_all_those_of_the_record():
    team = [a_row(m, ended=date(2023, m, 3), began=date(2018 + m % 6, 9, 1)) for m in range(1, 9)]
    found = exposure_of(stages_of(at_work(*team)))

    assert found.leavers.sum() == 8
    assert np.all(found.months >= found.leavers)
