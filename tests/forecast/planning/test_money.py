"""What a future costs, what an action saves, who pays and who gains."""

from dataclasses import replace
from datetime import date

import numpy as np
import pytest

from tenure.forecast.flows.inputs import ANSWERS, CELLS, STAGES, Outcome, Start, Unit
from tenure.forecast.planning.account import KINDS, Arm, account, discounted
from tenure.forecast.planning.assumptions import Assumption, from_evidence
from tenure.forecast.planning.benefits import benefits
from tenure.forecast.planning.prices import PRICE_YEAR, prices, usual
from tenure.forecast.scenarios.money import Due
from tenure.forecast.scenarios.shape import Cost
from tenure.terms.problems import UsedWrongly

UNITS = (Unit("northvale", "children"), Unit("westbrook", "children"))


def an_outcome(vacancies=(20, 10), hired=1, months=24, runs=1):
    """A hundred experienced people at each council, always; vacancies and hires as told."""
    shape = (months + 1, len(UNITS))
    start = Start(
        date(2025, 9, 30), UNITS, ("masters",), np.zeros((2, CELLS), np.int64), np.full(shape, 120.0),
        np.zeros((months + 1, 1), np.int64), 0, np.full(shape, np.inf),
    )  # fmt: skip
    counts = np.zeros((runs, *shape, len(ANSWERS)))
    counts[..., ANSWERS.index("in post experienced")] = 100
    counts[..., ANSWERS.index("vacancies")] = vacancies
    counts[:, 1:, :, ANSWERS.index("hired experienced")] = hired
    return Outcome(start, counts, np.zeros((runs, months + 1)), np.zeros((runs, months + 1)))


def an_arm(outcome=None, costs=()):
    return Arm(outcome or an_outcome(), np.ones((2, len(STAGES))), np.full((1, 2), 0.5), costs=costs)


def a_cost(pounds=12_000.0, per="year", paid_by="partners", months=24):
    said = Cost(
        what="A programme",
        per=per,
        pounds=pounds,
        price_year=PRICE_YEAR,
        starts=date(2025, 10, 1),
        paid_by=paid_by,
    )
    when = np.arange(months + 1) >= 1
    ones, posts = np.ones(months + 1), np.full((1, months + 1, 2), 120.0)
    return Due("programme", said, np.array([pounds]), when, np.zeros((2, len(STAGES))), ones, posts)


@pytest.fixture(scope="module")
def priced():
    known = prices(an_outcome().start)
    salaries = np.full_like(known.salaries, 50_000.0)
    return replace(
        known, salaries=salaries, premium=np.array([0.4]), hire=np.array([5_000.0]), inflation=np.array([0.0])
    )


def test_a_year_by_hand(priced):
    year = account(an_arm(), priced)
    assert year.of("salaries")[0, 0] == pytest.approx([5e6, 5e6])
    # 20 vacancies, half covered, at £50,000 and 40% more
    assert year.of("agency")[0, 0] == pytest.approx([700_000, 350_000])
    assert year.premium[0, 0] == pytest.approx([200_000, 100_000])
    assert year.of("recruitment")[0, 1] == pytest.approx([60_000, 60_000])
    assert year.years == (2026, 2027)


@pytest.mark.parametrize(
    ("per", "paid_by", "here", "elsewhere"),
    [
        ("year", "partners", [6_000, 6_000], 0),
        ("year", "government", [0, 0], 12_000),
        ("hire", "partners", [144_000, 144_000], 0),
        ("post and year", "partners", [1_440_000, 1_440_000], 0),
    ],
)
def test_activities_are_paid_for_what_they_are_paid_for(priced, per, paid_by, here, elsewhere):
    paid = account(an_arm(costs=[a_cost(per=per, paid_by=paid_by)]), priced)
    assert paid.of("activities")[0, 0] == pytest.approx(here)
    assert paid.others[0, 0].sum() == pytest.approx(elsewhere)


def test_benefit_over_cost_and_who_gains(priced):
    without = account(an_arm(), priced)
    action = account(an_arm(an_outcome(vacancies=(15, 10)), [a_cost(30_000.0)]), priced)
    made = benefits(action, without)
    # five fewer vacancies, half covered: 2.5 x £20,000 a year
    assert made.benefit[0] == pytest.approx([50_000, 50_000])
    assert made.worth(0.0).ratio[0] == pytest.approx(50 / 30)
    assert made.agency[0, 0] == pytest.approx([175_000, 0])
    northvale, westbrook = made.by_unit()
    assert (northvale.net[0], westbrook.net[0]) == pytest.approx((70_000, -30_000))
    assert "the chance that it saves more than it costs is 100%" in made.worth().says()


def test_without_a_cost_there_is_no_ratio(priced):
    same = account(an_arm(), priced)
    worth = benefits(same, same).worth()
    assert worth.chance is None
    assert np.isnan(worth.ratio).all()
    assert "No cost is given" in worth.says()


def test_futures_that_are_no_pair_are_refused(priced):
    few, many = (account(an_arm(an_outcome(runs=runs)), priced) for runs in (2, 3))
    with pytest.raises(UsedWrongly, match="has 2 runs and the other 3"):
        benefits(few, many)


def test_discounting_by_hand():
    assert discounted(np.array([[100.0, 100.0]]), 0.1)[0] == pytest.approx(100 / 1.1 + 100 / 1.21)
    with pytest.raises(UsedWrongly, match="cannot be"):
        discounted(np.zeros((1, 1)), -1.0)


def test_the_account_adds_up_to_the_total_with_other_agency_staff_training_and_placements(priced):
    start = an_outcome().start
    due = start.due.copy()
    due[10::12] = 10
    outcome = replace(an_outcome(), start=replace(start, due=due))
    arm = replace(an_arm(outcome, [a_cost(paid_by="government")]), besides=np.array([2.0, 0.0]))
    year = account(arm, replace(priced, training=np.array([800.0]), placement_day=np.array([20.0])))
    # two more at £50,000 and 40% more; a hundred people trained at £800
    assert year.of("other agency")[0, 0] == pytest.approx([140_000, 0])
    assert year.premium[0, 0] == pytest.approx([240_000, 100_000])
    assert year.agency_fte[0, 0] == pytest.approx([12, 5])
    assert year.of("training")[0, 0] == pytest.approx([80_000, 80_000])
    # 100 days of ten who finish, 70 of ten who finish a year later
    assert year.placements[0] == pytest.approx([20 * 10 * 170, 20 * 10 * 100])
    parts = sum(year.of(kind).sum(axis=-1) for kind in KINDS)
    assert year.total == pytest.approx(parts + year.others.sum(axis=-1) + year.placements)


def test_more_students_cost_government_their_placements(priced):
    more = an_outcome()
    due = more.start.due.copy()
    due[10] = 5
    with_them = account(an_arm(replace(more, start=replace(more.start, due=due))), priced)
    made = benefits(with_them, account(an_arm(), priced))
    assert made.cost[0, 0] == pytest.approx(5 * 100 * 20)
    assert made.by_unit()[-1].who == "government"


def test_pounds_of_the_day_follow_stated_inflation(priced):
    year = account(an_arm(), replace(priced, inflation=np.array([0.1])))
    assert year.of_the_day(year.total)[0, 1] == pytest.approx(year.total[0, 1] * 1.21)


def test_every_unit_cost_has_a_source_and_can_be_ones_own():
    assert all(each.source and each.owner and each.low <= each.value <= each.high for each in usual().table())
    own = usual()["agency premium"].changed(0.5, low=0.4, high=0.6, reason="our invoices", owner="Dana")
    changed = usual().with_(own)["agency premium"]
    assert (changed.value, changed.source) == (0.5, "Dana: our invoices")
    with pytest.raises(UsedWrongly, match="Give a reason"):
        own.changed(0.5, low=0.4, high=0.6, reason=" ", owner="Dana")
    with pytest.raises(UsedWrongly, match="Nothing is assumed of rent"):
        usual()["rent"]


def test_a_figure_that_cannot_be_is_refused():
    with pytest.raises(UsedWrongly, match="in that order"):
        Assumption(key="rent", says="Rent", value=5, low=6, high=7, unit="GBP")
    with pytest.raises(UsedWrongly, match="has no figure"):
        from_evidence("training", "Training", known="training_cost_per_social_worker")


def test_a_unit_with_pay_of_its_own_is_paid_that():
    start = replace(an_outcome().start, stock=np.ones((2, CELLS), np.int64))
    own = prices(start, paid={UNITS[0]: (60_000.0, 40)})
    usually = prices(start)
    assert own.salaries[0, 1] == pytest.approx(usually.salaries[0, 1])
    assert "£60,000 of 40 people" in own.notes[0]


def test_a_drawn_figure_has_its_interval():
    drawn = usual()["agency premium"].drawn(4000, seed=1)
    assert np.quantile(drawn, [0.1, 0.5, 0.9]) == pytest.approx([0.2, 0.33, 0.6], abs=0.02)
    assert drawn[7] == usual()["agency premium"].drawn(1, seed=1, first_run=7)[0]
