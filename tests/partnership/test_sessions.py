"""How long a sign-in lasts, and what every answer tells the browser."""

import time

import pytest
from django.http import HttpResponse

from tenure.partnership.headers import headers
from tenure.partnership.sessions import sessions

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("home")]

MINUTE, HOUR = 60, 3600


def ask(rf, client, user, *, began, seen, path="/"):
    """A request of somebody who signed in and was last seen so many seconds ago."""
    client.force_login(user)
    request = rf.get(path)
    request.user, request.session = user, client.session
    now = time.time()
    request.session.update({"began": now - began, "seen": now - seen})
    request.answer = sessions(lambda r: HttpResponse("shown"))(request)
    return request


@pytest.mark.parametrize(
    ("began", "seen", "stays"),
    [
        (29 * MINUTE, 29 * MINUTE, True),
        (31 * MINUTE, 31 * MINUTE, False),
        (11.9 * HOUR, MINUTE, True),
        (12.1 * HOUR, MINUTE, False),
    ],
)
def test_a_session_ends_after_half_an_hour_idle_or_twelve_hours(rf, client, priya, began, seen, stays):
    request = ask(rf, client, priya, began=began, seen=seen)
    assert request.user.is_authenticated is stays


def test_a_page_saves_the_session_once_a_minute_only(rf, client, priya):
    marked = {seen: ask(rf, client, priya, began=HOUR, seen=seen).session["seen"] for seen in (30, 90)}
    now = time.time()
    assert now - marked[30] > 25
    assert now - marked[90] < 25


def test_in_public_a_second_factor_comes_first(rf, client, priya, settings):
    settings.TENURE_PUBLIC = True

    answer = ask(rf, client, priya, began=0, seen=0).answer

    assert (answer.status_code, "2fa" in answer.url or "second" in answer.url) == (302, True)


def test_with_a_second_factor_the_page_is_shown(rf, client, priya, settings):
    from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret

    settings.TENURE_PUBLIC = True
    TOTP.activate(priya, generate_totp_secret())

    assert ask(rf, client, priya, began=0, seen=0).answer.content == b"shown"


def test_nothing_foreign_runs_and_nothing_is_kept(rf):
    response = headers(lambda request: HttpResponse())(rf.get("/returns/1/"))

    policy = response["Content-Security-Policy"]
    assert "script-src 'self'" in policy
    assert "unsafe" not in policy
    assert "frame-ancestors 'none'" in policy
    assert response["Cache-Control"] == "no-store"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Referrer-Policy"] == "same-origin"
