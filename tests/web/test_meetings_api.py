"""Boards, meetings and actions by the API: as the pages do, with the same refusals and sentences."""

import json
from datetime import timedelta

import pytest
from django.utils import timezone

from given.boards import HELD_ON, a_board, a_meeting, soon
from given.members import an_account
from tenure.partnership.models import BoardAction, Meeting
from tenure.web.api.meetings import ACTIONS, MEETINGS

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("home")]
TODAY = timezone.localdate().isoformat()


@pytest.fixture
def marion(db):
    return an_account("marion", "partnership lead")


@pytest.fixture
def otto(db):
    return an_account("otto", partner="103")


def sent(client, path, body, *, method="post"):
    send = getattr(client, method)
    return send(f"/api/strategy/{path}", json.dumps(body), content_type="application/json")


def test_a_meeting_is_called_held_and_decides(client, marion, otto):
    board = a_board()
    client.force_login(marion)
    made = sent(client, "meetings", {"board": board.code, "on": TODAY}).json()
    own = f"meetings/{made['id']}"
    sent(client, f"{own}/agenda", {"title": "Fees"})
    seats = [each["id"] for each in client.get("/api/strategy/boards").json()[0]["seats"]]
    came = [{"seat": seat, "came": "present"} for seat in seats]
    assert sent(client, f"{own}/attendance", came[:1]).json()["has_quorum"] is False
    decided = sent(client, f"{own}/decisions", {"text": "Fees rise.", "about": "money"}).json()
    assert decided["stands"] == "recommended"
    assert sent(client, f"{own}/attendance", came).json()["decisions"][0]["stands"] == "made"
    given = sent(client, f"{own}/actions", {"text": "Write", "due": TODAY, "person": "otto"}).json()
    client.force_login(otto)
    assert [each["id"] for each in client.get("/api/strategy/actions?mine=true").json()["actions"]] == [
        given["id"]
    ]
    assert sent(client, f"actions/{given['id']}/done", {}).json()["state"] == "done"
    assert client.get(f"/api/strategy/{own}").json()["agenda"] == ["Fees"]


def test_nobodys_minutes_are_written_over(client, marion):
    one = a_meeting()
    client.force_login(marion)
    path = f"meetings/{one.pk}/minutes"
    assert sent(client, path, {"text": "Ours", "number": 0}, method="put").json()["minutes_number"] == 1
    late = sent(client, path, {"text": "Mine", "number": 0}, method="put")
    assert late.status_code == 400
    assert "Somebody else changed the minutes" in late.json()["says"]
    assert client.get(f"/api/strategy/meetings/{one.pk}").json()["minutes"] == "Ours"


def test_what_cannot_be_is_said(client, marion):
    one = a_meeting()
    seat = one.attendance.first().seat_id
    client.force_login(marion)
    twice = [{"seat": seat, "came": "present"}] * 2
    for path, body, says in (
        (f"meetings/{one.pk}/attendance", twice, "Somebody is named twice."),
        (
            f"meetings/{one.pk}/actions",
            {"text": "Go", "owner": "A", "due": "2020-01-01"},
            "cannot be due before it",
        ),
        (
            f"meetings/{one.pk}/actions",
            {"text": "Go", "due": TODAY, "person": "nobody"},
            "no account called nobody",
        ),
    ):
        response = sent(client, path, body)
        assert response.status_code == 400
        assert says in response.json()["says"]
    assert sent(client, "meetings", {"board": "none", "on": TODAY}).status_code == 404
    assert sent(client, "actions/9999/done", {}).status_code == 404


def test_otto_reads_and_changes_nothing(client, marion, otto):
    one = a_meeting()
    client.force_login(otto)
    assert client.get("/api/strategy/meetings").status_code == 200
    for path, body in (
        ("meetings", {"board": one.board.code, "on": soon().isoformat()}),
        (f"meetings/{one.pk}/agenda", {"title": "X"}),
        (f"meetings/{one.pk}/attendance", []),
        (f"meetings/{one.pk}/decisions", {"text": "X"}),
        (f"meetings/{one.pk}/actions", {"text": "X", "owner": "A", "due": TODAY}),
    ):
        assert sent(client, path, body).status_code == 403
    assert (
        sent(client, f"meetings/{one.pk}/minutes", {"text": "X", "number": 0}, method="put").status_code
        == 403
    )
    client.force_login(an_account("jo", "administrator"))
    for path in ("boards", "meetings", "actions", f"meetings/{one.pk}"):
        assert client.get(f"/api/strategy/{path}").status_code == 403


def test_long_lists_come_in_parts(client, marion, django_assert_max_num_queries):
    board = a_board()
    days = [HELD_ON + timedelta(days=n) for n in range(MEETINGS + 2)]
    one = Meeting.objects.bulk_create(Meeting(board=board, on=day) for day in days)[-1]
    due = {"meeting": one, "text": "Do", "owner": "Ade", "due": one.on}
    BoardAction.objects.bulk_create(BoardAction(**due) for _ in range(ACTIONS + 1))
    client.force_login(marion)
    with django_assert_max_num_queries(20):
        first = client.get("/api/strategy/meetings").json()
    assert (first["count"], len(first["meetings"])) == (MEETINGS + 2, MEETINGS)
    assert len(client.get(f"/api/strategy/meetings?offset={MEETINGS}").json()["meetings"]) == 2
    assert len(client.get("/api/strategy/actions").json()["actions"]) == ACTIONS
    assert len(client.get(f"/api/strategy/actions?offset={ACTIONS}").json()["actions"]) == 1
    for far in (-5, 10**25):
        assert client.get(f"/api/strategy/meetings?offset={far}").status_code == 200
