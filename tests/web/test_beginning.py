"""A partnership that has nothing yet: every page says what would fill it, and leads there."""

import pytest

from tenure.partnership.models import Partner

# Slow: opens an empty home and asks every page of the strategy and the plan.
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("home"), pytest.mark.slow]

NO_FRAMEWORK = (
    "/strategy/kpis/",
    "/strategy/audit/",
    "/strategy/contribution/",
    "/strategy/reports/board/",
    "/strategy/reports/cases/",
    "/strategy/activities/careers-fair",
    "/strategy/framework/search?q=x",
)
NO_RETURN = ("/plan/", "/plan/actions", "/plan/demand", "/plan/reverse", "/plan/how-sure", "/plan/parameters")


def main_of(client, person, address):
    client.force_login(person)
    return client.get(address).content.decode().partition("<main")[2]


@pytest.mark.parametrize("address", NO_FRAMEWORK)
def test_without_a_framework_a_lead_is_led_to_load_one(client, lead, board, address):
    page = main_of(client, lead, address)
    assert "There is nothing here yet" in page
    assert 'href="/strategy/framework/new"' in page
    page = main_of(client, board, address)
    assert "A partnership lead loads one" in page
    assert "framework/new" not in page


@pytest.mark.parametrize("address", NO_RETURN)
def test_without_a_return_the_plan_leads_to_returns(client, lead, priya, address):
    page = main_of(client, lead, address)
    assert "There is nothing here yet" in page
    assert 'href="/returns/"' in page
    assert 'href="/returns/send/"' not in page
    assert 'href="/returns/send/"' in main_of(client, priya, address)


def test_the_first_page_says_where_to_begin(client, administrator):
    assert 'href="/accounts/new/"' in main_of(client, administrator, "/")
    assert "a partnership lead lets one join" in main_of(client, administrator, "/accounts/new/")


def test_a_first_lead_begins_with_partners_a_framework_and_a_collection(client, lead):
    page = main_of(client, lead, "/")
    for address in ("/strategy/members/new", "/strategy/framework/new", "/collections/new/"):
        assert f'href="{address}"' in page
    assert "has filed and accepted" not in page
    Partner.of("301")
    assert "These come first" not in main_of(client, lead, "/")
