"""What is said of futures: words for chance by the fixed table, and sentences from the futures themselves."""

from datetime import date

import numpy as np
import pytest

from tenure.forecast.flows.inputs import Unit
from tenure.publish.planning.fans import Story, fan_chart
from tenure.publish.planning.guarding import FINE
from tenure.publish.planning.overview import named
from tenure.publish.planning.saying import (
    PLAN_MEASURES,
    Spread,
    answer,
    chance_word,
    level,
    range_words,
    where_it_goes,
)

RATE, IN_POST = PLAN_MEASURES[:2]
ENDS = date(2030, 9, 30)


@pytest.mark.parametrize(
    ("chance", "word"),
    [
        (1.0, "almost certainly"),
        (0.95, "almost certainly"),
        (0.94, "likely"),
        (0.75, "likely"),
        (0.74, "as likely as not"),
        (0.26, "as likely as not"),
        (0.25, "unlikely"),
        (0.06, "unlikely"),
        (0.05, "very unlikely"),
    ],
)
def test_words_for_chance_follow_one_table(chance, word):
    assert chance_word(chance) == word


@pytest.mark.parametrize(
    ("lower_in", "says"),
    [
        (100, "will almost certainly be lower"),
        (80, "will likely be lower"),
        (50, "is as likely to rise as to fall"),
        (20, "will likely be higher"),
        (2, "will almost certainly be higher"),
    ],
)
def test_where_it_goes_is_counted_in_futures(lower_in, says):
    futures = np.where(np.arange(100) < lower_in, 0.1, 0.3)
    assert where_it_goes(0.2, futures) == says


def test_the_answer_names_the_measure_the_area_and_the_day():
    futures = np.full(10, 0.1)
    assert answer(RATE, "the partnership", 0.2, futures, ENDS) == (
        "If nothing changes, the vacancy rate in the partnership will almost certainly be lower "
        "by 30 September 2030"
    )


def test_a_level_is_said_with_its_band():
    spread = Spread.of(np.linspace(0.1, 0.3, 101))
    assert spread.middle == pytest.approx(0.2)
    assert spread.outer == pytest.approx((0.12, 0.28))
    between = (date(2023, 9, 30), ENDS)
    assert level(RATE, 0.25, spread, between) == (
        "The vacancy rate was 25.0% on 30 September 2023; on 30 September 2030 half of futures lie above "
        "20.0% and half below, and 4 in 5 lie between 12.0% and 28.0%."
    )
    assert level(IN_POST, 1353.7, Spread.of(np.full(3, 1400.0)), between) == (
        "FTE in post were 1,353.7 on 30 September 2023; on 30 September 2030 half of futures lie above "
        "1,400.0 and half below, and 4 in 5 lie at 1,400.0."
    )
    assert range_words(Spread(0.1, (0.1, 0.1), (0.1, 0.1)), "share") == "10.0% in 4 of 5 futures"


def a_story(**changed):
    futures = np.tile(np.linspace(0.2, 0.1, 25), (5, 1)) + np.linspace(-0.02, 0.02, 5)[:, None]
    given = {
        "measure": RATE,
        "area": "Northvale",
        "begins": date(2023, 9, 30),
        "history": ((2022, None), (2023, 0.2)),
        "futures": futures,
    }
    return Story(**given | changed)


def test_a_chart_of_futures_has_history_bands_and_a_table_of_septembers():
    chart = fan_chart(a_story(), title="It falls", source="Source: us.")
    assert chart.drawing.now == 2023
    assert chart.drawing.median[0] == (2023, pytest.approx(0.2))
    assert chart.drawing.median[-1] == (2025, pytest.approx(0.1))
    assert [row[0].text for row in chart.table.rows] == ["2022", "2023", "2024", "2025"]
    assert [cell.text for cell in chart.table.rows[0][1:3]] == ["Not available", ""]
    assert chart.table.rows[-1][1].text == "10.0%"
    assert len({len(row) for row in chart.table.rows} | {len(chart.table.columns)}) == 1


def test_a_place_that_few_futures_leave_without_anybody_still_has_its_figures():
    futures = a_story().futures.copy()
    futures[0, 12:] = np.nan
    chart = fan_chart(a_story(futures=futures), title="t", source="s")
    assert [row[0].text for row in chart.table.rows] == ["2022", "2023", "2024", "2025"]
    assert "nan" not in chart.reading + chart.alt
    assert Spread.of(futures[:, 24]).middle == pytest.approx(np.median(futures[1:, 24]))


def test_a_rate_of_nobody_is_not_available():
    spread = Spread.of(np.full(5, np.nan))
    assert FINE.cell(spread.middle, "share").text == "Not available"


def test_months_without_a_figure_are_not_drawn():
    futures = a_story().futures.copy()
    futures[:, :12] = np.nan
    story = a_story(futures=futures)
    assert story.months[0] == 12
    assert fan_chart(story, title="t", source="s").drawing.median[0][0] == 2024


def test_a_latest_figure_that_is_older_keeps_its_own_day():
    story = a_story(history=((2018, 0.3), (2022, None), (2023, None)))
    assert (story.now, story.since) == (0.3, date(2018, 9, 30))
    assert a_story().since == date(2023, 9, 30)


def test_other_arms_have_a_line_a_label_and_a_column():
    story = a_story(others={"With the programme": a_story().futures - 0.05})
    chart = fan_chart(story, title="t", source="s")
    (arm,) = chart.drawing.others
    assert arm.last == "With the programme\n5.0%"
    assert chart.table.columns[-1] == "With the programme"
    assert chart.table.rows[-1][-1].text == "5.0%"


def test_a_place_stands_by_its_name_in_what_the_fit_says_of_it():
    units = [Unit("101", "children"), Unit("107", "adults"), Unit("106 / 107", "adults")]
    assert named("101, children: nothing was filed.", units) == (
        "Northvale, children and family: nothing was filed."
    )
    assert named("106 / 107, adults: late.", units) == "Westbrook / Leaford, adults: late."
    assert named("234 people have no record.", units) == "234 people have no record."
