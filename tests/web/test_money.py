"""Money, members and leads in the browser: read by the partnership, kept by its leads."""

import json
from datetime import date
from decimal import Decimal

import pytest

from given.faulty import faulty_fields
from given.members import an_account
from given.money import put_in_force
from tenure.partnership.models import Account, Fee, Membership, MoneyLine, Partner, Payment, WorkstreamLead

# Slow: opens a home in each test.
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("home"), pytest.mark.slow]
SINCE = date(2026, 4, 1)
FAIR = "money/activities/careers-fair"
PAGES = ("money/", "money/2026/money.csv", FAIR + "/", "members/", "leads/")


@pytest.fixture
def marion(funded):
    return an_account("marion", "partnership lead")


@pytest.fixture
def otto(marion):
    return an_account("otto", partner="103")


def a_lead():
    return WorkstreamLead.objects.create(workstream="careers-fair", name="Ann", since=SINCE)


def fee_of(number):
    return Fee.objects.filter(partner__number=number, kind="membership fee").first()


@pytest.mark.parametrize("path", [*PAGES, "members/101/", "members/new"])
def test_a_lead_sees_every_page(client, marion, path):
    client.force_login(marion)
    response = client.get(f"/strategy/{path}")
    assert response.status_code == 200, response.content


@pytest.mark.parametrize("path", PAGES)
def test_analysts_and_board_read_and_administrators_do_not(client, marion, otto, path):
    for reader, status in (
        (otto, 200),
        (an_account("iqbal", "board member"), 200),
        (an_account("jo", "administrator"), 403),
    ):
        client.force_login(reader)
        assert client.get(f"/strategy/{path}").status_code == status


def test_the_answer_says_what_is_spent_what_is_over_and_who_is_late(client, marion):
    client.force_login(marion)
    page = client.get("/strategy/money/").content.decode()
    assert "“Activity careers-fair” is over plan." in page
    assert "members are late" in page
    assert page.index("Activity careers-fair") < page.index("Where it comes from")


def test_otto_sees_his_own_fee_and_no_other(client, marion, otto):
    client.force_login(otto)
    page = client.get("/strategy/money/").content.decode()
    assert "Hartwell" in page
    assert "Northvale" not in page
    assert client.get("/strategy/members/103/").status_code == 200
    assert client.get("/strategy/members/101/").status_code == 403


def test_a_board_member_sees_totals_of_fees_alone(client, marion):
    client.force_login(an_account("iqbal", "board member"))
    page = client.get("/strategy/money/").content.decode()
    assert "Members owe" in page
    assert "What members owe" not in page
    assert client.get("/strategy/members/101/").status_code == 403


BAD = (
    (f"{FAIR}/spend", {"spent": "-5", "on": "2026-09-01", "source": "members"}, "The amount is £-5"),
    (f"{FAIR}/spend", {"spent": "ten", "on": "2026-09-01"}, "The amount is “ten”, which is no money."),
    (f"{FAIR}/spend", {"spent": "1e9", "on": "2026-09-01", "source": "a"}, "the most is £10,000,000"),
    (f"{FAIR}/spend", {"spent": "5", "on": "2026-02-30"}, "which is no day"),
    ("members/101/leave", {"left": "", "why": "So"}, "The day it leaves is empty. Write it as 2027-09-01."),
    (f"{FAIR}/spend", {"spent": "5", "on": "2099-02-01", "source": "a"}, "between 1 January 2000 and today"),
    (f"{FAIR}/plan", {"planned": "5", "year": "next", "source": "a"}, "The year is no number."),
    (f"{FAIR}/lines/9999", {"why": "So"}, "There is no such line of this activity."),
    ("members/101/leave", {"left": "2017-01-01", "why": "So"}, "It leaves on a later day."),
    ("members/101/fees", {"year": "2030", "amount": "", "due": ""}, "The amount is empty."),
    ("members/101/fees/9999/pay", {"paid": "5", "on": "2026-09-01"}, "There is no such fee"),
    ("members/101/payments/9999", {"why": "So"}, "There is no such payment"),
    ("members/new", {"number": "999", "kind": "core", "joined": "2026-09-01"}, "No authority has the number"),
    ("leads/new", {"workstream": "x", "name": "Ann", "since": "2026-09-01"}, "No priority or activity"),
    ("leads/new", {"workstream": "careers-fair", "name": "", "since": "2026-09-01"}, "The name is empty."),
)


@pytest.mark.parametrize(("path", "form", "says"), BAD)
def test_what_is_wrong_is_said_on_the_same_page(client, marion, path, form, says):
    client.force_login(marion)
    before = MoneyLine.objects.count()
    response = client.post(f"/strategy/{path}", form)
    assert response.status_code == 400
    assert says in response.content.decode()
    assert MoneyLine.objects.count() == before


@pytest.mark.parametrize(
    ("path", "form", "fields"),
    [
        (f"{FAIR}/plan", {}, "planned year plan-source"),
        (f"{FAIR}/spend", {}, "spent on source"),
        (f"{FAIR}/spend", {"spent": "5", "source": "members"}, "on"),
        ("members/new", {}, "number joined"),
        ("members/101/leave", {}, "left why"),
        ("members/101/fees", {}, "year amount due"),
        ("members/{of}/fees/{fee}/pay", {}, "paid-{fee} on-{fee}"),
        ("leads/new", {}, "workstream name-new since-new"),
        ("leads/{lead}/stand-in", {}, "name-{lead} since-{lead} until-{lead} why-{lead}"),
        ("leads/{lead}/end", {}, "end-{lead}"),
    ],
)
def test_an_empty_form_tells_every_fault_and_leads_to_its_field(client, marion, path, form, fields):
    client.force_login(marion)
    fee = Fee.objects.filter(payments__isnull=True, waived_on__isnull=True).first()
    known = {"fee": fee.pk, "of": fee.partner.slug, "lead": a_lead().pk}
    page = client.post(f"/strategy/{path.format(**known)}", form).content.decode()
    assert faulty_fields(page) == fields.format(**known).split()


@pytest.mark.parametrize("act", ["", "end", "stand-in"])
def test_otto_opens_no_page_of_a_lead(client, otto, act):
    client.force_login(otto)
    path = f"/strategy/leads/{a_lead().pk}/{act}"
    assert (client.post(path) if act else client.get(path)).status_code == 403


@pytest.mark.parametrize(("path", "form", "says"), BAD)
def test_otto_changes_nothing(client, marion, otto, path, form, says):
    client.force_login(otto)
    assert client.post(f"/strategy/{path}", form).status_code == 403


@pytest.mark.parametrize(("joined", "kind"), [("", "core"), ("2099-01-01", "gold"), ("2026-09-01", "gold")])
def test_a_partner_that_may_not_join_is_not_kept(client, marion, joined, kind):
    client.force_login(marion)
    form = {"number": "301", "kind": kind, "joined": joined}
    assert client.post("/strategy/members/new", form).status_code == 400
    assert client.post("/api/strategy/members", form, "application/json").status_code >= 400
    owed = {**FEE, "number": "301"}
    assert client.post("/api/strategy/fees", owed, "application/json").status_code >= 400
    assert not Partner.objects.filter(number="301").exists()


def test_a_lead_writes_spending_down_and_strikes_it_out(client, marion):
    client.force_login(marion)
    form = {"spent": "£1,234.50", "on": "2026-09-01", "source": "members", "note": "<b>Hall</b>"}
    page = client.post(f"/strategy/{FAIR}/spend", form, follow=True).content.decode()
    assert "£1,234.50" in page
    assert "&lt;b&gt;Hall&lt;/b&gt;" in page
    line = MoneyLine.objects.get(amount="1234.50")
    page = client.post(f"/strategy/{FAIR}/lines/{line.pk}", {"why": "Twice"}, follow=True).content.decode()
    assert "<del>£1,234.50</del>" in page


def test_a_member_joins_owes_pays_and_leaves(client, marion):
    client.force_login(marion)
    client.post("/strategy/members/new", {"number": "104", "kind": "associate", "joined": "2026-04-01"})
    own = "/strategy/members/" + Partner.of("104").slug
    owed = {"kind": "membership fee", "year": "2026", "amount": "5,000", "due": "2026-12-31"}
    client.post(f"{own}/fees", owed)
    fee = fee_of("104")
    client.post(f"{own}/fees/{fee.pk}/pay", {"paid": "2000", "on": "2026-05-01"})
    client.post(f"{own}/payments/{Payment.objects.get(fee=fee).pk}", {"why": "Another's"})
    client.post(f"{own}/fees/{fee.pk}/waive", {"why": "It leaves."})
    client.post(f"{own}/leave", {"left": "2026-10-01", "why": "Merged"})
    page = client.get(f"{own}/").content.decode()
    for said in ("£5,000", "<del>£2,000</del>", "Waived", "Merged"):
        assert said in page
    assert Membership.objects.get(partner__number="104").left is not None


def test_a_lead_is_named_and_handed_over(client, marion, otto):
    client.force_login(marion)
    form = {"workstream": "wellbeing", "person": otto.pk, "since": "2026-01-01", "partner": "103"}
    client.post("/strategy/leads/new", form)
    lead = WorkstreamLead.objects.get(workstream="wellbeing")
    taking = {"name": "Ann", "since": "2026-02-01", "until": "2099-02-01", "why": "Leave"}
    page = client.post(f"/strategy/leads/{lead.pk}/stand-in", taking, follow=True).content.decode()
    assert "Otto, Hartwell" in page.replace("</span>", "")
    assert "Ann" in page
    client.post(f"/strategy/leads/{lead.pk}/end", {"until": "2026-03-01"})
    assert "Who led before" in client.get("/strategy/leads/").content.decode()


def test_money_and_leads_of_many_activities_stay_light_and_a_page_at_a_time(client):
    codes = [f"activity-{n}" for n in range(150)]
    put_in_force(*codes)
    MoneyLine.objects.bulk_create(
        MoneyLine(
            activity=code, year=2026, source="DfE grant", kind="planned", amount=Decimal(n + 1), on=SINCE
        )
        for n, code in enumerate(codes)
    )
    WorkstreamLead.objects.bulk_create(
        WorkstreamLead(workstream=code, name="Ann", since=SINCE) for code in codes
    )
    Account.objects.bulk_create(
        Account(username=f"person-{n}", name=f"Person number {n}", role="board member") for n in range(300)
    )
    client.force_login(an_account("marion", "partnership lead"))
    for path, rows in (("money/?year=2026", 40), ("leads/", 20)):
        page = client.get(f"/strategy/{path}").content.decode()
        assert f"1 to {rows} of 150" in page
        assert len(page) < 60_000
    assert "There are 150 activities." in client.get("/strategy/money/?year=2026&page=4").content.decode()
    named = {"workstream": "pr", "name": "Bee", "since": "2026-09-01"}
    assert client.post("/strategy/leads/new", named).status_code == 302


def test_what_is_not_there_is_not_found(client, marion):
    client.force_login(marion)
    assert client.get("/strategy/money/activities/none/").status_code == 404
    assert client.get("/strategy/members/none/").status_code == 404
    assert client.get("/strategy/leads/9999/").status_code == 404
    assert client.post("/strategy/leads/9999/end", {"until": "2026-09-01"}).status_code == 404
    assert client.get("/strategy/money/?year=abc").status_code == 400


def sent(client, path, body):
    return client.post(f"/api/strategy/{path}", json.dumps(body), content_type="application/json")


FEE = {"number": "105", "year": 2027, "kind": "contribution", "amount": "10.50", "due": "2027-06-30"}
SPENT = {"activity": "careers-fair", "kind": "spent", "source": "members"}
LINE = {**SPENT, "amount": "9.50", "on": "2026-09-01"}
PAID = {"amount": "1", "on": "2026-09-01"}


def test_the_api_reads_and_writes_money_as_the_pages_do(client, marion):
    client.force_login(marion)
    before = client.get("/api/strategy/money?year=2026").json()[0]
    assert (before["activity"], before["way"]) == ("careers-fair", "over")
    assert sent(client, "money", LINE).json()["amount"] == "9.50"
    after = client.get("/api/strategy/money?year=2026").json()[0]
    assert Decimal(after["spent"]) - Decimal(before["spent"]) == Decimal("9.50")
    made = sent(client, "fees", FEE)
    assert (made.status_code, made.json()["owing"]) == (201, "10.50")
    paid = sent(client, f"fees/{made.json()['id']}/payments", {"amount": "10.50", "on": "2026-09-01"})
    assert paid.json()["state"] == "paid"
    joined = sent(client, "members", {"number": "104", "kind": "core", "joined": "2026-04-01"})
    assert joined.json()["now"] is True
    assert client.get("/api/strategy/leads").json() == []


@pytest.mark.parametrize(
    ("path", "body", "says"),
    [
        ("fees", {**FEE, "amount": "-1"}, "The amount is £-1."),
        ("fees", {**FEE, "number": "999"}, "No authority has the number 999."),
        ("money", {**LINE, "activity": "none"}, "No activity in force has the code none"),
        ("members", {"number": "101", "kind": "core", "joined": "2026-04-01"}, "is a member already"),
    ],
)
def test_the_api_says_what_is_wrong(client, marion, path, body, says):
    client.force_login(marion)
    response = sent(client, path, body)
    assert response.status_code == 400
    assert says in response.json()["says"]


def test_the_api_shows_otto_his_own_and_takes_nothing_from_him(client, otto):
    client.force_login(otto)
    assert {each["number"] for each in client.get("/api/strategy/fees").json()} == {"103"}
    assert {each["partner"] for each in client.get("/api/strategy/engagement").json()} <= {"103"}
    for path, body in (
        ("fees", FEE),
        ("money", LINE),
        ("fees/1/payments", PAID),
    ):
        assert sent(client, path, body).status_code == 403
    client.force_login(an_account("jo", "administrator"))
    for path in ("money", "members", "fees", "leads", "engagement"):
        assert client.get(f"/api/strategy/{path}").status_code == 403


@pytest.mark.parametrize("year", ["0000", "1999", "9999"])
def test_a_year_that_no_money_is_of_is_said_to_be_none(client, marion, year):
    client.force_login(marion)
    for address in (f"/strategy/money/?year={year}", f"/strategy/money/{year}{10**20}/money.csv"):
        answer = client.get(address)
        assert answer.status_code == 400
        assert "The year has to be between 2000 and 2099." in answer.content.decode()
    assert client.get(f"/api/strategy/money?year={year}").status_code == 400


@pytest.mark.parametrize("amount", ["1E+9999999", "-1E+9999999", "1E-9999999", "0E+9999999", "NaN"])
def test_an_amount_that_would_fill_a_page_is_no_money(client, marion, amount):
    client.force_login(marion)
    form = {"year": "2026", "source": "members", "planned": amount}
    answer = client.post(f"/strategy/{FAIR}/plan", form)
    assert answer.status_code == 400
    assert "The amount is no number. Write pounds, as 12000 or 12000.50." in answer.content.decode()
