"""Leads at once in the strategy, each in a thread of their own: what is done is done once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from given.racing import all_at_once

RACES = {
    "close_a_risk": "1 3 1 1",
    "give_a_seat": "1 3 4",
    "write_decisions": "4 4 4",
    "ratify_at_two_meetings": "1 1 1",
    "finish_an_action": "4 1",
    "write_minutes": "1 3 1",
    "join_twice": "1 3 1",
    "appoint_two": "1 3 1",
    "pay_the_whole": "1 3 1",
    "give_two_values": "4 4",
}
"""What each race ends with, whoever wins it."""
DAY = date(2026, 3, 3)


def counted(acts: Sequence[Callable[[], object]], *, among: str = "") -> list[int]:
    """How many of these were done at the same moment, and how many were told why not."""
    said = all_at_once(acts)
    told = sum(each != "done" and among in each for each in said)
    return [said.count("done"), *([told] if among else [])]


def leads() -> list[Any]:
    """Two leads, each of whom presses twice."""
    from given.members import an_account

    return [an_account(name, "partnership lead") for name in ("ceri", "marion")] * 2


def close_a_risk() -> list[object]:
    """A risk is closed four times: the first reason stays, and is written down once."""
    from tenure.partnership.actions import risks
    from tenure.partnership.models import AuditEntry, Risk

    people = leads()
    first = risks.Reviewed(2, 2, date(2099, 1, 1))
    risk = risks.open_risk(risks.Opened("Few", "Cuts", "Fewer", "Lead"), first, by=people[0])
    acts = [lambda by=by, n=n: risks.close(risk, why=f"Over {n}", by=by) for n, by in enumerate(people)]
    won = counted(acts, among="is closed")
    closed = Risk.objects.filter(closed_on__isnull=False).count()
    return [*won, closed, AuditEntry.objects.filter(what="closed a risk").count()]


def give_a_seat() -> list[object]:
    """The same seat is given four times: somebody holds it once."""
    from given.boards import SINCE, a_board
    from tenure.partnership.actions import meetings
    from tenure.partnership.models import Seat

    board = a_board()
    seated = meetings.Seated("Dee", SINCE)
    won = counted([lambda by=by: meetings.seat(board, seated, by=by) for by in leads()], among="already")
    return [*won, Seat.objects.count()]


def write_decisions() -> list[object]:
    """Four decisions of one meeting at once: all are kept, under numbers of their own."""
    from given.boards import a_meeting
    from tenure.partnership.actions import meetings
    from tenure.partnership.models import BoardDecision

    meeting = a_meeting()
    acts = [lambda by=by, n=n: meetings.decide(meeting, f"Do {n}.", by=by) for n, by in enumerate(leads())]
    won = counted(acts)
    made = BoardDecision.objects.all()
    return [*won, made.count(), made.values("number").distinct().count()]


def ratify_at_two_meetings() -> list[object]:
    """One recommendation is ratified at two meetings at once: it stands by one of them."""
    from given.boards import a_board, a_meeting
    from tenure.partnership.actions import meetings
    from tenure.partnership.models import AuditEntry

    board, people = a_board(), leads()
    decision = meetings.decide(a_meeting(board, there=1), "Begin.", by=people[0])
    later = [a_meeting(board, on=date(2026, month, 1)) for month in (4, 5)]
    acts = [lambda at=at: meetings.ratify(decision, at, by=people[0]) for at in later]
    won = counted(acts, among="stands already")
    return [*won, AuditEntry.objects.filter(what="ratified a decision").count()]


def finish_an_action() -> list[object]:
    """An action is finished four times: it is written down once."""
    from given.boards import a_meeting
    from tenure.partnership.actions import meetings
    from tenure.partnership.models import AuditEntry

    people = leads()
    action = meetings.give_action(a_meeting(), meetings.Due("Write", "Ade", date(2026, 4, 1)), by=people[0])
    won = counted([lambda by=by: meetings.finish(action, on=DAY, by=by) for by in people])
    return [*won, AuditEntry.objects.filter(what="did an action").count()]


def write_minutes() -> list[object]:
    """Four writers began from the same minutes: the first keeps theirs, nobody's are written over."""
    from given.boards import a_meeting
    from tenure.partnership.actions import meetings

    meeting = a_meeting()
    acts = [
        lambda by=by, n=n: meetings.write_minutes(meeting, f"Text {n}", number=0, by=by)
        for n, by in enumerate(leads())
    ]
    won = counted(acts, among="Somebody else changed")
    meeting.refresh_from_db()
    return [*won, meeting.minutes_number]


def join_twice() -> list[object]:
    """A partner is made a member four times: it is one once."""
    from tenure.partnership.actions import members
    from tenure.partnership.models import Membership, Partner

    partner = Partner.of("101")
    acts = [lambda by=by: members.join(partner, kind="core", on=DAY, by=by) for by in leads()]
    return [*counted(acts, among="is a member already"), Membership.objects.count()]


def appoint_two() -> list[object]:
    """Two leads of one workstream from the same day: one leads."""
    from given.money import FAIR, put_in_force
    from tenure.partnership.actions import leads as actions
    from tenure.partnership.models import WorkstreamLead

    put_in_force(FAIR)
    acts = [
        lambda by=by, n=n: actions.appoint(FAIR, actions.Taking(f"Ade {n}", DAY), by=by)
        for n, by in enumerate(leads())
    ]
    return [*counted(acts, among="The next lead begins later"), WorkstreamLead.objects.count()]


def pay_the_whole() -> list[object]:
    """The whole of a fee is paid four times at once: it is written down once."""
    from decimal import Decimal

    from tenure.partnership.actions import members
    from tenure.partnership.models import Partner, Payment

    people, partner = leads(), Partner.of("101")
    members.join(partner, kind="core", on=date(2026, 1, 1), by=people[0])
    owed = members.Owed(2026, "membership fee", Decimal(500), date(2026, 6, 1))
    fee = members.set_fee(partner, owed, by=people[0])
    acts = [lambda by=by: members.pay(fee, Decimal(500), on=date(2026, 5, 1), by=by) for by in people]
    return [*counted(acts, among="is more than that"), Payment.objects.count()]


def give_two_values() -> list[object]:
    """Four values of one day: all are kept, and the newest of them counts."""
    from given.frameworks import a_framework
    from tenure.partnership.actions import kpis
    from tenure.partnership.models import KpiValue

    framework = a_framework()
    acts = [
        lambda by=by, n=n: kpis.give_value(framework, "k", kpis.Given(float(n), DAY), by=by)
        for n, by in enumerate(leads())
    ]
    won = counted(acts)
    newest = KpiValue.objects.order_by("at", "pk").last()
    assert [each.value for each in kpis.typed()["k"]] == [newest.value]
    return [*won, KpiValue.objects.count()]
