"""What follows a meeting, by the API: ratified, agreed, moved and handed over, for leads alone."""

import json
from datetime import timedelta

import pytest

from given.boards import HELD_ON, a_board, a_meeting, soon
from given.members import an_account
from tenure.partnership.actions import meetings
from tenure.partnership.actions.meetings import Due
from tenure.partnership.may import HOLDER

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("home")]


def sent(client, path, body):
    return client.post(f"/api/strategy/{path}", json.dumps(body), content_type="application/json")


@pytest.fixture
def led(client, db):
    client.force_login(an_account("marion", "partnership lead"))
    return client


@pytest.fixture
def gone(db):
    """Bilal, who was to write, and left."""
    person = an_account("bilal", partner="101")
    one = a_meeting(a_board(), there=1)
    meetings.decide(one, "Begin.", by=HOLDER)
    meetings.write_minutes(one, "Said.", number=0, by=HOLDER)
    meetings.give_action(one, Due("Write", "Bilal", soon(), person), by=HOLDER)
    person.is_active = False
    person.save()
    return one


def test_the_next_meeting_ratifies_and_agrees(led, gone):
    later = a_meeting(gone.board, on=HELD_ON + timedelta(days=30))
    said = {"meeting": gone.pk, "number": 1}
    assert sent(led, f"meetings/{later.pk}/ratify", said).status_code == 200
    agreed = sent(led, f"meetings/{gone.pk}/agreed", {"at": later.pk}).json()
    assert (agreed["agreed_on"], agreed["decisions"][0]["stands"]) == (later.on.isoformat(), "ratified")
    for path, body in (
        (f"meetings/{later.pk}/ratify", {"meeting": 10**30, "number": 1}),
        (f"meetings/{later.pk}/ratify", {"meeting": gone.pk, "number": 10**30}),
        (f"meetings/{later.pk}/agreed", {"at": 10**30}),
    ):
        assert sent(led, path, body).status_code == 400


def test_a_meeting_to_come_moves(led, gone):
    one = meetings.call(gone.board, soon(), by=HOLDER)
    day = (soon() + timedelta(days=7)).isoformat()
    moved = sent(led, f"meetings/{one.pk}/move", {"on": day, "begins": "10:00"}).json()
    assert (moved["on"], moved["begins"][:5]) == (day, "10:00")


def test_what_somebody_left_is_listed_and_handed_over(led, gone):
    an_account("otto", partner="103")
    path, action = "/api/strategy/ownerless", gone.actions.get()
    assert led.get(path).json() == [{"person": "bilal", "kind": "action", "title": "Write"}]
    assert sent(led, "ownerless", {"leaver": "bilal", "to": "otto"}).json() == {"count": 1}
    assert led.get(path).json() == []
    given = sent(led, f"actions/{action.pk}/owner", {"person": "marion"}).json()
    assert given["owner"] == "Bilal, now with Marion"
    assert sent(led, "ownerless", {"leaver": "nobody", "to": "otto"}).status_code == 400


def test_otto_does_none_of_it(client, gone):
    client.force_login(an_account("otto", partner="103"))
    one, action = meetings.call(gone.board, soon(), by=HOLDER), gone.actions.get()
    assert sent(client, f"meetings/{one.pk}/ratify", {"meeting": gone.pk, "number": 1}).status_code == 403
    assert sent(client, f"meetings/{gone.pk}/agreed", {"at": one.pk}).status_code == 403
    assert sent(client, f"meetings/{one.pk}/move", {"on": soon().isoformat()}).status_code == 403
    assert sent(client, f"actions/{action.pk}/owner", {"person": "otto"}).status_code == 403
    assert client.get("/api/strategy/ownerless").status_code == 403
    assert sent(client, "ownerless", {"leaver": "bilal", "to": "otto"}).status_code == 403
