"""The pages of the strategy lead to each other, for whoever may open them."""

import re

import pytest

from given.members import an_account

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("home")]
WITHIN = re.compile(r'<nav class="within".*?</nav>', re.DOTALL)


def within(client, path):
    """The links of the strategy's navigation on a page: address, and whether one stands there."""
    found = WITHIN.search(client.get(path).content.decode())
    return dict(re.findall(r'href="([^"]+)"(?: aria-current="(\w+)")?', found[0])) if found else {}


@pytest.mark.parametrize(
    ("role", "partner", "engagement"),
    [("board member", None, False), ("partnership lead", None, True), ("analyst", "103", True)],
)
def test_every_page_of_the_strategy_is_one_link_from_every_other(client, role, partner, engagement):
    client.force_login(an_account("someone", role, partner=partner))
    links = within(client, "/strategy/risks/closed")
    assert ("/strategy/engagement/" in links) is engagement
    assert links["/strategy/risks/"] == "true"
    assert [path for path, here in links.items() if here] == ["/strategy/risks/"]
    for each in ("framework", "kpis", "audit", "meetings", "actions", "money", "members", "leads", "reports"):
        assert f"/strategy/{each}/" in links


def test_the_page_one_is_on_is_told_and_the_first_page_is_not_the_group_of_all(client):
    client.force_login(an_account("marion", "partnership lead"))
    assert within(client, "/strategy/risks/")["/strategy/risks/"] == "page"
    assert within(client, "/strategy/risks/")["/strategy/"] == ""


def test_it_stands_on_pages_of_the_strategy_alone_and_not_before_who_is_refused(client):
    client.force_login(an_account("marion", "partnership lead"))
    assert not within(client, "/definitions/")
    client.force_login(an_account("jo", "administrator"))
    assert not within(client, "/strategy/risks/")
