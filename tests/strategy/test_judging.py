"""A KPI is judged against its trajectory, with chance taken into account, and never without a figure."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tenure.strategy.framework.parts import Aimed, Kpi
from tenure.strategy.kpis.aiming import expected, trajectory
from tenure.strategy.kpis.detecting import detectable, smallest_change
from tenure.strategy.kpis.judging import Found, judged
from tenure.terms.quantities import Ratio

DAY = date(2023, 9, 30)
TURNOVER = Kpi(
    code="turnover",
    label="Turnover",
    outcome="low-turnover",
    kind="indicator",
    better="lower",
    unit="share",
    baseline=Aimed(value=0.24, on=date(2018, 9, 30)),
    target=Aimed(value=0.18, on=date(2028, 9, 30)),
)


@pytest.mark.parametrize(
    ("day", "value"),
    [
        (date(2018, 9, 29), None),
        (date(2018, 9, 30), 0.24),
        (DAY, 0.21),
        (date(2028, 9, 30), 0.18),
        (date(2031, 1, 1), 0.18),
    ],
)
def test_the_line_is_straight_from_baseline_to_target(day, value):
    assert expected(TURNOVER, day) == (value and pytest.approx(value, abs=2e-5))


def test_steps_bend_the_line():
    bent = replace(TURNOVER, steps=(Aimed(value=0.24, on=date(2026, 9, 30)),))
    assert expected(bent, DAY) == pytest.approx(0.24)
    assert trajectory(bent, (date(2017, 1, 1), DAY)) == ((DAY, pytest.approx(0.24)),)


def test_without_baseline_a_target_holds_from_its_day():
    alone = replace(TURNOVER, baseline=None)
    assert expected(alone, DAY) is None
    assert judged(alone, Found(0.2, DAY)).why == "before the trajectory"
    assert judged(alone, Found(0.2, date(2028, 9, 30))).status == "watch"


@pytest.mark.parametrize(
    ("found", "status", "why"),
    [
        (Found(), "no-data", "no figure"),
        (Found(hidden=True), "no-data", "hidden"),
        (Found(0.20, DAY, Ratio(260, 1300), "flow"), "on-course", "on the trajectory"),
        (Found(0.22, DAY, Ratio(286, 1300), "flow"), "watch", "behind, perhaps by chance"),
        (Found(0.28, DAY, Ratio(364, 1300), "flow"), "off-course", "behind"),
        (Found(0.28, DAY, Ratio(14, 50), "flow"), "watch", "behind, perhaps by chance"),
        (Found(0.221, DAY), "watch", "behind"),
        (Found(0.235, DAY), "off-course", "behind"),
        (Found(0.25, DAY), "off-course", "worse than the baseline"),
    ],
)
def test_a_status_says_whether_it_is_chance(found, status, why):
    made = judged(TURNOVER, found)
    assert (made.status, made.why) == (status, why)


def test_a_changed_definition_holds_the_status():
    fixed = replace(TURNOVER, definition="2")
    assert judged(fixed, Found(0.1, DAY, definition="3")).why == "definition changed"
    assert judged(fixed, Found(0.1, DAY, definition="2")).status == "on-course"


@given(st.floats(0, 1), st.integers(20, 5000))
def test_a_better_value_never_has_a_worse_status(value, base):
    order = ["on-course", "watch", "off-course"]
    found = [Found(v, DAY, Ratio(v * base, base), "flow") for v in (value * 0.9, value)]
    better, worse = (order.index(judged(TURNOVER, each).status) for each in found)
    assert better <= worse


def test_the_smallest_change_is_that_of_the_usual_formula():
    """Cohen's tables: 24% against 18% needs some 735 on each side with a power of 80%."""
    assert smallest_change(0.24, base=735, kind="share", rising=False) == pytest.approx(0.06, abs=0.0015)


def test_more_people_show_a_smaller_change_and_sooner():
    few, many = (detectable(TURNOVER, base=base, kind="flow") for base in (300, 3000))
    assert (few.enough, few.seen) == (False, None)
    assert many.enough
    assert many.seen == date(2024, 9, 30)


def test_what_no_change_could_show_is_said():
    assert smallest_change(0.02, base=30, kind="share", rising=False) is None
