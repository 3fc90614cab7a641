"""A change is worth a look where it is larger than any before it and chance does not explain it."""

import pytest

from tenure.benchmark.expectations import beyond_usual, has_collapsed


@pytest.mark.parametrize(
    ("values", "sure", "judged", "beyond"),
    [
        ((100.0,), None, False, False),
        ((100.0, 104.0), None, False, False),
        ((100.0, 130.0), None, False, True),
        ((100.0, 130.0, 100.0), None, False, False),
        ((100.0, 105.0, 70.0), None, False, True),
        ((4.0, 8.0), None, False, False),
        ((0.20, 0.22, 0.35), 0.99, True, True),
        ((0.20, 0.22, 0.35), 0.90, True, False),
        ((0.20, 0.22, 0.35), None, True, False),
        ((0.20, 0.40, 0.25), 0.99, True, False),
    ],
)
def test_a_change_beyond_the_usual(values, sure, judged, beyond):
    assert (beyond_usual(values, sure=sure, judged=judged) is not None) == beyond


def test_it_says_how_large_it_is_and_what_is_usual():
    step = beyond_usual((100.0, 110.0, 140.0), sure=None, judged=False)
    assert (step.size, step.usual, step.times) == (30.0, 10.0, 3.0)


@pytest.mark.parametrize(
    ("before", "now", "collapsed"), [(8, 2, True), (8, 3, False), (7, 0, False), (40, 10, True)]
)
def test_a_role_collapses(before, now, collapsed):
    assert has_collapsed(before, now) == collapsed
