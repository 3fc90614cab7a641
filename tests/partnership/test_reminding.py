"""Reminders: by hand and by the calendar, once each, nobody named, and what a killed worker leaves."""

from datetime import timedelta
from email.utils import parseaddr

import pytest
from django.core import mail
from django.utils import timezone

from given.collections import a_collection, accept, filing_of, in_days
from tenure.partnership import may, reminding
from tenure.partnership.actions import chasing, collections
from tenure.partnership.models import Account, DueJob, Reminder
from tenure.terms.problems import UsedWrongly

pytestmark = pytest.mark.usefixtures("home", "at_once")


@pytest.fixture(autouse=True)
def addresses(priya, otto):
    for person in (priya, otto):
        person.email = f"{person.username}@council.example"
        person.save()


def test_one_click_reminds_one_partner_and_keeps_when(lead, priya, northvales):
    done = chasing.remind(filing=northvales, by=lead)

    assert (done.people, done.nobody) == (1, ())
    kept = Reminder.objects.get()
    assert (kept.to, kept.by, kept.occasion) == (priya, lead, "asked")
    assert kept.sent_at is not None
    assert [m.to for m in mail.outbox] == [["priya@council.example"]]


def test_the_letter_says_what_and_how_late_and_names_nobody(lead, northvales, priya):
    chasing.remind(filing=northvales, by=lead)
    (letter,) = mail.outbox
    assert letter.subject == "Northvale’s children’s return for 2023: 10 days late"
    assert "no file has come." in letter.body
    assert "it is 10 days late" in letter.body
    assert not any(word in letter.body for word in ("Priya", "Ceri", "SW", parseaddr(letter.to[0])[1]))


def test_all_who_lack_it_are_reminded_and_those_who_do_not_are_left_alone(lead, priya, otto, northvales):
    accept(otto, lea="103")
    filing = filing_of(northvales.collection, otto.partner)
    from tenure.partnership.actions import signing

    signing.prepare(filing=filing, by=otto)
    chasing.remind_all(collection=northvales.collection, by=lead)
    assert [r.to for r in Reminder.objects.all()] == [priya]
    with pytest.raises(UsedWrongly, match="is prepared; there is nothing to remind Hartwell of"):
        chasing.remind(filing=filing, by=lead)


def test_a_second_click_sends_nothing_more(lead, northvales, northvale):
    chasing.remind(filing=northvales, by=lead)
    assert chasing.remind(filing=northvales, by=lead).just_now == (northvale,)
    assert len(mail.outbox) == 1


def test_the_delegate_alone_is_reminded(lead, priya, northvales):
    from given.members import an_account

    bilal = an_account("bilal", partner="101")
    Account.objects.filter(pk=bilal.pk).update(email="bilal@council.example")
    collections.delegate(filing=northvales, to=bilal, by=priya)
    northvales.refresh_from_db()
    chasing.remind(filing=northvales, by=lead)
    assert [m.to for m in mail.outbox] == [["bilal@council.example"]]


def test_a_partner_without_an_address_is_named(lead, priya, northvales, northvale):
    Account.objects.filter(pk=priya.pk).update(email="")
    assert chasing.remind(filing=northvales, by=lead).nobody == (northvale,)
    assert mail.outbox == []


@pytest.mark.parametrize("who", ["priya", "otto", "board", "administrator"])
def test_only_leads_remind(request, who, northvales):
    user = request.getfixturevalue(who)
    for act in (
        lambda: chasing.remind(filing=northvales, by=user),
        lambda: chasing.remind_all(collection=northvales.collection, by=user),
    ):
        with pytest.raises(may.Refused, match="Only partnership leads may remind"):
            act()
    assert mail.outbox == []


@pytest.fixture
def soon(lead, northvale, hartwell):
    """A collection that is due in three days: the calendar reminds today, and on four days that come."""
    return a_collection(lead, due=3)


@pytest.mark.parametrize(
    ("day", "occasions"),
    [
        (-1, []),
        (0, ["3 days before"]),
        (4, ["1 day after"]),
        (10, ["7 days after"]),
        (60, ["14 days after"]),
    ],
)
def test_the_calendar_reminds_on_its_days_and_skips_those_it_slept_through(soon, day, occasions):
    reminding.do_what_is_due(on=in_days(day))
    assert sorted({r.occasion for r in Reminder.objects.all()}) == occasions


def test_each_goes_out_once_however_often_the_worker_looks(soon):
    for _ in range(3):
        reminding.do_what_is_due()
        reminding.send_what_is_written()
    assert sorted(m.to[0] for m in mail.outbox) == ["otto@council.example", "priya@council.example"]


def test_a_worker_killed_between_writing_down_and_sending_loses_and_doubles_nothing(soon):
    reminding.do_what_is_due()
    first, second = Reminder.objects.order_by("pk")
    Reminder.objects.filter(pk=first.pk).update(taken_at=timezone.now(), tries=1)  # killed over this one
    assert reminding.send_what_is_written() == 1
    assert [m.to for m in mail.outbox] == [[second.to.email]]

    Reminder.objects.filter(pk=first.pk).update(taken_at=timezone.now() - timedelta(minutes=11))
    assert reminding.send_what_is_written() == 1
    assert reminding.send_what_is_written() == 0
    assert mail.outbox[-1].extra_headers["Message-ID"].startswith(f"<reminder-{first.pk}-")


def test_a_mail_system_that_is_away_is_tried_again(soon, settings):
    reminding.do_what_is_due()
    settings.EMAIL_BACKEND = "given.collections.MailIsAway"
    assert reminding.send_what_is_written() == 0
    assert set(Reminder.objects.values_list("fault", flat=True)) == {"ConnectionRefusedError"}

    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    Reminder.objects.update(taken_at=None)
    assert reminding.send_what_is_written() == 2
    assert set(Reminder.objects.values_list("fault", flat=True)) == {""}


def test_a_collection_of_the_past_opens_without_a_flood(lead, northvale):
    a_collection(lead, due=-30, opens=-60, closes=-1)
    assert not DueJob.objects.exists()
