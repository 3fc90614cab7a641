import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pytest import approx

from given.series import a_series, council_rows, written
from tenure.forecast import panels as ahead
from tenure.forecast.panels.walking import walk

RATE = "turnover_rate_fte"


def panel_of(data, measure=RATE, until=None):
    series = ahead.read(data)
    found = ahead.panels(series if until is None else series.until(until), measures=[measure])
    return found.panels[0]


@pytest.fixture(scope="module")
def whole():
    return panel_of(a_series())


def said(data, *, until):
    """What was said at the end of a year, by every method."""
    origin = list(walk(panel_of(data, until=until), (1, 2)))[-1]
    return dict(origin.draws.items()), origin.chosen


@given(st.integers(0, 2**31))
@settings(max_examples=3, deadline=None)
def test_no_later_year_can_change_a_forecast(seed):
    rows = council_rows(councils=20, years=range(2017, 2023))
    chance = np.random.default_rng(seed)
    other = [
        {**row, RATE: f"{chance.uniform(0, 90):.1f}", "inpost_fte": f"{chance.uniform(1, 9e4):.1f}"}
        if int(row["time_period"]) > 2020
        else row
        for row in rows
    ]
    (before, first), (after, second) = said(written(rows), until=2020), said(written(other), until=2020)
    assert first == second
    for key, draws in before.items():
        assert (draws == after[key]).all(), key


@pytest.mark.slow  # five methods' fits at every origin of two panels, about a second
def test_a_rolling_origin_says_what_a_fit_until_that_year_says(whole):
    rolled = {
        (each.year, each.method): each
        for each in ahead.rolling(whole)
        if each.year - each.horizon == 2021 and each.horizon == 1
    }
    for each in ahead.fit_and_score(panel_of(a_series(), until=2021), whole, [2022]):
        assert each.crps == approx(rolled[each.year, each.method].crps)


def test_lines_have_the_fields_programs_read_and_one_chosen_method_a_year(whole):
    known = panel_of(a_series(), until=2021)
    lines = [ahead.line(each) for each in ahead.fit_and_score(known, whole, [2022, 2023])]
    assert list(lines[0].__dataclass_fields__) == [
        "measure", "year", "horizon", "method", "chosen", "n", "mae", "crps", "relative_crps",
        "coverage_50", "coverage_80", "coverage_95",
    ]  # fmt: skip
    assert [(line.year, line.horizon) for line in lines if line.chosen] == [(2022, 1), (2023, 2)]
    assert {line.n for line in lines} == {40}
    reference = next(line for line in lines if line.method == "last value, pooled spread")
    assert reference.relative_crps == 1


def test_every_method_asked_for_is_there(whole):
    known = panel_of(a_series(), measure="leavers_fte", until=2021)
    methods = {each.method for each in ahead.fit_and_score(known, known_whole(), [2022])}
    assert methods >= {
        "last value", "own mean", "half and half", "panel AR", "shrunk level", "mean of last 3 years",
        "even mean with last value", "even mean of pooled", "rate as a count", "own level", "combination",
    }  # fmt: skip


def known_whole():
    return panel_of(a_series(), measure="leavers_fte")


def test_a_council_that_is_missing_in_a_scored_year_is_not_scored(whole):
    rows = council_rows()
    rows = [
        {**row, RATE: "c"} if row["la_name"] == "Council 7" and row["time_period"] == "2023" else row
        for row in rows
    ]
    data = written(rows)
    found = ahead.fit_and_score(panel_of(data, until=2021), panel_of(data), [2022, 2023])
    assert {len(each.councils) for each in found} == {39}


def test_cards_give_horizons_thirds_and_both_references(whole):
    cards = ahead.cards(ahead.fit_and_score(panel_of(a_series(), until=2021), whole, [2022, 2023]))
    assert {card.group for card in cards} == {
        "all", "1 year ahead", "2 years ahead", "smallest third", "middle third", "largest third",
    }  # fmt: skip
    assert {card.method for card in cards} == {"combination", "last value", "half and half"}
    assert all(card.doubt >= 0 for card in cards)
    thirds = [card.n for card in cards if card.method == "last value" and "third" in card.group]
    assert sum(thirds) == 80


def test_zeros_negatives_and_a_wild_year_are_forecast_without_a_fuss():
    rows = council_rows(councils=15, years=range(2018, 2023))
    for at, row in enumerate(rows):
        row["zeros"] = "0" if at % 3 else "4"
        row["change"] = f"{(-1) ** at * at % 17 - 8}"
        row["wild"] = "1000000" if at == 20 else str(10 + at % 7)
    data = written(rows)
    for measure in ("zeros", "change", "wild"):
        found = ahead.fit_and_score(panel_of(data, measure, until=2021), panel_of(data, measure), [2022])
        assert all(np.isfinite(each.crps).all() for each in found)
    draws = said_of(data, "zeros")
    assert (draws >= 0).all()


def said_of(data, measure):
    origin = list(walk(panel_of(data, measure, until=2021), (1,)))[-1]
    return origin.draws[origin.chosen, 1]
