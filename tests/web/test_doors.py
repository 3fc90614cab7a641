"""Who gets in, by which door, and what is said to those who do not."""

import pytest

from given.members import an_account
from given.pages import PARTS, every_address
from tenure.partnership.actions import accounts
from tenure.partnership.may import HOLDER
from tenure.partnership.models import SignInLink

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("home")]
PUBLIC = {
    "account_login",
    "account_inactive",
    "sign-in-link",
    "about:accessibility",
    "about:health",
    "answers:code",
    "answers:thanks",
    "answers:open",
    "answers:start",
    "answers:page",
    "answers:check",
}
"""Pages that anyone may read."""
TURNED_AWAY = {302, 401, 403, 405}


@pytest.mark.parametrize("method", ["get", "post"])
def test_every_address_is_public_or_turns_a_visitor_away(client, method):
    open_to_all = {
        name
        for path, name in every_address(**PARTS)
        if getattr(client, method)(path).status_code not in TURNED_AWAY
    }
    assert open_to_all <= PUBLIC


def test_a_visitor_is_led_to_the_door_and_then_to_where_they_wanted_to_go(client, priya):
    priya.set_password("four words put together")
    priya.save()

    door = client.get("/returns/", follow=True)
    form = {"login": "priya", "password": "four words put together"}
    entered = client.post(door.redirect_chain[-1][0], form)

    assert entered.url == "/returns/"


def test_a_wrong_password_is_said_in_one_sentence(client, priya):
    page = client.post("/sign-in/", {"login": "priya", "password": "something else"}).content.decode()
    assert "The username and password do not go together. Check both and try again." in page


def test_what_is_missing_is_named_and_linked(client):
    page = client.post("/sign-in/", {"login": "", "password": ""}).content.decode()
    assert '<a href="#login">The username is missing. Type it.</a>' in page
    assert '<a href="#password">The password is missing. Type it.</a>' in page


def test_nobody_is_led_out_of_the_house_after_signing_in(client, priya):
    priya.set_password("four words put together")
    priya.save()
    form = {"login": "priya", "password": "four words put together", "next": "https://elsewhere.example/"}
    assert client.post("/sign-in/", form).url == "/"


def test_opening_a_one_time_link_does_not_use_it_up(client, priya):
    token = accounts.make_link(account=priya, by=HOLDER)

    assert "The link works once" in client.get(f"/sign-in/{token}/").content.decode()
    assert SignInLink.objects.get().used_at is None
    assert client.post(f"/sign-in/{token}/").url == "/"
    assert client.get("/account/").status_code == 200


def test_a_used_link_says_so(client, priya):
    token = accounts.make_link(account=priya, by=HOLDER)
    client.post(f"/sign-in/{token}/")
    client.post("/sign-out/")

    again = client.post(f"/sign-in/{token}/")

    assert again.status_code == 400
    assert "This sign-in link was used or has run out." in again.content.decode()


def test_signing_out_ends_it(client, priya):
    client.force_login(priya)
    assert client.get("/sign-out/").status_code == 405
    assert client.post("/sign-out/").url == "/sign-in/"
    assert client.get("/").url.startswith("/sign-in/")


def test_an_ended_account_cannot_come_in(client, administrator):
    gone = an_account("gone", "board member")
    gone.set_password("four words put together")
    gone.save()
    accounts.disable_account(account=gone, by=administrator)

    response = client.post("/sign-in/", {"login": "gone", "password": "four words put together"}, follow=True)

    assert client.get("/").status_code == 302
    assert response.status_code in (200, 403)


def test_nobody_signs_themselves_up(client):
    assert client.get("/account/signup/").status_code == 404
