"""Every indicator has all its words, an owner and a day of review."""

import re
from datetime import date

import pytest

from tenure.indicators import DIMENSIONS, INDICATORS, MEASURES

EVERY = [each for measures in MEASURES.values() for each in measures.values()]
EACH = pytest.mark.parametrize("each", EVERY, ids=[f"{each.service}-{each.key}" for each in EVERY])
PUBLISHERS = {"children": ("DfE",), "adults": ("Skills for Care", "NHS Digital", "Tenure")}


@EACH
def test_an_indicator_has_all_its_words(each):
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", each.key)
    for words in (each.why, each.formula, *each.remarks):
        assert words[0].isupper()
        assert words.endswith(".")
    assert each.taken in ("on 30 September", "in the year to 30 September")
    assert each.better in ("lower", "higher", "neither")
    assert str(each.source).startswith(PUBLISHERS[each.service])
    assert each.by
    assert set(each.by) <= {d.key for d in DIMENSIONS.values() if d.service in ("", each.service)}


@EACH
def test_an_indicator_has_an_owner_and_a_day_of_review(each):
    assert each.owner
    assert not each.overdue(each.review)
    assert each.overdue(date(9999, 1, 1))


@EACH
def test_a_share_is_never_given_for_everyone_where_it_would_be_all_of_them(each):
    assert each.key.endswith("-share") == ("total" not in each.by)


def test_people_are_fte_where_hours_are_counted():
    assert INDICATORS["in-post"].unit_on("fte") == "FTE"
    assert INDICATORS["in-post"].unit_on("headcount") == "people"
    assert INDICATORS["turnover-rate"].unit_on("fte") == "share"


def test_the_slices_of_a_dimension_are_all_different():
    for dimension in DIMENSIONS.values():
        assert len(set(dimension.slices)) == len(dimension.slices)
    assert DIMENSIONS["age"].slices == (
        "Under 20", "20 to 29", "30 to 39", "40 to 49", "50 to 59", "60 and over", "Not known"
    )  # fmt: skip
    assert DIMENSIONS["reason"].slices[-2:] == ("Not yet collected", "Not known")
