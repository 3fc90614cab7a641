"""Members, fees, spending, leads and engagement as JSON: what their pages show, and what leads do on them."""

from __future__ import annotations

from typing import Any

from django.utils import timezone
from ninja import Router, Status

from tenure.partnership import accounting, engaging, may, treasurers
from tenure.partnership.actions import members, money
from tenure.partnership.models import Fee
from tenure.partnership.models.money import PLANNED
from tenure.publish.strategy.engagement import TakingPartRow, taking_part_rows
from tenure.strategy.money import year_of
from tenure.web.api.moneyshapes import (
    FeeIn,
    FeeOut,
    LeadOut,
    LineIn,
    LineOut,
    MemberIn,
    MemberOut,
    PaymentIn,
    SpendingOut,
    TakingPartOut,
)
from tenure.web.showing import SignedIn

router = Router(tags=["strategy"])


@router.get("/strategy/money", response=list[SpendingOut], summary="What is planned and spent in a year")
def spending(request: SignedIn, year: int | None = None) -> list[dict[str, Any]]:
    chosen = year if year is not None else year_of(timezone.localdate())
    found = accounting.year_accounts(request.user, chosen)
    return [
        {
            "activity": row.code,
            "title": row.title,
            "year": chosen,
            "planned": row.sum.planned,
            "spent": row.sum.spent,
            "left": row.sum.left,
            "way": row.way,
            "spent_before": row.before.spent,
        }
        for row in found.activities
    ]


@router.post("/strategy/money", response={201: LineOut}, summary="Plan money, or write down what was spent")
def add_line(request: SignedIn, asked: LineIn) -> Status[Any]:
    on = asked.on or timezone.localdate()
    said = money.Money(asked.activity, asked.year or year_of(on), asked.source, asked.amount, asked.note)
    if asked.kind == PLANNED:
        return Status(201, money.plan(said, by=request.user))
    return Status(201, money.spend(said, on=on, by=request.user))


@router.get("/strategy/members", response=list[MemberOut], summary="Members, and those that were")
def every_member(request: SignedIn) -> list[dict[str, Any]]:
    return [_member(each) for each in accounting.members(request.user)]


@router.post("/strategy/members", response={201: MemberOut}, summary="Let a partner join")
def join(request: SignedIn, asked: MemberIn) -> Status[dict[str, Any]]:
    held = members.let_join(asked.number, kind=asked.kind, on=asked.joined, by=request.user)
    return Status(201, _member(accounting.Member(held.partner, held, now=True)))


def _member(each: accounting.Member) -> dict[str, Any]:
    held = each.held
    return {
        "number": each.partner.number,
        "name": each.partner.name,
        "kind": held.kind,
        "joined": held.joined,
        "left": held.left,
        "now": each.now,
    }


@router.get("/strategy/fees", response=list[FeeOut], summary="Fees: all for a lead, one's own for an analyst")
def fees(request: SignedIn, year: int | None = None) -> list[dict[str, Any]]:
    may.require(treasurers.see_money(request.user), by=request.user, about="fees")
    rows = accounting.fees(request.user)
    found = rows.filter(year=year) if year is not None else rows
    return [_fee(each) for each in found]


@router.post("/strategy/fees", response={201: FeeOut}, summary="Say what a member owes for a year")
def set_fee(request: SignedIn, asked: FeeIn) -> Status[dict[str, Any]]:
    owed = members.Owed(asked.year, asked.kind, asked.amount, asked.due)
    return Status(201, _fee(members.charge(asked.number, owed, by=request.user)))


@router.post("/strategy/fees/{int:number}/payments", response={201: FeeOut}, summary="Write a payment down")
def pay(request: SignedIn, number: int, asked: PaymentIn) -> Status[dict[str, Any]]:
    may.require(treasurers.keep_money(request.user), by=request.user, about=f"fee {number}")
    found = Fee.objects.filter(pk=number).first()
    if found is None:
        raise may.OutOfSight("There is no such fee.")
    members.pay(found, asked.amount, on=asked.on, note=asked.note, by=request.user)
    return Status(201, _fee(found))


def _fee(each: Fee) -> dict[str, Any]:
    stands, today = each.stands, timezone.localdate()
    return {
        "id": each.pk,
        "number": each.partner.number,
        "year": each.year,
        "kind": each.kind,
        "amount": stands.amount,
        "paid": stands.paid,
        "owing": stands.owing,
        "due": each.due,
        "state": stands.state(on=today),
    }


@router.get("/strategy/leads", response=list[LeadOut], summary="Who leads which workstream")
def leads(request: SignedIn) -> list[dict[str, Any]]:
    return [
        {
            "workstream": each.code,
            "title": each.title,
            "lead": each.lead.name,
            "partner": each.lead.partner.number if each.lead.partner else "",
            "since": each.lead.since,
            "until": each.lead.until,
            "stands_in": [one.name for one in each.stand_ins if one.leads_on(timezone.localdate())],
        }
        for each in accounting.workstreams(request.user)
    ]


@router.get("/strategy/engagement", response=list[TakingPartOut], summary="How partners take part, by year")
def engagement(request: SignedIn) -> list[TakingPartRow]:
    return taking_part_rows(engaging.taking_part(request.user))
