"""Pages of collections: what a lead and an analyst read and do there, and what others do not."""

import re

import pytest
from django.core import mail

from given.collections import WITH_AN_ERROR, a_collection, accept, in_days, send
from tenure.partnership.actions import signing
from tenure.partnership.models import AuditEntry, Collection, Filing, Reminder

# Slow: loads a filed year.
pytestmark = [pytest.mark.usefixtures("home", "at_once"), pytest.mark.slow]


@pytest.fixture
def at(northvales):
    """The address of the collection and of Northvale's filing."""
    collection = f"/collections/{northvales.collection_id}/"
    return {"collection": collection, "filing": f"{collection}of/101/"}


def page(client, person, path, status=200):
    client.force_login(person)
    response = client.get(path)
    assert response.status_code == status, path
    return response.content.decode()


def heading(html):
    return re.sub(r"\s+", " ", re.search(r"<h1[^>]*>(.*?)</h1>", html, re.DOTALL)[1]).strip()


def post(client, person, path, **said):
    client.force_login(person)
    return client.post(path, said, follow=True)


def test_a_number_that_no_collection_has_is_not_there(client, lead):
    client.force_login(lead)
    for number in (10**30, 2**63):
        assert client.get(f"/collections/{number}/of/101/").status_code == 404
        assert client.post(f"/api/collections/{number}/of/101/remind").status_code == 404


def test_a_lead_reads_who_has_filed_what(client, lead, priya, northvales, at):
    send(priya, WITH_AN_ERROR)
    html = page(client, lead, "/collections/")
    assert heading(html) == "2 returns are late, of 2 partners"
    for words in ("Findings, 10 days late", "Missing, 10 days late", "1 error stands.", "No file has come."):
        assert words in html
    assert heading(page(client, lead, at["collection"])) == "2 of 2 partners are late with the " + (
        "children’s return for 2023"
    )


def test_an_analyst_reads_their_own_and_is_led_to_it(client, otto, priya, northvales, at):
    send(priya, WITH_AN_ERROR)
    html = page(client, otto, "/collections/")
    assert heading(html) == "1 return is late"
    assert "Northvale" not in html
    client.force_login(otto)
    assert client.get(at["collection"]).url == f"{at['collection']}of/103/"


def test_an_empty_desk_offers_the_step(client, lead, priya):
    assert "Open the first one" in page(client, lead, "/collections/")
    assert "send a return" in page(client, priya, "/collections/")


def test_a_lead_opens_a_collection(client, lead, northvale, hartwell):
    said = post(client, lead, "/collections/new/", kind="ascwds", year="2025", partners=["103"])
    assert "The adults’ return for 2025 is being collected." in said.content.decode()
    made = Collection.objects.get()
    assert [f.partner for f in made.filings.all()] == [hartwell]
    assert made.due.isoformat() == "2025-10-10"


@pytest.mark.parametrize(
    ("said", "says"),
    [
        ({}, "The return is missing. Choose which one is collected."),
        ({"kind": "ascwds", "year": "soon", "partners": ["103"]}, "The year is no number."),
        ({"kind": "ascwds", "year": "2025"}, "Nobody is expected to file."),
        ({"kind": "ascwds", "year": "2025", "partners": ["103"], "due": "2025-05-05"}, "Give all three days"),
        ({"kind": "csww", "year": "2023", "partners": ["103"]}, "is being collected already"),
    ],
)
def test_what_is_missing_from_a_new_collection_is_said(client, lead, northvales, said, says):
    response = post(client, lead, "/collections/new/", **said)
    assert response.status_code == 400
    assert says in response.content.decode()


def test_days_move_with_the_reason_for_all_to_read(client, lead, at, collecting):
    days = {which: getattr(collecting, which).isoformat() for which in ("opens", "closes")}
    due = in_days(5).isoformat()
    refused = post(client, lead, f"{at['collection']}dates/", due=due, **days)
    assert refused.status_code == 400
    assert "The reason is missing" in refused.content.decode()
    done = post(client, lead, f"{at['collection']}dates/", due=due, reason="The portal was down.", **days)
    assert "The portal was down." in done.content.decode()


def test_one_click_reminds_one_or_all(client, lead, priya, at):
    priya.email = "priya@council.example"
    priya.save()
    said = post(client, lead, f"{at['filing']}remind/").content.decode()
    assert "1 person is reminded." in said
    said = post(client, lead, f"{at['collection']}remind/").content.decode()
    assert "Northvale: reminded a moment ago, so not again." in said
    assert "Hartwell: no analyst there has an e-mail address." in said
    assert (Reminder.objects.count(), len(mail.outbox)) == (1, 1)


def test_it_is_prepared_signed_and_reopened(client, priya, lead, at):
    accept(priya)
    assert "Prepare the sign-off of Northvale’s children’s return for 2023?" in heading(
        page(client, priya, f"{at['filing']}sign/")
    )
    post(client, priya, f"{at['filing']}sign/")
    html = page(client, lead, f"{at['filing']}sign/")
    seen = re.search(r'name="seen" value="(\d+)"', html)[1]
    assert "is signed off" in heading(post(client, lead, f"{at['filing']}sign/", seen=seen).content.decode())
    assert "The reason is missing" in post(client, lead, f"{at['filing']}reopen/").content.decode()
    said = post(client, lead, f"{at['filing']}reopen/", reason="A leaver is missing.").content.decode()
    assert "Reopened by Ceri: A leaver is missing." in said


def test_a_lead_reads_that_there_are_notes_and_not_their_words(client, priya, lead, at, northvales):
    from given.collections import WITH_A_QUERY
    from tenure.partnership.actions import returns

    sent = send(priya, WITH_A_QUERY)
    returns.note_query(submission=sent, rule=sent.tally[0]["rule"], text="Seen the passport.", by=priya)
    returns.accept_return(submission=sent, by=priya)
    signing.prepare(filing=northvales, by=priya)
    assert "Seen the passport." not in page(client, lead, f"{at['filing']}sign/")
    assert sent.tally[0]["rule"] in page(client, lead, f"{at['filing']}sign/")
    assert "Seen the passport." in page(client, priya, f"{at['filing']}sign/")


def test_what_cannot_be_signed_now_says_why(client, lead, at):
    assert "cannot be signed off now" in heading(page(client, lead, f"{at['filing']}sign/"))
    response = post(client, lead, f"{at['filing']}sign/")
    assert response.status_code == 400
    assert "has not been prepared for signing" in response.content.decode()


def test_a_filing_is_delegated(client, priya, at):
    post(client, priya, f"{at['filing']}delegate/", to="priya")
    assert Filing.objects.get(partner=priya.partner).delegate == priya
    post(client, priya, f"{at['filing']}delegate/", to="")
    assert Filing.objects.get(partner=priya.partner).delegate is None


EVERY_WAY = ("", "remind/", "delegate/", "sign/", "reopen/")


@pytest.mark.parametrize("way", EVERY_WAY)
@pytest.mark.parametrize(("who", "status"), [("otto", 404), ("board", 404), ("administrator", 404)])
def test_nobody_else_reaches_northvales_filing(client, request, at, way, who, status):
    client.force_login(request.getfixturevalue(who))
    for method in ("get", "post"):
        answer = getattr(client, method)(f"{at['filing']}{way}", {"reason": "x"})
        assert answer.status_code in (status, 405), way
    assert not Reminder.objects.exists()
    assert AuditEntry.objects.filter(outcome="refused").exists()


def test_a_calendar_reads_the_feed_until_its_link_is_taken_back(client, priya, northvales):
    html = post(client, priya, "/collections/calendar/").content.decode()
    address = re.search(r"http://testserver(/collections/calendar/\S+\.ics)", html)[1]
    client.logout()
    feed = client.get(address)
    assert feed.headers["Content-Type"] == "text/calendar; charset=utf-8"
    assert feed.content.startswith(b"BEGIN:VCALENDAR\r\n")
    post(client, priya, "/collections/calendar/end/")
    client.logout()
    assert client.get(address).status_code == 404


def test_engagement_is_for_leads_and_ones_own(client, priya, otto, lead, board, northvales):
    accept(priya)
    rows = page(client, lead, "/collections/engagement.csv").splitlines()
    assert [row.split(",")[0] for row in rows[1:]] == ["Northvale", "Hartwell"]
    assert "Northvale" not in page(client, otto, "/collections/engagement/")
    assert len(page(client, otto, "/collections/engagement.csv").splitlines()) == 2
    page(client, board, "/collections/engagement/", status=403)


def test_home_says_what_a_collection_needs(client, priya, lead, northvales):
    html = page(client, priya, "/")
    assert "Send the children’s return for 2023" in html
    assert "10 days ago" in html
    assert "2 partners are late with the children’s return for 2023" in page(client, lead, "/")
    accept(priya)
    assert "Prepare the sign-off of the children’s return for 2023" in page(client, priya, "/")
    assert "Ask Hartwell for its children’s return for 2023" in page(client, lead, "/")
    signing.prepare(filing=northvales, by=priya)
    assert "Sign off Northvale’s children’s return for 2023" in page(client, lead, "/")


def test_what_is_delegated_needs_the_delegate_alone(client, priya, northvales):
    from given.members import an_account

    bilal = an_account("bilal", partner="101")
    Filing.objects.filter(pk=northvales.pk).update(delegate=bilal)
    assert "Send the children’s return" not in page(client, priya, "/")
    assert "Send the children’s return" in page(client, bilal, "/")


def test_a_collection_that_is_not_open_yet_needs_nothing(client, priya, lead, northvale):
    a_collection(lead, opens=3, due=9)
    assert "Nothing needs you today" in page(client, priya, "/")
    assert "can be sent from" in heading(page(client, priya, Filing.objects.get().get_absolute_url()))
