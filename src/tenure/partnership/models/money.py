"""Who is a member and since when, what members owe and pay, what activities cost, and who leads them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Final

from django.db import models
from django.urls import reverse
from django.utils import timezone

from tenure.partnership.models.members import Account, Partner
from tenure.strategy import money
from tenure.strategy.money import KINDS

FEE, CONTRIBUTION = "membership fee", "contribution"
FEES: Final = (FEE, CONTRIBUTION)
PLANNED, SPENT = "planned", "spent"
LINES: Final = (PLANNED, SPENT)


class Membership(models.Model):
    """A time in which a partner is a member; one that comes back has another."""

    partner = models.ForeignKey(Partner, on_delete=models.PROTECT, related_name="memberships")
    kind = models.CharField(max_length=9, choices=[(k, k) for k in KINDS])
    joined = models.DateField()
    left = models.DateField(null=True)
    left_why = models.CharField(max_length=1000, blank=True)

    class Meta:
        ordering = ("partner__name", "joined")
        constraints = (
            models.CheckConstraint(
                name="members_leave_after_they_join",
                condition=models.Q(left__isnull=True) | models.Q(left__gt=models.F("joined")),
            ),
        )

    def __str__(self) -> str:
        return f"{self.partner}, {self.kind}"

    def during(self, since: date, until: date) -> bool:
        """Whether any of it falls between two days, the second not included."""
        return self.joined < until and (self.left is None or self.left > since)


class Fee(models.Model):
    """What one member owes for one year. It never changes: what need not be paid is waived."""

    partner = models.ForeignKey(Partner, on_delete=models.PROTECT, related_name="fees")
    year = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=14, choices=[(k, k) for k in FEES])
    amount = models.DecimalField(max_digits=12, decimal_places=2)
    due = models.DateField()
    waived_on = models.DateField(null=True)
    waived_why = models.CharField(max_length=1000, blank=True)
    by = models.ForeignKey(Account, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ("-year", "kind", "partner__name")
        constraints = (
            models.UniqueConstraint(
                name="one_fee_a_member_year_and_kind", fields=("partner", "year", "kind")
            ),
            models.CheckConstraint(name="fees_are_above_nothing", condition=models.Q(amount__gt=0)),
        )

    def __str__(self) -> str:
        return f"{self.partner}, {self.kind} for {self.year}"

    @property
    def stands(self) -> money.Fee:
        """The fee as the strategy works with it. Payments that were taken back do not count."""
        paid = sum((each.amount for each in self.payments.all() if each.taken_back_on is None), Decimal(0))
        return money.Fee(self.amount, self.due, paid, waived=self.waived_on is not None)


class Payment(models.Model):
    """Money that came in for a fee. A wrong one is taken back, and both stay to be read."""

    fee = models.ForeignKey(Fee, on_delete=models.PROTECT, related_name="payments")
    amount = models.DecimalField(max_digits=12, decimal_places=2)
    on = models.DateField()
    note = models.CharField(max_length=1000, blank=True)
    taken_back_on = models.DateField(null=True)
    taken_back_why = models.CharField(max_length=1000, blank=True)
    by = models.ForeignKey(Account, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ("on", "pk")
        constraints = (
            models.CheckConstraint(name="payments_are_above_nothing", condition=models.Q(amount__gt=0)),
        )

    def __str__(self) -> str:
        return f"{self.amount} for {self.fee}"


class MoneyLine(models.Model):
    """Money planned for an activity in a year from a source, or spent. A wrong line is struck out.

    Of lines that plan the same, the newest counts; lines that spend add up.
    """

    activity = models.CharField(max_length=60)
    year = models.PositiveSmallIntegerField()
    source = models.CharField(max_length=60)
    kind = models.CharField(max_length=7, choices=[(k, k) for k in LINES])
    amount = models.DecimalField(max_digits=12, decimal_places=2)
    on = models.DateField()
    note = models.CharField(max_length=1000, blank=True)
    struck_on = models.DateField(null=True)
    struck_why = models.CharField(max_length=1000, blank=True)
    by = models.ForeignKey(Account, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ("on", "pk")
        indexes = (
            models.Index(name="money_of_a_year", fields=("year", "activity")),
            models.Index(name="money_of_an_activity", fields=("activity", "on")),
        )
        constraints = (
            models.CheckConstraint(name="money_is_never_below_nothing", condition=models.Q(amount__gte=0)),
        )

    def __str__(self) -> str:
        return f"{self.activity}, {self.year}: {self.kind} {self.amount}"

    def get_absolute_url(self) -> str:
        return reverse("strategy:money-of", args=[self.activity])


class WorkstreamLead(models.Model):
    """Who leads a workstream (a priority or an activity, by its code), from when until when.

    `stands_in_for` is the lead whom somebody stands in for, for a time that is said from the first.
    """

    workstream = models.CharField(max_length=60)
    name = models.CharField(max_length=200)
    partner = models.ForeignKey(Partner, null=True, on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey(Account, null=True, on_delete=models.PROTECT, related_name="+")
    since = models.DateField()
    until = models.DateField(null=True)
    stands_in_for = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="stand_ins")
    why = models.CharField(max_length=1000, blank=True)

    class Meta:
        ordering = ("workstream", "-since", "-pk")
        indexes = (models.Index(name="leads_of_a_workstream", fields=("workstream", "since")),)

    def __str__(self) -> str:
        return f"{self.name}, {self.workstream}"

    def leads_on(self, day: date) -> bool:
        """Whether it holds on a day."""
        return self.since <= day and (self.until is None or day < self.until)
