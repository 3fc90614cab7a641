"""Who came, who rose, where leavers went, and what a year's flows leave unexplained: counted by hand."""

from datetime import date

import numpy as np
import pytest
from pytest import approx

from given.at_work import a_row, at_work
from tenure.forecast.fitting.destinations import destinations_of, hired_as_of, partners_of, published_shares
from tenure.forecast.fitting.gaps import gaps_of, spread_of_gaps
from tenure.forecast.fitting.moves import moves_of
from tenure.forecast.fitting.stages import stages_of
from tenure.forecast.flows.inputs import DESTINATIONS, STAGES, Unit

TWO = (Unit("101", "children"), Unit("102", "children"))
MAY = date(2023, 5, 31)


def moves(*rows, **said):
    return moves_of(stages_of(at_work(*rows, **said)))


@pytest.mark.parametrize(
    ("said", "went"),
    [
        ({"destination": 1, "reason": 1}, "other authority"),
        ({"destination": 2, "reason": 1}, "other social work"),
        ({"destination": 3, "reason": 9}, "agency"),
        ({"destination": 6, "reason": 5}, "retired"),
        ({"destination": 7, "reason": 6}, "out"),
        ({"destination": 1, "moved_to": -2}, "agency"),
        ({"destination": 8, "moved_to": 1}, "partner"),
    ],
)
def test_a_leaver_goes_where_they_are_found_else_where_the_return_says(said, went):
    counted = moves(a_row(ended=MAY, **said), units=TWO).went[0]

    assert counted.sum() == counted[STAGES.index("experienced"), DESTINATIONS.index(went)] == 1


def test_a_leaver_whose_way_nobody_knows_is_gone_and_no_more():
    counted = moves(a_row(ended=MAY, destination=8))

    assert (counted.gone.sum(), counted.went.sum()) == (1, 0)


def test_who_came_from_a_partner_is_no_hire_from_outside():
    left = a_row(1, ended=MAY, moved_to=1)
    came = a_row(1, unit=1, began=date(2023, 6, 1), starter=True)
    hired = a_row(2, unit=1, began=date(2023, 2, 1), starter=True)
    new = a_row(3, unit=1, began=date(2023, 2, 1), new=date(2023, 2, 1), origin=1, starter=True)
    counted = moves(left, came, hired, new, units=TWO)

    assert (counted.arrived[1, 0], counted.experienced[1, 0], counted.new[1, 0]) == (1, 1, 1)
    assert counted.between[0, 1] == 1


def test_a_promotion_is_a_step_up_between_two_septembers_less_steps_down():
    before = [a_row(i, year=2022, role=role) for i, role in enumerate((5, 5, 4, 4, 3))]
    after = [a_row(i, role=role) for i, role in enumerate((4, 5, 5, 3, 3))]
    counted = moves(*before, *after, years=2)

    assert counted.promoted[0, 1].tolist() == [0, 1]
    assert counted.could[0, 1].tolist() == [2, 2]


def test_the_gap_is_what_flows_leave_unexplained():
    """Of two, one left and two came: three; one more is there."""
    before = [a_row(i, year=2022) for i in (1, 2)]
    after = [a_row(1, ended=MAY), a_row(2), a_row(5),
             *(a_row(i, began=date(2023, 2, 1), starter=True) for i in (3, 4))]  # fmt: skip
    worked = at_work(*before, *after, years=2)
    gaps = gaps_of(moves_of(stages_of(worked)), worked)

    assert gaps == approx(np.array([[np.nan, 0.5]]), nan_ok=True)


def test_spreads_of_gaps_are_drawn_towards_everybodys():
    quiet, loud = spread_of_gaps(np.array([[0.0] * 8, [0.1, -0.1] * 4]))
    unknown = spread_of_gaps(np.full((1, 3), np.nan))

    assert 0 < quiet < loud < 0.1
    assert unknown == approx([0.02])


def test_a_return_that_left_out_most_people_does_not_widen_everybodys_bands():
    """Four people in one year and three hundred in the next are no measure of how flows disagree."""
    quiet = np.array([[0.01, -0.01] * 3] * 5)
    left_out = quiet.copy()
    left_out[0, 2] = 75.0

    before, after = spread_of_gaps(quiet), spread_of_gaps(left_out)
    assert after[0] < 0.2
    assert (after[1:] < before[1:] + 0.05).all()


def test_destinations_without_leavers_are_as_published():
    counted = moves(a_row(), units=TWO)
    shares = destinations_of(counted, TWO, 2023)

    assert shares.share[0, 0] == approx(published_shares(2023))
    assert published_shares(2023)[DESTINATIONS.index("agency")] == approx(2.9 / 15.9)


def test_many_leavers_of_ones_own_outweigh_what_is_published():
    gone = [a_row(i, ended=MAY, destination=3) for i in range(600)]
    shares = destinations_of(moves(*gone, units=TWO), TWO, 2023).share

    assert shares[0, STAGES.index("experienced"), DESTINATIONS.index("agency")] > 0.97
    assert shares.sum(axis=-1) == approx(np.ones(shares.shape[:-1]))


def test_moves_go_to_partners_of_the_service_by_what_was_seen_and_by_size():
    units = (*TWO, Unit("103", "children"), Unit("101", "adults"))
    moved = [a_row(i, ended=MAY, moved_to=1) for i in range(40)]
    partner = partners_of(moves(*moved, units=units), units)

    assert partner[0, 1] > 0.8
    assert partner[0, 3] == 0
    assert partner.sum(axis=1) == approx([1, 1, 1, 0])


def test_nobody_is_hired_as_senior_where_sets_do_not_tell_it():
    units = (Unit("101", "children"), Unit("101", "adults"))
    share = hired_as_of(moves(a_row(), units=units), units).share[:, 0]

    assert share[0, 3] > 0
    assert share[1, 3:].sum() == 0
    assert share[:, 0].sum() == 0
