"""Files are kept as they were dropped and read behind the page; a killed worker loses and doubles nothing."""

from io import BytesIO

import pytest
from django_tasks_db.models import DBTaskResult

from given.ascwds import a_workplace, an_adults_worker, csv_of
from given.csww import a_return
from tenure.partnership import files
from tenure.partnership.actions import delivering, sending
from tenure.partnership.may import NotAllowed
from tenure.partnership.models import Delivery, Partner, Submission
from tenure.terms.problems import Unreadable, UsedWrongly

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("home")]

WORKPLACE = csv_of("workplace", [a_workplace()])
WORKER = csv_of("worker", [an_adults_worker()])


def delivered(by, *contents: bytes, **more) -> Delivery:
    incoming = [(f"{n}.csv", BytesIO(content)) for n, content in enumerate(contents)]
    return delivering.deliver(incoming=incoming, by=by, partner=by.partner, **more)


def became_of(one: Delivery):
    one.refresh_from_db()
    return delivering.outcomes(one)


def waiting() -> list[str]:
    return sorted(path.name for path in files.folder_for_waiting().glob("*/*"))


def test_nothing_is_read_until_the_worker_comes(priya):
    one = delivered(priya, a_return(), b"%PDF")
    assert (one.state, one.step, one.progress) == ("waiting", "waiting for the worker", 0)
    assert waiting() == sorted(each.sha256 for each in one.files.all())
    assert not Submission.objects.exists()


def test_the_worker_makes_returns_and_says_what_cannot_be_read(priya):
    one = delivered(priya, WORKPLACE, WORKER, b"%PDF", year=2023)
    delivering.read(one.pk)
    became = became_of(one)
    assert one.state == "read"
    assert [each.which for each in became] == ["workplace", "worker", ""]
    assert became[2].says == "The file is a PDF document. Send the return as XML, CSV or XLSX."
    assert {each.submission for each in became[:2]} == {Submission.objects.get()}
    assert Submission.objects.get().year == 2023
    assert waiting() == []


def test_what_was_turned_away_is_kept_nowhere(priya):
    delivering.read(delivered(priya, b"%PDF").pk)
    assert waiting() == []
    assert list(files.folder().glob("*")) == []


def test_a_worker_killed_between_two_returns_doubles_neither(priya):
    other = csv_of("workplace", [a_workplace(ESTNAME="East")])
    one = delivered(priya, a_return(), other, year=2023)
    first = [("0.csv", files.folder_for_waiting() / one.folder / one.files.first().sha256)]
    sender = sending.Sender(priya, one.partner, one.sent_at, year=2023, delivery=one)
    sending.keep_files(first, sender)
    Delivery.objects.update(state="reading")

    assert delivering.take_up_again() == [one.pk]
    delivering.read(one.pk)

    assert [each.says for each in became_of(one)] == ["", ""]
    assert sorted(Submission.objects.values_list("kind", "number")) == [("ascwds", 1), ("csww", 1)]


def test_what_kills_every_worker_is_put_aside_and_said_to_be(priya):
    one = delivered(priya, a_return())
    DBTaskResult.objects.all().delete()
    for _ in range(3):
        delivering.read_delivery.enqueue(one.pk)
    DBTaskResult.objects.update(status="RUNNING", started_at=one.sent_at)
    Delivery.objects.update(state="reading")

    assert delivering.take_up_again() == []

    one.refresh_from_db()
    assert (one.state, one.says, waiting()) == ("put aside", delivering.STOPPED, [])


def test_it_is_read_once_however_often_it_is_given_out(priya):
    one = delivered(priya, a_return())
    delivering.read(one.pk)
    delivering.read(one.pk)
    assert Submission.objects.count() == 1


def test_what_cannot_even_be_kept_is_said_at_once(priya, settings):
    settings.TENURE_LARGEST_FILE = 10
    with pytest.raises(Unreadable, match="larger than"):
        delivered(priya, a_return())
    assert not Delivery.objects.exists()
    assert waiting() == []


def test_one_that_cannot_be_kept_stands_beside_those_that_can(priya):
    incoming = [("a.exe", BytesIO(b"x")), ("b.xml", BytesIO(a_return()))]
    one = delivering.deliver(incoming=incoming, by=priya, partner=priya.partner)
    delivering.read(one.pk)
    assert [(each.name, bool(each.submission)) for each in became_of(one)] == [
        ("b.xml", True),
        ("a.exe", False),
    ]


def test_otto_delivers_nothing_for_northvale(otto):
    with pytest.raises(NotAllowed):
        delivering.deliver(incoming=[("r.xml", BytesIO(a_return()))], by=otto, partner=Partner.of("101"))
    assert not Delivery.objects.exists()


def test_there_is_a_most_of_files(priya):
    with pytest.raises(UsedWrongly, match=r"These are 51 files\. Send at most 50 at once\."):
        delivered(priya, *[b"x"] * 51)


def test_folders_that_nobody_waits_for_are_taken_away(priya):
    import os

    one = delivered(priya, a_return())
    left = files.folder_for_waiting() / "of-a-killed-page"
    left.mkdir()
    os.utime(left, (0, 0))
    os.utime(files.folder_for_waiting() / one.folder, (0, 0))
    delivering.take_up_again()
    assert [path.name for path in files.folder_for_waiting().glob("*")] == [one.folder]


def test_a_large_upload_is_kept_without_a_copy(priya, home):
    from django.core.files.uploadedfile import TemporaryUploadedFile

    large = TemporaryUploadedFile("return.xml", "text/xml", 0, None)
    large.write(a_return())
    large.flush()
    large.size = len(a_return())
    one = delivering.deliver(incoming=[("return.xml", large)], by=priya, partner=priya.partner)
    large.close()
    delivering.read(one.pk)
    assert became_of(one)[0].submission == Submission.objects.get()
