"""Members join, owe, pay and leave; activities are planned and spent on; no amount is ever written over."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.db import DatabaseError, transaction
from django.utils import timezone

from tenure.partnership.actions import leads, members, money
from tenure.partnership.actions.leads import Taking
from tenure.partnership.actions.members import Owed
from tenure.partnership.actions.money import Money
from tenure.partnership.funding import fill_money
from tenure.partnership.may import HOLDER, Refused
from tenure.partnership.models import AuditEntry, Fee, Membership, MoneyLine, WorkstreamLead
from tenure.strategy.money import year_of
from tenure.terms.problems import UsedWrongly
from tests.given.members import an_account
from tests.given.money import FAIR

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("home")]
DUE = date(2025, 6, 30)


@pytest.fixture
def member(northvale):
    members.join(northvale, kind="core", on=date(2018, 4, 1), by=HOLDER)
    return northvale


def a_fee(partner, *, by=HOLDER, **more):
    owed = {"year": 2025, "kind": "membership fee", "amount": Decimal(100), "due": DUE} | more
    return members.set_fee(partner, Owed(**owed), by=by)


def spend(amount="10", *, on=date(2025, 9, 1), by=HOLDER, **more):
    said = {"activity": FAIR, "year": 2025, "source": "members", "amount": Decimal(amount)} | more
    return money.spend(Money(**said), on=on, by=by)


def test_a_member_leaves_and_comes_back_and_both_times_stay(member):
    members.leave(member, on=date(2020, 4, 1), why="Budgets were cut.", by=HOLDER)
    members.join(member, kind="associate", on=date(2022, 4, 1), by=HOLDER)
    assert [each.kind for each in member.memberships.all()] == ["core", "associate"]
    assert AuditEntry.objects.filter(what="ended a membership", partner="101").exists()


@pytest.mark.parametrize(
    ("work", "says"),
    [
        (
            lambda p: members.join(p, kind="core", on=DUE, by=HOLDER),
            "member already, since 1 April 2018",
        ),
        (lambda p: members.join(p, kind="gold", on=DUE, by=HOLDER), "Use core or associate"),
        (lambda p: members.leave(p, on=date(2018, 4, 1), why="So", by=HOLDER), "It leaves on a later day"),
        (lambda p: members.leave(p, on=DUE, why=" ", by=HOLDER), "The reason is empty"),
        (lambda p: a_fee(p, amount=Decimal(-5)), "The amount is £-5. It has to be £0.01 or more."),
        (lambda p: a_fee(p, amount=Decimal("NaN")), "The amount is no number"),
        (lambda p: a_fee(p, amount=Decimal("1.005")), "parts of a penny"),
        (lambda p: a_fee(p, amount=Decimal(10_000_001)), "Check the noughts"),
        (lambda p: a_fee(p, year=1999), "between 2000 and 2099"),
        (lambda p: a_fee(p, year=2016), "is no member in the year from 1 April 2016"),
        (lambda p: a_fee(p, due=date(2101, 1, 1)), "between 2000 and 2100"),
        (lambda p: a_fee(p, kind="tip"), "Use membership fee or contribution"),
        (lambda p: (a_fee(p), a_fee(p)), "is set already"),
    ],
)
def test_what_cannot_be_of_a_member_is_refused(member, work, says):
    with pytest.raises(UsedWrongly, match=says):
        work(member)


def test_a_fee_is_paid_in_parts_and_never_more_than_is_owed(member):
    fee = a_fee(member)
    members.pay(fee, Decimal(60), on=DUE, by=HOLDER)
    with pytest.raises(UsedWrongly, match=r"£40.00 is owed. £40.01 is more than that."):
        members.pay(fee, Decimal("40.01"), on=DUE, by=HOLDER)
    members.pay(fee, Decimal(40), on=DUE, by=HOLDER)
    assert fee.stands.state(on=timezone.localdate()) == "paid"


def test_a_wrong_payment_is_taken_back_and_stays_to_be_read(member):
    fee = a_fee(member)
    paid = members.pay(fee, Decimal(60), on=DUE, by=HOLDER)
    members.take_back(paid, why="It was for another year.", by=HOLDER)
    assert (fee.stands.owing, fee.payments.count()) == (100, 1)
    members.waive(fee, why="The board let it off.", by=HOLDER)
    fee.refresh_from_db()
    assert fee.stands.state(on=DUE) == "waived"
    with pytest.raises(UsedWrongly, match="The fee is waived"):
        members.pay(fee, Decimal(1), on=DUE, by=HOLDER)


def test_no_amount_changes_not_even_in_the_database(member):
    a_fee(member)
    with pytest.raises(DatabaseError, match="never changes"), transaction.atomic():
        Fee.objects.update(amount=1)


def test_spending_is_written_down_and_struck_out(fair):
    line = spend()
    money.strike(line, why="It was booked twice.", by=HOLDER)
    line.refresh_from_db()
    assert (line.struck_why, MoneyLine.objects.count()) == ("It was booked twice.", 1)


@pytest.mark.parametrize(
    ("said", "says"),
    [
        ({"activity": "nothing"}, "No activity in force has the code nothing"),
        ({"amount": "-1"}, "The amount is £-1"),
        ({"on": date(2026, 4, 1)}, "is not in the year from 1 April 2025"),
        ({"source": " "}, "The source is empty"),
        ({"source": "x" * 61}, "The source has 61 letters; the most is 60"),
        ({"year": 2100}, "between 2000 and 2099"),
        ({"on": date(2099, 9, 1), "year": 2099}, "between 1 January 2000 and today"),
    ],
)
def test_spending_that_cannot_be_is_refused(said, says, fair):
    with pytest.raises(UsedWrongly, match=says):
        spend(**said)
    assert not MoneyLine.objects.exists()


def taking(name="Hana", since=date(2025, 1, 1), **more):
    return Taking(name, since, **more)


def test_a_lead_is_handed_over_and_somebody_stands_in(fair):
    leads.appoint(FAIR, taking(), by=HOLDER)
    now = leads.appoint(FAIR, taking("Ruth", date(2025, 6, 1)), by=HOLDER)
    leads.stand_in(now, taking("Omar", date(2025, 7, 1)), until=date(2025, 8, 1), why="Leave", by=HOLDER)
    on = date(2025, 7, 15)
    assert {each.name for each in WorkstreamLead.objects.all() if each.leads_on(on)} == {"Ruth", "Omar"}


def test_a_stand_in_that_cannot_be_is_refused(fair):
    lead = leads.appoint(FAIR, taking(), by=HOLDER)
    gone = an_account("gone", partner="103")
    gone.is_active = False
    for who, until, says in (
        (taking("Hana"), date(2025, 2, 1), "cannot stand in for themselves"),
        (taking("Omar"), date(2025, 1, 1), "ends on a later day"),
        (taking("Omar", date(2024, 1, 1)), date(2025, 2, 1), "does not lead all of that time"),
        (taking("Gone", person=gone), date(2025, 2, 1), "has left. Name somebody who is there"),
    ):
        with pytest.raises(UsedWrongly, match=says):
            leads.stand_in(lead, who, until=until, why="Leave", by=HOLDER)
    with pytest.raises(UsedWrongly, match="No priority or activity in force"):
        leads.appoint("nothing", taking(), by=HOLDER)


@pytest.mark.parametrize("role", ["analyst", "board member"])
def test_only_leads_keep_members_and_money(member, role):
    other = an_account("otto", role, partner="103" if role == "analyst" else None)
    for work in (
        lambda: members.join(member, kind="core", on=DUE, by=other),
        lambda: a_fee(member, by=other),
        lambda: spend(by=other),
        lambda: leads.appoint(FAIR, taking(), by=other),
    ):
        with pytest.raises(Refused, match="Only partnership leads keep members"):
            work()


def test_the_example_has_members_fees_and_two_years_of_money_once(funded):
    today = timezone.localdate()
    fill_money()
    assert Membership.objects.count() == 3
    assert {line.year for line in MoneyLine.objects.all()} == {year_of(today), year_of(today) - 1}
    assert any(each.stands.state(on=today + timedelta(days=366)) == "overdue" for each in Fee.objects.all())
