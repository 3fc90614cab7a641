"""The shapes of members, fees, spending, leads and engagement. Pounds are written as text: "1200.50"."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Literal

from ninja import Schema


class SpendingOut(Schema):
    """One activity's money in a year."""

    activity: str
    title: str
    year: int
    planned: Decimal
    spent: Decimal
    left: Decimal
    way: str
    spent_before: Decimal


class LineIn(Schema):
    """Money planned for a year, or spent on a day. Without a year it is that of the day, or of today."""

    activity: str
    kind: Literal["planned", "spent"]
    source: str
    amount: Decimal
    year: int | None = None
    on: date | None = None
    note: str = ""


class LineOut(Schema):
    """A line of an activity's money."""

    id: int
    activity: str
    year: int
    kind: str
    source: str
    amount: Decimal
    on: date
    note: str


class MemberIn(Schema):
    """A partner that joins, by its number."""

    number: str
    kind: str
    joined: date


class MemberOut(Schema):
    """A member, or one that was; its latest time."""

    number: str
    name: str
    kind: str
    joined: date
    left: date | None
    now: bool


class FeeIn(Schema):
    """What a member owes for a year."""

    number: str
    year: int
    kind: str
    amount: Decimal
    due: date


class FeeOut(Schema):
    """A fee and where it stands."""

    id: int
    number: str
    year: int
    kind: str
    amount: Decimal
    paid: Decimal
    owing: Decimal
    due: date
    state: str


class PaymentIn(Schema):
    """Money that came in."""

    amount: Decimal
    on: date
    note: str = ""


class LeadOut(Schema):
    """A workstream, who leads it and who stands in today."""

    workstream: str
    title: str
    lead: str
    partner: str
    since: date
    until: date | None
    stands_in: list[str]


class TakingPartOut(Schema):
    """One engagement measure of one partner in one year."""

    partner: str
    measure: str
    year: int
    part: float
    whole: float
    value: float | None
    unit: str
