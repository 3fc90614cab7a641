"""One's own account: what one did, where one is signed in, password and second factor."""

import re

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.test import Client

# Slow: hashes passwords as production does.
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("home"), pytest.mark.slow]
OLD, NEW = "four words put together", "other words in this order"


@pytest.fixture
def signed_in(client, priya):
    priya.set_password(OLD)
    priya.save()
    client.post("/sign-in/", {"login": "priya", "password": OLD})
    return client


def code_for(secret):
    return format_hotp_value(hotp_value(secret, next(iter(yield_hotp_counters_from_time()))))


def page(client, path):
    return client.get(path).content.decode()


def test_an_account_says_who_and_what_was_done(signed_in):
    shown = page(signed_in, "/account/")
    assert "Analyst at Northvale" in shown
    assert "Signed in: account priya" in shown
    assert "This one" in shown


def test_a_password_is_changed_and_other_sessions_end(signed_in, priya):
    elsewhere = Client()
    elsewhere.post("/sign-in/", {"login": "priya", "password": OLD})
    assert elsewhere.get("/account/").status_code == 200

    after = signed_in.post("/account/password/", {"old": OLD, "new": NEW}, follow=True).content.decode()

    assert "The password is changed." in after
    assert elsewhere.get("/account/").status_code == 302
    priya.refresh_from_db()
    assert priya.check_password(NEW)


@pytest.mark.parametrize(
    ("old", "new", "field", "says"),
    [
        ("something else", NEW, "old", "The present password is another one."),
        (OLD, "short", "new", "A password has 12 to 128 characters"),
        (OLD, "", "new", "The new password is missing."),
        (OLD, "tenure2026!!", "new", "word of this place"),
    ],
)
def test_a_password_that_will_not_do_is_said_beside_its_field(signed_in, old, new, field, says):
    response = signed_in.post("/account/password/", {"old": old, "new": new})
    assert response.status_code == 400
    shown = response.content.decode()
    assert f'<a href="#{field}">' in shown
    assert says in shown


def test_another_session_can_be_ended(signed_in, priya):
    elsewhere = Client()
    elsewhere.post("/sign-in/", {"login": "priya", "password": OLD})
    end = re.search(r'action="(/account/sessions/\d+/end/)"', page(signed_in, "/account/"))[1]

    signed_in.post(end)

    assert elsewhere.get("/account/").status_code == 302
    assert signed_in.get("/account/").status_code == 200


def test_nobody_ends_anothers_session(signed_in, otto):
    outsider = Client()
    outsider.force_login(otto)
    outsider.get("/account/")
    from allauth.usersessions.models import UserSession

    for session in UserSession.objects.filter(user__username="priya"):
        outsider.post(f"/account/sessions/{session.pk}/end/")
    assert signed_in.get("/account/").status_code == 200


def test_staying_signed_in_needs_a_signed_in_person(signed_in, client):
    assert signed_in.post("/account/stay/").status_code == 204
    assert Client().post("/account/stay/").status_code == 302


def asked_again(client):
    """Before a factor changes, the password is asked for once more."""
    asked = client.get("/account/2fa/set-up/", follow=True)
    assert "Type your password again" in asked.content.decode()
    return client.post(asked.redirect_chain[-1][0], {"password": OLD}, follow=True).content.decode()


def test_a_wrong_password_does_not_change_a_factor(signed_in):
    address = signed_in.get("/account/2fa/set-up/").url
    assert "That is not your password." in signed_in.post(address, {"password": NEW}).content.decode()
    assert signed_in.get("/account/2fa/set-up/").status_code == 302


def test_a_second_factor_is_set_up_asked_for_and_taken_away(signed_in, priya):
    secret = re.search(r"Key: <code>(\w+)</code>", asked_again(signed_in))[1]
    codes = signed_in.post("/account/2fa/set-up/", {"code": code_for(secret)}, follow=True).content.decode()
    assert "10 recovery codes left" in codes
    recovery = re.findall(r"<li><code>(\w+)</code>", codes)

    again = Client()
    assert again.post("/sign-in/", {"login": "priya", "password": OLD}).url.startswith("/sign-in/code/")
    assert again.get("/account/").status_code == 302
    wrong = again.post("/sign-in/code/", {"code": "000000"}).content.decode()
    assert "That code is not the one." in wrong
    assert again.post("/sign-in/code/", {"code": recovery[0]}).url == "/"
    assert again.get("/account/").status_code == 200

    signed_in.post("/account/2fa/take-away/")
    assert "Not set up" in page(signed_in, "/account/")


def test_a_wrong_first_code_is_said(signed_in):
    asked_again(signed_in)
    shown = signed_in.post("/account/2fa/set-up/", {"code": "123456"}).content.decode()
    assert '<a href="#code">That code is not the one.' in shown
