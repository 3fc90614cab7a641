"""How partners take part, from what was sent, who came and what was done, for whoever may see it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Final

from django.utils import timezone

from tenure.partnership import may, standing
from tenure.partnership.models import Account, Attendance, BoardAction, Meeting, Partner, Seat
from tenure.partnership.models.meetings import HELD
from tenure.partnership.models.members import ANALYST
from tenure.publish.engaging import FiledBy
from tenure.publish.strategy.engagement import TakingPart
from tenure.strategy.engagement import Asked, Attended, Filed

PRESENT: Final = "present"


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


def see_partner(user: object, partner: Partner) -> may.Decision:
    """How one partner takes part: leads see it of all, its own analysts of it, and nobody else."""
    if not (decision := may.see_engagement(user)):
        return decision
    if isinstance(user, Account) and user.role == ANALYST and user.partner_id != partner.pk:
        return may.no("Only the partner itself and partnership leads see how it takes part.")
    return may.YES


def taking_part(user: object) -> list[TakingPart]:
    """What partners did that this person may see: of all for a lead, of their own for an analyst."""
    may.require(may.see_engagement(user), by=user, about="engagement")
    found: dict[str, list[Filed]] = {}
    for each in filed(user):
        found.setdefault(each.partner, []).append(each.filed)
    partners = [each for each in Partner.objects.all() if see_partner(user, each)]
    seats, asked = _attended(partners), _asked(partners)
    return [
        TakingPart(
            each.number,
            each.slug,
            each.name,
            tuple(found.get(each.number, ())),
            tuple(seats.get(each.pk, ())),
            tuple(asked.get(each.pk, ())),
        )
        for each in partners
    ]


def _attended(partners: Sequence[Partner]) -> dict[int, list[Attended]]:
    """By partner, each of its seats at each meeting that was held; what nobody wrote down was empty."""
    seats = list(Seat.objects.filter(partner__in=partners))
    held = Meeting.objects.filter(state=HELD, board__in={each.board_id for each in seats}).order_by("on")
    came = {
        (each.meeting_id, each.seat_id): each.came == PRESENT or bool(each.deputy)
        for each in Attendance.objects.filter(seat__in=seats)
    }
    found: dict[int, list[Attended]] = {}
    for meeting in held:
        for seat in seats:
            if seat.board_id == meeting.board_id and seat.sits_on(meeting.on) and seat.partner_id:
                there = came.get((meeting.pk, seat.pk), False)
                found.setdefault(seat.partner_id, []).append(Attended(meeting.on, there))
    return found


def _asked(partners: Sequence[Partner]) -> dict[int, list[Asked]]:
    """By partner, what meetings gave its people to do."""
    today = timezone.localdate()
    found: dict[int, list[Asked]] = {}
    for each in BoardAction.standing.filter(person__partner__in=partners).select_related("person"):
        if each.person is not None and each.person.partner_id is not None:
            found.setdefault(each.person.partner_id, []).append(Asked(each.due, today, each.done_on))
    return found
