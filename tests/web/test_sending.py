"""An analyst drops files on one page, sees what each is, and goes on from there."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from given.ascwds import a_workplace, an_adults_worker, csv_of
from given.csww import a_return
from tenure.partnership.models import Submission

# Slow: sends whole sets.
pytestmark = [pytest.mark.usefixtures("home", "at_once"), pytest.mark.slow]

WORKPLACE = csv_of("workplace", [a_workplace()])
WORKER = csv_of("worker", [an_adults_worker(DAYSSICK="1x")])


@pytest.fixture
def analyst(client, priya):
    client.force_login(priya)
    return client


def drop(client, *, follow=False, **files):
    sent = [SimpleUploadedFile(name.replace("_", "."), content) for name, content in files.items()]
    return client.post("/returns/send/", {"file": sent}, follow=follow)


def test_the_page_says_what_each_file_is_and_leads_on(analyst):
    files = {"a_csv": WORKPLACE, "b_csv": WORKER, "c_xml": a_return(), "d_csv": b"%PDF"}
    shown = drop(analyst, follow=True, **files).content.decode()

    assert "2 returns of Northvale are being checked; 1 file could not be taken" in shown
    assert "ASC-WDS): workplace file" in shown
    assert "ASC-WDS): worker file" in shown
    assert "layout of 2023" in shown
    assert "The file is a PDF document." in shown
    for sent in Submission.objects.all():
        assert f'href="{sent.get_absolute_url()}"' in shown


def test_one_return_leads_straight_to_its_page(analyst):
    response = drop(analyst, a_csv=WORKPLACE, b_csv=WORKER)
    shown = analyst.get(response.url).content.decode()
    assert response.status_code == 302
    assert "Northvale’s adults’ return for" in shown
    assert "Worker line 2" in shown
    assert "These files are for another year" in shown
    assert "How it was read" in shown


def test_a_set_in_pieces_is_put_together_with_one_click(analyst):
    drop(analyst, a_csv=WORKPLACE)
    alone = drop(analyst, b_csv=WORKER).url
    assert "Workplace file is in an earlier sending" in analyst.get(alone).content.decode()

    whole = analyst.post(f"{alone}complete/", follow=True).content.decode()

    assert "The files are together as sending 3" in whole


def test_the_year_is_changed_by_one_field(analyst):
    address = drop(analyst, a_csv=WORKPLACE, b_csv=WORKER).url
    moved = analyst.post(f"{address}year/", {"year": "2020"}, follow=True).content.decode()
    assert "These files are now the return for 2020." in moved
    assert "Give the year as four digits." in analyst.post(f"{address}year/", {"year": "x"}).content.decode()


@pytest.mark.parametrize(
    ("path", "kind", "holds"),
    [
        ("findings.xlsx", "spreadsheetml", b"PK"),
        ("findings.json", "jsonl", b'"rule"'),
        ("summary.txt", "text/plain", b"To answer with a note"),
        ("as-sent/", "zip", b"PK"),
    ],
)
def test_what_was_found_comes_back_in_every_form(analyst, path, kind, holds):
    address = drop(analyst, a_csv=WORKPLACE, b_csv=WORKER).url
    response = analyst.get(f"{address}{path}")
    assert kind in response.headers["Content-Type"]
    assert holds in response.content


def test_a_rule_of_a_set_has_its_own_page_and_takes_a_note(analyst):
    address = drop(analyst, a_csv=WORKPLACE, b_csv=WORKER).url
    rule = Submission.objects.get().tally[0]["rule"]
    assert analyst.get(f"{address}rules/{rule}/").status_code == 200
    after = analyst.post(f"{address}note/", {"rule": rule, "text": "Seen."}, follow=True)
    assert "Query with a note" in after.content.decode()


def test_what_accepting_would_do_is_shown_before_it_is_done(analyst):
    address = drop(analyst, c_xml=a_return()).url
    assert "See what it would change" in analyst.get(address).content.decode()

    shown = analyst.get(f"{address}preview/").content.decode()

    assert "Northvale would have its first figures for 2023" in shown
    assert "Nothing of this is kept." in shown
    assert "Go on to accept" in shown


def test_a_program_sends_files_and_reads_what_became_of_them(analyst):
    files = [
        SimpleUploadedFile(f"{n}.csv", content) for n, content in enumerate((WORKPLACE, WORKER, b"%PDF"))
    ]

    sent = analyst.post("/api/returns/files?year=2020", {"files": files})
    assert sent.status_code == 202
    delivered = analyst.get(f"/api/returns/files/{sent.json()['id']}").json()
    became = delivered["files"]

    assert delivered["state"] == "read"
    assert [(one["part"], bool(one["submission"])) for one in became] == [
        ("workplace", True),
        ("worker", True),
        ("", False),
    ]
    number = became[0]["submission"]["id"]
    assert became[0]["submission"]["year"] == 2020
    found = analyst.get(f"/api/returns/{number}/findings").json()
    assert {"rule", "file", "number", "weight"} <= found[0].keys()
    assert "ASC-WDS" in analyst.get(f"/api/returns/{number}/summary").json()["text"]
    moved = analyst.post(f"/api/returns/{number}/year", {"year": 2021}, content_type="application/json")
    assert (moved.status_code, moved.json()["year"]) == (201, 2021)


def test_a_program_reads_what_accepting_would_do(analyst):
    number = int(drop(analyst, c_xml=a_return()).url.split("/")[2])
    found = analyst.get(f"/api/returns/{number}/preview").json()
    assert (found["replaces"], found["service"]) == (False, "children")
    assert found["moved"][0].keys() == {"measure", "basis", "label", "was", "now", "by", "last", "since"}
