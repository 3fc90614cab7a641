"""Arms compared run by run, accounts that add up, and how much has to be drawn."""

from dataclasses import replace

import numpy as np
import pytest

from given.planned import a_plan, a_scenario, an_effect
from tenure.forecast.scenarios.answers import Question, value
from tenure.forecast.scenarios.comparing import account, bands, difference, error_of, in_words, sure_enough
from tenure.forecast.scenarios.inputs import BILL, Price, model
from tenure.forecast.scenarios.layers import by_layer
from tenure.forecast.scenarios.playing import Ask, compare, layers_of, play
from tenure.forecast.scenarios.sensitivity import Wanted
from tenure.forecast.scenarios.shape import Place
from tenure.terms.problems import UsedWrongly

PLAN = a_plan(months=24, people=60)
RATE = Question("vacancy rate", 24, "partnership")
CUT = an_effect(
    where=Place(), starts=an_effect().starts.replace(year=2025, month=10), multiply=0.5, interval=()
)
ARMS = {
    "baseline": (),
    "stay": (a_scenario(CUT),),
    "fill": (a_scenario(replace(CUT, on="fill chance", unit="chance", multiply=1.5), key="fill"),),
}
ARMS["both"] = (*ARMS["stay"], *ARMS["fill"])


@pytest.mark.parametrize(
    ("chance", "words"),
    [
        (1.0, "almost certain"), (0.95, "very likely"), (0.7, "likely"), (0.5, "about as likely as not"),
        (0.2, "unlikely"), (0.05, "very unlikely"), (0.0, "almost impossible"),
    ],
)  # fmt: skip
def test_words_follow_a_fixed_table_of_chances(chance, words):
    assert in_words(chance) == words


def test_a_difference_is_taken_run_by_run():
    without = np.array([1.0, 5.0, 9.0, 13.0])
    found = difference(without - [1, 1, 1, 0], without, better="lower")
    assert (found.median, found.wanted, found.same, found.words) == (-1, 0.75, 0.25, "likely")
    assert difference(without, without, better="lower").words == "no difference"
    assert difference(without, without, better="neither").wanted is None


def test_one_run_has_bands_without_width():
    assert bands(np.array([0.2])).four_fifths == (0.2, 0.2)


def test_the_error_of_a_median_is_that_of_theory():
    values = np.random.default_rng(1).normal(size=(400, 1001))
    told = np.mean([error_of(each, 0.5) for each in values])
    assert told == pytest.approx(np.median(values, axis=1).std(), rel=0.1)
    assert not sure_enough([np.array([0.0, 1.0] * 10)])
    assert sure_enough([values[0], np.ones(5)])


def test_the_account_of_steps_adds_up_exactly():
    found = compare(PLAN, ARMS, [RATE], ask=Ask(runs=100)).values
    of = {arm: found[arm][RATE] for arm in ARMS}
    steps = account(of["baseline"], {name: of[name] for name in ("stay", "fill")}, of["both"])
    parts = steps.base + sum(step for _, step in steps.steps) + steps.together
    assert parts == pytest.approx(steps.total, abs=1e-15)
    assert steps.total == pytest.approx(of["both"].mean(), abs=1e-15)
    assert all(step < 0 for _, step in steps.steps)


def test_runs_are_the_same_in_any_grouping_and_named_alike():
    whole = compare(PLAN, ARMS, [RATE], ask=Ask(runs=300))
    first = play(PLAN, ARMS["stay"], Ask(runs=50), first_run=250)
    again = compare(PLAN, ARMS, [RATE], ask=Ask(runs=300))
    vacant = first.counted.at("vacancies", 24).sum(1)
    assert whole.values["stay"][RATE][250:] == pytest.approx(
        vacant / (vacant + first.counted.people(24).sum(1))
    )
    assert whole.names == again.names
    assert len(set(whole.names.values())) == len(ARMS)


def test_pairing_makes_a_difference_far_sharper_than_two_seeds():
    def drawn(arm, seed):
        return play(PLAN, ARMS[arm], Ask(runs=400, seed=seed, layers=("people",))).counted.people(24).sum(1)

    base, stay, other = drawn("baseline", 1), drawn("stay", 1), drawn("stay", 2)
    assert (other - base).var() > 1.5 * (stay - base).var()


def test_drawing_stops_when_it_is_sure_enough_or_cancelled_and_keeps_what_it_has():
    sure = compare(
        PLAN, {"baseline": ()}, [Question("in post", 24, "partnership")], ask=Ask(2_000, until_sure=True)
    )
    assert (sure.stopped, sure.runs) == ("sure enough", 250)
    gone = compare(PLAN, {"baseline": ()}, [RATE], ask=Ask(2_000), cancelled=lambda: True)
    assert (gone.stopped, gone.runs) == ("cancelled", 250)
    assert compare(PLAN, {"baseline": ()}, [RATE], ask=Ask(1)).runs == 1


@pytest.mark.parametrize(
    ("ask", "says"),
    [
        (
            Ask(10_000_000),
            r"10,000,000 runs of 1 arms would take about 0.4 hours on one core and 51 GB if they",
        ),
        (Ask(0), "0 runs cannot be drawn. Ask for 1 or more."),
        (Ask(1, layers=("weather",)), "There is no layer weather."),
    ],
)
def test_what_cannot_be_drawn_is_refused_with_an_estimate(ask, says):
    with pytest.raises(UsedWrongly, match=says):
        compare(PLAN, {"baseline": ()}, [RATE], ask=ask)


def test_width_by_layer_tells_what_is_switched_off():
    units, told = len(PLAN.start.units), []
    made = model(PLAN, ARMS["stay"], price=Price(np.full(units, 9e4), np.full(units, 0.1)))
    asked = Wanted("vacancy rate", 24), Wanted(BILL, 24)
    rate, bill = by_layer(made, asked, Ask(runs=60), told=told.append)
    assert rate.alone["years"].width == rate.alone["effects"].width == rate.alone["prices"].width == 0
    assert 0 < rate.share("people") <= 1.2
    assert rate.alone["parameters"].width > 0
    assert bill.alone["prices"].width > 0
    assert told == ["", *layers_of(ARMS["stay"]), "prices"]


def test_layers_without_people_are_the_averages_of_play():
    made = model(PLAN, ARMS["stay"])
    (found,) = by_layer(made, [Wanted("vacancy rate", 24)], Ask(runs=40))
    slow = value(play(PLAN, ARMS["stay"], Ask(40, layers=("parameters",))).counted, RATE)
    assert found.alone["parameters"].four_fifths == pytest.approx(bands(slow).four_fifths, rel=1e-9)
    drawn = value(play(PLAN, ARMS["stay"], Ask(40)).counted, RATE)
    assert found.whole == bands(drawn)
