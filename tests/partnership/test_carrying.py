"""A corrected file keeps the notes of the one before it, on every query that is still the same."""

from io import BytesIO

import pytest

from given.csww import a_return, a_worker
from tenure.partnership.actions import returns
from tenure.partnership.may import HOLDER
from tenure.partnership.models import Note

# Slow: sends and corrects whole returns.
pytestmark = [pytest.mark.usefixtures("home", "at_once"), pytest.mark.slow]

TOO_MANY_HOURS = a_worker(SWENo="SW1", FTE="37")
CORRECTED = a_worker(SWENo="SW1")
AMARA = a_worker(SWENo="SW2", Cases30="90")
BILAL = a_worker(SWENo="SW3", Cases30="80")
MANY_CASES = "T-C15"


def send(by, *workers):
    submission = returns.send_return(file=BytesIO(a_return(*workers)), name="return.xml", by=by)
    submission.refresh_from_db()
    return submission


def say(submission, by, **where):
    returns.note_query(submission=submission, rule=MANY_CASES, text="They stand for a team.", by=by, **where)


def notes(submission):
    return list(submission.notes.values_list("rule", "row", "text"))


@pytest.mark.parametrize(
    ("then", "now", "row", "kept"),
    [
        ([TOO_MANY_HOURS, AMARA], [CORRECTED, AMARA], None, [None]),
        ([TOO_MANY_HOURS, AMARA, BILAL], [CORRECTED, AMARA], None, [None]),
        ([TOO_MANY_HOURS, AMARA], [AMARA, CORRECTED, BILAL], None, []),
        ([TOO_MANY_HOURS, AMARA], [CORRECTED, {**AMARA, "Cases30": "91"}], None, []),
        ([TOO_MANY_HOURS, AMARA], [CORRECTED, {**AMARA, "FTE30": "0.9"}], None, []),
        ([TOO_MANY_HOURS, AMARA], [CORRECTED, CORRECTED], None, []),
        ([TOO_MANY_HOURS, AMARA, BILAL], [BILAL, AMARA, CORRECTED], 1, [1]),
        ([TOO_MANY_HOURS, AMARA, BILAL], [AMARA, CORRECTED, BILAL], 1, [0]),
        ([TOO_MANY_HOURS, AMARA, BILAL], [CORRECTED, BILAL], 1, []),
    ],
)
def test_a_note_goes_over_where_the_query_is_the_same(priya, then, now, row, kept):
    say(send(priya, *then), priya, row=row)
    after = send(priya, *now)
    assert notes(after) == [(MANY_CASES, at, "They stand for a team.") for at in kept]


def test_a_note_keeps_its_writer_and_its_time(priya):
    say(send(priya, TOO_MANY_HOURS, AMARA), priya)
    first = Note.objects.get()

    carried = send(priya, CORRECTED, AMARA).notes.get()

    assert (carried.by, carried.at) == (priya, first.at)


def test_a_return_in_the_record_gives_its_notes_to_the_one_that_follows(priya):
    first = send(priya, AMARA)
    say(first, priya)
    returns.accept_return(submission=first, by=priya)
    assert notes(send(priya, AMARA, CORRECTED))


def test_what_a_command_said_of_every_query_answers_none(priya):
    say(send(priya, TOO_MANY_HOURS, AMARA), HOLDER)
    assert notes(send(priya, CORRECTED, AMARA)) == []


def test_a_sending_taken_back_keeps_its_notes_to_itself(priya):
    first = send(priya, TOO_MANY_HOURS, AMARA)
    say(first, priya)
    returns.withdraw_return(submission=first, by=priya)
    assert notes(send(priya, CORRECTED, AMARA)) == []


def test_a_note_taken_back_stays_away_when_the_return_is_checked_again(priya):
    say(send(priya, TOO_MANY_HOURS, AMARA), priya)
    after = send(priya, CORRECTED, AMARA)
    returns.remove_note(note=after.notes.get(), by=priya)

    returns.check(submission=after)

    assert notes(after) == []
