"""Versions go from draft to agreed to in force to retired, by leads alone; what is said stays."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from given.boards import HELD_ON, a_meeting
from given.frameworks import a_framework, a_kpi, an_activity, put_in_force
from given.members import an_account
from tenure.partnership import framers, frameworks
from tenure.partnership.actions import activities
from tenure.partnership.actions import frameworks as actions
from tenure.partnership.actions.agreeing import of_register
from tenure.partnership.actions.frameworks import Meeting
from tenure.partnership.frameworks import evidence_in
from tenure.partnership.framing import load_framework
from tenure.partnership.models import ActivityEntry, AuditEntry, FrameworkVersion
from tenure.partnership.models.framework import DRAFT, IN_FORCE, RETIRED, VERSION_MOVES
from tenure.publish.strategy.finding import Figures
from tenure.publish.strategy.readings import reading
from tenure.strategy.activities import standings
from tenure.strategy.framework.reading import founding
from tenure.strategy.kpis.judging import Found
from tenure.terms.problems import HasFindings, NotAllowed, UsedWrongly

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("home")]
BOARD = Meeting("Strategic Board", date(2026, 3, 2))
ON = date(2026, 3, 2)


@pytest.fixture
def act(lead):
    """An activity in force that Northvale leads, with two things in its handover."""
    one = an_activity(lead="101", handover=["First", "Second"])
    return put_in_force(a_framework(activities=[one]), by=lead, on=ON).framework.activities[0]


def test_a_version_is_drafted_agreed_put_in_force_and_retired_by_the_next(lead):
    first = put_in_force(a_framework(), by=lead, on=ON)
    second = put_in_force(a_framework(title="Next"), by=lead, on=date(2026, 4, 1))
    first.refresh_from_db()
    assert (first.state, first.until, second.state) == (RETIRED, date(2026, 4, 1), IN_FORCE)
    assert (second.meeting, second.met_on, second.based_on) == ("Strategic Board", date(2026, 4, 1), first)
    assert [step.what for step in first.steps.all()] == ["retired", "put in force", "agreed", "drafted"]
    said = AuditEntry.objects.filter(about="framework version 2").values_list("what", flat=True)
    assert list(said) == ["drafted a framework", "agreed a framework", "put in force a framework"]


@pytest.mark.parametrize("state", VERSION_MOVES)
def test_only_the_moves_that_there_are_can_be_made(lead, state):
    for to in VERSION_MOVES:
        version = FrameworkVersion(number=1, state=state)
        if to in VERSION_MOVES[state]:
            version.move(to)
        else:
            with pytest.raises(UsedWrongly, match=f"It cannot become {to}."):
                version.move(to)


def test_only_one_version_is_in_force(lead):
    put_in_force(a_framework(), by=lead, on=ON)
    second = actions.draft(framework=a_framework(title="Next"), by=lead)
    with pytest.raises(IntegrityError), transaction.atomic():
        FrameworkVersion.objects.filter(pk=second.pk).update(state=IN_FORCE)


@pytest.mark.parametrize(
    ("meeting", "says"),
    [
        (Meeting(" ", ON), "No meeting is named."),
        (Meeting("x" * 201, ON), "has more than 200 letters"),
        (Meeting("Board\x00", ON), "cannot be shown"),
        (Meeting("Board", date(1999, 1, 1)), "today or earlier"),
        (Meeting("Board", date(2999, 1, 1)), "today or earlier"),
    ],
)
def test_a_meeting_has_a_title_and_was_held(lead, meeting, says):
    version = actions.draft(framework=a_framework(), by=lead)
    with pytest.raises(UsedWrongly, match=says):
        actions.agree(version=version, meeting=meeting, by=lead)
    assert FrameworkVersion.objects.get().state == DRAFT


def test_a_version_comes_in_force_from_its_meeting_on_and_not_later_than_today(lead):
    version = actions.draft(framework=a_framework(), by=lead)
    with pytest.raises(UsedWrongly, match="It cannot become in force"):
        actions.put_in_force(version=version, by=lead)
    actions.agree(version=version, meeting=BOARD, by=lead)
    for since in (date(2026, 3, 1), timezone.localdate() + timedelta(days=1)):
        with pytest.raises(UsedWrongly, match="Give one from its meeting"):
            actions.put_in_force(version=version, since=since, by=lead)
    assert actions.put_in_force(version=version, by=lead).since == timezone.localdate()


def test_a_draft_changes_and_keeps_what_it_said_before(lead):
    version = actions.draft(framework=a_framework(), by=lead)
    better = actions.change(version=version, framework=a_framework(title="Better"), by=lead)
    actions.change(version=better, framework=a_framework(title="Better"), by=lead)
    with pytest.raises(UsedWrongly, match="Somebody changed this draft since you opened it"):
        actions.change(version=version, framework=a_framework(title="Other"), by=lead)
    changed, drafted = version.steps.all()
    assert (changed.what, changed.document["title"], drafted.what) == ("changed", "Ours", "drafted")
    actions.agree(version=better, meeting=BOARD, by=lead)
    with pytest.raises(UsedWrongly, match="never changes"):
        actions.change(version=better, framework=a_framework(), by=lead)


def test_an_outcome_that_a_kpi_of_it_needs_is_not_taken_out(lead):
    put_in_force(a_framework(), by=lead, on=ON)
    other = a_framework(
        outcomes=[{"code": "o2", "title": "Other"}], kpis=[a_kpi()], priorities=[], activities=[]
    )
    with pytest.raises(HasFindings, match="which this version takes out"):
        actions.draft(framework=other, by=lead)
    assert FrameworkVersion.objects.count() == 1


@pytest.mark.parametrize("who", ["priya", "board", "administrator", "otto"])
def test_only_leads_keep_the_framework(request, lead, who):
    somebody = request.getfixturevalue(who)
    version = actions.draft(framework=a_framework(), by=lead)
    for act in (
        lambda: actions.draft(framework=a_framework(), by=somebody),
        lambda: actions.change(version=version, framework=a_framework(), by=somebody),
        lambda: actions.agree(version=version, meeting=BOARD, by=somebody),
        lambda: actions.put_in_force(version=version, by=somebody),
        lambda: actions.retire(version=version, by=somebody),
    ):
        with pytest.raises(NotAllowed, match="Only partnership leads"):
            act()


def test_who_may_say_how_far_an_activity_is(lead, priya, otto, board, administrator, act):
    assert framers.report_on(lead, act)
    assert framers.report_on(priya, act)
    assert not framers.report_on(otto, act)
    assert framers.report_on(otto, act, owner=otto)
    assert not framers.report_on(board, act)
    assert not framers.report_on(administrator, act, owner=administrator)
    with pytest.raises(NotAllowed, match="say how far it is"):
        activities.say_done(activity=act, milestone="m", on=ON, by=otto)


def test_a_milestone_is_done_once_and_taken_back(priya, lead, act):
    entry = activities.say_done(activity=act, milestone="m", on=ON, by=priya, note="Minutes of March")
    assert frameworks.required(priya).standings["act"].reasons == ("Its milestone is done.",)
    with pytest.raises(UsedWrongly, match="done already"):
        activities.say_done(activity=act, milestone="m", on=ON, by=lead)
    activities.take_back(activity=act, entry=entry, by=lead)
    told = frameworks.required(priya).told["act"]
    assert (dict(told.progress.done), len(told.history)) == ({}, 1)
    assert told.history[0].taken_back_by == lead


@pytest.mark.parametrize(
    ("said", "says"),
    [
        ({"milestone": "other", "on": ON}, "has no milestone other"),
        ({"milestone": "m", "on": date(2999, 1, 1)}, "today or earlier"),
        ({"milestone": "m", "on": date(1970, 1, 1)}, "today or earlier"),
        ({"milestone": "m", "on": ON, "note": "x" * 1001}, "1,000 or fewer"),
        ({"milestone": "m", "on": ON, "note": "a\x00b"}, "cannot be shown"),
    ],
)
def test_what_cannot_be_said_of_a_milestone(lead, act, said, says):
    with pytest.raises(UsedWrongly, match=says):
        activities.say_done(activity=act, by=lead, **said)
    assert not ActivityEntry.objects.exists()


def test_a_milestone_moves_from_the_day_it_stands_at_until_another_is_agreed(lead, act):
    activities.move(activity=act, milestone="m", to=date(2027, 5, 1), by=lead, reason="Exams")
    activities.move(activity=act, milestone="m", to=date(2027, 6, 1), by=lead, reason="Exams again")
    assert frameworks.required(lead).told["act"].progress.due == {"m": date(2027, 6, 1)}
    for to, reason, says in (
        (date(2027, 6, 1), "x", "already"),
        (date(2027, 7, 1), " ", "Say why it moves"),
        (date(1999, 7, 1), "x", "no day of a plan"),
    ):
        with pytest.raises(UsedWrongly, match=says):
            activities.move(activity=act, milestone="m", to=to, by=lead, reason=reason)
    new = an_activity(milestones=[{"code": "m", "title": "Done", "due": date(2027, 8, 1)}])
    put_in_force(a_framework(activities=[new]), by=lead, on=date(2026, 4, 1))
    assert frameworks.required(lead).told["act"].progress.due == {}


def test_an_owner_who_left_is_asked_for(lead, act):
    somebody = an_account("bilal", partner="102")
    activities.name_owner(activity=act, person=somebody, by=lead)
    assert framers.report_on(somebody, act, somebody)
    somebody.is_active = False
    somebody.save()
    found = frameworks.required(lead)
    assert found.standings["act"].status == "watch"
    assert "has left. Name another." in found.standings["act"].reasons[0]
    with pytest.raises(UsedWrongly, match="account has ended"):
        activities.name_owner(activity=act, person=somebody, by=lead)


def test_a_word_stands_beside_the_status_and_does_not_change_it(priya, act):
    before = frameworks.required(priya).standings["act"]
    activities.give_word(activity=act, status="off-course", by=priya, text="We lost the room.")
    found = frameworks.required(priya)
    assert found.standings["act"] == before
    assert found.told["act"].word.text == "We lost the room."
    with pytest.raises(UsedWrongly, match="There is no status fine"):
        activities.give_word(activity=act, status="fine", by=priya, text="x")


def test_a_handover_is_ticked_and_then_signed_by_a_lead(priya, lead, act):
    activities.tick(activity=act, item=activities.mark("First"), by=priya)
    with pytest.raises(UsedWrongly, match=r"1 of 2 things are not ticked. First: Second"):
        activities.hand_over(activity=act, on=ON, by=lead)
    for item, says in ((activities.mark("First"), "ticked already"), ("nothing", "no such thing")):
        with pytest.raises(UsedWrongly, match=says):
            activities.tick(activity=act, item=item, by=priya)
    activities.tick(activity=act, item=activities.mark("Second"), by=priya)
    with pytest.raises(NotAllowed, match="Only partnership leads sign"):
        activities.hand_over(activity=act, on=ON, by=priya)
    signed = activities.hand_over(activity=act, on=ON, by=lead)
    assert frameworks.required(lead).told["act"].progress.handed_over == ON
    with pytest.raises(UsedWrongly, match="business as usual since"):
        activities.hand_over(activity=act, on=ON, by=lead)
    with pytest.raises(NotAllowed):
        activities.take_back(activity=act, entry=signed, by=priya)


def test_the_example_has_something_done_something_late_and_one_handed_over(lead):
    load_framework(on=timezone.localdate())
    load_framework()
    found = frameworks.required(lead)
    assert found.framework == founding()
    assert found.told["teaching-consultants"].progress.handed_over
    assert [version.state for version in FrameworkVersion.objects.all()] == [DRAFT, IN_FORCE]
    assert replace(founding(), title="x") != founding()


def test_kpis_off_course_weigh_on_what_is_meant_to_move_them():
    kpi = founding().kpi("children-turnover")
    off = reading(kpi, Figures(Found(0.3, date(2023, 9, 30))), today=date(2024, 1, 1))
    shown = evidence_in([off])
    assert {code for code, found in shown.items() if found} == set(kpi.activities)
    found = standings(founding(), {}, on=date(2026, 9, 1), evidence=shown)["wellbeing"]
    assert found.status == "watch"
    assert (
        found.reasons[-1] == "The KPI that it should move is off course: “Turnover in children's services”."
    )


def test_a_meeting_of_the_register_agrees_a_version_and_knows_it(lead):
    held = a_meeting()
    draft = actions.draft(framework=a_framework(), by=lead)
    agreed = actions.agree(version=draft, meeting=of_register(held.pk), by=lead)
    assert (agreed.agreed_at, agreed.meeting, agreed.met_on) == (held, "Strategic Board", HELD_ON)
    assert list(held.frameworks.all()) == [agreed]


def test_a_meeting_that_is_named_is_found_in_the_register_where_it_is_there(lead):
    held, found = a_meeting(), []
    for title in ("strategic board", "Learning leads"):
        draft = actions.draft(framework=a_framework(), by=lead)
        found.append(actions.agree(version=draft, meeting=Meeting(title, HELD_ON), by=lead).agreed_at)
    assert found == [held, None]


@pytest.mark.parametrize(
    ("there", "says"), [(1, "had no quorum, so it could not agree"), (None, "Nobody wrote down who came")]
)
def test_a_meeting_without_a_quorum_agrees_no_version(lead, there, says):
    draft, held = actions.draft(framework=a_framework(), by=lead), a_meeting(there=there)
    with pytest.raises(UsedWrongly, match=says):
        actions.agree(version=draft, meeting=of_register(held.pk), by=lead)
    draft.refresh_from_db()
    assert (draft.state, draft.agreed_at) == (DRAFT, None)
