"""What may come of demand: published series, one's own, and bands that held in past years."""

from datetime import date

import numpy as np
import pytest

from tenure.forecast.planning import demand, growth
from tenure.terms.organisations import ENGLAND
from tenure.terms.problems import TooLittleData, UsedWrongly

COUNTED = {2022: 900.0, 2023: 950.0}


def given(values=COUNTED, **changed):
    """Northvale's own count, whose growth it shares with a region's."""
    said = {"series": "children in need", "like": "E12000008", "source": "Northvale's own count"}
    return demand.given(values, "101", **said | changed)


def test_a_joint_return_is_the_sum_of_its_authorities():
    both = demand.published("children in need", "314 / 318")
    each = [demand.published("children in need", number) for number in ("314", "318")]
    assert both.values == pytest.approx(sum(one.values for one in each))


def test_england_prints_what_was_published():
    assert demand.published("children in need", ENGLAND).last == (2023, 403_090)
    assert demand.published("referrals", ENGLAND, until=2020).last[0] == 2020


def test_a_made_up_council_brings_its_own_figures():
    with pytest.raises(TooLittleData, match="Give its own figures"):
        demand.published("children in need", "101")
    own = given()
    assert own.last == (2023, 950)
    assert growth.ahead(own, date(2023, 3, 31), months=24).middle == pytest.approx(np.full(25, 950))


@pytest.mark.parametrize(
    ("values", "changed", "sentence"),
    [
        ({}, {}, "one figure"),
        ({2023: 0.0}, {}, "above nought"),
        ({2023: float("nan")}, {}, "above nought"),
        (COUNTED, {"series": "cats"}, "no published series called cats"),
        (COUNTED, {"month": 13}, "month 13 is none"),
    ],
)
def test_a_series_that_cannot_be_says_why(values, changed, sentence):
    with pytest.raises(UsedWrongly, match=sentence):
        given(values, **changed)


def test_a_small_place_is_less_sure_and_a_later_month_too():
    widths = []
    for place in ("330", "201"):
        ahead = growth.ahead(
            demand.published("children in need", place), date(2023, 9, 30), months=60, runs=400
        )
        low, high = ahead.band() / ahead.middle
        widths.append(high - low)
    assert (widths[1] > widths[0]).all()
    assert widths[0][60] > widths[0][12] > widths[0][0] > 0


@pytest.mark.parametrize("series", ["children in need", "referrals"])
def test_four_in_five_past_outcomes_lay_within_bands_made_before_them(series):
    inside = []
    known = demand.panel(series)
    for until in range(2018, 2022):
        record = growth.chosen(series, until)
        now = known.authorities()[:, list(known.years).index(until)]
        for h in (1, 2):
            then = known.authorities()[:, list(known.years).index(until + h)]
            spread = np.sqrt(record.variance[h - 1, 0] + record.variance[h - 1, 1] / now)
            low, high = np.quantile(record.errors, [0.1, 0.9])
            off = np.log(then / now) / spread
            inside.append(((off > low) & (off < high))[~np.isnan(off)])
    assert record.method.damped == 0
    assert 0.75 <= np.concatenate(inside).mean() <= 0.9


def test_a_forecast_long_after_its_figures_is_refused():
    with pytest.raises(UsedWrongly, match="ten years"):
        growth.ahead(demand.published("children", ENGLAND), date(2040, 9, 30), months=12)
