import numpy as np
from pytest import approx

from given.series import a_series, council_rows, written
from tenure.forecast import panels as ahead


def found(rows, **asked):
    return ahead.panels(ahead.read(written(rows)), **asked)


def by_name(rows, **asked):
    return {panel.measure: panel for panel in found(rows, **asked).panels}


def test_each_measure_is_a_panel_of_councils_and_years():
    panels = {panel.measure: panel for panel in ahead.panels(ahead.read(a_series(councils=12))).panels}
    rate = panels["turnover_rate_fte"]
    assert rate.values.shape == (12, 7)
    assert rate.years == tuple(range(2017, 2024))
    assert (rate.percent, rate.adds_up) == (True, False)
    assert (panels["leavers_fte"].percent, panels["leavers_fte"].adds_up) == (False, True)
    assert panels["inpost_fte"].own


def test_a_new_ons_code_under_the_same_number_is_the_same_council():
    rows = council_rows(councils=12)
    moved = [
        {**row, "new_la_code": "E06009999"}
        if row["la_name"] == "Council 3" and int(row["time_period"]) > 2020
        else row
        for row in rows
    ]
    assert by_name(moved)["inpost_fte"].values.shape == (12, 7)
    assert np.isfinite(by_name(moved)["inpost_fte"].values).all()


def test_a_council_that_was_split_is_not_joined_to_its_successors():
    rows = council_rows(councils=12)
    split = [
        {**row, "new_la_code": "E06007777", "old_la_code": "940", "la_name": "North"}
        if row["la_name"] == "Council 3" and int(row["time_period"]) > 2020
        else row
        for row in rows
    ]
    panel = by_name(split)["inpost_fte"]
    assert len(panel.councils) == 13
    assert panel.complete(6).sum() == 11


def test_two_that_make_a_joint_return_are_one_council():
    joint = {
        "old_la_code": "314 / 318",
        "new_la_code": "E09000021 / E09000027",
        "la_name": "Kingston / Richmond",
    }
    rows = [{**row, **joint} if row["la_name"] == "Council 3" else row for row in council_rows(councils=12)]
    assert "314 / 318" in by_name(rows)["inpost_fte"].councils


def test_a_row_given_twice_counts_once_and_one_that_differs_is_missing():
    rows = council_rows(councils=12)
    twice = found([*rows, *rows[:5]])
    assert twice.notices == ()
    clash = found([*rows, {**rows[0], "inpost_fte": "1"}])
    assert "1 figures stood twice with different values" in clash.notices[0]
    panel = next(panel for panel in clash.panels if panel.measure == "inpost_fte")
    assert np.isnan(panel.values).sum() == 1


def test_each_breakdown_is_a_panel_of_its_own_and_one_may_be_asked_for():
    rows = [{**row, "category": group} for row in council_rows(councils=12) for group in ("Total", "New")]
    assert "inpost_fte [New]" in by_name(rows)
    assert set(by_name(rows, where={"category": "total"})) == {
        "inpost_fte", "leavers_fte", "turnover_rate_fte",
    }  # fmt: skip


def test_a_breakdown_in_whole_numbers_is_found():
    rows = [{**row, "age": str(age)} for row in council_rows(councils=12) for age in (16, 17)]
    order = [dict(sorted(row.items(), key=lambda item: item[0] in ("turnover_rate_fte",))) for row in rows]
    assert "inpost_fte [16]" in by_name(order)


def test_many_breakdowns_give_way_to_their_totals():
    kinds = ["Total", *(f"Kind {at}" for at in range(45))]
    rows = [{**row, "kind": kind} for row in council_rows(councils=11, years=(2022, 2023)) for kind in kinds]
    told = found(rows)
    assert {panel.measure for panel in told.panels} == {
        "inpost_fte [Total]", "leavers_fte [Total]", "turnover_rate_fte [Total]",
    }  # fmt: skip
    assert "only the totals were taken" in told.notices[0]


def test_why_a_measure_gives_no_panel():
    rows = council_rows(councils=12)
    rows = [{**row, "same": "5", "few": "1.5" if row["la_name"] == "Council 1" else "z"} for row in rows]
    skipped = found(rows).skipped
    assert skipped["same"] == "every council has the same figure"
    assert "0 years have a figure for half of the councils" in skipped["few"]
    small = found(council_rows(councils=5)).skipped
    assert "5 councils have a figure in every year; 10 are needed" in small["inpost_fte"]
    short = found(council_rows(councils=12, years=(2023,))).skipped
    assert "1 year has a figure" in short["inpost_fte"]


def test_a_measure_is_found_under_its_older_name():
    rows = [{**row, "leaver_fte": row["leavers_fte"]} for row in council_rows(councils=12)]
    for row in rows:
        del row["leavers_fte"]
    assert set(by_name(rows, measures=["leavers_fte"])) == {"leaver_fte"}


def test_a_missing_year_lies_between_its_neighbours_and_is_known_to():
    rows = [row for row in council_rows(councils=12) if row["time_period"] != "2019"]
    panel = by_name(rows)["inpost_fte"]
    assert panel.years == tuple(range(2017, 2024))
    assert panel.between == {2019}
    assert panel.values[:, 2] == approx((panel.values[:, 1] + panel.values[:, 3]) / 2)
    assert {(each.year, each.horizon) for each in ahead.rolling(panel)}.isdisjoint({(2019, 1), (2020, 1)})


def test_years_before_a_longer_gap_are_not_used():
    rows = [row for row in council_rows(councils=12) if row["time_period"] not in ("2018", "2019", "2020")]
    assert by_name(rows)["inpost_fte"].years == (2021, 2022, 2023)
