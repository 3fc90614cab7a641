"""Ages: multiples of leaving counted by hand, and a workforce that grows older."""

from datetime import date

import numpy as np
import pytest
from pytest import approx

from given.at_work import a_row, at_work
from tenure.forecast.fitting import Override, fit
from tenure.forecast.fitting.ageing import BANDS, OLDEST, WORTH, _older, ageing_of
from tenure.forecast.fitting.draws import keys_of_runs
from tenure.forecast.fitting.exposure import exposure_of
from tenure.forecast.fitting.stages import stages_of
from tenure.forecast.fitting.worked import UNKNOWN
from tenure.forecast.flows.inputs import Unit

SIXTIES = BANDS.index("60-64")
THIRTIES = BANDS.index("25-34")


def aged(*rows, years=3, **said):
    stages = stages_of(at_work(*rows, **said))
    return ageing_of(stages, exposure_of(stages), years)


def ten_of(number, age, **said):
    """Ten people of an age at work all year in one long spell, and so many of them who leave at its end."""
    left = [a_row(number + i, age=age, ended=date(2023, 9, 30)) for i in range(said.get("leave", 0))]
    return [*left, *(a_row(number + 5 + i, age=age) for i in range(10 - len(left)))]


def test_a_band_leaves_at_a_multiple_of_what_its_stages_let_expect_drawn_to_one():
    rows = [*ten_of(0, 30, leave=1), *ten_of(100, 62, leave=5)]

    (found,) = aged(*rows)

    assert found.leavers[[THIRTIES, SIXTIES]].tolist() == [1, 5]
    assert np.exp(found.relative[SIXTIES]) == approx((5 + WORTH) / (3 + WORTH))
    assert np.exp(found.relative[THIRTIES]) == approx((1 + WORTH) / (3 + WORTH))
    assert found.deviation[SIXTIES] == approx((5 + WORTH) ** -0.5)


def test_ages_that_are_as_many_as_ever_change_nothing():
    (found,) = aged(*(a_row(n, age=30, ended=date(2023, 9, 30) if n == 1 else None) for n in range(9)))

    assert found.years(None)[0, 0] == approx(0)


def test_people_who_reach_sixty_leave_more_where_those_of_sixty_do():
    rows = [a_row(n, age=59) for n in range(60)]
    rows += [a_row(100 + n, age=62, ended=date(2023, 9, 30)) for n in range(30)]
    rows += [a_row(200 + n, age=62) for n in range(4)]

    (found,) = aged(*rows)

    changed = found.years(None)[0, :, 0]
    assert changed[0] > 0.05
    assert found.mix[1, 0, SIXTIES] > found.mix[0, 0, SIXTIES]


def test_who_leaves_is_replaced_by_the_ages_at_which_people_begin():
    people, chance, joining = np.zeros((1, OLDEST + 1)), np.zeros(OLDEST + 1), np.zeros(OLDEST + 1)
    people[0, [30, 63]] = 10
    chance[64], joining[24] = 1.0, 1.0

    first, second = _older(people, chance, joining, 2)

    assert first[0, [31, 64]].tolist() == [10, 10]
    assert second[0, [25, 32, 65]].tolist() == [10, 10, 0]


@pytest.mark.parametrize(
    "rows",
    [
        [a_row(1, age=UNKNOWN, ended=date(2023, 9, 30)), a_row(2, age=UNKNOWN)],
        [a_row(1, age=40), a_row(2, age=50)],
    ],
)
def test_ages_or_leavers_that_are_not_known_leave_leaving_as_it_is(rows):
    for found in aged(*rows):
        assert found.years(None) == approx(0)


def test_a_unit_without_ages_is_left_as_it_is():
    units = Unit("101", "children"), Unit("102", "children")
    rows = [a_row(n, age=30 + n, ended=date(2023, 9, 30) if n % 2 else None) for n in range(20)]
    rows += [a_row(50 + n, unit=1, age=UNKNOWN) for n in range(5)]

    (found,) = aged(*rows, units=units)

    assert found.years(None)[0, :, 1] == approx(0)
    assert found.years(None)[0, :, 0].any()


def test_runs_draw_their_own_multiples_whichever_others_are_drawn_beside_them():
    rows = [*ten_of(0, 30, leave=1), *ten_of(100, 59, leave=5)]
    (found,) = aged(*rows)

    both, one = found.years(keys_of_runs(1, 0, 50)), found.years(keys_of_runs(1, 7, 1))

    assert both.shape == (50, 3, 1)
    assert both[7].tobytes() == one[0].tobytes()
    assert np.ptp(both[:, -1, 0]) > 0


def test_somebodys_own_multiple_takes_its_place(awkward):
    fitted = fit(awkward, months=24)
    key = next(one.key for one in fitted.parameters() if one.kind == "age")
    own = Override(key, 2.0, "Pensions change", "Dana", date(2023, 11, 1), 1.5, 3.0)

    changed = fitted.overridden([own])

    said = next(one for one in changed.parameters() if one.key == key)
    assert (said.value, said.low, said.high, said.basis) == (2.0, 1.5, 3.0, "override")
    assert np.exp(changed.ages[0].relative[0]) == approx(2.0)
    assert changed.ages[0].deviation[0] == approx(np.log(2) / (2 * 1.2816), rel=1e-3)
