import json
from datetime import date

import numpy as np
import pytest
from pytest import approx

from given.series import council_rows, written
from tenure.forecast import panels as ahead
from tenure.terms.problems import Unreadable, UsedWrongly

MADE_ON = date(2022, 1, 31)
ROWS = council_rows(councils=14, years=range(2017, 2024))
ENGLAND = {
    "geographic_level": "National",
    "old_la_code": "",
    "new_la_code": "",
    "la_name": "",
    "region_name": "",
}


def with_england(rows):
    years = sorted({row["time_period"] for row in rows})
    whole = [
        {
            **rows[0],
            **ENGLAND,
            "time_period": year,
            "leavers_fte": str(sum(float(row["leavers_fte"]) for row in rows if row["time_period"] == year)),
        }
        for year in years
    ]
    return written([*whole, *rows])


@pytest.fixture(scope="module")
def kept():
    series = ahead.read(with_england(ROWS), name="made up.csv").until(2021)
    panel = ahead.panels(series, measures=["leavers_fte"]).panels[0]
    return ahead.forecast(series, panel, to=2028, made_on=MADE_ON)


def test_a_forecast_has_each_council_and_england_for_seven_years(kept):
    assert sorted(kept.draws) == list(range(2022, 2029))
    assert kept.places[-1] == "England"
    assert len(kept.places) == 15
    band = kept.band("England", 2025)
    assert band.low_95 < band.low_80 < band.low_50 < band.median < band.high_50 < band.high_80 < band.high_95
    assert band.median == approx(kept.latest[-1], rel=0.3)


def test_bands_grow_with_the_years(kept):
    widths = [np.ptp(kept.draws[year], axis=1).mean() for year in (2022, 2024, 2028)]
    assert widths == sorted(widths)


def test_a_forecast_carries_its_scorecard_inputs_and_date(kept):
    assert kept.made_on == MADE_ON
    assert len(kept.input_sha256) == 64
    assert kept.input_name == "made up.csv"
    assert {"last value", "half and half", "combination"} <= {card.method for card in kept.scorecard}
    assert sum(kept.weights.values()) == approx(1)


@pytest.mark.parametrize("to", [2021, 2029])
def test_a_forecast_goes_one_to_seven_years_on(to):
    series = ahead.read(with_england(ROWS)).until(2021)
    panel = ahead.panels(series, measures=["leavers_fte"]).panels[0]
    with pytest.raises(UsedWrongly, match="a forecast goes to a year from 2022 to 2028"):
        ahead.forecast(series, panel, to=to, made_on=MADE_ON)


def test_a_council_with_a_gap_is_forecast_too():
    rows = [
        {**row, "leavers_fte": "z"} if row["la_name"] == "Council 2" and row["time_period"] == "2023" else row
        for row in ROWS
    ]
    series = ahead.read(written(rows))
    panel = ahead.panels(series, measures=["leavers_fte"]).panels[0]
    outlook = ahead.forecast(series, panel, to=2024, made_on=MADE_ON)
    assert np.isfinite(outlook.band("202", 2024).median)


def test_what_is_kept_is_named_for_its_content_and_scored_when_outcomes_come(kept, tmp_path):
    path = ahead.keep(kept, tmp_path)
    assert ahead.keep(kept, tmp_path) == path
    assert len(list(tmp_path.iterdir())) == 1
    (loaded,) = ahead.load(tmp_path)
    assert loaded["made_on"] == "2022-01-31"
    assert loaded["code_version"]
    panel = ahead.panels(ahead.read(with_england(ROWS)), measures=["leavers_fte"]).panels[0]
    scored = list(ahead.score_kept(loaded, panel))
    assert [(each.year, each.horizon) for each in scored] == [(2022, 1), (2023, 2)]
    series = ahead.read(with_england(ROWS))
    known = ahead.panels(series.until(2021), measures=["leavers_fte"]).panels[0]
    fresh = [each for each in ahead.fit_and_score(known, panel, [2022]) if each.chosen]
    assert scored[0].crps.mean() == approx(fresh[0].crps.mean(), rel=0.02)


def test_what_was_changed_after_it_was_kept_is_refused(kept, tmp_path):
    path = ahead.keep(kept, tmp_path)
    fields = json.loads(path.read_text(encoding="utf-8"))
    path.write_text(json.dumps({**fields, "made_on": "2019-01-01"}), encoding="utf-8")
    with pytest.raises(Unreadable, match="was changed after it was kept"):
        ahead.load(tmp_path)


def test_there_is_nothing_to_score_where_nothing_was_kept(tmp_path):
    with pytest.raises(UsedWrongly, match="There is no folder"):
        ahead.load(tmp_path / "none")
