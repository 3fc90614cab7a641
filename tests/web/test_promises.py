"""What holds for every page: its headers, no inline style or script, one heading, and errors in our voice."""

import re
from types import ModuleType

import pytest
from django.test import Client
from django.urls import path

from given.pages import PARTS, every_address
from tenure.web import urls as real
from tenure.web.about.views import bad_request, forged

# Slow: opens every page for each role.
pytestmark = [pytest.mark.usefixtures("filled"), pytest.mark.slow]
WHO = ("priya", "lead", "board", "administrator")


def pages_of(client):
    for address, _ in every_address(**PARTS):
        response = client.get(address)
        if (
            response.status_code != 405
            and response.headers.get("Content-Type", "").startswith("text/html")
            and response.content
        ):
            yield address, response


def broken(request):
    raise ZeroDivisionError("SW1010001 earns nothing")


@pytest.fixture
def with_a_broken_page(settings):
    """Our addresses and one that breaks."""
    addresses = ModuleType("addresses_with_a_broken_page")
    addresses.urlpatterns = [*real.urlpatterns, path("broken/", broken)]
    for status in (400, 403, 404, 500):
        setattr(addresses, f"handler{status}", getattr(real, f"handler{status}"))
    settings.ROOT_URLCONF = addresses


@pytest.fixture(params=WHO)
def someone(client, request):
    client.force_login(request.getfixturevalue(request.param))
    return client


def test_every_page_keeps_the_browser_to_our_own_files(someone):
    for address, response in pages_of(someone):
        policy = response.headers["Content-Security-Policy"]
        assert "default-src 'self'" in policy, address
        assert "unsafe" not in policy, address
        assert "frame-ancestors 'none'" in policy, address
        assert response.headers["X-Content-Type-Options"] == "nosniff", address
        assert response.headers["Cache-Control"] == "no-store", address


def test_no_page_has_a_style_or_a_script_of_its_own(someone):
    for address, response in pages_of(someone):
        html = response.content.decode()
        assert not re.search(r"<style|\sstyle=|\son\w+=", html), address
        assert not re.search(r"<script(?![^>]*\bsrc=)", html), address
        assert not re.search(r'(?:src|href)="https?://(?!www\.equalityadvisoryservice)', html), address


def test_every_page_has_one_main_heading_and_a_title(someone):
    for address, response in pages_of(someone):
        html = response.content.decode()
        assert len(re.findall(r"<h1", html)) == 1, address
        assert re.search(r"<title>.+ · Tenure</title>", html, re.DOTALL), address
        assert "undefined" not in html.lower(), address


def test_made_up_data_is_marked_on_every_page(someone):
    for address, response in pages_of(someone):
        assert "Made-up data" in response.content.decode(), address


def test_a_real_home_has_no_such_mark(client, settings, tmp_path, priya):
    settings.TENURE_HOME = tmp_path
    client.force_login(priya)
    assert "Made-up data" not in client.get("/account/").content.decode()


def test_what_breaks_is_our_fault_and_has_a_number_to_quote(priya, with_a_broken_page):
    client = Client(raise_request_exception=False)
    client.force_login(priya)
    response = client.get("/broken/")
    html = response.content.decode()
    assert response.status_code == 500
    assert "Something broke, and it is our fault" in html
    assert re.search(r"quote this reference: <strong>[0-9a-f]{8}</strong>", html)
    assert "SW1010001" not in html


def test_an_unknown_address_says_so_without_saying_what_there_is(client, priya):
    client.force_login(priya)
    response = client.get("/returns/999999/")
    assert response.status_code == 404
    assert "There is no page at this address, or it is not yours to see." in response.content.decode()


def test_a_forged_form_is_refused_in_our_words(priya):
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(priya)
    refused = strict.post("/account/password/", {"new": "other words in this order"})
    assert refused.status_code == 403
    page = refused.content.decode()
    assert "The form was open too long, or did not come from these pages." in page
    assert '<h1 class="plain">This form was not sent</h1>' in page


@pytest.mark.django_db
@pytest.mark.parametrize(("view", "status"), [(bad_request, 400), (forged, 403)])
def test_each_refusal_has_a_page(rf, view, status):
    from django.contrib.auth.models import AnonymousUser

    request = rf.get("/somewhere/")
    request.user, request._messages = AnonymousUser(), []
    response = view(request, ValueError("anything"))
    assert response.status_code == status
    assert b"Go to the home page" in response.content


def test_addresses_hold_nothing_personal():
    parts = {
        part
        for address, _ in every_address(**{key: f"<{key}>" for key in PARTS})
        for part in re.findall(r"<(\w+)>", address)
    }
    assert parts == set(PARTS)
