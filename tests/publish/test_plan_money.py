"""How pounds are said and rounded, and whether an action is said to be worth its cost."""

import numpy as np
import pytest

from tenure.forecast.planning.assumptions import Assumption
from tenure.forecast.planning.benefits import Worth
from tenure.publish.planning.money import verdict
from tenure.publish.planning.pounds import (
    band_words,
    between,
    cell,
    change,
    rounded,
    said,
    short,
    with_unit,
)


@pytest.mark.parametrize(
    ("pounds", "true", "shown"),
    [
        (12_499.6, False, "£12,000"),
        (12_499.6, True, "£12,500"),
        (-3_400, False, "−£3,000"),
        (-400, False, "£0"),
        (0, True, "£0"),
    ],
)
def test_only_ones_own_pounds_are_to_the_pound(pounds, true, shown):
    assert said(pounds, true=true) == shown
    assert cell(pounds, true=true).value == rounded(pounds, true=true)


@pytest.mark.parametrize(
    ("pounds", "shown"),
    [(1_234_567, "£1.2m"), (-2_000_000, "−£2.0m"), (340_400, "£340,000"), (999_800, "£1.0m"), (-200, "£0")],
)
def test_pounds_on_a_tile(pounds, shown):
    assert short(pounds) == shown


@pytest.mark.parametrize(
    ("low", "high", "shown"),
    [
        (80_000, 120_000, "£80,000 to £120,000"),
        (80_000, 1_100_000, "£0.08m to £1.10m"),
        (1_900_000, 2_400_000, "£1.9m to £2.4m"),
        (-340_000, 1_200_000, "−£0.34m to £1.20m"),
        (2_000, 1_200_000, "£2,000 to £1,200,000"),
        (0, 1_200_000, "£0.0m to £1.2m"),
        (300, -200, "£0"),
    ],
)
def test_both_ends_of_a_band_of_pounds_have_one_unit(low, high, shown):
    assert between(low, high) == f"{shown} in 4 of 5 futures"


@pytest.mark.parametrize(
    ("low", "value", "high", "unit", "shown", "band"),
    [
        (37_862, 39_855, 41_848, "GBP a year", "£39,855 a year", "£37,862 to £41,848"),
        (20, 20, 20, "GBP for one day", "£20 for one day", "settled"),
        (0.3, 0.5, 0.7, "share", "50%", "30% to 70%"),
        (0.025, 0.033, 0.042, "a year", "3.3% a year", "2.5% to 4.2%"),
        (0.78, 0.82, 0.88, "times the top of the scale", "0.82 times the top of the scale", "0.78 to 0.88"),
    ],
)
def test_an_assumed_figure_is_written_as_people_write_it(low, value, high, unit, shown, band):
    assert with_unit(value, unit) == shown
    one = Assumption(key="a", says="A figure", value=value, unit=unit, low=low, high=high)
    assert band_words(one) == band


def test_a_change_has_its_sign():
    assert [change(each) for each in (5_000, -5_000, 0)] == ["+£5,000", "−£5,000", "£0"]


@pytest.mark.parametrize(
    ("above", "says"),
    [
        (96, "For Northvale it would almost certainly save more than it costs"),
        (80, "For Northvale it would likely save more than it costs"),
        (50, "For Northvale it is as likely to save more than it costs as not"),
        (10, "For Northvale it would likely cost more than it saves"),
    ],
)
def test_the_verdict_is_counted_in_futures(above, says):
    benefit = np.where(np.arange(100) < above, 2.0, 0.5)
    assert verdict(Worth(benefit, np.ones(100), 0.035), "Northvale") == says


def test_without_a_cost_there_is_no_verdict():
    worth = Worth(np.ones(10), np.zeros(10), 0.035)
    assert verdict(worth, "Northvale") == "What it costs Northvale is not given"
