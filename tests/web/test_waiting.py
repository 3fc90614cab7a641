"""A return that waits for the worker: with scripts it is asked for again, without them the page reloads."""

import pytest

from given.csww import a_return
from tenure.partnership.checking import check
from tenure.partnership.models import Submission

pytestmark = pytest.mark.usefixtures("home", "transactional_db")


@pytest.fixture
def address(client, priya):
    from django.core.files.uploadedfile import SimpleUploadedFile

    client.force_login(priya)
    return client.post("/returns/send/", {"file": SimpleUploadedFile("return.xml", a_return())}).url


def test_the_page_tells_how_far_the_worker_is(client, address):
    page = client.get(address).content.decode()
    assert "This return is waiting to be checked" in page
    assert '<progress id="bar" max="100" value="0">' in page
    assert "You can leave this page." in page


def test_without_scripts_the_page_asks_again_by_itself(client, address):
    page = client.get(address).content.decode()
    assert '<noscript><meta http-equiv="refresh" content="3"></noscript>' in page


def test_the_whole_page_comes_once_the_worker_is_done(client, address):
    assert "HX-Refresh" not in client.get(f"{address}progress/").headers
    check(Submission.objects.get().pk)
    assert client.get(f"{address}progress/").headers["HX-Refresh"] == "true"
    assert "This return can be accepted" in client.get(address).content.decode()
