"""Boards, meetings and actions in the browser."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from given.boards import HELD_ON, a_board, a_meeting, soon
from given.faulty import faulty_fields
from given.members import an_account
from tenure.partnership.actions import meetings
from tenure.partnership.actions.frameworks import in_force
from tenure.partnership.actions.meetings import Due
from tenure.partnership.framing import load_framework
from tenure.partnership.may import HOLDER
from tenure.partnership.models import Board, BoardAction, FrameworkVersion, Meeting

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("home")]


@pytest.fixture
def marion(db):
    return an_account("marion", "partnership lead")


@pytest.fixture
def otto(db):
    return an_account("otto", partner="103")


def post(client, path, **form):
    return client.post(f"/strategy/{path}", form)


def test_a_board_is_founded_seated_and_called_in_the_browser(client, marion):
    client.force_login(marion)
    post(client, "boards/new", name="Data group", quorum="1", terms="Figures")
    post(client, "boards/data-group/seats", name="<b>Ade</b>", role="chair", since="2025-01-01")
    made = post(client, "boards/data-group/meetings", on="2026-02-02", begins="14:30", place="Hall")
    assert made.url == f"/strategy/meetings/{Meeting.objects.get().pk}/"
    page = client.get(made.url).content.decode()
    assert "Data group, 2 February 2026" in page
    assert "&lt;b&gt;Ade&lt;/b&gt;" in page


def test_a_meeting_is_kept_in_the_browser(client, marion):
    one = a_meeting(there=None)
    client.force_login(marion)
    path = f"meetings/{one.pk}"
    post(client, f"{path}/agenda", title="Money", lead="Ade", link="https://example.org/paper")
    seats = {f"seat-{seat.pk}": "present" for seat in meetings.seats_of(one)}
    post(client, f"{path}/came", **seats)
    post(client, f"{path}/decisions", decision="Begin.", about="grow-your-own")
    post(client, f"{path}/actions", text="Write to all", who="Ade", due=soon().isoformat())
    post(client, f"{path}/minutes", minutes="First.\r\n\r\nSecond.", number="0")
    page = client.get(f"/strategy/{path}/").content.decode()
    for said in (
        "3 of 3 members were there; 2 make a quorum.",
        "Begin.",
        "Write to all",
        "<p>Second.</p>",
        "Decided",
    ):
        assert said in page


def test_minutes_leave_as_a_pdf(client, otto):
    one = a_meeting()
    meetings.write_minutes(one, "Ἀρχὴ — #set text(red) مرحبا", number=0, by=HOLDER)
    client.force_login(otto)
    response = client.get(f"/strategy/meetings/{one.pk}/minutes.pdf")
    assert response.content.startswith(b"%PDF")
    assert response.headers["Content-Disposition"].endswith('minutes-strategic-board-2026-03-03.pdf"')


def test_minutes_that_somebody_changed_meanwhile_are_both_shown(client, marion):
    one = a_meeting()
    meetings.write_minutes(one, "Theirs.", number=0, by=HOLDER)
    client.force_login(marion)
    response = post(client, f"meetings/{one.pk}/minutes", minutes="Mine.", number="0")
    page = response.content.decode()
    assert response.status_code == 409
    assert "Mine.</textarea>" in page
    assert "Theirs." in page


@pytest.mark.parametrize(
    ("path", "form", "says"),
    [
        ("agenda", {"title": ""}, "The title is empty"),
        ("agenda", {"title": "x", "link": "javascript:alert(1)"}, "has to begin with https://"),
        ("actions", {"text": "x", "who": "Ade", "due": "soon"}, "The action is “soon”, which is no day."),
        ("actions", {"text": "x", "who": "Ade", "due": "2026-03-02"}, "An action cannot be due before it"),
        ("actions", {"text": "x", "person": "999", "due": "2030-01-01"}, "There is no such account"),
        ("ratify", {"which": "7"}, "There is no such recommendation"),
        ("minutes/agree", {"at": "7"}, "There is no such meeting"),
        ("came", {"seat-999": "present"}, "who has no seat on the board that day"),
        ("cancel", {}, "It cannot be cancelled"),
    ],
)
def test_what_is_wrong_with_a_form_is_said(client, marion, path, form, says):
    one = a_meeting()
    client.force_login(marion)
    response = post(client, f"meetings/{one.pk}/{path}", **form)
    assert response.status_code == 400
    assert says in response.content.decode()


@pytest.mark.parametrize(
    ("path", "form", "fields"),
    [
        ("{meeting}/actions", {}, "text person due"),
        ("{meeting}/actions", {"text": "x", "who": "Ade"}, "due"),
        ("boards/new", {}, "name quorum"),
        ("{board}/seats", {}, "name since"),
        ("{board}/meetings", {"begins": "noon"}, "on begins"),
    ],
)
def test_an_empty_form_tells_every_fault_and_leads_to_its_field(client, marion, path, form, fields):
    one = a_meeting()
    client.force_login(marion)
    to = path.format(meeting=f"meetings/{one.pk}", board=f"boards/{one.board.code}")
    page = post(client, to, **form).content.decode()
    assert faulty_fields(page) == fields.split()


def test_my_actions_are_mine_and_done_by_me(client, otto, marion):
    one = a_meeting()
    due = timezone.localdate() - timedelta(days=1)
    mine = meetings.give_action(one, Due("Otto's work", "Otto", due, otto), by=HOLDER)
    meetings.give_action(one, Due("Another's work", "Ade", due), by=HOLDER)
    client.force_login(otto)
    page = client.get("/strategy/actions/").content.decode()
    assert "You have one action to do, and it is overdue." in page
    assert "Another" not in page
    assert "Another" in client.get("/strategy/actions/?which=open").content.decode()
    post(client, f"actions/{mine.pk}/done")
    assert BoardAction.objects.get(pk=mine.pk).done_by == otto


def test_the_list_says_what_is_next_and_what_waits(client, otto):
    board = a_board()
    meetings.decide(a_meeting(board, there=1), "Begin.", by=HOLDER)
    meetings.call(board, soon(), by=HOLDER)
    client.force_login(otto)
    page = client.get("/strategy/meetings/").content.decode()
    assert f"Strategic Board meets next, on {soon():%-d %B %Y}." in page
    assert "One recommendation waits to be ratified." in page


WRITES = ("agenda", "came", "decisions", "ratify", "actions", "minutes", "minutes/agree", "cancel")


@pytest.mark.parametrize("path", WRITES)
def test_otto_changes_nothing_of_a_meeting(client, otto, path):
    one = a_meeting()
    client.force_login(otto)
    form = {"title": "x", "text": "x", "who": "x", "due": "2030-01-01", "at": str(one.pk), "number": "0"}
    for said in (form, {}, {"person": "999999", "at": "999999", "which": "999999"}):
        assert post(client, f"meetings/{one.pk}/{path}", **said).status_code == 403
    found = Meeting.objects.get()
    assert (found.minutes, found.state, found.items.count(), found.decisions.count()) == ("", "held", 0, 0)


@pytest.mark.parametrize(
    "path", ["boards/new", "boards/strategic-board/seats", "boards/strategic-board/meetings"]
)
def test_otto_founds_nothing(client, otto, path):
    a_board()
    client.force_login(otto)
    form = {"name": "x", "quorum": "1", "since": "2025-01-01", "on": "2030-01-01"}
    assert post(client, path, **form).status_code == 403
    assert (Board.objects.count(), Board.objects.get().seats.count(), Meeting.objects.count()) == (1, 3, 0)


@pytest.mark.parametrize("path", ["meetings/", "actions/", "boards/strategic-board/"])
def test_administrators_and_what_is_not_there(client, path):
    a_board()
    client.force_login(an_account("jo", "administrator"))
    assert client.get(f"/strategy/{path}").status_code == 403
    client.force_login(an_account("iqbal", "board member"))
    assert client.get(f"/strategy/{path}").status_code == 200
    assert client.get("/strategy/meetings/99/").status_code == 404
    assert client.get("/strategy/boards/none/").status_code == 404


def test_a_held_meeting_says_its_day():
    assert str(a_meeting()) == f"Strategic Board, {HELD_ON:%-d %B %Y}"


def test_what_is_late_stands_on_the_first_page(client, marion):
    one = a_meeting(there=1)
    meetings.decide(one, "Begin.", by=HOLDER)
    due = timezone.localdate() - timedelta(days=1)
    meetings.give_action(one, Due("Write to all", "Marion", due, marion), by=HOLDER)
    client.force_login(marion)
    page = client.get("/").content.decode()
    for said in ("Write to all", "1 recommendation to ratify", "Write the minutes of Strategic Board"):
        assert said in page


@pytest.mark.parametrize("seat", ["seat-²", "seat-٣", "seat-999999999999", "seat-"])
def test_a_seat_that_is_no_number_is_passed_over(client, marion, seat):
    one = a_meeting(there=None)
    client.force_login(marion)
    assert post(client, f"meetings/{one.pk}/came", **{seat: "present"}).status_code == 302


def test_what_no_database_keeps_is_turned_away(client, marion):
    one = a_meeting()
    client.force_login(marion)
    answer = post(client, f"meetings/{one.pk}/decisions", decision="Begin\0.")
    assert answer.status_code == 400
    assert "holds a character that is no letter. Type it again." in answer.content.decode()
    assert not one.decisions.exists()


def test_a_long_list_of_actions_is_short_at_home(client, marion):
    one = a_meeting()
    due = {"text": "a" * 500, "owner": "Ade", "person": marion, "due": HELD_ON}
    BoardAction.objects.bulk_create(BoardAction(meeting=one, **due) for _ in range(300))
    client.force_login(marion)
    home = client.get("/").content.decode()
    assert "290 more actions to do" in home
    assert len(home) < 60_000
    assert len(client.get("/strategy/actions/").content) < 60_000


def test_meetings_to_come_are_the_next_few(client, marion):
    board = a_board()
    days = [soon() + timedelta(days=n) for n in range(60)]
    Meeting.objects.bulk_create(Meeting(board=board, on=day, place="p" * 300) for day in days)
    client.force_login(marion)
    page = client.get("/strategy/meetings/").content.decode()
    assert "35 more meetings to come after these." in page
    assert page.count("p" * 300) == 25


def test_what_a_decision_is_about_leads_to_its_page(client, marion):
    load_framework()
    one = a_meeting()
    meetings.decide(one, "Go on.", by=HOLDER, about="grow-your-own, children-turnover, <b>else</b>")
    client.force_login(marion)
    page = client.get(f"/strategy/meetings/{one.pk}/").content.decode()
    assert '<a href="/strategy/activities/grow-your-own">Grow your own</a>; ' in page
    assert '<a href="/strategy/kpis/children-turnover">Turnover in children&#39;s services</a>; ' in page
    assert "&lt;b&gt;else&lt;/b&gt;" in page


@pytest.mark.parametrize(
    ("about", "names"),
    [
        ("talent-pool", ["joined recruitment (priority)", "experienced posts (activity)"]),
        ("activity talent-pool", ["experienced posts"]),
        ("kpi talent-pool", ["kpi talent-pool"]),
        ("partner-placements", ["(activity)", "(KPI)"]),
    ],
)
def test_a_code_that_two_parts_share_says_which_is_meant(client, marion, about, names):
    load_framework()
    one = a_meeting()
    meetings.decide(one, "Go on.", by=HOLDER, about=about)
    client.force_login(marion)
    page = client.get(f"/strategy/meetings/{one.pk}/").content.decode()
    (cell,) = re.findall(r'data-head="About"[^>]*>(.*?)</td>', page, re.DOTALL)
    assert len(cell.split("; ")) == len(names)
    assert all(name in cell for name in names)


def test_what_somebody_left_is_handed_over_in_the_browser(client, marion, otto):
    gone = an_account("bilal", partner="101")
    for text in ("Write to all", "Ask <Ann>"):
        meetings.give_action(
            a_meeting(a_board(f"Board {text[:3]}")), Due(text, "Bilal", soon(), gone), by=HOLDER
        )
    type(gone).objects.filter(pk=gone.pk).update(is_active=False)
    client.force_login(marion)
    assert "2 things without an owner" in client.get("/").content.decode()
    page = client.get("/strategy/actions/owners/").content.decode()
    assert "Bilal left and still answers for two things." in page
    assert "Ask &lt;Ann&gt;" in page
    assert post(client, f"actions/owners/{gone.pk}/hand-over").status_code == 400
    assert post(client, f"actions/owners/{gone.pk}/hand-over", to=str(otto.pk)).status_code == 302
    assert "Two things handed over to Otto." in client.get("/strategy/actions/owners/").content.decode()
    assert set(BoardAction.objects.values_list("person", flat=True)) == {otto.pk}


def test_kpis_of_somebody_who_left_go_to_another_in_a_draft(client, marion, otto):
    load_framework()
    gone = an_account("gina", "board member")
    type(gone).objects.filter(pk=gone.pk).update(name="Practice consultant", is_active=False)
    mine = [each.code for each in in_force().framework.kpis if each.owner == "Practice consultant"]
    client.force_login(marion)
    assert "has a draft of" in client.get("/strategy/actions/owners/").content.decode()
    for _ in range(2):
        response = post(client, f"actions/owners/{gone.pk}/hand-over", to=str(otto.pk))
        draft = FrameworkVersion.objects.get(state="draft")
        assert response.headers["Location"] == draft.get_absolute_url()
    assert mine
    assert [each.code for each in draft.framework.kpis if each.owner == "Otto"] == mine
    assert in_force().framework.kpi(mine[0]).owner == "Practice consultant"
    page = client.get(draft.get_absolute_url()).content.decode()
    assert f"Version {draft.number} of the framework, a draft, names Otto as owner of the KPIs." in page


def test_an_action_without_an_owner_says_so_and_goes_to_somebody_else(client, marion, otto):
    gone = an_account("bilal", partner="101")
    one = a_meeting()
    action = meetings.give_action(one, Due("Write", "Bilal", soon(), gone), by=HOLDER)
    type(gone).objects.filter(pk=gone.pk).update(is_active=False)
    client.force_login(marion)
    for path in (f"meetings/{one.pk}/", "actions/?which=open"):
        assert (
            "Needs a new owner: their account has ended" in client.get(f"/strategy/{path}").content.decode()
        )
    assert post(client, f"actions/{action.pk}/owner", to=str(otto.pk)).url == one.get_absolute_url()
    assert "Bilal, now with Otto" in client.get(one.get_absolute_url()).content.decode()
    client.force_login(otto)
    assert post(client, f"actions/{action.pk}/owner", to=str(otto.pk)).status_code == 403
    assert client.get("/strategy/actions/owners/").status_code == 403


@pytest.mark.parametrize(
    ("role", "partner"), [("board member", None), ("analyst", "103"), ("partnership lead", None)]
)
def test_each_role_finds_its_own_actions_and_finishes_them(client, role, partner):
    one, person = a_meeting(), an_account("dana", role, partner=partner)
    own = meetings.give_action(one, Due("Mine to do", "Dana", soon(), person), by=HOLDER)
    other = meetings.give_action(one, Due("Somebody else’s", "Ade", soon()), by=HOLDER)
    client.force_login(person)
    page = client.get("/strategy/actions/").content.decode()
    assert "You have one action to do, none of them late." in page
    assert ("Mine to do" in page, "Somebody else’s" in page) == (True, False)
    assert "Somebody else’s" in client.get("/strategy/actions/?which=open").content.decode()
    assert post(client, f"actions/{own.pk}/done").status_code == 302
    finished = post(client, f"actions/{other.pk}/done").status_code
    assert finished == (302 if role == "partnership lead" else 403)
