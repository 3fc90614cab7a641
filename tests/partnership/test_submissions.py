"""The states of a submission: every move that is declared works, and no other does."""

import pytest

from tenure.partnership.models import Partner, Submission
from tenure.partnership.models.submissions import MOVES, STATES
from tenure.terms.problems import UsedWrongly

PAIRS = [(a, b) for a in STATES for b in STATES]


def a_submission(state: str) -> Submission:
    return Submission(partner=Partner(name="Northvale", slug="101"), year=2023, number=2, state=state)


@pytest.mark.parametrize(("state", "to"), [(a, b) for a, b in PAIRS if b in MOVES[a]])
def test_a_declared_move_is_made(state, to):
    submission = a_submission(state)

    submission.move(to)

    assert submission.state == to


@pytest.mark.parametrize(("state", "to"), [(a, b) for a, b in PAIRS if b not in MOVES[a]])
def test_no_other_move_is_made(state, to):
    submission = a_submission(state)

    with pytest.raises(UsedWrongly, match=f"Northvale's return for 2023 is {state}. It cannot become {to}."):
        submission.move(to)

    assert submission.state == state


def test_every_state_can_be_reached_from_the_first():
    reached, edge = {"received"}, {"received"}
    while edge:
        edge = {to for state in edge for to in MOVES[state]} - reached
        reached |= edge
    assert reached == set(STATES)


def test_a_return_on_record_is_only_ever_replaced():
    assert list(MOVES["accepted"]) == ["replaced"]


def test_its_name_in_the_record_says_whose_which_year_and_which_sending():
    assert a_submission("accepted").reference == "csww-101-2023-2"
