"""Papers of a meeting: what comes in, what is turned away with a sentence, and who may take it away."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from given.boards import a_meeting
from given.members import an_account
from tenure.partnership import files
from tenure.partnership.actions import meetings
from tenure.partnership.may import HOLDER

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("home")]
PDF = b"%PDF-1.7 the paper"


@pytest.fixture
def marion(db):
    return an_account("marion", "partnership lead")


@pytest.fixture
def item(db):
    return meetings.add_item(a_meeting(), "Fees", by=HOLDER)


def address(item, what):
    return f"/strategy/meetings/{item.meeting_id}/agenda/{item.pk}/{what}"


def attached(client, item, content=PDF, name="Fees <b>2026</b>.pdf"):
    return client.post(address(item, "attach"), {"paper": SimpleUploadedFile(name, content)})


def test_a_paper_is_attached_and_taken_away_by_whoever_sees_meetings(client, marion, item):
    client.force_login(marion)
    assert attached(client, item).status_code == 302
    page = client.get(item.meeting.get_absolute_url()).content.decode()
    assert "Fees &lt;b&gt;2026&lt;/b&gt;.pdf" in page or "b&gt;.pdf" in page
    client.force_login(an_account("otto", partner="103"))
    response = client.get(address(item, "paper"))
    assert (response.status_code, response.content) == (200, PDF)
    assert response.headers["Content-Disposition"].startswith("attachment;")
    assert response.headers["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize(
    ("content", "name", "says"),
    [
        (b"MZ\x90", "plan.exe", "plan.exe is no kind of file that papers come in."),
        (b"MZ\x90", "plan.pdf", "plan.pdf is called .pdf and is something else inside."),
        (b"PK\x03\x04", "plan.docm", "is no kind of file that papers come in."),
        (b"", "plan.pdf", "plan.pdf is empty."),
        (PDF + b" " * (40 * files.MEGABYTE), "plan.pdf", "plan.pdf has 40 MB; the most is 20."),
    ],
)
def test_what_is_no_paper_is_turned_away_and_leaves_nothing(client, marion, item, content, name, says):
    client.force_login(marion)
    response = attached(client, item, content, name)
    assert response.status_code == 400
    assert says in response.content.decode()
    assert not list(files.folder().glob("*"))
    item.refresh_from_db()
    assert item.paper_sha256 == ""


def test_no_file_is_said_and_no_paper_is_not_found(client, marion, item):
    client.force_login(marion)
    assert "No file came." in client.post(address(item, "attach")).content.decode()
    assert client.get(address(item, "paper")).status_code == 404
    assert client.get(f"/strategy/meetings/{item.meeting_id}/agenda/9999/paper").status_code == 404


@pytest.mark.parametrize("role", ["board member", "administrator", "analyst"])
def test_only_leads_attach_papers(client, item, role):
    client.force_login(an_account("other", role, partner="103" if role == "analyst" else None))
    assert attached(client, item).status_code == 403
