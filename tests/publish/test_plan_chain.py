"""Where the chain from student to assessed year binds, said as surely as it is known and no surer."""

import numpy as np
import pytest

from tenure.forecast.planning.assumptions import Assumptions
from tenure.forecast.planning.pipeline import Link, Pipeline
from tenure.publish.looks import gap_mark
from tenure.publish.planning.chain import lede_of, title_of

HUNDRED = np.linspace(0.5, 99.5, 100)[:, None]


def a_chain(too_few):
    """A chain of students alone, who are too few in so many of a hundred futures."""
    students = Link("students", HUNDRED, np.full((100, 1), 100.0 - too_few))
    unknown = Link("placements", HUNDRED, np.full((100, 1), np.nan))
    none = np.zeros(1)
    return Pipeline((2030,), (students, unknown), none, none, none, Assumptions({}))


@pytest.mark.parametrize(
    ("too_few", "says"),
    [
        (2, "the chain from student to assessed year would almost certainly hold"),
        (20, "the chain from student to assessed year would likely hold"),
        (48, "the chain from student to assessed year may bind at students"),
        (60, "the chain from student to assessed year may bind at students"),
        (80, "the chain from student to assessed year would likely bind at students"),
    ],
)
def test_a_chain_is_said_to_hold_only_where_it_likely_does(too_few, says):
    chain = a_chain(too_few)
    assert title_of(chain, 2030) == f"In the year to September 2030 {says}"
    lede = lede_of(chain, 2030)
    assert f"students are needed and there are {100 - too_few}; the chance that they are too few is " in lede
    assert lede.endswith("Nobody said how many placements there are.")


@pytest.mark.parametrize("said", ["no limit", "not known", "none there"])
def test_a_link_without_a_bar_says_why_in_its_picture_too(said):
    assert gap_mark(said) == said
