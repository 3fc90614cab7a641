"""Otto, analyst at Hartwell, sees nothing of Northvale's: not a row, not a file, not a true small figure."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from given.members import an_account
from given.pages import PARTS, every_address, people_of, return_of
from tenure.partnership.models import AuditEntry, Submission

# Slow: walks every address as several people.
pytestmark = [pytest.mark.usefixtures("filled", "at_once"), pytest.mark.slow]
SECRET_NOTE = "A sentence that is Northvale's own."
OPEN_TO_ALL_WHO_ARE_SIGNED_IN = {200, 302, 405}


@pytest.fixture
def northvales(client, priya) -> Submission:
    """A return of Northvale's with a note on a query."""
    client.force_login(priya)
    odd = people_of("101", 2023)[0] | {"SWENo": "SW777", "PersonBirthDate": "1934-05-01"}
    content = SimpleUploadedFile("return.xml", return_of("101", 2023, odd))
    sent = Submission.objects.get(pk=client.post("/returns/send/", {"file": content}).url.split("/")[2])
    rule = next(t["rule"] for t in sent.tally if t["severity"] == "query")
    client.post(f"/returns/{sent.pk}/note/", {"rule": rule, "text": SECRET_NOTE})
    client.logout()
    return sent


def answers(client, submission, method):
    """Every answer, by address; Northvale's ids stand in the addresses."""
    own = {"number": submission.pk, "note": submission.notes.get().pk, "code": submission.tally[0]["rule"]}
    for path, name in every_address(**PARTS | own):
        if name not in ("account_logout", "account:stay"):
            yield path, getattr(client, method)(path, **said_with(path, method))


def said_with(path, method):
    """What a program would send along."""
    if method == "get" or not path.startswith("/api/"):
        return {}
    return {
        "data": {"rule": "T-C20", "text": "It may stand.", "year": 2022},
        "content_type": "application/json",
    }


@pytest.mark.parametrize("method", ["get", "post", "delete"])
def test_no_address_shows_otto_a_row_of_northvales(client, otto, northvales, method):
    client.force_login(otto)
    for path, response in answers(client, northvales, method):
        said = b"".join(response) if response.streaming else response.content
        assert b"SW101" not in said, path
        assert b"SW777" not in said, path
        assert SECRET_NOTE.encode() not in said, path


@pytest.mark.parametrize("method", ["get", "post", "delete"])
def test_everything_about_northvales_return_is_not_there_for_otto(client, otto, northvales, method):
    client.force_login(otto)
    for path, response in answers(client, northvales, method):
        if f"returns/{northvales.pk}" in path:
            assert response.status_code in (404, 405), path


def test_each_try_is_written_down(client, otto, northvales):
    client.force_login(otto)
    client.get(f"/returns/{northvales.pk}/")
    refused = AuditEntry.objects.filter(outcome="refused").get()
    assert (refused.who, refused.about) == ("otto", f"submission {northvales.pk}")


def test_nothing_of_northvales_return_changed(client, otto, northvales):
    client.force_login(otto)
    for method in ("post", "delete"):
        list(answers(client, northvales, method))
    northvales.refresh_from_db()
    assert northvales.state == "checked"
    assert northvales.notes.get().text == SECRET_NOTE


@pytest.mark.parametrize("role", ["partnership lead", "board member", "administrator"])
def test_people_of_the_partnership_see_no_rows_either(client, northvales, role):
    client.force_login(an_account("someone", role))
    for path, response in answers(client, northvales, "get"):
        said = b"".join(response) if response.streaming else response.content
        assert b"SW101" not in said, path
        assert SECRET_NOTE.encode() not in said, path


def test_an_administrator_sees_no_figures(client, administrator):
    client.force_login(administrator)
    for path in ("/analysis/", "/measures/turnover-rate/", "/analysis/workbook.xlsx", "/api/measures"):
        assert client.get(path).status_code == 403, path


@pytest.mark.parametrize(
    "path",
    [
        "/analysis/?focus=102",
        "/measures/leavers/?focus=102&basis=headcount",
        "/analysis/places-side-by-side.csv?focus=102",
        "/analysis/open-data.csv",
        "/api/measures?by=partner&measure=leavers&basis=headcount",
    ],
)
def test_three_leavers_are_hidden_wherever_otto_looks(client, otto, priya, path):
    """Ashmere had 3 leavers of 44: 6.8% with FTE 1.0 each; neither may be seen, nor a rate made of it."""
    client.force_login(otto)
    response = client.get(path)
    lines = [
        line for line in response.content.decode().splitlines() if "Ashmere" in line or "E99000102" in line
    ]
    assert response.status_code == 200
    assert not any(re.search(r"(?<![\d.])(6\.8|0\.068)\d*", line) for line in lines)
    if path.startswith("/api"):
        assert next(row["value"] for row in response.json() if row["partner"] == "102") == "c"
    else:
        assert lines


def test_a_chart_opens_only_for_the_eyes_it_was_drawn_for(client, priya, otto):
    client.force_login(priya)
    page = client.get("/analysis/").content.decode()
    chart = page.partition('src="/charts/')[2].partition('"')[0]
    assert client.get(f"/charts/{chart}").status_code == 200

    client.force_login(otto)
    assert client.get(f"/charts/{chart}").status_code == 404


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_no_address_takes_what_another_site_sends(lead, method):
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(lead)
    for path, _ in every_address(**PARTS):
        assert getattr(strict, method)(path, **said_with(path, method)).status_code in (403, 404, 405), path
