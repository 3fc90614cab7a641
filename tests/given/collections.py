"""Collections and filings of Northvale's and Hartwell's: say only what the test is about."""

from __future__ import annotations

from datetime import date, timedelta
from io import BytesIO

import pytest
from django.utils import timezone

OPENED, DUE, CLOSED = -40, -10, 20
"""The usual collection of these tests: it opened 40 days ago, was due 10 days ago, and closes in 20."""


def in_days(number: int) -> date:
    return timezone.localdate() + timedelta(days=number)


def a_collection(by, *, kind="csww", year=2023, opens=OPENED, due=DUE, closes=CLOSED, expected=None):
    """A collection around today, expected of every partner there is."""
    from tenure.partnership.actions import collections
    from tenure.terms.windows import Window

    window = Window(in_days(opens), in_days(due), in_days(closes), "Local: made up for a test")
    return collections.open_collection(kind=kind, year=year, by=by, expected=expected, window=window)


def filing_of(collection, partner):
    return collection.filings.select_related("collection", "partner").get(partner=partner)


def send(by, *workers, year=2023, lea="101", **more):
    """A return that was sent and checked."""
    from given.csww import a_return
    from tenure.partnership.actions import returns

    content = a_return(*workers, year=year, lea=lea, **more)
    sent = returns.send_return(file=BytesIO(content), name="return.xml", by=by)
    sent.refresh_from_db()
    return sent


def accept(by, *workers, **more):
    """A return without a fault that is in the record."""
    from tenure.partnership.actions import returns

    return returns.accept_return(submission=send(by, *workers, **more), by=by)


WITH_AN_ERROR = {"FTE": "37"}
WITH_A_QUERY = {"PersonBirthDate": "1934-05-01"}


@pytest.fixture
def collecting(lead, northvale, hartwell):
    """The children's return for 2023, expected of Northvale and Hartwell and ten days late."""
    return a_collection(lead)


@pytest.fixture
def northvales(collecting, northvale):
    """What Northvale owes to it."""
    return filing_of(collecting, northvale)


class MailIsAway:
    """A mail system that does not answer."""

    def __init__(self, **_: object) -> None:
        pass

    def send_messages(self, messages: list[object]) -> int:
        raise ConnectionRefusedError
