"""Forecasts of DfE's series for 2017 to 2023, until 2020, 2021 and 2022, are as good as they are said to be.

The floors are the best of the plain methods, on councils complete in all years: the mean CRPS at each horizon
over that of the last value with one spread for all councils, averaged over horizons.
"""

from functools import cache

import numpy as np
import pytest

from tenure.forecast import panels as ahead
from tenure.publish import backtesting

pytestmark = pytest.mark.slow  # every method at six origins, about a second a measure

FLOORS = """
    turnover_rate_fte | 0.786
    vacancy_rate_fte  | 0.950
    agency_rate_fte   | 0.962
    leavers_fte       | 0.892
    caseload_fte      | 0.852
    inpost_fte        | 0.994
"""
FLOOR = {name: float(floor) for name, floor in (line.split(" | ") for line in FLOORS.strip().split("\n"))}
FLOOR = {name.strip(): floor for name, floor in FLOOR.items()}


@cache
def cards(measure):
    found = ahead.panels(backtesting.opened(None), measures=[measure])
    scored = ahead.rolling(found.panels[0])
    return {card.group: card for card in ahead.cards(scored) if card.chosen}


@pytest.mark.parametrize("measure", FLOOR)
def test_the_floor_is_met(measure):
    assert cards(measure)["all"].relative_crps <= FLOOR[measure]


@pytest.mark.parametrize("measure", FLOOR)
def test_bands_of_80_percent_hold_75_to_90_for_large_and_small_councils(measure):
    for group in ("all", "smallest third", "middle third", "largest third"):
        assert 0.75 <= cards(measure)[group].coverage_80 <= 0.90, group


@pytest.mark.parametrize("measure", FLOOR)
def test_bands_of_50_and_95_percent_hold_about_that(measure):
    assert 0.42 <= cards(measure)["all"].coverage_50 <= 0.62
    assert 0.90 <= cards(measure)["all"].coverage_95 <= 0.985


def test_every_measure_of_the_series_is_forecast_better_than_by_its_last_value():
    found = ahead.panels(backtesting.opened(None))
    assert found.skipped == {}
    relative = [
        float(
            np.mean(
                [each.crps.mean() / each.reference.mean() for each in ahead.rolling(panel) if each.chosen]
            )
        )
        for panel in found.panels
    ]
    assert max(relative) < 1
