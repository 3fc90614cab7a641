"""A person's own calendar feed: a secret link that can be taken back, and what it shows."""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from datetime import datetime
from typing import Final

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from tenure.partnership import audit, home, may, standing
from tenure.partnership.models import Account, BoardAction, CalendarLink, Collection, Meeting
from tenure.partnership.models.meetings import CANCELLED, HELD
from tenure.partnership.models.members import digest_of
from tenure.publish import feeds
from tenure.publish.feeds import Entry

_DAYS: Final = {
    "opens": ("opens", "Returns can be sent from today."),
    "due": ("is due", "Whoever has not filed by today is late."),
    "closes": ("closes", "Today is the last day on which returns are taken."),
}


def make_link(*, by: Account) -> str:
    """A new secret for the person's own feed, shown once; the one before it stops working."""
    may.require(may.keep_calendar(by), by=by, about="a calendar link")
    token = secrets.token_urlsafe(32)
    with transaction.atomic():
        _end(by)
        CalendarLink.objects.create(account=by, digest=digest_of(token))
        audit.enter("made a calendar link", f"account {by.username}", by=by, partner=by.partner)
    return token


def end_link(*, by: Account) -> None:
    """Take the link back: whoever has it reads nothing more."""
    may.require(may.keep_calendar(by), by=by, about="a calendar link")
    with transaction.atomic():
        if _end(by):
            audit.enter("took a calendar link back", f"account {by.username}", by=by, partner=by.partner)


def _end(account: Account) -> int:
    return CalendarLink.objects.filter(account=account, ended_at__isnull=True).update(ended_at=timezone.now())


def link_of(account: Account) -> CalendarLink | None:
    """The person's link that works now."""
    return CalendarLink.objects.filter(account=account, ended_at__isnull=True).first()


def reader_of(token: str) -> Account | None:
    """Whose feed a secret opens; None where it opens none, or its person may keep no calendar any more."""
    links = CalendarLink.objects.filter(digest=digest_of(token), ended_at__isnull=True)
    link = links.select_related("account__partner").first()
    return link.account if link is not None and may.keep_calendar(link.account) else None


def feed_of(account: Account) -> str:
    """The person's calendar: every collection or their own partner's, meetings, and their actions."""
    entries = [*_collections(account), *_meetings(), *_actions(account)]
    return feeds.calendar(entries, name=f"Tenure: {account.partner or 'the partnership'}")


def _collections(account: Account) -> Iterator[Entry]:
    if not may.see_collections(account):
        return
    rows = standing.filings(account)
    owed = {one.collection.pk: one for one in standing.standings(rows)} if account.partner else {}
    seen = standing.collections(account).prefetch_related("changes")
    for each in seen:
        yield from _entries(each, owed.get(each.pk))


def _meetings() -> Iterator[Entry]:
    for each in Meeting.objects.exclude(state=CANCELLED).select_related("board"):
        begins = timezone.make_aware(datetime.combine(each.on, each.begins)) if each.begins else None
        yield Entry(
            key=f"meeting-{each.pk}-{_this_home()}",
            on=each.on,
            title=str(each.board),
            says="It was held." if each.state == HELD else "It is called.",
            changed=each.changed_at,
            address=_at(each.get_absolute_url()),
            at=begins,
            place=each.place,
        )


def _actions(account: Account) -> Iterator[Entry]:
    mine = BoardAction.standing.filter(person=account, done_on__isnull=True)
    for each in mine.select_related("meeting"):
        yield Entry(
            key=f"action-{each.pk}-{_this_home()}",
            on=each.due,
            title=f"Due: {each.text}",
            says="Given by a meeting.",
            changed=each.meeting.changed_at,
            address=_at(each.meeting.get_absolute_url()),
        )


def _at(path: str) -> str:
    return f"{settings.TENURE_SITE}{path}" if settings.TENURE_SITE else ""


def _entries(each: Collection, owed: standing.Standing | None) -> Iterator[Entry]:
    changes = list(each.changes.all())
    changed = changes[0].at if changes else each.opened_at
    stands = f"It is {owed.state}. {owed.lacks}".strip() if owed is not None else ""
    name = f"{str(each)[:1].upper()}{str(each)[1:]}"
    for which, (verb, says) in _DAYS.items():
        yield Entry(
            key=f"collection-{each.pk}-{which}-{_this_home()}",
            on=getattr(each, which),
            title=f"{name} {verb}",
            says=f"{says} {stands}".strip(),
            changed=changed,
            address=_at(each.get_absolute_url()),
        )


def _this_home() -> str:
    """What tells this home's events from another's in one calendar; the key cannot be told from it."""
    return home.pseudonyms()("calendar feed")[:12]
