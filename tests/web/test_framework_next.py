"""The next version of the framework: drafted from the one there is, and what becomes of what is taken out."""

import re
from datetime import date
from decimal import Decimal

import pytest

from given.frameworks import put_in_force
from tenure.partnership.actions import activities, frameworks, money
from tenure.partnership.models import FrameworkVersion
from tenure.strategy.framework.checking import judged
from tenure.strategy.framework.editing import without_named
from tenure.strategy.framework.reading import founding

# Slow: opens a home and changes a whole framework in each test.
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("home"), pytest.mark.slow]


@pytest.fixture
def draft(client, lead):
    """The address of a draft, opened by a lead."""
    client.force_login(lead)
    return frameworks.draft(framework=founding(), by=lead).get_absolute_url()


def text_of(response):
    return re.sub(r"\s+", " ", response.content.decode())


def test_a_lead_drafts_the_next_version_from_one_that_there_is(client, lead, otto, in_force):
    client.force_login(otto)
    assert client.post("/strategy/framework/versions/1/draft").status_code == 403
    client.force_login(lead)
    assert "Draft the next version from version 1" in text_of(client.get("/strategy/framework/versions/"))
    made = client.post("/strategy/framework/versions/1/draft")
    assert made.url == "/strategy/framework/versions/2/"
    version = FrameworkVersion.objects.get(number=2)
    assert (version.state, version.framework) == ("draft", founding())


def test_what_others_list_is_taken_out_of_them_too_once_it_was_asked(client, draft):
    address = f"{draft}activities/grow-your-own/out"
    asked = client.post(address)
    assert 'still name “<span dir="auto">Grow your own' in text_of(asked)
    assert f'href="{draft}kpis/children-vacancies/"' in asked.content.decode()
    assert FrameworkVersion.objects.get().framework == founding()
    assert client.post(address, {"also": "yes"}).url == f"{draft}activities/"
    made = FrameworkVersion.objects.get().framework
    assert made.activity("grow-your-own") is None
    assert not any("grow-your-own" in (*one.needs, *one.priorities) for one in made.activities)
    assert not any("grow-your-own" in one.activities for one in made.kpis)


@pytest.mark.parametrize(("kind", "field"), [("activities", "title"), ("kpis", "outcome")])
def test_a_fault_is_told_with_its_field_and_takes_the_focus(client, draft, kind, field):
    page = client.post(f"{draft}{kind}/add", {"code": "a-code"}).content.decode()
    assert 'class="govuk-error-summary" data-module="govuk-error-summary"' in page
    assert f'aria-describedby="{field}-hint {field}-error"' in page


def test_an_activity_that_left_the_framework_keeps_its_page_with_all_that_was_said(
    client, lead, otto, in_force
):
    one = founding().activity("grow-your-own")
    activities.say_done(activity=one, milestone="scheme", on=date(2026, 9, 2), by=lead, note="All signed")
    held = money.Money("grow-your-own", 2026, "members", Decimal(5), "")
    money.spend(held, on=date(2026, 9, 3), by=lead)
    left = judged(without_named(founding(), "activities", "grow-your-own"))[0]
    put_in_force(left, by=lead, on=date(2026, 10, 2))
    client.force_login(otto)
    said = text_of(client.get("/strategy/activities/grow-your-own"))
    assert "It left the framework on 2 October 2026" in said
    assert "2 September 2026" in said
    assert "All signed" in said
    assert "Not done" in said
    assert "<button" not in said.partition("<main")[2]
    assert (
        'href="/strategy/activities/grow-your-own"'
        in client.get("/strategy/framework/?version=1").content.decode()
    )
    assert 'href="/strategy/money/activities/grow-your-own/"' in said
    assert "Grow your own" in text_of(client.get("/strategy/money/activities/grow-your-own/"))
    assert client.get("/strategy/activities/never-was").status_code == 404
