"""Letters about actions: before they are due and when they are late, once each, nobody named."""

from datetime import timedelta

import pytest
from django.core import mail
from django.utils import timezone

from given.boards import a_board, a_meeting
from given.members import an_account
from tenure.partnership import nudging
from tenure.partnership.actions import handing_over, meetings
from tenure.partnership.actions.meetings import Due
from tenure.partnership.may import HOLDER
from tenure.partnership.models import Board, Nudge

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("home")]
TODAY = timezone.localdate()


@pytest.fixture
def priya(db):
    person = an_account("priya", partner="101")
    person.email = "priya@council.example"
    person.save()
    return person


def an_action(person, *, days=0, text="Write to Ann Secret"):
    """An action that is due so many days from today."""
    due = Due(text, "Priya", TODAY + timedelta(days=days), person)
    return meetings.give_action(a_meeting(on=TODAY - timedelta(days=60)), due, by=HOLDER)


def a_round(*, days=0):
    made = nudging.write_what_is_due(on=TODAY + timedelta(days=days))
    return made, nudging.send_what_is_written()


def test_somebody_is_written_to_before_after_and_when_it_is_forgotten(priya):
    an_action(priya, days=5)
    assert [a_round(days=day)[0] for day in (0, 2, 3, 5, 6, 7, 19, 40)] == [0, 1, 0, 0, 1, 0, 1, 0]
    assert len(mail.outbox) == 3
    assert {each.occasion for each in Nudge.objects.all()} == {
        "3 days before",
        "1 day after",
        "14 days after",
    }


def test_the_letter_says_how_late_it_is_and_neither_what_nor_whose(priya):
    an_action(priya, days=-2)
    a_round()
    (letter,) = mail.outbox
    assert letter.to == ["priya@council.example"]
    assert letter.subject == "An action of the Strategic Board: 2 days late"
    assert not any(word in letter.subject + letter.body for word in ("Secret", "Priya", "priya"))


def test_a_board_whose_name_has_several_lines_holds_no_letter_up(priya):
    board = a_board("Strategic\nBcc: somebody@elsewhere.example")
    assert board.name == "Strategic Bcc: somebody@elsewhere.example"
    Board.objects.update(name="Strategic\r\nBcc: somebody@elsewhere.example")
    due = Due("Write", "Priya", TODAY, priya)
    meetings.give_action(a_meeting(Board.objects.get(), on=TODAY - timedelta(days=9)), due, by=HOLDER)
    assert a_round(days=1) == (1, 1)
    (letter,) = mail.outbox
    assert (letter.to, letter.bcc) == (["priya@council.example"], [])
    assert letter.message()["Bcc"] is None


def test_what_is_done_who_has_left_and_who_has_no_address_are_left_alone(priya):
    meetings.finish(an_action(priya, days=-1), on=TODAY, by=priya)
    gone, silent = an_account("gone", partner="103"), an_account("silent", partner="104")
    for n, person in enumerate((gone, silent)):
        meeting = a_meeting(meetings.found_board(f"Group {n}", quorum=1, by=HOLDER), on=TODAY, there=None)
        meetings.give_action(meeting, Due("Write", "Them", TODAY, person), by=HOLDER)
    gone.email, gone.is_active = "gone@council.example", False
    gone.save()
    assert a_round(days=1) == (0, 0)


def test_a_letter_is_not_sent_once_the_action_is_done(priya):
    action = an_action(priya, days=-1)
    nudging.write_what_is_due()
    meetings.finish(action, on=TODAY, by=priya)
    assert nudging.send_what_is_written() == 0
    assert not Nudge.objects.exists()


def test_a_letter_that_the_mail_system_refuses_is_tried_again(priya, settings):
    an_action(priya, days=-1)
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
    assert a_round() == (1, 0)
    assert Nudge.objects.get().fault
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    assert nudging.send_what_is_written() == 0
    Nudge.objects.update(taken_at=timezone.now() - timedelta(days=1))
    assert nudging.send_what_is_written() == 1


def test_an_action_that_went_to_somebody_else_is_written_of_to_them_alone(priya):
    action = an_action(priya, days=-1)
    nudging.write_what_is_due()
    otto = an_account("otto", partner="103")
    otto.email = "otto@council.example"
    otto.save()
    handing_over.reassign(action, otto, by=HOLDER)
    assert a_round() == (0, 0)
    assert a_round() == (1, 1)
    (letter,) = mail.outbox
    assert letter.to == ["otto@council.example"]


def test_a_cancelled_meeting_writes_to_nobody(priya):
    called = a_meeting(on=TODAY + timedelta(days=1), there=None)
    meetings.give_action(called, Due("Prepare", "Priya", TODAY + timedelta(days=1), priya), by=HOLDER)
    assert nudging.write_what_is_due() == 1
    meetings.cancel(called, by=HOLDER)
    assert nudging.send_what_is_written() == 0
    assert nudging.write_what_is_due() == 0
    assert not Nudge.objects.exists()
