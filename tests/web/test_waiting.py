"""A return that waits for the worker: with scripts it is asked for again, without them the page reloads."""

import pytest

from given.csww import a_return
from tenure.partnership.actions import delivering
from tenure.partnership.checking import check
from tenure.partnership.models import Delivery, Submission

pytestmark = pytest.mark.usefixtures("home", "transactional_db")


@pytest.fixture
def address(client, priya):
    from django.core.files.uploadedfile import SimpleUploadedFile

    client.force_login(priya)
    delivered = client.post("/returns/send/", {"file": SimpleUploadedFile("return.xml", a_return())}).url
    delivering.read(Delivery.objects.get().pk)
    return client.get(delivered).url


@pytest.fixture
def dropped(client, priya):
    from django.core.files.uploadedfile import SimpleUploadedFile

    client.force_login(priya)
    sent = [SimpleUploadedFile("return.xml", a_return()), SimpleUploadedFile("other.csv", b"%PDF")]
    return client.post("/returns/send/", {"file": sent}).url


def test_the_page_answers_before_the_files_are_read(client, dropped):
    page = client.get(dropped).content.decode()
    assert "2 files of Northvale have arrived and are being read" in page
    assert "Waiting for the worker" in page
    assert "return.xml" in page
    assert '<noscript><meta http-equiv="refresh" content="3"></noscript>' in page
    assert "HX-Refresh" not in client.get(f"{dropped}progress/").headers


def test_the_page_tells_what_the_files_became_once_they_are_read(client, dropped):
    delivering.read(Delivery.objects.get().pk)
    assert client.get(f"{dropped}progress/").headers["HX-Refresh"] == "true"
    page = client.get(dropped).content.decode()
    assert "1 return of Northvale is being checked; 1 file could not be taken" in page
    assert "The file is a PDF document." in page


def test_files_that_were_put_aside_say_why(client, dropped):
    Delivery.objects.update(state="put aside", says=delivering.STOPPED)
    assert "The program was stopped 3 times while it read these files" in client.get(dropped).content.decode()


def test_otto_sees_nothing_of_what_was_delivered(client, otto, dropped):
    client.force_login(otto)
    for address in (dropped, f"{dropped}progress/", f"/api{dropped.rstrip('/')}"):
        assert client.get(address).status_code == 404, address


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
