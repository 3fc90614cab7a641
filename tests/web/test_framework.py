"""Pages of the framework: read by everyone of the partnership, changed by leads, and never too heavy."""

import re

import pytest

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("home")]

HEAVIEST = 60_000
"""Bytes of HTML on any page, whatever the framework."""


def text_of(response):
    return re.sub(r"\s+", " ", response.content.decode())


PAGES = (
    "framework/",
    "framework/?status=watch",
    "framework/?version=1",
    "framework/search?q=careers",
    "framework/versions/",
    "framework/versions/1/",
    "framework/compare?from=1&to=1",
    "outcomes/low-turnover",
    "priorities/pipeline",
    "activities/careers-fair",
    "activities/grow-your-own/milestones/scheme",
)


@pytest.mark.parametrize("page", PAGES)
def test_page(client, lead, in_force, page):
    client.force_login(lead)
    response = client.get(f"/strategy/{page}")
    print(page, len(response.content))
    __import__("pathlib").Path("/tmp/framework/" + re.sub(r"\W", "_", page) + ".html").write_bytes(
        response.content
    )
    assert response.status_code == 200, response.content[:3000]
