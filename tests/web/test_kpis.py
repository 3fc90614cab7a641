"""Pages and API of KPIs: who sees them, what they answer, what they refuse, what they keep."""

import json
import re
from dataclasses import replace
from datetime import date
from html import unescape

import pytest
from django.utils import timezone

from given.frameworks import put_in_force
from given.members import an_account
from tenure.partnership.actions import frameworks
from tenure.partnership.actions.kpis import Given, give_value
from tenure.partnership.models import AuditEntry, KpiDecision, KpiValue
from tenure.terms.universities import SOUTHMERE

# Slow: opens pages on a home with two years of five partners.
pytestmark = [pytest.mark.usefixtures("filled", "in_force"), pytest.mark.slow]

QUALITY = "placement-quality"
PAGES = (
    "/strategy/",
    "/strategy/kpis/",
    "/strategy/audit/",
    f"/strategy/kpis/{QUALITY}",
    "/strategy/kpis/children-turnover",
    "/strategy/kpis.csv",
    "/strategy/kpis.xlsx",
    "/strategy/audit.csv",
    "/strategy/audit.xlsx",
    "/strategy/kpis/children-turnover/tables/over-the-years.csv",
    "/api/strategy/course",
    "/api/strategy/audit",
    "/api/kpis",
    f"/api/kpis/{QUALITY}",
)
GIVES = f"/strategy/kpis/{QUALITY}/value"
DECIDES = f"/strategy/kpis/{QUALITY}/decision"
VALUE = {"value": "82.5", "on": "2025-07-31", "note": "", "evidence": "Forms of the year"}
DECISION = {"decision": "mend", "why": "Few were judged.", "meeting": "Strategic Board", "on": "2025-11-20"}


def page(client, address, status=200):
    response = client.get(address)
    assert response.status_code == status, response.content
    return unescape(response.content.decode(errors="replace"))


@pytest.mark.parametrize("who", ["board", "lead", "priya", "otto"])
def test_whoever_sees_the_strategy_sees_every_page_of_it(client, who, request):
    client.force_login(request.getfixturevalue(who))
    for address in PAGES:
        page(client, address)


def test_an_administrator_is_refused_everywhere_and_a_visitor_is_asked_to_sign_in(client, administrator):
    assert {client.get(address).status_code for address in PAGES} == {302, 401}
    client.force_login(administrator)
    assert {client.get(address).status_code for address in (*PAGES, GIVES, DECIDES)} == {403}


@pytest.mark.parametrize("who", ["otto", "board"])
def test_otto_and_the_board_neither_give_values_nor_write_decisions(client, who, request):
    client.force_login(request.getfixturevalue(who))
    for address, said in ((GIVES, VALUE), (DECIDES, DECISION)):
        assert client.get(address).status_code == 403
        assert client.post(address, said).status_code == 403
    for address, said in (("values", {"value": 0.8, "on": "2025-07-31"}), ("decisions", DECISION)):
        response = client.post(f"/api/kpis/{QUALITY}/{address}", json.dumps(said), "application/json")
        assert response.status_code == 403
    assert not KpiValue.objects.exists()
    assert not KpiDecision.objects.exists()
    assert AuditEntry.objects.filter(outcome="refused", about=f"KPI {QUALITY}").count() == 6


def test_the_first_page_answers_in_a_sentence_and_names_every_outcome(client, board):
    client.force_login(board)
    shown = page(client, "/strategy/")
    heading = re.search(r"<h1[^>]*>(.*?)</h1>", shown)[1]
    assert heading.endswith(".")
    for outcome in (
        "High calibre graduates",
        "Efficient recruitment",
        "Low turnover rates",
        "Improved practice",
    ):
        assert f">{outcome}</a></h3>" in shown
    assert "How sure anyone can be" in shown
    assert len(shown.encode()) < 60_000


def test_decisions_and_doubts_stand_before_the_tables_of_the_first_page(client, board):
    client.force_login(board)
    shown = page(client, "/strategy/")
    heads = ("Each outcome", "What needs a decision", "How sure anyone can be", "The KPIs of each outcome")
    found = [shown.index(f">{head}</h2>") for head in heads]
    assert found == sorted(found)


def test_an_outcome_says_whether_it_is_on_course_and_shows_its_kpis(client, board):
    client.force_login(board)
    shown = page(client, "/strategy/outcomes/low-turnover")
    assert re.search(r'class="status [\w-]+"><span aria-hidden="true">.</span> [A-Z][a-z ]+</span>', shown)
    assert "Of its seven KPIs" in shown
    assert "/strategy/kpis/children-turnover" in shown


def test_without_a_framework_in_force_the_first_page_says_who_loads_one(client, board, in_force, lead):
    frameworks.retire(version=in_force, by=lead)
    client.force_login(board)
    assert "No framework is in force yet" in page(client, "/strategy/")
    assert "No framework is in force yet" in page(client, "/strategy/audit/", 400)


def test_the_university_gives_a_value_in_percent_and_corrects_it(client, home):
    client.force_login(an_account("ruth", partner=SOUTHMERE))
    assert client.post(GIVES, VALUE).status_code == 302
    assert client.post(GIVES, VALUE | {"value": "84"}).status_code == 302
    assert [each.value for each in KpiValue.objects.all()] == [0.84, 0.825]
    shown = page(client, f"/strategy/kpis/{QUALITY}")
    assert "Placements judged good or better: 84.0%" in shown
    assert "Corrected later" in shown
    assert "31 July 2025,82.5" in page(client, f"/strategy/kpis/{QUALITY}/tables/values.csv")


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"value": ""}, "The value is missing. Give it in figures."),
        ({"value": "many"}, "The value is no number. Write it as 12.5."),
        ({"value": "825"}, "is a share, from 0 to 100%. 825% is not."),
        ({"on": ""}, "The day is missing. Give it."),
        ({"on": "2999-01-01"}, "The day has to be between 1 January 2000 and today."),
        ({"note": "x" * 1001}, "Say it in 1,000 letters or fewer."),
    ],
)
def test_a_value_that_cannot_be_kept_is_asked_for_again_with_the_reason(client, lead, changed, says):
    client.force_login(lead)
    response = client.post(GIVES, VALUE | changed)
    assert response.status_code == 400
    assert says in unescape(response.content.decode())
    assert not KpiValue.objects.exists()


def test_what_fills_by_itself_has_no_form(client, lead):
    client.force_login(lead)
    assert "is filled from the record" in page(client, "/strategy/kpis/children-turnover/value", 400)
    assert "counted in the shared work" in page(client, "/strategy/kpis/days-to-hire/value", 400)


def test_a_decision_is_written_down_with_its_meeting_and_stands_in_the_audit(client, lead):
    client.force_login(lead)
    assert "The reason is missing" in unescape(client.post(DECIDES, DECISION | {"why": ""}).content.decode())
    assert client.post(DECIDES, DECISION).status_code == 302
    assert "Few were judged." in page(client, f"/strategy/kpis/{QUALITY}")
    assert "Mend, <bdi>Strategic Board</bdi>, 20 November 2025" in page(client, "/strategy/audit/")
    row = next(one for one in page(client, "/strategy/audit.csv").splitlines() if QUALITY in one)
    assert row.endswith(f"mend,20 November 2025,Strategic Board,{DECISION['why']},{lead.name}")
    told = {one["code"]: one["decided"] for one in client.get("/api/strategy/audit").json()}
    assert told[QUALITY]["on"] == "2025-11-20"
    assert told["children-turnover"] is None


def test_the_audit_is_narrowed_on_the_page_and_in_its_file(client, board):
    client.force_login(board)
    every, some = page(client, "/strategy/audit/"), page(client, "/strategy/audit/?advice=mend&weak=data")
    assert 0 < some.count('scope="row"') < every.count('scope="row"')
    rows = page(client, "/strategy/audit.csv?advice=mend&weak=data").strip().splitlines()
    assert len(rows) - 1 == some.count('scope="row"')
    assert "There is no recommendation called burn" in page(client, "/strategy/audit/?advice=burn", 400)
    for missing in ("/strategy/kpis/gone", "/strategy/kpis.pdf", f"/strategy/kpis/{QUALITY}/tables/gone.csv"):
        page(client, missing, 404)


def test_the_api_says_what_the_pages_say(client, lead):
    client.force_login(lead)
    found = {each["code"]: each for each in client.get("/api/kpis").json()}
    assert found["children-turnover"]["kind"] == "indicator"
    assert found["days-to-hire"]["needs"].startswith("It waits for shared recruitment")
    course = client.get("/api/strategy/course").json()
    assert course["answer"] in page(client, "/strategy/")
    sent = json.dumps({"value": 0.8, "on": "2025-07-31"})
    kept = client.post(f"/api/kpis/{QUALITY}/values", sent, "application/json")
    assert (kept.status_code, kept.json()["counts"]) == (201, True)
    made = client.post(f"/api/kpis/{QUALITY}/decisions", json.dumps(DECISION), "application/json")
    assert made.status_code == 201
    whole = client.get(f"/api/kpis/{QUALITY}").json()
    assert (whole["kpi"]["value"], whole["decided"][0]["decision"]) == (0.8, "mend")
    assert whole["trajectory"]["2028"] == 0.9
    assert client.get("/api/kpis/gone").status_code == 404


def test_every_kpi_is_listed_by_outcome_status_and_kind(client, board):
    client.force_login(board)
    every = page(client, "/strategy/kpis/")
    some = page(client, "/strategy/kpis/?kind=collected&outcome=improved-practice")
    assert 0 < some.count('scope="row"') < every.count('scope="row"')
    assert "Course place" in some
    assert "There is no status called hopeful" in page(client, "/strategy/kpis/?status=hopeful", 400)
    assert "Show all of them" in page(client, "/strategy/kpis/?status=on-course&kind=count")


def test_two_hundred_kpis_stay_light_pages(client, board, in_force, lead):
    known = in_force.framework
    many = [
        replace(known.kpis[n % 27], code=f"kpi-{n}", label=f"{known.kpis[n % 27].label}, part {n}")
        for n in range(200)
    ]
    frameworks.retire(version=in_force, by=lead)
    put_in_force(replace(known, kpis=tuple(many)), by=lead, on=date(2026, 9, 2))
    client.force_login(board)
    for address in ("/strategy/", "/strategy/kpis/", "/strategy/audit/", "/strategy/kpis/kpi-7"):
        assert len(page(client, address).encode()) < 60_000, address


def test_the_home_page_names_values_that_are_missing_and_reviews_that_are_late(client, lead, in_force):
    client.force_login(lead)
    shown = page(client, "/")
    assert "Give values of 4 KPIs" in shown
    assert re.search(r"Review \d KPIs whose day is past", shown)
    give_value(in_force.framework, QUALITY, Given(0.8, timezone.localdate()), by=lead)
    assert "Give values of 3 KPIs" in page(client, "/")


def test_whoever_cannot_give_values_is_not_asked_for_them(client, otto, board):
    for somebody in (otto, board):
        client.force_login(somebody)
        assert "KPIs" not in page(client, "/")
