"""What earlier meetings left to one, and putting right what was written of it, in the browser."""

from datetime import timedelta

import pytest
from django.utils import timezone

from given.boards import HELD_ON, a_board, a_meeting, soon
from given.members import an_account
from tenure.partnership.actions import meetings
from tenure.partnership.actions.meetings import Due
from tenure.partnership.may import HOLDER
from tenure.partnership.models import BoardAction, Meeting, Nudge

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("home")]
LATER = HELD_ON + timedelta(days=30)


@pytest.fixture
def led(client, db):
    client.force_login(an_account("marion", "partnership lead"))
    return client


@pytest.fixture
def before(db):
    """A meeting without its quorum that recommended, asked for something, and has minutes."""
    one = a_meeting(a_board(), there=1)
    meetings.decide(one, "Begin.", by=HOLDER)
    meetings.give_action(one, Due("Write", "Ade", soon()), by=HOLDER)
    meetings.write_minutes(one, "Said.", number=0, by=HOLDER)
    return one


def page(client, one):
    return client.get(one.get_absolute_url()).content.decode()


def post(client, path, **form):
    return client.post(f"/strategy/meetings/{path}", form)


def test_what_is_carried_stands_on_the_next_meeting(led, before):
    to_come = meetings.call(before.board, soon(), by=HOLDER)
    shown = page(led, to_come)
    for said in (
        "to be ratified</h3>",
        "Begin.",
        "Minutes to agree",
        "Actions that are open",
        "Who is expected",
    ):
        assert said in shown
    assert "Ratify it" not in shown
    assert "Carried from earlier meetings" not in page(led, before)


def test_it_is_carried_on_where_the_next_has_no_quorum_either(led, before):
    shown = page(led, a_meeting(before.board, on=LATER, there=1))
    assert "This meeting had no quorum either: they are carried to the next." in shown
    assert "Ratify it" not in shown


def test_it_is_ratified_and_agreed_on_the_page_of_the_next(led, before):
    later = a_meeting(before.board, on=LATER)
    assert post(led, f"{later.pk}/ratify", which=before.decisions.get().pk).url == later.get_absolute_url()
    answer = post(led, f"{before.pk}/minutes/agree", at=later.pk, back="yes")
    assert answer.url == later.get_absolute_url()
    shown = page(led, later)
    assert "Ratified here" in shown
    assert "Minutes to agree" not in shown
    before.refresh_from_db()
    assert before.agreed_at == later


def test_an_agenda_leaves_as_a_pdf_before_the_meeting(led, before):
    to_come = meetings.call(before.board, soon(), by=HOLDER)
    answer = led.get(f"/strategy/meetings/{to_come.pk}/minutes.pdf")
    assert answer.content.startswith(b"%PDF")
    assert "agenda-strategic-board" in answer.headers["Content-Disposition"]


def test_what_was_written_by_mistake_is_struck_out_until_the_minutes_are_agreed(led, before):
    item = meetings.add_item(before, "Wrong", by=HOLDER)
    given = {"item": item.pk, "decision": before.decisions.get().pk, "action": before.actions.get().pk}
    Nudge.objects.create(action=before.actions.get(), to=an_account("otto", partner="103"), occasion="x")
    for kind, key in given.items():
        assert post(led, f"{before.pk}/strike-out", **{kind: key}).status_code == 302
        assert post(led, f"{before.pk}/strike-out", **{kind: key}).status_code == 400
    for left in (before.items, before.decisions, BoardAction.objects, Nudge.objects):
        assert not left.exists()


def test_nothing_is_struck_out_of_agreed_minutes(led, before):
    later = a_meeting(before.board, on=LATER)
    meetings.ratify(before.decisions.get(), later, by=HOLDER)
    answer = post(led, f"{before.pk}/strike-out", decision=before.decisions.get().pk)
    assert "It cannot be struck out." in answer.content.decode()
    meetings.agree_minutes(before, later, by=HOLDER)
    answer = post(led, f"{before.pk}/strike-out", action=before.actions.get().pk)
    assert "Nothing of it changes." in answer.content.decode()
    assert before.actions.exists()


def test_a_meeting_to_come_moves_with_its_agenda(led, before):
    to_come = meetings.call(before.board, soon(), by=HOLDER)
    meetings.add_item(to_come, "Fees", by=HOLDER)
    day = soon() + timedelta(days=7)
    form = {"on": day.isoformat(), "begins": "09:30", "place": "Online"}
    assert post(led, f"{to_come.pk}/move", **form).status_code == 302
    moved = Meeting.objects.get(pk=to_come.pk)
    assert (moved.on, f"{moved.begins:%H:%M}", moved.items.count()) == (day, "09:30", 1)
    assert "already" in post(led, f"{moved.pk}/move", on=HELD_ON.isoformat()).content.decode()
    assert "Only a meeting to come moves." in post(led, f"{before.pk}/move", **form).content.decode()


def test_otto_strikes_out_and_moves_nothing(client, before):
    client.force_login(an_account("otto", partner="103"))
    today = timezone.localdate().isoformat()
    assert post(client, f"{before.pk}/strike-out", action=before.actions.get().pk).status_code == 403
    assert post(client, f"{before.pk}/move", on=today).status_code == 403
    assert "Strike it out" not in page(client, before)


def test_a_deputy_is_written_down_in_the_browser(led, before):
    ade, bee, _ = meetings.seats_of(before)
    form = {f"seat-{ade.pk}": "present", f"seat-{bee.pk}": "apologies", f"deputy-{bee.pk}": "<b>Dee</b>"}
    assert post(led, f"{before.pk}/came", **form).status_code == 302
    shown = page(led, before)
    assert "2 of 3 members were there; 2 make a quorum." in shown
    assert 'value="&lt;b&gt;Dee&lt;/b&gt;"' in shown
    wrong = post(led, f"{before.pk}/came", **form | {f"seat-{bee.pk}": "present"})
    assert wrong.status_code == 400
    assert "Say of Bee apologies or absent first." in wrong.content.decode()
