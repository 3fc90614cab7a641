"""A university's analyst does in the browser and by API what a council's does, and sees no council's rows."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from given.education import a_student, csv_of
from given.members import an_account
from tenure.partnership.models import Submission

# Slow: sends and accepts whole returns.
ABOVE = {"university": "Southmere University", "year": "2023"}
NO_MODE = csv_of("students", [a_student(mode="")], above=ABOVE)
QUERIED = csv_of("students", [a_student()], above=ABOVE)


@pytest.fixture
def ruth(client):
    """Analyst at Southmere University, signed in."""
    client.force_login(an_account("ruth", partner="90000001"))
    return client


def send(client, content, name="students.csv"):
    return client.post("/returns/send/", {"file": SimpleUploadedFile(name, content)})


def test_findings_say_which_file_row_and_column(ruth):
    found = ruth.get(send(ruth, NO_MODE).url).content.decode()

    assert "1 error stands between this return and the record" in found
    for word in ("Mode is blank.", "Students line 4", "E-S01"):
        assert word in found


PATHS = (
    "/",
    "/returns/",
    "/returns/send/",
    "/analysis/",
    "/measures/turnover-rate/",
    "/definitions/",
    "/account/",
)


@pytest.mark.parametrize("path", PATHS)
def test_every_page_answers_a_universitys_analyst(ruth, path):
    assert ruth.get(path, follow=True).status_code == 200


def test_a_query_is_noted_and_the_return_accepted_by_api(ruth):
    send(ruth, QUERIED)
    sent = Submission.objects.get()
    noted = ruth.post(
        f"/api/returns/{sent.pk}/notes",
        {"rule": "E-F05", "text": "Nothing to say in the others yet."},
        content_type="application/json",
    )
    assert noted.status_code == 201, noted.content

    assert ruth.post(f"/api/returns/{sent.pk}/accept").status_code == 200
    sent.refresh_from_db()
    assert (sent.state, sent.on_record) == ("accepted", True)


def test_its_rows_come_back_as_a_workbook_and_as_sent_and_nothing_is_fixed_by_itself(ruth):
    send(ruth, NO_MODE)
    at = f"/returns/{Submission.objects.get().pk}"

    assert ruth.get(f"{at}/findings.xlsx").content.startswith(b"PK")
    assert ruth.get(f"{at}/as-sent/").content == NO_MODE
    assert ruth.get(f"{at}/fixes/").status_code == 400
    assert f"{at}/fixes/" not in ruth.get(f"{at}/").content.decode()
    assert "Mode is blank." in ruth.get(f"{at}/rules/E-S01/").content.decode()


def test_an_analyst_of_a_council_finds_no_such_return(ruth, client, otto):
    send(ruth, QUERIED)
    client.force_login(otto)

    assert client.get(f"/returns/{Submission.objects.get().pk}/").status_code == 404


pytestmark = [pytest.mark.usefixtures("home", "at_once"), pytest.mark.slow]
