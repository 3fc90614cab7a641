"""The framework's API: the same versions, statuses and refusals as its pages."""

import json
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from given.boards import a_meeting
from given.frameworks import a_framework, an_activity, framework_values, put_in_force
from tenure.partnership.actions import activities
from tenure.partnership.models import ActivityEntry, FrameworkVersion
from tenure.strategy.framework.books import as_workbook
from tenure.strategy.framework.reading import founding
from tenure.strategy.framework.writing import as_document

# Slow: opens a home and changes a whole framework in each test.

READS = (
    *("framework", "framework/versions", "framework/versions/1", "framework/compare?before=1&after=1"),
    *("framework/search?q=careers", "activities", "activities/careers-fair"),
)
ONE = "activities/grow-your-own"
WRITES = {
    "framework/versions": {"framework": {}},
    "framework/versions/1/agree": {"title": "Board", "on": "2026-09-01"},
    "framework/versions/1/in-force": {},
    "framework/versions/1/retire": {},
    f"{ONE}/milestones/scheme/done": {"on": "2026-09-01"},
    f"{ONE}/milestones/scheme/move": {"to": "2027-09-01", "reason": "x"},
    f"{ONE}/word": {"status": "watch", "text": "x"},
    f"{ONE}/owner": {"person": "otto"},
    f"{ONE}/handover": {"on": "2026-09-01"},
}


def sent(client, path, body, method="post"):
    address = f"/api/strategy/{path}"
    return getattr(client, method)(address, json.dumps(body), content_type="application/json")


@pytest.mark.parametrize("path", READS)
def test_the_partnership_reads_and_an_administrator_is_refused(client, otto, administrator, in_force, path):
    assert client.get(f"/api/strategy/{path}").status_code == 401
    client.force_login(otto)
    assert client.get(f"/api/strategy/{path}").status_code == 200
    client.force_login(administrator)
    assert client.get(f"/api/strategy/{path}").status_code == 403


@pytest.mark.parametrize(("path", "body"), WRITES.items())
def test_otto_is_refused_what_leads_and_owners_do(client, otto, in_force, path, body):
    client.force_login(otto)
    answer = sent(client, path, body)
    assert answer.status_code == 403
    assert "artnership leads" in answer.json()["says"]
    assert not ActivityEntry.objects.exists()


def test_a_lead_drafts_changes_agrees_and_puts_in_force(client, lead, in_force):
    client.force_login(lead)
    document = as_document(founding()) | {"title": "Next"}
    assert sent(client, "framework/versions", {"framework": document}).status_code == 201
    changed = sent(
        client, "framework/versions/2", {"framework": document | {"title": "Better"}}, "put"
    ).json()
    assert (changed["number"], changed["title"], changed["state"]) == (2, "Better", "draft")
    found = client.get("/api/strategy/framework/compare?before=1&after=2").json()
    assert [each["says"] for each in found] == ["its title: Better, was Workforce strategy framework"]
    sent(client, "framework/versions/2/agree", {"title": "Board", "on": "2026-10-01"})
    sent(client, "framework/versions/2/in-force", {"since": "2026-10-01"})
    now = client.get("/api/strategy/framework").json()
    assert (now["number"], now["meeting"], now["framework"]["title"]) == (2, "Board", "Better")
    assert [step["what"] for step in now["steps"]] == ["put in force", "agreed", "changed", "drafted"]


def test_every_fault_of_a_framework_is_told_and_nothing_is_kept(client, lead):
    client.force_login(lead)
    broken = framework_values(activities=[an_activity(under="b", milestones=[{"code": "m"}])], kpis=3)
    answer = sent(client, "framework/versions", {"framework": json.loads(json.dumps(broken, default=str))})
    assert answer.status_code == 409
    lines = answer.json()["says"].splitlines()
    assert len(lines) == 4
    assert "activities[1].under is “b”, and there is no such aim or principle." in answer.json()["says"]
    assert not FrameworkVersion.objects.exists()


def test_a_file_is_checked_and_not_kept(client, otto):
    client.force_login(otto)
    made = a_framework(activities=[an_activity(under="b"), an_activity("other", owner="")])
    file = SimpleUploadedFile("ours.xlsx", as_workbook(made))
    answer = client.post("/api/strategy/framework/check", {"file": file})
    assert [(each["place"], each["severity"]) for each in answer.json()] == [("Activities!D3", "error")]
    file = SimpleUploadedFile("ours.pdf", b"%PDF")
    assert client.post("/api/strategy/framework/check", {"file": file}).status_code == 422
    assert not FrameworkVersion.objects.exists()


def test_what_is_said_of_an_activity_is_in_the_answer(client, lead, in_force):
    client.force_login(lead)
    place = "activities/partner-placements"
    code = founding().activity("partner-placements").milestones[0].code
    done = sent(client, f"{place}/milestones/{code}/done", {"on": "2026-09-02", "note": "Held"})
    [entry] = done.json()["history"]
    assert (entry["kind"], entry["text"], entry["by"]) == ("done", "Held", "ceri")
    item = activities.mark(founding().activity("partner-placements").handover[0])
    ticked = sent(client, f"{place}/ticks", {"item": item}).json()
    assert [each["ticked"] for each in ticked["handover"]] == [True, False, False]
    back = client.delete(f"/api/strategy/{place}/entries/{entry['id']}").json()
    assert back["history"][-1]["taken_back_at"]
    assert back["milestones"][0]["done"] is None


def test_activities_come_by_status_and_in_pieces(client, lead):
    several = [an_activity(f"a{n}", milestones=[]) for n in range(210)]
    put_in_force(a_framework(activities=several), by=lead, on=date(2026, 9, 1))
    client.force_login(lead)
    found = client.get("/api/strategy/activities?status=no-data&under=a&offset=200").json()
    assert found["count"] == 210
    assert [each["code"] for each in found["activities"]] == [f"a{n}" for n in range(200, 210)]
    assert client.get("/api/strategy/activities?status=on-course").json()["count"] == 0


@pytest.mark.parametrize(
    ("path", "body", "status"),
    [
        ("framework/versions/9/agree", {"title": "x", "on": "2026-09-01"}, 404),
        ("framework/versions/1/agree", {"title": "x", "on": "soon"}, 422),
        ("framework/versions/1/agree", {"title": "x", "on": "2026-09-01"}, 400),
        ("activities/none/word", {"status": "watch", "text": "x"}, 404),
        ("activities/careers-fair/word", {"status": "fine", "text": "x"}, 400),
        ("activities/careers-fair/owner", {"person": "nobody\x00"}, 400),
        ("activities/careers-fair/ticks", {"item": "x"}, 400),
    ],
)
def test_bad_input_gets_a_sentence(client, lead, in_force, path, body, status):
    client.force_login(lead)
    answer = sent(client, path, body)
    assert answer.status_code == status
    assert answer.json()["says"]


def test_a_meeting_of_the_register_is_named_by_its_number(client, lead, in_force):
    held = a_meeting()
    client.force_login(lead)
    sent(client, "framework/versions", {"framework": as_document(founding())})
    wrong = sent(client, "framework/versions/2/agree", {})
    assert (wrong.status_code, "number in the register" in wrong.json()["says"]) == (400, True)
    assert sent(client, "framework/versions/2/agree", {"meeting": held.pk}).json()["agreed_at"] == held.pk


pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("home"), pytest.mark.slow]
