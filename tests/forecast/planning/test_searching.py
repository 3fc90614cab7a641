"""The cheapest mix is found, confirmed by draws, and where none reaches the target the best is told."""

import itertools
from datetime import date

import numpy as np
import pytest

from tenure.forecast.planning.aims import Activity, Aim, Futures, Point
from tenure.forecast.planning.frontier import frontier, one_thing, says
from tenure.forecast.planning.searching import plan
from tenure.terms.problems import UsedWrongly
from tests.given.planned import a_start

AIM = Aim("vacancy rate", 0.13, date(2029, 9, 30))


class Made:
    """Activities that each cut what is left of a vacancy rate of 22%, with doubt about each cut."""

    def __init__(self, seed, activities=4, levels=2):
        chance = np.random.default_rng(seed)
        shape = (activities, levels)
        self.activities = [Activity(f"a{i}", f"A{i}", ("half", "all")[:levels]) for i in range(activities)]
        self.cuts = np.pad(np.sort(chance.uniform(0, 0.4, shape), 1), ((0, 0), (1, 0)))
        self.costs = np.pad(np.sort(chance.uniform(2e4, 4e5, shape), 1), ((0, 0), (1, 0)))
        self.shock, self.doubt = chance.normal(0, 0.12, 300), chance.normal(0, 0.35, (300, activities))

    def _of(self, table, mix):
        return np.array([table[i, level] for i, level in enumerate(mix)])

    def expected(self, mix):
        left = np.prod(1 - self._of(self.cuts, mix))
        return Point(0.03 + 0.19 * left, float(self._of(self.costs, mix).sum()))

    def drawn(self, mix):
        cuts = np.clip(self._of(self.cuts, mix) * np.exp(self.doubt), 0, 1)
        answer = 0.03 + 0.19 * np.prod(1 - cuts, axis=1) * np.exp(self.shock)
        return Futures(answer, np.full(300, self.expected(mix).pounds))


def cheapest_of_all(made):
    """Every mix there is, drawn: the slow way to the same answer."""
    mixes = itertools.product(*(range(len(each.levels) + 1) for each in made.activities))
    good = [mix for mix in mixes if AIM.reached(made.drawn(mix).answer) >= AIM.chance]
    return min((made.expected(mix).pounds for mix in good), default=None)


@pytest.mark.parametrize("seed", range(8))
def test_it_is_the_cheapest_of_all_mixes(seed):
    made = Made(seed, activities=3)
    found, least = plan(made, AIM), cheapest_of_all(made)
    assert found.reaches == (least is not None)
    if least is not None:
        assert found.pounds == pytest.approx(least, rel=0.01)


def test_what_cannot_be_reached_says_the_best_that_can():
    found = plan(Made(1), Aim("vacancy rate", 0.03, date(2029, 9, 30)))
    assert not found.reaches
    assert found.mix == (2, 2, 2, 2)
    assert (
        "No mix of these activities reaches a vacancy rate of at most 3.0% by September 2029" in found.says()
    )


def test_where_no_mix_comes_nearer_than_another_the_best_is_the_cheapest():
    made = Made(1)
    made.cuts[:] = 0
    found = plan(made, Aim("vacancy rate", 0.03, date(2029, 9, 30)))
    assert (found.reaches, found.mix, found.pounds) == (False, (0, 0, 0, 0), 0)
    assert "None of them brings it nearer than doing nothing, which reaches" in found.says()


def test_where_nothing_has_to_be_done_nothing_is_paid():
    found = plan(Made(1), Aim("vacancy rate", 0.5, date(2029, 9, 30)))
    assert (found.mix, found.pounds) == ((0, 0, 0, 0), 0)
    assert found.says().startswith("Nothing has to be done")


def test_a_harder_target_costs_no_less():
    plans = frontier(Made(2), AIM, limits=(0.2, 0.17, 0.14))
    pounds = [each.pounds for each in plans]
    assert pounds == sorted(pounds)
    assert all(each.chance >= 0.8 for each in plans)


def test_which_one_thing_moves_it_most():
    made = Made(3)
    moves = one_thing(made, AIM)
    assert moves[0].activity.key == f"a{made.cuts[:, -1].argmax()}"
    assert f"{moves[0].activity.name} (all) moves vacancy rate most" in says(moves, AIM)


@pytest.mark.parametrize(
    ("aim", "sentence"),
    [
        (Aim("vacancy rate", 0.1, date(2025, 9, 30)), "Choose a later month"),
        (Aim("vacancy rate", 0.1, date(2039, 9, 30)), "after the forecast ends"),
        (Aim("vacancy rate", 1.5, date(2029, 9, 30)), "share between 0 and 1"),
        (Aim("vacancy rate", 0.1, date(2029, 9, 30), chance=1.0), "between 1% and 99%"),
        (Aim("morale", 0.1, date(2029, 9, 30)), "no target for morale"),
    ],
)
def test_a_target_that_cannot_be_says_why(aim, sentence):
    with pytest.raises(UsedWrongly, match=sentence):
        aim.month(a_start())
