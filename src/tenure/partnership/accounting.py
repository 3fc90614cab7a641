"""The partnership's money as it is kept: lines of a year, fees that this person may see, members on a day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import QuerySet
from django.utils import timezone

from tenure.partnership import may, treasurers
from tenure.partnership.actions.frameworks import in_force
from tenure.partnership.actions.members import require_year
from tenure.partnership.models import (
    Account,
    Fee,
    FrameworkVersion,
    Membership,
    MoneyLine,
    Partner,
    WorkstreamLead,
)
from tenure.partnership.models.members import ANALYST, LEAD
from tenure.partnership.models.money import PLANNED
from tenure.partnership.wall import whole_partnership
from tenure.publish.numbers import listed
from tenure.publish.strategy.accounts import Accounts, FeeRow, FeeTotals, Spending, accounts, fee_totals
from tenure.strategy.money import Funded, begins, summed


def year_accounts(by: object, year: int) -> Accounts:
    """The money of a year by activity and source, with the year before beside it.

    UsedWrongly where the year is in no time that a strategy is about.
    """
    may.require(treasurers.see_money(by), by=by, about="money")
    require_year(year)
    return accounts(funded(year), funded(year - 1), year=year, titles=titles(), today=timezone.localdate())


def funded(year: int) -> list[Funded]:
    """What counts of a year's lines: the newest plan of each activity and source, and all that was spent."""
    kept: dict[tuple[str, str], list[Decimal]] = {}
    for line in MoneyLine.objects.filter(year=year, struck_on__isnull=True).order_by("activity", "on", "pk"):
        sums = kept.setdefault((line.activity, line.source), [Decimal(0), Decimal(0)])
        if line.kind == PLANNED:
            sums[0] = line.amount
        else:
            sums[1] += line.amount
    return [Funded(*key, *sums) for key, sums in kept.items()]


def of_activity(code: str) -> list[tuple[int, Spending]]:
    """The years in which an activity has money, the newest first, each with its sums by source."""
    today, title = timezone.localdate(), titles().get(code, code)
    found = MoneyLine.objects.filter(activity=code).values_list("year", flat=True).distinct()
    rows = []
    for year in sorted(set(found), reverse=True):
        lines = [each for each in funded(year) if each.activity == code]
        whole = summed(lines)
        sources = listed(sorted({each.source for each in lines}))
        rows.append((year, Spending(code, title, whole, whole.way(over=today >= begins(year + 1)), sources)))
    return rows


def titles() -> dict[str, str]:
    """The titles of the activities in force, by code; a code that is in force no more stands for itself."""
    version = in_force()
    return {each.code: each.title for each in version.framework.activities} if version else {}


def title_of(code: str) -> str:
    """An activity's title as the newest version that was ever in force and had it says; else its code."""
    if found := titles().get(code):
        return found
    once = FrameworkVersion.objects.filter(since__isnull=False).order_by("-since", "-number")
    had = (one for one in (each.framework.activity(code) for each in once) if one is not None)
    return next((one.title for one in had), code)


def years() -> list[int]:
    """The years that have money or fees that every reader may know of, the newest first."""
    return sorted(set(MoneyLine.objects.values_list("year", flat=True).distinct()), reverse=True)


def fees(by: object) -> QuerySet[Fee]:
    """The fees that this person may see: all for a lead, their own partner's for an analyst, else none."""
    rows = Fee.objects.select_related("partner").prefetch_related("payments")
    if isinstance(by, may.Holder) or (isinstance(by, Account) and by.is_active and by.role == LEAD):
        return rows
    if isinstance(by, Account) and by.is_active and by.role == ANALYST:
        return rows.filter(partner=by.partner)
    return rows.none()


def fee_rows(by: object, *, year: int | None = None, partner: Partner | None = None) -> list[FeeRow]:
    """The fees that this person may see, of one year or one partner where it is said."""
    rows, today = fees(by), timezone.localdate()
    if year is not None:
        rows = rows.filter(year=year)
    if partner is not None:
        rows = rows.filter(partner=partner)
    return [
        FeeRow(each.pk, each.partner.name, each.kind, each.year, stands, stands.state(on=today))
        for each in rows
        for stands in (each.stands,)
    ]


def totals_of_fees(by: object, year: int) -> FeeTotals:
    """What members owe and have paid together, which everybody who sees the money may know."""
    may.require(treasurers.see_money(by), by=by, about="money")
    with whole_partnership():
        rows = list(Fee.objects.filter(year=year).prefetch_related("payments"))
    return fee_totals(((str(each.partner_id), each.stands) for each in rows), on=timezone.localdate())


@dataclass(frozen=True)
class Member:
    """One member: the partner, and its time as a member that counts now or ended last."""

    partner: Partner
    held: Membership
    now: bool


def members(by: object) -> list[Member]:
    """Every member and former member, those that are in first, by name."""
    may.require(treasurers.see_money(by), by=by, about="members")
    today = timezone.localdate()
    last: dict[int, Membership] = {}
    for each in Membership.objects.select_related("partner").order_by("joined"):
        last[each.partner_id] = each
    found = [Member(each.partner, each, is_member(each, today)) for each in last.values()]
    return sorted(found, key=lambda each: (not each.now, each.partner.name))


def is_member(held: Membership, day: date) -> bool:
    """Whether a membership counts on a day."""
    return held.joined <= day and (held.left is None or day < held.left)


@dataclass(frozen=True)
class Led:
    """A workstream with who leads it, and who stands in now or next."""

    code: str
    title: str
    lead: WorkstreamLead
    stand_ins: tuple[WorkstreamLead, ...]


def workstream_titles() -> dict[str, str]:
    """The titles of everything that can have a lead, by code: priorities and activities in force."""
    version = in_force()
    named = {each.code: each.title for each in version.framework.priorities} if version else {}
    return named | titles()


def workstreams(by: object) -> list[Led]:
    """Every workstream that is led now or later, by its title."""
    may.require(treasurers.see_money(by), by=by, about="workstreams")
    today = timezone.localdate()
    named = workstream_titles()
    rows = WorkstreamLead.objects.filter(stands_in_for__isnull=True).select_related("partner", "person")
    found = [
        Led(
            each.workstream,
            named.get(each.workstream, each.workstream),
            each,
            tuple(one for one in each.stand_ins.all() if one.until is None or one.until > today),
        )
        for each in rows.prefetch_related("stand_ins__person")
        if each.until is None or each.until > today
    ]
    return sorted(found, key=lambda each: (each.title, each.lead.since))
