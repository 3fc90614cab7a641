"""How partners keep up with collections, from what was sent and when: for a lead, and for each its own."""

from __future__ import annotations

from datetime import date, datetime

from django.utils import timezone

from tenure.partnership import may, standing
from tenure.publish.engaging import FiledBy
from tenure.strategy.engagement import Filed


def filed(user: object) -> list[FiledBy]:
    """What this person may see of how returns were filed, for every collection that has opened."""
    may.require(may.see_engagement(user), by=user, about="engagement")
    today = timezone.localdate()
    rows = standing.filings(user).filter(collection__opens__lte=today)
    return [_filed(one, today) for one in standing.standings(rows, on=today)]


def _filed(one: standing.Standing, today: date) -> FiledBy:
    first, each = one.first, one.collection
    facts = Filed(
        due=each.due,
        on=today,
        sent=_day(first.sent_at) if first else None,
        accepted=_day(one.first_taken),
        rows=first.workers if first else 0,
        findings=first.errors + first.queries if first else 0,
        reminders=one.reminders,
    )
    label = f"{each.label[:1].upper()}{each.label[1:]}"
    return FiledBy(one.partner.number, one.partner.name, each.kind, label, each.year, facts)


def _day(at: datetime | None) -> date | None:
    return timezone.localtime(at).date() if at else None
