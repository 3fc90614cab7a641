"""The desk of the made-up partnership: past collections signed off, this one half filed."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Final

from django.db import transaction
from django.utils import timezone

from tenure.partnership.actions import collections, returns, signing
from tenure.partnership.may import HOLDER
from tenure.partnership.models import Account, Collection, Filing, Partner, Reminder, Submission
from tenure.partnership.models.members import ANALYST, LEAD
from tenure.partnership.standing import standings
from tenure.terms.problems import Problem
from tenure.terms.windows import ASCWDS, CSWW, EDUCATION, Window

if TYPE_CHECKING:
    from tenure import example

AROUND_TODAY: Final = "Local: the made-up partnership collects around today, whatever day it is"
SIGNED, PREPARED = ("104",), ("105", "106 / 107")
"""How far the newest full year is: the rest is in the record and not prepared."""
FROM_LAST_YEAR: Final = ("103", "105")
"""Who sent last year's file with the year changed, so that it has findings; the others have sent nothing."""


def open_desk(folder: Path, sendings: Iterable[example.Sending]) -> None:
    """Open a collection of each kind for each year of the example, and those being collected now; once.

    The newest full year is signed off in part, so that it can still be corrected; the years before are done.
    """
    if Collection.objects.exists():
        return
    accepted = [one for one in sendings if one.standing == "accepted"]
    years = sorted({one.year for one in accepted})
    if not years:
        return
    with transaction.atomic():
        for year in years:
            _sign(_opened(CSWW, year), newest=year == years[-1])
    _collect_now(folder, [one for one in accepted if one.year == years[-1]], year=years[-1] + 1)
    with transaction.atomic():
        for kind in (ASCWDS, EDUCATION):
            for year in years if Submission.objects.filter(kind=kind).exists() else ():
                _sign(_opened(kind, year), newest=year == years[-1])


def _opened(kind: str, year: int, window: Window | None = None) -> Collection:
    return collections.open_collection(kind=kind, year=year, by=_lead() or HOLDER, window=window)


def _lead() -> Account | None:
    return Account.objects.filter(role=LEAD).first()


def _analyst(partner: Partner) -> Account | None:
    return Account.objects.filter(role=ANALYST, partner=partner).first()


def _sign(collection: Collection, *, newest: bool) -> None:
    """Sign off what was accepted, as far as it is: older years whole, the newest one in part."""
    closed = _noon(collection.closes)
    for one in standings(collection.filings.select_related("collection", "partner")):
        if one.taken is None or one.first_taken is None:
            continue
        if one.late:
            _remind(one.filing, since=_noon(collection.due))
        number, last = one.partner.number, one.taken.accepted_at or one.first_taken
        at = max(last + timedelta(days=2), closed - timedelta(days=5))
        if not newest or number in (*SIGNED, *PREPARED):
            signing.prepare(filing=one.filing, by=_analyst(one.partner) or HOLDER, at=at)
        if not newest or number in SIGNED:
            signing.sign_off(filing=one.filing, by=_lead() or HOLDER, at=at + timedelta(days=3))


def _noon(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time(12)))


def _remind(filing: Filing, *, since: datetime) -> None:
    """The reminders that were needed then."""
    analyst = _analyst(filing.partner)
    if analyst is None:
        return
    for days in (1, 7):
        at = since + timedelta(days=days)
        Reminder.objects.create(
            filing=filing,
            to=analyst,
            occasion=f"{days} {'day' if days == 1 else 'days'} after",
            made_at=at,
            sent_at=at,
        )


def _collect_now(folder: Path, last_year: list[example.Sending], *, year: int) -> None:
    """The year after the newest: the children's return overdue, the others open and not due yet."""
    today = timezone.localdate()

    def window(opens: int, due: int, closes: int) -> Window:
        days = (today + timedelta(days=number) for number in (opens, due, closes))
        first, second, third = days
        return Window(first, second, third, AROUND_TODAY)

    with transaction.atomic():
        _opened(CSWW, year, window(-40, -9, 20))
        _opened(ASCWDS, year, window(-22, 10, 10))
        if collections.filers(EDUCATION, Partner.objects.all()):
            _opened(EDUCATION, year, window(-30, 6, 36))
    for one in last_year:
        if one.partner in FROM_LAST_YEAR and one.form == "xml":
            _send_with_the_year_changed(folder / one.file, one.partner, year=year)


def _send_with_the_year_changed(path: Path, partner: str, *, year: int) -> Submission | None:
    """What people do in a hurry; it is checked at once, so that its findings are there to be looked at."""
    text = path.read_text(encoding="utf-8")
    for place in ("<Year>{}</Year>", "<ReferenceDate>{}-09-30</ReferenceDate>"):
        text = text.replace(place.format(year - 1), place.format(year))
    at = timezone.now() - timedelta(days=3)
    try:
        sent = returns.send_return(
            file=BytesIO(text.encode()),
            name=f"CSWW_{year}.xml",
            by=HOLDER,
            partner=Partner.of(partner),
            at=at,
        )
    except Problem:  # an example whose last file is of another make: nothing is sent for it
        return None
    return returns.check(submission=sent)
