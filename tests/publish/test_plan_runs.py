"""What came of long runs, in words and as finely as its reader may see it."""

import json

import pytest
from pytest import approx

from given.flows import a_start
from tenure.publish.planning.guarding import FINE, Grain, grain_of_run
from tenure.publish.planning.many import many_for, many_page
from tenure.publish.planning.reversing import way_for, way_page
from tenure.publish.viewing import Viewer

MADE = {"tenure": "1", "snapshot": "5" * 64, "futures": "f", "draws": 500, "seed": 1}
COARSE = Grain(coarse=True)
RATES = {
    "baseline": [0.231, 0.251, 0.287, 0.31, 0.344],
    "with": [0.215, 0.24, 0.2712, 0.3, 0.332],
    "change": [-0.036, -0.02, -0.016, 0, 0.004],
    "lower": 0.8,
    "higher": 0.1,
}
PEOPLE = {
    "baseline": [153.6, 160.0, 167.4, 172.0, 180.5],
    "with": [156.7, 163, 171.2, 176, 184.5],
    "change": [-0.9, 1, 3.7, 5, 8.5],
    "lower": 0.1,
    "higher": 0.8,
}
MANY = {
    "asked": {
        "runs": 1000,
        "service": "children",
        "focus": "103",
        "until": 2030,
        "scenarios": {"talent-pool": {"name": "A talent pool"}},
    },
    "made_with": MADE,
    "measures": {
        "vacancy-rate": RATES,
        "agency-rate": RATES,
        "turnover-rate": RATES,
        "in-post": PEOPLE,
    },
}


def a_way(**changed):
    """A target beyond reach of one council."""
    activities = {key: {"name": f"Activity {key}"} for key in "abcdef"}
    asked = {"of": "vacancy rate", "limit": 0.1, "by": 2029, "chance": 0.8, "service": "children",
             "focus": "103", "levels": "whole", "scenarios": activities}  # fmt: skip
    front = [(0.284, 0.0), (0.276, 42_000), (0.268, 530_000)]
    return {
        "asked": asked,
        "made_with": MADE,
        "mix": dict.fromkeys(activities, 1),
        "words": "all",
        "says": "it reaches 26.3% with that chance",
        "reaches": False,
        "chance": 0.02,
        "chance_before": 0.01,
        "surely": 0.2634,
        "answer": [0.181, 0.2117, 0.244],
        "before": [0.201, 0.2417, 0.284],
        "pounds": 3_671_000,
        "unpriced": [],
        "drawn": 5,
        "tried": 94,
        "moves": [{"name": "A", "level": "100%", "change": [-0.02, -0.012, 0.001], "helps": 0.8,
                   "pounds": 42_000, "priced": True}],
        "frontier": [{"limit": limit, "pounds": cost, "chance": 0.8, "words": "a"} for limit, cost in front],
    } | changed  # fmt: skip


def printed(page):
    """Everything that a page says in words and tables, but changes, which are the same for all."""
    cells = [
        cell.text for table in (*page.tables, page.charts[0].table) for row in table.rows for cell in row
    ]
    tiles = [word for tile in page.tiles for word in (tile.then, tile.band, tile.word)]
    return " ".join((page.title, page.lede, *cells, *tiles))


def test_many_futures_of_another_partner_stand_in_round_figures():
    shown = printed(many_page(many_for(MANY, COARSE), COARSE))
    assert "would be 27% with it and 29% without" in shown
    assert " 165 " in shown
    assert not [figure for figure in ("28.7", "27.1", "167.4", "171.2", "153.6") if figure in shown]


def test_many_futures_of_several_actions_or_of_none_are_said_as_such():
    two = {**MANY["asked"], "scenarios": {"a": {"name": "Grow your own"}, "b": {"name": "A talent pool"}}}
    page = many_page({**MANY, "asked": two})
    assert page.title.startswith("These two actions would likely lower the vacancy rate in ")
    assert "would be 27.1% with them and" in page.lede
    assert page.notes[0].says == "The actions: Grow your own; A talent pool."
    none = many_page({**MANY, "asked": {**MANY["asked"], "scenarios": {}}})
    assert (
        none.lede
        == "The vacancy rate would be 28.7% in the middle of futures, and between 23.1% and 34.4% in 4 of 5."
    )


def test_many_futures_of_no_action_have_nothing_that_would_change():
    page = many_page({**MANY, "asked": {**MANY["asked"], "scenarios": {}}})
    assert page.charts == ()
    assert page.tables[0].columns == ("Measure", "If nothing changes", "4 in 5: from", "to")
    assert [cell.text for cell in page.tables[0].rows[0]] == ["Vacancy rate", "28.7%", "23.1%", "34.4%"]
    assert page.notes[-1].says == "1,000 futures, drawn with the same numbers as on other pages."


@pytest.mark.parametrize(
    ("runs", "says"),
    [
        (1, "One future has no band: its ends are its middle, and a chance is all or nothing. Ask for 100"),
        (99, "Bands and chances from 99 futures are rough. Ask for 100 futures or more."),
    ],
)
def test_few_futures_say_that_their_bands_are_rough(runs, says):
    page = many_page({**MANY, "asked": {**MANY["asked"], "runs": runs}})
    assert page.notes[-1].says.startswith(says)


def test_ones_own_many_futures_stand_as_they_are():
    shown = printed(many_page(many_for(MANY, FINE)))
    assert "would be 27.1% with it and 28.7% without" in shown
    assert "167.4" in shown


def test_the_file_of_many_futures_is_no_finer_than_the_page():
    kept = many_for(MANY, COARSE)["measures"]
    assert kept["in-post"]["baseline"] == [155, 160, 165, 170, 180]
    assert kept["vacancy-rate"]["with"] == approx([0.22, 0.24, 0.27, 0.30, 0.33])
    assert kept["vacancy-rate"]["change"] == RATES["change"]


def test_a_way_of_another_partner_stands_in_round_figures_on_page_and_file():
    kept = way_for(a_way(), COARSE)
    shown = printed(way_page(kept, COARSE)) + json.dumps(kept)
    assert "With a chance of 80% it comes to 26% or less" in shown
    assert not [figure for figure in ("26.3", "0.2634", "21.2", "0.2117", "24.2", "28.4") if figure in shown]
    assert [one["limit"] for one in kept["frontier"]] == approx([0.28, 0.27])


def test_the_best_that_can_be_reached_ends_the_chart_of_targets():
    page = way_page(a_way())
    assert "With a chance of 80% it comes to 26.3% or less" in page.lede
    assert page.charts[0].title == "At most 26.3% is the hardest of these targets, at £3.7m"
    assert [row[0].text for row in page.charts[0].table.rows] == ["28.4%", "27.6%", "26.8%", "26.3%"]


def test_a_mix_of_many_activities_is_counted_not_listed():
    assert "The best found is six of the activities, which stand below, at" in way_page(a_way()).lede
    none = way_page(a_way(mix=dict.fromkeys("abcdef", 0), pounds=0)).lede
    assert none.startswith("None of them brings it nearer than doing nothing. With a chance of 80% it comes")
    assert none.endswith("Choose a later year, an easier target or more activities.")
    few = way_page(a_way(mix={"a": 1, "b": 0, "c": 1, "d": 0, "e": 0, "f": 0}))
    assert "The best found is “Activity a” and “Activity c”, at" in few.lede


@pytest.mark.parametrize(
    ("own", "focus", "hidden"), [("101", "104", True), ("104", "104", False), ("101", "partnership", False)]
)
def test_a_run_about_a_place_that_is_gone_is_its_own_alone(own, focus, hidden):
    assert grain_of_run(a_start((260,)), Viewer(own), (), focus).hidden is hidden
