"""What needs each person first, then three figures that matter to their role."""

import re
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from given.csww import a_return, a_worker
from given.surveys import a_wave
from tenure.partnership.models import Submission
from tenure.web.home import needs
from tenure.web.wording import things

pytestmark = pytest.mark.usefixtures("filled", "at_once")


def home_of(client, person):
    client.force_login(person)
    return client.get("/").content.decode()


def tiles(page):
    return re.findall(r'<li class="tile">\s*<h2><a[^>]*>(.*?)</a>', page)


def sent_by(client, person, content):
    client.force_login(person)
    client.post("/returns/send/", {"file": SimpleUploadedFile("return.xml", content)})
    return Submission.objects.latest("pk")


def test_an_analyst_with_nothing_sent_is_asked_for_the_return(client, priya):
    page = home_of(client, priya)
    assert "One thing needs you" in page
    assert "Send the children’s return for" in page
    assert "It was due on 31 October" in page or "It is due on 31 October" in page


@pytest.mark.parametrize(
    ("worker", "title", "says"),
    [
        ({"FTE": "37"}, "Put right the children’s return for 2023", "1 error must be put right"),
        (
            {"PersonBirthDate": "1934-05-01"},
            "Answer the queries on the children’s return for 2023",
            "1 query may stand",
        ),
        ({}, "Accept the children’s return for 2023", "It has no findings."),
    ],
)
def test_a_return_in_hand_says_its_next_step(client, priya, worker, title, says):
    sent_by(client, priya, a_return(a_worker(**worker)))
    page = home_of(client, priya)
    assert title in page
    assert says in page


def test_a_lead_is_told_whom_to_ask(client, priya, lead):
    sent_by(client, priya, a_return(a_worker(FTE="37")))
    page = home_of(client, lead)
    assert "Northvale has not accepted its children’s return" in page
    assert "Ask Hartwell for its children’s return" in page


def test_each_role_has_its_three_figures(client, priya, lead, board):
    assert tiles(home_of(client, priya)) == ["Turnover rate", "Vacancy rate", "Agency worker rate"]
    assert tiles(home_of(client, lead)) == ["Turnover rate", "Vacancy rate", "Agency worker rate"]
    assert tiles(home_of(client, board)) == ["Turnover rate", "Vacancy rate", "Agency worker rate"]


def test_a_board_members_home_opens_with_the_finding(client, board):
    page = home_of(client, board)
    heading = re.search(r"<h1>(.*?)</h1>", page)[1]
    assert re.search(r"[Tt]urnover|vacancy|agency", heading)
    assert "things need you" not in page


def test_a_board_members_home_answers_whether_we_are_on_course(client, board, in_force):
    assert '<a href="/strategy/">Are we on course?</a>' in home_of(client, board)


def test_an_administrator_is_told_of_refusals_and_of_those_who_never_came(client, administrator, otto, priya):
    sent = sent_by(client, priya, a_return(a_worker(FTE="37")))
    client.force_login(otto)
    client.get(f"/returns/{sent.pk}/")
    page = home_of(client, administrator)
    assert "Look at 1 refusal of the last seven days" in page
    assert tiles(page) == ["Signed in this week", "With a second factor", "Refused this week"]


def test_an_administrator_is_asked_to_have_analysts_guarded(client, administrator, priya, lead):
    from allauth.mfa.models import Authenticator

    assert "Ask Priya to set up a second factor" in home_of(client, administrator)
    Authenticator.objects.create(user=priya, type=Authenticator.Type.TOTP, data={})
    assert "to set up a second factor" not in home_of(client, administrator)
    shown = client.get("/accounts/").content.decode()
    assert re.search(r"Priya</a>.*?Set up<", shown, re.DOTALL)


def test_a_role_that_reads_no_accounts_is_told_nothing_about_them(client, lead):
    assert "second factor" not in home_of(client, lead)


def test_the_year_due_is_the_one_collected_now_unless_only_older_ones_were_sent(priya, client):
    today = date(2024, 11, 24)
    assert needs.year_due(today) == 2024
    sent_by(client, priya, a_return(year=2022))
    assert needs.year_due(today) == 2022


@pytest.mark.parametrize(
    ("number", "says"),
    [
        (0, "Nothing needs you today"),
        (1, "One thing needs you"),
        (3, "Three things need you"),
        (12, "12 things need you"),
    ],
)
def test_how_many_things_need_someone(number, says):
    assert things(number) == says


def test_a_survey_that_takes_answers_is_named_to_those_who_can_act(client, priya, lead, board):
    wave = a_wave(name="Autumn")
    assert "Made for a test, Autumn is open" in home_of(client, lead)
    assert "It takes answers until it is closed by hand; 0 answers so far." in home_of(client, lead)
    assert "Take in forms" in home_of(client, priya)
    assert "Autumn" not in home_of(client, board)
    wave.closes_on = date(2020, 5, 1)
    wave.save()
    assert "Close Made for a test, Autumn" in home_of(client, lead)
    assert "Its last day was 1 May 2020." in home_of(client, lead)
    assert "Autumn" not in home_of(client, priya)
