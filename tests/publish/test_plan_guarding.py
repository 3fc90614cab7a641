"""How finely a forecast is shown: to whom, of whom, and never the first month where today is hidden."""

from dataclasses import replace
from datetime import date

import numpy as np
import pytest

from given.flows import a_start
from tenure.publish.planning.fans import Story, fan_chart
from tenure.publish.planning.guarding import FEW, Grain, grain_of
from tenure.publish.planning.saying import PLAN_MEASURES, Spread, answer, level
from tenure.publish.viewing import HOLDER, Viewer

RATE, IN_POST = PLAN_MEASURES[:2]
LEAD = Viewer(None, "partnership", "partnership lead")
ANALYST = Viewer("100", "own")


@pytest.mark.parametrize(
    ("people", "viewer", "units", "coarse", "hidden"),
    [
        ((260, 80, 9), ANALYST, [0], False, False),
        ((260, 80, 9), ANALYST, [1], True, False),
        ((260, 80, 9), ANALYST, [2], True, True),
        ((260, 80, 9), ANALYST, [0, 1, 2], False, False),
        ((260, 80, 9), LEAD, [0], True, False),
        ((260, 80, 9), LEAD, [0, 1, 2], False, False),
        ((260, 80), LEAD, [0, 1], True, False),
        ((260, 80), ANALYST, [0, 1], True, False),
        ((260, 4), HOLDER, [1], False, False),
    ],
)
def test_a_forecast_is_as_fine_as_the_reader_may_see(people, viewer, units, coarse, hidden):
    assert grain_of(a_start(people), viewer, units) == Grain(coarse, hidden)


@pytest.mark.parametrize(
    ("value", "unit", "said", "written"),
    [
        (0.0849, "share", "8%", 8),
        (0.085, "share", "9%", 9),
        (0.0, "share", "0%", 0),
        (162.4, "FTE", "160", 160),
        (162.5, "FTE", "165", 165),
        (2.4, "FTE", "0", 0),
    ],
)
def test_round_figures_are_the_same_in_words_and_in_a_file(value, unit, said, written):
    cell = Grain(coarse=True).cell(value, unit)
    assert (cell.text, cell.value) == (said, written)


def test_a_hidden_place_has_no_figure_at_all():
    cell = Grain(coarse=True, hidden=True).cell(0.2, "share")
    assert (cell.text, cell.value) == (FEW, "c")


def a_story(**changed):
    futures = np.tile(np.linspace(0.2345, 0.1, 25), (5, 1)) + np.linspace(-0.02, 0.02, 5)[:, None]
    story = Story(RATE, "Northvale", date(2023, 9, 30), ((2022, 0.21), (2023, None)), futures)
    return replace(story, grain=Grain(coarse=True), guarded=True, hidden={2023: "Hidden: fewer"}, **changed)


def test_where_today_is_hidden_the_futures_begin_a_year_later():
    story = a_story()
    assert story.now is None
    assert story.months[0] == 12
    chart = fan_chart(story, title="t", source="s")
    assert chart.drawing.median[0][0] == 2024
    assert "of 30 September 2023 is not shown; on" in chart.reading
    assert [row[1].text for row in chart.table.rows] == ["21.0%", "Hidden: fewer", "17%", "10%"]


def test_nothing_that_is_drawn_is_finer_than_what_is_said():
    drawn = fan_chart(a_story(others={"With it": a_story().futures - 0.0123}), title="t", source="s").drawing
    values = [value for _, value in drawn.median]
    values += [end for _, *ends in (*drawn.inner, *drawn.outer) for end in ends]
    values += [value for arm in drawn.others for _, value in arm.points]
    assert all(value == pytest.approx(round(value, 2), abs=1e-9) for value in values)


def test_a_figure_of_ones_own_that_is_missing_is_read_from_the_start():
    story = replace(a_story(), grain=Grain(), guarded=False, history=((2023, None),), hidden={})
    assert story.now == pytest.approx(0.2345)
    assert story.months[0] == 0


def test_words_where_today_is_hidden():
    futures, ends = np.full(9, 0.2), date(2030, 9, 30)
    title = "The vacancy rate in Hartwell by 30 September 2030, if nothing changes"
    assert answer(RATE, "Hartwell", None, futures, ends) == title
    spread = Spread(0.204, (0.2, 0.2), (0.196, 0.211))
    assert level(RATE, None, spread, (date(2023, 9, 30), ends), Grain(coarse=True)) == (
        "The vacancy rate of 30 September 2023 is not shown; on 30 September 2030 half of futures lie above "
        "20% and half below, and 4 in 5 lie between 20% and 21%."
    )
