"""One's own calendar feed: by a secret link, until it is taken back; own collections, or all for a lead."""

import pytest

from given.collections import a_collection, in_days
from tenure.partnership import may
from tenure.partnership.actions import accounts, calendars, collections
from tenure.partnership.models import CalendarLink

pytestmark = pytest.mark.usefixtures("home", "at_once")


def titles(feed):
    return [line.removeprefix("SUMMARY:") for line in feed.split("\r\n") if line.startswith("SUMMARY:")]


def test_the_link_works_until_it_is_taken_back(priya, northvales):
    token = calendars.make_link(by=priya)
    assert calendars.reader_of(token) == priya
    assert token not in str(CalendarLink.objects.values())

    calendars.end_link(by=priya)
    assert calendars.reader_of(token) is None
    assert calendars.link_of(priya) is None


def test_a_new_link_ends_the_one_before(priya):
    first, second = calendars.make_link(by=priya), calendars.make_link(by=priya)
    assert [calendars.reader_of(token) for token in (first, second)] == [None, priya]


def test_it_ends_with_the_account(priya, administrator):
    token = calendars.make_link(by=priya)
    accounts.disable_account(account=priya, by=administrator)
    assert calendars.reader_of(token) is None


def test_administrators_have_no_such_calendar(administrator):
    with pytest.raises(may.Refused):
        calendars.make_link(by=administrator)


def test_an_analyst_reads_their_own_collections_and_a_lead_all(priya, otto, lead, northvales, hartwell):
    a_collection(lead, kind="ascwds", expected=[hartwell])
    children = [f"Children’s return for 2023 {verb}" for verb in ("opens", "is due", "closes")]
    assert titles(calendars.feed_of(priya)) == children
    assert len(titles(calendars.feed_of(otto))) == len(titles(calendars.feed_of(lead))) == 6
    assert "It is opened. No file has come." in calendars.feed_of(priya).replace("\r\n ", "")
    assert "No file has come." not in calendars.feed_of(lead).replace("\r\n ", "")


def test_an_event_keeps_its_identifier_when_its_day_moves(priya, lead, northvales):
    def uids():
        return [line for line in calendars.feed_of(priya).split("\r\n") if line.startswith("UID:")]

    before = uids()
    collections.change_dates(
        collection=northvales.collection, days={"due": in_days(5)}, reason="The portal was down.", by=lead
    )
    assert uids() == before
    assert f"DTSTART;VALUE=DATE:{in_days(5):%Y%m%d}" in calendars.feed_of(priya)


def test_events_of_two_homes_are_not_taken_for_one_another(priya, northvales, monkeypatch):
    def identifiers():
        feed = calendars.feed_of(priya).replace("\r\n ", "")
        return {line for line in feed.split("\r\n") if line.startswith("UID:")}

    here = identifiers()
    assert identifiers() == here
    monkeypatch.setenv("TENURE_PSEUDONYM_KEY", "7c" * 32)
    assert len(here | identifiers()) == 6
