"""What chance gives a mean and a difference, against tables and worked examples."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pytest import approx

from tenure.benchmark.means import beyond_chance, mean_change, mean_interval, share_change, student
from tenure.terms.quantities import Ratio, Sample


@pytest.mark.parametrize(
    ("freedom", "deviate"), [(9, 2.262157), (12, 2.178813), (30, 2.042272), (120, 1.979930), (1e9, 1.959964)]
)
def test_students_deviates_are_those_of_the_printed_table(freedom, deviate):
    assert student(freedom) == approx(deviate, abs=1e-5 if freedom > 10 else 1e-4)


def test_a_mean_of_ten():
    found = mean_interval(3.0, Sample.of([1, 2, 3, 4, 5] * 2))
    assert (found.low, found.high) == (
        approx(3 - 2.2622 * (20 / 9 / 10) ** 0.5, abs=1e-4),
        approx(4.0664, abs=1e-4),
    )


def test_newcombes_own_example():
    """56 of 70 and 48 of 80: method 10 gives 0.0524 to 0.3339 (Newcombe 1998, table II)."""
    found = share_change(Ratio(48, 80), Ratio(56, 70))
    assert (found.value, found.low, found.high) == (
        approx(0.2), approx(0.0524, abs=1e-4), approx(0.3339, abs=1e-4))  # fmt: skip
    assert beyond_chance(found)


def test_welch_by_hand():
    """Variances 2.5 and 10 of five each: error 2.5, 5.88 degrees of freedom, deviate 2.459."""
    found = mean_change((3.0, Sample.of([1, 2, 3, 4, 5])), (6.0, Sample.of([2, 4, 6, 8, 10])))
    assert (found.value, found.high - found.value) == (3.0, approx(2.459 * 2.5**0.5, abs=0.01))
    assert not beyond_chance(found)


def test_what_cannot_be_judged_is_none():
    one = Sample.of([3.0])
    assert mean_interval(3.0, one) is None
    assert mean_change((3.0, one), (3.0, Sample.of([1, 2]))) is None
    assert share_change(Ratio(0, 0), Ratio(1, 2)) is None
    same = Sample.of([2.0, 2.0])
    assert mean_change((2.0, same), (2.0, same)).high == 0


@given(st.integers(10, 80), st.integers(10, 80), st.floats(0, 1), st.floats(0, 1))
def test_a_difference_turned_round_is_its_own_mirror(n, m, p, q):
    a, b = Ratio(round(p * n), n), Ratio(round(q * m), m)
    there, back = share_change(a, b), share_change(b, a)
    assert (there.low, there.high) == (approx(-back.high), approx(-back.low))
    assert there.low <= there.value <= there.high
