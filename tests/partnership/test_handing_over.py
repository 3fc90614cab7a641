"""What somebody who left still answers for is told, and handed over in one go; minutes keep what they say."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from given.boards import a_meeting, soon
from given.members import an_account
from given.money import FAIR, put_in_force
from tenure.partnership import leaving
from tenure.partnership.actions import activities, handing_over, leads, meetings, risks
from tenure.partnership.actions.frameworks import in_force
from tenure.partnership.actions.leads import Taking
from tenure.partnership.actions.meetings import Due
from tenure.partnership.may import HOLDER, Refused
from tenure.partnership.models import AuditEntry, BoardAction, Mitigation, Risk, WorkstreamLead
from tenure.terms.problems import UsedWrongly

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("home")]
TODAY = timezone.localdate()


@pytest.fixture
def marion(db):
    return an_account("marion", "partnership lead")


@pytest.fixture
def otto(db):
    return an_account("otto", partner="103")


@pytest.fixture
def gone(db):
    """Bilal, who answers for an action, a risk, a mitigation, an activity and a workstream, and left."""
    bilal = an_account("bilal", partner="101")
    put_in_force(FAIR)
    meetings.give_action(a_meeting(), Due("Write", "Bilal", soon(), bilal), by=HOLDER)
    risk = risks.open_risk(
        risks.Opened("Few", "Cuts", "Fewer", "Bilal"), risks.Reviewed(2, 2, soon()), by=HOLDER
    )
    risks.plan(risk, risks.Planned("Ask", "Bilal", soon()), by=HOLDER)
    activities.name_owner(activity=in_force().framework.activity(FAIR), person=bilal, by=HOLDER)
    leads.appoint(FAIR, Taking("Bilal", date(2026, 1, 1), person=bilal), by=HOLDER)
    bilal.is_active = False
    bilal.save()
    return bilal


def kinds():
    return [each.kind for leaver in leaving.leavers() for each in leaver.held]


def test_everything_that_somebody_who_left_answers_for_is_told(gone):
    (leaver,) = leaving.leavers()
    assert leaver.person == gone
    assert kinds() == ["action", "risk", "mitigation", "workstream", "activity"]
    assert leaving.left_open() == leaver.to_hand_over == 5


def test_it_is_handed_over_in_one_go(gone, marion, otto):
    assert handing_over.hand_over_all(gone, otto, by=marion) == 5
    assert kinds() == []
    assert BoardAction.objects.get().by_whom == "Bilal, now with Otto"
    assert (Risk.objects.get().person, Mitigation.objects.get().owner) == (otto, "Otto")
    assert WorkstreamLead.objects.get(until=None).person == otto
    assert AuditEntry.objects.filter(what="handed over what somebody left").count() == 1
    assert handing_over.hand_over_all(gone, otto, by=marion) == 0


def test_what_is_done_closed_or_cancelled_needs_no_owner(gone):
    meetings.finish(BoardAction.objects.get(), on=TODAY, by=HOLDER)
    risks.close(Risk.objects.get(), why="Over", by=HOLDER)
    called = meetings.call(BoardAction.objects.get().meeting.board, soon(), by=HOLDER)
    meetings.give_action(called, Due("Wait", "Bilal", soon()), by=HOLDER)
    BoardAction.objects.filter(text="Wait").update(person=gone)
    meetings.cancel(called, by=HOLDER)
    assert kinds() == ["workstream", "activity"]


def test_it_goes_to_somebody_who_is_there_from_somebody_who_is_not(gone, marion, otto):
    administrator = an_account("jo", "administrator")
    for leaver, to, says in ((otto, marion, "has not ended"), (gone, administrator, "does not see")):
        with pytest.raises(UsedWrongly, match=says):
            handing_over.hand_over_all(leaver, to, by=marion)
    with pytest.raises(Refused, match="Only partnership leads hand over"):
        handing_over.hand_over_all(gone, otto, by=otto)


def test_one_action_goes_to_somebody_else_after_the_minutes_are_agreed(gone, marion, otto):
    action = BoardAction.objects.get()
    meetings.write_minutes(action.meeting, "Said.", number=0, by=HOLDER)
    later = a_meeting(action.meeting.board, on=action.meeting.on + timedelta(days=30))
    meetings.agree_minutes(action.meeting, later, by=HOLDER)
    handing_over.reassign(action, otto, by=marion)
    action.refresh_from_db()
    assert (action.owner, action.person) == ("Bilal", otto)
    meetings.finish(action, on=TODAY, by=otto)
    with pytest.raises(UsedWrongly, match="done already"):
        handing_over.reassign(action, marion, by=marion)
