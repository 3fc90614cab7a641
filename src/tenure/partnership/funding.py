"""Members, fees, spending and leads of the made-up partnership, this year's and last year's, until today."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from decimal import Decimal
from typing import Final

from django.db import transaction
from django.utils import timezone

from tenure.partnership.actions import leads, members, money
from tenure.partnership.actions.frameworks import in_force
from tenure.partnership.actions.leads import Taking
from tenure.partnership.actions.members import Owed
from tenure.partnership.actions.money import Money
from tenure.partnership.may import HOLDER
from tenure.partnership.models import Account, Membership, Partner, WorkstreamLead
from tenure.partnership.models.money import CONTRIBUTION, FEE
from tenure.strategy.framework.parts import Activity
from tenure.strategy.money import begins, year_of
from tenure.terms.universities import SOUTHMERE

FOUNDED: Final = date(2018, 4, 1)
JOINED: Final[Mapping[str, tuple[str, date]]] = {
    "101": ("core", FOUNDED),
    "102": ("core", FOUNDED),
    "103": ("core", date(2019, 9, 1)),
    "104": ("core", FOUNDED),
    "105": ("associate", date(2021, 4, 1)),
    "106 / 107": ("core", FOUNDED),
    SOUTHMERE: ("core", FOUNDED),
}
YEARLY: Final = {"core": Decimal(12_000), "associate": Decimal(5_000)}
SHARE: Final = Decimal(28_000)
"""A core member's contribution beyond its fee."""
UNPAID, HALF_PAID = "105", "103"
"""Of this year: one has paid nothing though it is due, one has paid half of its fee."""
SPENT_OF_PLAN: Final = (Decimal("0.98"), Decimal("1.02"), Decimal("0.91"), Decimal("1.00"), Decimal("0.86"))
"""What last year's activities spent of their plan, one after another."""
OVER: Final = "careers-fair"
LEADS: Final = (
    ("partner-placements", "Ruth Adeyemi", SOUTHMERE, "ruth"),
    ("skills-gap", "Priya Raman", "101", "priya"),
    ("cpd-passport", "Hana Whitlock", "102", ""),
)


def fill_money(*, on: date | None = None) -> None:
    """Make the partners members, with fees, spending and leads of two years; once."""
    if Membership.objects.exists():
        return
    today = on or timezone.localdate()
    with transaction.atomic():
        for partner in Partner.objects.filter(number__in=JOINED):
            kind, since = JOINED[partner.number]
            members.join(partner, kind=kind, on=since, by=HOLDER)
            for year in (year_of(today) - 1, year_of(today)):
                _owe(partner, kind, year, today)
        version = in_force()
        for n, activity in enumerate(version.framework.activities if version else ()):
            _spend(activity, n, today)
        _lead(today)


def _owe(partner: Partner, kind: str, year: int, today: date) -> None:
    kinds = {FEE: (YEARLY[kind], 90), **({CONTRIBUTION: (SHARE, 240)} if kind == "core" else {})}
    for name, (amount, days) in kinds.items():
        due = begins(year) + timedelta(days=days)
        fee = members.set_fee(partner, Owed(year, name, amount, due), by=HOLDER)
        paid_on = due - timedelta(days=20)
        if paid_on > today or (year == year_of(today) and partner.number == UNPAID):
            continue
        half = year == year_of(today) and partner.number == HALF_PAID
        members.pay(fee, amount / 2 if half else amount, on=paid_on, by=HOLDER)


def _spend(activity: Activity, n: int, today: date) -> None:
    """Last year's plan and spending whole; of this year's the part that has passed."""
    if activity.cost is None:
        return
    cost, source, now = Decimal(str(activity.cost)), activity.funding or "members", year_of(today)
    share = SPENT_OF_PLAN[n % len(SPENT_OF_PLAN)]
    part = Decimal((today - begins(now)).days) / Decimal(365)
    if activity.code == OVER:
        share, part = Decimal("1.24"), Decimal("1.15")
    for year, spent in ((now - 1, cost * share), (now, cost * part)):
        money.plan(Money(activity.code, year, source, cost, "As the framework says"), by=HOLDER, on=today)
        amount = spent.quantize(Decimal(1))
        day = begins(year) + timedelta(days=min(300, max(0, (today - begins(year)).days)))
        if amount:
            money.spend(Money(activity.code, year, source, amount, "Invoices and pay"), on=day, by=HOLDER)


def _lead(today: date) -> None:
    since = today - timedelta(days=400)
    version = in_force()
    for code, name, number, username in LEADS:
        partner = Partner.objects.filter(number=number).first()
        if version is None or version.framework.activity(code) is None or partner is None:
            continue
        person = Account.objects.filter(username=username).first() if username else None
        leads.appoint(code, Taking(name, since, partner, person), by=HOLDER)
    held = WorkstreamLead.objects.filter(workstream=LEADS[0][0]).first()
    if held is not None:
        taking = Taking("Hana Whitlock", today - timedelta(days=20))
        leads.stand_in(held, taking, until=today + timedelta(days=40), why="Leave", by=HOLDER)
