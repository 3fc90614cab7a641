"""A risk's level follows from its scores, and what waits is said."""

from datetime import date

import pytest

from tenure.strategy.barriers.judging import STEPS, Mitigation, Score, matrix, standing
from tenure.strategy.barriers.reading import founding_risks

TODAY = date(2026, 11, 25)
EARLIER = date(2026, 6, 1)


@pytest.mark.parametrize(
    ("likelihood", "impact", "level"),
    [
        (1, 1, "low"),
        (2, 2, "low"),
        (1, 5, "moderate"),
        (3, 3, "moderate"),
        (2, 5, "high"),
        (3, 5, "very high"),
    ],
)
def test_a_level_is_that_of_the_five_by_five_matrix(likelihood, impact, level):
    assert Score(likelihood, impact, TODAY).level == level


@pytest.mark.parametrize(
    ("before", "now", "way"), [(None, 9, "new"), (9, 9, "level"), (6, 9, "rising"), (12, 9, "falling")]
)
def test_a_risk_rises_or_falls_by_its_size(before, now, way):
    scores = [Score(3, size // 3, EARLIER) for size in (before, now) if size]
    assert standing(scores, (), review=TODAY, on=TODAY).way == way


@pytest.mark.parametrize(
    ("mitigations", "review", "waits"),
    [
        ((), TODAY, ()),
        ((), date(2026, 11, 24), ("its review is 1 day overdue",)),
        ((), None, ("no day is set for its review",)),
        ((Mitigation(EARLIER),), TODAY, ("1 mitigation is overdue",)),
        ((Mitigation(EARLIER), Mitigation(EARLIER)), TODAY, ("2 mitigations are overdue",)),
        ((Mitigation(EARLIER, done=TODAY), Mitigation(TODAY)), TODAY, ()),
    ],
)
def test_what_waits_is_said(mitigations, review, waits):
    assert standing([Score(2, 2, EARLIER)], mitigations, review=review, on=TODAY).overdue == waits


def test_every_risk_is_in_one_cell():
    scores = {each.code: Score(each.likelihood, each.impact, TODAY) for each in founding_risks()}
    cells = matrix(scores)
    assert len(cells) == len(STEPS) ** 2
    assert sorted(code for codes in cells.values() for code in codes) == sorted(scores)


def test_the_plans_barriers_are_there():
    assert {paragraph[:3] for each in founding_risks() for paragraph in each.paragraphs} == {
        "71a",
        "71b",
        "71c",
    }
