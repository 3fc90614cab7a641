"""Pages of reports: one click each, for whoever sees the strategy, with nothing that is not theirs."""

import io
import re
from html import unescape

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from pptx import Presentation

from tenure.partnership.framing import load_framework
from tenure.partnership.models import AuditEntry, Branding, CaseStudy, ReportMade
from tests.publish.test_report_looks import a_png
from tests.strategy.test_casestudies import TOLD

# Slow: takes reports from a home of its own.

WRITTEN = {**vars(TOLD), "evidence": ["children-turnover"]}
LOOKS = {"name": "Five Rivers", "ink": "#123f63", "accent": "#0b6e69", "alt": ""}
HTML = "text/html; charset=utf-8"


@pytest.fixture
def framed(filled):
    """A home with a record and the founding framework in force."""
    load_framework()


@pytest.fixture
def led(client, lead):
    client.force_login(lead)
    return client


def shown(response):
    return unescape(re.sub(r"\s+", " ", response.content.decode()))


def written(client, **changed):
    """A case study by whoever is signed in; its number."""
    response = client.post("/strategy/reports/cases/new", WRITTEN | changed)
    assert response.status_code == 302, shown(response)
    return CaseStudy.objects.latest("pk").pk


def consented(client, number):
    said = {"given_by": "Amara’s manager", "given_on": "2024-01-05", "scope": "evaluation"}
    response = client.post(f"/strategy/reports/cases/{number}/consent", said)
    assert response.status_code == 302, shown(response)


def test_the_list_offers_each_report_in_each_form(led):
    page = shown(led.get("/strategy/reports/"))
    for key in ("board", "progress", "analysis", "evaluation", "changes"):
        for form in ("pdf", "pptx", "xlsx", "html"):
            assert f'href="/strategy/reports/{key}.{form}' in page


def test_a_board_member_reads_the_board_pack_and_takes_it_as_slides(client, board):
    client.force_login(board)
    page = shown(client.get("/strategy/reports/board/"))
    title = re.search(r"<h1[^>]*>(.*?)</h1>", page)[1]
    response = client.get("/strategy/reports/board.pptx")
    assert response.headers["Content-Disposition"].startswith("attachment")
    assert Presentation(io.BytesIO(response.content)).slides[0].shapes.title.text == title
    assert "Where each figure comes from" in page


@pytest.mark.parametrize("address", ["board/", "board.xlsx", "cases/", "branding/", "", "board/cited.csv"])
def test_an_administrator_sees_no_report(client, administrator, address):
    client.force_login(administrator)
    assert client.get(f"/strategy/reports/{address}").status_code == 403


@pytest.mark.parametrize("address", ["gossip/", "board.docx", "made/77/", "board/nothing.csv"])
def test_what_is_not_there_is_not_found(led, address):
    assert led.get(f"/strategy/reports/{address}").status_code == 404


def test_a_day_that_is_none_is_said(led):
    response = led.get("/strategy/reports/board/?on=tomorrow")
    assert response.status_code == 400
    assert "tomorrow is not a day of the calendar. Write it as 2023-11-30." in shown(response)


def test_what_was_taken_is_written_down_with_what_it_was_made_from(led):
    led.get("/strategy/reports/progress.xlsx")
    assert "Annual progress report" in shown(led.get("/strategy/reports/"))
    page = shown(led.get(f"/strategy/reports/made/{ReportMade.objects.latest('pk').pk}/"))
    assert "Snapshot of the record" in page
    assert "It tells none." in page
    assert 'href="/strategy/reports/made/1/again">Take it again (XLSX)' in page
    assert led.get("/strategy/reports/made/1/again").content.startswith(b"PK")
    assert led.get("/strategy/reports/made/7/again").status_code == 404


def test_a_case_study_is_written_consented_to_shared_and_withdrawn(led):
    number = written(led, title="قصة نجاح", context="<b>one</b>\n\ntwo")
    consented(led, number)
    led.post(f"/strategy/reports/cases/{number}/share")
    page = led.get("/strategy/reports/board/").content.decode()
    assert "Case study: قصة نجاح" in page
    assert "&lt;b&gt;one" in page
    led.get("/strategy/reports/board.xlsx")
    assert led.post(f"/strategy/reports/cases/{number}/withdraw").status_code == 302
    assert "قصة نجاح" not in shown(led.get("/strategy/reports/board/"))
    listed = shown(led.get(f"/strategy/reports/made/{ReportMade.objects.latest('pk').pk}/"))
    assert f"Case study {number}: told in this report before consent was withdrawn on" in listed
    assert "Its words were taken out" in shown(led.get(f"/strategy/reports/cases/{number}/"))


def test_a_case_study_names_the_reports_that_told_it_and_no_other(led):
    number = written(led)
    day = {"on": timezone.localdate(), "kind": "board", "form": "pdf"}
    stories = ([number], [7, number, 9], [7, number], [number * 10, int(f"7{number}")], [])
    made = [ReportMade.objects.create(stories=each, **day).pk for each in stories]
    page = shown(led.get(f"/strategy/reports/cases/{number}/"))
    assert [f"/strategy/reports/made/{pk}/" in page for pk in made] == [True, True, True, False, False]


def test_a_title_of_five_thousand_letters_gets_a_sentence(led):
    response = led.post("/strategy/reports/cases/new", WRITTEN | {"title": "x" * 5000})
    assert response.status_code == 400
    assert "The title has 5,000 letters. Say it in 200 or fewer." in shown(response)
    assert not CaseStudy.objects.exists()


def test_otto_finds_nothing_of_northvales_until_it_is_shared(client, priya, otto):
    client.force_login(priya)
    number = written(client)
    consented(client, number)
    client.force_login(otto)
    for act in ("", "change", "consent", "withdraw"):
        assert client.get(f"/strategy/reports/cases/{number}/{act}").status_code == 404
    for act in ("share", "withdraw", "change", "consent"):
        assert client.post(f"/strategy/reports/cases/{number}/{act}").status_code == 404
    assert client.get(f"/api/case-studies/{number}").status_code == 404
    assert TOLD.title not in shown(client.get("/strategy/reports/cases/"))
    client.force_login(priya)
    client.post(f"/strategy/reports/cases/{number}/share")
    client.force_login(otto)
    page = shown(client.get(f"/strategy/reports/cases/{number}/"))
    assert TOLD.title in page
    assert "Amara" not in page
    assert client.post(f"/strategy/reports/cases/{number}/withdraw").status_code == 403


def test_otto_cannot_choose_how_reports_look(client, otto):
    client.force_login(otto)
    assert client.post("/strategy/reports/branding/", LOOKS).status_code == 403
    assert client.post("/strategy/reports/branding/back").status_code == 403
    assert AuditEntry.objects.filter(outcome="refused", about="branding").count() == 2


def test_a_lead_brands_reports_and_goes_back(led):
    logo = SimpleUploadedFile("logo.gif", a_png())
    assert led.post("/strategy/reports/branding/", LOOKS | {"logo": logo, "alt": "Rivers"}).status_code == 302
    assert "Five Rivers" in shown(led.get("/strategy/reports/branding/"))
    picture = led.get("/strategy/reports/branding/logo")
    assert (picture.headers["Content-Type"], picture.content[:4]) == ("image/png", b"\x89PNG")
    assert "sandbox" in picture.headers["Content-Security-Policy"]
    led.post("/strategy/reports/branding/", LOOKS | {"name": "Six Rivers"})
    led.post("/strategy/reports/branding/back")
    assert Branding.objects.first().name == "Five Rivers"


# Slow: sets a page.
@pytest.mark.slow
def test_looks_are_seen_before_they_are_chosen_and_their_logo_is_sent_once(led):
    looks = LOOKS | {"logo": SimpleUploadedFile("logo.png", a_png()), "alt": "Rivers"}
    page = shown(led.post("/strategy/reports/branding/", looks | {"preview": "on"}))
    assert "Nothing is changed until you use them." in page
    assert 'value="Five Rivers"' in page
    assert not Branding.objects.exists()
    address = re.search(r'src="(/strategy/reports/branding/preview.png\?tried=\d+)"', page)[1]
    assert led.get(address).content.startswith(b"\x89PNG")
    led.post("/strategy/reports/branding/", LOOKS | {"alt": "Rivers", "tried": "on"})
    assert bytes(Branding.objects.get().logo).startswith(b"\x89PNG")
    assert led.get(address).status_code == 404


def test_what_cannot_be_branding_gets_a_sentence_each(led):
    wrong = {"ink": "#ffff00", "logo": SimpleUploadedFile("logo.png", b"%PDF-1.7")}
    response = led.post("/strategy/reports/branding/", LOOKS | wrong)
    assert response.status_code == 400
    assert "has a contrast of 1.1 to 1 with white" in shown(response)
    assert "The logo is neither a PNG nor an SVG" in shown(response)


def test_a_name_that_would_turn_the_words_of_reports_round_is_refused(led):
    response = led.post("/strategy/reports/branding/", LOOKS | {"name": "\u202esreviR"})
    assert response.status_code == 400
    assert "It has a character that turns the text round." in shown(response)


def test_a_logo_of_two_megabytes_is_refused(led):
    large = SimpleUploadedFile("logo.png", a_png() + b"\0" * 2_000_000)
    response = led.post("/strategy/reports/branding/", LOOKS | {"logo": large})
    assert response.status_code == 400
    assert "The logo has 2.0 MB. Give one of 1 MB or less" in shown(response)


@pytest.mark.slow  # draws charts and sets a page
def test_a_file_waits_for_its_charts_and_says_how_far_it_is(led, monkeypatch):
    from tenure.web.strategy.reports import views

    monkeypatch.setattr(views, "SECONDS", 0.0)
    response = led.get("/strategy/reports/analysis.pdf")
    assert response.headers["Content-Type"] == HTML
    assert re.search(r"0 of \d+ charts drawn", shown(response))
    assert 'http-equiv="refresh"' in shown(response)


@pytest.mark.slow  # draws charts and sets a page
def test_the_preview_is_a_picture_of_the_first_page(led):
    assert led.get("/strategy/reports/branding/preview.png").content.startswith(b"\x89PNG")


def test_the_api_lists_builds_and_gives_reports(led):
    kinds = led.get("/api/reports").json()
    assert [kind["key"] for kind in kinds] == ["board", "progress", "analysis", "evaluation", "changes"]
    report = led.get("/api/reports/evaluation").json()
    assert {one["snapshot"] for one in report["cited"]} >= {""}
    assert dict(report["rests"])["Readers"].startswith("public")
    assert led.get("/api/reports/board/xlsx").content.startswith(b"PK")
    assert led.get("/api/reports/made").json()[0]["kind"] == "board"
    assert led.get("/api/reports/gossip").status_code == 400
    assert "docx" in led.get("/api/reports/board/docx").json()["says"]


def test_the_api_keeps_case_studies(led):
    kind = {"content_type": "application/json"}
    case = led.post("/api/case-studies", WRITTEN, **kind).json()
    assert case["shared"] is False
    where = f"/api/case-studies/{case['number']}"
    given = {"given_by": "A manager", "on": "2024-01-05", "scope": "partnership"}
    assert led.post(f"{where}/consent", given, **kind).json()["scope"] == "partnership"
    assert led.post(f"{where}/share").json()["shared"] is True
    gone = led.post(f"{where}/withdraw").json()
    assert (gone["title"], gone["scope"]) == ("", None)
    assert led.post("/api/case-studies", WRITTEN | {"title": ""}, **kind).status_code == 400


def test_the_map_of_contribution_names_its_gaps(led):
    page = shown(led.get("/strategy/contribution/"))
    assert "activities are measured by no KPI" in page
    assert '<a dir="auto" href="/strategy/activities/skills-gap">' in page
    assert page.index("<table") < page.index('<svg viewBox="0 0 1080')
    assert led.get("/strategy/contribution/contribution.csv").content.startswith(b"Activity,")


def test_an_activity_that_began_too_late_has_nothing_to_compare(led):
    page = shown(led.get("/strategy/contribution/coaching/"))
    assert "There is nothing to compare yet" in page
    assert "The record ends on 30 September 2023" in page
    assert led.get("/strategy/contribution/nothing/").status_code == 404


pytestmark = [pytest.mark.usefixtures("framed"), pytest.mark.slow]
