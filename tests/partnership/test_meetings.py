"""Meetings count with a quorum, what they agreed stays, and nobody's minutes are lost."""

from datetime import date, time, timedelta

import pytest
from django.utils import timezone

from given.boards import HELD_ON, SINCE, a_board, a_meeting, soon
from tenure.partnership.actions import meetings
from tenure.partnership.actions.calendars import feed_of
from tenure.partnership.actions.meetings import Due, MinutesMoved, Seated
from tenure.partnership.convening import STRATEGIC, convene
from tenure.partnership.engaging import taking_part
from tenure.partnership.funding import JOINED
from tenure.partnership.may import HOLDER, Refused
from tenure.partnership.models import AuditEntry, BoardAction, BoardDecision, Meeting, Partner, Seat
from tenure.strategy.engagement import Attended
from tenure.terms.problems import UsedWrongly
from tests.given.members import an_account

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("home")]
LATER = HELD_ON + timedelta(days=30)


def test_a_meeting_with_its_quorum_decides():
    one = a_meeting(there=2)
    assert meetings.quorum_of(one).there
    assert meetings.decide(one, "Begin the programme.", by=HOLDER).stands == "made"
    assert AuditEntry.objects.filter(what="wrote a decision down").exists()


def test_without_a_quorum_it_recommends_until_a_later_meeting_ratifies():
    one = a_meeting(there=1)
    decision = meetings.decide(one, "Begin the programme.", by=HOLDER)
    assert decision.stands == "recommended"
    weak = a_meeting(one.board, on=LATER, there=1)
    with pytest.raises(UsedWrongly, match="That meeting has no quorum"):
        meetings.ratify(decision, weak, by=HOLDER)
    strong = a_meeting(one.board, on=LATER + timedelta(days=30), there=3)
    meetings.ratify(decision, strong, by=HOLDER)
    decision.refresh_from_db()
    assert (decision.stands, decision.ratified_at) == ("ratified", strong)
    with pytest.raises(UsedWrongly, match="stands already"):
        meetings.ratify(decision, strong, by=HOLDER)


def test_a_decision_follows_who_came_when_that_is_put_right():
    one = a_meeting(there=1)
    meetings.decide(one, "Begin.", by=HOLDER)
    meetings.write_attendance(one, {seat.pk: "present" for seat in meetings.seats_of(one)}, by=HOLDER)
    assert BoardDecision.objects.get().stands == "made"


def test_only_members_of_the_day_count():
    board = a_board()
    meetings.seat(board, Seated("Dot", HELD_ON + timedelta(days=1)), by=HOLDER)
    meetings.end_seat(board.seats.get(name="Ade"), until=HELD_ON, by=HOLDER)
    one = meetings.call(board, HELD_ON, by=HOLDER)
    assert [seat.name for seat in meetings.seats_of(one)] == ["Bee", "Cal"]
    with pytest.raises(UsedWrongly, match="who has no seat on the board that day"):
        meetings.write_attendance(one, {board.seats.get(name="Dot").pk: "present"}, by=HOLDER)


def sit(name="Eve", **more):
    return lambda board: meetings.seat(board, Seated(name, SINCE, **more), by=HOLDER)


def meet(on, then=lambda one: one):
    return lambda board: then(meetings.call(board, on, by=HOLDER))


@pytest.mark.parametrize(
    ("work", "says"),
    [
        (sit("ade"), "holds a seat on Strategic Board already"),
        (sit(role="king"), "There is no role called king"),
        (sit(" "), "The name is empty"),
        (meet(date(1999, 1, 1)), "between 2000 and 2100"),
        (lambda board: [meet(HELD_ON)(board) for _ in "ab"], "meets on 3 March 2026 already"),
        (
            lambda b: meetings.end_seat(b.seats.first(), until=date(2024, 1, 1), by=HOLDER),
            "cannot end before",
        ),
        (lambda b: meetings.found_board("Strategic Board", quorum=1, by=HOLDER), "is a board called"),
        (lambda b: meetings.found_board("Other", quorum=0, by=HOLDER), "A quorum of 0 cannot be"),
        (meet(HELD_ON, lambda one: meetings.decide(one, "x", by=HOLDER)), "not held yet"),
        (meet(soon(), lambda one: meetings.write_attendance(one, {}, by=HOLDER)), "Nobody has come"),
        (meet(soon(), lambda one: meetings.add_item(one, "x", link="ftp://x", by=HOLDER)), "https://"),
    ],
)
def test_what_cannot_be_is_refused_with_a_reason(work, says):
    board = a_board()
    with pytest.raises(UsedWrongly, match=says):
        work(board)


def test_an_action_is_not_due_before_its_meeting_nor_given_to_who_has_left():
    one = a_meeting()
    with pytest.raises(UsedWrongly, match="An action cannot be due before it"):
        meetings.give_action(one, Due("Write", "Ade", HELD_ON - timedelta(days=1)), by=HOLDER)
    gone = an_account("gone", "board member")
    gone.is_active = False
    gone.save()
    with pytest.raises(UsedWrongly, match="has left"):
        meetings.give_action(one, Due("Write", "Gone", soon(), gone), by=HOLDER)


def test_whoever_has_an_action_finishes_it_and_nobody_else_but_a_lead():
    one, priya = a_meeting(), an_account("priya", partner="101")
    action = meetings.give_action(one, Due("Write", "Priya", soon(), priya), by=HOLDER)
    with pytest.raises(Refused, match="Only whoever an action is given to"):
        meetings.finish(action, on=timezone.localdate(), by=an_account("otto", partner="103"))
    with pytest.raises(UsedWrongly, match="between its meeting and today"):
        meetings.finish(action, on=HELD_ON - timedelta(days=1), by=priya)
    meetings.finish(action, on=HELD_ON, by=priya)
    meetings.finish(action, on=timezone.localdate(), by=priya)
    assert BoardAction.objects.get().done_on == HELD_ON


def test_two_people_who_write_minutes_at_once_lose_nothing():
    one = a_meeting()
    meetings.write_minutes(one, "Mine.", number=0, by=HOLDER)
    with pytest.raises(MinutesMoved):
        meetings.write_minutes(one, "Theirs.", number=0, by=HOLDER)
    assert Meeting.objects.get().minutes == "Mine."


def test_agreed_minutes_close_the_meeting():
    one = a_meeting()
    later = a_meeting(one.board, on=LATER)
    with pytest.raises(UsedWrongly, match="no minutes to agree"):
        meetings.agree_minutes(one, later, by=HOLDER)
    meetings.write_minutes(one, "All was said.", number=0, by=HOLDER)
    with pytest.raises(UsedWrongly, match="at a later meeting of the same board"):
        meetings.agree_minutes(one, one, by=HOLDER)
    meetings.agree_minutes(one, later, by=HOLDER)
    for work in (
        lambda: meetings.write_minutes(one, "No.", number=1, by=HOLDER),
        lambda: meetings.decide(one, "No.", by=HOLDER),
        lambda: meetings.add_item(one, "No.", by=HOLDER),
    ):
        with pytest.raises(UsedWrongly, match="The minutes are agreed"):
            work()


def test_a_meeting_to_come_can_be_cancelled_and_one_that_was_cannot():
    one = a_meeting(there=None, on=soon())
    meetings.cancel(one, by=HOLDER)
    assert Meeting.objects.get().state == "cancelled"
    with pytest.raises(UsedWrongly, match="cannot be cancelled"):
        meetings.cancel(one, by=HOLDER)


def test_only_leads_keep_boards():
    with pytest.raises(Refused, match="Only partnership leads keep boards"):
        meetings.found_board("Mine", quorum=1, by=an_account("otto", partner="103"))


def test_the_example_has_boards_meetings_and_something_late_once():
    an_account("marion", "partnership lead")
    convene()
    convene()
    stands = list(BoardDecision.objects.order_by("meeting__on").values_list("stands", flat=True))
    assert stands == ["made", "made", "ratified", "made", "made", "made"]
    assert Meeting.objects.filter(agreed_at__isnull=False).count() == 5
    late = BoardAction.objects.filter(done_on__isnull=True, due__lt=timezone.localdate())
    assert late.exists()


def test_every_member_of_the_example_has_a_seat_on_its_board():
    convene()
    seated = Seat.objects.filter(board__name=STRATEGIC).values_list("partner__number", flat=True)
    assert set(JOINED) <= set(seated)


def test_meetings_and_own_actions_are_in_the_calendar():
    board_member = an_account("iqbal", "board member")
    one = a_meeting()
    meetings.give_action(one, Due("Read the pack", "Iqbal", soon(), board_member), by=HOLDER)
    meetings.give_action(one, Due("Another's", "Ade", soon()), by=HOLDER)
    feed = feed_of(board_member)
    assert "SUMMARY:Strategic Board" in feed
    assert "SUMMARY:Due: Read the pack" in feed
    assert "Another" not in feed


@pytest.mark.parametrize("strange", ["\x01", "\x1b", "\u202e", "\ud800", "\ufffe"])
def test_what_nobody_can_see_is_kept_in_no_text(lead, strange):
    one, due = a_meeting(), date(2099, 1, 1)
    for write in (
        lambda: meetings.found_board(f"Board{strange}2", quorum=1, by=lead),
        lambda: meetings.add_item(one, f"Item{strange}", by=lead),
        lambda: meetings.decide(one, f"Begin{strange}", by=lead),
        lambda: meetings.decide(one, "Begin", about=strange, by=lead),
        lambda: meetings.give_action(one, meetings.Due(f"Do{strange}", "Ade", due), by=lead),
        lambda: meetings.write_minutes(one, f"Said{strange}", number=0, by=lead),
    ):
        with pytest.raises(UsedWrongly, match="holds a character that cannot be shown"):
            write()
    meetings.write_minutes(one, "One\r\n\r\n\tTwo", number=0, by=lead)


@pytest.mark.parametrize(
    ("day", "begins"),
    [(date(2027, 1, 11), "20270111T140000Z"), (date(2027, 7, 12), "20270712T130000Z")],
)
def test_a_meeting_is_in_the_calendar_at_its_hour_and_place(day, begins):
    one = meetings.call(a_board(), day, begins=time(14), place="Town Hall, Ashmere", by=HOLDER)
    feed = feed_of(an_account("iqbal", "board member"))
    for line in (f"DTSTART:{begins}", "DURATION:PT2H", "LOCATION:Town Hall\\, Ashmere"):
        assert f"{line}\r\n" in feed
    meetings.cancel(one, by=HOLDER)
    assert "VEVENT" not in feed_of(an_account("marion", "partnership lead"))


def test_a_deputy_fills_the_seat_for_the_quorum_and_for_engagement():
    one = a_meeting(a_board(), there=None)
    ade, bee, cal = meetings.seats_of(one)
    Seat.objects.filter(pk=bee.pk).update(partner=Partner.of("101"))
    came = {ade.pk: "present", bee.pk: "apologies", cal.pk: "absent"}
    assert not meetings.write_attendance(one, came, by=HOLDER).there
    found = meetings.write_attendance(one, came, by=HOLDER, deputies={bee.pk: " Dee ", cal.pk: ""})
    assert (found.present, found.there) == (2, True)
    (northvale,) = [each for each in taking_part(HOLDER) if each.number == "101"]
    assert northvale.attended == (Attended(one.on, True),)
    with pytest.raises(UsedWrongly, match="Dee stands in for Ade"):
        meetings.write_attendance(one, came, by=HOLDER, deputies={ade.pk: "Dee"})
