"""Posts from a standard of cases."""

from datetime import date

import numpy as np
import pytest

from tenure.forecast.flows.inputs import Unit
from tenure.forecast.planning import caseloads
from tenure.forecast.planning.demand import given, published
from tenure.terms.organisations import ENGLAND
from tenure.terms.problems import UsedWrongly

NORTHVALE = Unit("101", "children")
HORIZON = caseloads.Horizon(date(2023, 9, 30), months=24, runs=200)


def needed(*, fte=0.9, **said):
    own = given({2023: 1000.0}, "101", series="children in need", like=ENGLAND, source="own count")
    return caseloads.needed(NORTHVALE, own, HORIZON, fte_per_head=fte, **said)


def test_englands_ratios_give_englands_posts():
    england = caseloads.needed(NORTHVALE, published("children in need", ENGLAND), HORIZON, fte_per_head=1.0)
    assert england.middle[0] == pytest.approx(33_119.1 + 7_722.7, rel=0.01)


def test_posts_by_hand():
    # 1,000 children x 0.836 cases / 16 / 0.517 / 0.9 = 112.3 people
    assert needed().middle[0] == pytest.approx(112.3, abs=0.05)
    low, high = needed().band()
    assert (low < needed().middle).all()
    assert (needed().middle < high).all()


def test_a_lower_cap_takes_more_posts():
    posts = caseloads.posts_for({NORTHVALE: needed()})
    assert posts(NORTHVALE, 12.0) == pytest.approx(posts(NORTHVALE, 16.0) * 16 / 12)
    with pytest.raises(UsedWrongly, match="cannot be kept"):
        posts(NORTHVALE, 0)
    with pytest.raises(UsedWrongly, match="no series of cases"):
        posts(Unit("102", "children"), 16)


def test_posts_begin_at_the_establishment_where_ratios_are_not_trusted():
    scaled = caseloads.scaled(80, needed())
    assert np.allclose(scaled.draws[:, 0], 80)
    with pytest.raises(UsedWrongly, match="-5 posts cannot be"):
        caseloads.scaled(-5, needed())


def test_what_cannot_be_says_why():
    with pytest.raises(UsedWrongly, match="FTE per head"):
        needed(fte=0)
    none = caseloads.usual()["cases for each case holder"].changed(
        0, low=0, high=0, reason="try", owner="Dana"
    )
    with pytest.raises(UsedWrongly, match="cannot be nought"):
        needed(rests_on=caseloads.usual().with_(none))
